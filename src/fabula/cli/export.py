"""In which form do others want the story?"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fabula.errors import InputError
from fabula.exchange import load, load_weighed
from fabula.exchange.edition import Edition
from fabula.exchange.format import Format, format_named, formats
from fabula.present.findings import safe_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fabula.exchange.format import LeftOut

__all__ = ["export"]

_ALL, _LIST = "all", "list"


def export(
    format: Annotated[
        str, typer.Argument(help="name of a format, or `all`; `list` says which there are")
    ],
    story: Annotated[
        Path | None, typer.Argument(help="folder of the story", show_default=False)
    ] = None,
    event: Annotated[
        list[str] | None, typer.Option("--event", "-e", help="id of an event; may be repeated")
    ] = None,
    address: Annotated[
        str,
        typer.Option(
            "--address",
            help="address of the built site, for permalinks; with */ where pages are folders",
        ),
    ] = "",
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="file, or folder where there are several")
    ] = None,
) -> None:
    """Write a story, or some of its events, in a format others use.

    A format of one text file goes to standard output unless a place is named with --out. What a
    format cannot carry is counted on standard error.
    """
    if format == _LIST:
        typer.echo("\n".join(map(_line, formats().values())))
        return
    if format != _ALL:
        format_named(format)
    if story is None:
        raise InputError(
            f"a story is exported: name its folder, as in fabula export {format} STORY"
        )
    edition = Edition.of(load(story), event or None, address, load_weighed(story))
    if format == _ALL:
        _write_all(edition, out)
    else:
        _write_one(format_named(format), edition, out)


def _line(format: Format) -> str:
    return f"{format.name:<12}{format.title}; {format.loses or 'carries everything'}"


def _write_one(format: Format, edition: Edition, out: Path | None) -> None:
    if not format.at_hand:
        raise InputError(_missing(format))
    exported = format.write(edition)
    _tell(format, exported.left_out)
    if out is not None:
        _save(exported.files, out)
    elif len(exported.files) == 1 and format.media_type.startswith(("text/", "application/")):
        typer.echo(next(iter(exported.files.values())), nl=False)
    else:
        raise InputError(f"{format.name} makes several files: name a folder with --out")


def _write_all(edition: Edition, out: Path | None) -> None:
    """Every format whose packages are here, one after the other, so that one is held at a time."""
    if out is None:
        raise InputError("all formats make many files: name a folder with --out")
    for format in formats().values():
        if not format.at_hand:
            typer.echo(_missing(format), err=True)
            continue
        exported = format.write(edition)
        _tell(format, exported.left_out)
        _save(exported.files, out / format.name if len(exported.files) > 1 else out)


def _missing(format: Format) -> str:
    needed = f"{format.name} needs {format.needs}"
    return f"{needed}: install fabula with its extra '{format.name}'"


def _save(files: Mapping[str, bytes], out: Path) -> None:
    """Write files below a folder; a single one may be given its own name instead."""
    single = len(files) == 1 and out.suffix and not out.is_dir()
    try:
        for name, data in files.items():
            target = out if single else out / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    except OSError as error:
        raise InputError(f"{safe_text(str(out))} cannot be written: {error.strerror}") from None


def _tell(format: Format, left_out: Sequence[LeftOut]) -> None:
    """How many records a format left out, by reason."""
    for (how, because), count in sorted(
        Counter((one.how, one.because) for one in left_out).items()
    ):
        records = "1 record" if count == 1 else f"{count} records"
        typer.echo(f"{format.name}: {records} {how}: {safe_text(because)}", err=True)
