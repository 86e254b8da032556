"""The command line as a test uses it: run in this process, with what it printed and its exit code."""

from __future__ import annotations

import io
import sys
import unicodedata
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from unittest.mock import patch

from fabula.cli import main

__all__ = ["Ran", "fabula", "is_safe", "together"]


@dataclass(frozen=True)
class Ran:
    """What came of one command."""

    code: int
    out: str
    err: str


def fabula(*arguments: object) -> Ran:
    """Run a command as a shell would; whatever is not an exit of the program is raised."""
    out, err = io.StringIO(), io.StringIO()
    return Ran(_code(arguments, out, err), out.getvalue(), err.getvalue())


def together(*arguments: object) -> tuple[int, str]:
    """The exit code of a command, and all that it prints, in the order a terminal shows it."""
    shown = io.StringIO()
    return _code(arguments, shown, shown), shown.getvalue()


def _code(arguments: tuple[object, ...], out: io.StringIO, err: io.StringIO) -> int:
    """Run a command; gives its exit code."""
    argv = ["fabula", *map(str, arguments)]
    with patch.object(sys, "argv", argv), redirect_stdout(out), redirect_stderr(err):
        try:
            main()
        except SystemExit as ended:
            return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    raise AssertionError("the program always says how it ended")


def is_safe(printed: str) -> bool:
    """Whether a terminal would only print it: no control, no turning of direction."""
    return all(c == "\n" or unicodedata.category(c)[0] != "C" for c in printed)
