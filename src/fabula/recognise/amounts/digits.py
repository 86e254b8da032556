"""A number in digits: what ``3.200`` can mean, and what it means here.

A *mark* is a character between digits. A mark that stands more than once groups; a mark that is not
followed by exactly three digits, or that follows more than three, or a lone zero, is a decimal
mark. What remains open, one mark before exactly three digits, is settled by the language's own
number symbols (CLDR), and the other meaning is kept as a reading. Spaces, apostrophes and the
middle dot only ever group, two digits at a time in India.

Digits of every script are read (Unicode decimal digits); the longest number has 40 of them, what is
longer is a serial number, a key, or an attack.

This module does not look beyond one token; see :mod:`fabula.recognise.amounts.number`.

>>> digits("3.200", ",", ".")
Digits(value=3200, convention='dictionary', others=(Other(operand=Fraction(16, 5), \
convention='decimal point'),), plain=False)
>>> digits("12,34,567.89", ".", ",").value
Fraction(123456789, 100)
>>> digits("1.2.3", ".", ",") is None
True
>>> digits("1.250,--", ",", ".").value
1250
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

import regex

from fabula.recognise.mention import Other

__all__ = ["Digits", "digits"]

_LONGEST = 40
_LONGEST_EXPONENT = 30
_SPACES = regex.compile(r"[\s'’·٬،⹁]")
_SHAPE = regex.compile(r"(\d*+)((?:[.,]\d++)*+)(?:[eE]([+-]?+\d++))?+")
# What stands for no cents: "12,– Euro".
_DASHES = "-–—"
_NAMES = {".": "decimal point", ",": "decimal comma", "": "grouped"}

Number = int | Fraction


class Digits(NamedTuple):
    """The value of digits under the convention of the language, and under others.

    ``plain`` says that these are digits alone, without any mark, as years are written.
    """

    value: Number
    convention: str
    others: tuple[Other, ...]
    plain: bool


@lru_cache(maxsize=4096)
def digits(written: str, decimal: str, group: str) -> Digits | None:
    """``digits = whole {mark digits} ["e" [sign] digits], in any script``.

    Args:
        written: the token, as it stands in the text.
        decimal: the decimal mark of the language.
        group: its grouping mark.
    """
    if len(written) > 2 * _LONGEST:
        return None
    if written[-1] in _DASHES:
        euros = digits(written.rstrip(_DASHES)[:-1], decimal, group)
        return euros and euros._replace(plain=False)
    ascii_ = written if written.isascii() else _ascii(written)
    if ascii_.isdigit():
        return Digits(int(ascii_), "dictionary", (), True) if len(ascii_) <= _LONGEST else None
    shape = _SHAPE.fullmatch(_ungrouped(ascii_))
    if shape is None:
        return None
    whole, tail, exponent = shape[1], shape[2], shape[3] or "0"
    if abs(int(exponent)) > _LONGEST_EXPONENT or len(whole) + len(tail) > _LONGEST:
        return None
    return _read(whole, tail, int(exponent), decimal)


def _ascii(written: str) -> str:
    """The same with ASCII digits, decimal comma and point."""
    swapped = written.replace("٫", ",")
    return "".join(str(int(c)) if c.isdecimal() else c for c in swapped)


def _ungrouped(written: str) -> str:
    """Without the marks that only ever group."""
    return _SPACES.sub("", written)


def _read(whole: str, tail: str, exponent: int, decimal: str) -> Digits | None:
    """The marks of the tail, told apart by how they stand."""
    marks = [char for char in tail if char in ".,"]
    groups = tail.replace(",", ".").split(".")[1:]
    if not marks:
        return _one(whole, "", exponent)
    if len(marks) == 1:
        return _single(whole, groups[0], marks[0], exponent, decimal)
    if not _grouping(whole, groups[:-1]):
        return None
    last = groups[-1]
    if marks[-1] != marks[-2] and len(set(marks[:-1])) == 1:
        return _one(whole + "".join(groups[:-1]), last, exponent)
    if len(set(marks)) == 1 and len(last) == 3:
        return _one(whole + "".join(groups), "", exponent)
    return None


def _grouping(whole: str, groups: list[str]) -> bool:
    """Whether these are groups: threes, or twos before the last three as in India."""
    if not 1 <= len(whole) <= 3:
        return False
    threes = all(len(part) == 3 for part in groups)
    return threes or (all(len(part) == 2 for part in groups[:-1]) and len(groups[-1]) in (2, 3))


def _one(whole: str, part: str, exponent: int) -> Digits:
    """A number that can be read in one way only."""
    return Digits(_value(whole, part, exponent), "dictionary", (), False)


def _single(whole: str, part: str, mark: str, exponent: int, decimal: str) -> Digits:
    """One mark: a decimal mark, unless it stands where a group of three would begin."""
    if len(part) != 3 or not 1 <= len(whole) <= 3 or whole.startswith("0"):
        return _one(whole, part, exponent)
    grouped = _value(whole + part, "", exponent)
    parted = _value(whole, part, exponent)
    if mark == decimal:
        return Digits(parted, "dictionary", (Other(grouped, _NAMES[""]),), False)
    return Digits(grouped, "dictionary", (Other(parted, _NAMES[mark]),), False)


def _value(whole: str, part: str, exponent: int) -> Number:
    """The number, exactly; a whole one is an int."""
    power = exponent - len(part)
    number = int(f"0{whole}{part}")
    if power >= 0:
        return int(number * 10**power)
    value = Fraction(number, 10**-power)
    return value.numerator if value.denominator == 1 else value
