"""Units and names turned by a word: "last week", "le mois prochain", "next Tuesday", "yesterday".

A *turn* says how many units away; it stands before or after the unit. The origin is the day of
writing, or a date named before ("the same month").

The decision: a unit of the calendar alone points nowhere. Several units without a number ("the last
months") are left open at their far end.

This module does not count units; see :mod:`fabula.recognise.dates.deixis`.

>>> from datetime import date
>>> from fabula.recognise.engine import read
>>> [mention] = read("la semaine dernière", "fr", date(2024, 2, 9))
>>> mention.when.earliest_iso, mention.when.latest_iso
('2024-01-29', '2024-02-04')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.recognise.dates.count import (
    Count,
    after_abbreviation,
    after_period,
    counted,
    unit_at,
)
from fabula.recognise.dates.day import day_alone, day_month
from fabula.recognise.dates.name import is_unknown
from fabula.recognise.dates.relative import Nth, Unit
from fabula.recognise.dates.text import written
from fabula.recognise.dates.week import Weekday, Weekend, WeekOf, WithinWeek
from fabula.recognise.dates.word import Found, after_links, month_of, nth
from fabula.recognise.dates.written import Calendar, Either, Holiday
from fabula.value.calendar import CalendarUnit

if TYPE_CHECKING:
    from fabula.recognise.dates.frame import Term
    from fabula.recognise.token import Stretch

__all__ = [
    "BASES",
    "base_at",
    "begins_noun",
    "is_end",
    "several_units",
    "turned_at",
    "unit_first",
]

_WEEKDAYS = ("weekday", "weekday_short", "weekday_faint")


_YEARLESS = (Calendar, Holiday)
# Marks that bind a word to the next.
_BINDING = frozenset("-'/&")
_NUMBERS = frozenset({"digits", "n", "compound"})


def _day(stretch: Stretch, at: int) -> Found | None:
    """``day [dayperiod]``: "today", "gestern Abend"; nothing where it is a noun, "de morgen"."""
    token = stretch.tokens[at]
    stands = at > 0 and "article" in stretch.tokens[at - 1].senses
    if token.senses.get("day") is not None and ("dayperiod" in token.senses or stands):
        return None
    offset = token.senses.get("day_phrase", token.senses.get("day"))
    after = after_period(stretch, at + 1)
    return Found(Unit(CalendarUnit.DAY, int(offset or 0), int(offset or 0)), after)


def turned_at(stretch: Stretch, at: int) -> Found | None:
    """``turn [count | nth] (unit | weekday | month | season | feast | date in digits) [weekday]``."""
    tokens = stretch.tokens
    senses = tokens[at].senses
    to = "text" if "turn_text" in senses and "turn" not in senses else "written"
    to = "recent" if "turn_recent" in senses else to
    turn = int(senses.get("turn") or senses.get("turn_text") or 0)
    near = "near" in senses
    after = at + 1 + (tokens[at + 1].word == "'")
    if "turn" in tokens[after].senses and turn == 0:
        turn, near = int(tokens[after].senses["turn"]), "near" in tokens[after].senses
        after += 1
    if "year_name" in tokens[after].senses:
        after += 1
    count = counted(stretch, after)
    if count and count.after < len(tokens) and unit_at(stretch, count.after):
        return several_units(stretch, turn, count, to)
    return _turned_name(stretch, after, turn, near=near, to=to)


def _turned_name(stretch: Stretch, at: int, turn: int, *, near: bool, to: str) -> Found | None:
    """What stands after "last", "this", "next": one unit, or the name of a day or month."""
    senses = stretch.tokens[at].senses
    if "span" in senses:
        return _turned_unit(stretch, at, turn, to, near=near)
    if "dayperiod" in senses and "turn" in stretch.tokens[at - 1].senses:
        return (
            Found(Unit(CalendarUnit.DAY, min(turn, 0), min(turn, 0)), at + 1) if turn < 1 else None
        )
    for sense in _WEEKDAYS:
        if sense in senses:
            return _turned_weekday(stretch, at, int(senses[sense]), turn, near=near)
    found = written(stretch, at)
    if found is None:
        return None
    term = found.term
    if isinstance(term, Either):
        return Found(
            Either(tuple((name, _turned_date(option, turn)) for name, option in term.options)),
            found.after,
        )
    if isinstance(term, _YEARLESS) and term.year is None:
        return Found(term._replace(turn=turn), found.after)
    return None


def _turned_date(term: Term, turn: int) -> Term:
    """A date without year, turned."""
    return term._replace(turn=turn) if isinstance(term, Calendar) and term.year is None else term


def _turned_weekday(stretch: Stretch, at: int, day: int, turn: int, *, near: bool) -> Found | None:
    """As in "next Tuesday [of next week | the 19th | 12 May]"."""
    if (
        "weekday_faint" in stretch.tokens[at].senses
        and "weekday_short" not in stretch.tokens[at].senses
    ):
        return None
    dated = written(stretch, at)
    if dated and not isinstance(dated.term, Weekday):
        return dated
    return Found(
        Weekday(day, turn, near), after_period(stretch, after_abbreviation(stretch, at + 1))
    )


def _turned_unit(
    stretch: Stretch, at: int, turn: int, to: str, *, near: bool = False
) -> Found | None:
    """One unit, or several without a number ("the last months"); a weekday may follow."""
    tokens = stretch.tokens
    name = tokens[at].senses["span"]
    if name in ("weekend", "workweek"):
        edges = (6, 7) if name == "weekend" else (1, 5)
        return Found(Weekend(turn, *edges, near), at + 1)
    found = unit_at(stretch, at)
    if found is None:
        return None
    unit, _ = found
    if unit == "day":
        dated = day_month(stretch, at + 1)
        if dated:
            return Found(_turned_date(dated.term, turn), dated.after)
        if dated := day_alone(stretch, at + 1):
            return dated
    if turn and _is_plural(stretch, at):
        low, high = (None, 0) if turn < 0 else (0, None)
        return Found(Unit(unit, low, high, to), at + 1)
    if unit == "day" and turn:
        to = "text"
    if unit == "year" and (part := _part_of_year(stretch, Unit(unit, turn, turn, to), at + 1)):
        return part
    return _with_week_day(stretch, Unit(unit, turn, turn, to), at + 1)


def _part_of_year(stretch: Stretch, year: Unit, at: int) -> Found | None:
    """As in "this year's third quarter": a quarter or half of a turned year."""
    tokens = stretch.tokens
    start = at + 2 if tokens[at].word == "'" and "link" in tokens[at + 1].senses else at
    found = nth(stretch, start)
    if found is None or tokens[found[1]].senses.get("span") not in ("quarter", "half"):
        return None
    unit = CalendarUnit(tokens[found[1]].senses["span"])
    return Found(Nth(found[0], unit, year), found[1] + 1)


def _is_plural(stretch: Stretch, at: int) -> bool:
    """Whether the word before a unit, or the unit, is plural, so that several are meant."""
    tokens = stretch.tokens
    before = tokens[at - 1].senses
    return "plural_unit" in tokens[at].senses or "plural_turn" in before


def _with_week_day(stretch: Stretch, week: Unit, after: int) -> Found:
    """As in "next week [-|on] Monday", "last week's Sunday"."""
    if week.unit != "week":
        return Found(week, after)
    tokens = stretch.tokens
    ahead = after_links(stretch, after)
    ahead += tokens[ahead].word == "-"
    senses = tokens[ahead].senses
    day = senses.get("weekday") or senses.get("weekday_short")
    return Found(WithinWeek(int(day), week), ahead + 1) if day else Found(week, after)


def several_units(
    stretch: Stretch, turn: int, count: Count, to: str, after: int = 0
) -> Found | None:
    """As in "last three weeks": the units before or after the one of the day of writing."""
    unit, times = unit_at(stretch, count.after) or (CalendarUnit.DAY, 1)
    if turn == 0:
        return None
    if count.value is None:
        low, high = (None, 0) if turn < 0 else (0, None)
        return Found(Unit(unit, low, high, to), after or count.after + 1)
    if count.value > 1 and not _is_several(stretch, count.after):
        return None
    number = count.value * times
    low, high = (-number, -1) if turn < 0 else (1, number)
    return Found(Unit(unit, low, high, to), after or count.after + 1)


def _is_several(stretch: Stretch, at: int) -> bool:
    """Whether the unit at this token, or the word beside it, can be plural."""
    tokens = stretch.tokens
    beside = (tokens[at], tokens[at - 1], tokens[max(0, at - 2)], tokens[at + 1])
    if "unmarked_plural" in tokens[at].senses and not _NUMBERS.isdisjoint(tokens[at - 1].senses):
        return True
    return any("plural_unit" in token.senses or "plural_turn" in token.senses for token in beside)


def unit_first(stretch: Stretch, at: int) -> Found | None:
    """``unit turned``: "semaine dernière", "mese scorso", "mes que viene", "the week after next"."""
    tokens = stretch.tokens
    name = tokens[at].senses["span"]
    after = at + 1
    senses = tokens[after].senses
    if name in ("weekend", "workweek"):
        turn = senses.get("turned")
        if "of" in senses and written(stretch, after + 1):
            return None
        edges = (6, 7) if name == "weekend" else (1, 5)
        weekend = Weekend(None if turn is None else int(turn), *edges, "near" in senses)
        return Found(weekend, after + (turn is not None))
    found = unit_at(stretch, at)
    if found is None:
        return None
    unit = found[0]
    if "turned" in senses:
        return _unit_turned(stretch, at, unit, int(senses["turned"]), "written")
    if "turned_text" in senses:
        double = _after_next(stretch, unit, after)
        return double or _unit_turned(stretch, at, unit, int(senses["turned_text"]), "text")
    return _week_of(stretch, unit, after) or _definite(stretch, at, unit)


def _definite(stretch: Stretch, at: int, unit: CalendarUnit) -> Found | None:
    """As in "sales for the quarter": the one the text speaks of, where nothing says which."""
    tokens = stretch.tokens
    before = tokens[at - 1].senses if at else tokens[-1].senses
    if "in_the" not in before:
        stands = at > 1 and "article" in before and "in_unit" in tokens[at - 2].senses
        if not stands:
            return None
    if unit == "day" or "plural_unit" in tokens[at].senses or not is_end(stretch, at + 1):
        return None
    return Found(Unit(unit, 0, 0, "held"), at + 1)


def is_end(stretch: Stretch, at: int) -> bool:
    """Whether a phrase ends here: at a mark other than a hyphen, or before a verb in the past."""
    token = stretch.tokens[at]
    if not token.raw[:1].isalnum():
        return token.word not in _BINDING
    ending = tuple(stretch.lexicon.flags.get("past_endings", ()))
    return "tense" in token.senses or (
        is_unknown(token) and bool(ending) and token.raw.endswith(ending)
    )


def begins_noun(stretch: Stretch, at: int, after: int) -> bool:
    """Whether a date with an article only tells which event is meant: "after the 2004 tsunami".

    So in a language that sets what describes before its noun and writes nouns small.
    """
    tokens, flags = stretch.tokens, stretch.lexicon.flags
    following = tokens[after]
    if flags.get("lower_names") or flags.get("noun_capitals") or not at:
        return False
    noun = following.raw.islower() and is_unknown(following) and following.before > 0
    return noun and "article" in tokens[at - 1].senses


def _after_next(stretch: Stretch, unit: CalendarUnit, at: int) -> Found | None:
    """As in "the week after next": two units ahead."""
    tokens = stretch.tokens
    far = after_links(stretch, at + 1)
    following = tokens[far].senses
    if "turn" in following and int(following["turn"]) == 1 and "span" not in tokens[far + 1].senses:
        sign = int(tokens[at].senses["turned_text"])
        return Found(Unit(unit, 1 + sign, 1 + sign), far + 1)
    return None


def _unit_turned(stretch: Stretch, at: int, unit: CalendarUnit, turn: int, to: str) -> Found | None:
    """The unit with the word behind it, unless a date follows that the word belongs to."""
    tokens = stretch.tokens
    relation = tokens[at + 1].senses
    if to == "text" and ("beyond" in relation or "ere" in relation):
        if base_at(stretch, after_links(stretch, at + 2)) is not None:
            return None
        if not _is_bounded(stretch, at):
            return None
    if turn and ("plural_unit" in tokens[at].senses or "plural_turn" in relation):
        low, high = (None, 0) if turn < 0 else (0, None)
        return Found(Unit(unit, low, high, to), at + 2)
    return _with_week_day(stretch, Unit(unit, turn, turn, to), at + 2)


def _is_bounded(stretch: Stretch, at: int) -> bool:
    """Whether an article stands before: "the day after" is a day, "day after day" is none."""
    tokens = stretch.tokens
    following = tokens[at + 2] if at + 2 < len(tokens) else tokens[-1]
    stands = stretch.lexicon.flags.get("adverbs_stand") and "link" not in following.senses
    free = bool(stands) or not following.raw[:1].isalnum()
    return at > 0 and "article" in tokens[at - 1].senses and free


def _week_of(stretch: Stretch, unit: CalendarUnit, at: int) -> Found | None:
    """As in "the week of 6 October", "a week starting tomorrow": the ISO week of that day."""
    tokens = stretch.tokens
    if unit != "week" or "week_start" not in tokens[at].senses:
        return None
    start = after_links(stretch, at + 1)
    base = base_at(stretch, start) or day_alone(stretch, start)
    if base is None or (isinstance(base.term, Unit) and base.term.unit != "day"):
        return None
    if isinstance(base.term, Calendar) and not base.term.day:
        return None
    return Found(WeekOf(base.term), base.after)


def _month_turned(stretch: Stretch, at: int) -> Found | None:
    """``name turned``: "marzo scorso", "lundi prochain", "el martes que viene"."""
    tokens = stretch.tokens
    senses = tokens[at].senses
    after = at + 1
    turned = tokens[after].senses.get("turned", tokens[after].senses.get("turned_text"))
    if turned is None:
        return None
    month = month_of(tokens[at])
    code = senses.get("season") or senses.get("season_short")
    if month and "month_faint" not in senses:
        return Found(Calendar(None, month, turn=int(turned)), after + 1)
    if code:
        return Found(Calendar(None, int(code), turn=int(turned)), after + 1)
    return None


def _same(stretch: Stretch, at: int) -> Found | None:
    """``same unit``: "the same month", "that year", "cette année-là"."""
    after = at + 1 + (stretch.tokens[at + 1].word == "'")
    found = unit_at(stretch, after)
    if found is None or _is_plural(stretch, after):
        return None
    unit = found[0]
    if (
        unit is CalendarUnit.DAY
        and "the same" not in stretch.tokens[at].word
        and len(stretch.tokens[at].word) < 3
    ):
        return None
    return Found(Unit(unit, 0, 0, "text"), after + 1)


def _unit_word(stretch: Stretch, at: int) -> Found | None:
    """A unit and its direction in one word: "Vorjahr", "heuer"."""
    unit, offset = stretch.tokens[at].senses["unit_word"]
    to = "text" if unit == "day" else "recent" if offset < 0 else "written"
    return Found(Unit(CalendarUnit(unit), int(offset), int(offset), to), at + 1)


def base_at(stretch: Stretch, at: int) -> Found | None:
    """A date that others are reckoned from, itself reckoned from none: so no phrase is endless."""
    senses = stretch.tokens[at].senses
    for sense, production in BASES:
        if sense in senses and (found := production(stretch, at)):
            return found
    return written(stretch, at)


BASES = (
    ("day_phrase", _day),
    ("day", _day),
    ("turn", turned_at),
    ("turn_text", turned_at),
    ("same", _same),
    ("unit_word", _unit_word),
    ("month_name", _month_turned),
    ("month_short", _month_turned),
    ("season", _month_turned),
    ("season_short", _month_turned),
)
