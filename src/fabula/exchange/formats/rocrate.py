"""RO-Crate: the story, its tables and its references as one research object.

The crate holds the story folder, the tables as CSV and the references as CSL-JSON, and says of each
file what it is. What stands in it is data of the editors; the articles are named and are not in it.

Source: RO-Crate Metadata Specification 1.1.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from fabula.exchange.fact import ALL
from fabula.exchange.format import Exported, Format, LeftOut
from fabula.exchange.formats import csl, native, tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fabula.exchange.edition import Edition

__all__ = ["FORMATS", "METADATA", "Part", "crate"]

METADATA = "ro-crate-metadata.json"
"""The file that makes a folder a crate."""

_CONTEXT = "https://w3id.org/ro/crate/1.1/context"
_PARTS = (native.FORMATS[0], tables.FORMATS[0], csl.FORMATS[0])
_TYPES = {
    ".toml": "application/toml",
    ".csv": "text/csv",
    ".json": "application/json",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A file of a crate.

    Attributes:
        name: its path from the crate, with forward slashes.
        size: in bytes.
        sha256: of its bytes, in hexadecimal.
        media_type: what it is.
    """

    name: str
    size: int
    sha256: str
    media_type: str


def crate(edition: Edition, parts: Iterable[Part]) -> bytes:
    """The description of a crate that holds some files of an edition."""
    held = sorted(parts, key=lambda part: part.name)
    graph = [_descriptor(), _root(edition, held), *map(_file, held), *_others(edition)]
    document = {"@context": _CONTEXT, "@graph": graph}
    return f"{json.dumps(document, ensure_ascii=False, indent=1)}\n".encode()


def _descriptor() -> dict[str, Any]:
    return {
        "@id": METADATA,
        "@type": "CreativeWork",
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
        "about": {"@id": "./"},
    }


def _root(edition: Edition, parts: Iterable[Part]) -> dict[str, Any]:
    story = edition.story
    authors = [{"@id": f"#editor-{at}"} for at, _ in enumerate(story.editors, 1)]
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": story.title,
        "description": story.summary or story.title,
        "datePublished": story.released.isoformat() if story.released else None,
        "license": {"@id": f"https://spdx.org/licenses/{story.licence}"} if story.licence else None,
        "version": story.version,
        "inLanguage": story.language,
        "author": authors[0] if len(authors) == 1 else authors,
        "url": edition.permalink("timeline"),
        "hasPart": [{"@id": _address(part.name)} for part in parts],
    }
    return {name: value for name, value in root.items() if value}


def _address(name: str) -> str:
    """The name of a file as a relative address, in which the letters of ours are all plain."""
    return quote(name, safe="/+@,;=")


def _file(part: Part) -> dict[str, Any]:
    return {
        "@id": _address(part.name),
        "@type": "File",
        "name": part.name,
        "encodingFormat": part.media_type,
        "contentSize": str(part.size),
        "sha256": part.sha256,
    }


def _others(edition: Edition) -> Iterator[dict[str, Any]]:
    """The editors and the licence, as entities of their own."""
    for at, name in enumerate(edition.story.editors, 1):
        yield {"@id": f"#editor-{at}", "@type": "Organization", "name": name}
    licence = edition.story.licence
    if licence:
        address = f"https://spdx.org/licenses/{licence}"
        yield {"@id": address, "@type": "CreativeWork", "name": licence}


def _write(edition: Edition) -> Exported:
    files: dict[str, bytes] = {}
    left_out: list[LeftOut] = []
    for format in _PARTS:
        exported = format.write(edition)
        files |= exported.files
        left_out += exported.left_out
    described = crate(edition, (_part(name, data) for name, data in files.items()))
    return Exported({METADATA: described, **dict(sorted(files.items()))}, tuple(left_out))


def _part(name: str, data: bytes) -> Part:
    media_type = _TYPES["." + name.rpartition(".")[2]]
    return Part(name, len(data), hashlib.sha256(data).hexdigest(), media_type)


FORMATS = (
    Format(
        "rocrate",
        "RO-Crate 1.1",
        "application/ld+json",
        ".jsonld",
        "",
        _write,
        carries=ALL,
        main=f"rocrate/{METADATA}",
    ),
)
