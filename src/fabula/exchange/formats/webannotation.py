"""Web Annotation: each claim as a note on the words it rests on.

The target is the source, by its address or, without one, by the digest of its text; the selector is
the quotation, refined by its place in code points of the canonical text where the passage has been
weighed. Prefix and suffix are left out: they would be words of the source that nobody needs to
quote. A passage given by its place alone has the place as its only selector.

Source: Web Annotation Data Model (W3C Recommendation, 23 February 2017), 3.1, 3.2, 4.2.4, 4.2.5, 4.2.9.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from fabula.exchange.format import Exported, Format, LeftOut
from fabula.exchange.reference import words_language
from fabula.present.citation import claim_words

if TYPE_CHECKING:
    from fabula.exchange.edition import Edition
    from fabula.story import Claim, Event

__all__ = ["CONTEXT", "FORMATS"]

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
"""The context every annotation names, as the model asks; readers have a copy of their own."""


def _annotation(event: Event, claim: Claim, edition: Edition) -> dict[str, Any] | None:
    """One claim, or None if neither words nor place are known."""
    address = f"{event.id}/{claim.id}"
    selector = _selector(address, claim, edition)
    if selector is None:
        return None
    annotation = {
        "id": edition.permalink("claim", address) or f"urn:fabula:{edition.story.id}:{address}",
        "type": "Annotation",
        "motivation": "describing",
        "creator": [{"type": "Organization", "name": name} for name in edition.story.editors],
        "rights": edition.story.licence,
        "body": {
            "type": "TextualBody",
            "value": claim_words(claim, edition.story, event, words_language(edition.story)),
            "format": "text/plain",
            "language": words_language(edition.story),
        },
        "target": {
            "source": _target(claim, edition),
            "selector": selector,
        },
        "via": edition.permalink("event", event.id),
    }
    return {name: value for name, value in annotation.items() if value}


def _target(claim: Claim, edition: Edition) -> str:
    source = edition.story.source(claim.source)
    return source.url or f"urn:sha256:{source.file}"


def _selector(address: str, claim: Claim, edition: Edition) -> dict[str, Any] | None:
    passage, placed = claim.passage, edition.placed.get(address)
    start, end = passage.start, passage.end
    if placed is not None and placed.attests(passage):
        start, end = placed.start, placed.end
    place = None
    if start is not None:
        place = {"type": "TextPositionSelector", "start": start, "end": end}
    if passage.exact is None:
        return place
    quote: dict[str, Any] = {"type": "TextQuoteSelector", "exact": passage.exact}
    return quote | ({"refinedBy": place} if place else {})


def _write(edition: Edition) -> Exported:
    notes, left_out = [], []
    for event in edition.events:
        for claim in event.claims:
            note = _annotation(event, claim, edition)
            if note is None:
                left_out.append(
                    LeftOut(f"{event.id}/{claim.id}", "its passage has neither words nor a place")
                )
            else:
                notes.append(note)
    collection = {
        "@context": CONTEXT,
        "id": edition.permalink("timeline") or f"urn:fabula:{edition.story.id}",
        "type": "AnnotationCollection",
        "label": edition.story.title,
        "total": len(notes),
        "first": {"type": "AnnotationPage", "startIndex": 0, "items": notes},
    }
    text = json.dumps(collection, ensure_ascii=False, indent=1)
    return Exported({FORMATS[0].file(edition): f"{text}\n".encode()}, tuple(left_out))


FORMATS = (
    Format(
        "webannotation",
        "W3C Web Annotation",
        "application/ld+json",
        ".annotations.jsonld",
        "each claim stands alone: events, their dates and lineage are left out",
        _write,
    ),
)
