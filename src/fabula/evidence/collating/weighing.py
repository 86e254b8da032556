"""What do the texts of a story say of one another, and of how its claims are said?

Every text at hand is read once. Copies are sought among all of them; the texts that copies join
are aligned and compared with one another, and a text without a copy is searched for what shows
without one. Around the passage of each claim, hedge and voice are recognised.

The decision on texts that are not at hand: what was found before with their help stays as it is,
and so does what was found of all their copies, since a text is compared anew only with all its
copies at hand. How a claim is said needs its own text alone.

This module writes nothing; see :mod:`fabula.exchange.collation`.

>>> from fabula.story import Source, Timeline
>>> gazette = Source("gazette", "the Gazette", language="en", fingerprints=("0" * 64,))
>>> story = Timeline("bridge", "The bridge", sources=(gazette,))
>>> found = collated(story, {"gazette": "The bridge is old. It stays."}, {})
>>> [len(paragraph) for paragraph in found.texts[0].paragraphs]
[2]
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from fabula.errors import UnknownLanguageError
from fabula.evidence.collating.collated import (
    Aligned,
    Collated,
    Distance,
    Heard,
    Point,
    Text,
)
from fabula.evidence.collating.collation import collate
from fabula.evidence.collating.copies import copies
from fabula.evidence.collating.descent import proposals
from fabula.evidence.collating.segments import paragraphs, unwrapped
from fabula.evidence.collating.siblings import Sought, siblings
from fabula.evidence.collating.witness import Witness, witness
from fabula.recognise.hedges.hedge import Kind, hedges
from fabula.recognise.hedges.voice import Manner, voice_at
from fabula.story.joined import Joined
from fabula.text import Span, words
from fabula.value import Measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from fabula.evidence.collating.collation import Beside, Collation, Parallel
    from fabula.evidence.collating.copies import Pair
    from fabula.evidence.passages import Placement
    from fabula.recognise.hedges.voice import VoiceMark
    from fabula.story import Source, Timeline

__all__ = ["collated"]


def collated(
    story: Timeline,
    texts: Mapping[str, str],
    placed: Mapping[str, Placement],
    before: Collated | None = None,
) -> Collated:
    """Collate the texts at hand.

    Args:
        story: the record.
        texts: canonical text by id of its source, each of the newest version the record has.
        placed: where the passages stand, by address.
        before: what was found before, of texts that are not at hand now.
    """
    before = before or Collated()
    seen = {source.id: source for source in story.sources if source.seen}
    read = [witness(id, texts[id], seen[id].language or "und") for id in seen if id in texts]
    found = copies(read)
    clusters = _clusters(seen, found, before, texts)
    whole = [members for members in clusters if all(id in texts for id in members)]
    kept = set(seen).difference(*whole)
    sought = tuple(_sought(story, placed))
    new = [_cluster([one for one in read if one.id in ids], found, seen, sought) for ids in whole]
    old = before.only(frozenset(kept))
    heard = {one.address: one for one in before.heard if one.source in seen.keys() - texts.keys()}
    heard |= {one.address: one for one in _heard(story, texts, placed)}
    return _joined([*new, old], [heard[address] for address in sorted(heard)])


def _clusters(
    seen: Mapping[str, Source],
    found: Iterable[Pair],
    before: Collated,
    texts: Mapping[str, str],
) -> list[set[str]]:
    """The sources that copies join: found now, or before with the help of a text not at hand."""
    joined = Joined(seen)
    for pair in found:
        joined.join(pair.left, pair.right)
    for pair in before.pairs:
        ids = {pair.left, pair.right}
        if ids <= seen.keys() and not ids <= texts.keys():
            joined.join(pair.left, pair.right)
    return [set(cluster) for cluster in joined.sets()]


def _cluster(
    members: Sequence[Witness],
    found: Iterable[Pair],
    seen: Mapping[str, Source],
    sought: Iterable[Sought],
) -> Collated:
    """All that is found of copies of one text, or of a text alone."""
    ids = {each.id for each in members}
    pairs = [pair for pair in found if pair.left in ids]
    collation = collate(
        members,
        {each.id: _distances(each) for each in members},
        [(pair.left, pair.right) for pair in pairs],
    )
    divided = {each.id: _divided(each, seen[each.id].file or "") for each in members}
    return Collated(
        tuple(divided.values()),
        tuple(pairs),
        proposals(members, pairs, collation),
        tuple(_aligned(collation, divided)),
        collation.variants,
        collation.divergences,
        siblings=siblings(sought, members, collation.parallels),
    )


def _sought(story: Timeline, placed: Mapping[str, Placement]) -> Iterator[Sought]:
    """The claims whose amount can be read in several ways, where they stand."""
    for event in story.events:
        spans = {
            claim.id: (place.source, Span(place.start, place.end))
            for claim in event.claims
            if (place := placed.get(f"{event.id}/{claim.id}"))
        }
        for claim in event.claims:
            several = len(claim.readings) > 1 and isinstance(claim.readings[0].value, Measure)
            if several and claim.id in spans:
                alike = [one.id for one in event.claims if one.gives == claim.gives]
                quoted = frozenset(spans[id] for id in alike if id in spans)
                yield Sought(f"{event.id}/{claim.id}", *spans[claim.id], quoted)


def _distances(each: Witness) -> tuple[Span, ...]:
    """Where a text hedges; nowhere if nothing is on file about how its language does.

    The subjunctive of reported speech is left out: a language without it says the same without.
    """
    try:
        found = hedges(unwrapped(each.text, each.paragraphs), each.lang)
    except UnknownLanguageError:
        return ()
    return tuple(Span(one.start, one.end) for one in found if one.kind is not Kind.SUBJUNCTIVE)


def _divided(each: Witness, fingerprint: str) -> Text:
    sentences = tuple(each.sentences(paragraph) for paragraph in each.paragraphs)
    return Text(each.id, fingerprint, len(each.landmarks), sentences)


def _aligned(collation: Collation, divided: Mapping[str, Text]) -> Iterator[Aligned]:
    for parallel in collation.parallels:
        yield from _points(parallel, parallel.beads, divided, whole=True)
        yield from _points(parallel, parallel.sentences, divided, whole=False)


def _points(
    parallel: Parallel, beads: Iterable[Beside], divided: Mapping[str, Text], *, whole: bool
) -> Iterator[Aligned]:
    """Beads of places as beads of points."""
    for sides in beads:
        ours, theirs = (
            tuple(
                Point(point.paragraph) if whole else point
                for point in (divided[id].point(place.span) for place in side)
            )
            for id, side in zip((parallel.left, parallel.right), sides, strict=True)
        )
        yield Aligned(parallel.left, parallel.right, ours, theirs)


def _heard(
    story: Timeline, texts: Mapping[str, str], placed: Mapping[str, Placement]
) -> Iterator[Heard]:
    """How the words of every claim are said whose text and place are at hand, source by source."""
    running = {id: unwrapped(text, paragraphs(text)) for id, text in texts.items()}
    for address, claim in sorted(story.claims(), key=lambda each: each[1].source):
        place, text = placed.get(address), running.get(claim.source)
        if place is not None and text is not None and place.end <= len(text):
            lang = story.source(claim.source).language or ""
            try:
                mark = voice_at(text, lang, place.start, place.end)
            except UnknownLanguageError:
                continue
            yield _marked(address, place, mark, text)


def _marked(address: str, place: Placement, mark: VoiceMark, text: str) -> Heard:
    of, marks = (Span(*span) if span else None for span in (mark.of, mark.marks))
    over = (Distance(one.kind, one.rule, Span(one.start, one.end)) for one in mark.hedges)
    quoted = words(text[marks.slice]) if marks and mark.manner is Manner.QUOTED else 0
    span = Span(place.start, place.end)
    return Heard(address, place.source, span, mark.manner, of, marks, quoted, tuple(over))


def _joined(parts: Sequence[Collated], heard: Iterable[Heard]) -> Collated:
    """Several collations as one, each section in its order."""
    every = chain.from_iterable
    return Collated(
        tuple(sorted(every(one.texts for one in parts), key=lambda text: text.source)),
        tuple(sorted(every(one.pairs for one in parts), key=lambda pair: (pair.left, pair.right))),
        tuple(sorted(every(one.proposals for one in parts), key=lambda one: one.source)),
        tuple(sorted(every(one.aligned for one in parts), key=lambda one: (one.left, one.right))),
        tuple(sorted(every(one.variants for one in parts), key=lambda one: one.order)),
        tuple(sorted(every(one.divergences for one in parts), key=lambda one: one.order)),
        tuple(heard),
        tuple(sorted(every(one.siblings for one in parts), key=lambda one: one.order)),
    )
