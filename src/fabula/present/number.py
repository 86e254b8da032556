"""How a number is printed in a language: digits, scale words, and words for counts.

Digits are grouped as CLDR has it for the locale, and no digit is lost: a decimal that ends is
printed whole. One that does not is rounded half-even to 15 significant digits, as everywhere in
:mod:`fabula.value`; whoever prints it marks it as rounded.

A *scale word* ("billion") stands for a power of ten where that is exact and short: 595300000000 is
*595.3 billion*, but 526123456789 keeps its digits. The words are those of the CLDR compact
formats; from which power on they are used, and up to which, the language says (``scales``).

>>> from fabula.present.phrase import phrases
>>> digits(Fraction(-12345678, 1000), phrases("it"))
'-12.345,678'
>>> scale_of(Fraction(5953, 10) * 10**9, phrases("en"))
9
>>> in_scale("595.3", 9, Decimal("595.3"), phrases("en"))
'595.3 billion'
"""

from __future__ import annotations

import re
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from babel.numbers import format_decimal, get_group_symbol

from fabula.present.phrase import EXACT, phrases
from fabula.value.number import decimal_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from babel import Locale

    from fabula.present.phrase import Phrases

__all__ = [
    "as_decimal",
    "breakable",
    "common_scale",
    "digits",
    "in_scale",
    "is_decimal",
    "number_words",
    "scale_of",
]

# Four decimals before a scale word are harder to read than its noughts; so are seven digits.
_DECIMALS = 3
_LARGEST = 10**6
# A trillion in digits still fits the narrowest column of a table on a phone.
_GROUPS_KEPT = 5


def number_words(n: int, language: str) -> str:
    """A count: a word up to twelve, digits beyond; a negative one always in digits.

    Raises:
        UnknownLanguageError: no data file describes the language.

    >>> number_words(5, "en"), number_words(12, "de"), number_words(1300, "en")
    ('five', 'zwölf', '1,300')
    """
    say = phrases(language)
    words: list[str] = say.table["numbers"]
    return words[n] if 0 <= n < len(words) else digits(Fraction(n), say)


def digits(value: Fraction, say: Phrases) -> str:
    """The number in digits, grouped as the locale groups them."""
    with localcontext(EXACT):
        text = format_decimal(as_decimal(value), locale=say.locale, decimal_quantization=False)
    return str(text)


def breakable(text: str, language: str) -> list[str]:
    """The text in pieces between which a line may end: behind each group of a very long number.

    A number of more than five groups is broken there and nowhere else; any other stays whole. The
    pieces together are the text.

    Raises:
        UnknownLanguageError: no data file describes the language.

    >>> breakable("about 1.720.000.000.000.000 US-Dollar", "de")
    ['about 1.', '720.', '000.', '000.', '000.', '000 US-Dollar']
    >>> breakable("1.720.000.000.000 US-Dollar", "de")
    ['1.720.000.000.000 US-Dollar']
    """
    sign = re.escape(get_group_symbol(phrases(language).locale))
    long = re.finditer(rf"\d{{1,3}}(?:{sign}\d{{2,3}}){{{_GROUPS_KEPT},}}", text)
    signs = (found for number in long for found in re.compile(sign).finditer(text, *number.span()))
    edges = [0, *(found.end() for found in signs), len(text)]
    return [text[start:end] for start, end in pairwise(edges)]


def as_decimal(value: Fraction) -> Decimal:
    """The number as a decimal, rounded only if no decimal is exact."""
    return Decimal(decimal_text(value))


def is_decimal(value: Fraction) -> bool:
    """Whether a decimal can hold the number, so that printing it rounds nothing."""
    return Fraction(decimal_text(value)) == value


def scale_of(value: Fraction, say: Phrases) -> int | None:
    """The power of ten whose scale word the number is printed with; None if digits are clearer."""
    smallest, largest = say.table["scales"]
    known = {power for _, power, _ in _patterns(say.locale) if smallest <= power <= largest}
    power = max((power for power in known if abs(value) >= 10**power), default=None)
    if power is None or abs(value) >= _LARGEST * 10**power:
        return None
    return power if (value * 10**_DECIMALS / 10**power).denominator == 1 else None


def common_scale(values: Iterable[Fraction], say: Phrases) -> int | None:
    """The power whose scale word can be said once for several numbers; nought goes with any."""
    powers = {scale_of(value, say) for value in values if value}
    return powers.pop() if len(powers) == 1 else None


def in_scale(text: str, power: int, count: Decimal, say: Phrases) -> str:
    """A number in words with its scale word, in the form that the count before the word takes."""
    patterns = _patterns(say.locale)
    category = say.category(count)
    # CLDR has a pattern for each number of digits: "0 miliardo", but "00 miliardi" even for 21.
    wanted = [(category, power, n) for n in range(max(count.adjusted(), 0) + 1, 0, -1)]
    wanted += [("other", power, n) for _, _, n in wanted]
    pattern = next(patterns[key] for key in wanted if key in patterns)
    before, after = pattern.replace("0" * pattern.count("0"), "\0").split("\0")
    return f"{before}{text}{after}"


@lru_cache(maxsize=64)
def _patterns(locale: Locale) -> dict[tuple[str, int, int], str]:
    """The long compact formats by plural category, power of ten and digits before the word.

    ``00 million`` under 10000000 has two digits before 10⁶; a pattern of noughts alone is none.
    """
    formats: Any = locale.compact_decimal_formats["long"]
    found = {}
    for category in formats:
        for magnitude, each in formats[category].items():
            pattern = str(each.pattern).replace("'", "")
            noughts = pattern.count("0")
            if pattern.strip("0") and noughts:
                found[str(category), len(magnitude) - noughts, noughts] = pattern
    return found
