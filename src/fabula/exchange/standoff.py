"""Where the passages of a story stand: committed data beside the record, without a word of it.

``weighed.json`` holds, for each passage, its source, its place in code points and in words, and
the digest of its words, one passage a line, sorted by address, so that a change can be reviewed.
With it a clone without the texts builds the same bytes as one that has them, and a passage that
has moved is noticed.

>>> from fabula.evidence import Placement
>>> place = Placement("nl", 10, 14, 2, 3, "0" * 64)
>>> read_weighed(weighed_text({"denial/day": place}), "weighed.json") == {"denial/day": place}
True
"""

from __future__ import annotations

import json
from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from fabula.errors import Fault, InputError, UnusableStoryError
from fabula.evidence import Placement

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["FILE", "load_weighed", "read_weighed", "save_weighed", "text_files", "weighed_text"]

FILE = "weighed.json"

_Offset = Annotated[int, Field(ge=0)]
_Row = tuple[
    str, _Offset, _Offset, _Offset, _Offset, Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
]


class _Weighed(BaseModel):
    """The shape of the file: address to source, start, end, first and last word, digest."""

    model_config = ConfigDict(extra="forbid")

    format: Literal[1]
    passages: dict[str, _Row]


def load_weighed(folder: str | Path) -> dict[str, Placement]:
    """The stand-off data of a story folder, by address; empty if it was never weighed.

    Raises:
        UnusableStoryError: the file is there and cannot be read.
    """
    file = Path(folder) / FILE
    if not file.exists():
        return {}
    try:
        return read_weighed(file.read_text(encoding="utf-8"), FILE)
    except (OSError, UnicodeDecodeError) as error:
        fault = Fault(FILE, "", "", str(error)[:80], "a readable file in UTF-8")
        raise UnusableStoryError(str(folder), [fault]) from None


def read_weighed(text: str, name: str) -> dict[str, Placement]:
    """Stand-off data from its text.

    Raises:
        UnusableStoryError: the text is not what ``weigh`` writes; carries every fault.
    """
    try:
        weighed = _Weighed.model_validate_json(text)
    except ValidationError as error:
        faults = [
            Fault(name, ", ".join(str(step)[:80] for step in one["loc"]), "", one["msg"][:80],
                  "what 'fabula weigh' writes; run it again")
            for one in error.errors(include_url=False, include_input=False)
        ]  # fmt: skip
        raise UnusableStoryError(name, faults) from None
    return {address: Placement(*row) for address, row in weighed.passages.items()}


def weighed_text(placed: Mapping[str, Placement]) -> str:
    """The text of the file: ASCII, one passage a line, sorted by address."""
    rows = [
        f"    {json.dumps(address)}: {json.dumps(list(astuple(place)))}"
        for address, place in sorted(placed.items())
    ]
    body = "{\n" + ",\n".join(rows) + "\n  }" if rows else "{}"
    return f'{{\n  "format": 1,\n  "passages": {body}\n}}\n'


def save_weighed(folder: str | Path, placed: Mapping[str, Placement]) -> None:
    """Write the stand-off data of a story folder."""
    (Path(folder) / FILE).write_text(weighed_text(placed), encoding="utf-8", newline="\n")


def text_files(folder: str | Path) -> list[tuple[str, bytes]]:
    """Name and bytes of every file of a folder that is not hidden, by name.

    Raises:
        InputError: there is no such folder, or a file in it cannot be read.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise InputError(f"{folder} is no folder; name the one that holds the articles")
    files = sorted(file for file in folder.iterdir() if file.is_file() and file.name[0] != ".")
    try:
        return [(file.name, file.read_bytes()) for file in files]
    except OSError as error:
        raise InputError(f"{error.filename} cannot be read: {error.strerror}") from None
