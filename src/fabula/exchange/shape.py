"""Whether each table has the shape that :mod:`.schema` gives, and what is sound in one that has not.

Every fault of a table is found, with what came, what is allowed and the nearest right thing. A
fault does not hide what lies behind it: the faulty part is left out (a field, or the claim, order
or slot that cannot do without it), a text nobody reads for its meaning is stood in for, and the
rest is passed on, marked as *partial*. A table that lacks what it cannot do without, such as its
id, is *lost*.

>>> made = shape(Entry("sources.toml", "agent", 1, {"id": "wsj", "nam": "The Journal"}))
>>> print(made.faults[0])
sources.toml, agent 'wsj', nam: 'nam': allowed is one of the fields id, name, type, names, note; did you mean 'name'?
>>> made.table.id, made.partial
('wsj', True)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from fabula.errors import Fault, nearest
from fabula.exchange import schema
from fabula.exchange.folder import Entry, shown
from fabula.story.slug import proposed_slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["Shaped", "shape"]

_Path = tuple[int | str, ...]

_SHAPES: Mapping[str, type[BaseModel]] = {
    "story": schema.StoryTable,
    "source": schema.SourceTable,
    "agent": schema.AgentTable,
    "lineage": schema.LineageTable,
    "event": schema.EventTable,
    "kind": schema.KindTable,
    "tombstone": schema.TombstoneTable,
    "accept": schema.AcceptTable,
    "aside": schema.AsideTable,
    "relation": schema.RelationTable,
}

# Texts whose content no later check asks for.
_STAND_INS = {
    **dict.fromkeys(("title", "label", "name", "because", "meaning"), "(faulty)"),
    "language": "und",
}

# Fields of a claim without which it would look wrong in other ways.
_NEEDED = frozenset({"quote", "at", "sha256", "gives", "value"})

# Parts that say something else if a part of them is left out.
_WHOLE = frozenset({"operand", "against"})

_ALLOWED = {
    "string_type": "a text in quotation marks",
    "string_too_short": "a text that is not empty",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "list_type": "an array",
    "tuple_type": "an array of two whole numbers",
    "dict_type": "a table",
    "model_type": "a table",
    "model_attributes_type": "a table",
    "missing": "a value: the field is needed",
}


@dataclass(frozen=True, slots=True)
class Shaped:
    """A table of a story file as its shape, as far as it is sound.

    Attributes:
        entry: the table as it stands in the file.
        table: its sound parts, or None if it is lost.
        partial: whether parts were left out.
        faults: what is wrong with it.
    """

    entry: Entry
    table: Any
    partial: bool = False
    faults: tuple[Fault, ...] = ()


def shape(entry: Entry) -> Shaped:
    """Hold a table against its shape."""
    model = _SHAPES[entry.table]
    data = entry.data
    try:
        return Shaped(entry, model.model_validate(data))
    except ValidationError as error:
        wrongs = [_wrong(detail, model) for detail in error.errors(include_url=False)]
    faults = tuple(_faults(entry, wrongs))
    data = _mended(data, _parts(data, wrongs))
    try:
        return Shaped(entry, model.model_validate(data), partial=True, faults=faults)
    except ValidationError as error:
        parts = (detail["loc"][:2] for detail in error.errors(include_url=False))
        data = _mended(data, parts)
    try:
        return Shaped(entry, model.model_validate(data), partial=True, faults=faults)
    except ValidationError:
        return Shaped(entry, None, partial=True, faults=faults)


@dataclass(frozen=True, slots=True)
class _Wrong:
    """One fault of a table, before it is told."""

    location: _Path
    type: str
    came: str
    allowed: str
    hint: str | None = None

    @property
    def meant(self) -> _Path | None:
        """Where the field stands that an unknown one was probably to be."""
        unknown = self.type == "extra_forbidden" and self.hint is not None
        return (*self.location[:-1], str(self.hint)) if unknown else None


def _parts(data: Any, wrongs: Iterable[_Wrong]) -> Iterator[_Path]:
    """What to leave out: the faulty fields, or the claims that cannot do without them."""
    for wrong in wrongs:
        for location in (wrong.location, wrong.meant):
            if location is not None and (location is wrong.location or not _stands(data, location)):
                needed = len(location) > 2 and location[2] in _NEEDED
                whole = not _WHOLE.isdisjoint(location[:1])
                yield location[: 1 if whole else 2 if needed else 3]


def _stands(data: Any, location: _Path) -> bool:
    for step in location:
        data = _held(data, step)
    return data is not None


def _mended(data: Any, parts: Iterable[_Path]) -> Any:
    """A copy of a table without some parts, or with something to stand in for them."""
    heads: dict[int | str, list[_Path]] = {}
    for part in parts:
        if not part:  # the table as a whole is faulty
            return {}
        heads.setdefault(part[0], []).append(part[1:])
    held = dict(data) if isinstance(data, dict) else dict(enumerate(data))
    for head, rests in heads.items():
        if head in held and all(rests) and isinstance(held[head], dict | list):
            held[head] = _mended(held[head], rests)
        elif head in _STAND_INS:
            held[head] = _STAND_INS[str(head)]
        else:
            held.pop(head, None)
    return held if isinstance(data, dict) else list(held.values())


def _faults(entry: Entry, wrongs: list[_Wrong]) -> Iterator[Fault]:
    """One fault for each thing wrong; a misspelt field is not missing as well."""
    meant = {wrong.meant for wrong in wrongs}
    for wrong in wrongs:
        if wrong.type != "missing" or wrong.location not in meant:
            place = _field(entry.data, wrong.location)
            yield Fault(entry.file, entry.label, place, wrong.came, wrong.allowed, wrong.hint)


def _field(data: Any, location: _Path) -> str:
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


def _wrong(detail: Mapping[str, Any], model: type[BaseModel]) -> _Wrong:
    """What came, what is allowed, and the nearest right thing, of one fault pydantic found."""
    location = tuple(step for step in detail["loc"] if step != "[key]")
    type_, came = detail["type"], detail["input"]
    if type_ == "missing":
        return _Wrong(location, type_, "nothing", _ALLOWED[type_])
    if type_ == "extra_forbidden":
        fields, name = _fields(model, location[:-1]), str(location[-1])
        allowed = f"one of the fields {', '.join(fields)}"
        return _Wrong(location, type_, shown(name), allowed, nearest(name, fields))
    if type_ == "literal_error":
        words = detail["ctx"]["expected"].replace(" or ", ", ").replace("'", "").split(", ")
        allowed = f"one of {', '.join(words)}" if words[1:] else words[0]
        hint = nearest(came, words) if isinstance(came, str) else None
        return _Wrong(location, type_, shown(came), allowed, hint)
    if type_ == "string_pattern_mismatch":
        pattern = detail["ctx"]["pattern"]
        hint = proposed_slug(came) if pattern == schema.SLUG else None
        return _Wrong(location, type_, shown(came), schema.PATTERNS[pattern], hint)
    hint = f'"{came.isoformat()}"' if isinstance(came, date | time) else None
    allowed = _ALLOWED.get(type_) or _worded(detail["msg"])
    return _Wrong(location, type_, shown(came), allowed, hint)


def _worded(message: str) -> str:
    """What pydantic says, as what is allowed."""
    for opening in ("Input should be ", "Value error, "):
        message = message.removeprefix(opening)
    return message[:1].lower() + message[1:]


def _fields(model: type[BaseModel], location: _Path) -> list[str]:
    """The fields of the table a location leads to."""
    for step in location:
        if isinstance(step, str):
            annotation = model.model_fields[step].annotation
            inner = [annotation, *getattr(annotation, "__args__", ())]
            model = next(
                one for one in inner if isinstance(one, type) and issubclass(one, BaseModel)
            )
    return list(model.model_fields)
