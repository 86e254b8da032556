"""Parts of a year and numbered units: "Q3 2019", "first half of 2024", "week 12", "fiscal 2024".

The decision: a letter and a digit are a quarter or a half only beside a year, but for a capital Q.
A season by a word that has other meanings needs a year, or an article after a preposition.

This module does not know units reckoned from today; see :mod:`fabula.recognise.dates.deixis`.

>>> from fabula.recognise.engine import read
>>> [mention.when.latest_iso for mention in read("Q3 2019 und KW 12 2024", "de")]
['2019-09-30', '2024-03-24']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.recognise.dates.name import is_first_name
from fabula.recognise.dates.word import (
    Found,
    after_links,
    alone,
    in_the,
    nth,
    of_year,
    second_year,
    small,
    with_era,
    year_at,
)
from fabula.recognise.dates.written import Calendar, Holiday, Week, Years, calendar, full_year
from fabula.recognise.dates.year import century_of, decade_marked, roman_century

if TYPE_CHECKING:
    from fabula.recognise.token import Stretch

__all__ = [
    "counted_unit",
    "feast_at",
    "fiscal_at",
    "grouping_at",
    "numbered_unit",
    "quarter_at",
    "season_at",
    "year_word",
]


_ORDER = {"1": 1, "2": 2, "3": 3, "4": 4}


def grouping_at(stretch: Stretch, at: int) -> tuple[int, int] | None:
    """Q3, T3, H2, S1, "trimestre 1", as the grouping of EDTF, and the index after it."""
    senses, following = stretch.tokens[at].senses, stretch.tokens[at + 1]
    number = _ORDER.get(following.raw)
    if number is None:
        return None
    touches, span = not following.before, senses.get("span")
    if (touches and "quarter_mark" in senses) or span == "quarter":
        return 32 + number, at + 2
    if number < 3 and ((touches and "half_mark" in senses) or span == "half"):
        return 39 + number, at + 2
    return None


def quarter_at(stretch: Stretch, at: int) -> Found | None:
    """``quarter = "Q3" [[of] [year] year]``."""
    found = grouping_at(stretch, at)
    if found is None:
        return None
    code, after = found
    tokens = stretch.tokens
    token, following = tokens[at], tokens[after]
    if not following.before and following.raw[:1].isalnum():
        return None
    if at and not token.before and tokens[at - 1].raw[-1:].isalpha():
        return None
    year = of_year(stretch, after)
    if year is not None:
        return Found(calendar(year[0], code), year[1])
    certain = token.raw == "Q" or len(token.raw) > 1
    return Found(calendar(None, code), after) if certain or alone(stretch, at, after) else None


def counted_unit(stretch: Stretch, at: int) -> Found | None:
    """``nth unit [of year] where the unit is a quarter``, a half or a century: "4. Quartal 2018"."""
    found = nth(stretch, at)
    if (
        found is None
        and (value := small(stretch.tokens[at], 4))
        and stretch.tokens[at + 1].senses.get("quarter_mark")
    ):
        return _short_quarter(stretch, at, value)
    if found is None:
        return _year_quarter(stretch, at)
    return numbered_unit(stretch, *found)


def _year_quarter(stretch: Stretch, at: int) -> Found | None:
    """Two digits and a quarter: "18q4"."""
    tokens = stretch.tokens
    year = small(tokens[at], 99)
    if not year or at + 2 >= len(tokens) or not stretch.glued(at + 1):
        return None
    grouping = grouping_at(stretch, at + 1)
    return Found(Calendar(full_year(year), grouping[0]), grouping[1]) if grouping else None


def _short_quarter(stretch: Stretch, at: int, value: int) -> Found | None:
    """As in "3Q" [year]."""
    if not stretch.glued(at + 1) or stretch.tokens[at + 1].raw.islower():
        return None
    year = of_year(stretch, at + 2) or year_at(stretch, at + 2, two=True)
    return Found(Calendar(year[0], 32 + value), year[1]) if year else None


def numbered_unit(stretch: Stretch, number: int, after: int) -> Found | None:
    """An ordinal before a quarter, a half or a century: "third quarter", "third-quarter"."""
    tokens = stretch.tokens
    hyphen = tokens[after].word == "-" and stretch.glued(after) and stretch.glued(after + 1)
    after += hyphen and tokens[after + 1].senses.get("span") == "quarter"
    unit = tokens[after].senses.get("span")
    if "half" in tokens[after].senses and unit is None:
        return _half_of_year(stretch, number, after)
    base, most = {"quarter": (32, 4), "half": (39, 2), "century": (0, 30)}.get(str(unit), (0, 0))
    if not 1 <= number <= most or _is_compound(stretch, after + 1):
        return None
    if unit == "century":
        return century_of(stretch, number, after + 1)
    year = of_year(stretch, after + 1)
    if year:
        return Found(Calendar(year[0], base + number), year[1])
    return Found(Calendar(None, base + number), after + 1)


def _is_compound(stretch: Stretch, at: int) -> bool:
    """Whether a hyphen joins the unit to another noun: "the first quarter-century"."""
    hyphen = stretch.tokens[at].word == "-" and stretch.glued(at) and stretch.glued(at + 1)
    return hyphen and stretch.tokens[at + 1].raw[:1].isalpha()


def _half_of_year(stretch: Stretch, number: int, at: int) -> Found | None:
    """As in "first half of 2024", "eerste helft van 2023"; halves of other things are left alone."""
    year = of_year(stretch, at + 1)
    return Found(Calendar(year[0], 39 + number), year[1]) if year and number in (1, 2) else None


def year_word(stretch: Stretch, at: int) -> Found | None:
    """``unit number``: "year 2009", "l'année 2012", "KW 12", "semaine 31", "trimestre 1"."""
    tokens = stretch.tokens
    unit = tokens[at].senses["span"]
    after = at + 1
    if unit == "year":
        decade_found = decade_marked(stretch, at) if "decade_mark" in tokens[at].senses else None
        year = year_at(stretch, after_links(stretch, after, 1), two=False)
        return decade_found or (with_era(stretch, Calendar(year[0]), year[1]) if year else None)
    if unit == "century":
        return roman_century(stretch, at)
    if unit in ("week", "iso_week"):
        return _numbered_week(stretch, after)
    return quarter_at(stretch, at)


def _numbered_week(stretch: Stretch, at: int) -> Found | None:
    """``number [of] [year] after "week"``."""
    number = small(stretch.tokens[at], 53)
    following = stretch.tokens[at + 1] if number else None
    if not number or following is None or (following.word == ":" and stretch.glued(at + 1)):
        return None
    year = of_year(stretch, at + 1)
    return Found(Week(number, year[0]), year[1]) if year else Found(Week(number), at + 1)


def feast_at(stretch: Stretch, at: int) -> Found | None:
    """``feast [year]``: "Christmas 2019", "Pasqua"."""
    senses = stretch.tokens[at].senses
    rule = str(senses.get("feast_phrase") or senses["feast"])
    after = after_links(stretch, at + 1, 2)
    year = year_at(stretch, after)
    return Found(Holiday(rule, year[0]), year[1]) if year else Found(Holiday(rule), at + 1)


def season_at(stretch: Stretch, at: int) -> Found | None:
    """``season [of] [year]``; a short name only with a year or after an article and a preposition."""
    tokens = stretch.tokens
    senses = tokens[at].senses
    code = int(senses.get("season") or senses.get("season_short") or 0)
    year = of_year(stretch, at + 1)
    if year:
        slash = second_year(stretch, year)
        return Found(Calendar(year[0], code), slash)
    if ("season" in senses and not is_first_name(stretch, at)) or in_the(stretch, at):
        return Found(Calendar(None, code), at + 1)
    return None


def fiscal_at(stretch: Stretch, at: int) -> Found | None:
    """``fiscal [year] year [("/" | "-") two digits]``: "fiscal 2024", "FY2024", "Geschäftsjahr 2023/24"."""
    after = after_links(stretch, at + 1)
    if stretch.tokens[after].senses.get("span") == "year":
        after += 1
    year = year_at(stretch, after, two=True)
    if year is None:
        return None
    end = second_year(stretch, year)
    last = year[0] + (end > year[1])
    return Found(Years(year[0], last, "fiscal year", approximate=True), end)
