"""Which sources does a bibliography give a story?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fabula.errors import InputError
from fabula.exchange.bibliography import from_csl
from fabula.exchange.bibtex import from_bibtex
from fabula.present.findings import safe_text

__all__ = ["imports"]

_READERS = {".json": from_csl, ".bib": from_bibtex, ".bibtex": from_bibtex}


def imports(
    file: Annotated[
        Path, typer.Argument(help="a CSL-JSON (.json) or BibTeX (.bib) file", show_default=False)
    ],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="a new file to write to", show_default=False)
    ] = None,
) -> None:
    """Make source records from a bibliography, as Zotero and its kin export it.

    They go to standard output, or into a new file of a story folder. Nothing is overwritten.
    """
    reader = _READERS.get(file.suffix.lower())
    if reader is None:
        raise InputError(f"{safe_text(file.name)} is no .json or .bib file")
    made = reader(_text(file), file.name)
    if out is None:
        typer.echo(made.toml, nl=False)
        return
    try:
        with out.open("x", encoding="utf-8", newline="\n") as target:
            target.write(made.toml)
    except OSError as error:
        raise InputError(f"{safe_text(str(out))} cannot be written: {error.strerror}") from None
    typer.echo(f"{len(made.sources)} sources and {len(made.agents)} agents", err=True)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{safe_text(str(file))} is not UTF-8") from None
    except OSError as error:
        raise InputError(f"{safe_text(str(file))} cannot be read: {error.strerror}") from None
