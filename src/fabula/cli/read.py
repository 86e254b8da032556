"""Which amounts and dates are in a text, and what do they mean?"""

from __future__ import annotations

import sys
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from fabula.errors import InputError
from fabula.locale.data import languages
from fabula.present.mentions import marked, table
from fabula.recognise.engine import read as recognise
from fabula.recognise.wire import read_lines
from fabula.text import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["read"]


def _day(came: str) -> date:
    """A whole day; a month or a year is not enough to count from."""
    try:
        return date.fromisoformat(came)
    except ValueError:
        raise typer.BadParameter(f"{came[:40]!r} is not a day, such as 2024-02-09") from None


def read(
    file: Annotated[
        Path, typer.Argument(help="text to read; - is standard input", show_default=False)
    ] = Path("-"),
    lang: Annotated[
        str | None, typer.Option("--lang", "-l", help="its language (BCP 47), such as de or pt-PT")
    ] = None,
    written: Annotated[
        date | None,
        typer.Option("--date", parser=_day, metavar="YYYY-MM-DD", help="the day it was written"),
    ] = None,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help='lines of {"id", "text", "lang", "date"} in and out')
    ] = False,
) -> None:
    """Find every amount and date in a text, with all readings and the grounds of the chosen one.

    Relative dates ("last year") need the day the text was written; without it they have no bounds.
    With --jsonl a line that cannot be read is answered with its error, and the run goes on.
    """
    if jsonl:
        for answer in read_lines(_lines(file)):
            typer.echo(answer)
        return
    if lang is None:
        known = ", ".join(languages())
        raise InputError(f"a text is read in a language: name it with --lang, one of {known}")
    text = _text(file)
    mentions = recognise(text, lang, written)
    console = Console(highlight=False)
    console.print(marked(text, mentions), markup=False, soft_wrap=True)
    if mentions:
        console.print(table(mentions))
    else:
        typer.echo("fabula: no amount and no date was found", err=True)


def _text(file: Path) -> str:
    """The text of a file, or of standard input."""
    came = _bytes(file)
    try:
        return canonical(came)
    except InputError as error:
        raise error if str(file) == "-" else InputError(f"{file}: {error}") from None


def _bytes(file: Path) -> bytes:
    """All bytes of a file or of standard input."""
    if str(file) == "-":
        return bytes(_standard_input().buffer.read())
    try:
        return file.read_bytes()
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}") from None


def _lines(file: Path) -> Iterator[str]:
    """The lines of a file or of standard input, one at a time."""
    if str(file) == "-":
        stream = _standard_input()
        stream.reconfigure(encoding="utf-8", errors="surrogateescape")
        yield from stream
    else:
        yield from _bytes(file).decode("utf-8-sig", errors="surrogateescape").splitlines()


def _standard_input() -> TextIOWrapper:
    """What is piped in or typed; a program can be started without either."""
    if not isinstance(sys.stdin, TextIOWrapper):
        raise InputError("there is no standard input; name a file")
    return sys.stdin
