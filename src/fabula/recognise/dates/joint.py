"""Two dates joined: "from 3 to 5 May", "2019-21", "tra il 3 e il 5 maggio".

The decision: "from … to", "between … and" and a dash join two points; two numbers take month and
year from the point beside them. A short word ("a", "to") joins only dates of the calendar. Of "18
and 19 June" the first is a date of its own.

This module does not know how a point is told; see :mod:`fabula.recognise.dates.point`.

>>> from fabula.recognise.engine import read
>>> [mention] = read("tra il 3 e il 5 maggio 2022", "it")
>>> mention.when.earliest_iso, mention.when.latest_iso
('2022-05-03', '2022-05-05')
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fabula.recognise.dates.figure import either
from fabula.recognise.dates.list import dated_end, listed, same_month
from fabula.recognise.dates.point import calendar_in, point
from fabula.recognise.dates.range import About, Between, Every, Open
from fabula.recognise.dates.relative import Ahead, InYear, Unit
from fabula.recognise.dates.text import written
from fabula.recognise.dates.week import Weekday, WithinWeek
from fabula.recognise.dates.word import (
    GAP,
    Found,
    after_links,
    day_number,
    is_counted,
    month_of,
    nth,
    small,
    year_at,
)
from fabula.recognise.dates.written import Calendar, Either, Years, full_year
from fabula.value.calendar import month_length

if TYPE_CHECKING:
    from fabula.recognise.dates.frame import Term
    from fabula.recognise.token import Stretch

__all__ = ["framed_range", "may_open", "range_at", "second_end"]

_PAIR = 2
# What may stand behind the first of several days or dates in digits.
_AFTER_DAY = frozenset(",-")
_DATED = (Calendar, Either, Years)
_WEEKDAYS = (Weekday, WithinWeek)
_NO_END = (Every, Open, Between, Ahead)
_NO_BEGINNING = (Every, Open, Between, About)
# Two digits after a year end a range of fewer years than this.
_LONGEST = 60
_FIGURES = re.compile(
    r"(?<![\d.,/$€£#-])(?P<a>\d{1,2})(?P<m>[-/.])(?P<b>\d{1,2})(?:(?P=m)(?P<y>\d{4}|\d{2}(?!\d)))?\.?"
    r" ?[-–] ?(?P<c>\d{1,2})(?P=m)(?P<d>\d{1,2})(?:(?P=m)(?P<z>\d{4}|\d{2}))?"
    r"(?:, (?P<w>\d{4}))?(?![\d%/]|[.,]\d)",
    re.ASCII,
)


def framed_range(stretch: Stretch, at: int) -> Found | None:
    """(from | between) point (to | and | "-") point."""
    between = "date_between" in stretch.tokens[at].senses
    return range_at(stretch, after_links(stretch, at + 1, 2), between=between, framed=True)


def range_at(
    stretch: Stretch, at: int, *, between: bool = False, framed: bool = False
) -> Found | None:
    """``point [joint point] | number joint point``; with ``framed`` both ends must be there."""
    senses = stretch.tokens[at].senses
    start = None
    if "counts" in senses or "weekday" in senses:
        if _may_join(stretch, at):
            found = _numbers(stretch, at, between=between, framed=framed)
            if found:
                return found
        start = _figure_range(stretch, at) if "digits" in senses else None
    start = start or point(stretch, at, sure=framed)
    if start is None and "dated" in senses:
        start = _month_joined(stretch, at)
    if start is None or isinstance(start.term, Between):
        return start
    if "joins_date" not in stretch.tokens[start.after].senses:
        return None if framed else start
    end = second_end(stretch, start, between=between, framed=framed)
    if end is not None:
        return end
    if framed:
        return None
    return _onward(stretch, start) or start


def _may_join(stretch: Stretch, at: int) -> bool:
    """Whether a number or a weekday can begin a range or a list: most digits cannot."""
    tokens = stretch.tokens
    token, following = tokens[at], tokens[at + 1]
    if "digits" not in token.senses or not token.raw.isdecimal():
        return True
    if len(token.raw) > _PAIR:
        return False
    if following.word == ".":
        following = tokens[at + 2]
        if following.word == "/" and not following.before:
            return True
    return "counts_on" in following.senses or following.word in _AFTER_DAY


def _month_joined(stretch: Stretch, at: int) -> Found | None:
    """A short month name that a dash joins to another: "Jan-Feb 2017"."""
    tokens = stretch.tokens
    month = month_of(tokens[at])
    after = at + 1 + (tokens[at + 1].word == ".")
    joined = tokens[after].senses.get("date_to") == "sign" and month_of(tokens[after + 1])
    return Found(Calendar(None, month), after) if month and joined else None


def _figure_range(stretch: Stretch, at: int) -> Found | None:
    """``figures "-" figures``: "10/1-11/2/2017", "14.10.-15.10.2018"; a year may follow after a comma."""
    tokens = stretch.tokens
    if tokens[at].raw.isdecimal() and tokens[at + 1].word not in GAP:
        return None
    match = _FIGURES.match(stretch.text, stretch.start(at))
    if match is None or (match["m"] == "-" and not match["y"]):
        return None
    later = match["z"] or match["w"]
    start = _figured(match["a"], match["b"], match["y"] or later)
    end = _figured(match["c"], match["d"], later)
    if start is None or end is None:
        return None
    after = at
    while tokens[after].raw and stretch.start(after) < match.end():
        after += 1
    return Found(Between(start, end), after)


def _figured(one: str, two: str, year: str | None) -> Term | None:
    """Day and month in digits, in either order."""
    full = None if not year else full_year(int(year)) if len(year) == 2 else int(year)
    return either(full, int(one), int(two))


def _onward(stretch: Stretch, start: Found) -> Found | None:
    """``point onward``: "2012 or later", "from May onwards"."""
    if not may_open(start.term):
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
    if kind is None or (kind == "framed" and not framed):
        return 0
    if kind == "sign":
        return at + 1
    return (
        after_links(stretch, at + 1, 2) if framed or len(stretch.tokens[at].word) > 1 or kind else 0
    )


def second_end(stretch: Stretch, start: Found, *, between: bool, framed: bool) -> Found | None:
    """``joint point after a first point``; what one lacks it takes from the other."""
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
    night = stretch.tokens[start.after].senses.get("date_to") == "framed"
    if not _alike(start.term, end.term) or (night and not _is_next(start.term, end.term)):
        return None
    return Found(Between(_completed(start.term, end.term), end.term), end.after)


def _is_next(one: Term, two: Term) -> bool:
    """Whether a weekday is the next one: the night "von Montag auf Dienstag"; else it was put off."""
    return isinstance(one, Weekday) and isinstance(two, Weekday) and (two.day - one.day) % 7 == 1


def _may_begin(term: Term) -> bool:
    """Whether a term can be the end of a range."""
    return not isinstance(term, _NO_END)


def _is_dated(term: Term) -> bool:
    """Whether a term is a date of the calendar rather than a word such as "today"."""
    return isinstance(term, _DATED)


def _is_today(term: Term) -> bool:
    """Whether a term is a day told from that of writing."""
    return isinstance(term, Unit) and term.unit == "day" and term.low == term.high


def _alike(one: Term, two: Term) -> bool:
    """Whether two terms can be the ends of one range: not a weekday and a year."""
    if isinstance(one, Years) or isinstance(two, Years):
        return isinstance(one, Years) and isinstance(two, Years)
    plain = [
        isinstance(term, Calendar) and term.year is not None and not term.month
        for term in (one, two)
    ]
    loose = [isinstance(term, _WEEKDAYS) for term in (one, two)]
    return not ((plain[0] and loose[1]) or (plain[1] and loose[0]))


def _end(stretch: Stretch, start: Term, at: int, *, framed: bool) -> Found | None:
    """The second end: a point, or less where the first tells the rest ("July 13 to 15", "2019-21")."""
    if isinstance(start, Calendar) and (found := _short_end(stretch, start, at)):
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
        if (
            day
            and following is not None
            and not month_of(following)
            and following.word not in (":", "/")
        ):
            return _day_end(stretch, start, day)
    value = small(stretch.tokens[at], 99)
    if start.year is None or start.month or not value or len(stretch.tokens[at].raw) != _PAIR:
        return None
    year = start.year - start.year % 100 + value
    later = year if year > start.year else year + 100
    plain = not is_counted(stretch, at) and "span" not in stretch.tokens[at + 1].senses
    plain = plain and (not stretch.tokens[at + 1].raw[:1].isalpha() or stretch.spaced(at + 1))
    return Found(Calendar(later), at + 1) if later - start.year < _LONGEST and plain else None


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
    last = calendar_in(end)
    if not isinstance(start, Calendar) or last is None:
        return start
    if isinstance(end, InYear) and start.year is None and start.month:
        return InYear(start, end.year)
    if start.year is None and last.year is not None and start.turn is None:
        month = start.month or last.month
        backwards = bool(start.month and last.month) and (start.month, start.day) > (
            last.month,
            last.day or 31,
        )
        return start._replace(year=last.year - backwards, month=month)
    return start if start.month or start.year is not None else start._replace(month=last.month)


def _numbers(stretch: Stretch, at: int, *, between: bool, framed: bool) -> Found | None:
    """``day joint date``: "13 to 15 July", "du 3 au 5 mai", "14.-15.10.", "18 and 19 June"."""
    tokens = stretch.tokens
    first = _numbered(stretch, at)
    if first is None:
        return None
    day, after = first
    if not framed and (days := listed(stretch, day, after)):
        return days
    joint = _joint(stretch, after, between=between, framed=framed)
    if not joint or joint >= len(tokens):
        return None
    end = dated_end(stretch, joint)
    if end is None:
        return _bare_days(stretch, day, joint) if framed else None
    last = calendar_in(end.term)
    if last is None or not last.day or not last.month:
        return None
    start = same_month(end.term, day)
    return Found(Between(start, end.term), end.after) if start else None


def _numbered(stretch: Stretch, at: int) -> tuple[int, int] | None:
    """[weekday [","]] day, with a dot in German."""
    tokens = stretch.tokens
    if "weekday" in tokens[at].senses:
        at = after_links(stretch, at + 1, comma=True)
    found = day_number(stretch, at)
    if found is None:
        return None
    day, after = found
    return (
        (day, after + 1)
        if tokens[after].word == "." and stretch.lexicon.flags.get("ordinal_dot")
        else found
    )


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


def may_open(term: Term) -> bool:
    """Whether a span can begin or end with it."""
    return not isinstance(term, _NO_BEGINNING)
