"""Dates found in tokens that point from the day of writing, or from a date named before.

"Yesterday", "last week", "three days ago", "in the next two months", "next Tuesday", "two days
later", "the same month", "Tuesday of last week". The words are classes of the lexicon, told in
``_data/own/root.dates.toml``; each production returns the term and the token after it.

The decisions: a unit of the calendar alone ("the week", "years") points nowhere; it needs a word
that turns it ("last", "that") or a number with a direction ("ago", "later"). "In two years" points
ahead, unless the words around it speak of the past, where it says how long something took.

Words such as "now" or "derzeit" date next to nothing. They are a grammar of their own, :data:`WEAK`,
that :func:`fabula.recognise.engine.read` uses only if it is given.

This module does not decide which days are meant; see :mod:`fabula.recognise.dates.relative`.

>>> from datetime import date
>>> from fabula.recognise.engine import read
>>> [mention.when.earliest_iso for mention in read("vor drei Tagen", "de", date(2024, 2, 9))]
['2024-02-06']
>>> [mention] = read("vor drei Tagen", "de")
>>> mention.waits
Waits(to='written', unit='day', low=-3, high=-3, part=None)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.recognise.dates.again import Again, is_year
from fabula.recognise.dates.begin import Beginnings
from fabula.recognise.dates.count import (
    Count,
    after_abbreviation,
    after_period,
    counted,
    unit_at,
)
from fabula.recognise.dates.name import is_unknown
from fabula.recognise.dates.range import About, Between, Every, Open
from fabula.recognise.dates.relative import Ahead, Shift, Unit
from fabula.recognise.dates.text import written
from fabula.recognise.dates.turned import (
    BASES,
    base_at,
    begins_noun,
    is_end,
    several_units,
    turned_at,
    unit_first,
)
from fabula.recognise.dates.week import Coming, Weekday, WithinWeek
from fabula.recognise.dates.word import Found, after_links, alone
from fabula.recognise.dates.written import Calendar
from fabula.value.calendar import CalendarUnit

if TYPE_CHECKING:
    from fabula.recognise.dates.frame import Term
    from fabula.recognise.token import Stretch

__all__ = ["deictic", "weekday"]

_STEPS = (Shift, Ahead)


def deictic(stretch: Stretch, at: int) -> Found | None:
    """``deictic = day | turned | ago | ahead | counted | weekday``."""
    for production in _DEICTICS[stretch.tokens[at].classes]:
        if found := production(stretch, at):
            return found
    return None


def _again(stretch: Stretch, at: int) -> Found | None:
    """``same (unit | period) [of] year``: "the same quarter last year", "im gleichen Monat 2022"."""
    tokens = stretch.tokens
    unit = unit_at(stretch, at + 1)
    if unit is None and "period" not in tokens[at + 1].senses:
        return None
    after = after_links(stretch, at + 2)
    senses = tokens[after].senses
    if "same" in senses and "turn" not in senses:
        return None
    year = deictic(stretch, after) or written(stretch, after)
    if year is None or not is_year(year.term) or (unit and unit[0] is CalendarUnit.YEAR):
        return None
    return Found(Again(unit[0] if unit else None, year.term), year.after)


def _again_word(stretch: Stretch, at: int) -> Found | None:
    """A unit or period of the year before in one word or phrase: "Vorjahresquartal"."""
    name = str(stretch.tokens[at].senses["again"])
    unit = None if name == "period" else CalendarUnit(name)
    return Found(Again(unit, Unit(CalendarUnit.YEAR, -1, -1)), at + 1)


def _day_text(stretch: Stretch, at: int) -> Found | None:
    """A day reckoned from a date named before: "le lendemain", "la veille"; [of point]."""
    offset = int(stretch.tokens[at].senses["day_text"])
    after = after_links(stretch, at + 1)
    if after > at + 1 and (base := base_at(stretch, after)):
        return Found(Shift(CalendarUnit.DAY, offset, base.term), base.after)
    return Found(Unit(CalendarUnit.DAY, offset, offset, "text"), at + 1)


def _counted(stretch: Stretch, at: int) -> Found | None:
    """``count [turn] unit [turned | ago | ahead | later | earlier | relation point]``."""
    tokens = stretch.tokens
    count = counted(stretch, at, article=True)
    if count is None:
        return None
    here = count.after
    turn = int(tokens[here].senses.get("turn") or tokens[here].senses.get("turn_text") or 0)
    if turn and here + 1 < len(tokens) and unit_at(stretch, here + 1):
        return several_units(stretch, turn, Count(count.value, here + 1), "written")
    if unit_at(stretch, here) is None:
        return _counted_weekdays(stretch, count) if "weekday" in tokens[here].senses else None
    return _after_unit(stretch, count, here + 1)


def _counted_weekdays(stretch: Stretch, count: Count) -> Found | None:
    """As in "3 Fridays from now", "two Thursdays back"."""
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
    if senses.get("turned"):
        return several_units(
            stretch, int(senses["turned"]), Count(count.value, at - 1), "written", at + 1
        )
    for sense, sign, to in _DIRECTIONS:
        blocked = to == "text" and (
            _is_of_event(stretch, at) or _reckoned(stretch, unit, number, at)
        )
        if sense in senses and not blocked:
            return Found(Shift(unit, None if number is None else sign * number, to, sign), at + 1)
    if "turned_text" in senses and not _is_of_event(stretch, at):
        return several_units(
            stretch, int(senses["turned_text"]), Count(count.value, at - 1), "text", at + 1
        )
    return _reckoned(stretch, unit, number, at)


def _is_of_event(stretch: Stretch, at: int) -> bool:
    """Whether "after" or "before" goes with what follows: "two years before the crash"."""
    senses, following = stretch.tokens[at].senses, stretch.tokens[at + 1]
    if "beyond" not in senses and "ere" not in senses:
        return False
    if "later" in senses or "earlier" in senses:
        return "link" in following.senses
    return following.raw[:1].isalnum()


def _reckoned(stretch: Stretch, unit: CalendarUnit, number: int | None, at: int) -> Found | None:
    """As in "two days after 5 May", "3 days from Tuesday", "5 days before New Year"."""
    senses = stretch.tokens[at].senses
    sign = 1 if "reckoned_from" in senses else -1 if "reckoned_before" in senses else 0
    if not sign or number is None:
        return None
    start = after_links(stretch, at + 1)
    base = base_at(stretch, start) or weekday(stretch, start) or _now_word(stretch, start)
    if base is None or _is_plain_year(base.term) or begins_noun(stretch, start, base.after):
        return None
    # "The nine months from January to September" counts nothing from January.
    if "date_from" in senses and "date_to" in stretch.tokens[base.after].senses:
        return None
    term = Shift(unit, sign * number, base.term)
    return Found(_hedged(stretch, at - 2, term, base.term), base.after)


def _hedged(stretch: Stretch, at: int, term: Shift, base: Term) -> Term:
    """What "less than" or "more than" before the number makes of it: a span beside the base."""
    tokens = stretch.tokens
    before = tokens[at - 1].senses.get("bound") if at > 0 else None
    ahead = (term.number or 0) > 0
    if before in ("under", "at-most"):
        return Between(base, term) if ahead else Between(term, base)
    if before in ("over", "at-least"):
        return Open(term, ahead=ahead, strict=before == "over")
    return term


def _now_word(stretch: Stretch, at: int) -> Found | None:
    """As in "now" as the day to reckon from."""
    today = Unit(CalendarUnit.DAY, 0, 0)
    return Found(today, at + 1) if "now" in stretch.tokens[at].senses else None


def _is_plain_year(term: Term) -> bool:
    """Whether a term is a year alone, which nobody counts days from."""
    return isinstance(term, Calendar) and term.year is not None and not term.month


def _after_hedge(stretch: Stretch, at: int) -> int:
    """The index after an article, or after "about", "more than" and their like."""
    return at + 1 if _is_hedge(stretch, at) else after_links(stretch, at, 1)


def _is_hedge(stretch: Stretch, at: int) -> bool:
    """Whether a word says "about" or "more than", and is not itself a number ("a few")."""
    senses = stretch.tokens[at].senses
    return "bound" in senses and "some" not in senses


def _ago(stretch: Stretch, at: int) -> Found | None:
    """``ago [hedge] count unit``: "vor drei Tagen", "il y a près de dix ans"."""
    count = counted(stretch, _after_hedge(stretch, at + 1), article=True)
    if count is None or (found := unit_at(stretch, count.after)) is None:
        return None
    unit, times = found
    number = None if count.value is None else -count.value * times
    term = Shift(unit, number, "written", -1)
    hedged = _is_hedge(stretch, at + 1)
    return Found(About(term) if hedged else term, count.after + 1)


def _ahead(stretch: Stretch, at: int) -> Found | None:
    """``ahead count unit``: "in two weeks", "dans un an", "dentro de tres meses"."""
    here = _after_hedge(stretch, at + 1)
    # "In the 12 months to April" points nowhere.
    if "article" in stretch.tokens[here - 1].senses and "prep" in stretch.tokens[at].senses:
        return None
    count = counted(stretch, here, article=True)
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


def weekday(stretch: Stretch, at: int) -> Found | None:
    """``weekday [turned | of week | in N weeks] [dayperiod]``."""
    tokens = stretch.tokens
    senses = tokens[at].senses
    day = int(
        senses.get("weekday") or senses.get("weekday_short") or senses.get("weekday_faint") or 0
    )
    after = at + 1
    if not day:
        return None
    if "plural_weekday" in senses or (at and "plural_article" in tokens[at - 1].senses):
        return Found(Every(), after)
    if _recurs(stretch, after):
        return Found(Every(), after_links(stretch, after) + 2)
    if found := _weekday_of(stretch, day, after) or _weeks_on(stretch, day, after):
        return found
    if "weekday" not in senses:
        if not _is_weekday(stretch, at):
            return None
        after = after_abbreviation(stretch, after)
    turned = tokens[after].senses.get("turned", tokens[after].senses.get("turned_text"))
    relation = "beyond" in tokens[after].senses or "ere" in tokens[after].senses
    if turned is not None and not relation:
        return Found(Weekday(day, int(turned), "near" in tokens[after].senses), after + 1)
    return Found(Weekday(day), after_period(stretch, after))


def _recurs(stretch: Stretch, at: int) -> bool:
    """Whether "of each month" follows: "the second Tuesday of each month"."""
    ahead = after_links(stretch, at)
    every, unit = stretch.tokens[ahead], stretch.tokens[ahead + 1]
    return ahead > at and "every" in every.senses and "span" in unit.senses


def _weekday_of(stretch: Stretch, day: int, at: int) -> Found | None:
    """``weekday [of] week``: "Tuesday of last week", "lundi de la semaine prochaine"."""
    ahead = after_links(stretch, at)
    senses = stretch.tokens[ahead].senses
    if not ("turn" in senses or "turn_text" in senses or "span" in senses):
        return None
    week = (
        turned_at(stretch, ahead)
        if "turn" in senses or "turn_text" in senses
        else unit_first(stretch, ahead)
    )
    if (
        week
        and isinstance(week.term, Unit)
        and week.term.unit == "week"
        and week.term.low is not None
    ):
        return Found(WithinWeek(day, week.term), week.after)
    return None


def _weeks_on(stretch: Stretch, day: int, at: int) -> Found | None:
    """``weekday in weeks | weekday "en" days``: "dinsdag over een week", "lundi en huit"."""
    tokens = stretch.tokens
    senses = tokens[at].senses
    if "ahead" in senses and (found := _ahead(stretch, at)):
        term = found.term
        if isinstance(term, _STEPS) and term.unit == "week" and term.number:
            return Found(Coming(day, term.number), found.after)
    count = counted(stretch, at + 1) if "week_on" in senses else None
    if count is None or unit_at(stretch, count.after):
        return None
    weeks = stretch.lexicon.flags["week_on"].get(str(count.value))
    return Found(Coming(day, weeks), count.after) if weeks else None


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
    if "nth" in token.senses:
        return _is_ordinal_day(stretch, at)
    noun = following.raw[:1].isalpha() and is_unknown(following)
    return "prep" in before and not noun and not stretch.glued(at)


def _is_ordinal_day(stretch: Stretch, at: int) -> bool:
    """Whether an ordinal is a weekday: "na segunda", not "a quarta maior" nor "na segunda metade".

    In "de segunda a sexta" it ends a range.
    """
    tokens = stretch.tokens
    before, following = tokens[at - 1].senses, tokens[at + 1]
    if not tokens[at].raw.islower():
        return False
    if "article" in before:
        return "weekday_short" in tokens[at - 2].senses
    if following.raw.islower() and _BESIDE.isdisjoint(following.senses):
        return "prep" in before and is_end(stretch, at + 1)
    return "prep" in before


# Words that may stand behind a weekday which is also an ordinal.
_BESIDE = frozenset({"date_and", "date_or", "date_to", "dayperiod", "link", "prep", "turned"})
# Words behind a number of units that say something else than how far ahead.
_ELSEWHERE = frozenset({"ago_after", "later", "earlier", "turn", "turned", "turned_text"})


_DIRECTIONS = (
    ("ago_after", -1, "written"),
    ("ahead_after", 1, "written"),
    ("later", 1, "text"),
    ("earlier", -1, "text"),
)


_DEICTICS = Beginnings((
    *BASES[:2],
    ("day_text", _day_text),
    ("again", _again_word),
    ("same", _again),
    *BASES[2:5],
    ("ago", _ago),
    ("ahead", _ahead),
    *BASES[5:],
    ("digits", _counted),
    ("n", _counted),
    ("compound", _counted),
    ("couple_of", _counted),
    ("some", _counted),
    ("art", _counted),
    ("span", unit_first),
))  # fmt: skip
