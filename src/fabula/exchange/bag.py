r"""How does a folder of files become an archive that can be checked, the same bytes wherever it is made?

A *bag* is a folder with its payload below ``data/`` and, beside it, a list of the SHA-256 of every
file: the layout archives and libraries exchange (BagIt), which their programs verify, and which
``sha256sum -c manifest-sha256.txt`` verifies as well. Its *serialisation* is a ZIP file with the bag
as its one folder.

ZIP, since repositories list what is in one and every member can be had singly. The members stand
sorted by name, each dated by the same day, with the permissions 0644, and stored as they are: the
bytes of a compressed member depend on the library that compressed it, those of a stored one on
nothing. A ZIP file knows the years 1980 to 2107; for a day outside it takes its first one.

Sources: RFC 8493, 2.1 to 2.2 and 4; APPNOTE 6.3.10, 4.4.6 (dates) and 4.5.3 (large members).

>>> info_text({"Contact-Name": "A\nB", "Internal-Sender-Identifier": ""})
'Contact-Name: A B\n'
"""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from typing import TYPE_CHECKING

from fabula.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

__all__ = ["PAYLOAD", "checksum", "fill_bag", "info_text", "unzipped", "zipped"]

PAYLOAD = "data"
"""The folder of a bag that holds what was put into it."""

_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_MANIFEST, _TAGS = "manifest-sha256.txt", "tagmanifest-sha256.txt"
_MODE = 0o100644 << 16
_UNIX = 3
_YEARS = range(1980, 2108)
# Of an archive that is read, so that a small file cannot fill a disk.
_MOST_BYTES = 1 << 32
_CHUNK = 1 << 20


def fill_bag(bag: Path, info: Mapping[str, str]) -> None:
    """Put the declaration, the description and the lists of checksums beside a payload.

    Args:
        bag: a folder that holds ``data/`` with the payload.
        info: what is said of the bag as a whole, by the labels of RFC 8493, 2.2.2.
    """
    manifest = list(_checksums(bag, bag / PAYLOAD))
    octets = sum((bag / name).stat().st_size for name, _ in manifest)
    told = {**info, "Payload-Oxum": f"{octets}.{len(manifest)}"}
    _write(bag / "bagit.txt", _DECLARATION)
    _write(bag / "bag-info.txt", info_text(told))
    _write(bag / _MANIFEST, _listed(manifest))
    tags = [(name, checksum(bag / name)) for name in ("bag-info.txt", "bagit.txt", _MANIFEST)]
    _write(bag / _TAGS, _listed(tags))


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")


def _checksums(bag: Path, folder: Path) -> Iterator[tuple[str, str]]:
    """Name, from the bag, and checksum of every file below a folder, sorted by name."""
    for name in sorted(file.relative_to(bag).as_posix() for file in _files(folder)):
        yield name, checksum(bag / name)


def _files(folder: Path) -> Iterator[Path]:
    return (file for file in folder.rglob("*") if file.is_file())


def checksum(file: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with file.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()


def _listed(sums: list[tuple[str, str]]) -> str:
    """A manifest: a line for each file; in a name ``%`` and ends of lines are percent-encoded."""
    return "".join(f"{digest}  {_encoded(name)}\n" for name, digest in sums)


def _encoded(name: str) -> str:
    return name.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def info_text(info: Mapping[str, str]) -> str:
    """The description of a bag: a line for each label whose value is not empty."""
    told = ((label, " ".join(value.split())) for label, value in info.items())
    return "".join(f"{label}: {value}\n" for label, value in told if value)


def zipped(bag: Path, out: Path, day: date) -> None:
    """Write a bag as a ZIP file, in place of what stood there; nothing is left of a failed one.

    Args:
        bag: the folder, whose name the archive keeps.
        out: the file.
        day: the date of every member.
    """
    known = (day.year, day.month, day.day) if day.year in _YEARS else (_YEARS[0], 1, 1)
    partial = out.with_name(f"{out.name}.part")
    names = sorted(file.relative_to(bag.parent).as_posix() for file in _files(bag))
    try:
        with zipfile.ZipFile(partial, "w") as archive:
            for name in names:
                info = zipfile.ZipInfo(name, (*known, 0, 0, 0))
                info.create_system, info.external_attr = _UNIX, _MODE
                info.file_size = (bag.parent / name).stat().st_size
                with (bag.parent / name).open("rb") as data, archive.open(info, "w") as member:
                    shutil.copyfileobj(data, member, _CHUNK)
        partial.replace(out)
    finally:
        partial.unlink(missing_ok=True)


def unzipped(archive: Path, folder: Path) -> Path:
    """The bag of an archive, written into a folder, each file of it held against its checksum.

    Raises:
        InputError: the file is no archive of one bag, holds more than 4 GiB, or is damaged.
    """
    try:
        with zipfile.ZipFile(archive) as held:
            if sum(member.file_size for member in held.infolist()) > _MOST_BYTES:
                raise InputError(f"{archive.name} holds more than {_MOST_BYTES >> 30} GiB")
            held.extractall(folder)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise InputError(f"{archive.name} is no ZIP file: {str(error)[:80]}") from None
    bags = sorted(file.parent for file in folder.glob("*/bagit.txt"))
    if len(bags) != 1:
        raise InputError(f"{archive.name} holds {len(bags)} bags; allowed: one")
    _check(bags[0], archive.name)
    return bags[0]


def _check(bag: Path, name: str) -> None:
    """That the payload is, byte for byte, what the manifest lists."""
    manifest = bag / _MANIFEST
    listed = manifest.read_text(encoding="utf-8", errors="replace") if manifest.is_file() else ""
    found = list(_checksums(bag, bag / PAYLOAD))
    if listed != _listed(found):
        raise InputError(f"{name} is damaged: its files differ from its {_MANIFEST}")
