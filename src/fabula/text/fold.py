r"""One text has many spellings: its canonical form keeps the words, its folded form the letters.

*Canonical*: decoded from UTF-8, without byte-order mark, lines ended by U+000A, composed (NFC,
Unicode Standard Annex #15). Line ends and a byte-order mark do not matter to words, only to
fingerprints. Every offset of this package counts code points of this form.

*Folded*: the canonical text with what a typesetter, a content system or a clipboard changes
undone, and a way back to the canonical offsets. The rule is that folding forgives how words are
set, never which words, letters or figures they are: :data:`PLAIN` and :data:`INVISIBLE` list every
character it touches, and any run of white space (``\s``, so no-break, narrow and line-ending
blanks too) becomes one space. Case stays: "may" and "May" differ. An ellipsis stays, because
folding never lengthens a text; so do primes, which are units, not quotation marks.

This module does not search; see :mod:`fabula.text.anchor`.

>>> folded = fold("the\u00a0\n so-called “mar\u00adket”")
>>> folded.text
'the so-called "market"'
>>> folded.span(0, 6)
Span(start=0, end=8)
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field

from fabula.errors import InputError, RecordError
from fabula.text.span import Span

__all__ = ["INVISIBLE", "PLAIN", "Folded", "canonical", "fingerprint", "fold", "is_canonical"]

PLAIN = {
    # Apostrophes and single quotation marks. The two accents stand for apostrophes in texts typed
    # on keyboards that make them easier to reach.
    "LEFT SINGLE QUOTATION MARK": "'",
    "RIGHT SINGLE QUOTATION MARK": "'",
    "SINGLE LOW-9 QUOTATION MARK": "'",
    "SINGLE HIGH-REVERSED-9 QUOTATION MARK": "'",
    "SINGLE LEFT-POINTING ANGLE QUOTATION MARK": "'",
    "SINGLE RIGHT-POINTING ANGLE QUOTATION MARK": "'",
    "MODIFIER LETTER APOSTROPHE": "'",
    "FULLWIDTH APOSTROPHE": "'",
    "GRAVE ACCENT": "'",
    "ACUTE ACCENT": "'",
    # Double quotation marks.
    "LEFT DOUBLE QUOTATION MARK": '"',
    "RIGHT DOUBLE QUOTATION MARK": '"',
    "DOUBLE LOW-9 QUOTATION MARK": '"',
    "DOUBLE HIGH-REVERSED-9 QUOTATION MARK": '"',
    "LEFT-POINTING DOUBLE ANGLE QUOTATION MARK": '"',
    "RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK": '"',
    "FULLWIDTH QUOTATION MARK": '"',
    # Dashes: the same range is set with any of them.
    "HYPHEN": "-",
    "NON-BREAKING HYPHEN": "-",
    "FIGURE DASH": "-",
    "EN DASH": "-",
    "EM DASH": "-",
    "HORIZONTAL BAR": "-",
    "MINUS SIGN": "-",
    "SMALL EM DASH": "-",
    "SMALL HYPHEN-MINUS": "-",
    "FULLWIDTH HYPHEN-MINUS": "-",
}
"""What is made plain: Unicode name of the character, and the ASCII character it becomes."""

INVISIBLE = (
    # Places where a line may or may not break.
    "SOFT HYPHEN",
    "ZERO WIDTH SPACE",
    "WORD JOINER",  # a no-break space of no width: as a space it would part what it joins
    "ZERO WIDTH NO-BREAK SPACE",
    # How neighbours are shaped.
    "COMBINING GRAPHEME JOINER",
    "MONGOLIAN VOWEL SEPARATOR",
    "ZERO WIDTH NON-JOINER",
    "ZERO WIDTH JOINER",
    "VARIATION SELECTOR-15",
    "VARIATION SELECTOR-16",
    # Which way they run (Unicode Standard Annex #9).
    "ARABIC LETTER MARK",
    "LEFT-TO-RIGHT MARK",
    "RIGHT-TO-LEFT MARK",
    "LEFT-TO-RIGHT EMBEDDING",
    "RIGHT-TO-LEFT EMBEDDING",
    "POP DIRECTIONAL FORMATTING",
    "LEFT-TO-RIGHT OVERRIDE",
    "RIGHT-TO-LEFT OVERRIDE",
    "LEFT-TO-RIGHT ISOLATE",
    "RIGHT-TO-LEFT ISOLATE",
    "FIRST STRONG ISOLATE",
    "POP DIRECTIONAL ISOLATE",
)
"""What is left out: Unicode names of characters that have no shape of their own."""

_BYTE_ORDER_MARK = "\ufeff"
_SURROGATE = re.compile("[\ud800-\udfff]")
_REPLACED = tuple((unicodedata.lookup(name), plain) for name, plain in PLAIN.items())
_UNSEEN = "".join(map(unicodedata.lookup, INVISIBLE))
# What changes length: a run of white space (with unseen characters in it, if white space ends it),
# one blank that is not a space, a run of unseen characters. Each run is scanned at most twice.
_RUN = re.compile(rf"(?P<blank>\s[\s{_UNSEEN}]*\s|[^\S ])|[{_UNSEEN}]+")


def canonical(text: str | bytes) -> str:
    r"""The text in the form whose code points are counted; applying it twice changes nothing.

    Args:
        text: a decoded text, or the UTF-8 bytes of a file.

    Raises:
        InputError: if the bytes are no UTF-8, or the text holds a lone surrogate; says where.

    >>> canonical(b"\xef\xbb\xbfcafe\xcc\x81\r\nbar") == "café\nbar"
    True
    >>> canonical(b"caf\xe9")
    Traceback (most recent call last):
      ...
    fabula.errors.InputError: byte 3 (0xe9) is not UTF-8; save the text as UTF-8
    """
    decoded = _decoded(text) if isinstance(text, bytes) else text
    surrogate = _SURROGATE.search(decoded)
    if surrogate:
        what = f"code point {surrogate.start()} is the lone surrogate U+{ord(surrogate[0]):04X}"
        raise InputError(f"{what}, which is no character; decode the text again from its bytes")
    lines = decoded.lstrip(_BYTE_ORDER_MARK).replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", lines)


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        what = f"byte {error.start} (0x{data[error.start]:02x}) is not UTF-8"
        raise InputError(f"{what}; save the text as UTF-8") from error


def is_canonical(text: str) -> bool:
    r"""Whether offsets into this text are offsets into its canonical form.

    >>> is_canonical("café"), is_canonical("cafe\u0301"), is_canonical("two\r\nlines")
    (True, False, False)
    """
    return (
        not text.startswith(_BYTE_ORDER_MARK)
        and "\r" not in text
        and unicodedata.is_normalized("NFC", text)
    )


def fingerprint(data: bytes) -> str:
    """SHA-256 of the bytes as they are, in lower-case hexadecimal: which file, not which words.

    >>> fingerprint(b"abc")[:16]
    'ba7816bf8f01cfea'
    """
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True, slots=True, eq=False)
class Folded:
    """A folded text that knows where each of its characters came from.

    The map is sparse: it has an entry only where lengths part. Entry ``i`` says that the folded
    character at ``_at[i]`` begins at ``_begins[i]`` of the original, and that the folded character
    before it ends at ``_ends[i]``.

    Attributes:
        text: the folded text.
    """

    text: str
    _at: array[int] = field(repr=False)
    _begins: array[int] = field(repr=False)
    _ends: array[int] = field(repr=False)

    def span(self, start: int, end: int) -> Span:
        r"""The stretch of the original that folds to ``text[start:end]``, as short as can be.

        Raises:
            RecordError: if that is not a stretch of the folded text with something in it.

        >>> fold("ex\u00adact  words").span(0, 5)
        Span(start=0, end=6)
        """
        if not 0 <= start < end <= len(self.text):
            allowed = f"a stretch within [0, {len(self.text)}) of the folded text"
            raise RecordError("folded text", "span", (start, end), allowed)
        return Span(self._beginning(start), self._ending(end))

    def _beginning(self, place: int) -> int:
        entry = bisect_right(self._at, place) - 1
        return self._begins[entry] + place - self._at[entry]

    def _ending(self, place: int) -> int:
        entry = bisect_right(self._at, place) - 1
        if self._at[entry] == place:
            return self._ends[entry]
        return self._begins[entry] + place - self._at[entry]


def fold(text: str) -> Folded:
    r"""Fold a text; folding what is folded changes nothing.

    >>> fold("5\u202f000\u00a0–\u00a07\u202f000 Stück").text
    '5 000 - 7 000 Stück'
    """
    for typeset, plain in _REPLACED:
        text = text.replace(typeset, plain)
    at, begins, ends = array("q", [0]), array("q", [0]), array("q", [0])
    pieces: list[str] = []
    done = length = 0
    for run in _RUN.finditer(text):
        start, end = run.span()
        kept = " " if run["blank"] else ""
        pieces += text[done:start], kept
        length += start - done + len(kept)
        at.append(length)
        begins.append(end)
        ends.append(end if kept else start)
        done = end
    pieces.append(text[done:])
    return Folded("".join(pieces), at, begins, ends)
