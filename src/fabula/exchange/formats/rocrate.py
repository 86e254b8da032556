"""RO-Crate: the story, its tables and its references as one research object.

The crate holds the story folder, the tables as CSV and the references as CSL-JSON, and says of each
file what it is. What stands in it is data of the editors; the articles are named and are not in it.

Source: RO-Crate Metadata Specification 1.1.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from fabula.exchange.format import Exported, Format, LeftOut
from fabula.exchange.formats import csl, native, tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fabula.exchange.edition import Edition

__all__ = ["FORMATS"]

_CONTEXT = "https://w3id.org/ro/crate/1.1/context"
_METADATA = "ro-crate-metadata.json"
_PARTS = (native.FORMATS[0], tables.FORMATS[0], csl.FORMATS[0])
_TYPES = {
    ".toml": "application/toml",
    ".csv": "text/csv",
    ".json": "application/json",
}


def _descriptor() -> dict[str, Any]:
    return {
        "@id": _METADATA,
        "@type": "CreativeWork",
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
        "about": {"@id": "./"},
    }


def _root(edition: Edition, files: Mapping[str, bytes]) -> dict[str, Any]:
    story = edition.story
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": story.title,
        "description": story.summary or story.title,
        "datePublished": story.released.isoformat() if story.released else None,
        "license": {"@id": f"https://spdx.org/licenses/{story.licence}"} if story.licence else None,
        "version": story.version,
        "inLanguage": story.language,
        "author": [{"@id": f"#editor-{at}"} for at, _ in enumerate(story.editors, 1)],
        "url": edition.permalink("timeline"),
        "hasPart": [{"@id": name} for name in files],
    }
    return {name: value for name, value in root.items() if value}


def _file(name: str, data: bytes) -> dict[str, Any]:
    return {
        "@id": name,
        "@type": "File",
        "name": name,
        "encodingFormat": _TYPES["." + name.rpartition(".")[2]],
        "contentSize": str(len(data)),
        "sha256": hashlib.sha256(data).hexdigest(),
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
    for part in _PARTS:
        exported = part.write(edition)
        files |= exported.files
        left_out += exported.left_out
    files = dict(sorted(files.items()))
    graph = [_descriptor(), _root(edition, files)]
    graph += [_file(name, data) for name, data in files.items()]
    graph += _others(edition)
    document = {"@context": _CONTEXT, "@graph": graph}
    text = json.dumps(document, ensure_ascii=False, indent=1)
    return Exported({_METADATA: f"{text}\n".encode(), **files}, tuple(left_out))


FORMATS = (
    Format(
        "rocrate",
        "RO-Crate 1.1",
        "application/ld+json",
        ".jsonld",
        "",
        _write,
        main=f"rocrate/{_METADATA}",
    ),
)
