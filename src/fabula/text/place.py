r"""The words of an address stand at certain places of a text, and its context may point at one.

*Place*: where the exact words stand, character for character, between edges that cut neither word
nor number (:mod:`fabula.text.edge`). Two edges more are good enough. A selector may *show a cut*:
its prefix or suffix runs straight into its words, so it was taken within a word on purpose, and
the same prefix or suffix must stand there in the text. And a *joint*, where two words have run
together, bounds a quotation of several words if there is no better place anywhere.

Of several places one is meant if ``nth`` counts to it; if it alone has the whole prefix before it
and the whole suffix behind; or if, among places that context leaves equal, the words begin at the
stored start. The start is the weakest ground, because an alteration may have moved the words away
and others there; it never overrules context.

This module knows one spelling of a text; see :mod:`fabula.text.anchor` for the order in which
spellings are tried.

>>> places("no, no and no", Selector("no")).starts
(0, 4, 11)
>>> point("no, no and no", Selector("no", suffix=" and"), (0, 4, 11))
4
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from fabula.text.edge import cuts, joins
from fabula.text.selector import Selector

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Places", "places", "point"]

# Words that stand in a text by chance stand there at most len(text) / len(words) times without
# overlap; only words that repeat themselves stand there more often. Comparing them at each place
# is what costs, so this many code points are compared, and at least this many places looked at.
_COMPARED = 50_000_000
_LOOKED_AT = 1_000


@dataclass(frozen=True, slots=True)
class Places:
    """Where the words stand.

    Attributes:
        starts: the first code point of each place, in order.
        complete: whether these are all; a text and a quotation of nothing but repetition can
            have more places than are worth looking at, and then no place is the only one.
    """

    starts: tuple[int, ...]
    complete: bool = True


def places(text: str, selector: Selector) -> Places:
    """Every place of the words, overlapping ones too.

    >>> places("15 billion and 5 billion", Selector("5 billion")).starts
    (15,)
    """
    limit = max(_LOOKED_AT, _COMPARED // len(selector.exact))
    found = list(islice(_occurrences(text, selector.exact), limit + 1))
    edges = _Edges(text, selector)
    starts = [start for start in found if edges.whole(start)]
    if not starts and len(selector.exact.split()) > 1:
        starts = [start for start in found if edges.joined(start)]
    return Places(tuple(starts), len(found) <= limit)


def point(text: str, selector: Selector, starts: Sequence[int]) -> int | None:
    """The one place the rest of the selector points at, or None if it leaves a choice.

    >>> point("a b a b", Selector("a b", start=4, end=7), (0, 4))
    4
    """
    near = [start for start in starts if _before(text, selector, start)]
    near = [start for start in near if _behind(text, selector, start)]
    if len(near) == 1:
        return near[0]
    return selector.start if selector.start in near else None


def _occurrences(text: str, words: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)


def _before(text: str, selector: Selector, start: int) -> bool:
    return text.endswith(selector.prefix, 0, start)


def _behind(text: str, selector: Selector, start: int) -> bool:
    return text.startswith(selector.suffix, start + len(selector.exact))


class _Edges:
    """What makes the edges of one selector good in one text."""

    def __init__(self, text: str, selector: Selector) -> None:
        self._text = text
        self._selector = selector
        shown = selector.prefix + selector.exact + selector.suffix
        begin = len(selector.prefix)
        self._shows_cut_before = cuts(shown, begin)
        self._shows_cut_behind = cuts(shown, begin + len(selector.exact))

    def whole(self, start: int) -> bool:
        """Whether neither edge cuts a word or a number, or the selector shows the same cut."""
        return self._good_before(start) and self._good_behind(start)

    def joined(self, start: int) -> bool:
        """Whether each edge is good or a joint."""
        end = start + len(self._selector.exact)
        return (self._good_before(start) or joins(self._text, start)) and (
            self._good_behind(start) or joins(self._text, end)
        )

    def _good_before(self, start: int) -> bool:
        if not cuts(self._text, start):
            return True
        return self._shows_cut_before and _before(self._text, self._selector, start)

    def _good_behind(self, start: int) -> bool:
        if not cuts(self._text, start + len(self._selector.exact)):
            return True
        return self._shows_cut_behind and _behind(self._text, self._selector, start)
