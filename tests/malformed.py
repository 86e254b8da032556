"""Stories with faults in them, and the faults that must be told: all of them, and no others.

A fault is planted in the tables of a sound story. Most are planted in a record that is added, so
that any number of them can stand side by side; some change a record that was there.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import strategies as st

from fabula.exchange.native import FILES
from fabula.exchange.table import tables
from fabula.story import Timeline
from stories import timelines

__all__ = ["PLANTS", "Tables", "Told", "malformed_stories", "planted"]

Told = tuple[str | None, str, str]
"""What must be told of a fault: file, entry, field."""

Tables = dict[str, Any]
_PRINT = "ab" * 32

_FILE_OF = {table: file for file, held in FILES.items() for table in held}


def _event(number: int, **fields: Any) -> dict[str, Any]:
    """A sound event without claims."""
    return {"id": f"bad-{number}", "kind": "statement", "title": "A bad event", **fields}


def _claimed(number: int, **fields: Any) -> dict[str, Any]:
    """A sound event with two claims, the second of which has these fields."""
    sound = {
        "id": "who",
        "source": "source-0",
        "quote": "so it says",
        "gives": "speaker",
        "value": "agent-0",
    }
    claim = {"id": "bad", "source": "source-0", "quote": "and more", **fields}
    claim = {name: value for name, value in claim.items() if value is not None}
    return _event(number, claim=[sound, claim])


def _source(number: int, **fields: Any) -> dict[str, Any]:
    return {"id": f"bad-{number}", "label": "A bad source", **fields}


_Plant = Callable[[Tables, int], Told]
PLANTS: list[_Plant] = []


def _added(table: str, made: Callable[[int], dict[str, Any]], entry: str, field: str) -> None:
    """Plant a record; ``{n}`` in the entry stands for its number."""

    def plant(held: Tables, number: int) -> Told:
        held[table].append(made(number))
        return _FILE_OF[table], entry.format(n=number, at=len(held[table])), field

    PLANTS.append(plant)


def _in_claim(field: str, entry: str = "claim 'bad-{n}/bad'", /, **fields: Any) -> None:
    _added("event", lambda number: _claimed(number, **fields), entry, field)


def _in_event(field: str, /, **fields: Any) -> None:
    _added("event", lambda number: _event(number, **fields), "event 'bad-{n}'", field)


def _in_source(field: str, /, **fields: Any) -> None:
    _added("source", lambda number: _source(number, **fields), "source 'bad-{n}'", field)


# References that lead nowhere.
_in_claim("source", source="nowhere")
_in_claim("voice", voice={"of": "nobody"})
_in_claim("value", gives="speaker", value="nobody")
_in_event("before", before=[{"event": "never", "because": "x"}])
_in_source("publisher", publisher="nobody")
_in_source("authors", authors=["agent-0", "nobody"])
_added("lineage", lambda _: {"source": "source-0", "origin": "nowhere", "type": "cites", "because": "x"},
       "lineage of 'source-0'", "origin")  # fmt: skip
_added("tombstone", lambda number: {"table": "event", "id": f"bad-{number}", "because": "x",
                                    "replaced_by": "never"},
       "tombstone 'bad-{n}'", "replaced_by")  # fmt: skip

# Kinds and slots.
_in_event("kind", kind="no-such-kind")
_in_claim("gives", gives="no-such-slot")
_in_claim("value", gives="speaker")
_in_claim("value", gives="when", value="2024-02-08")
_in_claim("expect", gives="topic", expect="2024-02-08")
_in_claim("expect", gives="when", expect="2024-02-30")
_in_claim("expect", gives="when", expect="5e12 USD")
_in_claim("expect", expect="2024")
_in_claim("value", value="something")
_in_claim("expect", gives="topic", value="something", expect="2024")
_in_event("claim", claim=[{"id": "a", "source": "source-0", "quote": "so it says"}])
_added("event", lambda number: _event(number, before=[{"event": f"bad-{number}", "because": "x"}]),
       "event 'bad-{n}'", "before")  # fmt: skip

# Passages.
_in_claim("quote", quote=None)
_in_claim("at", at=[1, 2], sha256=_PRINT)
_in_claim("at", quote=None, at=[2, 1], sha256=_PRINT)
_in_claim("quote", quote=None, at=[1, 2])
_in_claim("nth", quote=None, at=[1, 2], sha256=_PRINT, nth=1)

# Ids.
_added("event", lambda number: _event(number, id=f"Bad {number}\x1b[2J"),
       "event 'Bad {n}\\x1b[2J'", "id")  # fmt: skip
_added("agent", lambda number: {"id": "a" * 81, "name": "x"}, f"agent '{'a' * 80}'", "id")
_in_claim("claim 2 'Bad', id", "event 'bad-{n}'", id="Bad")
_in_claim("id", "claim 'bad-{n}/who'", id="who")

# Shapes.
_in_event("title", title=None)
_in_event("title", title=" \t")
_in_event("note", note=["a", "list"])
_in_event("claim", claim={"id": "a"})
_in_event("claim 1", claim=["a"])
_in_event("titel", titel="x")
_in_event("before 1, because", before=[{"event": "event-0", "because": ""}])
_in_claim("claim 2 'bad', glos", "event 'bad-{n}'", glos="x")
_in_claim("claim 2 'bad', quote", "event 'bad-{n}'", quote=7)
_in_claim("claim 2 'bad', quote", "event 'bad-{n}'", quote="...")
_in_claim("claim 2 'bad', nth", "event 'bad-{n}'", nth=0)
_in_claim("claim 2 'bad', at 1", "event 'bad-{n}'", quote=None, at=["a", 2], sha256=_PRINT)
_in_claim("claim 2 'bad', expect", "event 'bad-{n}'", gives="when", expect=date(2024, 2, 8))
_in_claim(
    "claim 2 'bad', voice, manner", "event 'bad-{n}'", voice={"of": "agent-0", "manner": "sung"}
)
_in_source("words", words=True)
_in_source("words", words=10**16)
_in_source("url", url="ftp://example.org")
_in_source("language", language="german", fingerprints=[_PRINT])
_in_source("language", fingerprints=[_PRINT])
_in_source("fingerprints 1", fingerprints=["AB" * 32])
_in_source("fingerprints 1", language="de", fingerprints=[0.5])
_in_source("published", published="2024-02-08")
_in_source("published, when", published={"when": "2024-02-31", "because": "x"})
_in_source("published, when", published={"when": date(2024, 2, 8), "because": "x"})
_in_source("published, because", published={"when": "2024-02-08"})
_added(
    "agent",
    lambda number: {"id": f"bad-{number}", "name": "x", "type": "robot"},
    "agent 'bad-{n}'",
    "type",
)
_added("agent", lambda number: {"id": f"bad-{number}"}, "agent 'bad-{n}'", "name")
_added("agent", lambda number: {"id": f"bad-{number}", "name": "x", "names": {"deutsch": "x"}},
       "agent 'bad-{n}'", "names, deutsch")  # fmt: skip
_added("lineage", lambda _: {"source": "source-0", "origin": "source-0", "type": "cites", "because": "x"},
       "lineage {at}", "origin")  # fmt: skip
_added("accept", lambda _: {"code": "unsited", "at": "x", "because": "x"}, "accept {at}", "code")
_added("kind", lambda number: {"id": f"bad-{number}", "meaning": "x",
                               "slot": [{"name": "a", "type": "agent", "begun": True}]},
       "kind 'bad-{n}'", "begun")  # fmt: skip
_added("kind", lambda number: {"id": "denial", "meaning": "x"}, "kind 'denial'", "id")


_SEVEN = {"value": "7 EUR", "because": "x"}


def _in_relation(field: str, /, *operands: dict[str, str], **fields: Any) -> None:
    """Plant a relation; one that is sound but for these operands and fields."""
    held = [{"role": "dividend", **_SEVEN}, {"role": "divisor", **_SEVEN}][len(operands) :]
    sound = {"type": "ratio", "operand": [*operands, *held]}
    _added("relation", lambda number: {"id": f"bad-{number}", **sound, **fields},
           "relation 'bad-{n}'", field)  # fmt: skip


_in_relation("type", type="product")
_in_relation("expect", expect="some")
_in_relation("operand 1, role", {"role": "divident", **_SEVEN})
_in_relation("operand", {"role": "part", **_SEVEN})
_in_relation("operand", {"role": "divisor", **_SEVEN})
_in_relation("operand", {"role": "dividend", "claim": "no-event/no-claim"})
_in_relation("operand", {"role": "dividend", "relation": "no-relation"})
_in_relation("operand", {"role": "dividend", "value": "seven", "because": "x"})
_in_relation("operand", {"role": "dividend", "claim": "a/b", **_SEVEN})
_in_relation("operand", {"role": "dividend", "relation": "a", "because": "x"})
_in_relation("operand", {"role": "dividend"})
_in_relation("because", {"role": "dividend", "value": "7 EUR"})
_in_relation("operand 1, claim", {"role": "dividend", "claim": "no-slash"})
_in_relation("against, sum", against={"sum": "7 EUR"})


def _circular(held: Tables, number: int) -> Told:
    operands = [{"role": "part", "relation": f"bad-{number}"}]
    held["relation"].append({"id": f"bad-{number}", "type": "sum", "operand": operands})
    return _FILE_OF["relation"], f"relation 'bad-{number}'", "operand"


PLANTS.append(_circular)


def _repeated(table: str) -> None:
    def plant(held: Tables, number: int) -> Told:
        repeated = {"source": _source, "event": _event}[table](number)
        held[table] += [repeated, copy.deepcopy(repeated)]
        return _FILE_OF[table], f"{table} 'bad-{number}'", "id"

    PLANTS.append(plant)


def _retired(held: Tables, number: int) -> Told:
    held["event"].append(_event(number))
    held["tombstone"].append({"table": "event", "id": f"bad-{number}", "because": "x"})
    return _FILE_OF["event"], f"event 'bad-{number}'", "id"


_repeated("source")
_repeated("event")
PLANTS.append(_retired)


# What has no id may be what other faults seem to miss, so it stands alone.
_added("agent", lambda number: {"name": "x"}, "agent {at}", "id")
_MIXED = len(PLANTS) - 2


def _without_none(held: Any) -> Any:
    if isinstance(held, dict):
        return {name: _without_none(value) for name, value in held.items() if value is not None}
    return [_without_none(value) for value in held] if isinstance(held, list) else held


def planted(story: Timeline, numbers: list[int]) -> tuple[Tables, set[Told]]:
    """The tables of a story with some faults in them, and what must be told of each."""
    held = copy.deepcopy(tables(story, 1))
    told = {PLANTS[number](held, number) for number in numbers}
    return _without_none(held), told


@st.composite
def malformed_stories(draw: st.DrawFn) -> tuple[Tables, set[Told]]:
    """Tables of a story with one to six faults, and what must be told of each."""
    numbers = draw(st.lists(st.integers(0, _MIXED), min_size=1, max_size=6, unique=True))
    return planted(draw(timelines(min_events=1)), numbers)
