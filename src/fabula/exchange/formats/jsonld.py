"""JSON-LD: the story as linked data, in the words of schema.org, PROV and CiTO.

The timeline is a ``Dataset``; its parts are events, and what is said about an event is a ``Claim``
whose appearance is the article that says it. A date is four bounds and EDTF, in terms of our own:
schema.org's ``startDate`` has no bounds, and is given only where the day is known. A value is what
the chosen reading says. Copies are ``translationOfWork`` or ``isBasedOn`` and ``wasDerivedFrom``;
what disputes what is said with CiTO. The context stands in the file, so that nothing is fetched.

Sources: schema.org 28; PROV-O (W3C Recommendation, 30 April 2013); CiTO 2.8.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fabula.exchange.bibliography import exported_title
from fabula.exchange.fact import ALL, Sort
from fabula.exchange.format import Exported, Format
from fabula.exchange.layout import json_text
from fabula.exchange.table import source_table
from fabula.story import AgentType, SlotType
from fabula.value import Measure, When, edtf, format_measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from fabula.exchange.edition import Edition
    from fabula.story import Agent, Claim, Event, Source

__all__ = [
    "BOUND_TERMS",
    "CONTEXT",
    "FORMATS",
    "TERMS",
    "agent_name",
    "bounds",
    "claim_value",
    "record_name",
]

TERMS = "https://fabula.invalid/terms#"
_XSD_DATE = "http://www.w3.org/2001/XMLSchema#date"
_BOUNDS = ("startEarliest", "startLatest", "endEarliest", "endLatest")

BOUND_TERMS: Mapping[str, Any] = {f"fab:{bound}": {"@type": _XSD_DATE} for bound in _BOUNDS}
"""What a context says of the four bounds of a date."""

CONTEXT: Mapping[str, Any] = {
    "@vocab": "https://schema.org/",
    "id": "@id",
    "type": "@type",
    "fab": TERMS,
    "prov": "http://www.w3.org/ns/prov#",
    "cito": "http://purl.org/spar/cito/",
    **BOUND_TERMS,
    **{
        name: {"@type": "@id"}
        for name in (
            "url", "license", "translationOfWork", "isBasedOn", "citation", "appearance",
            "prov:wasDerivedFrom", "prov:wasQuotedFrom", "cito:disputes", "fab:value",
        )
    },
}  # fmt: skip
"""The context of every file; ``fab`` holds the terms of our own."""

_DERIVED = {"translation_of": "translationOfWork", "republication_of": "isBasedOn"}
_AGENTS = {
    AgentType.PERSON: "Person",
    AgentType.ORGANISATION: "Organization",
    AgentType.GROUP: "Audience",
}


def _node(table: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in table.items() if value not in (None, "", [], ())}


def record_name(edition: Edition, type: str, id: str) -> str:
    """A permalink, or a name of ours that no browser follows."""
    return edition.permalink(type, id) or f"urn:fabula:{edition.story.id}:{type}:{id}"


def agent_name(edition: Edition, id: str) -> str:
    """A name of ours for an agent, who has no page."""
    return f"urn:fabula:{edition.story.id}:agent:{id}"


def _dataset(edition: Edition) -> dict[str, Any]:
    story = edition.story
    return _node(
        {
            "id": record_name(edition, "timeline", story.id),
            "type": "Dataset",
            "name": story.title,
            "description": story.summary,
            "inLanguage": story.language,
            "version": story.version,
            "datePublished": story.released.isoformat() if story.released else None,
            "license": f"https://spdx.org/licenses/{story.licence}" if story.licence else None,
            "creator": [{"type": "Organization", "name": name} for name in story.editors],
            "hasPart": [
                {"id": record_name(edition, "event", event.id)} for event in edition.events
            ],
        }
    )


def _event(event: Event, edition: Edition) -> dict[str, Any]:
    addresses = [f"{event.id}/{claim.id}" for claim in event.claims]
    return _node(
        {
            "id": record_name(edition, "event", event.id),
            "type": ["Event", "prov:Entity"],
            "name": event.title,
            "additionalType": f"{TERMS}{event.kind}",
            "startDate": event.when.earliest_iso if event.when.is_day else None,
            "description": event.note,
            **bounds(event.when),
            "subjectOf": [{"id": record_name(edition, "claim", address)} for address in addresses],
            "fab:digest": edition.digest(event),
        }
    )


def bounds(when: When) -> dict[str, Any]:
    """The four bounds that have a day in the years 1 to 9999, and the notation."""
    days = (when.start_earliest, when.start_latest, when.end_earliest, when.end_latest)
    known = {
        f"fab:{name}": bound.iso
        for name, bound in zip(_BOUNDS, days, strict=True)
        if bound.date is not None
    }
    return {**known, "fab:edtf": edtf.format(when)}


def _claim(event: Event, claim: Claim, edition: Edition) -> dict[str, Any]:
    return _node(
        {
            "id": record_name(edition, "claim", f"{event.id}/{claim.id}"),
            "type": "Claim",
            "about": {"id": record_name(edition, "event", event.id)},
            "appearance": record_name(edition, "source", claim.source),
            "text": edition.sentence(event, claim),
            "fab:gives": claim.gives,
            "fab:quotation": claim.passage.exact,
            "fab:hedge": claim.hedge,
            "fab:voice": {"id": agent_name(edition, claim.voice.of)} if claim.voice else None,
            **claim_value(event, claim, edition),
        }
    )


def claim_value(event: Event, claim: Claim, edition: Edition) -> dict[str, Any]:
    """What a claim gives by term: a date as bounds, an amount, the name of a record, or a text.

    A claim of a denial that names an event disputes it.
    """
    slot = edition.story.kind(event.kind).slot(claim.gives) if claim.gives else None
    value = _value(claim, slot.type if slot else None, edition)
    if event.kind == "denial" and slot is not None and slot.type is SlotType.EVENT and value:
        value["cito:disputes"] = value["fab:value"]
    return value


def _value(claim: Claim, type: SlotType | None, edition: Edition) -> dict[str, Any]:
    """What the claim gives: a date, an amount, a record or a text."""
    value = claim.value
    if isinstance(value, When):
        return {"fab:date": bounds(value)}
    if isinstance(value, Measure):
        return {"fab:amount": format_measure(value)}
    if value is None or type is None:
        return {}
    if type is SlotType.AGENT:
        return {"fab:value": agent_name(edition, value)}
    if type.is_id:
        return {"fab:value": record_name(edition, type.value, value)}
    return {"fab:text": value}


def _source(source: Source, edition: Edition) -> dict[str, Any]:
    publisher = agent_name(edition, source.publisher) if source.publisher else None
    day = source.dating.when.earliest_iso if source.dating.when.is_day else None
    return _node(
        {
            "id": record_name(edition, "source", source.id),
            "type": ["NewsArticle", "prov:Entity"],
            "name": source.label,
            "headline": exported_title(source_table(source)) if source.title else None,
            "inLanguage": source.language,
            "url": source.url,
            "author": [{"id": agent_name(edition, id)} for id in source.authors],
            "publisher": {"id": publisher} if publisher else None,
            "datePublished": day if not source.dating.soft else None,
            "fab:published": bounds(source.dating.when),
            "fab:sha256": list(source.fingerprints),
            **_lineage(source, edition),
        }
    )


def _lineage(source: Source, edition: Edition) -> dict[str, list[str]]:
    """What the source comes from, in schema.org and, for all of it, in PROV."""
    told: dict[str, list[str]] = {}
    for edge in edition.story.edges(source.id):
        if edge.origin not in edition.held:
            continue
        origin = record_name(edition, "source", edge.origin)
        quoted = "prov:wasQuotedFrom" if edge.type == "quotes" else "prov:wasDerivedFrom"
        for name in (_DERIVED.get(edge.type, "citation"), quoted):
            told.setdefault(name, []).append(origin)
    return {name: sorted(set(origins)) for name, origins in sorted(told.items())}


def _agent(agent: Agent, edition: Edition) -> dict[str, Any]:
    names = [{"@value": name, "@language": tag} for tag, name in agent.names]
    return _node(
        {
            "id": agent_name(edition, agent.id),
            "type": _AGENTS[agent.type],
            "name": agent.name,
            "alternateName": names,
        }
    )


def _graph(edition: Edition) -> Iterator[dict[str, Any]]:
    yield _dataset(edition)
    for event in edition.events:
        yield _event(event, edition)
        yield from (_claim(event, claim, edition) for claim in event.claims)
    yield from (_source(source, edition) for source in edition.sources)
    yield from (_agent(agent, edition) for agent in _agents(edition))


def _agents(edition: Edition) -> Iterable[Agent]:
    """Every agent of a whole story; of a part, those its events and its sources name."""
    story = edition.story
    if edition.whole:
        return story.agents
    acting = (id for event in edition.events for id in story.agents_of(event))
    writing = (id for one in edition.sources for id in (*one.authors, one.publisher) if id)
    return [story.agent(id) for id in sorted({*acting, *writing})]


def _write(edition: Edition) -> Exported:
    document = {"@context": dict(CONTEXT), "@graph": list(_graph(edition))}
    return Exported({FORMATS[0].file(edition): json_text(document, 3).encode()})


FORMATS = (
    Format(
        "jsonld",
        "JSON-LD with schema.org, PROV and CiTO",
        "application/ld+json",
        ".jsonld",
        "readings that were not chosen and the reasons of bounds are left out",
        _write,
        carries=ALL - {Sort.SOURCE_RECORD},
    ),
)
