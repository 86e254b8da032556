"""Written dates found in tokens: "9 February 2024", "02/09/24", "Q3 2019", "the 1990s".

A *production* is a function that reads one kind of phrase from a token on and returns a
:class:`Found`: the term and the token after it. Which words mean what is told by the lexicon; a
class of words is named as in ``_data/own/root.dates.toml``.

The decisions: a short or ambiguous name ("May", "mar") is a month only beside a number, or after a
word that makes it one ("in May"). A bare number of four digits is a year from 1900 to 2099 unless
something is counted after it; after a word that makes it one, from 1000 on. Digits with slashes,
dots or hyphens are a date only if every part fits; where two orders fit, both are kept.

This module does not know relative dates or ranges; see :mod:`fabula.recognise.dates.deixis` and
:mod:`fabula.recognise.dates.phrase`.

>>> from fabula.recognise.engine import read
>>> [mention.text for mention in read("In 2024 wogen 2024 kg nur 3/4 davon.", "de") if mention.kind == "date"]
['2024']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.recognise.dates.begin import Beginnings
from fabula.recognise.dates.day import day_month, month_first, weekday_date, year_month_day
from fabula.recognise.dates.figure import figures_at
from fabula.recognise.dates.unit import (
    counted_unit,
    feast_at,
    fiscal_at,
    grouping_at,
    numbered_unit,
    quarter_at,
    season_at,
    year_word,
)
from fabula.recognise.dates.word import (
    GAP,
    Found,
    after_gap,
    is_year_figure,
    month_of,
    nth,
    small,
    year_at,
)
from fabula.recognise.dates.written import Calendar
from fabula.recognise.dates.year import (
    bare_year,
    decade_digits,
    decade_marked,
    decade_name,
    era_first,
    named_year,
    short_year,
)
from fabula.value.calendar import month_length

if TYPE_CHECKING:
    from fabula.recognise.token import Stretch, Token

__all__ = ["written"]

_JOINTS = GAP | {"'"}


def written(stretch: Stretch, at: int) -> Found | None:
    """``written = weekday date | figures | named | year | quarter | week | decade | century | feast``."""
    token = stretch.tokens[at]
    if "digits" in token.senses:
        return _by_digits(stretch, at)
    for production in _PRODUCTIONS[token.classes]:
        if found := production(stretch, at):
            return found
    return None


def _by_digits(stretch: Stretch, at: int) -> Found | None:
    """What begins with digits, the longest form first; of four digits most are a year alone."""
    tokens = stretch.tokens
    token, following, far = tokens[at : at + 3]
    if is_year_figure(token):
        if _is_last(following):
            return bare_year(stretch, at)
    elif following.word == "/" and "digits" in far.senses and len(far.raw) < len("2024"):
        return figures_at(stretch, at)
    found = day_month(stretch, at)
    of_month = following.word == "." and "month_name" in far.senses and token.raw.isdecimal()
    if found is not None or of_month:
        return found
    return (
        figures_at(stretch, at)
        or _year_first(stretch, at)
        or decade_digits(stretch, at)
        or counted_unit(stretch, at)
        or bare_year(stretch, at)
        or short_year(stretch, at)
    )


def _is_last(following: Token) -> bool:
    """Whether what stands behind a year cannot belong to it: a word of no date, another year."""
    senses = following.senses
    if "digits" in senses:
        return is_year_figure(following) and following.before > 0
    dated = "year_first" in senses or "decade_suffix" in senses
    return not dated and following.word not in _JOINTS


def _year_first(stretch: Stretch, at: int) -> Found | None:
    """``year [sep] month [sep day] | year sep day sep month | year quarter | year half``."""
    tokens = stretch.tokens
    if not tokens[after_gap(stretch, at + 1)].senses:
        return None
    year = year_at(stretch, at)
    if year is None or year[1] >= len(tokens):
        return None
    after = after_gap(stretch, year[1])
    month = month_of(tokens[after])
    if month:
        return year_month_day(stretch, year[0], month, after)
    if (value := small(tokens[after])) and after > year[1] and after + 2 < len(tokens):
        far = after_gap(stretch, after + 1)
        month = month_of(tokens[far]) if far > after + 1 else 0
        if month and value <= month_length(year[0], month):
            return Found(Calendar(year[0], month, value), far + 1)
    if (found := nth(stretch, after)) and tokens[found[1]].senses.get("span") in (
        "quarter",
        "half",
    ):
        unit = numbered_unit(stretch, *found)
        if unit and isinstance(unit.term, Calendar):
            return Found(unit.term._replace(year=year[0]), unit.after)
    grouping = grouping_at(stretch, after)
    if grouping and not (
        tokens[after].word in ("t", "s") and stretch.spaced(after) and not stretch.glued(after + 1)
    ):
        return Found(Calendar(year[0], grouping[0]), grouping[1])
    return None


def _ordinal(stretch: Stretch, at: int) -> Found | None:
    """A day or a unit that begins with an ordinal or a number in words."""
    found = nth(stretch, at)
    unit = numbered_unit(stretch, *found) if found else None
    return unit or day_month(stretch, at)


_PRODUCTIONS = Beginnings((
    ("weekday", weekday_date),
    ("weekday_short", weekday_date),
    ("weekday_faint", weekday_date),
    ("month_name", month_first),
    ("month_short", month_first),
    ("month_faint", month_first),
    ("month", month_first),
    ("feast_phrase", feast_at),
    ("feast", feast_at),
    ("century_name", named_year),
    ("nth", _ordinal),
    ("n", _ordinal),
    ("compound", _ordinal),
    ("first_day", day_month),
    ("span", year_word),
    ("decade_mark", decade_marked),
    ("decade", decade_name),
    ("quarter_mark", quarter_at),
    ("half_mark", quarter_at),
    ("season", season_at),
    ("season_short", season_at),
    ("fiscal", fiscal_at),
    ("era", era_first),
))  # fmt: skip
