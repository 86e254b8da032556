"""Days listed beside a date: "5, 6 and 7 February", "March 4 and 5".

A list tells month and year once. Before a date each day takes them from the date at the end of the
list; behind a month and a day each takes them from the first.

The decision: each day of a list is later than the one before, and behind a date no noun follows that
the last one would count ("on 4 March and 5 men").

This module does not know ranges; see :mod:`fabula.recognise.dates.joint`.

>>> from fabula.recognise.engine import read
>>> [mention.when.earliest_iso for mention in read("On 5, 6 and 7 May 2021 it rained.", "en")]
['2021-05-05', '2021-05-06', '2021-05-07']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.recognise.dates.figure import pair
from fabula.recognise.dates.point import calendar_in
from fabula.recognise.dates.text import written
from fabula.recognise.dates.word import Found, after_links, day_number
from fabula.recognise.dates.written import Calendar, Either
from fabula.value.calendar import month_length

if TYPE_CHECKING:
    from fabula.recognise.dates.frame import Term
    from fabula.recognise.token import Stretch

__all__ = ["dated_end", "days_after", "listed", "same_month"]

_MOST_LISTED = 6
# What may stand behind a list of days.
_AFTER_LIST = frozenset(',.;:)!?"”»')


def listed(stretch: Stretch, day: int, at: int) -> Found | None:
    """``day ["," day …] and date``: the 18 of "18 and 19 June", whose month comes at the end.

    After a point a slash is an "and": "15./16. Juni".
    """
    last_of = _after_days(stretch, day, at)
    tokens = stretch.tokens
    senses = tokens[last_of].senses
    slashed = tokens[last_of].word == "/" and tokens[last_of - 1].word == "."
    if not slashed and "date_and" not in senses and "date_or" not in senses:
        return None
    end = dated_end(stretch, after_links(stretch, last_of + 1, 1))
    last = calendar_in(end.term) if end else None
    if end is None or last is None or not last.day or not last.month or last.day <= day:
        return None
    start = same_month(end.term, day)
    return Found(start, at) if start else None


def _after_days(stretch: Stretch, day: int, at: int) -> int:
    """The index after more days of a list, each later than the one before: ", 6, 7"."""
    for _ in range(_MOST_LISTED):
        found = day_number(stretch, at + 1) if stretch.tokens[at].word == "," else None
        if found is None or found[0] <= day:
            break
        day, at = found
    return at


def days_after(stretch: Stretch, found: Found) -> list[tuple[int, Found]]:
    """``["," day …] and day after a month and a day``: of "March 3, 4 and 5" the 4 and the 5.

    Each with the index where it begins. A noun behind the last one is what it counts.
    """
    term, at = found.term, found.after
    if not isinstance(term, Calendar) or term.year is not None or not term.day or not term.month:
        return []
    days: list[tuple[int, Found]] = []
    joined = False
    while not joined and len(days) < _MOST_LISTED:
        joined = "date_and" in stretch.tokens[at].senses
        day = day_number(stretch, at + 1) if joined or stretch.tokens[at].word == "," else None
        if day is None or not term.day < day[0] <= month_length(2024, term.month):
            return []
        term = term._replace(day=day[0], weekday=0)
        days.append((at + 1, Found(term, day[1])))
        at = day[1]
    return days if joined and _is_free(stretch, at) else []


def _is_free(stretch: Stretch, at: int) -> bool:
    """Whether no noun, month or figure stands here that a number before would belong to."""
    token = stretch.tokens[at]
    if token.raw[:1].isalpha():
        return "prep" in token.senses or "tense" in token.senses
    return token.word in _AFTER_LIST or not token.raw


def dated_end(stretch: Stretch, at: int) -> Found | None:
    """A date with a day and a month."""
    found = written(stretch, at)
    if found is not None and (calendar_in(found.term) is not None):
        return found
    return pair(stretch, at, sure=True)


def same_month(end: Term, day: int) -> Term | None:
    """The day of the month, or of the month before, in which the end lies."""
    if isinstance(end, Either):
        options = [(name, same_month(option, day)) for name, option in end.options]
        found = tuple((name, option) for name, option in options if option is not None)
        return Either(found) if found else None
    last = calendar_in(end)
    if last is None or day > month_length(2024, last.month or 1):
        return None
    if day <= last.day:
        return last._replace(day=day, weekday=0)
    month, year = (last.month - 1 or 12), last.year
    if year is not None and month == 12:
        year -= 1
    return Calendar(year, month, day) if day <= month_length(2024, month) else None
