"""Dates found in tokens that point from the day of writing, or from a date named before.

"Yesterday", "last week", "three days ago", "in the next two months", "next Tuesday", "two days
later", "the same month", "Tuesday of last week". The words are classes of the lexicon, told in
``_data/own/root.dates.toml``; each production returns the term and the token after it.

The decisions: a unit of the calendar alone ("the week", "years") points nowhere; it needs a word
that turns it ("last", "that") or a number with a direction ("ago", "later"). "In two years" points
ahead, unless the words around it speak of the past, where it says how long something took.

Words such as "now" or "derzeit" date next to nothing. They are a grammar of their own, :data:`WEAK`,
that :func:`fabula.recognise.engine.read` uses only if it is given.

This module does not decide which days are meant; see :mod:`fabula.recognise.calendar_relative`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fabula.recognise.calendar_range import Every
from fabula.recognise.calendar_relative import Nth, Shift, Unit, Weekday, Weekend, WithinWeek
from fabula.recognise.calendar_text import Found, after_links, alone, day_alone, month_of, nth, written
from fabula.recognise.calendar_written import Calendar, Either, Holiday
from fabula.recognise.spelt import cardinal
from fabula.value.calendar import CalendarUnit, around

if TYPE_CHECKING:
    from fabula.recognise.calendar_frame import Answer, Frame, Term
    from fabula.recognise.token import Stretch

__all__ = ["Count", "counted", "deictic", "unit_at"]

_LARGEST_COUNT = 999
_WEEKDAYS = ("weekday", "weekday_short", "weekday_faint")
_SEASONS = ("season", "season_short")
_UNITS: dict[str, tuple[CalendarUnit, int]] = {
    **{unit.value: (unit, 1) for unit in CalendarUnit},
    "fortnight": (CalendarUnit.WEEK, 2),
}


class Count(NamedTuple):
    """How many: a number, or None for "a few"; and the index after it."""

    value: int | None
    after: int


def counted(stretch: Stretch, at: int, *, article: bool = False) -> Count | None:
    """count = digits | cardinal | "a few" | "a couple" | with ``article`` also "a"."""
    token = stretch.tokens[at]
    senses = token.senses
    if "digits" in senses:
        plain = token.raw.isascii() and token.raw.isdecimal() and len(token.raw) < 4
        return Count(int(token.raw), at + 1) if plain and int(token.raw) else None
    if "couple_of" in senses:
        return Count(int(senses["couple_of"]), at + 1)
    if "some" in senses:
        return Count(None, at + 1)
    if "n" in senses or "compound" in senses or "mul" in senses:
        found = cardinal(stretch, at)
        return Count(found.value, found.after) if found and 0 < found.value <= _LARGEST_COUNT else None
    return Count(1, at + 1) if article and "art" in senses else None


def unit_at(stretch: Stretch, at: int) -> tuple[CalendarUnit, int] | None:
    """The unit a word names, and how many of it: a fortnight is two weeks."""
    return _UNITS.get(stretch.tokens[at].senses.get("span", ""))


def deictic(stretch: Stretch, at: int) -> Found | None:
    """deictic = day | turned | ago | ahead | counted | weekday."""
    senses = stretch.tokens[at].senses
    for sense, production in _PRODUCTIONS:
        if sense in senses and (found := production(stretch, at)):
            return found
    return None


def _day(stretch: Stretch, at: int) -> Found | None:
    """day [dayperiod]: "today", "gestern Abend"; nothing where it is a time of day."""
    token = stretch.tokens[at]
    if "dayperiod" in token.senses and token.senses.get("day") is not None:
        return None
    offset = token.senses.get("day_phrase", token.senses.get("day"))
    after = _period(stretch, at + 1)
    return Found(Unit(CalendarUnit.DAY, int(offset), int(offset)), after)


def _day_text(stretch: Stretch, at: int) -> Found | None:
    """A day reckoned from a date named before: "le lendemain", "la veille"; [of point]."""
    offset = int(stretch.tokens[at].senses["day_text"])
    after = after_links(stretch, at + 1)
    if after > at + 1 and (base := _base(stretch, after)):
        return Found(Shift(CalendarUnit.DAY, offset, base.term), base.after)
    return Found(Unit(CalendarUnit.DAY, offset, offset, "text"), at + 1)


def _period(stretch: Stretch, at: int) -> int:
    """The index after a time of day in words."""
    after = after_links(stretch, at, 2)
    return after + 1 if "dayperiod" in stretch.tokens[after].senses else at


def _turned(stretch: Stretch, at: int) -> Found | None:
    """turn [count | nth] (unit | weekday | month | season | feast | date in digits) [weekday]."""
    tokens = stretch.tokens
    senses = tokens[at].senses
    to = "text" if "turn_text" in senses and "turn" not in senses else "written"
    turn = int(senses.get("turn", senses.get("turn_text", 0)))
    near = "near" in senses
    after = at + 1 + (tokens[at + 1].word == "'")
    if "turn" in tokens[after].senses and turn == 0:
        turn, near = int(tokens[after].senses["turn"]), "near" in tokens[after].senses
        after += 1
    if "year_name" in tokens[after].senses:
        after += 1
    count = counted(stretch, after)
    if count and count.after < len(tokens) and unit_at(stretch, count.after):
        return _many(stretch, turn, count, to)
    return _turned_name(stretch, after, turn, near=near, to=to)


def _turned_name(stretch: Stretch, at: int, turn: int, *, near: bool, to: str) -> Found | None:
    """What stands after "last", "this", "next": one unit, or the name of a day or month."""
    senses = stretch.tokens[at].senses
    if "span" in senses:
        return _turned_unit(stretch, at, turn, to)
    if "dayperiod" in senses and "turn" in stretch.tokens[at - 1].senses:
        return Found(Unit(CalendarUnit.DAY, min(turn, 0), min(turn, 0)), at + 1) if turn < 1 else None
    for sense in _WEEKDAYS:
        if sense in senses:
            return _turned_weekday(stretch, at, int(senses[sense]), turn, near=near)
    found = written(stretch, at)
    if found is None:
        return None
    term = found.term
    if isinstance(term, Either):
        return Found(Either(tuple((name, _turned_date(option, turn)) for name, option in term.options)), found.after)
    if isinstance(term, Calendar | Holiday) and term.year is None:
        return Found(term._replace(turn=turn), found.after)
    return None


def _turned_date(term: Term, turn: int) -> Term:
    """A date without year, turned."""
    return term._replace(turn=turn) if isinstance(term, Calendar) and term.year is None else term


def _turned_weekday(stretch: Stretch, at: int, day: int, turn: int, *, near: bool) -> Found | None:
    """"next Tuesday [of next week | the 19th | 12 May]"."""
    if "weekday_faint" in stretch.tokens[at].senses and "weekday_short" not in stretch.tokens[at].senses:
        return None
    dated = written(stretch, at)
    if dated and not isinstance(dated.term, Weekday):
        return dated
    return Found(Weekday(day, turn, near), _period(stretch, _dot(stretch, at + 1)))


def _dot(stretch: Stretch, at: int) -> int:
    """The index after the dot of an abbreviation inside a sentence."""
    tokens = stretch.tokens
    if tokens[at].word == "." and "weekday" not in tokens[at - 1].senses and stretch.glued(at):
        return at + 1
    return at


def _turned_unit(stretch: Stretch, at: int, turn: int, to: str) -> Found | None:
    """One unit, or several without a number ("the last months"); a weekday may follow."""
    tokens = stretch.tokens
    name = tokens[at].senses["span"]
    if name in ("weekend", "workweek"):
        edges = (6, 7) if name == "weekend" else (1, 5)
        return Found(Weekend(turn, *edges), at + 1)
    found = unit_at(stretch, at)
    if found is None:
        return None
    unit, _ = found
    if unit == "day" and (dated := day_alone(stretch, at + 1)):
        return dated
    if turn and _is_plural(stretch, at):
        low, high = (None, 0) if turn < 0 else (0, None)
        return Found(Unit(unit, low, high, to), at + 1)
    if unit == "year" and (part := _part_of_year(stretch, Unit(unit, turn, turn, to), at + 1)):
        return part
    return _with_weekday(stretch, Unit(unit, turn, turn, to), at + 1)


def _part_of_year(stretch: Stretch, year: Unit, at: int) -> Found | None:
    """"this year's third quarter": a quarter or half of a turned year."""
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


def _with_weekday(stretch: Stretch, week: Unit, after: int) -> Found:
    """"next week [-|on] Monday", "last week's Sunday"."""
    if week.unit != "week":
        return Found(week, after)
    tokens = stretch.tokens
    ahead = after_links(stretch, after)
    ahead += tokens[ahead].word == "-"
    senses = tokens[ahead].senses
    day = senses.get("weekday") or senses.get("weekday_short")
    return Found(WithinWeek(int(day), week), ahead + 1) if day else Found(week, after)


def _many(stretch: Stretch, turn: int, count: Count, to: str, after: int = 0) -> Found | None:
    """"last three weeks": the units before or after the one of the day of writing."""
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
    return any("plural_unit" in token.senses or "plural_turn" in token.senses for token in beside)


def _counted(stretch: Stretch, at: int) -> Found | None:
    """count [turn] unit [turned | ago | ahead | later | earlier | relation point]."""
    tokens = stretch.tokens
    count = counted(stretch, at, article=True)
    if count is None:
        return None
    here = count.after
    turn = int(tokens[here].senses.get("turn", tokens[here].senses.get("turn_text", 0)))
    if turn and here + 1 < len(tokens) and unit_at(stretch, here + 1):
        return _many(stretch, turn, Count(count.value, here + 1), "written")
    if unit_at(stretch, here) is None:
        return _counted_weekdays(stretch, count) if "weekday" in tokens[here].senses else None
    return _after_unit(stretch, count, here + 1)


def _counted_weekdays(stretch: Stretch, count: Count) -> Found | None:
    """"3 Fridays from now", "two Thursdays back"."""
    tokens = stretch.tokens
    day = int(tokens[count.after].senses["weekday"])
    senses = tokens[count.after + 1].senses
    if count.value is None or not ("ago_after" in senses or "ahead_after" in senses):
        return None
    sign = -1 if "ago_after" in senses else 1
    nearest = Weekday(day, sign, near=True)
    return Found(Shift(CalendarUnit.WEEK, sign * (count.value - 1), nearest), count.after + 2)


def _after_unit(stretch: Stretch, count: Count, at: int) -> Found | None:
    """What gives a number of units a direction."""
    unit, times = unit_at(stretch, at - 1) or (CalendarUnit.DAY, 1)
    senses = stretch.tokens[at].senses
    number = None if count.value is None else count.value * times
    if "turned" in senses and senses["turned"]:
        return _many(stretch, int(senses["turned"]), Count(count.value, at - 1), "written", at + 1)
    for sense, sign, to in _DIRECTIONS:
        if sense in senses and not (to == "text" and (base := _reckoned(stretch, unit, number, at))):
            return Found(Shift(unit, None if number is None else sign * number, to, sign), at + 1)
    if "turned_text" in senses:
        return _many(stretch, int(senses["turned_text"]), Count(count.value, at - 1), "text", at + 1)
    return _reckoned(stretch, unit, number, at)


def _reckoned(stretch: Stretch, unit: CalendarUnit, number: int | None, at: int) -> Found | None:
    """"two days after 5 May", "3 days from Tuesday", "5 days before New Year"."""
    senses = stretch.tokens[at].senses
    sign = 1 if "reckoned_from" in senses else -1 if "reckoned_before" in senses else 0
    if not sign or number is None:
        return None
    start = after_links(stretch, at + 1)
    base = _base(stretch, start) or _weekday(stretch, start) or _now(stretch, start)
    if base is None or _is_plain_year(base.term):
        return None
    return Found(Shift(unit, sign * number, base.term), base.after)


def _now(stretch: Stretch, at: int) -> Found | None:
    """"now" as the day to reckon from."""
    today = Unit(CalendarUnit.DAY, 0, 0)
    return Found(today, at + 1) if "now" in stretch.tokens[at].senses else None


def _is_plain_year(term: Term) -> bool:
    """Whether a term is a year alone, which nobody counts days from."""
    return isinstance(term, Calendar) and term.year is not None and not term.month


def _ago(stretch: Stretch, at: int) -> Found | None:
    """ago count unit: "vor drei Tagen", "il y a deux ans", "hace tres semanas"."""
    count = counted(stretch, after_links(stretch, at + 1, 1), article=True)
    if count is None or (found := unit_at(stretch, count.after)) is None:
        return None
    unit, times = found
    number = None if count.value is None else -count.value * times
    return Found(Shift(unit, number, "written", -1), count.after + 1)


def _ahead(stretch: Stretch, at: int) -> Found | None:
    """ahead count unit: "in two weeks", "dans un an", "dentro de tres meses"."""
    count = counted(stretch, after_links(stretch, at + 1, 1), article=True)
    if count is None or (found := unit_at(stretch, count.after)) is None:
        return None
    following = stretch.tokens[count.after + 1].senses
    if not _ELSEWHERE.isdisjoint(following):
        return None
    unit, times = found
    number = None if count.value is None else count.value * times
    if "ahead_after" in following:
        return Found(Shift(unit, number), count.after + 2)
    if "reckoned_from" in following and (base := _reckoned(stretch, unit, number, count.after + 1)):
        return base
    if "prep" not in stretch.tokens[at].senses:
        return Found(Shift(unit, number), count.after + 1)
    return Found(Ahead(unit, number), count.after + 1)


class Ahead(NamedTuple):
    """So many units ahead, if nothing speaks of the past: else it tells how long something took."""

    unit: CalendarUnit
    count: int | None

    def answers(self, frame: Frame) -> list[Answer]:
        """The same as :class:`Shift`, or nothing."""
        if frame.tense() < 0:
            return []
        return Shift(self.unit, self.count).answers(frame)


def _unit_first(stretch: Stretch, at: int) -> Found | None:
    """unit turned: "semaine dernière", "mese scorso", "mes que viene", "the week after next"."""
    tokens = stretch.tokens
    name = tokens[at].senses["span"]
    after = at + 1
    senses = tokens[after].senses
    if name in ("weekend", "workweek"):
        turn = senses.get("turned")
        edges = (6, 7) if name == "weekend" else (1, 5)
        return Found(Weekend(None if turn is None else int(turn), *edges), after + (turn is not None))
    found = unit_at(stretch, at)
    if found is None:
        return None
    unit = found[0]
    if "turned" in senses:
        return _unit_turned(stretch, at, unit, int(senses["turned"]), "written")
    if "turned_text" in senses:
        double = _after_next(stretch, unit, after)
        return double or _unit_turned(stretch, at, unit, int(senses["turned_text"]), "text")
    return _week_of(stretch, unit, after)


def _after_next(stretch: Stretch, unit: CalendarUnit, at: int) -> Found | None:
    """"the week after next": two units ahead."""
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
        if _base(stretch, after_links(stretch, at + 2)) is not None:
            return None
        if not _is_bounded(stretch, at):
            return None
    if turn and ("plural_unit" in tokens[at].senses or "plural_turn" in relation):
        low, high = (None, 0) if turn < 0 else (0, None)
        return Found(Unit(unit, low, high, to), at + 2)
    return _with_weekday(stretch, Unit(unit, turn, turn, to), at + 2)


def _is_bounded(stretch: Stretch, at: int) -> bool:
    """Whether an article stands before: "the day after" is a day, "day after day" is none."""
    tokens = stretch.tokens
    following = tokens[at + 2] if at + 2 < len(tokens) else tokens[-1]
    return at > 0 and "article" in tokens[at - 1].senses and not following.raw[:1].isalnum()


def _week_of(stretch: Stretch, unit: CalendarUnit, at: int) -> Found | None:
    """"the week of 6 October", "a week starting tomorrow": the ISO week of that day."""
    tokens = stretch.tokens
    if unit != "week" or "week_start" not in tokens[at].senses:
        return None
    start = after_links(stretch, at + 1)
    base = _base(stretch, start) or day_alone(stretch, start)
    if base is None or isinstance(base.term, Unit) and base.term.unit != "day":
        return None
    if isinstance(base.term, Calendar) and not base.term.day:
        return None
    return Found(WeekOf(base.term), base.after)


class WeekOf(NamedTuple):
    """The ISO week in which a day lies."""

    of: Term

    def answers(self, frame: Frame) -> list[Answer]:
        """Monday to Sunday around it."""
        return [self._around(answer) for answer in self.of.answers(frame)]

    def _around(self, answer: Answer) -> Answer:
        if answer.first is None:
            return answer
        days = around(answer.first, CalendarUnit.WEEK)
        return answer._replace(first=days[0], last=days[1], form="")


def _month_turned(stretch: Stretch, at: int) -> Found | None:
    """name turned: "marzo scorso", "lundi prochain", "el martes que viene"."""
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


def _weekday(stretch: Stretch, at: int) -> Found | None:
    """weekday [turned | of week | in N weeks] [dayperiod]."""
    tokens = stretch.tokens
    senses = tokens[at].senses
    day = int(senses.get("weekday") or senses.get("weekday_short") or senses.get("weekday_faint") or 0)
    after = at + 1
    if not day:
        return None
    if "plural_weekday" in senses:
        return Found(Every(), after)
    if found := _weekday_of(stretch, day, after):
        return found
    if "weekday" not in senses:
        if not _is_weekday(stretch, at):
            return None
        after = _dot(stretch, after)
    turned = tokens[after].senses.get("turned", tokens[after].senses.get("turned_text"))
    relation = "beyond" in tokens[after].senses or "ere" in tokens[after].senses
    if turned is not None and not relation:
        return Found(Weekday(day, int(turned), "near" in tokens[after].senses), after + 1)
    return Found(Weekday(day), _period(stretch, after))


def _weekday_of(stretch: Stretch, day: int, at: int) -> Found | None:
    """weekday [of] week: "Tuesday of last week", "lundi de la semaine prochaine"."""
    ahead = after_links(stretch, at)
    senses = stretch.tokens[ahead].senses
    if not ("turn" in senses or "turn_text" in senses or "span" in senses):
        return None
    week = _turned(stretch, ahead) if "turn" in senses or "turn_text" in senses else _unit_first(stretch, ahead)
    if week and isinstance(week.term, Unit) and week.term.unit == "week" and week.term.low is not None:
        return Found(WithinWeek(day, week.term), week.after)
    return None


def _is_weekday(stretch: Stretch, at: int) -> bool:
    """Whether a short name is a weekday: all there is, or after a preposition with no noun behind."""
    tokens = stretch.tokens
    token = tokens[at]
    following = tokens[at + 1]
    end = at + 1 + (following.word == ".")
    if alone(stretch, at, end):
        return True
    if "weekday_short" not in token.senses or at == 0:
        return False
    before = tokens[at - 1].senses
    if "weekday" in before or "weekday_short" in before:
        return len(token.word) > 2
    noun = following.raw[:1].isalpha() and not following.senses
    return "prep" in before and not noun and not stretch.glued(at)


def _same(stretch: Stretch, at: int) -> Found | None:
    """same unit: "the same month", "that year", "cette année-là"."""
    after = at + 1
    found = unit_at(stretch, after)
    if found is None or _is_plural(stretch, after):
        return None
    unit = found[0]
    if unit is CalendarUnit.DAY and "the same" not in stretch.tokens[at].word and len(stretch.tokens[at].word) < 3:
        return None
    return Found(Unit(unit, 0, 0, "text"), after + 1)


def _unit_word(stretch: Stretch, at: int) -> Found | None:
    """A unit and its direction in one word: "Vorjahr", "heuer"."""
    unit, offset = stretch.tokens[at].senses["unit_word"]
    to = "text" if unit == "day" else "written"
    return Found(Unit(CalendarUnit(unit), int(offset), int(offset), to), at + 1)


def _base(stretch: Stretch, at: int) -> Found | None:
    """A date that others are reckoned from, itself reckoned from none: so no phrase is endless."""
    senses = stretch.tokens[at].senses
    for sense, production in _BASES:
        if sense in senses and (found := production(stretch, at)):
            return found
    return written(stretch, at)


# Words behind a number of units that say something else than how far ahead.
_ELSEWHERE = frozenset({"ago_after", "later", "earlier", "turn", "turned", "turned_text"})
_DIRECTIONS = (
    ("ago_after", -1, "written"),
    ("ahead_after", 1, "written"),
    ("later", 1, "text"),
    ("earlier", -1, "text"),
)
_BASES = (
    ("day_phrase", _day),
    ("day", _day),
    ("turn", _turned),
    ("turn_text", _turned),
    ("same", _same),
    ("unit_word", _unit_word),
    ("month_name", _month_turned),
    ("month_short", _month_turned),
    ("season", _month_turned),
    ("season_short", _month_turned),
)
_PRODUCTIONS = (
    *_BASES[:2],
    ("day_text", _day_text),
    *_BASES[2:5],
    ("ago", _ago),
    ("ahead", _ahead),
    *_BASES[5:],
    ("digits", _counted),
    ("n", _counted),
    ("compound", _counted),
    ("couple_of", _counted),
    ("some", _counted),
    ("art", _counted),
    ("span", _unit_first),
)


def weekday(stretch: Stretch, at: int) -> Found | None:
    """A weekday without a date, tried after all else."""
    return _weekday(stretch, at)
