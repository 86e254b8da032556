"""Which commands are there, and what happens when one of them cannot go on?

A command is a function in a file of its own; here it gets its place in ``fabula --help``. What it
raises is told in one line, and the exit code says that the input was unusable.
"""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import Annotated

import typer

import fabula
from fabula.cli.check import check
from fabula.cli.diff import diff
from fabula.cli.draft import draft
from fabula.cli.export import export
from fabula.cli.imports import imports
from fabula.cli.read import read
from fabula.cli.release import release
from fabula.cli.report import report
from fabula.cli.schema import schema
from fabula.cli.weigh import weigh
from fabula.errors import FabulaError
from fabula.present.findings import safe_text

__all__ = ["app", "main"]

app = typer.Typer(
    help="""Timelines others can check and cite: typed events, each claim tied to the exact words of a source.

A story is a folder of TOML files (see seeds/altman-chips): the sources, the people in it, and the
events, each with the words that attest it. The articles themselves stay where they are. Who has
them names their folder with --texts, or in the variable FABULA_TEXTS, and every quotation is
looked up in them.

A story of your own, step by step:

1. `fabula draft ARTICLES --out STORY` proposes what the articles hold, for you to keep or strike

2. `fabula schema > story.schema.json` lets your editor complete the files while you type

3. `fabula check STORY` lists all that is wrong, each with the place and the nearest right thing

4. `fabula weigh STORY --texts DIR` looks the quotations up and stores where they stand

5. `fabula report STORY` builds the site and says where to open it""",
    epilog="Exit codes: 0 clean, 1 findings about the record, 2 unusable input.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Run the command line; the entry point of the package."""
    for stream in (sys.stdout, sys.stderr):
        _widen(stream)
    try:
        app()
    except (FabulaError, OSError) as error:
        typer.echo(f"fabula: {safe_text(str(error), lines=True)}", err=True)
        raise SystemExit(2) from None


def _widen(stream: object) -> None:
    """Let a stream take any letter: a pipe or a file as UTF-8, a terminal as an escape if it must.

    Other programs read what is piped, and read it as UTF-8 on every system.
    """
    if isinstance(stream, TextIOWrapper):
        encoding = None if stream.isatty() else "utf-8"
        stream.reconfigure(encoding=encoding, errors="backslashreplace")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"fabula {fabula.__version__}")
        raise typer.Exit


@app.callback()
def _options(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="print the version")
    ] = False,
) -> None:
    """What holds for every command."""


for command in (draft, check, weigh, report, export, release, diff, read, schema):
    app.command()(command)
app.command("import")(imports)
