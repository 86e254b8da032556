"""From the tables of a story folder to records, with every fault on the way.

Three steps, each of which finds all that is wrong at its level and lets the sound rest through:
the *shape* of each table (:mod:`.schema`), the *form* of each record (its own type), and how the
records *fit together* (:mod:`fabula.story.integrity`). What could not be made is remembered, so
that references to it are not reported a second time.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from fabula.errors import Fault, FindingCode, NotationError, RecordError, nearest
from fabula.exchange import schema
from fabula.exchange.folder import Entry, shown
from fabula.story import (
    KINDS,
    Acceptance,
    Agent,
    AgentType,
    Before,
    Claim,
    Dating,
    Derivation,
    Event,
    Kind,
    Lineage,
    Manner,
    Passage,
    Slot,
    SlotType,
    Source,
    Tombstone,
    Voice,
)
from fabula.story.integrity import Parts, problems
from fabula.story.slug import proposed_slug
from fabula.value import Measure, When, edtf, notation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["Recorded", "record"]

_CODES = {code.value: code for code in FindingCode}

_SHAPES: Mapping[str, type[BaseModel]] = {
    "story": schema.StoryTable,
    "source": schema.SourceTable,
    "agent": schema.AgentTable,
    "lineage": schema.LineageTable,
    "event": schema.EventTable,
    "kind": schema.KindTable,
    "tombstone": schema.TombstoneTable,
    "accept": schema.AcceptTable,
}


@dataclass(slots=True)
class Recorded:
    """What the tables of a folder give, sound parts and faults.

    Attributes:
        story: the one story table, or None.
        records: the records made, by table, in the order of the entries.
        faults: all that is wrong.
    """

    story: schema.StoryTable | None = None
    records: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))
    faults: list[Fault] = field(default_factory=list)

    def all(self, table: str) -> tuple[Any, ...]:
        """The records of one table."""
        return tuple(self.records[table])


def record(entries: Iterable[Entry | Fault]) -> Recorded:
    """Make every record that can be made; see the module for the steps."""
    recorded = Recorded()
    files: dict[str, str] = {}
    known: dict[str, set[str]] = defaultdict(set)
    shaped = list(_shaped(entries, recorded.faults, known))
    kinds = _kinds(shaped)
    for entry, table in shaped:
        files.setdefault(entry.label, entry.file)
        made = list(_made(entry, table, kinds, recorded.faults))
        recorded.records[entry.table].extend(made)
        if not made and isinstance(entry.data.get("id"), str):
            known[entry.table].add(entry.data["id"])
    recorded.story = _the_story(recorded)
    recorded.faults.extend(_misfits(recorded, known, files))
    return recorded


def _shaped(
    entries: Iterable[Entry | Fault], faults: list[Fault], known: dict[str, set[str]]
) -> Iterator[tuple[Entry, Any]]:
    for entry in entries:
        if isinstance(entry, Fault):
            faults.append(entry)
            continue
        try:
            yield entry, _SHAPES[entry.table].model_validate(entry.data)
        except ValidationError as error:
            faults.extend(_shape_faults(entry, error))
            if isinstance(entry.data.get("id"), str):
                known[entry.table].add(entry.data["id"])


def _shape_faults(entry: Entry, error: ValidationError) -> Iterator[Fault]:
    for detail in error.errors(include_url=False):
        where = _field(entry.data, detail["loc"])
        came, allowed, hint = _shape_fault(detail, _SHAPES[entry.table])
        yield Fault(entry.file, entry.label, where, came, allowed, hint)


def _field(data: Any, location: tuple[int | str, ...]) -> str:
    """The path to a field in words: ``claim 2 'sum', quote``."""
    parts: list[str] = []
    for step in location:
        data = _held(data, step)
        if isinstance(step, int):
            id = data.get("id") if isinstance(data, dict) else None
            parts[-1] += f" {step + 1}" + (f" {id[:80]!r}" if isinstance(id, str) else "")
        else:
            parts.append(step[:80])
    return ", ".join(parts)


def _held(data: Any, step: int | str) -> Any:
    """What stands at one step of a path, or None."""
    if isinstance(data, dict):
        return data.get(step)
    return data[step] if isinstance(data, list) and isinstance(step, int) else None


def _shape_fault(detail: Mapping[str, Any], shape: type[BaseModel]) -> tuple[str, str, str | None]:
    """What came, what is allowed, and the nearest right thing, of one fault pydantic found."""
    came, message = detail["input"], detail["msg"].removeprefix("Input should be ")
    match detail["type"]:
        case "extra_forbidden":
            fields = _fields(shape, detail["loc"][:-1])
            name = str(detail["loc"][-1])
            return shown(name), f"one of the fields {', '.join(fields)}", nearest(name, fields)
        case "missing":
            return "nothing", "a value: the field is needed", None
        case "literal_error":
            words = [
                word.strip(" '")
                for word in detail["ctx"]["expected"].replace(" or ", ",").split(",")
            ]
            return shown(came), message, nearest(str(came), words)
        case "string_pattern_mismatch" if "a-z][a-z0-9-]" in detail["ctx"]["pattern"]:
            allowed = "an id: a letter a-z, then a-z, 0-9 and -"
            return shown(came), allowed, proposed_slug(str(came))
        case "string_type" if hasattr(came, "isoformat"):
            return shown(came), "a text: put it in quotation marks", f'"{came.isoformat()}"'
        case _:
            return shown(came), message[:1].lower() + message[1:], None


def _fields(shape: type[BaseModel], location: tuple[int | str, ...]) -> list[str]:
    """The fields of the table a location leads to."""
    for step in location:
        if isinstance(step, str):
            annotation = shape.model_fields[step].annotation
            inner = [annotation, *getattr(annotation, "__args__", ())]
            shape = next(
                one for one in inner if isinstance(one, type) and issubclass(one, BaseModel)
            )
    return list(shape.model_fields)


def _kinds(shaped: list[tuple[Entry, Any]]) -> dict[str, dict[str, SlotType]]:
    """The type of every slot of every kind, declared ones included, as far as they are sound."""
    declared = [table for entry, table in shaped if entry.table == "kind"]
    return {
        **{id: {slot.name: slot.type for slot in kind.all_slots} for id, kind in KINDS.items()},
        **{
            kind.id: {"when": SlotType.DATE, **{one.name: SlotType(one.type) for one in kind.slot}}
            for kind in declared
        },
    }


def _made(
    entry: Entry, table: Any, kinds: Mapping[str, dict[str, SlotType]], faults: list[Fault]
) -> Iterator[Any]:
    try:
        if entry.table == "event":
            yield _event(table, kinds)
        else:
            yield _MAKERS[entry.table](table)
    except ExceptionGroup as group:
        faults.extend(_fault(entry, error) for error in group.exceptions)
    except (RecordError, NotationError) as error:
        faults.append(_fault(entry, error))


def _fault(entry: Entry, error: Exception) -> Fault:
    if isinstance(error, RecordError):
        label = error.place if error.place.startswith("claim") else entry.label
        return Fault(entry.file, label, error.field, shown(error.came), error.allowed, error.hint)
    assert isinstance(error, NotationError)
    place = f"{error.expected} at character {error.start + 1}"
    return Fault(entry.file, entry.label, "published", shown(error.source), place)


def _the_story(recorded: Recorded) -> schema.StoryTable | None:
    stories = recorded.all("story")
    if len(stories) != 1 and not any(fault.entry == "story 1" for fault in recorded.faults):
        came = f"{len(stories)} tables" if stories else "nothing"
        recorded.faults.append(Fault(None, "story", "", came, "one table [story]"))
    return stories[0] if stories else None


def _misfits(
    recorded: Recorded, known: Mapping[str, set[str]], files: Mapping[str, str]
) -> Iterator[Fault]:
    parts = Parts(
        sources=recorded.all("source"),
        agents=recorded.all("agent"),
        events=recorded.all("event"),
        lineage=recorded.all("lineage"),
        kinds=recorded.all("kind"),
        tombstones=recorded.all("tombstone"),
        known=known,
    )
    for problem in problems(parts):
        owner = problem.place.replace("claim '", "event '").partition("/")
        file = files.get(owner[0] + ("'" if owner[1] else ""))
        yield Fault(
            file, problem.place, problem.field, shown(problem.came), problem.allowed, problem.hint
        )


def _source(table: schema.SourceTable) -> Source:
    dating = Dating()
    if table.published:
        given = table.published
        when = edtf.parse(given.when) if given.when else When.unknown()
        dating = Dating(when, given.because, given.soft)
    return Source(
        table.id, table.label, table.title, table.title_cut, table.language, table.publisher,
        tuple(table.authors), dating, table.dateline, table.url, tuple(table.fingerprints),
        table.characters, table.words, table.note,
    )  # fmt: skip


def _agent(table: schema.AgentTable) -> Agent:
    names = tuple(table.names.items())
    return Agent(table.id, table.name, AgentType(table.type), names, table.note)


def _lineage(table: schema.LineageTable) -> Lineage:
    return Lineage(table.source, table.origin, Derivation(table.type), table.because)


def _kind(table: schema.KindTable) -> Kind:
    slots = tuple(
        Slot(slot.name, SlotType(slot.type), slot.required, slot.many, slot.meaning, slot.begun)
        for slot in table.slot
    )
    return Kind(table.id, table.meaning, slots, table.ahead, table.lasts)


def _tombstone(table: schema.TombstoneTable) -> Tombstone:
    return Tombstone(table.table, table.id, table.because, table.replaced_by)


def _acceptance(table: schema.AcceptTable) -> Acceptance:
    return Acceptance(_CODES[table.code], table.at, table.because)


_MAKERS: Mapping[str, Any] = {
    "story": lambda table: table,
    "source": _source,
    "agent": _agent,
    "lineage": _lineage,
    "kind": _kind,
    "tombstone": _tombstone,
    "accept": _acceptance,
}


def _event(table: schema.EventTable, kinds: Mapping[str, dict[str, SlotType]]) -> Event:
    slots = kinds.get(table.kind, {})
    claims, errors = [], []
    for claim in table.claim:
        try:
            claims.append(_claim(claim, slots))
        except (RecordError, NotationError) as error:
            errors.append(_placed(error, table.id, claim.id))
    if errors:
        raise ExceptionGroup("claims", errors)
    before = tuple(Before(later.event, later.because) for later in table.before)
    return Event(table.id, table.kind, table.title, tuple(claims), before, table.note)


def _placed(error: RecordError | NotationError, event: str, claim: str) -> RecordError:
    """The same error, at the claim's full address."""
    place = f"claim '{event}/{claim}'"
    if isinstance(error, RecordError):
        return RecordError(place, error.field, error.came, error.allowed, error.hint)
    allowed = f"{error.expected} at character {error.start + 1}"
    return RecordError(place, "expect", error.source, allowed)


def _claim(table: schema.ClaimTable, slots: Mapping[str, SlotType]) -> Claim:
    start, end = table.at or (None, None)
    passage = Passage(table.source, table.quote, table.nth, start, end, table.sha256)
    expect = _expectation(table.expect, slots.get(table.gives or ""))
    voice = Voice(table.voice.of, Manner(table.voice.manner)) if table.voice else None
    return Claim(
        table.id, passage, table.gives, table.value, expect,
        table.gloss, voice, table.hedge, table.because,
    )  # fmt: skip


def _expectation(text: str | None, type: SlotType | None) -> When | Measure | None:
    """What the editor expects, in the notation of the slot; nothing if the slot is unknown.

    Raises:
        NotationError: the text is not in the notation of the slot.
        RecordError: the slot holds neither a date nor an amount.
    """
    if text is None or type is None:
        return None
    if type is SlotType.DATE:
        return edtf.parse(text)
    if type is SlotType.AMOUNT:
        return notation.parse_measure(text)
    raise RecordError(
        "claim", "expect", text, f"left out: the slot holds {type}, not a date or amount"
    )
