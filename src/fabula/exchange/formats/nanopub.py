r"""Nanopublications: each claim alone, with where it comes from and who published it, in TriG.

Each is four graphs. The *head* says which the others are; the *assertion* is what is claimed, in the
terms of the linked data (:mod:`.jsonld`); the *provenance* says of the assertion from which source it
was derived, in which words, whose voice it is and how it is hedged; the *publication info* says of
the whole who published it, when, as a part of what, and under which licence. Who asserts is the
source, and who publishes are the editors.

None is signed and none has a trusty URI: a name that holds its own digest is given by whoever
publishes it, with the key that signs it.

Sources: Nanopublication Guidelines (nanopub.net), 10 March 2015, and its nanopub schema; RDF 1.1 TriG
(W3C Recommendation, 25 February 2014), 2.2 and 4.

>>> literal('so "it" says\\', "en"), iri("urn:a b")
('"so \\"it\\" says\\\\"@en', '<urn:a%20b>')
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from fabula.exchange.fact import Sort
from fabula.exchange.format import Exported, Format
from fabula.exchange.formats.jsonld import TERMS, agent_name, claim_value, record_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.exchange.edition import Edition
    from fabula.story import Claim, Event

__all__ = ["FORMATS", "iri", "literal"]

_PREFIXES = {
    "cito": "http://purl.org/spar/cito/",
    "dct": "http://purl.org/dc/terms/",
    "fab": TERMS,
    "foaf": "http://xmlns.com/foaf/0.1/",
    "np": "http://www.nanopub.org/nschema#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# What no IRI may hold as it is (TriG, production IRIREF).
_NO_IRI = re.compile(r"[\x00-\x20<>\"{}|^`\\]")
_CONTROLS = re.compile("[\x7f-\x9f]")

_Pair = tuple[str, str]
"""A predicate and an object, as TriG writes them."""


def iri(name: str) -> str:
    """A name between angle brackets; what may not stand there is percent-encoded."""
    return f"<{_NO_IRI.sub(lambda found: quote(found[0]), name)}>"


def literal(text: str, language: str | None = None) -> str:
    """A text in quotation marks, with the language it is in if that is known."""
    # The escapes of JSON are all among those of TriG, but for an escaped solidus, which it never writes.
    written = _CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", _quoted(text))
    return f"{written}@{language}" if language else written


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _typed(text: str, type: str) -> str:
    return f"{literal(text)}^^xsd:{type}"


def _graph(name: str, *subjects: tuple[str, list[_Pair]]) -> str:
    """A named graph, each of whose subjects has at least one predicate."""
    told = "".join(f"  {subject} {_predicates(pairs)} .\n" for subject, pairs in subjects)
    return f"{name} {{\n{told}}}\n"


def _predicates(pairs: list[_Pair]) -> str:
    return " ;\n    ".join(f"{predicate} {object}" for predicate, object in pairs)


def _assertion(event: Event, claim: Claim, edition: Edition) -> list[_Pair]:
    pairs = [
        ("a", "schema:Claim"),
        ("schema:about", iri(record_name(edition, "event", event.id))),
        ("schema:text", literal(edition.sentence(event, claim), edition.language)),
    ]
    if claim.gives:
        pairs.append(("fab:gives", literal(claim.gives)))
    return [*pairs, *_value(event, claim, edition)]


def _value(event: Event, claim: Claim, edition: Edition) -> Iterator[_Pair]:
    """What the claim gives, and what it disputes."""
    for term, value in claim_value(event, claim, edition).items():
        if term == "fab:date":
            days = [
                (name, literal(day) if name == "fab:edtf" else _typed(day, "date"))
                for name, day in value.items()
            ]
            yield term, f"[ {' ; '.join(f'{name} {day}' for name, day in days)} ]"
        else:
            is_name = term in {"fab:value", "cito:disputes"}
            yield term, iri(value) if is_name else literal(value)


def _provenance(claim: Claim, edition: Edition) -> list[_Pair]:
    source = iri(record_name(edition, "source", claim.source))
    pairs = [("prov:wasDerivedFrom", source)]
    if claim.passage.exact is not None:
        language = edition.story.source(claim.source).language
        pairs += [
            ("cito:includesQuotationFrom", source),
            ("fab:quotation", literal(claim.passage.exact, language)),
        ]
    if claim.voice:
        pairs.append(("prov:wasAttributedTo", iri(agent_name(edition, claim.voice.of))))
    if claim.hedge:
        pairs.append(("fab:hedge", literal(claim.hedge)))
    return pairs


def _published(edition: Edition) -> list[_Pair]:
    story = edition.story
    pairs = [("dct:isPartOf", iri(record_name(edition, "timeline", story.id)))]
    if story.version:
        pairs.append(("schema:version", literal(story.version)))
    if story.released:
        pairs.append(("dct:created", _typed(f"{story.released.isoformat()}T00:00:00Z", "dateTime")))
    if story.licence:
        pairs.append(("dct:license", iri(f"https://spdx.org/licenses/{story.licence}")))
    return [*pairs, *(("dct:creator", _editor(edition, at)) for at, _ in _editors(edition))]


def _editors(edition: Edition) -> Iterator[tuple[int, str]]:
    return enumerate(edition.story.editors, 1)


def _editor(edition: Edition, at: int) -> str:
    return iri(f"urn:fabula:{edition.story.id}:editor:{at}")


def _nanopublication(event: Event, claim: Claim, edition: Edition) -> str:
    name = record_name(edition, "claim", f"{event.id}/{claim.id}")
    whole, head, assertion, provenance, info = (
        iri(f"{name}.{part}") for part in ("np", "head", "assertion", "provenance", "pubinfo")
    )
    parts = [
        ("a", "np:Nanopublication"),
        ("np:hasAssertion", assertion),
        ("np:hasProvenance", provenance),
        ("np:hasPublicationInfo", info),
    ]
    named = [(_editor(edition, at), [("foaf:name", literal(one))]) for at, one in _editors(edition)]
    graphs = (
        _graph(head, (whole, parts)),
        _graph(assertion, (iri(name), _assertion(event, claim, edition))),
        _graph(provenance, (assertion, _provenance(claim, edition))),
        _graph(info, (whole, _published(edition)), *named),
    )
    return "\n".join(graphs)


def _write(edition: Edition) -> Exported:
    prefixes = "".join(f"@prefix {name}: <{uri}> .\n" for name, uri in _PREFIXES.items())
    claims = [
        _nanopublication(event, claim, edition)
        for event in edition.events
        for claim in event.claims
    ]
    return Exported({FORMATS[0].file(edition): "\n".join([prefixes, *claims]).encode()})


FORMATS = (
    Format(
        "nanopub",
        "Nanopublications in TriG",
        "application/trig",
        ".trig",
        "each claim stands alone, unsigned: events, their dates, sources and lineage are left out",
        _write,
        carries=frozenset({Sort.CLAIM, Sort.CLAIM_AMOUNT, Sort.CLAIM_WORDS}),
    ),
)
