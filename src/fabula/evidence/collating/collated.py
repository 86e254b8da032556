"""What collating the texts of a story leaves behind: all that is read later, and not a word of them.

A *collation* as it is kept has, of every text, where its sentences begin and end; which texts are
copies, and by which landmarks; which paragraphs and sentences of two copies belong together; where
they read differently; what shows damage; which hedge and voice the words of each claim stand under;
and what amounts the copies have where a claim has one that can be read in several ways. Places are code points of the canonical text, or *points*: a paragraph and a sentence, both
counted from 1, as a reader counts them.

The decisions. Places lead into texts that are known by their fingerprint, so that an entry is good
as long as the record has that fingerprint as the newest. A name that differs is kept as a place
alone, for a name is a word of the text.

This module holds; it does not compute (see :mod:`fabula.evidence.collating.weighing`), and what an entry
means for a reader is said in :mod:`fabula.evidence.collating.apparatus`.

>>> text = Text("nl", "0" * 64, 12, ((Span(0, 20), Span(21, 40)), (Span(42, 60),)))
>>> str(text.point(Span(22, 30))), str(text.point(Span(0, 40))), str(text.point(Span(42, 60)))
('1.2', '1', '2.1')
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from fabula.errors import RecordError
from fabula.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fabula.evidence.collating.copies import Pair
    from fabula.evidence.collating.descent import Proposal
    from fabula.evidence.collating.divergence import Divergence
    from fabula.evidence.collating.siblings import Sibling
    from fabula.evidence.collating.variants import Variant
    from fabula.recognise.hedges.hedge import Kind
    from fabula.recognise.hedges.voice import Manner

__all__ = ["Aligned", "Collated", "Distance", "Heard", "Point", "Text"]


class Point(NamedTuple):
    """A paragraph, or a sentence of it, counted from 1; sentence 0 is the whole paragraph.

    >>> Point.parse("7.2"), str(Point(7))
    (Point(paragraph=7, sentence=2), '7')
    """

    paragraph: int
    sentence: int = 0

    def __str__(self) -> str:
        return f"{self.paragraph}.{self.sentence}" if self.sentence else str(self.paragraph)

    @classmethod
    def parse(cls, written: str) -> Point:
        """The point that is written so.

        Raises:
            ValueError: it is written otherwise.
        """
        return cls(*map(int, written.split(".")))


@dataclass(frozen=True, slots=True)
class Text:
    """How a text is divided.

    Attributes:
        source: id of the source it is the text of.
        fingerprint: SHA-256 of its bytes.
        landmarks: how many it has; of a text with few nobody can tell what it is a copy of.
        paragraphs: where the sentences of each paragraph stand, in order.
    """

    source: str
    fingerprint: str
    landmarks: int
    paragraphs: tuple[tuple[Span, ...], ...]

    def point(self, span: Span) -> Point:
        """The sentence a stretch lies in, or the paragraph it begins in if it is in no one sentence.

        What lies before, between or behind the paragraphs belongs to the one before it.
        """
        at = bisect_right(self.paragraphs, span.start, key=lambda each: each[0].start)
        for number, sentence in enumerate(self.paragraphs[at - 1] if at else (), 1):
            if sentence.covers(span):
                return Point(at, number)
        return Point(max(at, 1))

    def span(self, point: Point) -> Span:
        """Where a sentence or a paragraph stands.

        Raises:
            IndexError: the text has no such point.
        """
        sentences = self.paragraphs[point.paragraph - 1]
        if point.sentence:
            return sentences[point.sentence - 1]
        return Span(sentences[0].start, sentences[-1].end)


@dataclass(frozen=True, slots=True)
class Aligned:
    """What belongs together in two copies: paragraphs, or sentences of paragraphs that do.

    Attributes:
        left: id of the one whose id comes first.
        right: id of the other.
        ours: points of the one, in order: none, one or two.
        theirs: points of the other.
    """

    left: str
    right: str
    ours: tuple[Point, ...]
    theirs: tuple[Point, ...]

    @property
    def of_paragraphs(self) -> bool:
        """Whether its points are whole paragraphs."""
        return not any(point.sentence for point in (*self.ours, *self.theirs))


@dataclass(frozen=True, slots=True)
class Distance:
    """A hedge that governs the words of a claim.

    Attributes:
        kind: by what it distances.
        rule: the form that was recognised.
        span: where it stands.
    """

    kind: Kind
    rule: str
    span: Span


@dataclass(frozen=True, slots=True)
class Heard:
    """How the words of a claim are said.

    Attributes:
        address: of the claim.
        source: id of its source.
        span: where its words stand.
        manner: in what manner they are somebody's word.
        of: where the one who is attributed is named, or None.
        marks: the innermost quotation with its marks, or the stretch that is lost, or None.
        quoted: how many words that quotation has; 0 if there is none.
        hedges: those that govern the words, in order.
    """

    address: str
    source: str
    span: Span
    manner: Manner
    of: Span | None = None
    marks: Span | None = None
    quoted: int = 0
    hedges: tuple[Distance, ...] = ()


@dataclass(frozen=True, slots=True)
class Collated:
    """The collation of a story, as it is kept beside it.

    Attributes:
        texts: those that were collated, by source.
        pairs: the pairs of copies, by their sources.
        proposals: what each copy may come from, by source.
        aligned: what belongs together, pair by pair, paragraphs before sentences, in order.
        variants: where two copies read differently, by place.
        divergences: what shows damage, by place.
        heard: how the words of each claim are said, by address.
        siblings: what copies have at the place of a claim's amount, by address and place.

    Raises:
        RecordError: a text is there twice, or an entry leads into none or to a point it has not.
    """

    texts: tuple[Text, ...] = ()
    pairs: tuple[Pair, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    aligned: tuple[Aligned, ...] = ()
    variants: tuple[Variant, ...] = ()
    divergences: tuple[Divergence, ...] = ()
    heard: tuple[Heard, ...] = ()
    siblings: tuple[Sibling, ...] = ()
    _texts: dict[str, Text] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_texts", {text.source: text for text in self.texts})
        if len(self._texts) < len(self.texts):
            came = [text.source for text in self.texts]
            raise RecordError("collation", "texts", came, "one entry for each source")
        for section, source in self._sources():
            if source not in self._texts:
                raise RecordError("collation", section, source, "a source with an entry in 'texts'")
        for one in self.aligned:
            for id, points in ((one.left, one.ours), (one.right, one.theirs)):
                self._check(id, points)

    def _check(self, id: str, points: Iterable[Point]) -> None:
        paragraphs = self._texts[id].paragraphs
        for point in points:
            at = point.paragraph - 1
            if at >= len(paragraphs) or point.sentence > len(paragraphs[at]):
                raise RecordError("collation", "aligned", str(point), f"a point of source '{id}'")

    def _sources(self) -> Iterator[tuple[str, str]]:
        """Every source an entry leads into, and the section of the entry."""
        yield from (("pairs", id) for pair in self.pairs for id in (pair.left, pair.right))
        yield from (("aligned", id) for one in self.aligned for id in (one.left, one.right))
        for variant in self.variants:
            yield from (("variants", id) for id in _in_variant(variant))
        yield from (("siblings", one.place.source) for one in self.siblings)
        for seen in self.divergences:
            yield from (("divergences", id) for id in _in_divergence(seen))

    def only(self, kept: frozenset[str]) -> Collated:
        """What was found of some sources alone."""
        return Collated(
            tuple(text for text in self.texts if text.source in kept),
            tuple(pair for pair in self.pairs if pair.left in kept and pair.right in kept),
            tuple(one for one in self.proposals if one.source in kept),
            tuple(one for one in self.aligned if one.left in kept and one.right in kept),
            tuple(one for one in self.variants if kept.issuperset(_in_variant(one))),
            tuple(one for one in self.divergences if kept.issuperset(_in_divergence(one))),
            tuple(one for one in self.heard if one.source in kept),
            tuple(one for one in self.siblings if kept.issuperset((one.source, one.place.source))),
        )

    def text(self, source: str) -> Text | None:
        """How the text of a source is divided, or None if it was not collated."""
        return self._texts.get(source)


def _in_variant(one: Variant) -> list[str]:
    return [reading.place.source for reading in one.readings]


def _in_divergence(seen: Divergence) -> list[str]:
    return [place.source for place in (seen.place, *seen.beside)]
