"""From the tables of a story folder to records, with every fault on the way.

Three steps, each of which finds all that is wrong at its level and lets the sound rest through:
the *shape* of each table (:mod:`.shape`), the *form* of each record (its own type), and how the
records *fit together* (:mod:`fabula.story.integrity`). What could not be made is remembered as
*lost*, so that nothing is reported as missing that is merely faulty.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from fabula.errors import Fault, FindingCode, NotationError, RecordError
from fabula.exchange.folder import Unread, shown
from fabula.exchange.shape import shape
from fabula.story import (
    KINDS,
    Acceptance,
    Agent,
    AgentType,
    Aside,
    AsideReason,
    Before,
    Claim,
    Dating,
    Derivation,
    Event,
    Kind,
    Lineage,
    Manner,
    Operand,
    Passage,
    Related,
    Relation,
    RelationType,
    Slot,
    SlotType,
    Source,
    Tombstone,
    Voice,
    WhatIf,
)
from fabula.story.integrity import Lost, Parts, problems
from fabula.story.slug import label
from fabula.value import Measure, When, edtf, notation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from fabula.exchange import schema
    from fabula.exchange.folder import Entry
    from fabula.exchange.shape import Shaped

__all__ = ["Recorded", "record"]

# Nobody mends more at a time, and a hostile file could hold millions.
_MOST_FAULTS = 10_000

_CODES = {code.value: code for code in FindingCode}
_REASONS = {reason.value: reason for reason in AsideReason}

_Slots = dict[str, SlotType]
"""The type of each slot of a kind."""


@dataclass(slots=True)
class Recorded:
    """What the tables of a folder give, sound parts and faults.

    Attributes:
        story: the one story table, or None.
        records: the records made, by table, in the order of the entries.
        faults: all that is wrong; at most 10,000, the last of which says that there are more.
    """

    story: schema.StoryTable | None = None
    records: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))
    faults: list[Fault] = field(default_factory=list)

    def all(self, table: str) -> tuple[Any, ...]:
        """The records of one table."""
        return tuple(self.records[table])


def record(found: Iterable[Entry | Unread]) -> Recorded:
    """Make every record that can be made; see the module for the steps."""
    work = _Work()
    for one in found:
        if isinstance(one, Unread):
            work.skip(one)
        elif len(work.recorded.faults) < _MOST_FAULTS:
            work.take(shape(one))
    work.make_all()
    work.find_the_story()
    work.fit_together()
    faults = work.recorded.faults
    if len(faults) >= _MOST_FAULTS:
        more = Fault(None, "story", "", f"more than {_MOST_FAULTS - 1} faults", "fewer")
        faults[_MOST_FAULTS - 1 :] = [more]
    return work.recorded


class _Work:
    """The records made so far, and what is lost."""

    def __init__(self) -> None:
        self.recorded = Recorded()
        self._shaped: list[Shaped] = []
        self._files: dict[str, list[str]] = defaultdict(list)
        self._lost_tables: set[str] = set()
        self._lost: dict[str, list[str]] = defaultdict(list)
        self._lost_parts: dict[str, list[str]] = defaultdict(list)

    def skip(self, unread: Unread) -> None:
        self.recorded.faults.append(unread.fault)
        self._lost_tables.update(unread.tables)

    def take(self, shaped: Shaped) -> None:
        self.recorded.faults.extend(shaped.faults)
        self._files[_place(shaped.entry)].append(shaped.entry.file)
        self._note(shaped.entry, lost=shaped.table is None, partial=shaped.partial)
        if shaped.table is not None:
            self._shaped.append(shaped)

    def make_all(self) -> None:
        kinds = _slots_of_kinds(one.table for one in self._shaped if one.entry.table == "kind")
        for shaped in self._shaped:
            if shaped.entry.table == "story":
                continue
            making = _Making(shaped.entry, kinds)
            made = making.made(shaped.table)
            self.recorded.faults.extend(making.faults)
            self._note(shaped.entry, lost=made is None, partial=bool(making.faults))
            if made is not None:
                self.recorded.records[shaped.entry.table].append(made)

    def find_the_story(self) -> None:
        """There is one table for the story as a whole."""
        files = [file for place, files in self._files.items() if _is_story(place) for file in files]
        stories = [one.table for one in self._shaped if one.entry.table == "story"]
        self.recorded.story = stories[0] if stories else None
        if len(files) > 1 or not (files or "story" in self._lost_tables):
            came = f"{len(files)} tables" if files else "nothing"
            file = files[-1] if files else None
            self.recorded.faults.append(Fault(file, "story", "", came, "one table [story]"))

    def fit_together(self) -> None:
        """Report what only the whole can show."""
        every = self.recorded.all
        lost = Lost(self._lost_tables, self._lost, self._lost_parts)
        parts = Parts(
            every("source"), every("agent"), every("event"),
            every("lineage"), every("kind"), every("tombstone"), lost, every("aside"),
            every("relation"),
        )  # fmt: skip
        for problem in islice(problems(parts), _MOST_FAULTS):
            files = self._files.get(_owner(problem.place), [None])
            self.recorded.faults.append(_fault(files[-1], problem.place, problem))

    def _note(self, entry: Entry, *, lost: bool, partial: bool) -> None:
        """Remember what will be missing, so that it is not reported again."""
        if entry.id is None:
            if lost:
                self._lost_tables.add(entry.table)
        elif lost:
            self._lost[entry.table].append(entry.id)
        elif partial:
            self._lost_parts[entry.table].append(entry.id)


def _is_story(place: str) -> bool:
    return place.startswith("story ")


def _place(entry: Entry) -> str:
    """What the problems of a whole story call a record."""
    source = entry.data.get("source") if entry.table in ("lineage", "aside") else None
    return label(f"{entry.table} of", source) if isinstance(source, str) else entry.label


def _owner(place: str) -> str:
    """The record that a place belongs to: the event of a claim, or itself."""
    event, slash, _ = place.removeprefix("claim '").partition("/")
    return label("event", event) if slash else place


def _fault(file: str | None, place: str, error: RecordError, field: str | None = None) -> Fault:
    field = error.field if field is None else field
    return Fault(file, place, field, shown(error.came), error.allowed, error.hint)


def _slots_of_kinds(declared: Iterable[schema.KindTable]) -> dict[str, _Slots]:
    """The type of every slot of every kind, declared ones included, as far as they are sound."""
    known = {id: {slot.name: slot.type for slot in kind.all_slots} for id, kind in KINDS.items()}
    for kind in declared:
        slots = {slot.name: SlotType(slot.type) for slot in kind.slot}
        known.setdefault(kind.id, {"when": SlotType.DATE, **slots})
    return known


class _Making:
    """The making of one record, and what is wrong with it or with parts it can do without."""

    def __init__(self, entry: Entry, kinds: Mapping[str, _Slots]) -> None:
        self.faults: list[Fault] = []
        self._entry = entry
        self._kinds = kinds

    def made(self, table: Any) -> Any:
        """The record, or None."""
        try:
            return _MAKERS[self._entry.table](self, table)
        except RecordError as error:
            self._tell(self._entry.label, error)
            return None

    def _tell(self, place: str, error: RecordError, field: str | None = None) -> None:
        self.faults.append(_fault(self._entry.file, place, error, field))

    def source(self, table: schema.SourceTable) -> Source:
        return Source(
            table.id, table.label, table.title, table.title_cut, table.language, table.publisher,
            tuple(table.authors), self._dating(table.published), table.dateline, table.url,
            tuple(table.fingerprints), table.characters, table.words, table.note,
        )  # fmt: skip

    def _dating(self, table: schema.DatingTable | None) -> Dating:
        if table is None:
            return Dating()
        place = self._entry.label
        when = self._read(table.when, SlotType.DATE, place, "published, when") or When.unknown()
        assert isinstance(when, When)
        return Dating(when, table.because, table.soft)

    def agent(self, table: schema.AgentTable) -> Agent:
        names = tuple(table.names.items())
        return Agent(table.id, table.name, AgentType(table.type), names, table.note)

    def lineage(self, table: schema.LineageTable) -> Lineage:
        return Lineage(table.source, table.origin, Derivation(table.type), table.because)

    def kind(self, table: schema.KindTable) -> Kind:
        slots = tuple(
            Slot(one.name, SlotType(one.type), one.required, one.many, one.meaning, one.begun)
            for one in table.slot
        )
        return Kind(table.id, table.meaning, slots, table.ahead, table.lasts)

    def tombstone(self, table: schema.TombstoneTable) -> Tombstone:
        return Tombstone(table.table, table.id, table.because, table.replaced_by)

    def acceptance(self, table: schema.AcceptTable) -> Acceptance:
        return Acceptance(_CODES[table.code], table.at, table.because)

    def aside(self, table: schema.AsideTable) -> Aside:
        start, end = table.at
        passage = Passage(table.source, start=start, end=end, sha256=table.sha256)
        return Aside(passage, _REASONS[table.reason], table.because)

    def relation(self, table: schema.RelationTable) -> Relation:
        """A relation whose operands are all sound; without one of them it would say another thing."""
        place = self._entry.label
        operands = [(one.role, self._operand(one, place)) for one in table.operand]
        against = self._operand(table.against, place) if table.against else None
        expect = self._read(table.expect, SlotType.AMOUNT, place, "expect")
        return Relation(
            table.id, RelationType(table.type), tuple(operands), against,
            expect if isinstance(expect, Measure) else None, table.because,
        )  # fmt: skip

    def _operand(self, table: schema.OperandTable, place: str) -> Operand:
        given = [one for one in (table.claim, table.relation, table.value) if one is not None]
        if len(given) != 1 or (table.because and table.value is None):
            allowed = "one of claim, relation and value; because goes with value"
            raise RecordError(place, "operand", ", ".join(given) or None, allowed)
        if table.value is None:
            return given[0]
        try:
            return WhatIf(notation.parse_measure(table.value), table.because)
        except NotationError as error:
            allowed = f"{error.expected} at character {error.start + 1}"
            raise RecordError(place, "operand", table.value, allowed) from None

    def event(self, table: schema.EventTable) -> Event:
        slots = self._kinds.get(table.kind, {})
        claims: dict[str, Claim] = {}
        for one in table.claim:
            place = f"claim '{table.id}/{one.id}'"
            try:
                claim = self._claim(one, slots, place)
            except RecordError as error:
                self._tell(place, error)
                continue
            if claims.setdefault(one.id, claim) is not claim:
                allowed = "an id no other claim of the event has"
                self._tell(place, RecordError(place, "id", one.id, allowed))
        self._refuse_itself(table)
        before = tuple(
            Before(later.event, later.because, later.assuming)
            for later in table.before
            if later.event != table.id
        )
        return Event(
            table.id, table.kind, table.title, tuple(claims.values()), before, table.note,
            related=tuple(self._related(table)),
        )  # fmt: skip

    def _refuse_itself(self, table: schema.EventTable) -> None:
        """An event cannot lie to itself in any way."""
        place = self._entry.label
        for name, others in (("before", table.before), ("related", table.related)):
            if any(other.event == table.id for other in others):
                self._tell(place, RecordError(place, name, table.id, "the id of another event"))

    def _related(self, table: schema.EventTable) -> Iterator[Related]:
        place = self._entry.label
        for other in table.related:
            if other.event == table.id:
                continue
            ways = tuple(other.how.split(" or "))
            try:
                yield Related(ways, other.event, other.because, other.assuming)
            except RecordError as error:
                self._tell(place, error, f"related to {other.event!r}, {error.field}")

    def _claim(self, table: schema.ClaimTable, slots: _Slots, place: str) -> Claim:
        start, end = table.at or (None, None)
        passage = Passage(table.source, table.quote, table.nth, start, end, table.sha256)
        voice = Voice(table.voice.of, Manner(table.voice.manner)) if table.voice else None
        if table.gives is None and table.expect is not None:
            raise RecordError(place, "expect", table.expect, "left out where no slot is given")
        expect = self._read(table.expect, slots.get(table.gives or ""), place, "expect")
        return Claim(
            table.id, passage, table.gives, table.value, expect,
            table.gloss, voice, table.hedge or "", table.because, assuming=table.assuming,
        )  # fmt: skip

    def _read(
        self, text: str | None, type: SlotType | None, place: str, field: str
    ) -> When | Measure | None:
        """A value in the notation of a slot; nothing if it is faulty or the slot is unknown."""
        try:
            if text is None or type is None:
                return None
            if type is SlotType.DATE:
                return edtf.parse(text)
            if type is SlotType.AMOUNT:
                return notation.parse_measure(text)
            allowed = f"left out: the slot holds {type}, not a date or amount"
            self._tell(place, RecordError(place, field, text, allowed))
        except NotationError as error:
            allowed = f"{error.expected} at character {error.start + 1}"
            self._tell(place, RecordError(place, field, text, allowed))
        return None


_MAKERS: Mapping[str, Any] = {
    "source": _Making.source,
    "agent": _Making.agent,
    "lineage": _Making.lineage,
    "event": _Making.event,
    "kind": _Making.kind,
    "tombstone": _Making.tombstone,
    "accept": _Making.acceptance,
    "aside": _Making.aside,
    "relation": _Making.relation,
}
