"""What goes into the release of a story, and when is there none?

A *release* is one archive (:mod:`.bag`) that outlives the site: the record, its stand-off data and
history, every export, a description of each file (RO-Crate), how to cite it, its licence. No text
of an article is in it. A story is released only if nothing is wrong with its record, and if it says
which version it is, from which day, by whom, and under which licence.

The same record gives the same bytes, with the same versions of what writes them; these are named in
the archive. Members are dated by the day of the release. The editors' own files are not copied, but
written anew: what stands in them beside the record, such as a comment, is not published by mistake.

:func:`opened` is the way back: a released story is read as its folder is.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version as installed
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import fabula
from fabula.errors import InputError
from fabula.exchange.bag import PAYLOAD, checksum, fill_bag, unzipped, zipped
from fabula.exchange.collation import FILE as COLLATION
from fabula.exchange.collation import collation_text
from fabula.exchange.format import format_named, formats
from fabula.exchange.formats.rocrate import METADATA, Part, crate
from fabula.exchange.history import HISTORY, history_text
from fabula.exchange.ledger import LEDGER, ledger_text
from fabula.exchange.readme import Written, readme
from fabula.exchange.standoff import FILE as WEIGHED
from fabula.exchange.standoff import weighed_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fabula.evidence import Inventory
    from fabula.evidence.collating.collated import Collated
    from fabula.exchange.edition import Edition
    from fabula.exchange.format import Format
    from fabula.exchange.history import Version
    from fabula.story import Timeline

__all__ = ["Release", "archive_name", "check_ready", "licence_text", "opened", "write_release"]

# These have places of their own in the archive.
_PLACED = frozenset({"native", "cff", "rocrate"})
_STORY, _EXPORTS = "story", "exports"
_WRITERS = ("babel", "pyarrow", "tomli-w")
_LICENCES = ("LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE", "LICENCE.md", "LICENCE.txt")
_TYPES = {
    ".cff": "application/yaml",
    ".csv": "text/csv",
    ".json": "application/json",
    ".md": "text/markdown",
    ".parquet": "application/vnd.apache.parquet",
    ".toml": "application/toml",
    ".txt": "text/plain",
}


@dataclass(frozen=True, slots=True)
class Release:
    """What a release is made from.

    Attributes:
        edition: the whole story, with where its passages stand.
        history: its versions, this one last.
        inventories: of the amounts and dates of its sources; empty if they were never listed.
        collation: what its texts say of one another.
        licence: the text of its licence.
    """

    edition: Edition
    history: tuple[Version, ...]
    inventories: Mapping[str, Inventory]
    collation: Collated
    licence: str


def check_ready(story: Timeline) -> None:
    """Refuse a story that does not say what is released, or formats that cannot be written.

    Raises:
        InputError: the story has no version, day, editors or licence; or a package is missing.
    """
    wanted = {
        "version": story.version,
        "released": story.released,
        "editors": story.editors,
        "licence": story.licence,
    }
    missing = [name for name, value in wanted.items() if not value]
    if missing:
        raise InputError(f"a release needs {', '.join(missing)} in [story]")
    for format in formats().values():
        if not format.at_hand:
            extra = f"install fabula with its extra {format.name!r}"
            raise InputError(f"a release holds {format.name}, which needs {format.needs}: {extra}")


def archive_name(story: Timeline) -> str:
    """What the archive of a story is called, without its ending: id and version.

    >>> from fabula.story import Timeline
    >>> archive_name(Timeline("demo", "A demo", version="1.0 beta"))
    'demo-1.0-beta'
    """
    return f"{story.id}-{re.sub(r'[^A-Za-z0-9.+]+', '-', story.version)[:80]}"


def licence_text(folder: Path, story: Timeline) -> str:
    """The licence that lies in a story folder; else its identifier and where its text stands.

    Raises:
        InputError: the file cannot be read.
    """
    for name in _LICENCES:
        file = folder / name
        if file.is_file():
            try:
                return file.read_text(encoding="utf-8-sig")
            except (OSError, UnicodeDecodeError):
                raise InputError(f"{name} of the story is not readable as UTF-8") from None
    return (
        f"SPDX-License-Identifier: {story.licence}\n\nhttps://spdx.org/licenses/{story.licence}\n"
    )


def write_release(release: Release, out: Path) -> tuple[Written, ...]:
    """Write the archive of a release; gives what was exported.

    One export is held in memory at a time.

    Args:
        release: what goes into it.
        out: the file, which is replaced; nothing is left of one that fails.

    Raises:
        InputError: as :func:`check_ready`; or the file cannot be written.
        RecordError: a date says more than EDTF can hold.
    """
    story = release.edition.story
    check_ready(story)
    try:
        with TemporaryDirectory() as folder:
            bag = Path(folder, archive_name(story))
            exports = _fill(bag / PAYLOAD, release)
            fill_bag(bag, _info(release.edition))
            zipped(bag, out, release.history[-1].released)
    except OSError as error:
        raise InputError(f"{out} cannot be written: {error.strerror}") from None
    return exports


def _fill(data: Path, release: Release) -> tuple[Written, ...]:
    """Write the payload; gives the exports."""
    edition = release.edition
    types: dict[str, str] = {}
    exports = tuple(_export(format, edition, data, types) for format in formats().values())
    kept = tuple(one for one in exports if one is not None)
    stand_off = {
        WEIGHED: weighed_text(edition.placed),
        LEDGER: ledger_text(release.inventories),
        COLLATION: collation_text(release.collation),
        HISTORY: history_text(release.history),
    }
    held = {f"{_STORY}/{name}": text.encode() for name, text in stand_off.items()}
    for name in ("native", "cff"):
        for file, content in format_named(name).write(edition).files.items():
            held[f"{_STORY}/{file}" if name == "native" else file] = content
    held["LICENSE.txt"] = release.licence.encode()
    held["README.md"] = readme(edition, kept).encode()
    _save(data, held)
    parts = (_part(file, data, types) for file in sorted(data.rglob("*")) if file.is_file())
    _save(data, {METADATA: crate(edition, list(parts))})
    return kept


def _export(format: Format, edition: Edition, data: Path, types: dict[str, str]) -> Written | None:
    """Write one export, and note of which type its main file is."""
    if format.name in _PLACED:
        return None
    exported = format.write(edition)
    single = len(exported.files) == 1
    place = f"{_EXPORTS}/" if single else f"{_EXPORTS}/{format.name}/"
    _save(data, {place + name: content for name, content in exported.files.items()})
    types[f"{_EXPORTS}/{format.file(edition)}"] = format.media_type
    if single:
        place += next(iter(exported.files))
    return Written(place, format, exported.left_out)


def _save(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _part(file: Path, data: Path, types: Mapping[str, str]) -> Part:
    name = file.relative_to(data).as_posix()
    media_type = types.get(name) or _TYPES.get(file.suffix, "application/octet-stream")
    return Part(name, file.stat().st_size, checksum(file), media_type)


def _info(edition: Edition) -> dict[str, str]:
    """What the bag says of itself (RFC 8493, 2.2.2), and what wrote it."""
    story = edition.story
    writers = [f"fabula {fabula.__version__}", *(f"{one} {installed(one)}" for one in _WRITERS)]
    return {
        "Source-Organization": ", ".join(story.editors),
        "External-Description": story.title,
        "External-Identifier": edition.permalink("timeline") or "",
        "Internal-Sender-Identifier": archive_name(story),
        "Bagging-Date": story.released.isoformat() if story.released else "",
        "Bag-Software-Agent": ", ".join(writers),
    }


@contextmanager
def opened(place: Path) -> Iterator[Path]:
    """The story folder of a release while it is needed; a place that is no file is given as it is.

    Raises:
        InputError: the file is no release, or is damaged.
    """
    if not place.is_file():
        yield place
        return
    with TemporaryDirectory() as folder:
        story = unzipped(place, Path(folder)) / PAYLOAD / _STORY
        if not story.is_dir():
            raise InputError(f"{place.name} is a bag, but no release of a story")
        yield story
