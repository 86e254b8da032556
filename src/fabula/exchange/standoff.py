"""Where the passages of a story stand: committed data beside the record, without a word of it.

``weighed.json`` holds, for each passage, its source, its place in code points and in words, and
the digest of its words, one passage a line, sorted by address, so that a change can be reviewed.
Where letters alone do not lead to its words, how so is added (:mod:`fabula.text.letters`).
With it a clone without the texts builds the same bytes as one that has them, and a passage that
has moved is noticed.

>>> from fabula.evidence import Placement
>>> place = Placement("nl", 10, 14, 2, 3, "0" * 64)
>>> read_weighed(weighed_text({"denial/day": place}), "weighed.json") == {"denial/day": place}
True
"""

from __future__ import annotations

import json
import re
from dataclasses import astuple
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fabula.errors import Fault, InputError, UnusableStoryError
from fabula.evidence import Placement
from fabula.exchange.folder import shown
from fabula.text.letters import Letters

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "FILE",
    "load_weighed",
    "read_file",
    "read_weighed",
    "save_file",
    "save_weighed",
    "text_files",
    "weighed_text",
]

FILE = "weighed.json"

_SHA256 = re.compile(r"[0-9a-f]{64}")
_LETTERS = [[], *([one] for one in Letters if one is not Letters.ALONE)]
_WRITTEN = "what 'fabula weigh' writes; delete the file and run it again"

# A damaged file is written anew, not mended: a few faults show what is the matter with it.
_MOST_FAULTS = 100


def load_weighed(folder: str | Path) -> dict[str, Placement]:
    """The stand-off data of a story folder, by address; empty if it was never weighed.

    Raises:
        UnusableStoryError: the file is there and cannot be read.
    """
    text = read_file(folder, FILE)
    return {} if text is None else read_weighed(text, FILE)


def read_file(folder: str | Path, name: str) -> str | None:
    """The text of a file of stand-off data, or None if there is no such file.

    Raises:
        UnusableStoryError: the file is there and cannot be read.
    """
    try:
        return (Path(folder) / name).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        came = getattr(error, "strerror", None) or "bytes that are not UTF-8"
        fault = Fault(name, "", "", came, "a readable file in UTF-8")
        raise UnusableStoryError(str(folder), [fault]) from None


def read_weighed(text: str, name: str) -> dict[str, Placement]:
    """Stand-off data from its text.

    Raises:
        UnusableStoryError: the text is not what ``weigh`` writes; carries the first 100 faults.
    """
    try:
        held = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnusableStoryError(name, [Fault(name, "", "", str(error)[:80], _WRITTEN)]) from None
    rows = held.get("passages") if isinstance(held, dict) and held.get("format") == 1 else None
    if not isinstance(rows, dict):
        raise UnusableStoryError(name, [Fault(name, "", "", shown(held), _WRITTEN)])
    placed = {address: _placement(row) for address, row in rows.items()}
    faulty = (address for address, place in placed.items() if place is None)
    faults = [
        Fault(name, address[:80], "", shown(rows[address]), _WRITTEN)
        for address in islice(faulty, _MOST_FAULTS)
    ]
    if faults:
        raise UnusableStoryError(name, faults)
    return {address: place for address, place in placed.items() if place is not None}


def _placement(row: Any) -> Placement | None:
    """A placement from its row, or None if the row is none."""
    match row:
        case [str(source), int(start), int(end), int(first), int(last), str(print_), *rest]:
            known = rest in _LETTERS
            if known and 0 <= start < end and 0 <= first <= last and _SHA256.fullmatch(print_):
                return Placement(source, start, end, first, last, print_, *map(Letters, rest))
    return None


def weighed_text(placed: Mapping[str, Placement]) -> str:
    """The text of the file: ASCII, one passage a line, sorted by address."""
    rows = [
        f"    {json.dumps(address)}: {json.dumps(_row(place))}"
        for address, place in sorted(placed.items())
    ]
    body = "{\n" + ",\n".join(rows) + "\n  }" if rows else "{}"
    return f'{{\n  "format": 1,\n  "passages": {body}\n}}\n'


def _row(place: Placement) -> list[str | int]:
    *row, letters = astuple(place)
    return row if letters is Letters.ALONE else [*row, letters]


def save_weighed(folder: str | Path, placed: Mapping[str, Placement]) -> None:
    """Write the stand-off data of a story folder.

    Raises:
        InputError: the file cannot be written.
    """
    save_file(folder, FILE, weighed_text(placed))


def save_file(folder: str | Path, name: str, text: str) -> None:
    """Write a file of stand-off data.

    Raises:
        InputError: the file cannot be written.
    """
    file = Path(folder) / name
    try:
        file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"{file} cannot be written: {error.strerror}") from None


def text_files(folder: str | Path) -> list[tuple[str, bytes]]:
    """Name and bytes of every file of a folder that is not hidden, by name.

    Raises:
        InputError: there is no such folder, or a file in it cannot be read.
    """
    folder = Path(folder)
    try:
        if not folder.is_dir():
            raise InputError(f"{folder} is no folder; name the one that holds the articles")
        files = sorted(file for file in folder.iterdir() if file.is_file() and file.name[0] != ".")
        return [(file.name, file.read_bytes()) for file in files]
    except OSError as error:
        raise InputError(f"{error.filename} cannot be read: {error.strerror}") from None
