"""How a finding names a day, a date, an amount, a constraint: in plain English, without notation.

Findings are English and are made here, below the room that words values in the language of a page
(:mod:`fabula.present`), so the little they need stands here. A date is worded by its bounds; where
these are exactly a month or a year, by its name. What the bounds cannot say (a digit left open, a
set with gaps) is given in EDTF, which is then the plainest there is. Amounts of money, shares and
factors stay in our notation, which whoever prints a finding words in the language of the page
(:func:`fabula.present.findings.values_in_words`); so does nothing else.

>>> for text in ("2024-02-08", "2024-02?", "[..2024-02-09]", "2023/2024-02-09", "XXXX-02-08"):
...     print(when_in_words(edtf.parse(text)))
8 February 2024
probably February 2024
9 February 2024 or earlier
from 2023 to 9 February 2024
the date XXXX-02-08
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.evidence.dating.network import ORIGIN
from fabula.value import Approximator, Measure, Shape, When, edtf, format_measure
from fabula.value.calendar import CalendarUnit, around, civil

if TYPE_CHECKING:
    from fractions import Fraction

    from fabula.evidence.dating.network import Constraint

__all__ = [
    "constraint_in_words",
    "day_in_words",
    "measure_in_words",
    "told_in_words",
    "when_in_words",
]

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def day_in_words(day: int) -> str:
    """A day of the count of :mod:`fabula.value.calendar`, which is the proleptic Gregorian one.

    >>> day_in_words(738_924), day_in_words(0)
    ('8 February 2024', '31 December 1 BC')
    """
    year, month, day_of_month = civil(day)
    return f"{day_of_month} {_MONTHS[month - 1]} {_year(year)}"


def told_in_words(waits: str) -> str:
    """What a date without days is told by, from the parts of what it waits for.

    Args:
        waits: from where it is told, in what unit, how many units off at the least and the most.

    >>> told_in_words("written week -1 -1"), told_in_words("text year 0 0"), told_in_words("written day")
    ('1 week before the day of writing', 'in the year of another date', 'told by the day of writing')
    """
    to, unit, *rest = waits.split(" ")
    other = {"written": "the day of writing", "text": "another date"}.get(to, to)
    if len(rest) < 2 or rest[0] != rest[1] or unit == "weekday":
        return f"told by {other}"
    if rest[0] == "0":
        return f"in the {unit} of {other}" if unit != "day" else f"on {other}"
    number = int(rest[0])
    units = f"{abs(number)} {unit}{'s' * (abs(number) > 1)}"
    return f"{units} {'before' if number < 0 else 'after'} {other}"


def when_in_words(when: When) -> str:
    """A date in words; see the module."""
    if when.shape is Shape.RECURRING or when.dates:
        return f"the date {edtf.format(when)}"
    told = _spanned(when) if when.shape is Shape.SPAN and not when.is_day else _instant(when)
    about = "about " if when.approximate else ""
    return f"{'probably ' if when.uncertain else ''}{about}{told}"


# Units of time, in which ages and terms are told; codes of UCUM.
_UNITS = {
    None: "",
    "a": "years",
    "mo": "months",
    "wk": "weeks",
    "d": "days",
    "h": "hours",
    "min": "minutes",
    "s": "seconds",
}


def measure_in_words(measure: Measure) -> str:
    """An amount: bare numbers and times in words, all else as the notation has it.

    >>> from fabula.value import parse_measure
    >>> for text in ("at-least 6e7", "..9 a", "1..1.5 d", "9 EUR"):
    ...     print(measure_in_words(parse_measure(text)))
    at least 60,000,000
    9 years or less
    1 to 1.5 days
    9 EUR
    """
    if measure.unit not in _UNITS:
        return format_measure(measure)
    how = str(measure.approximator or "").replace("-", " ")
    ends = dict.fromkeys(end for end in (measure.low, measure.high) if end is not None)
    number = " to ".join(map(_number, ends)) or "some"
    unit = _UNITS[measure.unit].removesuffix("s" if number == "1" else "")
    open_ = ""
    if measure.approximator in (None, Approximator.VAGUE):
        open_ = "or more" if measure.high is None else "or less" if measure.low is None else ""
    return " ".join(filter(None, (how, number, unit, open_)))


def _number(number: Fraction) -> str:
    whole = number.denominator == 1
    return f"{int(number):,}" if whole else format_measure(Measure(number, number))


def constraint_in_words(one: Constraint) -> str:
    """What a constraint says of its variables, and why.

    >>> from fabula.evidence.dating.network import Constraint, between
    >>> constraint_in_words(between("'report'", None, 738_924, "claim 'report/day' says so")[0])
    "'report' was not after 8 February 2024, because claim 'report/day' says so"
    >>> constraint_in_words(Constraint("'visit'", "'return'", -2, "the article says so"))
    "'visit' was 2 days or more before 'return', because the article says so"
    """
    if one.later == ORIGIN:
        said = f"{one.earlier} was not before {day_in_words(-one.most)}"
    elif one.earlier == ORIGIN:
        said = f"{one.later} was not after {day_in_words(one.most)}"
    elif one.most == 0:
        said = f"{one.later} was not after {one.earlier}"
    elif one.most < 0:
        said = f"{one.later} was {_days(-one.most)} or more before {one.earlier}"
    else:
        said = f"{one.later} was at most {_days(one.most)} after {one.earlier}"
    return f"{said}, because {one.because}"


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"


def _year(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"


def _instant(when: When) -> str:
    low, high = when.start_earliest.day, when.end_latest.day
    if low is None or high is None:
        if low is not None:
            return f"{day_in_words(low)} or later"
        return f"{day_in_words(high)} or earlier" if high is not None else "an unknown day"
    for unit in (CalendarUnit.DAY, CalendarUnit.MONTH, CalendarUnit.YEAR):
        if around(low, unit) == (low, high):
            return " ".join(day_in_words(low).split(" ")[_PARTS[unit] :])
    return f"between {day_in_words(low)} and {day_in_words(high)}"


# How many of the parts of a day's name stand before that of its unit.
_PARTS = {CalendarUnit.DAY: 0, CalendarUnit.MONTH: 1, CalendarUnit.YEAR: 2}


def _spanned(when: When) -> str:
    begun = "no known beginning" if when.open_start else _instant(when.start)
    ended = "no known end" if when.open_end else _instant(when.end)
    return f"from {begun} to {ended}"
