"""Whole date phrases found in tokens: ranges, open spans, parts, what recurs, with a time of day.

A *point* is one date, written or relative; a phrase joins points or takes a part of one. The
productions stand in the order in which they are tried, the longest first.

The decisions: "from … to", "between … and" and a dash join two points; two numbers take month and
year from the point beside them. "Before" and "after" open a span only with a year, a month, a day
of a month or a feast: "after Friday's vote" is a Friday. A time of day belongs to the date it stands
beside; alone it is no date. "Every" and a weekday recurs.

This module does not know how a point is told; see :mod:`fabula.recognise.dates.text` and
:mod:`fabula.recognise.dates.deixis`.

>>> from fabula.recognise.engine import read
>>> [mention] = read("until 8 February 2024 at 10:30 GMT", "en")
>>> mention.when.open_start, mention.time
(True, '10:30 GMT')
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fabula.recognise.dates.count import counted, unit_at
from fabula.recognise.dates.joint import framed_range, may_open, range_at, second_end
from fabula.recognise.dates.name import is_verb
from fabula.recognise.dates.point import point
from fabula.recognise.dates.range import About, Every, Open, Portion
from fabula.recognise.dates.relative import Shift, Unit
from fabula.recognise.dates.turned import begins_noun
from fabula.recognise.dates.week import Weekday, WeekOf, WithinWeek
from fabula.recognise.dates.word import Found, after_links, day_number, nth, small
from fabula.recognise.dates.written import Calendar

if TYPE_CHECKING:
    from fabula.recognise.dates.frame import Term
    from fabula.recognise.token import Stretch

__all__ = ["Phrase", "phrase"]

# What "before" and "after" open no span with, and what is never only about right.
_LOOSE = (Weekday, WithinWeek, WeekOf, Shift, Unit)
_UNHEDGED = (Every, Shift)
_TIME = re.compile(r"\d{1,2}(?:[:.h]\d{2})?(?::\d{2})?", re.ASCII)


class Phrase(NamedTuple):
    """A date phrase: its term, the index after it, and the time of day in it."""

    term: Term
    after: int
    time: str = ""


def phrase(stretch: Stretch, at: int) -> Phrase | None:
    """``phrase = recurring | open | range | point``, with a time of day."""
    found = _phrase(stretch, at)
    if found is None:
        return None
    term, after = found
    last, following = stretch.tokens[after - 1 : after + 1]
    if "modal" in last.senses and is_verb(stretch, after - 1):
        return None
    timed = "timed" in following.senses or following.word == ","
    time = _time(stretch, after) if timed else None
    return Phrase(term, *time) if time else tuple.__new__(Phrase, (term, after, ""))


def _phrase(stretch: Stretch, at: int) -> Found | None:
    """The phrase without a time of day."""
    senses = stretch.tokens[at].senses
    framed = _framed(stretch, at) if "frames" in senses else None
    if framed is None and ("points" in senses or not senses):
        return range_at(stretch, at)
    return framed


def _framed(stretch: Stretch, at: int) -> Found | None:
    """``framed = recurring | (from | between) … | opener point | circa point``."""
    senses = stretch.tokens[at].senses
    if "every" in senses and (found := _every(stretch, at)):
        return found
    if "recurs" in senses:
        return Found(Every(), at + 1)
    if ("date_between" in senses or "date_from" in senses) and (found := framed_range(stretch, at)):
        return found
    for sense, ahead, strict in _OPENERS:
        if sense in senses and (found := _opened(stretch, at, ahead=ahead, strict=strict)):
            return found
    return _about(stretch, at) if "circa" in senses else None


_OPENERS = (
    ("since", True, False),
    ("until", False, False),
    ("beyond", True, True),
    ("ere", False, True),
)


def _every(stretch: Stretch, at: int) -> Found | None:
    """``every [nth] (weekday | unit | month | season | feast)``."""
    tokens = stretch.tokens
    after = after_links(stretch, at + 1)
    found = nth(stretch, after)
    after = found[1] if found else after
    count = counted(stretch, after)
    after = (
        count.after
        if count and count.after < len(tokens) and unit_at(stretch, count.after)
        else after
    )
    senses = tokens[after].senses
    kinds = ("weekday", "span", "month_name", "season", "feast", "dayperiod")
    return Found(Every(), after + 1) if any(kind in senses for kind in kinds) else None


def _opened(stretch: Stretch, at: int, *, ahead: bool, strict: bool) -> Found | None:
    """(since | until | before | after) point."""
    tokens = stretch.tokens
    start = after_links(stretch, at + 1, 2)
    found = point(stretch, start, sure=True)
    if found is None:
        found = _day_only(stretch, at, start) if ahead and not strict else None
    if found is None or not may_open(found.term):
        return None
    if strict and (not _is_firm(found.term) or tokens[found.after].word == "'"):
        return None
    if strict and begins_noun(stretch, start, found.after):
        return None
    if ahead and (second := second_end(stretch, found, between=False, framed=True)):
        return second
    # Before the end of something is until its end.
    strict = strict and not (isinstance(found.term, Portion) and found.term.part == "late")
    after = found.after
    after += bool(ahead and tokens[after].senses.get("onward") == "alone")
    return Found(Open(found.term, ahead=ahead, strict=strict), after)


def _day_only(stretch: Stretch, at: int, start: int) -> Found | None:
    """A day of the month after "since" and an article: "à partir du 8", "dal 20"."""
    word = stretch.tokens[at].word
    found = day_number(stretch, start)
    if found is None or len(word) < 3 or not word[0].isalpha():
        return None
    following = stretch.tokens[found[1]]
    if following.raw[:1].isalnum() or following.word in ("%", ":", "/", "-", "$", "€", "°"):
        return None
    return Found(Calendar(None, 0, found[0]), found[1])


def _is_firm(term: Term) -> bool:
    """Whether "before" and "after" open a span with it rather than belong to a noun behind it."""
    return not isinstance(term, _LOOSE)


def _about(stretch: Stretch, at: int) -> Found | None:
    """``circa point``."""
    found = range_at(stretch, after_links(stretch, at + 1, 2))
    if found is None or isinstance(found.term, _UNHEDGED):
        return None
    return Found(About(found.term), found.after)


def _time(stretch: Stretch, at: int) -> tuple[int, str] | None:
    """[","] [at] clock [zone] beside a date: the index after it, and its words."""
    tokens = stretch.tokens
    start = after_links(stretch, at, 1, comma=True)
    marked = "clock_at" in tokens[start].senses
    start += marked
    if "digits" not in tokens[start].senses:
        return None
    after = start + 1
    colon = tokens[after].word == ":" and stretch.glued(after) and after + 1 < len(tokens)
    if colon and "digits" in tokens[after + 1].senses:
        after += 2
    named = "clock_mark" in tokens[after].senses
    if not (colon or named) or _TIME.fullmatch(tokens[start].raw) is None:
        return None
    after += named
    after += (
        named and after < len(tokens) - 1 and small(tokens[after], 59) > 0 and stretch.glued(after)
    )
    after += "zone" in tokens[after].senses and tokens[after].raw.isupper()
    return after, stretch.text[slice(*stretch.place(start, after))]
