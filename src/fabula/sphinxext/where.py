r"""At which line of which story file a record stands, so that a warning can point to it.

The loader keeps no lines; they are found again by the headings of the tables and the lines that
give an ``id``, which is how the format is written by hand and by ``dump``. What is written
otherwise (inline tables) is found by its file alone.

>>> text = '[[event]]\nid = "denial"\n  [[event.claim]]\n  id = "day"\n[[source]]\nid = "nl"\n'
>>> dict(addresses(text.splitlines()))
{'denial': 2, 'denial/day': 4, 'source:nl': 6}
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

__all__ = ["addresses", "where"]

_HEADING = re.compile(r"\s*\[\[?\s*([a-z.]+)\s*\]")
_ID = re.compile(r"""\s*id\s*=\s*["']([a-z0-9-]+)["']""")


def where(files: Iterable[Path], addresses_sought: Iterable[str]) -> dict[str, str]:
    """File and line of each address, as ``path:line``; the first file for one not found."""
    files = list(files)
    places = {
        address: f"{file}:{line}"
        for file in reversed(files)
        for address, line in addresses(file.read_text(encoding="utf-8-sig").splitlines())
    }
    return {sought: _nearest(sought, places, f"{files[0]}:1") for sought in addresses_sought}


def addresses(lines: Iterable[str]) -> Iterator[tuple[str, int]]:
    """The address of each record in the lines of a file, and its line, from 1."""
    table = event = ""
    for number, line in enumerate(lines, 1):
        if heading := _HEADING.match(line):
            table = heading[1]
        elif id := _ID.match(line):
            if table == "event":
                event = id[1]
                yield event, number
            elif table == "event.claim":
                yield f"{event}/{id[1]}", number
            else:
                yield f"{table}:{id[1]}", number


def _nearest(sought: str, places: dict[str, str], otherwise: str) -> str:
    """The place of an address, or of the record it is a part of."""
    while sought not in places and "/" in sought:
        sought = sought.rpartition("/")[0]
    return places.get(sought, otherwise)
