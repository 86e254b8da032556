"""From records to the tables of a story folder: the way back of :mod:`.record`.

A field that has its default is left out, so that a hand-written folder and a dumped one read
alike. Derived parts (readings, bounds of events) are no part of a table. What the notations of the
format cannot say, such as the reason of a single bound, is refused: nothing is lost in silence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fabula.errors import RecordError
from fabula.story import (
    Agent,
    Aside,
    Claim,
    Dating,
    Event,
    Kind,
    Operand,
    Related,
    Relation,
    Source,
    Timeline,
    Voice,
    WhatIf,
)
from fabula.story.slug import label
from fabula.value import When, edtf, notation

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["agent_table", "event_table", "source_table", "tables"]


def tables(story: Timeline, format: int) -> dict[str, Any]:
    """The tables of a story, by name, in the order of the records.

    Raises:
        RecordError: the date of a source or an expectation says more than its notation can hold.
    """
    return {
        "story": {"format": format, **_kept(_head(story))},
        "source": [source_table(source) for source in story.sources],
        "agent": [agent_table(agent) for agent in story.agents],
        "lineage": [_plain(edge) for edge in story.lineage],
        "event": [event_table(event) for event in story.events],
        "kind": [_kept(_kind(kind)) for kind in story.kinds],
        "tombstone": [_plain(stone) for stone in story.tombstones],
        "accept": [_plain(acceptance) for acceptance in story.acceptances],
        "aside": [_kept(_aside(aside)) for aside in story.asides],
        "relation": [_relation(relation) for relation in story.relations],
    }


def _kept(table: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that say something: nought does, and nothing else that is false or empty."""
    return {
        name: value for name, value in table.items() if value or (value == 0 and value is not False)
    }


def _plain(record: Any) -> dict[str, Any]:
    """A record whose fields are the fields of its table."""
    held = {name: getattr(record, name) for name in record.__dataclass_fields__}
    return _kept({name: str(value) if value is not None else None for name, value in held.items()})


def _head(story: Timeline) -> dict[str, Any]:
    return {
        "id": story.id,
        "title": story.title,
        "language": story.language,
        "summary": story.summary,
        "version": story.version,
        "released": story.released.isoformat() if story.released else None,
        "editors": list(story.editors),
        "licence": story.licence,
    }


def source_table(source: Source) -> dict[str, Any]:
    """One source as its table.

    Raises:
        RecordError: its date says more than EDTF can hold.
    """
    return _kept(
        {
            "id": source.id,
            "label": source.label,
            "title": source.title,
            "title_cut": source.title_cut,
            "language": source.language,
            "publisher": source.publisher,
            "authors": list(source.authors),
            "published": _dating(source),
            "dateline": source.dateline,
            "url": source.url,
            "fingerprints": list(source.fingerprints),
            "characters": source.characters,
            "words": source.words,
            "note": source.note,
        }
    )


def _dating(source: Source) -> dict[str, Any] | None:
    dating = source.dating
    if dating == Dating():
        return None
    when = None
    if dating.when != When.unknown():
        when = _noted(dating.when, label("source", source.id), "published")
    return _kept({"when": when, "because": dating.because, "soft": dating.soft})


def agent_table(agent: Agent) -> dict[str, Any]:
    """One agent as its table."""
    return _kept(
        {
            "id": agent.id,
            "name": agent.name,
            "type": str(agent.type),
            "names": dict(agent.names),
            "note": agent.note,
        }
    )


def _aside(aside: Aside) -> dict[str, Any]:
    return {
        "source": aside.source,
        "at": [aside.start, aside.end],
        "sha256": aside.passage.sha256,
        "reason": str(aside.reason),
        "because": aside.because,
    }


def event_table(event: Event) -> dict[str, Any]:
    """One event with its claims as its table, without what is derived.

    Raises:
        RecordError: an expected date says more than EDTF can hold.
    """
    return _kept(
        {
            "id": event.id,
            "kind": event.kind,
            "title": event.title,
            "note": event.note,
            "before": [_plain(later) for later in event.before],
            "related": [_related(other) for other in event.related],
            "claim": [_kept(_claim(claim)) for claim in event.claims],
        }
    )


def _related(other: Related) -> dict[str, Any]:
    return _kept(
        {
            "event": other.event,
            "how": " or ".join(other.ways),
            "because": other.because,
            "assuming": other.assuming,
        }
    )


def _claim(claim: Claim) -> dict[str, Any]:
    passage = claim.passage
    return {
        "id": claim.id,
        "source": claim.source,
        "quote": passage.exact,
        "nth": passage.nth,
        "at": None if passage.exact is not None else [passage.start, passage.end],
        "sha256": passage.sha256,
        "gloss": claim.gloss,
        "gives": claim.gives,
        "value": claim.states,
        "expect": _expectation(claim),
        "voice": _voice(claim.voice),
        "hedge": claim.hedge,
        "because": claim.because,
        "assuming": claim.assuming,
    }


def _expectation(claim: Claim) -> str | None:
    if isinstance(claim.expect, When):
        return _noted(claim.expect, label("claim", claim.id), "expect")
    return None if claim.expect is None else notation.format_measure(claim.expect)


def _noted(when: When, place: str, field: str) -> str:
    """A date in EDTF, from which the same date can be read again."""
    text = edtf.format(when)
    if edtf.parse(text) != when:
        raise RecordError(place, field, text, "a date that EDTF can hold, without reasons")
    return text


def _voice(voice: Voice | None) -> dict[str, str] | None:
    return None if voice is None else {"of": voice.of, "manner": str(voice.manner)}


def _kind(kind: Kind) -> dict[str, Any]:
    return {
        "id": kind.id,
        "meaning": kind.meaning,
        "ahead": kind.ahead,
        "lasts": kind.lasts,
        "slot": [
            _kept(
                {
                    "name": slot.name,
                    "type": str(slot.type),
                    "required": slot.required,
                    "many": slot.many,
                    "meaning": slot.meaning,
                    "begun": slot.begun,
                }
            )
            for slot in kind.slots
        ],
    }


def _relation(relation: Relation) -> dict[str, Any]:
    against, expect = relation.against, relation.expect
    return _kept(
        {
            "id": relation.id,
            "type": str(relation.type),
            "because": relation.because,
            "expect": None if expect is None else notation.format_measure(expect),
            "against": None if against is None else _operand(against),
            "operand": [{"role": role, **_operand(one)} for role, one in relation.operands],
        }
    )


def _operand(operand: Operand) -> dict[str, str]:
    """A claim, another relation, or a what-if with its reason."""
    if isinstance(operand, WhatIf):
        return {"value": notation.format_measure(operand.value), "because": operand.because}
    return {"claim" if "/" in operand else "relation": operand}
