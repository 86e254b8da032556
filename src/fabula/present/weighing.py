"""What was weighed, as records for other programs: who agrees, what is reckoned, on what grounds.

A record holds ids, addresses and words as they are, and is for a format that escapes by itself, such
as JSON. Values stand in the notation of the story files: an amount as ``5e12..7e12 USD``, a date in
EDTF, an id in quotation marks. Sentences are in the language of the story if there are words for it,
else in English.

This module weighs nothing; see :mod:`fabula.evidence.agreement`, :mod:`fabula.evidence.arithmetic`
and :mod:`fabula.evidence.scale`.

>>> from fabula.story import Timeline
>>> weighed_records(Timeline("demo", "A demo"))
{'agreements': [], 'relations': [], 'grounds': {}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fabula.evidence import agreement, grounds, reckon
from fabula.evidence.comparison import written
from fabula.present.agreement import agreement_words
from fabula.present.phrase import languages
from fabula.present.relation import relation_words
from fabula.value import format_measure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fabula.evidence import Agreement, Ground, Reckoned
    from fabula.evidence.collating.siblings import Sibling
    from fabula.story import Timeline

__all__ = ["weighed_records"]


def weighed_records(story: Timeline, siblings: Iterable[Sibling] = ()) -> dict[str, Any]:
    """The verdicts of a settled story, its relations as they come out, and the ranked grounds.

    Args:
        story: the record, settled.
        siblings: what copies have at the places of claims, from the stored collation.
    """
    ranked = grounds(story, siblings=siblings)
    known = story.language.partition("-")[0] in languages()
    tag = story.language if known else "en"
    return {
        "agreements": [_agreement(one, story, tag) for one in agreement(story)],
        "relations": [_relation(one, tag) for one in reckon(story.relations, story)],
        "grounds": {at: [_ground(one) for one in found] for at, found in ranked.items()},
    }


def _agreement(one: Agreement, story: Timeline, language: str) -> dict[str, Any]:
    return {
        "event": one.event,
        "slot": one.slot,
        "verdict": one.verdict.value,
        "point": one.point and one.point.value,
        "touching": one.touching,
        "files": list(one.attestation.files),
        "groups": list(one.groups),
        "origins": list(one.attestation.origins),
        "claims": list(one.claims),
        "sides": [
            {"value": written(side.value), "claims": list(side.claims)} for side in one.sides
        ],
        "words": agreement_words(one, story, language),
    }


def _relation(one: Reckoned, language: str) -> dict[str, Any]:
    return {
        "id": one.relation.id,
        "type": one.relation.type.value,
        "result": None if one.result is None else format_measure(one.result),
        "meets": one.meets,
        "touches": one.touches,
        "expected": one.as_expected,
        "words": relation_words(one, language),
        "because": one.relation.because,
    }


def _ground(one: Ground) -> dict[str, str]:
    return {
        "sort": one.sort.value,
        "value": format_measure(one.value),
        "convention": one.convention,
        "words": one.words,
        "claim": one.claim,
    }
