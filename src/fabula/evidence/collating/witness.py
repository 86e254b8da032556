"""One text made ready to be compared: what stands where, read once.

A *witness* (textual criticism) is one text of a source. Its amounts and dates are recognised
without a day of writing, so that "last year" stays what it says: two copies of one text may be
dated differently, or not at all, and say the same.

>>> nl = witness("nl", "De brug kost 5 miljoen euro. Zij opent in mei.", "nl")
>>> [mark.key for mark in nl.landmarks], len(nl.paragraphs), len(nl.sentences(nl.paragraphs[0]))
(['5 EUR', 'XXXX-05'], 1, 2)
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from fabula.errors import RecordError
from fabula.evidence.collating.landmarks import Landmark, landmarks
from fabula.evidence.collating.lexis import Lexis, lexis
from fabula.evidence.collating.segments import paragraphs, sentences, unwrapped
from fabula.recognise.engine import read
from fabula.text import Span, digest
from fabula.text.selector import check_canonical

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fabula.recognise.mention import Mention

__all__ = ["Place", "Side", "Witness", "by_id", "witness"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of a source, without its words; places sort by source, then by offset.

    Attributes:
        source: id of the source.
        start: first code point in the canonical text.
        end: code point after the last; equal to ``start`` where something is missing.
        sha256: digest of the words as they stand there.
    """

    source: str
    start: int
    end: int
    sha256: str

    @property
    def span(self) -> Span:
        """The same stretch of whatever text one has in hand."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, eq=False)
class Witness:
    """A text with all that is compared in it. Make one with :func:`witness`.

    Attributes:
        id: of its source.
        text: the canonical text.
        lang: its language, a BCP 47 tag.
        lexis: the words of its language that show damage.
        paragraphs: its paragraphs.
        mentions: its amounts and dates.
        landmarks: what a translation would leave as it is.
        names: keys of the names and addresses among them.
    """

    id: str
    text: str
    lang: str
    lexis: Lexis
    paragraphs: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    landmarks: tuple[Landmark, ...]
    names: frozenset[str]

    def landmarks_in(self, span: Span) -> tuple[Landmark, ...]:
        """The landmarks that begin in a stretch."""
        first, last = (
            bisect_left(self.landmarks, at, key=lambda mark: mark.span.start)
            for at in (span.start, span.end)
        )
        return self.landmarks[first:last]

    def sentences(self, within: Span) -> tuple[Span, ...]:
        """The sentences of a stretch."""
        return sentences(self.text, within, self.lexis.abbreviations)

    def place(self, span: Span) -> Place:
        """The address of a stretch."""
        return Place(self.id, span.start, span.end, digest(self.text[span.slice]))


class Side(NamedTuple):
    """What a witness has of something two witnesses share: paragraphs, or sentences.

    Attributes:
        witness: whose it is.
        spans: where they stand, in order.
    """

    witness: Witness
    spans: tuple[Span, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        """Their addresses."""
        return tuple(map(self.witness.place, self.spans))

    def holds(self, span: Span) -> bool:
        """Whether a stretch lies within one of them."""
        return any(each.covers(span) for each in self.spans)


def witness(id: str, text: str, lang: str) -> Witness:
    """Read a text.

    Args:
        id: of the source it is a text of.
        text: a canonical text (:func:`fabula.text.fold.canonical`).
        lang: its language, a BCP 47 tag.

    Raises:
        InputError: the text is not canonical.
        UnknownLanguageError: nothing is on file about the language.
    """
    check_canonical(text)
    divided = paragraphs(text)
    running = unwrapped(text, divided)
    mentions = read(running, lang)
    marks = landmarks(running, mentions)
    names = frozenset(mark.key for mark in marks if mark.is_name)
    return Witness(id, text, lang, lexis(lang), divided, mentions, marks, names)


def by_id(witnesses: Iterable[Witness]) -> tuple[Witness, ...]:
    """Witnesses in the order of their ids, whatever order they came in.

    Raises:
        RecordError: two have the same id.
    """
    ordered = sorted(witnesses, key=lambda each: each.id)
    for one, two in pairwise(ordered):
        if one.id == two.id:
            raise RecordError("witness", "id", one.id, "an id that no other witness has")
    return tuple(ordered)
