"""What stands in the files of a story folder, before anybody asks what it means.

All ``*.toml`` files of a folder are one document; which table stands in which file is the writer's
choice. Files are read in the order of their names, entries in the order of their file. What cannot
be read is an :class:`Unread`: the fault, and which tables may be missing because of it. The rest
is read all the same.

>>> entry = Entry("events.toml", "event", 3, {"kind": "denial"})
>>> entry.label
'event 3'
"""

from __future__ import annotations

import re
import reprlib
import tomllib
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, Any

from fabula.errors import Fault, nearest
from fabula.exchange.schema import Document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["TABLES", "Entry", "Unread", "entries", "shown"]

TABLES = tuple(Document.model_fields)
"""The tables of a story file."""

# tomllib takes quadratic time over the parts of a key: 40,000 of them cost it a minute. A part
# begins only where none is going on, so that the search is linear.
_LONGEST_KEY = 100
_LONG_KEY = re.compile(rf"""(?<![\w"'-])(?:[\w"'-]++[ \t]*+\.[ \t]*+){{{_LONGEST_KEY}}}""")

_BRIEFLY = reprlib.Repr()
_BRIEFLY.maxstring = _BRIEFLY.maxother = 80


@dataclass(frozen=True, slots=True)
class Entry:
    """One table of a story file.

    Attributes:
        file: name of the file.
        table: name of the table.
        number: its place among the tables of that name in that file, from 1.
        data: what it holds.
    """

    file: str
    table: str
    number: int
    data: dict[str, Any]

    @property
    def id(self) -> str | None:
        """Its id, if it has one that is a text."""
        id = self.data.get("id")
        return id if isinstance(id, str) else None

    @property
    def label(self) -> str:
        """What to call it in a message: by its id if it has one, else by its number."""
        return f"{self.table} {self.number if self.id is None else repr(self.id[:80])}"


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of a folder that cannot be read.

    Attributes:
        fault: why.
        tables: the tables of which records may be missing because of it.
    """

    fault: Fault
    tables: tuple[str, ...] = TABLES


def entries(folder: Path) -> Iterator[Entry | Unread]:
    """Every table of every story file, and whatever cannot be read."""
    try:
        files = sorted(folder.glob("*.toml")) if folder.is_dir() else []
        came = "no story file" if folder.exists() else "no such folder"
    except OSError as error:
        files, came = [], error.strerror or "an unreadable folder"
    if not files:
        yield Unread(Fault(None, str(folder), "", came, "a folder with story files (*.toml)"))
    for file in files:
        yield from _file(file)


def shown(came: Any) -> str:
    """What came, in at most 80 characters, at a cost that does not depend on its size.

    >>> shown("denal"), shown(None), shown(True), shown([1] * 1_000_000)
    ("'denal'", 'nothing', 'true', '[1, 1, 1, 1, 1, 1, ...]')
    """
    if came is None or isinstance(came, bool):
        return "nothing" if came is None else str(came).lower()
    try:
        text = repr(came[:80]) if isinstance(came, str) else _BRIEFLY.repr(came)
    except ValueError:  # an integer of more digits than Python will write
        text = "a number of thousands of digits"
    text = came.isoformat() if isinstance(came, date | time) else text
    return text if len(text) <= 80 else f"{text[:77]}..."


def _file(file: Path) -> Iterator[Entry | Unread]:
    try:
        document = _document(file)
    except UnicodeDecodeError as error:
        came = f"byte {error.object[error.start]:#04x} at offset {error.start}"
        yield Unread(Fault(file.name, "", "", came, "UTF-8 text"))
    except tomllib.TOMLDecodeError as error:
        yield Unread(Fault(file.name, "", "", str(error)[:200], "TOML"))
    except ValueError:  # raised by int(), on which tomllib relies
        yield Unread(Fault(file.name, "", "", "a number of thousands of digits", "a shorter one"))
    except RecursionError:
        yield Unread(Fault(file.name, "", "", "arrays nested too deeply", "a few levels"))
    except OSError as error:
        yield Unread(Fault(file.name, "", "", error.strerror or "unreadable", "a readable file"))
    else:
        if not document:
            allowed = f"one of the tables {', '.join(TABLES)}"
            yield Unread(Fault(file.name, "", "", "nothing", allowed))
        yield from _tables(file.name, document)


def _document(file: Path) -> dict[str, Any]:
    if not file.is_file():
        raise OSError(0, "not a file")
    text = file.read_text(encoding="utf-8-sig")
    if _LONG_KEY.search(text):
        raise tomllib.TOMLDecodeError(f"a key of more than {_LONGEST_KEY} parts")
    return tomllib.loads(text)


def _tables(file: str, document: dict[str, Any]) -> Iterator[Entry | Unread]:
    for table, held in document.items():
        found = [held] if table == "story" else held
        if table not in TABLES:
            hint = nearest(table, TABLES)
            allowed = f"one of the tables {', '.join(TABLES)}"
            fault = Fault(file, table[:80], "", shown(table), allowed, hint)
            yield Unread(fault, (hint,) if hint else ())
        elif not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            brackets = f"[{table}]" if table == "story" else f"[[{table}]]"
            fault = Fault(file, table, "", shown(held), f"a table headed {brackets}")
            yield Unread(fault, (table,))
        else:
            for number, data in enumerate(found, 1):
                yield Entry(file, table, number, data)
