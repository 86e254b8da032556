"""Which files stand in a built site beside its pages, for programs and for reference managers?

*The whole* is in the folder ``exports``: the story in every format that needs no package of its own,
so that the site is the same wherever it is built, byte for byte as ``fabula export all`` writes it.
*Beside* the page of each event and of each source stand the formats in which one record is asked
for: the notations of reference managers, and linked data. All formats for all records would be as
many files again as there are pages, ten times over, of which most would say the same.

The files are written when the pages are, for a site alone. What an earlier build wrote and this one
does not is removed; a note of it is kept with the doctrees. If neither the story nor the address has
changed, nothing is written.

>>> beside("event", "index")["csl"]
'events/index_.csl.json'
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fabula import __version__
from fabula.exchange.format import formats
from fabula.sphinxext.model import content_digest
from fabula.sphinxext.records import is_site, page_of
from fabula.story import Event

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from fabula.exchange.edition import Edition
    from fabula.exchange.format import Format
    from fabula.exchange.reference import Reference
    from fabula.sphinxext.model import Model

__all__ = ["BESIDE", "beside", "whole", "write_exports"]

BESIDE = ("biblatex", "csl", "jsonld", "ris")
"""The formats that stand beside the page of a record."""

_FOLDER = "exports"


def beside(type: str, id: str) -> dict[str, str]:
    """The path in the site of each file of an event or a source, by the name of its format."""
    return {name: page_of(type, id) + formats()[name].suffix for name in BESIDE}


def whole(story: str) -> list[tuple[Format, str]]:
    """Each format the whole story is in, with the path in the site of its main file."""
    return [
        (format, f"{_FOLDER}/{format.main or story + format.suffix}")
        for format in formats().values()
        if not format.needs
    ]


def write_exports(app: Sphinx, error: Exception | None) -> None:
    """Write the files of a site and remove those that are no more; Sphinx calls it at the end."""
    if error is not None or not is_site(app.builder):
        return
    domain: Any = app.env.domains["fab"]
    noted = Path(app.doctreedir, f"exports-{app.builder.name}.json")
    made = json.loads(noted.read_text(encoding="utf-8")) if noted.is_file() else {}
    address, out = domain.address, Path(app.outdir)
    digest = _digest(domain.model, address) if app.config.fabula_pages else ""
    before = made.get("files", [])
    if made.get("digest") == digest and not app.fresh_env_used and _are_there(out, before):
        return
    now = [_save(out, *file) for file in _files(domain.model, address)] if digest else []
    for path in set(before) - set(now):
        Path(out, path).unlink(missing_ok=True)
    noted.write_text(json.dumps({"digest": digest, "files": now}), encoding="utf-8")


def _digest(model: Model, address: str) -> str:
    """What the files are made from."""
    parts = (__version__, content_digest(model.folder), sorted(model.rules), address, [*formats()])
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _are_there(out: Path, paths: list[str]) -> bool:
    return all(Path(out, path).is_file() for path in paths)


def _save(out: Path, path: str, data: bytes) -> str:
    """Write a file, unless it holds that already: what has not changed need not be published again."""
    file = Path(out, path)
    if not file.is_file() or file.read_bytes() != data:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return path


def _files(model: Model, address: str) -> Iterator[tuple[str, bytes]]:
    """The path and the bytes of every file, one format at a time."""
    edition, references = model.edition(address), model.references(address)
    for format, path in whole(model.story.id):
        files = format.write(edition).files
        folder = path.rpartition("/")[0]
        yield from ((f"{folder}/{name}", data) for name, data in files.items())
    for record, alone in edition.alone():
        type = "event" if isinstance(record, Event) else "source"
        yield from _record(references[type, record.id], alone)


def _record(reference: Reference, alone: Edition) -> Iterator[tuple[str, bytes]]:
    """The files of one record, each with its path."""
    for name, path in beside(reference.work.value, reference.id).items():
        format = formats()[name]
        if format.one:
            yield path, format.one(reference).encode()
        else:
            (data,) = format.write(alone).files.values()
            yield path, data
