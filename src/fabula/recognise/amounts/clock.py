"""Whether digits tell a time of day: "20h45", "alle 18.30", "a las 7", "rond 20.45 uur".

A time of day is no amount, and alone it is no date either.

The decision: hours and minutes joined by the letter for hours are always a time. Else a word before
the digits must say so (class ``clock_before``). Some say it alone ("alle", "a las"), unless a noun
follows, which would be counted; others, which also mean something else, need minutes or a word for
the hour behind as well ("à 18 heures", "om 20.00 uur"). Before a time zone digits are a time ("1430 GMT").

This module does not read the time; see :mod:`fabula.recognise.dates.phrase`.

>>> from fabula.recognise.engine import read
>>> read("Il s'est levé à 7h30.", "fr"), read("Chiude alle 18.30 di oggi.", "it")[0].text
((), 'oggi')
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fabula.recognise.token import Stretch

__all__ = ["is_clock"]

_TIME = re.compile(r"(?:[01]?\d|2[0-4])(?:\.[0-5]\d)?", re.ASCII)
_ZONED = re.compile(r"(?:[01]?\d|2[0-4])(?:[.]?[0-5]\d)?", re.ASCII)
_HOURS = frozenset("hu")
_HOUR = 2
# Words behind a time that are nothing it could count.
_JOINING = frozenset({"date_and", "date_or", "link", "of", "prep"})


def is_clock(stretch: Stretch, at: int) -> bool:
    """Whether a time of day stands at these digits."""
    tokens = stretch.tokens
    after = tokens[at + 1]
    if after.word in _HOURS and not after.before and _touching_minutes(stretch, at + 2):
        return len(tokens[at].raw) <= _HOUR
    if "zone" in after.senses and after.raw.isupper():
        return _ZONED.fullmatch(tokens[at].raw) is not None
    if "." in tokens[at].raw and "clock_mark" in after.senses and _is_comma(stretch):
        return _TIME.fullmatch(tokens[at].raw) is not None
    if "to" in after.senses and _ends_as_clock(stretch, at + 2):
        return _TIME.fullmatch(tokens[at].raw) is not None
    kind = tokens[at - 1].senses.get("clock_before") if at else None
    if kind is None or _TIME.fullmatch(tokens[at].raw) is None:
        return False
    if "clock_mark" in after.senses or (after.word in _HOURS and not after.before):
        return True
    if kind != "alone":
        return False
    noun = after.raw[:1].isalpha() and _JOINING.isdisjoint(after.senses)
    return "." in tokens[at].raw or not noun


def _ends_as_clock(stretch: Stretch, at: int) -> bool:
    """Whether a time stands at the end of a range: "9 bis 17 Uhr", "9.00 tot 17.00 uur"."""
    token, mark = stretch.tokens[at : at + 2]
    if "digits" not in token.senses:
        return False
    return "clock" in mark.senses or ("." in token.raw and "clock_mark" in mark.senses)


def _is_comma(stretch: Stretch) -> bool:
    """Whether decimals stand after a comma here, so that "20.00 uur" is no twenty hours."""
    return bool(stretch.lexicon.symbols["decimal"] == ",")


def _touching_minutes(stretch: Stretch, at: int) -> bool:
    """Whether two digits touch the letter before them."""
    token = stretch.tokens[at]
    return not token.before and len(token.raw) == _HOUR and token.raw.isdecimal()
