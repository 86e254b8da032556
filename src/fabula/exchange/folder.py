"""What stands in the files of a story folder, before anybody asks what it means.

All ``*.toml`` files of a folder are one document; which table stands in which file is the writer's
choice. Files are read in the order of their names, entries in the order of their file. A file that
cannot be read is a :class:`~fabula.errors.Fault`, and the others are read all the same.

>>> entry = Entry("events.toml", "event", 3, {"kind": "denial"})
>>> entry.label
'event 3'
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fabula.errors import Fault, nearest
from fabula.exchange.schema import Document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Entry", "entries", "shown"]

_TABLES = tuple(Document.model_fields)


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
    def label(self) -> str:
        """What to call it in a message: by its id if it has one, else by its number."""
        id = self.data.get("id")
        return f"{self.table} {id[:80]!r}" if isinstance(id, str) else f"{self.table} {self.number}"


def entries(folder: Path) -> Iterator[Entry | Fault]:
    """Every table of every story file, and a fault for whatever cannot be read."""
    files = sorted(folder.glob("*.toml")) if folder.is_dir() else []
    if not files:
        came = "no such folder" if not folder.exists() else "no story file"
        yield Fault(None, str(folder), "", came, "a folder with story files (*.toml)")
    for file in files:
        yield from _file(file)


def shown(came: Any) -> str:
    """What came, in at most 80 characters of plain ASCII-safe text.

    >>> shown("denal"), shown(None)
    ("'denal'", 'nothing')
    """
    text = "nothing" if came is None else repr(came)
    return text if len(text) <= 80 else f"{text[:77]}..."


def _file(file: Path) -> Iterator[Entry | Fault]:
    try:
        document = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        came = f"byte {error.object[error.start]:#04x} at offset {error.start}"
        yield Fault(file.name, "", "", came, "UTF-8 text")
    except tomllib.TOMLDecodeError as error:
        yield Fault(file.name, "", "", str(error)[:200], "TOML")
    except RecursionError:
        yield Fault(file.name, "", "", "tables or arrays nested too deeply", "a few levels")
    except OSError as error:
        yield Fault(file.name, "", "", error.strerror or "unreadable", "a readable file")
    else:
        if not document:
            yield Fault(file.name, "", "", "nothing", f"one of the tables {', '.join(_TABLES)}")
        yield from _tables(file.name, document)


def _tables(file: str, document: dict[str, Any]) -> Iterator[Entry | Fault]:
    for table, held in document.items():
        found = [held] if table == "story" else held
        if table not in _TABLES:
            allowed = f"one of the tables {', '.join(_TABLES)}"
            yield Fault(file, table[:80], "", shown(table), allowed, nearest(table, _TABLES))
        elif not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            brackets = f"[{table}]" if table == "story" else f"[[{table}]]"
            yield Fault(file, table, "", shown(held), f"a table headed {brackets}")
        else:
            for number, data in enumerate(found, 1):
                yield Entry(file, table, number, data)
