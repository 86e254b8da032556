"""Whether a text tells of a time long past, in which its dates without a year lie.

News speaks of its own days: "in August" is the August nearest to the day of writing. A text that
tells history does not: after "6 June 1944", "in August" is that of 1944.

The decision: a text tells history if it names a month or a day of a year long past, two years before
that of writing or more, none of a later year, and nothing that reaches to the day of writing
or is reckoned from it ("since 2019", "yesterday", "Friday"). Each of its dates without a year is then the one nearest to the date named
last. In any text, a date without a year that stands right behind a year ("in 1914, in August")
lies in that year.

This module does not resolve dates; see :mod:`fabula.recognise.dates.written`.

>>> from datetime import date
>>> from fabula.recognise.engine import read
>>> text = "Troops landed on 6 June 1944. In August they came to Paris."
>>> [mention.when.earliest_iso for mention in read(text, "en", date(2024, 2, 9))]
['1944-06-06', '1944-08-01']
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from fabula.recognise.dates.range import About, Between, Open, Portion
from fabula.recognise.dates.relative import Ahead, InYear, Nth, Shift, Unit
from fabula.recognise.dates.week import Weekday, Weekend, WeekOf, WithinWeek
from fabula.recognise.dates.written import Calendar, Either, Years
from fabula.value.calendar import civil

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fabula.recognise.dates.frame import Days, Term

__all__ = ["BESIDE", "is_history", "told_by"]

BESIDE = 12
"""A date stands beside the one before it if fewer code points are between them."""

_TURNED = (Unit, Shift)
_RECKONED = (*_TURNED, Ahead, Weekday, Weekend)
_OF_ANOTHER = (Open, About, Portion, Nth, WeekOf)
# A year is long past from two years before that of writing.
_LONG = 2
# What may stand between a year and the date behind it: a comma and a short word or two.
_BESIDE = re.compile(r" ?,? ?(?:[^\W\d_]{1,3}[ '’]){0,2}")


def told_by(named: Days, between: str) -> Days | None:
    """The days a date without a year is near to: those of the date right before it, if it is a year.

    Args:
        named: the days of the date before.
        between: the text between that date and this one.
    """
    return named if _is_year(named) and _BESIDE.fullmatch(between) else None


@lru_cache(maxsize=256)
def _is_year(days: Days) -> bool:
    """Whether these are the days of one whole year."""
    year, *first = civil(days[0])
    return first == [1, 1] and civil(days[1]) == (year, 12, 31)


def is_history(terms: Iterable[Term], today: int | None) -> bool:
    """Whether the dates of a text are all of a time long past, and one of them is finer than a year."""
    if today is None:
        return False
    latest, fine = civil(today)[0] - _LONG, False
    for whole in terms:
        if isinstance(whole, Open) and whole.ahead:
            return False
        for term in _leaves(whole):
            if isinstance(term, _RECKONED) and _is_of_writing(term):
                return False
            if isinstance(term, Years) and term.last > latest:
                return False
            if isinstance(term, Calendar) and term.year is not None:
                if term.year > latest:
                    return False
                fine = fine or bool(term.month)
    return fine


def _is_of_writing(term: Unit | Shift | Ahead | Weekday | Weekend) -> bool:
    """Whether a term is reckoned from the day of writing."""
    return not isinstance(term, _TURNED) or term.to == "written"


def _leaves(term: Term) -> Iterator[Term]:
    """The terms a term is made of."""
    if isinstance(term, Between):
        yield from _leaves(term.start)
        yield from _leaves(term.end)
    elif isinstance(term, Either):
        yield from _leaves(term.options[0][1])
    elif isinstance(term, _OF_ANOTHER):
        yield from _leaves(term.of)
    elif isinstance(term, WithinWeek):
        yield from _leaves(term.week)
    elif isinstance(term, InYear):
        yield from _leaves(term.year)
    elif isinstance(term, Shift) and not isinstance(term.to, str):
        yield from _leaves(term.to)
    else:
        yield term
