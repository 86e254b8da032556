"""The command line: one command for each thing people do with a story.

Exit codes: 0 clean, 1 findings about the record, 2 unusable input. Nothing a user can type or put
in a file ends in a traceback; what is wrong is told on standard error, results on standard output.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

import fabula
from fabula.errors import FabulaError, Fault, InputError, UnusableStoryError
from fabula.evidence import check as run_check
from fabula.evidence import match, passages, verify
from fabula.exchange import json_schema, load, load_weighed, save_weighed, text_files
from fabula.present.findings import finding_line, finding_record, safe_text, summary_line
from fabula.present.mentions import marked, table
from fabula.present.phrase import languages
from fabula.recognise.engine import read as recognise
from fabula.recognise.wire import read_lines
from fabula.text import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.evidence import Checked

__all__ = ["app", "main"]

app = typer.Typer(
    help="""Timelines others can check and cite: typed events, each claim tied to the exact words of a source.

A story is a folder of TOML files (see seeds/altman-chips): the sources, the people in it, and the
events, each with the words that attest it. The articles themselves stay where they are. Who has
them names their folder with --texts, or in the variable FABULA_TEXTS, and every quotation is
looked up in them.

A story of your own, step by step:

1. `fabula schema > story.schema.json` lets your editor complete the files while you type

2. `fabula check STORY` lists all that is wrong, each with the place and the nearest right thing

3. `fabula weigh STORY --texts DIR` looks the quotations up and stores where they stand

4. `fabula report STORY` builds the site and says where to open it""",
    epilog="Exit codes: 0 clean, 1 findings about the record, 2 unusable input.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Story = Annotated[Path, typer.Argument(help="folder of the story", show_default=False)]
Texts = Annotated[
    Path | None,
    typer.Option(
        "--texts", envvar="FABULA_TEXTS", help="folder of the articles", show_default=False
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="print one JSON object instead of lines")]


def main() -> None:
    """Run the command line; the entry point of the package."""
    try:
        app()
    except (FabulaError, OSError) as error:
        typer.echo(f"fabula: {safe_text(str(error), lines=True)}", err=True)
        raise SystemExit(2) from None


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


@app.command()
def check(story: Story, texts: Texts = None, as_json: AsJson = False) -> None:
    """Check a story: its record, its quotation budget, and every quotation where the texts are at hand.

    Without texts, format, ids, kinds, slots, budget and stand-off data are checked. With texts,
    each quotation must stand in its own source, word for word, where it was last weighed.
    """
    try:
        loaded, weighed = load(story), load_weighed(story)
        checked = run_check(loaded, weighed, None if texts is None else text_files(texts))
    except (FabulaError, OSError) as error:
        if not as_json:
            raise
        typer.echo(json.dumps({"unusable": _faults(error)}, ensure_ascii=True, indent=2))
        raise typer.Exit(2) from None
    typer.echo(_as_json(loaded.id, checked) if as_json else _as_lines(checked))
    raise typer.Exit(int(checked.fails))


def _faults(error: Exception) -> list[dict[str, str | None]]:
    """What makes input unusable: the faults of a story, or the one thing that came instead."""
    came = Fault(None, "", "", str(error), "a story and, if named, a folder of texts")
    faults = error.faults if isinstance(error, UnusableStoryError) else (came,)
    return [asdict(fault) for fault in faults]


def _as_json(id: str, checked: Checked) -> str:
    told = {
        "story": id,
        "fails": checked.fails,
        "counts": dict(checked.counts),
        "findings": [
            {**finding_record(finding), "fails": finding.fails} for finding in checked.findings
        ],
    }
    return json.dumps(told, ensure_ascii=True, indent=2)


def _as_lines(checked: Checked) -> str:
    lines = [finding_line(finding) for finding in checked.findings]
    return "\n".join([*lines, summary_line(checked)])


@app.command()
def weigh(story: Story, texts: Texts = None) -> None:
    """Look every quotation up in the texts, and store where it stands beside the story.

    Only texts with the newest fingerprint of the record are weighed. What is stored (weighed.json) holds
    places and digests, no words; commit it with the story.
    """
    if texts is None:
        raise InputError("weighing needs the articles: name their folder with --texts")
    loaded, before = load(story), load_weighed(story)
    matched = match(loaded, text_files(texts))
    exact = {id: text for id, text in matched.texts.items() if id in matched.newest}
    verified = verify(loaded, exact, {})
    sources = {one.address: one.passage.source for one in passages(loaded)}
    kept = {at: place for at, place in before.items() if sources.get(at, "") not in {"", *exact}}
    save_weighed(story, kept | dict(verified.placed))
    findings = (*matched.findings, *verified.findings)
    for finding in findings:
        typer.echo(finding_line(finding))
    texts_told = "1 text" if len(exact) == 1 else f"{len(exact)} texts"
    typer.echo(f"{len(verified.placed)} of {verified.sought} passages weighed in {texts_told}")
    raise typer.Exit(int(any(finding.fails for finding in findings)))


@app.command()
def report(
    folder: Annotated[
        Path, typer.Argument(help="folder of a story, or of Sphinx sources (with conf.py)")
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="where the site goes")] = Path("site"),
    builder: Annotated[str, typer.Option("--builder", "-b", help="Sphinx builder")] = "html",
) -> None:
    """Build the report as a site and say where to open it.

    A story folder is built with a plain set of pages; a folder with conf.py is built as it is.
    """
    missing = [name for name in ("sphinx", "myst_parser", "furo") if find_spec(name) is None]
    if missing:
        wanted = ", ".join(missing)
        raise InputError(f"the report needs {wanted}: install fabula with its extra 'report'")
    done = subprocess.run(_sphinx(folder, out, builder), check=False)
    if done.returncode:
        raise typer.Exit(2 if done.returncode == 2 else 1)
    index = (out / "index.html").resolve()
    place = index.as_uri() if index.exists() else safe_text(str(out))
    typer.echo(f"The report is built. Open {place}")


def _sphinx(folder: Path, out: Path, builder: str) -> list[str]:
    """The Sphinx command for a folder; every warning counts, and all are shown."""
    command = [sys.executable, "-m", "sphinx", "-b", builder, "-W", "--keep-going", "-q"]
    if (folder / "conf.py").exists():
        return [*command, str(folder), str(out)]
    language = _page_language(load(folder).language)
    site = Path(fabula.__file__).parent / "sphinxext" / "site"
    settings = {
        "fabula_story": folder.resolve(),
        "fabula_language": language,
        "language": language.partition("-")[0],
    }
    given = [f"-D{name}={value}" for name, value in settings.items()]
    return [*command, *given, str(site), str(out)]


def _page_language(language: str) -> str:
    """The story's own language if there are words for it, else English, which is said."""
    if language.partition("-")[0] in languages():
        return language
    known = ", ".join(languages())
    typer.echo(f"no words for pages in {language!r} ({known}); they are in English", err=True)
    return "en"


@app.command()
def read(
    file: Annotated[
        Path, typer.Argument(help="text to read; - is standard input", show_default=False)
    ] = Path("-"),
    lang: Annotated[
        str | None, typer.Option("--lang", "-l", help="its language (BCP 47), such as de or pt-PT")
    ] = None,
    written: Annotated[
        datetime | None,
        typer.Option("--date", formats=["%Y-%m-%d"], help="the day it was written"),
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
        raise InputError("a text is read in a language: name it with --lang")
    text = canonical(_bytes(file))
    mentions = recognise(text, lang, written.date() if written else None)
    console = Console(highlight=False)
    console.print(marked(text, mentions), markup=False, soft_wrap=True)
    if mentions:
        console.print(table(mentions))


def _bytes(file: Path) -> bytes:
    """All bytes of a file or of standard input."""
    if str(file) == "-":
        return sys.stdin.buffer.read()
    try:
        return file.read_bytes()
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}") from None


def _lines(file: Path) -> Iterator[str]:
    """The lines of a file or of standard input, one at a time."""
    if str(file) == "-":
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")  # type: ignore[union-attr]
        yield from sys.stdin
    else:
        yield from _bytes(file).decode("utf-8-sig", errors="surrogateescape").splitlines()


@app.command()
def schema() -> None:
    """Print the JSON Schema of a story file, for editors that complete and check while typing."""
    typer.echo(json.dumps(json_schema(), indent=2, sort_keys=True))


if __name__ == "__main__":
    main()
