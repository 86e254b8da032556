"""What types of event there are, and what an event of each type has.

The list is closed, so that a report, a filter and an export can count on it; a story may declare
further kinds in its own file. A kind names its *slots*. A slot has a type, may be *required*
(an event of the kind that has any claim must have one that gives it), and may be given *many*
different values at once (the participants of a meeting) rather than one that sources may disagree
on. Every kind has the slot ``when``: the day or days on which the event took place, in the
calendar of its place.

Two flags tell chronology what publication proves. What is reported has happened by the day of the
report, unless its kind lies *ahead* (a visit announced). A kind that *lasts* (a state, an activity)
had begun by then; nothing is said about its end.

>>> [slot.name for slot in KINDS["denial"].slots if slot.required]
['speaker', 'denies']
>>> KINDS["forecast"].slot("period").type
<SlotType.DATE: 'date'>
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from fabula.errors import RecordError, UnknownIdError
from fabula.story.slug import check_slug, label

__all__ = ["KINDS", "WHEN", "Kind", "Slot", "SlotType"]


class SlotType(StrEnum):
    """What a slot holds.

    Dates and amounts are read from the quoted words; agents, events and sources are ids the editor
    states; a text is the editor's words or the quoted words themselves.
    """

    DATE = "date"
    AMOUNT = "amount"
    AGENT = "agent"
    EVENT = "event"
    SOURCE = "source"
    TEXT = "text"

    @property
    def is_read(self) -> bool:
        """Whether a value of this type is read from the words rather than stated."""
        return self in (SlotType.DATE, SlotType.AMOUNT)

    @property
    def is_id(self) -> bool:
        """Whether a value of this type is the id of another record."""
        return self in (SlotType.AGENT, SlotType.EVENT, SlotType.SOURCE)


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing an event of a kind has.

    Attributes:
        name: slug, unique within its kind.
        type: what it holds.
        required: an event of the kind with any claim must have one that gives it.
        many: several values hold at once; otherwise several values are a disagreement.
        meaning: what it is, for people.
        begun: for a slot that holds an event: that event had begun when this one took place.

    Raises:
        RecordError: the name is no slug, or the slot is marked ``begun`` and holds no event.
    """

    name: str
    type: SlotType
    required: bool = False
    many: bool = False
    meaning: str = ""
    begun: bool = False

    def __post_init__(self) -> None:
        place = label("slot", self.name)
        check_slug(place, "name", self.name)
        if self.begun and self.type is not SlotType.EVENT:
            raise RecordError(place, "begun", True, "left out unless the slot holds an event")


WHEN = Slot("when", SlotType.DATE, meaning="the day or days on which it took place")


@dataclass(frozen=True, slots=True)
class Kind:
    """One type of event.

    Attributes:
        id: slug.
        meaning: when to use it, for people.
        slots: what it has, besides ``when``.
        ahead: True if a source may report it before it happens.
        lasts: True if it goes on, so that a report proves its beginning only.

    Raises:
        RecordError: two slots share a name, one is called ``when``, or no meaning is given.
    """

    id: str
    meaning: str
    slots: tuple[Slot, ...] = ()
    ahead: bool = False
    lasts: bool = False

    def __post_init__(self) -> None:
        place = label("kind", self.id)
        check_slug(place, "id", self.id)
        if not self.meaning.strip():
            raise RecordError(place, "meaning", self.meaning, "when to use the kind, for people")
        names = [WHEN.name, *(slot.name for slot in self.slots)]
        for name in (name for name, count in Counter(names).items() if count > 1):
            raise RecordError(place, "slot", name, "a name no other slot has")

    @property
    def all_slots(self) -> tuple[Slot, ...]:
        """Its slots, ``when`` first."""
        return (WHEN, *self.slots)

    def slot(self, name: str) -> Slot:
        """The slot of that name.

        Raises:
            UnknownIdError: the kind has no such slot.
        """
        for slot in self.all_slots:
            if slot.name == name:
                return slot
        raise UnknownIdError(f"slot of a {self.id}", name, [slot.name for slot in self.all_slots])


_AGENT, _AMOUNT, _DATE, _EVENT, _SOURCE, _TEXT = (
    SlotType.AGENT, SlotType.AMOUNT, SlotType.DATE, SlotType.EVENT, SlotType.SOURCE, SlotType.TEXT
)  # fmt: skip


def _one(name: str, type: SlotType, meaning: str = "") -> Slot:
    return Slot(name, type, required=True, meaning=meaning)


def _many(name: str, type: SlotType, meaning: str = "", *, required: bool = False) -> Slot:
    return Slot(name, type, required, many=True, meaning=meaning)


def _may(name: str, type: SlotType, meaning: str = "") -> Slot:
    return Slot(name, type, meaning=meaning)


def _begun(name: str, meaning: str) -> Slot:
    return Slot(name, _EVENT, meaning=meaning, begun=True)


_TOPIC = _many("topic", _TEXT, "what it is about, in our words or those of the source")
_SUM = _may("sum", _AMOUNT, "the money in question")
_PLACE = _may("place", _TEXT, "where")

_CLOSED_LIST = (
    Kind("activity", "somebody goes about something over a time",
         (_one("actor", _AGENT), _SUM, _TOPIC, _PLACE), lasts=True),
    Kind("allegation", "somebody is accused of something",
         (_may("accuser", _AGENT), _one("accused", _AGENT), _TOPIC)),
    Kind("comparison", "somebody sets one amount against another",
         (_may("speaker", _AGENT), _one("factor", _AMOUNT, "how many times, or how much more"),
          _may("compared", _EVENT, "the event whose amount is compared"), _TOPIC)),
    Kind("denial", "somebody says that something is not so",
         (_one("speaker", _AGENT), _one("denies", _EVENT, "the event that is denied"),
          _may("addressee", _AGENT), _TOPIC)),
    Kind("disclosure", "somebody lets another into something",
         (_one("speaker", _AGENT), _many("recipient", _AGENT, required=True), _TOPIC)),
    Kind("estimate", "somebody says how much something is or will be, roughly",
         (_may("speaker", _AGENT), _one("amount", _AMOUNT), _may("period", _DATE), _TOPIC)),
    Kind("forecast", "somebody says how much something will be in a stated period",
         (_may("speaker", _AGENT), _one("amount", _AMOUNT),
          _one("period", _DATE, "the time the forecast is for"),
          _may("growth", _AMOUNT, "the change against the period before"), _TOPIC)),
    Kind("investment", "somebody puts money into something",
         (_one("investor", _AGENT), _many("recipient", _AGENT, required=True), _SUM)),
    Kind("meeting", "named parties meet",
         (_many("participant", _AGENT, required=True), _PLACE, _TOPIC)),
    Kind("milestone", "an amount reaches a threshold for the first time",
         (_one("subject", _AGENT), _one("amount", _AMOUNT), _TOPIC)),
    Kind("plan", "somebody intends something",
         (_one("planner", _AGENT), _many("partner", _AGENT), _SUM, _TOPIC), lasts=True),
    Kind("policy", "an authority takes a position or makes a rule",
         (_one("authority", _AGENT), _TOPIC), lasts=True),
    Kind("post", "somebody publishes something on a network",
         (_one("author", _AGENT), _may("platform", _AGENT), _TOPIC)),
    Kind("product", "somebody brings out or shows a product",
         (_one("maker", _AGENT), _one("product", _TEXT), _TOPIC)),
    Kind("project", "something is built or carried out",
         (_one("owner", _AGENT), _many("partner", _AGENT), _SUM, _TOPIC), lasts=True),
    Kind("publication", "a source appears",
         (_one("work", _SOURCE), _many("author", _AGENT), _may("publisher", _AGENT))),
    Kind("report", "a publisher says that something is so",
         (_one("publisher", _AGENT), _SUM, _begun("reported", "the event it tells of"), _TOPIC)),
    Kind("result", "an amount over a stated or unstated period",
         (_one("subject", _AGENT), _one("amount", _AMOUNT), _may("period", _DATE), _TOPIC)),
    Kind("scheduled", "something is announced for later",
         (_one("actor", _AGENT), _TOPIC, _PLACE), ahead=True),
    Kind("severance", "somebody ends a relation",
         (_one("actor", _AGENT), _many("former", _AGENT, "whom the relation was with"), _TOPIC)),
    Kind("state", "how things stand at a time",
         (_one("subject", _AGENT), _may("amount", _AMOUNT),
          _may("share", _AMOUNT, "its part of a whole"), _TOPIC), lasts=True),
    Kind("statement", "somebody says something on the record",
         (_one("speaker", _AGENT), _may("addressee", _AGENT), _TOPIC)),
    Kind("support", "somebody backs somebody or something",
         (_one("supporter", _AGENT), _many("supported", _AGENT, required=True), _TOPIC), lasts=True),
    Kind("talks", "parties negotiate",
         (_many("participant", _AGENT, required=True), _SUM, _TOPIC, _PLACE)),
    Kind("visit", "somebody goes to see somebody or some place",
         (_one("visitor", _AGENT), _many("host", _AGENT), _PLACE, _TOPIC)),
)  # fmt: skip

KINDS = MappingProxyType({kind.id: kind for kind in _CLOSED_LIST})
"""The closed list, by id, in alphabetical order."""
