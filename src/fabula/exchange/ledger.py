"""The amounts and dates of a story's sources: committed data beside the record, without their words.

``ledger.json`` holds, for each source, which text was read, in which language and by which day, and
for each amount and date in it place, kind, value and digest, one a line, in their order. With it a
clone without the texts can tell what is unaccounted for. What accounts for a figure follows from
the record and is not stored (:func:`fabula.evidence.ledger`).

>>> from fabula.evidence import Figure
>>> listed = {"nl": Inventory("0" * 64, "nl", None, (Figure(3, 6, "date", "XXXX-05", "1" * 64),))}
>>> read_ledger(ledger_text(listed), "ledger.json") == listed
True
"""

from __future__ import annotations

import json
import re
from dataclasses import astuple
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

from fabula.errors import Fault, InputError, UnusableStoryError
from fabula.evidence import Figure, Inventory
from fabula.evidence.inventory import value_of
from fabula.exchange.folder import shown
from fabula.exchange.standoff import read_file, save_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

__all__ = ["LEDGER", "ledger_text", "load_ledger", "read_ledger", "save_ledger"]

LEDGER = "ledger.json"

_SHA256 = re.compile(r"[0-9a-f]{64}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WRITTEN = "what 'fabula weigh' writes; run it again"

# A damaged file is written anew, not mended: a few faults show what is the matter with it.
_MOST_FAULTS = 100


def load_ledger(folder: str | Path) -> dict[str, Inventory]:
    """The inventories of a story folder, by id of the source; empty if it was never weighed.

    Raises:
        UnusableStoryError: the file is there and cannot be read.
    """
    text = read_file(folder, LEDGER)
    return {} if text is None else read_ledger(text, LEDGER)


def read_ledger(text: str, name: str) -> dict[str, Inventory]:
    """Inventories from their text.

    Raises:
        UnusableStoryError: the text is not what ``weigh`` writes; carries the first 100 faults.
    """
    try:
        held = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnusableStoryError(name, [Fault(name, "", "", str(error)[:80], _WRITTEN)]) from None
    sources = held.get("sources") if isinstance(held, dict) and held.get("format") == 1 else None
    if not isinstance(sources, dict):
        raise UnusableStoryError(name, [Fault(name, "", "", shown(held), _WRITTEN)])
    faults = list(islice(_faults(name, sources), _MOST_FAULTS))
    if faults:
        raise UnusableStoryError(name, faults)
    return {id: _inventory(table) for id, table in sources.items()}


def _faults(name: str, sources: Mapping[str, Any]) -> Iterator[Fault]:
    for id, table in sources.items():
        match table:
            case {
                "fingerprint": str(print_),
                "language": str(),
                "written": str() | None as day,
                "figures": list(rows),
            } if _SHA256.fullmatch(print_) and (day is None or _DAY.fullmatch(day)):
                wrong = [row for row in rows if not _is_figure(row)]
                wrong += [] if wrong else [b for a, b in pairwise(rows) if b[0] < a[1]]
                for row in wrong:
                    yield Fault(name, id[:80], "figures", shown(row), _WRITTEN)
            case _:
                yield Fault(name, id[:80], "", shown(table), _WRITTEN)


def _is_figure(row: Any) -> bool:
    match row:
        case [int(start), int(end), str(kind), str(value), str(print_)]:
            try:
                value_of(kind, value)
            except InputError:
                return False
            return 0 <= start < end and _SHA256.fullmatch(print_) is not None
    return False


def _inventory(table: Mapping[str, Any]) -> Inventory:
    figures = tuple(Figure(*row) for row in table["figures"])
    return Inventory(table["fingerprint"], table["language"], table["written"], figures)


def ledger_text(listed: Mapping[str, Inventory]) -> str:
    """The text of the file: ASCII, one figure a line; sources by id, figures in their order."""
    tables = ",\n".join(f"    {json.dumps(id)}: {_table(listed[id])}" for id in sorted(listed))
    body = f"{{\n{tables}\n  }}" if listed else "{}"
    return f'{{\n  "format": 1,\n  "sources": {body}\n}}\n'


def _table(inventory: Inventory) -> str:
    head = {
        "fingerprint": inventory.fingerprint,
        "language": inventory.language,
        "written": inventory.written,
    }
    told = "".join(f"      {json.dumps(name)}: {json.dumps(it)},\n" for name, it in head.items())
    rows = ",\n".join(f"        {json.dumps(list(astuple(one)))}" for one in inventory.figures)
    figures = f"[\n{rows}\n      ]" if rows else "[]"
    return f'{{\n{told}      "figures": {figures}\n    }}'


def save_ledger(folder: str | Path, listed: Mapping[str, Inventory]) -> None:
    """Write the inventories of a story folder.

    Raises:
        InputError: the file cannot be written.
    """
    save_file(folder, LEDGER, ledger_text(listed))
