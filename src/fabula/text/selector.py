r"""A passage is addressed by its words, by what stands around them, and by its offsets.

*Selector*: the exact words, a prefix and a suffix (Web Annotation Data Model, clause 4.2.4, Text
Quote Selector), and the offsets where they once stood (clause 4.2.5, Text Position Selector):
code points of the canonical text, ``end`` excluded.

The words are the address; the rest only tells equal words apart. Prefix and suffix are words of
the source like any others and count towards what is quoted from it, so ask for ``context=0`` where
a selector is to be published and its words stand once.

This module does not find a passage again; see :mod:`fabula.text.anchor`.

>>> select("one fish, two fish", 14, 18, context=4)
Selector(exact='fish', prefix='two ', suffix='', start=14, end=18)
"""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass

from fabula.errors import InputError, RecordError
from fabula.text.fold import fold, is_canonical
from fabula.text.span import Span

__all__ = ["Selector", "check_canonical", "digest", "select"]


@dataclass(frozen=True, slots=True)
class Selector:
    """An address in a source.

    Attributes:
        exact: the words; something to be seen must be among them.
        prefix: what stands directly before, blanks included; empty if nothing is said about it.
        suffix: what stands directly after.
        start: where the words began when the address was taken; None if that was not recorded.
        end: where they ended, excluded; given if and only if ``start`` is.

    Raises:
        RecordError: if there is nothing to be seen in ``exact``, or the offsets are no stretch.

    >>> Selector(" ")
    Traceback (most recent call last):
      ...
    fabula.errors.RecordError: selector, exact: ' ' is not a quotation with words in it
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None

    def __post_init__(self) -> None:
        if not fold(self.exact).text.strip():
            raise RecordError("selector", "exact", self.exact, "a quotation with words in it")
        if (self.start is None) != (self.end is None):
            raise RecordError("selector", "end", self.end, "given if and only if the start is")
        if self.span is not None and not len(self.span):
            raise RecordError("selector", "end", self.end, "an offset beyond the start")

    @property
    def span(self) -> Span | None:
        """Where the words stood when the address was taken, or None."""
        if self.start is None or self.end is None:
            return None
        return Span(self.start, self.end)


def select(text: str, start: int, end: int, *, context: int = 32) -> Selector:
    """Address ``text[start:end]``, with up to ``context`` code points to either side of it.

    Args:
        text: a canonical text.
        start: the first code point of the passage.
        end: the first code point after it.
        context: 32 is what the Hypothesis client stores, whose annotations we can read.

    Raises:
        InputError: if the text is not canonical.
        RecordError: if there is no such passage, or nothing in it.

    >>> select("a hen and a fox", 12, 15).prefix
    'a hen and a '
    """
    check_canonical(text)
    if not 0 <= start < end <= len(text):
        raise RecordError("selector", "span", (start, end), f"a stretch within [0, {len(text)})")
    if context < 0:
        raise RecordError("selector", "context", context, "a number of code points, at least 0")
    before = text[max(0, start - context) : start]
    return Selector(text[start:end], before, text[end : end + context], start, end)


def check_canonical(text: str) -> None:
    r"""Refuse a text whose offsets would not be those of its canonical form.

    Raises:
        InputError: always, for such a text: an offset into it means another place elsewhere.

    >>> check_canonical("cafe\u0301")
    Traceback (most recent call last):
      ...
    fabula.errors.InputError: the text is not canonical, so its offsets would not hold elsewhere; pass it through fabula.text.canonical first
    """
    if not is_canonical(text):
        reason = "the text is not canonical, so its offsets would not hold elsewhere"
        raise InputError(f"{reason}; pass it through fabula.text.canonical first")


def digest(exact: str) -> str:
    r"""SHA-256 of the composed words (NFC, UTF-8), in lower-case hexadecimal.

    It attests the words of a passage that is too long to quote. Unlike a fingerprint it does not
    depend on how the letters are encoded; white space and punctuation do count.

    Raises:
        InputError: if a lone surrogate is among the words.

    >>> digest("caf\u00e9") == digest("cafe\u0301")
    True
    """
    try:
        data = unicodedata.normalize("NFC", exact).encode("utf-8")
    except UnicodeEncodeError as error:
        what = f"the words hold the lone surrogate U+{ord(error.object[error.start]):04X}"
        raise InputError(f"{what}, which is no character") from error
    return hashlib.sha256(data).hexdigest()
