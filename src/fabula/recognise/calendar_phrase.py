"""Whole date phrases found in tokens: ranges, open spans, parts, what recurs, with a time of day.

A *point* is one date, written or relative; a phrase joins points or takes a part of one. The
productions stand in the order in which they are tried, the longest first.

The decisions: "from … to", "between … and" and a dash join two points; two numbers take month and
year from the point beside them. "Before" and "after" open a span only with a year, a month, a day
of a month or a feast: "after Friday's vote" is a Friday. A time of day belongs to the date it stands
beside; alone it is no date. "Every" and a weekday recurs.

This module does not know how a point is told; see :mod:`fabula.recognise.calendar_text` and
:mod:`fabula.recognise.deixis`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fabula.recognise.calendar_range import About, Between, Every, Open, Portion
from fabula.recognise.calendar_relative import Nth, Shift, Unit, Weekday, WithinWeek
from fabula.recognise.calendar_text import (
    Found,
    after_links,
    alone,
    century_after_numeral,
    day_number,
    either,
    month_of,
    nth,
    pair,
    small,
    written,
    year_at,
)
from fabula.recognise.calendar_written import Calendar, Either, Years, full_year
from fabula.recognise.deixis import WeekOf, counted, deictic, unit_at, weekday
from fabula.value.calendar import CalendarUnit, month_length

if TYPE_CHECKING:
    from fabula.recognise.calendar_frame import Term
    from fabula.recognise.token import Stretch

__all__ = ["Phrase", "phrase"]

_FIGURES = re.compile(
    r"(?<![\d.,/$€£#-])(?P<a>\d{1,2})(?P<m>[-/.])(?P<b>\d{1,2})(?:(?P=m)(?P<y>\d{4}|\d{2}(?!\d)))?\.?"
    r" ?[-–] ?(?P<c>\d{1,2})(?P=m)(?P<d>\d{1,2})(?:(?P=m)(?P<z>\d{4}|\d{2}))?"
    r"(?:, (?P<w>\d{4}))?(?![\d%/]|[.,]\d)",
    re.ASCII,
)
_TIME = re.compile(r"\d{1,2}(?:[:.h]\d{2})?(?::\d{2})?", re.ASCII)


class Phrase(NamedTuple):
    """A date phrase: its term, the index after it, and the time of day in it."""

    term: Term
    after: int
    time: str = ""


def phrase(stretch: Stretch, at: int) -> Phrase | None:
    """phrase = recurring | open | range | point, with a time of day."""
    found = _phrase(stretch, at)
    if found is None:
        return None
    time = _time(stretch, found.after)
    return Phrase(found.term, *time) if time else Phrase(found.term, found.after)


def _phrase(stretch: Stretch, at: int) -> Found | None:
    """The phrase without a time of day."""
    senses = stretch.tokens[at].senses
    if "every" in senses and (found := _every(stretch, at)):
        return found
    if "recurs" in senses:
        return Found(Every(), at + 1)
    if ("date_between" in senses or "date_from" in senses) and (found := _framed(stretch, at)):
        return found
    for sense, ahead, strict in _OPENERS:
        if sense in senses and (found := _opened(stretch, at, ahead=ahead, strict=strict)):
            return found
    if "circa" in senses and (found := _about(stretch, at)):
        return found
    return _range(stretch, at)


_OPENERS = (
    ("since", True, False),
    ("until", False, False),
    ("beyond", True, True),
    ("ere", False, True),
)


def _every(stretch: Stretch, at: int) -> Found | None:
    """every [nth] (weekday | unit | month | season | feast)."""
    tokens = stretch.tokens
    after = after_links(stretch, at + 1)
    found = nth(stretch, after)
    after = found[1] if found else after
    count = counted(stretch, after)
    after = count.after if count and count.after < len(tokens) and unit_at(stretch, count.after) else after
    senses = tokens[after].senses
    kinds = ("weekday", "span", "month_name", "season", "feast", "dayperiod")
    return Found(Every(), after + 1) if any(kind in senses for kind in kinds) else None


def _framed(stretch: Stretch, at: int) -> Found | None:
    """(from | between) point (to | and | "-") point."""
    between = "date_between" in stretch.tokens[at].senses
    return _range(stretch, after_links(stretch, at + 1, 2), between=between, framed=True)


def _range(stretch: Stretch, at: int, *, between: bool = False, framed: bool = False) -> Found | None:
    """point [joint point] | number joint point; with ``framed`` both ends must be there."""
    if found := _numbers(stretch, at, between=between, framed=framed):
        return found
    start = _figure_range(stretch, at) or point(stretch, at, sure=framed) or _month_joined(stretch, at)
    if start is None or isinstance(start.term, Between):
        return start
    end = _second(stretch, start, between=between, framed=framed)
    if end is not None:
        return end
    if framed:
        return None
    return _onward(stretch, start) or start


def _month_joined(stretch: Stretch, at: int) -> Found | None:
    """A short month name that a dash joins to another: "Jan-Feb 2017"."""
    tokens = stretch.tokens
    month = month_of(tokens[at])
    after = at + 1 + (tokens[at + 1].word == ".")
    joined = tokens[after].senses.get("date_to") == "sign" and month_of(tokens[after + 1])
    return Found(Calendar(None, month), after) if month and joined else None


def _figure_range(stretch: Stretch, at: int) -> Found | None:
    """figures "-" figures: "10/1-11/2/2017", "14.10.-15.10.2018"; a year may follow after a comma."""
    token = stretch.tokens[at]
    match = _FIGURES.match(stretch.text, token.start) if "digits" in token.senses else None
    if match is None or (match["m"] == "-" and not match["y"]):
        return None
    later = match["z"] or match["w"]
    start = _figured(match["a"], match["b"], match["y"] or later)
    end = _figured(match["c"], match["d"], later)
    if start is None or end is None:
        return None
    after = at
    while stretch.tokens[after].raw and stretch.tokens[after].start < match.end():
        after += 1
    return Found(Between(start, end), after)


def _figured(one: str, two: str, year: str | None) -> Term | None:
    """Day and month in digits, in either order."""
    full = None if not year else full_year(int(year)) if len(year) == 2 else int(year)
    return either(full, int(one), int(two))


def _onward(stretch: Stretch, start: Found) -> Found | None:
    """point onward: "2012 or later", "from May onwards"."""
    if not _may_open(start.term):
        return None
    tokens, at = stretch.tokens, start.after
    joined = "date_and" in tokens[at].senses or "date_or" in tokens[at].senses
    kind = tokens[at + joined].senses.get("onward")
    if kind is None or (kind == "joined") != joined or tokens[at + joined + 1].raw[:1].isalnum():
        return None
    return Found(Open(start.term, ahead=True), at + joined + 1)


def _joint(stretch: Stretch, at: int, *, between: bool, framed: bool) -> int:
    """The index after a word or sign that joins two ends; 0 if there is none."""
    senses = stretch.tokens[at].senses
    if between and "date_and" in senses:
        return after_links(stretch, at + 1, 2)
    kind = senses.get("date_to")
    if kind is None:
        return 0
    if kind == "sign":
        return at + 1
    return after_links(stretch, at + 1, 2) if framed or len(stretch.tokens[at].word) > 1 or kind else 0


def _second(stretch: Stretch, start: Found, *, between: bool, framed: bool) -> Found | None:
    """joint point after a first point; what one lacks it takes from the other."""
    at = _joint(stretch, start.after, between=between, framed=framed)
    if not at or at >= len(stretch.tokens) or not _may_begin(start.term):
        return None
    end = _end(stretch, start.term, at, framed=framed)
    if end is None:
        return None
    sign = stretch.tokens[start.after].senses.get("date_to") == "sign"
    weak = not framed and not sign and len(stretch.tokens[start.after].word) < 3
    if weak and not (_is_dated(start.term) and (_is_dated(end.term) or _is_today(end.term))):
        return None
    if not _alike(start.term, end.term):
        return None
    return Found(Between(_completed(start.term, end.term), end.term), end.after)


def _may_begin(term: Term) -> bool:
    """Whether a term can be the end of a range."""
    return not isinstance(term, Every | Open | Between)


def _is_dated(term: Term) -> bool:
    """Whether a term is a date of the calendar rather than a word such as "today"."""
    return isinstance(term, Calendar | Either | Years)


def _is_today(term: Term) -> bool:
    """Whether a term is a day told from that of writing."""
    return isinstance(term, Unit) and term.unit == "day" and term.low == term.high


def _alike(one: Term, two: Term) -> bool:
    """Whether two terms can be the ends of one range: not a weekday and a year."""
    if isinstance(one, Years) or isinstance(two, Years):
        return isinstance(one, Years) and isinstance(two, Years)
    plain = [isinstance(term, Calendar) and term.year is not None and not term.month for term in (one, two)]
    loose = [isinstance(term, Weekday | WithinWeek) for term in (one, two)]
    return not (plain[0] and loose[1] or plain[1] and loose[0])


def _end(stretch: Stretch, start: Term, at: int, *, framed: bool) -> Found | None:
    """The second end: a point, or less where the first tells the rest ("July 13 to 15", "2019-21")."""
    if isinstance(start, Calendar):
        if found := _short_end(stretch, start, at):
            return found
    found = point(stretch, at, sure=framed or isinstance(start, Either))
    if found is None or not _may_begin(found.term):
        return None
    return found


def _short_end(stretch: Stretch, start: Calendar, at: int) -> Found | None:
    """A day after a month and a day, or two digits after a year."""
    if start.day and start.month:
        if written(stretch, at) and not _is_bare_number(stretch, at):
            return None
        day = day_number(stretch, at)
        following = stretch.tokens[after_links(stretch, day[1])] if day else None
        if day and following is not None and not month_of(following) and following.word not in (":", "/"):
            return _day_end(stretch, start, day)
    value = small(stretch.tokens[at], 99)
    if start.year is not None and not start.month and value and len(stretch.tokens[at].raw) == 2:
        year = start.year - start.year % 100 + value
        later = year if year > start.year else year + 100
        plain = not stretch.tokens[at + 1].raw[:1].isalpha() or stretch.spaced(at + 1)
        return Found(Calendar(later), at + 1) if later - start.year < 60 and plain else None
    return None


def _is_bare_number(stretch: Stretch, at: int) -> bool:
    """Whether two digits stand alone, not at the beginning of a date."""
    value = small(stretch.tokens[at])
    following = stretch.tokens[at + 1]
    return bool(value) and following.word not in ("/", "-", ".") and not month_of(following)


def _day_end(stretch: Stretch, start: Calendar, day: tuple[int, int]) -> Found | None:
    """The day that ends a range within a month or in the next, and its year if one follows."""
    after = after_links(stretch, day[1], comma=True)
    year = year_at(stretch, after) if start.year is None else None
    month = start.month + (day[0] < start.day)
    if month > 12 or day[0] > month_length(2024, month):
        return None
    value, end = year or (start.year, day[1])
    return Found(Calendar(value, month, day[0]), end)


def _completed(start: Term, end: Term) -> Term:
    """The first end with the year, and the month, that only the second tells."""
    if isinstance(start, Either):
        return Either(tuple((name, _completed(option, end)) for name, option in start.options))
    last = _calendar(end)
    if not isinstance(start, Calendar) or last is None:
        return start
    if start.year is None and last.year is not None and start.turn is None:
        month = start.month or last.month
        backwards = bool(start.month and last.month) and (start.month, start.day) > (last.month, last.day or 31)
        return start._replace(year=last.year - backwards, month=month)
    return start if start.month or start.year is not None else start._replace(month=last.month)


def _calendar(term: Term) -> Calendar | None:
    """The calendar date in a term."""
    if isinstance(term, Either):
        return _calendar(term.options[0][1])
    if isinstance(term, Portion | About):
        return _calendar(term.of)
    return term if isinstance(term, Calendar) else None


def _numbers(stretch: Stretch, at: int, *, between: bool, framed: bool) -> Found | None:
    """day joint date: "13 to 15 July", "du 3 au 5 mai", "14.-15.10.", "18 and 19 June"."""
    tokens = stretch.tokens
    senses = tokens[at].senses
    if not ("digits" in senses or "nth" in senses or "n" in senses or "weekday" in senses or "compound" in senses):
        return None
    first = _numbered(stretch, at)
    if first is None:
        return None
    day, after = first
    if not framed and (listed := _listed(stretch, day, after)):
        return listed
    joint = _joint(stretch, after, between=between, framed=framed)
    if not joint or joint >= len(tokens):
        return None
    end = _dated_end(stretch, joint)
    if end is None:
        return _bare_days(stretch, day, joint) if framed else None
    last = _calendar(end.term)
    if last is None or not last.day or not last.month:
        return None
    start = _same_month(end.term, day)
    return Found(Between(start, end.term), end.after) if start else None


def _listed(stretch: Stretch, day: int, at: int) -> Found | None:
    """day and date: of "18 and 19 June" the 18, which takes its month from what follows."""
    senses = stretch.tokens[at].senses
    if "date_and" not in senses and "date_or" not in senses:
        return None
    end = _dated_end(stretch, after_links(stretch, at + 1, 1))
    last = _calendar(end.term) if end else None
    if end is None or last is None or not last.day or not last.month or last.day <= day:
        return None
    start = _same_month(end.term, day)
    return Found(start, at) if start else None


def _numbered(stretch: Stretch, at: int) -> tuple[int, int] | None:
    """[weekday [","]] day, with a dot in German."""
    tokens = stretch.tokens
    if "weekday" in tokens[at].senses:
        at = after_links(stretch, at + 1, comma=True)
    found = day_number(stretch, at)
    if found is None:
        return None
    day, after = found
    return (day, after + 1) if tokens[after].word == "." and stretch.lexicon.flags.get("ordinal_dot") else found


def _dated_end(stretch: Stretch, at: int) -> Found | None:
    """A date with a day and a month."""
    found = written(stretch, at)
    if found is not None and (_calendar(found.term) is not None):
        return found
    return pair(stretch, at, sure=True)


def _same_month(end: Term, day: int) -> Term | None:
    """The day of the month, or of the month before, in which the end lies."""
    if isinstance(end, Either):
        options = [(name, _same_month(option, day)) for name, option in end.options]
        found = tuple((name, option) for name, option in options if option is not None)
        return Either(found) if found else None
    last = _calendar(end)
    if last is None or day > month_length(2024, last.month or 1):
        return None
    if day <= last.day:
        return last._replace(day=day, weekday=0)
    month, year = (last.month - 1 or 12), last.year
    if year is not None and month == 12:
        year -= 1
    return Calendar(year, month, day) if day <= month_length(2024, month) else None


def _bare_days(stretch: Stretch, day: int, at: int) -> Found | None:
    """Two days without a month, each with an article: "tra il 3 e il 5"."""
    if "article" not in stretch.tokens[at - 1].senses:
        return None
    found = day_number(stretch, at)
    if found is None or found[0] <= day or nth(stretch, at):
        return None
    following = stretch.tokens[found[1]]
    if following.raw[:1].isalnum() or following.word in ("%", ":", "$", "€"):
        return None
    return Found(Between(Calendar(None, 0, day), Calendar(None, 0, found[0])), found[1])


def _opened(stretch: Stretch, at: int, *, ahead: bool, strict: bool) -> Found | None:
    """(since | until | before | after) point."""
    tokens = stretch.tokens
    start = after_links(stretch, at + 1, 2)
    found = point(stretch, start, sure=True)
    if found is None:
        found = _day_only(stretch, at, start) if ahead and not strict else None
    if found is None or not _may_open(found.term):
        return None
    if strict and (not _is_firm(found.term) or tokens[found.after].word == "'"):
        return None
    if ahead and (second := _second(stretch, found, between=False, framed=True)):
        return second
    after = found.after
    after += bool(ahead and tokens[after].senses.get("onward") == "alone")
    return Found(Open(found.term, ahead=ahead, strict=strict), after)


def _day_only(stretch: Stretch, at: int, start: int) -> Found | None:
    """A day of the month after "since" and an article: "à partir du 8", "dal 20"."""
    word = stretch.tokens[at].word
    found = day_number(stretch, start)
    if found is None or len(word) < 3:
        return None
    following = stretch.tokens[found[1]]
    if following.raw[:1].isalnum() or following.word in ("%", ":", "/", "-", "$", "€", "°"):
        return None
    return Found(Calendar(None, 0, found[0]), found[1])


def _may_open(term: Term) -> bool:
    """Whether a span can begin or end with it."""
    return not isinstance(term, Every | Open | Between | About)


def _is_firm(term: Term) -> bool:
    """Whether "before" and "after" open a span with it rather than belong to a noun behind it."""
    return not isinstance(term, Weekday | WithinWeek | WeekOf | Shift | Unit)


def _about(stretch: Stretch, at: int) -> Found | None:
    """circa point."""
    found = _range(stretch, after_links(stretch, at + 1, 2))
    if found is None or isinstance(found.term, Every | Shift):
        return None
    return Found(About(found.term), found.after)


def point(stretch: Stretch, at: int, *, sure: bool = False) -> Found | None:
    """point = part of a point | nth of a point | relative | written | weekday."""
    tokens = stretch.tokens
    senses = tokens[at].senses
    if not senses:
        return century_after_numeral(stretch, at) if tokens[at].raw[:1] in "XVI" else None
    if "portion" in senses and (found := _portion(stretch, at)):
        return found
    if found := _nth_of(stretch, at):
        return found
    found = deictic(stretch, at)
    other = None if found and _is_final(found) else written(stretch, at)
    if found is None or (other and other.after > found.after):
        found = other
    if found is None and sure:
        found = pair(stretch, at, sure=True)
    return found or weekday(stretch, at) or _the_nth(stretch, at) or _unit_part(stretch, at) or _now(stretch, at, sure=sure)


def _is_final(found: Found) -> bool:
    """Whether nothing written can reach further than this."""
    return isinstance(found.term, WithinWeek)


def _the_nth(stretch: Stretch, at: int) -> Found | None:
    """A day of the month alone: "on the 15th", "el día 18"."""
    tokens = stretch.tokens
    if tokens[at].senses.get("span") == "day":
        found = day_number(stretch, at + 1)
    else:
        plain = at > 1 and "article" in tokens[at - 1].senses and "prep" in tokens[at - 2].senses
        found = nth(stretch, at) if plain and "digits" in tokens[at].senses else None
        if found is None and at and "article" in tokens[at - 1].senses and alone(stretch, at - 1, at + 1):
            value = small(tokens[at])
            found = (value, at + 1) if value else None
    if found is None or not 1 <= found[0] <= 31:
        return None
    following = tokens[found[1]]
    if following.raw[:1].isalnum() and not following.senses or following.word in ("%", ":", "/", "-", "°"):
        return None
    if "span" in following.senses or "not_year" in following.senses or "of" in following.senses:
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
    """"now" as the end of a range."""
    if sure and "now" in stretch.tokens[at].senses:
        return Found(Unit(CalendarUnit.DAY, 0, 0), at + 1)
    return None


def _portion(stretch: Stretch, at: int) -> Found | None:
    """portion [of] point: "early March", "Ende 2023", "end of the month", "mid-1990s"."""
    tokens = stretch.tokens
    part = str(tokens[at].senses["portion"])
    after = after_links(stretch, at + 1)
    after += tokens[after].word == "-"
    if found := _whole_unit(stretch, after):
        return Found(Portion(part, found.term), found.after)
    found = deictic(stretch, after)
    other = written(stretch, after) or _short_month(stretch, after)
    if other and (found is None or other.after > found.after):
        found = other
    if found is None or isinstance(found.term, Shift | Portion) or _is_day(found.term):
        return None
    return Found(Portion(part, found.term), found.after)


def _is_day(term: Term) -> bool:
    """Whether a term is one day, which has no parts."""
    last = _calendar(term)
    return bool(last and last.day) or (isinstance(term, Unit) and term.unit == "day")


def _short_month(stretch: Stretch, at: int) -> Found | None:
    """A short or ambiguous month name after a portion: "early March", "mi-mars"."""
    month = month_of(stretch.tokens[at])
    return Found(Calendar(None, month), at + 1) if month else None


def _whole_unit(stretch: Stretch, at: int) -> Found | None:
    """A unit with an article: the one of the day of writing ("the end of the year")."""
    found = unit_at(stretch, at)
    if found is None or deictic(stretch, at) or written(stretch, at):
        return None
    if "plural_unit" in stretch.tokens[at].senses or stretch.tokens[at + 1].senses.get("turned") is not None:
        return None
    return Found(Unit(found[0], 0, 0), at + 1) if found[0] != "day" else None


def _nth_of(stretch: Stretch, at: int) -> Found | None:
    """(nth | last) [count] (unit | weekday) of (point | unit): "the last Monday of March"."""
    tokens = stretch.tokens
    senses = tokens[at].senses
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
    what = unit_at(stretch, after)
    day = tokens[after].senses.get("weekday", 0)
    if what is None and not day:
        return None
    return _part_of(stretch, after + 1, Nth(number, what[0] if what else None, Unit(CalendarUnit.YEAR, 0, 0), int(day), many))


def _day_of_month(stretch: Stretch, number: int, at: int) -> Found | None:
    """nth of a turned month: "the 20th of next month", "20 of this month"."""
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
    whole = whole or deictic(stretch, ahead) or written(stretch, ahead) or _feast_after(stretch, ahead)
    if whole is None or not _holds(whole.term, part):
        return None
    return _on_weekday(stretch, Found(part._replace(of=whole.term), whole.after))


def _feast_after(stretch: Stretch, at: int) -> Found | None:
    """A whole that only its short name tells."""
    return _short_month(stretch, at) if "month_short" in stretch.tokens[at].senses else None


def _holds(whole: Term, part: Nth) -> bool:
    """Whether a whole is long enough to have such parts."""
    last = _calendar(whole)
    if last is not None:
        return not last.day and not (last.month and part.unit in ("month", "quarter", "half", "year"))
    if isinstance(whole, Unit):
        return whole.unit != "day" and whole.low is not None and whole.unit != part.unit
    return isinstance(whole, Years | Nth)


def _on_weekday(stretch: Stretch, week: Found) -> Found:
    """"the first week of October on Friday"."""
    at = after_links(stretch, week.after + (stretch.tokens[week.after].word == "."), 1)
    day = stretch.tokens[at].senses.get("weekday", 0)
    if day and isinstance(week.term, Nth) and week.term.unit == "week" and at > week.after:
        return Found(WithinWeek(int(day), week.term), at + 1)
    return week


def _time(stretch: Stretch, at: int) -> tuple[int, str] | None:
    """[","] [at] clock [zone] beside a date: the index after it, and its words."""
    tokens = stretch.tokens
    start = after_links(stretch, at, 1, comma=True)
    marked = "clock_at" in tokens[start].senses
    start += marked
    if "digits" not in tokens[start].senses or _TIME.fullmatch(tokens[start].raw) is None:
        return None
    after = start + 1
    colon = tokens[after].word == ":" and stretch.glued(after) and after + 1 < len(tokens)
    if colon and "digits" in tokens[after + 1].senses:
        after += 2
    named = "clock_mark" in tokens[after].senses
    if not (colon or named):
        return None
    after += named
    after += named and after < len(tokens) - 1 and small(tokens[after], 59) > 0 and stretch.glued(after)
    after += "zone" in tokens[after].senses and tokens[after].raw.isupper()
    return after, stretch.text[tokens[start].start : tokens[after - 1].end]
