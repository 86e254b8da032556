"""From records to the tables of a story folder: the way back of :mod:`.record`.

A field that has its default is left out, so that a hand-written folder and a dumped one read
alike. Derived parts (readings, bounds) are no part of a table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fabula.story import Claim, Dating, Event, Kind, Source, Timeline, Voice
from fabula.value import When, edtf, notation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fabula.value import Measure

__all__ = ["tables"]

_NOTHING: tuple[Any, ...] = (None, "", False, (), [], {})


def tables(story: Timeline, format: int) -> dict[str, Any]:
    """The tables of a story, by name, in the order of the records."""
    return {
        "story": {"format": format, **_kept(_head(story))},
        "source": [_kept(_source(source)) for source in story.sources],
        "agent": [_kept(_agent(agent)) for agent in story.agents],
        "lineage": [_plain(edge) for edge in story.lineage],
        "event": [_kept(_event(event)) for event in story.events],
        "kind": [_kept(_kind(kind)) for kind in story.kinds],
        "tombstone": [_plain(stone) for stone in story.tombstones],
        "accept": [_plain(acceptance) for acceptance in story.acceptances],
    }


def _kept(table: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in table.items() if not _is_nothing(value)}


def _is_nothing(value: Any) -> bool:
    return any(
        value is nothing or (value == nothing and type(value) is type(nothing))
        for nothing in _NOTHING
    )


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
        "editors": list(story.editors),
        "licence": story.licence,
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "label": source.label,
        "title": source.title,
        "title_cut": source.title_cut,
        "language": source.language,
        "publisher": source.publisher,
        "authors": list(source.authors),
        "published": _dating(source.dating),
        "dateline": source.dateline,
        "url": source.url,
        "fingerprints": list(source.fingerprints),
        "characters": source.characters,
        "words": source.words,
        "note": source.note,
    }


def _dating(dating: Dating) -> dict[str, Any] | None:
    if dating == Dating():
        return None
    when = None if dating.when == When.unknown() else edtf.format(dating.when)
    return _kept({"when": when, "because": dating.because, "soft": dating.soft})


def _agent(agent: Any) -> dict[str, Any]:
    return {
        "id": agent.id,
        "name": agent.name,
        "type": str(agent.type),
        "names": dict(agent.names),
        "note": agent.note,
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "kind": event.kind,
        "title": event.title,
        "note": event.note,
        "before": [_plain(later) for later in event.before],
        "claim": [_kept(_claim(claim)) for claim in event.claims],
    }


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
        "expect": _expectation(claim.expect),
        "voice": _voice(claim.voice),
        "hedge": claim.hedge,
        "because": claim.because,
    }


def _expectation(expect: When | Measure | None) -> str | None:
    if expect is None:
        return None
    return edtf.format(expect) if isinstance(expect, When) else notation.format_measure(expect)


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
