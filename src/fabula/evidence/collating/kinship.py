"""Does the record make the same texts one voice as the texts themselves do?

The record joins sources by ``translation_of`` and ``republication_of``; the collation joins the texts
that have the same names and figures in the same order. Two things can be wrong:

* texts are copies, and the record makes them several voices: an *unnamed copy*;
* the record makes one voice of texts that show no kinship, directly or through other copies: an
  *unsupported lineage*.

The decision: a text with fewer than :data:`LEAST_LANDMARKS` landmarks is too short to be told from
a text on the same subject, so nothing is held against an edge that joins it. Which of two copies
came first is not asked; a translation of a text that nobody here has seen is supported by a
sibling.

This module does not compare texts; see :mod:`fabula.evidence.collating.copies`.

>>> from fabula.evidence.collating.collated import Text
>>> from fabula.evidence.collating.copies import Pair
>>> from fabula.story import Source, Timeline
>>> papers = [Source(id, id, language="en", fingerprints=("0" * 64,)) for id in ("a", "b")]
>>> texts = [Text(id, "0" * 64, 40, ()) for id in ("a", "b")]
>>> story = Timeline("bridge", "The bridge", sources=tuple(papers))
>>> finding, = kinship_findings(story, Collated(tuple(texts), (Pair("a", "b", 40, ()),)))
>>> finding.code, finding.at
(<FindingCode.UNNAMED_COPY: 'unnamed-copy'>, 'source:b')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.errors import Finding, FindingCode
from fabula.evidence.collating.collated import Collated
from fabula.evidence.collating.copies import LEAST_COMMON, LEAST_SCORE
from fabula.story.joined import Joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.evidence.collating.copies import Pair
    from fabula.story import Timeline

__all__ = ["LEAST_LANDMARKS", "kinship_findings"]

LEAST_LANDMARKS = int(LEAST_COMMON / LEAST_SCORE)
"""From so many on, it is the share of the landmarks in order that decides on a pair, not their number."""


def kinship_findings(story: Timeline, found: Collated) -> Iterator[Finding]:
    """What the lineage of a story and its collation say against each other."""
    known = {source.id for source in story.sources}
    for pair in found.pairs:
        if {pair.left, pair.right} <= known and _apart(story, pair):
            yield _unnamed(story, pair)
    kin = _kin(known, found)
    for source, others in _strangers(story, found, kin).items():
        yield _unsupported(story, source, others)


def _apart(story: Timeline, pair: Pair) -> bool:
    return story.groups[pair.left] != story.groups[pair.right]


def _unnamed(story: Timeline, pair: Pair) -> Finding:
    one, two = (story.source(id) for id in (pair.right, pair.left))
    message = (
        f"{one.label} and {two.label} ('{two.id}') are copies of one text: {len(pair.shared)} of "
        f"{pair.fewer} names and figures stand in the same order in both; the record counts them as "
        "two voices. Add a lineage that joins them, or accept this with the reason they are not"
    )
    return Finding(FindingCode.UNNAMED_COPY, f"source:{one.id}", message)


def _kin(known: set[str], found: Collated) -> Joined[str]:
    """The sources that copies join, as the texts show it."""
    kin = Joined(known)
    for pair in found.pairs:
        if {pair.left, pair.right} <= known:
            kin.join(pair.left, pair.right)
    return kin


def _strangers(story: Timeline, found: Collated, kin: Joined[str]) -> dict[str, list[str]]:
    """Sources that show no kinship with any other text of their group, and those others.

    Of two texts that are strangers to each other, the one that the record derives is named; if
    it derives both, both are.
    """
    strangers = {}
    derived = {edge.source for edge in story.lineage if edge.type.joins}
    long = [text.source for text in found.texts if text.landmarks >= LEAST_LANDMARKS]
    members: dict[str, list[str]] = {}
    for id in long:
        members.setdefault(story.groups.get(id, id), []).append(id)
    for id in sorted(derived & set(long)):
        others = [other for other in members[story.groups[id]] if other != id]
        if others and all(kin.root(other) != kin.root(id) for other in others):
            strangers[id] = others
    return strangers


def _unsupported(story: Timeline, id: str, others: list[str]) -> Finding:
    labels = " and ".join(f"{story.source(other).label} ('{other}')" for other in others)
    message = (
        f"the record makes {story.source(id).label} one voice with {labels}, but their names and "
        "figures do not stand in the same order; strike the edge that joins them, or accept this "
        "with the reason for it"
    )
    return Finding(FindingCode.UNSUPPORTED_LINEAGE, f"source:{id}", message)
