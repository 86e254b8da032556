"""Which years, months and days fit digits of which some are left open.

A *pattern* is text in which ``X`` stands in the place of a digit nobody has given (ISO 8601-2:
*unspecified*). In place of a month a *grouping* may stand (EDTF, level 2, "sub-year groupings"):
21-32 are seasons, 33-36 quarters, 37-39 thirds and 40-41 halves of the year.

The decisions: a season has no months of its own, since the standard names none and the hemispheres
differ, so it may be any day of its year; quarters, thirds and halves divide the calendar year
evenly. A year of four ``X`` without a sign may be any year at all.

>>> year_bounds("156X"), year_bounds("-15XX"), year_bounds("XXXX")
((1560, 1569), (-1599, -1500), (None, None))
>>> [len(list(runs_in(2024, "02", day))) for day in ("", "2X", "30")]
[1, 10, 0]
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from fabula.value.calendar import month_length, ordinal

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "EVEN",
    "GROUPINGS",
    "SEASONS",
    "fitting",
    "runs_in",
    "shared_digits",
    "year_bounds",
    "year_text",
    "years_from",
]

SEASONS = frozenset(str(code) for code in range(21, 33))
# First and last month of the groupings that divide the year evenly, the shortest first.
EVEN = {
    **{str(33 + n): (3 * n + 1, 3 * n + 3) for n in range(4)},
    **{str(37 + n): (4 * n + 1, 4 * n + 4) for n in range(3)},
    **{str(40 + n): (6 * n + 1, 6 * n + 6) for n in range(2)},
}
GROUPINGS = SEASONS | EVEN.keys()
# Two leap days are at most eight years apart, so nine years running hold every month and day.
_EVERY_DAY = 9


def year_bounds(year: str, significant: int | None = None) -> tuple[int | None, int | None]:
    """The first and the last year that fit; None and None if any year does.

    Of a year with a count of significant digits, the years that share these.

    >>> year_bounds("1950", 2)
    (1900, 1999)
    """
    if year == "XXXX":
        return None, None
    digits = year.lstrip("Y-")
    low, high = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    if significant is not None:
        step = 10 ** (len(digits) - significant)
        low = low // step * step
        high = low + step - 1
    # There is no year -0000.
    return (-high, -max(low, "X" in digits)) if "-" in year else (low, high)


def year_text(year: int) -> str:
    """The year in four digits, or after ``Y`` if it has more.

    >>> year_text(-44), year_text(12024)
    ('-0044', 'Y12024')
    """
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{'-' if year < 0 else ''}{abs(year):04}"


def years_from(pattern: str, year: int, step: int = 1) -> Iterator[int]:
    """The years that fit from this one on, upwards (1) or downwards (-1)."""
    low, high = year_bounds(pattern)
    if low is None or high is None:
        yield from range(year, year + _EVERY_DAY * step, step)
        return
    ahead = range(max(year, low), high + 1) if step > 0 else range(min(year, high), low - 1, -1)
    digits = pattern.lstrip("-Y")
    if "X" in digits:
        fits = re.compile(digits.replace("X", "[0-9]")).fullmatch
        yield from (number for number in ahead if fits(f"{abs(number):04}"))
    else:
        yield from ahead


def runs_in(year: int, month: str, day: str) -> Iterator[tuple[int, int]]:
    """The runs of days of one year that fit a month and a day, either of them perhaps empty."""
    if month in SEASONS or {month, day} <= {"", "XX"}:
        yield ordinal(year, 1, 1), ordinal(year, 12, 31)
    elif month in EVEN:
        first, last = EVEN[month]
        yield ordinal(year, first, 1), ordinal(year, last, month_length(year, last))
    else:
        for number in fitting(month, 12):
            yield from _runs_in_month(year, number, day)


@lru_cache(maxsize=1024)
def fitting(pattern: str, last: int) -> tuple[int, ...]:
    """The numbers from 1 to the last that fit two digits.

    >>> fitting("X2", 12)
    (2, 12)
    """
    return tuple(number for number in range(1, last + 1) if _fits(pattern, f"{number:02}"))


def _runs_in_month(year: int, month: int, day: str) -> Iterator[tuple[int, int]]:
    length, first = month_length(year, month), ordinal(year, month, 1)
    if day in ("", "XX"):
        yield first, first + length - 1
        return
    for number in fitting(day, length):
        yield first + number - 1, first + number - 1


def shared_digits(one: str, other: str) -> str | None:
    """The pattern of what fits both; None if nothing does.

    >>> shared_digits("1X", "X2"), shared_digits("1X", "2X")
    ('12', None)
    """
    pairs = list(zip(one, other, strict=True))
    if any(mine != its and "X" not in (mine, its) for mine, its in pairs):
        return None
    return "".join(its if mine == "X" else mine for mine, its in pairs)


def _fits(pattern: str, digits: str) -> bool:
    return all(mine in ("X", its) for mine, its in zip(pattern, digits, strict=True))
