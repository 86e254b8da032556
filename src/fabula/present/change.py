"""What has changed from one version of a story to the next, in lines for a changelog?

Records are the same if their ids are: ids are never used again. A record that is gone is *retired*
if the newer version has a tombstone for it, and *removed* if nothing says why. A *change* of a date
or a value tells both what it was and what it is; of all other fields it tells that they changed.

Two versions are compared as they are settled, so that a better reading of the same words shows.
What has no id (asides, accepted findings, when it was published) is bookkeeping and is not told.

>>> from fabula.story import Agent, Timeline
>>> old = Timeline("demo", "A demo", agents=(Agent("mayor", "the mayor"),))
>>> new = Timeline("demo", "A demo", agents=(Agent("mayor", "the lady mayor"), Agent("port", "the port")))
>>> for change in changes(old, new):
...     print(change.line)
- Changed agent `mayor`: its name.
- Added agent `port`: the port.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING

from fabula.present.findings import safe_text
from fabula.present.measure import amount_words
from fabula.present.when import date_words
from fabula.present.wording import list_words
from fabula.story import Agent, Claim, Event, Kind, Lineage, Relation, Source
from fabula.value import Measure, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from fabula.story import Timeline, Tombstone

__all__ = ["Change", "Way", "changes"]

Record = Event | Claim | Source | Agent | Kind | Relation | Lineage

_TOLD = frozenset({"id", "claims", "readings", "when"})
_ANYWAY = {"version": "version", "title": "title", "summary": "summary", "licence": "licence"}


class Way(StrEnum):
    """How a record differs."""

    ADDED = "added"
    CHANGED = "changed"
    RETIRED = "retired"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """One record that differs.

    Attributes:
        way: how.
        type: of the record: story, event, claim, source, agent, kind, relation or lineage.
        address: its id; of a claim ``event/claim``.
        words: what there is to say of it in English, without a full stop; or empty.
    """

    way: Way
    type: str
    address: str
    words: str = ""

    @property
    def line(self) -> str:
        """The change as an item of a list in Markdown, on one line."""
        words = safe_text(self.words.removesuffix("."))
        told = f": {words}" if words else ""
        return f"- {self.way.value.capitalize()} {self.type} `{self.address}`{told}."


def changes(old: Timeline, new: Timeline) -> tuple[Change, ...]:
    """What differs, in the order of the newer version; what is gone comes last of its type."""
    told = list(_story(old, new))
    for type, before, after in (
        ("event", _by_id(old.events), _by_id(new.events)),
        ("claim", _claims(old), _claims(new)),
        ("source", _by_id(old.sources), _by_id(new.sources)),
        ("agent", _by_id(old.agents), _by_id(new.agents)),
        ("kind", _by_id(old.kinds), _by_id(new.kinds)),
        ("relation", _by_id(old.relations), _by_id(new.relations)),
        ("lineage", _lineage(old), _lineage(new)),
    ):
        told += _differing(type, before, after, new.tombstones)
    return tuple(told)


def _story(old: Timeline, new: Timeline) -> Iterator[Change]:
    names = [word for name, word in _ANYWAY.items() if getattr(old, name) != getattr(new, name)]
    if names:
        yield Change(Way.CHANGED, "story", new.id, f"its {list_words(names, 'en')}")


def _by_id(records: Iterable[Event | Source | Agent | Kind | Relation]) -> dict[str, Record]:
    return {record.id: record for record in records}


def _claims(story: Timeline) -> dict[str, Record]:
    return {f"{event.id}/{claim.id}": claim for event in story.events for claim in event.claims}


def _lineage(story: Timeline) -> dict[str, Record]:
    return {f"{edge.source} {edge.type} {edge.origin}": edge for edge in story.lineage}


def _differing(
    type: str,
    before: Mapping[str, Record],
    after: Mapping[str, Record],
    tombstones: Iterable[Tombstone],
) -> Iterator[Change]:
    """Added and changed records of one type, then those that are gone."""
    for id, record in after.items():
        if id not in before:
            yield Change(Way.ADDED, type, id, _named(record))
        elif words := list(_differences(before[id], record)):
            yield Change(Way.CHANGED, type, id, "; ".join(words))
    stones = {stone.id: stone for stone in tombstones if stone.table == type}
    for id in before:
        if id not in after:
            yield _gone(type, id, stones.get(id))


def _gone(type: str, id: str, stone: Tombstone | None) -> Change:
    if stone is None:
        return Change(Way.REMOVED, type, id)
    instead = f"; now `{stone.replaced_by}`" if stone.replaced_by else ""
    return Change(Way.RETIRED, type, id, stone.because.removesuffix(".") + instead)


def _named(record: Record) -> str:
    """By what a new record is known, where its address does not tell."""
    for name in ("title", "label", "name", "meaning"):
        told = getattr(record, name, None)
        if told:
            return str(told)
    return ""


def _differences(old: Record, new: Record) -> Iterator[str]:
    """The date and the value with what they were, then the names of other fields that changed."""
    if isinstance(old, Event) and isinstance(new, Event) and old.when != new.when:
        yield _moved("dated", old.when, new.when)
    if isinstance(old, Claim) and isinstance(new, Claim):
        yield from _reread(old, new)
    others = [
        one.name.replace("_", " ")
        for one in fields(new)
        if one.compare
        and one.name not in _TOLD
        and getattr(old, one.name) != getattr(new, one.name)
    ]
    if others:
        yield f"its {list_words(others, 'en')}"


def _reread(old: Claim, new: Claim) -> Iterator[str]:
    before, after = (tuple(one.value for one in claim.readings) for claim in (old, new))
    if before[:1] != after[:1]:
        yield _moved("read as", old.value, new.value)
    elif before != after:
        yield "its other readings"


def _moved(verb: str, old: When | Measure | str | None, new: When | Measure | str | None) -> str:
    """Both values in words; where these do not differ, that it is known otherwise."""
    before, after = _value(old), _value(new)
    if before == after:
        return f"{verb} {after} as before, but bounded otherwise"
    return f"{verb} {after}, before {before}"


def _value(value: When | Measure | str | None) -> str:
    if isinstance(value, When):
        return date_words(value, "en", prepositional=True)
    return amount_words(value, "en") if isinstance(value, Measure) else value or "nothing"
