"""Web Annotation: each claim as a note on the words it rests on.

The target is the source, by its address or, without one, by the digest of its text. Its selectors
are of two sorts, and each leads to the right words of a faithful copy, or to none:

* the quotation, where its words stand once. Where they, or their letters, stand several times it
  would lead to all of these places, so it is not given. Prefix and suffix are left out: they would
  be words of the source that nobody needs to quote;
* where the passage has been weighed, its place in code points of the canonical text, refined by the
  quotation: what stands there is taken only if it is those words. A copy laid out otherwise has
  other words there, and the quotation alone finds them.

The place stands alone for a passage given by it, and where the words are set otherwise in the
source (:mod:`fabula.text.letters`), so that no reader would know them again.

Source: Web Annotation Data Model (W3C Recommendation, 23 February 2017), 3.1, 3.2, 4.2 (several
selectors select the same), 4.2.4, 4.2.5, 4.2.9 (a selector refines within what another selects).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fabula.exchange.fact import Sort
from fabula.exchange.format import Exported, Format, LeftOut
from fabula.exchange.formats.jsonld import record_name
from fabula.exchange.layout import json_text
from fabula.text import canonical
from fabula.text.letters import Letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.exchange.edition import Edition
    from fabula.story import Claim, Event

__all__ = ["CONTEXT", "FORMATS"]

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
"""The context every annotation names, as the model asks; readers have a copy of their own."""

_OTHERWISE = "the source sets its words otherwise, so that its place alone leads to them"
_NOWHERE = "its words stand several times in the source, which was never weighed"


def _annotation(event: Event, claim: Claim, edition: Edition) -> dict[str, Any] | None:
    """One claim, or None if nothing leads to the passage it rests on."""
    address = f"{event.id}/{claim.id}"
    selectors = _selectors(address, claim, edition)
    if not selectors:
        return None
    annotation = {
        "id": record_name(edition, "claim", address),
        "type": "Annotation",
        "motivation": "describing",
        "creator": [{"type": "Organization", "name": name} for name in edition.story.editors],
        "rights": edition.story.licence,
        "body": {
            "type": "TextualBody",
            "value": edition.sentence(event, claim),
            "format": "text/plain",
            "language": edition.language,
        },
        "target": {
            "source": _target(claim, edition),
            "selector": selectors if len(selectors) > 1 else selectors[0],
        },
        "via": edition.permalink("event", event.id),
    }
    return {name: value for name, value in annotation.items() if value}


def _target(claim: Claim, edition: Edition) -> str:
    source = edition.story.source(claim.source)
    return source.url or f"urn:sha256:{source.file}"


def _selectors(address: str, claim: Claim, edition: Edition) -> list[dict[str, Any]]:
    """Each leads to the passage or nowhere; none if neither its words nor its place lead there."""
    passage, placed = claim.passage, edition.placed.get(address)
    if passage.exact is None:
        return [_place(passage.start, passage.end)]
    quote = {"type": "TextQuoteSelector", "exact": canonical(passage.exact)}
    if placed is None or not placed.attests(passage):
        return [quote] if passage.nth is None else []
    place = _place(placed.start, placed.end)
    if placed.letters is Letters.OTHERWISE:
        return [place]
    refined = {**place, "refinedBy": quote}
    again = passage.nth is not None or placed.letters is Letters.AGAIN
    return [refined] if again else [quote, refined]


def _place(start: int | None, end: int | None) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": start, "end": end}


def _left_out(address: str, claim: Claim, note: dict[str, Any] | None) -> Iterator[LeftOut]:
    """The claim, or the words of a claim whose note leads to them by their place alone."""
    if note is None:
        yield LeftOut(address, _NOWHERE)
    elif claim.passage.exact is not None and _is_place(note["target"]["selector"]):
        yield LeftOut(address, _OTHERWISE, Sort.CLAIM_WORDS)


def _is_place(selector: dict[str, Any] | list[dict[str, Any]]) -> bool:
    """Whether it is one selector, which holds no words."""
    return isinstance(selector, dict) and selector.keys() == _place(0, 0).keys()


def _write(edition: Edition) -> Exported:
    notes: list[dict[str, Any]] = []
    left_out: list[LeftOut] = []
    for event in edition.events:
        for claim in event.claims:
            note = _annotation(event, claim, edition)
            address = f"{event.id}/{claim.id}"
            left_out += _left_out(address, claim, note)
            if note is not None:
                notes.append(note)
    collection = {
        "@context": CONTEXT,
        "id": record_name(edition, "timeline", edition.story.id),
        "type": "AnnotationCollection",
        "label": edition.story.title,
        "total": len(notes),
        "first": {"type": "AnnotationPage", "startIndex": 0, "items": notes},
    }
    return Exported({FORMATS[0].file(edition): json_text(collection, 4).encode()}, tuple(left_out))


FORMATS = (
    Format(
        "webannotation",
        "W3C Web Annotation",
        "application/ld+json",
        ".annotations.jsonld",
        "each claim stands alone: events, their dates and lineage are left out",
        _write,
        carries=frozenset({Sort.CLAIM, Sort.CLAIM_WORDS}),
    ),
)
