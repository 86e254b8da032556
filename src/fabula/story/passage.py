"""Which words of which source: the address a claim points to.

A passage is given by its *exact* words, or, where these may not be printed, by its place and the
SHA-256 of its words; never by both, so that they cannot drift apart. Offsets are code points of
the source's NFC text, ``end`` excluded (W3C Web Annotation, TextPositionSelector). Words that
stand more than once in their source take ``nth``, counted from 1.

>>> Passage("de1", exact="am 8. Februar").word_count
3
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from fabula.errors import RecordError

__all__ = ["LONGEST_QUOTE", "SHARE_OF_SOURCE", "Passage", "count_words"]

LONGEST_QUOTE = 12
"""The most words one quotation may have; a longer one is given by place and digest."""

SHARE_OF_SOURCE = 5
"""At most one in this many words of a source may be quoted, over all its quotations."""

_WORD = re.compile(r"\w+")
_SHA256 = re.compile(r"[0-9a-f]{64}")


def count_words(text: str) -> int:
    r"""How many words a text has, a word being a run of ``\w+``.

    >>> count_words("das 14-fache"), count_words("80 %")
    (3, 1)
    """
    return sum(1 for _ in _WORD.finditer(text))


@dataclass(frozen=True, slots=True)
class Passage:
    """One stretch of one source.

    Attributes:
        source: id of the source; a passage is sought nowhere else.
        exact: its words as they stand there, or None if it is given by place.
        nth: which occurrence of the words is meant, from 1; None if they stand there once.
        start: first code point of a passage given by place.
        end: code point after its last.
        sha256: digest of the UTF-8 bytes of its words, for a passage given by place.

    Raises:
        RecordError: neither or both ways of address are used, or one is incomplete.
    """

    source: str
    exact: str | None = None
    nth: int | None = None
    start: int | None = None
    end: int | None = None
    sha256: str | None = None

    def __post_init__(self) -> None:
        by_place = (self.start, self.end, self.sha256)
        if self.exact is not None:
            self._check_words(by_place)
        elif None in by_place:
            raise RecordError("passage", "quote", None, "the exact words, or a place and a digest")
        else:
            self._check_place()

    def _check_words(self, by_place: tuple[int | str | None, ...]) -> None:
        if by_place != (None, None, None):
            allowed = "left out where the exact words are given"
            raise RecordError("passage", "at", by_place, allowed)
        if not count_words(self.exact or ""):
            raise RecordError("passage", "quote", self.exact, "the words of the source")
        if self.nth is not None and self.nth < 1:
            raise RecordError("passage", "nth", self.nth, "an occurrence counted from 1")

    def _check_place(self) -> None:
        if not 0 <= (self.start or 0) < (self.end or 0):
            allowed = "a start and a later end, counted from 0"
            raise RecordError("passage", "at", [self.start, self.end], allowed)
        if not _SHA256.fullmatch(self.sha256 or ""):
            allowed = "a SHA-256 in 64 lower-case hexadecimal digits"
            raise RecordError("passage", "sha256", self.sha256, allowed)
        if self.nth is not None:
            raise RecordError("passage", "nth", self.nth, "left out where a place is given")

    @property
    def word_count(self) -> int:
        """How many words it quotes; 0 if it is given by place."""
        return count_words(self.exact or "")
