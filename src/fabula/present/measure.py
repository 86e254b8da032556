"""How an amount is printed in a language: its bounds, its unit, and how it is hedged.

*5 to 7 trillion US dollars*, *more than 100 billion US dollars*, *13.1%*, *14 times*. A scale word
is said once where both bounds take it. An open end without an approximator is said by *or more*
and *up to*, so that it is not mistaken for *at least* and *at most*, which are somebody's words. A
vague amount that is open above from a power of ten is said as an order of size (*hundreds of
millions*); any other vague amount is marked as such.

Currencies are named by CLDR in the plural form the amount takes, physical units likewise, found by
their UCUM code; a few units have their names in the data of the language, and one that nobody
names keeps its code. Percentages follow the CLDR pattern of the locale. Percent and percentage
points take no scale words.

>>> from fabula.value import Measure, parse_measure
>>> amount_words(Measure("5e12", "7e12", "USD"), "en-GB")
'5 to 7 trillion US dollars'
>>> amount_words(parse_measure("over 1e11 USD"), "de")
'mehr als 100 Milliarden US-Dollar'
"""

from __future__ import annotations

import tomllib
from decimal import Decimal, localcontext
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from babel import localedata
from babel.numbers import get_currency_name, get_currency_unit_pattern, is_currency

from fabula.present.number import (
    as_decimal,
    common_scale,
    digits,
    in_scale,
    is_decimal,
    scale_of,
)
from fabula.present.phrase import EXACT, phrases
from fabula.value.measure import Approximator

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from babel import Locale

    from fabula.present.phrase import Phrases
    from fabula.value import Measure

__all__ = ["amount_words", "unit_codes"]

_UNSCALED = frozenset({"%", "pp"})


class _Numeral(NamedTuple):
    """The number of an amount in words, what its unit agrees with, and whether a scale word ends it."""

    text: str
    quantity: Decimal
    scaled: bool


class _Affix(NamedTuple):
    """What a unit puts before and after its number, spaces included."""

    before: str
    after: str

    @property
    def name(self) -> str:
        """The name of the unit alone."""
        return (self.before + self.after).strip()


def amount_words(measure: Measure, language: str) -> str:
    """The amount in words: as exact as its bounds, and no more so.

    Args:
        measure: the amount.
        language: a BCP 47 tag.

    Raises:
        UnknownLanguageError: no data file describes the language.

    >>> from fabula.value import parse_measure
    >>> [amount_words(parse_measure(text), "en") for text in ("13.1 %", "14 x", "vague 1e8.. USD")]
    ['13.1%', '14 times', 'hundreds of millions of US dollars']
    >>> amount_words(parse_measure("2/3 km"), "en-GB")
    '0.666666666666667 kilometres (rounded)'
    """
    return _worded(measure, language)


# A page, a table, a drawing and what is heard of it tell the same sum, and digits are dear to print.
@lru_cache(maxsize=4096)
def _worded(measure: Measure, language: str) -> str:
    """The amount in words."""
    say = phrases(language)
    order = _order(measure, say)
    if order is not None:
        return order
    bounds = _bounds(measure)
    text = _hedged(measure, _with_unit(_numeral(measure, say), measure.unit, say), say)
    return text if all(map(is_decimal, bounds)) else say.say("rounded", amount=text)


def _bounds(measure: Measure) -> list[Fraction]:
    """The numbers to be said, the last one last: two, or one if the other is open or the same."""
    low, high = measure.low, measure.high
    given = [bound for bound in (low, high) if bound is not None]
    return given[:1] if measure.is_point else given


def _order(measure: Measure, say: Phrases) -> str | None:
    """A vague amount as an order of size, or None if it is none that has a name."""
    vague = measure.approximator is Approximator.VAGUE and measure.high is None
    if not vague or measure.unit == "%":
        return None
    orders: Mapping[str, str] = say.table["orders"]
    for power, words in orders.items():
        if measure.low == 10 ** int(power):
            unit = _affix(measure.unit, as_decimal(measure.low), say).name
            return say.say("order", order=words, unit=unit) if unit else words
    return None


def _hedged(measure: Measure, amount: str, say: Phrases) -> str:
    """The amount with its approximator, or with what an open end without one says."""
    word = measure.approximator
    if word in (None, Approximator.VAGUE) and not measure.is_point:
        if measure.high is None:
            amount = say.say("or_more", amount=amount)
        elif measure.low is None:
            amount = say.say("up_to", amount=amount)
    return amount if word is None else say.say(word.replace("-", "_"), amount=amount)


def _numeral(measure: Measure, say: Phrases) -> _Numeral:
    """The one number or both, with a scale word for each or one for both."""
    bounds = _bounds(measure)
    count = as_decimal(bounds[-1])
    if measure.unit in _UNSCALED:
        return _Numeral(_range([digits(bound, say) for bound in bounds], say), count, scaled=False)
    power = common_scale(bounds, say)
    if power is not None:
        figures = _range([digits(bound / 10**power, say) for bound in bounds], say)
        mantissa = as_decimal(bounds[-1] / 10**power)
        return _Numeral(in_scale(figures, power, mantissa, say), count, scaled=True)
    scaled = scale_of(bounds[-1], say) is not None
    return _Numeral(_range([_alone(bound, say) for bound in bounds], say), count, scaled)


def _alone(bound: Fraction, say: Phrases) -> str:
    """One number with its own scale word, if it takes one."""
    power = scale_of(bound, say)
    if power is None:
        return digits(bound, say)
    mantissa = bound / 10**power
    return in_scale(digits(mantissa, say), power, as_decimal(mantissa), say)


def _range(figures: list[str], say: Phrases) -> str:
    if len(figures) == 1:
        return figures[0]
    return say.say("range", low=figures[0], high=figures[1])


def _with_unit(numeral: _Numeral, unit: str | None, say: Phrases) -> str:
    affix = _affix(unit, numeral.quantity, say)
    if numeral.scaled and affix.name:
        return say.say("scaled", number=numeral.text, unit=affix.name)
    return f"{affix.before}{numeral.text}{affix.after}"


def _affix(unit: str | None, count: Decimal, say: Phrases) -> _Affix:
    """What stands around the number for its unit."""
    if unit is None:
        return _Affix("", "")
    own: Mapping[str, Mapping[str, str]] = say.table["units"]
    if unit in own:
        return _Affix("", f" {say.form(own[unit], count)}")
    if unit == "%":
        percent = say.locale.percent_formats[None]
        return _Affix(percent.prefix[0], percent.suffix[0])
    if is_currency(unit, say.locale):
        return _currency(unit, count, say)
    return _physical(unit, count, say)


def _currency(code: str, count: Decimal, say: Phrases) -> _Affix:
    """CLDR, currency names and unit patterns, such as ``{0} {1}``."""
    with localcontext(EXACT):
        name = get_currency_name(code, count, say.locale)
    before, _, after = get_currency_unit_pattern(code, locale=say.locale).partition("{0}")
    return _Affix(before.replace("{1}", name), after.replace("{1}", name))


def _physical(code: str, count: Decimal, say: Phrases) -> _Affix:
    """CLDR, unit patterns such as ``{0} kilometres``; a code nobody names stays as it is."""
    forms: Mapping[str, str] = _unit_forms(say.locale).get(code, {})
    if "other" not in forms:
        return _Affix("", f" {code}")
    before, _, after = say.form(forms, count).partition("{0}")
    return _Affix(before, after)


@lru_cache(maxsize=16)
def _unit_forms(locale: Locale) -> dict[str, dict[str, str]]:
    """The plural forms of every unit that has a UCUM code.

    Where a long form is lacking the short one is meant (UTS #35, lateral inheritance).
    """
    loaded: Any = localedata.load(str(locale))
    patterns = localedata.LocaleDataDict(loaded)["unit_patterns"]
    table = {}
    for unit, code in _ucum().items():
        widths = patterns.get(unit, {})
        table[code] = {**widths.get("short", {}), **widths.get("long", {})}
    return table


def unit_codes() -> frozenset[str]:
    """The UCUM codes of the units that have names.

    >>> sorted(code for code in unit_codes() if code.startswith("km"))
    ['km', 'km/h', 'km2', 'km3']
    """
    return frozenset(_ucum().values())


@cache
def _ucum() -> dict[str, str]:
    """UCUM codes by the name CLDR has for a unit."""
    table = files("fabula.locale").joinpath("_data/ucum.toml").read_text(encoding="utf-8")
    return {unit: entry[0] for unit, entry in tomllib.loads(table).items()}
