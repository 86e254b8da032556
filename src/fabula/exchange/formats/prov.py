"""PROV-JSON: where the timeline comes from, and its sources from each other.

Entities are the timeline, the sources and the claims' quotations; agents are editors, authors and
publishers. A translation or reprint is a derivation of type *Revision*, a quotation of type
*Quotation*, a citation of type *PrimarySource*; what is said in a claim was quoted from its source.

Source: the PROV-JSON Serialization (W3C Member Submission, 24 April 2013); PROV-DM 5.2.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from fabula.exchange.fact import Sort
from fabula.exchange.format import Exported, Format

if TYPE_CHECKING:
    from fabula.exchange.edition import Edition

__all__ = ["FORMATS"]

_Table = dict[str, dict[str, Any]]

_TYPES = {
    "translation_of": "prov:Revision",
    "republication_of": "prov:Revision",
    "cites": "prov:PrimarySource",
    "quotes": "prov:Quotation",
}


def _typed(name: str) -> dict[str, str]:
    return {"$": name, "type": "xsd:QName"}


def _entities(edition: Edition) -> _Table:
    story = edition.story
    told: _Table = {
        f"story:{story.id}": {"prov:type": _typed("prov:Collection"), "prov:label": story.title}
    }
    for source in edition.sources:
        entity = {"prov:label": source.label}
        told[f"source:{source.id}"] = entity | ({"fab:sha256": source.file} if source.file else {})
    for event in edition.events:
        for claim in event.claims:
            told[f"claim:{event.id}_{claim.id}"] = {"prov:label": event.title}
    return told


def _agents(edition: Edition) -> _Table:
    story = edition.story
    told = {
        f"editor:{at}": {"prov:type": _typed("prov:Organization"), "prov:label": name}
        for at, name in enumerate(story.editors, 1)
    }
    named = {id for source in edition.sources for id in (*source.authors, source.publisher) if id}
    for id in sorted(named):
        told[f"agent:{id}"] = {"prov:label": story.agent(id).name}
    return told


def _attributions(edition: Edition) -> _Table:
    pairs = [
        (f"story:{edition.story.id}", f"editor:{at}")
        for at, _ in enumerate(edition.story.editors, 1)
    ]
    for source in edition.sources:
        named = dict.fromkeys((*source.authors, source.publisher))
        pairs += [(f"source:{source.id}", f"agent:{id}") for id in named if id]
    return {
        f"_:a{at}": {"prov:entity": entity, "prov:agent": agent}
        for at, (entity, agent) in enumerate(pairs, 1)
    }


def _derivations(edition: Edition) -> _Table:
    held = {source.id for source in edition.sources}
    triples = [
        (f"source:{edge.source}", f"source:{edge.origin}", _TYPES[edge.type])
        for edge in edition.story.lineage
        if {edge.source, edge.origin} <= held
    ]
    for event in edition.events:
        for claim in event.claims:
            quoted = (f"claim:{event.id}_{claim.id}", f"source:{claim.source}", "prov:Quotation")
            triples.append(quoted)
    return {
        f"_:d{at}": {
            "prov:generatedEntity": later,
            "prov:usedEntity": earlier,
            "prov:type": _typed(type),
        }
        for at, (later, earlier, type) in enumerate(triples, 1)
    }


def _members(edition: Edition) -> _Table:
    claims = [f"claim:{event.id}_{claim.id}" for event in edition.events for claim in event.claims]
    collection = f"story:{edition.story.id}"
    return {
        f"_:m{at}": {"prov:collection": collection, "prov:entity": claim}
        for at, claim in enumerate(claims, 1)
    }


def _write(edition: Edition) -> Exported:
    base = edition.address or f"urn:fabula:{edition.story.id}:"
    names = ("story", "source", "claim", "agent", "editor")
    document = {
        "prefix": {"fab": "https://fabula.invalid/terms#"}
        | {name: f"{base}{name}/" if edition.address else f"{base}{name}:" for name in names},
        "entity": _entities(edition),
        "agent": _agents(edition),
        "wasAttributedTo": _attributions(edition),
        "wasDerivedFrom": _derivations(edition),
        "hadMember": _members(edition),
    }
    text = json.dumps({key: told for key, told in document.items() if told}, indent=1)
    return Exported({FORMATS[0].file(edition): f"{text}\n".encode()})


FORMATS = (
    Format(
        "prov",
        "PROV-JSON",
        "application/json",
        ".prov.json",
        "who comes from whom, and nothing of what is said",
        _write,
        carries=frozenset({Sort.CLAIM, Sort.SOURCE}),
    ),
)
