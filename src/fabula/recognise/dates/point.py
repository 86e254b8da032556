"""One date in a phrase, with what narrows it: "early March", "the last Monday of May".

A *point* is one date, written or relative, or a part of one. The longest way to read it is taken.

The decision: a unit alone is a whole only behind a part ("the end of the month" is this month's);
a day of the month alone needs a preposition and an article ("on the 15th"), or the word for day.

This module does not know ranges; see :mod:`fabula.recognise.dates.joint`.

>>> from fabula.recognise.engine import read
>>> [mention] = read("the last Monday of March 2025", "en")
>>> mention.when.earliest_iso
'2025-03-31'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.recognise.dates.again import is_year
from fabula.recognise.dates.count import counted, unit_at
from fabula.recognise.dates.deixis import deictic, weekday
from fabula.recognise.dates.figure import pair
from fabula.recognise.dates.name import is_unknown
from fabula.recognise.dates.range import About, Portion
from fabula.recognise.dates.relative import InYear, Nth, Shift, Unit
from fabula.recognise.dates.text import written
from fabula.recognise.dates.week import WithinWeek
from fabula.recognise.dates.word import (
    Found,
    after_links,
    alone,
    day_number,
    is_year_figure,
    month_of,
    nth,
    small,
)
from fabula.recognise.dates.written import Calendar, Either, Years
from fabula.recognise.dates.year import century_after_numeral
from fabula.value.calendar import CalendarUnit

if TYPE_CHECKING:
    from fabula.recognise.dates.frame import Term
    from fabula.recognise.token import Stretch

__all__ = ["calendar_in", "point"]

_MOST_PARTS = 99
# "Later in the day", "im Laufe des Tages": the only parts a day has here.
_OF_DAYS = frozenset({"earlier", "later", "whole"})
_NUMERALS = ("X", "V", "I")
# Terms that narrow another, those that no word takes a part of, and those that are counted in.
_OF_ONE = (Portion, About, InYear)
_WITHOUT_PARTS = (Shift, Portion)
_WHOLES = (Years, Nth)


def calendar_in(term: Term) -> Calendar | None:
    """The calendar date in a term."""
    if isinstance(term, Either):
        return calendar_in(term.options[0][1])
    if isinstance(term, _OF_ONE):
        return calendar_in(term.of)
    return term if isinstance(term, Calendar) else None


def point(stretch: Stretch, at: int, *, sure: bool = False) -> Found | None:
    """``point = single [[of] turned year]``: "March", "late March next year"."""
    found = _single(stretch, at, sure=sure)
    return found and _in_year(stretch, found)


def _in_year(stretch: Stretch, found: Found) -> Found:
    """A date without year takes the year that is reckoned right behind it."""
    term = found.term
    part = term.of if isinstance(term, Portion) else term
    if not isinstance(part, Calendar) or part.year is not None or not part.month or part.turn:
        return found
    following = stretch.tokens[found.after].senses
    linked = "link" in following or "of" in following
    at = after_links(stretch, found.after) if linked else found.after
    if "reckons" not in stretch.tokens[at].senses:
        return found
    year = deictic(stretch, at)
    if year is None or not _is_one_year(year.term):
        return found
    whole = InYear(part, year.term)
    return Found(term._replace(of=whole) if isinstance(term, Portion) else whole, year.after)


def _is_one_year(term: Term) -> bool:
    """Whether a term is one whole year."""
    if isinstance(term, Shift) and not isinstance(term.to, str):
        return False
    return is_year(term) and not isinstance(term, Calendar)


def _single(stretch: Stretch, at: int, *, sure: bool) -> Found | None:
    """``single = part of a point | nth of a point | relative | written | weekday``."""
    token = stretch.tokens[at]
    senses = token.senses
    if "points" not in senses:
        return century_after_numeral(stretch, at) if token.raw[:1] in "XVI" else None
    if "digits" not in senses:
        found = _worded(stretch, at)
    elif is_year_figure(token):
        return written(stretch, at)
    else:
        found = _figured(stretch, at)
    if found is None and sure:
        found = pair(stretch, at, sure=True)
    return (
        found
        or weekday(stretch, at)
        or _the_nth(stretch, at)
        or _unit_part(stretch, at)
        or _now(stretch, at, sure=sure)
    )


def _figured(stretch: Stretch, at: int) -> Found | None:
    """What begins with digits: most of them count nothing, and are the day of a month."""
    tokens = stretch.tokens
    dot = tokens[at + 1].word == "."
    senses = tokens[at + 1 + dot].senses
    counts = "counts_on" in senses or (dot and "month_name" not in senses)
    return _worded(stretch, at) if counts else written(stretch, at)


def _worded(stretch: Stretch, at: int) -> Found | None:
    """``part of a point | nth of a point | relative | written``, the longer of the last two."""
    senses = stretch.tokens[at].senses
    if "portion" in senses and (found := _portion(stretch, at)):
        return found
    if "counts" in senses and (found := _nth_of(stretch, at)):
        return found
    found = deictic(stretch, at)
    # Nothing written can reach further than a day of a week.
    if found is not None and isinstance(found.term, WithinWeek):
        return found
    other = written(stretch, at)
    return other if found is None or (other and other.after > found.after) else found


def _the_nth(stretch: Stretch, at: int) -> Found | None:
    """A day of the month alone: "on the 15th", "el día 18"."""
    tokens = stretch.tokens
    if tokens[at].senses.get("span") == "day":
        # "Day 3 of the trial" is none of the calendar where no date is told with the word for day.
        found = day_number(stretch, at + 1) if stretch.lexicon.flags.get("day_dates") else None
    else:
        plain = at > 1 and "article" in tokens[at - 1].senses and "prep" in tokens[at - 2].senses
        found = nth(stretch, at) if plain and "digits" in tokens[at].senses else None
        if (
            found is None
            and at
            and "article" in tokens[at - 1].senses
            and alone(stretch, at - 1, at + 1)
        ):
            value = small(tokens[at])
            found = (value, at + 1) if value else None
    if found is None or not 1 <= found[0] <= 31:
        return None
    following = tokens[found[1]]
    if (following.raw[:1].isalnum() and is_unknown(following)) or following.word in (
        "%",
        ":",
        "/",
        "-",
        "°",
    ):
        return None
    if "span" in following.senses or "not_year" in following.senses or "of" in following.senses:
        return None
    if "date_and" in following.senses and nth(stretch, found[1] + 1):
        return None
    return Found(Calendar(None, 0, found[0]), found[1])


def _unit_part(stretch: Stretch, at: int) -> Found | None:
    """A part of a unit in one word: "EOM", "EOY", "year to date"."""
    senses = stretch.tokens[at].senses
    if "unit_part" not in senses:
        return None
    part, unit = senses["unit_part"]
    return Found(Portion(str(part), Unit(CalendarUnit(unit), 0, 0)), at + 1)


def _now(stretch: Stretch, at: int, *, sure: bool) -> Found | None:
    """As in "now" as the end of a range."""
    if sure and "now" in stretch.tokens[at].senses:
        return Found(Unit(CalendarUnit.DAY, 0, 0), at + 1)
    return None


def _portion(stretch: Stretch, at: int) -> Found | None:
    """``portion [of] point``: "early March", "Ende 2023", "end of the month", "mid-1990s"."""
    tokens = stretch.tokens
    part = str(tokens[at].senses["portion"])
    after = after_links(stretch, at + 1)
    after += tokens[after].word == "-"
    if found := _whole_unit(stretch, after, days=part in _OF_DAYS):
        return _cut(part, found)
    found = deictic(stretch, after)
    other = written(stretch, after) or _short_month(stretch, after)
    if other is None and stretch.tokens[after].raw[:1] in _NUMERALS:
        other = century_after_numeral(stretch, after)
    if other and (found is None or other.after > found.after):
        found = other
    if found is None or isinstance(found.term, _WITHOUT_PARTS) or _is_day(found.term):
        return None
    return _cut(part, found)


def _cut(part: str, whole: Found) -> Found:
    """A part of a whole; "in the course of" it is all of it."""
    return whole if part == "whole" else Found(Portion(part, whole.term), whole.after)


def _is_day(term: Term) -> bool:
    """Whether a term is one day, which has no parts."""
    last = calendar_in(term)
    return bool(last and last.day) or (isinstance(term, Unit) and term.unit == "day")


def _short_month(stretch: Stretch, at: int) -> Found | None:
    """A short or ambiguous month name after a portion: "early March", "mi-mars"."""
    month = month_of(stretch.tokens[at])
    return Found(Calendar(None, month), at + 1) if month else None


def _whole_unit(stretch: Stretch, at: int, *, days: bool = False) -> Found | None:
    """A unit with an article: the one of the day of writing ("the end of the year")."""
    found = unit_at(stretch, at)
    if found is None or deictic(stretch, at) or written(stretch, at):
        return None
    if (
        "plural_unit" in stretch.tokens[at].senses
        or stretch.tokens[at + 1].senses.get("turned") is not None
    ):
        return None
    if found[0] == "day":
        return Found(Unit(found[0], 0, 0, "held"), at + 1) if days else None
    return Found(Unit(found[0], 0, 0, "near"), at + 1)


def _nth_of(stretch: Stretch, at: int) -> Found | None:
    """(nth | last) [count] (unit | weekday) of (point | unit): "the last Monday of March"."""
    tokens = stretch.tokens
    senses = tokens[at].senses
    if several := _counted_nth(stretch, at):
        return several
    found = nth(stretch, at)
    if found is None and "final" in senses:
        found = int(senses["final"]), at + 1
    if found is None and (value := small(tokens[at])):
        return _day_of_month(stretch, value, at + 1)
    if found is None or not -9 < found[0] < 54:
        return None
    number, after = found
    if (dated := _day_of_month(stretch, number, after)) is not None:
        return dated
    count = counted(stretch, after)
    if count and count.value and count.after < len(tokens) and unit_at(stretch, count.after):
        many, after = count.value, count.after
    else:
        many = 1
    what = unit_at(stretch, after) or _half(stretch, number, after)
    day = tokens[after].senses.get("weekday", 0)
    if what is None and not day:
        return None
    if many == 1 and what and "plural_turn" in tokens[after - 1].senses:
        return None
    return _part_of(
        stretch,
        after + 1,
        Nth(number, what[0] if what else None, Unit(CalendarUnit.YEAR, 0, 0), int(day), many),
    )


def _counted_nth(stretch: Stretch, at: int) -> Found | None:
    """``count (nth | last) unit of whole``: "les neuf premiers mois de l'année"."""
    tokens = stretch.tokens
    count = counted(stretch, at)
    if count is None or not count.value or count.value > _MOST_PARTS:
        return None
    found = nth(stretch, count.after)
    if found is None and "final" in tokens[count.after].senses:
        found = int(tokens[count.after].senses["final"]), count.after + 1
    what = unit_at(stretch, found[1]) if found and abs(found[0]) == 1 else None
    if found is None or what is None:
        return None
    whole = Unit(CalendarUnit.YEAR, 0, 0)
    return _part_of(stretch, found[1] + 1, Nth(found[0], what[0], whole, 0, count.value))


def _half(stretch: Stretch, number: int, at: int) -> tuple[CalendarUnit, int] | None:
    """As in "the second half of this year": a half of what is told behind it."""
    whole = number in (1, 2) and "half" in stretch.tokens[at].senses
    return (CalendarUnit.HALF, 1) if whole else None


def _day_of_month(stretch: Stretch, number: int, at: int) -> Found | None:
    """``nth of a turned month``: "the 20th of next month", "20 of this month"."""
    ahead = after_links(stretch, at)
    if ahead == at or not 1 <= number <= 31:
        return None
    whole = deictic(stretch, ahead)
    if whole is None or not isinstance(whole.term, Unit) or whole.term.unit != "month":
        return None
    return Found(Nth(number, CalendarUnit.DAY, whole.term), whole.after)


def _part_of(stretch: Stretch, at: int, part: Nth) -> Found | None:
    """[of] point or unit after what is counted; then perhaps a weekday in it."""
    ahead = after_links(stretch, at)
    whole = _whole_unit(stretch, ahead) if ahead > at else None
    whole = (
        whole or deictic(stretch, ahead) or written(stretch, ahead) or _feast_after(stretch, ahead)
    )
    if whole is None or not _holds(whole.term, part):
        return None
    return _on_weekday(stretch, Found(part._replace(of=whole.term), whole.after))


def _feast_after(stretch: Stretch, at: int) -> Found | None:
    """A whole that only its short name tells."""
    return _short_month(stretch, at) if "month_short" in stretch.tokens[at].senses else None


def _holds(whole: Term, part: Nth) -> bool:
    """Whether a whole is long enough to have such parts."""
    last = calendar_in(whole)
    if last is not None:
        return not last.day and not (
            last.month and part.unit in ("month", "quarter", "half", "year")
        )
    if isinstance(whole, Unit):
        return whole.unit != "day" and whole.low is not None and whole.unit != part.unit
    return isinstance(whole, _WHOLES)


def _on_weekday(stretch: Stretch, week: Found) -> Found:
    """As in "the first week of October on Friday"."""
    at = after_links(stretch, week.after + (stretch.tokens[week.after].word == "."), 1)
    day = stretch.tokens[at].senses.get("weekday", 0)
    if day and isinstance(week.term, Nth) and week.term.unit == "week" and at > week.after:
        return Found(WithinWeek(int(day), week.term), at + 1)
    return week
