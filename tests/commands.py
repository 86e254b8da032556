"""The command line as a test uses it: run in this process, with what it printed and its exit code."""

from __future__ import annotations

import io
import sys
import unicodedata
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from unittest.mock import patch

from fabula.cli import main

__all__ = ["Ran", "fabula", "is_safe"]


@dataclass(frozen=True)
class Ran:
    """What came of one command."""

    code: int
    out: str
    err: str


def fabula(*arguments: object) -> Ran:
    """Run a command as a shell would; whatever is not an exit of the program is raised."""
    out, err = io.StringIO(), io.StringIO()
    argv = ["fabula", *map(str, arguments)]
    with patch.object(sys, "argv", argv), redirect_stdout(out), redirect_stderr(err):
        try:
            main()
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
            return Ran(code, out.getvalue(), err.getvalue())
    raise AssertionError("the program always says how it ended")


def is_safe(printed: str) -> bool:
    """Whether a terminal would only print it: no control, no turning of direction."""
    return all(c == "\n" or unicodedata.category(c)[0] != "C" for c in printed)
