"""How few words of a source point to one figure, and to that place alone.

The shortest quotation is the figure itself. If the same words stand elsewhere too, neighbours of
the same sentence are taken in, as few as will do: of stretches with equally many words, the one
that begins first. What is quoted must be read as the same value. If 12 words will not do, or none
are read so, the words of the figure stand with the number of their occurrence.

>>> phrases = Phrases("Tea costs 5 euros. Cake costs 5 euros too.")
>>> phrases.around(Span(10, 17), Span(0, 18)).exact, phrases.around(Span(30, 37), Span(19, 42)).exact
('Tea costs 5 euros', '5 euros too')
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fabula.story.passage import LONGEST_QUOTE
from fabula.text import Selector, Span, anchor, word_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fabula.text import Anchor

__all__ = ["Phrases", "Quotation"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a source that stand for one place.

    Attributes:
        exact: the words.
        nth: which occurrence is meant; None if they stand there once.
        words: the numbers of the words, of all words of the source.
    """

    exact: str
    nth: int | None
    words: range


def _always(exact: str) -> bool:
    return bool(exact)


class Phrases:
    """The phrases of one text, and how often each stands in it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = list(word_spans(text))
        self._counts: dict[int, Counter[tuple[str, ...]]] = {}
        self._anchors: dict[str, Anchor] = {}

    def around(
        self, place: Span, within: Span, is_read: Callable[[str], bool] = _always
    ) -> Quotation | None:
        """The shortest quotation of a place, or None if no words point to it.

        Args:
            place: where the figure stands.
            within: where words may be taken from besides.
            is_read: whether words are read as what stands there.
        """
        core = range(
            bisect_right(self._words, place.start, key=lambda word: word.end),
            bisect_left(self._words, place.end, key=lambda word: word.start),
        )
        if not 0 < len(core) <= LONGEST_QUOTE:
            return None
        for held in self._wider(core, within):
            exact = self._exact(held, core, place)
            if self._count(held) == 1 and is_read(exact) and self._anchor(exact).found:
                return Quotation(exact, None, held)
        return self._numbered(core, place)

    def _wider(self, core: range, within: Span) -> Iterator[range]:
        """The stretches of words around some, the shortest and then the earliest first."""
        low = bisect_left(self._words, within.start, key=lambda word: word.start)
        high = bisect_right(self._words, within.end, key=lambda word: word.end)
        low, high = min(low, core.start), max(high, core.stop)
        for size in range(len(core), LONGEST_QUOTE + 1):
            for start in range(max(low, core.stop - size), min(core.start, high - size) + 1):
                yield range(start, start + size)

    def _exact(self, held: range, core: range, place: Span) -> str:
        """The words with what stands between them; at its own ends, a figure keeps its signs."""
        start, end = self._words[held.start].start, self._words[held.stop - 1].end
        start = min(start, place.start) if held.start == core.start else start
        end = max(end, place.end) if held.stop == core.stop else end
        return self._text[start:end]

    def _count(self, held: range) -> int:
        """How often the words of a stretch stand in a row."""
        size = len(held)
        if size not in self._counts:
            words = [self._text[word.slice] for word in self._words]
            rows = zip(*(words[at:] for at in range(size)), strict=False)
            self._counts[size] = Counter(rows)
        return self._counts[size][tuple(self._text[self._words[at].slice] for at in held)]

    def _anchor(self, exact: str) -> Anchor:
        """Where words stand; a text that repeats itself is searched once for each of its phrases."""
        if exact not in self._anchors:
            self._anchors[exact] = anchor(self._text, Selector(exact))
        return self._anchors[exact]

    def _numbered(self, core: range, place: Span) -> Quotation | None:
        """The words of a figure alone, with the number of their occurrence if they have one."""
        exact = self._exact(core, core, place)
        found = self._anchor(exact)
        for number, span in enumerate(found.candidates, 1):
            if span.covers(place):
                return Quotation(exact, number if found.count > 1 else None, core)
        return None
