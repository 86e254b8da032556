"""How does a story begin, if there is nothing but articles?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fabula.draft import aside_stanzas
from fabula.draft import draft as run_draft
from fabula.errors import InputError
from fabula.evidence import ledger
from fabula.exchange import dump, load, load_ledger, load_weighed, text_files
from fabula.present.findings import safe_text
from fabula.story.slug import proposed_slug

if TYPE_CHECKING:
    from fabula.draft import Drafted

__all__ = ["draft"]


def draft(
    paths: Annotated[
        list[Path], typer.Argument(help="articles, or folders of them", show_default=False)
    ],
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="folder of the new story", show_default=False),
    ] = None,
    lang: Annotated[
        list[str] | None,
        typer.Option(
            "--lang", "-l", help="language (BCP 47) of an article: FILE=de", show_default=False
        ),
    ] = None,
    asides: Annotated[
        bool,
        typer.Option("--asides", help="print entries for what a story leaves unaccounted for"),
    ] = False,
) -> None:
    """Draft a story from articles alone: sources, which comes from which, and what they tell in figures.

    Every amount and date becomes a claim with the fewest words that point to it. What they tell of is left
    to you: keep, change, or strike. Nothing is ever written over.

    With --asides the argument is a story, and what it leaves unaccounted for is printed as entries in which
    you fill in the reason.
    """
    if asides:
        _print_asides(paths)
        return
    if out is None:
        raise InputError("a draft needs a new folder: name it with --out")
    texts = _texts(paths, _languages(lang or []))
    _check_is_free(out)
    told = run_draft(texts, proposed_slug(out.resolve().name) or "draft")
    dump(told.story, out)
    typer.echo("\n".join(_lines(told, out)))


def _print_asides(paths: list[Path]) -> None:
    if len(paths) != 1:
        raise InputError(f"--asides takes one story, not {len(paths)}")
    story = load(paths[0])
    lines = ledger(story, load_weighed(paths[0]), load_ledger(paths[0]))
    typer.echo(aside_stanzas(lines), nl=False)


def _languages(given: list[str]) -> dict[str, str]:
    """The language of each file by its name."""
    found = {}
    for one in given:
        name, sign, language = one.rpartition("=")
        if not (name and sign and language):
            raise InputError(f"--lang {one[:80]!r} names no file and its language: FILE=de, say")
        found[Path(name).name] = language
    return found


def _texts(paths: list[Path], languages: dict[str, str]) -> list[tuple[str, bytes, str | None]]:
    """Name, bytes and language of every article."""
    files = [file for path in paths for file in _files(path)]
    names = [name for name, _ in files]
    if not files:
        raise InputError("there is no article to draft from")
    for name in sorted(set(languages) - set(names)):
        raise InputError(f"--lang names {name[:80]!r}, which is none of the articles")
    for name in sorted({name for name in names if names.count(name) > 1}):
        raise InputError(f"two articles are called {name[:80]!r}; rename one")
    return [(name, data, languages.get(name)) for name, data in files]


def _files(path: Path) -> list[tuple[str, bytes]]:
    if path.is_dir():
        return text_files(path)
    try:
        return [(path.name, path.read_bytes())]
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from None


def _check_is_free(out: Path) -> None:
    """Refuse to write into a folder that holds anything, or over a file."""
    try:
        taken = out.exists() and (not out.is_dir() or any(out.iterdir()))
    except OSError as error:
        raise InputError(f"{out} cannot be read: {error.strerror}") from None
    if taken:
        raise InputError(f"{out} is there already; name a new folder with --out")


def _lines(told: Drafted, out: Path) -> list[str]:
    """What was drafted, what was not, and what comes next."""
    story = told.story
    counts = (
        (sum(source.seen for source in story.sources), "source"),
        (len(story.lineage), "lineage"),
        (len(story), "event"),
        (sum(1 for _ in story.claims()), "claim"),
    )
    lines = [f"{name} repeats another article and was left out" for name in told.repeated]
    lines += [
        f"source:{id}: {count} of its amounts and dates left out, since no more of it may be quoted"
        for id, count in told.left_out.items()
    ]
    drafted = ", ".join(f"{count} {noun}{'s' * (count != 1)}" for count, noun in counts)
    lines.append(f"{drafted} drafted in {out}")
    return [safe_text(line) for line in lines]
