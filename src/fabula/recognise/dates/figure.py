"""Dates in digits alone: "02/09/24", "2024-02-08", "8.2.", "12-2015".

The decision: digits with slashes, dots or hyphens are a date only if every part fits. Where both
orders of day and month fit, both are kept, and the page decides (:mod:`fabula.recognise.dates.grammar`). Two
numbers without a year are a date only where something says so: a word before them, a leading zero,
the dots of German, or that there is nothing else in the text; else "3/4" is a fraction.

This module does not know names of months; see :mod:`fabula.recognise.dates.day`.

>>> from fabula.recognise.engine import read
>>> [mention] = read("02/09/24", "en")
>>> [reading.when.earliest_iso for reading in mention.readings]
['2024-02-09', '2024-09-02', '1924-09-02']
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fabula.recognise.dates.word import GAP, Found, after_prep, alone, checked
from fabula.recognise.dates.written import Calendar, Either, full_year

if TYPE_CHECKING:
    from fabula.recognise.dates.frame import Term
    from fabula.recognise.token import Stretch

__all__ = ["either", "figures_at", "pair"]

# The length of "20240208".
_COMPACT = 8

# A date in digits. Every repeat is bounded; the guards on both sides keep out longer runs.
_BEFORE = r"(?<![\d.,/$€£#])(?<![\d][-_])"


_AFTER = r"(?![/-]?\d|[.,]\d|[%‰€$£])"


_SHAPES = tuple(
    (kind, re.compile(_BEFORE + shape + _AFTER, re.ASCII))
    for kind, shape in (
        ("ymd", r"(\d{4})(?P<s>[-/.])(\d{1,2})(?P=s)(\d{1,2})(?:T\d\d:\d\d(?::\d\d)?Z?)?"),
        ("ymd", r"(\d{4}) (\d{2}) (\d{2})(?! ?\d)"),
        ("dmy", r"(\d{1,2})(?P<s>[-/.])\s?(\d{1,2})(?P=s)\s?(\d{4}|\d{2})"),
        ("dmy", r"(\d{1,2}) (\d{1,2}) (\d{4})(?! ?\d)"),
        ("compact", r"(19|20)(\d{2})(\d{2})(\d{2})"),
    )
)


# Those that can begin with plain digits of a length.
_BY_LENGTH = {
    length: tuple(pair for pair in _SHAPES if pair[0] == kind)
    for length, kind in ((1, "dmy"), (2, "dmy"), (4, "ymd"), (_COMPACT, "compact"))
}


_SPACED = re.compile(_BEFORE + r"(\d{1,2}) (\d{1,2}) (\d{2})(?! ?\d)" + _AFTER, re.ASCII)


_PAIR = re.compile(_BEFORE + r"(\d{1,2})([-/.])(\d{1,2})(?:(?<=\d)\.(?!\w))?" + _AFTER, re.ASCII)


_YEAR_MONTH = re.compile(_BEFORE + r"(\d{4})([-/])(\d{1,2})" + _AFTER, re.ASCII)


# A point is a decimal mark too: "10.1109" is no month.
_LEAST_DOTTED = 1500
_MONTH_YEAR = re.compile(_BEFORE + r"(\d{1,2})([-/.])(\d{4})" + _AFTER, re.ASCII)


def figures_at(stretch: Stretch, at: int, *, sure: bool = False) -> Found | None:
    """``figures = a date in digits alone``; ``sure`` if the words before say that it is a date."""
    if not _is_joined(stretch, at):
        return None
    start, raw = stretch.start(at), stretch.tokens[at].raw
    for kind, shape in _BY_LENGTH.get(len(raw), ()) if raw.isdecimal() else _SHAPES:
        match = shape.match(stretch.text, start)
        if match and (term := _figure_term(kind, [g for g in match.groups() if g.isdigit()])):
            return Found(term, _after(stretch, at, match.end()))
    if stretch.lexicon.flags.get("space_dates") and (match := _SPACED.match(stretch.text, start)):
        term = _figure_term("dmy", list(match.groups()))
        if term and (sure or after_prep(stretch, at) or match[1][0] == "0" or int(match[1]) > 12):
            return Found(term, _after(stretch, at, match.end()))
    return _year_month(stretch, at) or pair(stretch, at, sure=sure)


def _is_joined(stretch: Stretch, at: int) -> bool:
    """Whether digits can be a date by what touches them: most often nothing does."""
    end, raw = stretch.end(at), stretch.tokens[at].raw
    if not raw.isdecimal() or len(raw) == _COMPACT:
        return True
    mark = stretch.text[end : end + 1]
    return mark in GAP or (mark == " " and stretch.text[end + 1 : end + 2].isdecimal())


def _after(stretch: Stretch, at: int, end: int) -> int:
    """The index of the first token that begins at this offset or later."""
    while at < len(stretch.tokens) - 1 and stretch.start(at) < end:
        at += 1
    return at


def _figure_term(kind: str, parts: list[str]) -> Term | None:
    """The date of three numbers; both orders where both can be."""
    if kind == "compact":
        found = checked(Calendar(int(parts[0] + parts[1]), int(parts[2]), int(parts[3])), 0)
        return found.term if found else None
    if kind == "ymd":
        year, month, day = map(int, parts)
        return _day_in(year, month, day)
    one, two, last = int(parts[0]), int(parts[1]), parts[2]
    year = full_year(int(last)) if len(last) == 2 else int(last)
    return either(year, one, two, century=len(last) == 2)


def _day_in(year: int | None, month: int, day: int) -> Term | None:
    """The date, if there is such a day."""
    found = checked(Calendar(year, month, day), 0) if day else None
    return found.term if found else None


def either(year: int | None, one: int, two: int, *, century: bool = False) -> Term | None:
    """Day and month in either order; with a two-digit year also in the other century."""
    dmy, mdy = _day_in(year, two, one), _day_in(year, one, two)
    both = (("dmy", dmy), ("mdy", mdy)) if dmy != mdy else (("either order", dmy),)
    options = [(name, term) for name, term in both if term]
    if not options:
        return None
    if century and year is not None:
        other = year - 100 if year >= 2000 else year + 100
        options += [
            (f"{name}, other century", term)
            for name, term in (("dmy", _day_in(other, two, one)), ("mdy", _day_in(other, one, two)))
            if term
        ][:1]
    return Either(tuple(options))


def _year_month(stretch: Stretch, at: int) -> Found | None:
    """``year "-" month | month "-" year``: "2015-3", "02/2024"."""
    start = stretch.start(at)
    match = _YEAR_MONTH.match(stretch.text, start)
    if match:
        year, month = int(match[1]), int(match[3])
        season = match[2] == "/" and month == (year + 1) % 100
        if 1000 <= year < 3000 and 1 <= month <= 12 and not season:
            return Found(Calendar(year, month), _after(stretch, at, match.end()))
    match = _MONTH_YEAR.match(stretch.text, start)
    least = _LEAST_DOTTED if match and match[2] == "." else 1000
    if match and 1 <= int(match[1]) <= 12 and least <= int(match[3]) < 3000:
        return Found(Calendar(int(match[3]), int(match[1])), _after(stretch, at, match.end()))
    return None


def pair(stretch: Stretch, at: int, *, sure: bool = False) -> Found | None:
    """``day "/" month without a year``: only where something says that it is a date."""
    match = _PAIR.match(stretch.text, stretch.start(at))
    if match is None:
        return None
    term = either(None, int(match[1]), int(match[3]))
    if term is None:
        return None
    after = _after(stretch, at, match.end())
    padded = match[2] == "/" and (
        len(match[1]) == 2 and len(match[3]) == 2 and "0" in (match[1][0], match[3][0])
    )
    dotted = (
        match[2] == "."
        and match[0].endswith(".")
        and len(match[3]) == 2
        and stretch.lexicon.flags.get("ordinal_dot")
    )
    # The full stop behind "3/4." ends the sentence, as it does behind any fraction.
    ended = match[2] == "." and match[0].endswith(".")
    single = alone(stretch, at, after) and (
        match[2] == "-" or ended or int(match[_day_place(stretch)]) > 12
    )
    known = sure or padded or dotted or (single and (ended or match[2] != "."))
    known = known or (
        match[2] == "/"
        and at > 0
        and "article" in stretch.tokens[at - 1].senses
        and not stretch.tokens[after].raw[:1].isalpha()
    )
    if not known and not (
        match[2] != "-"
        and after_prep(stretch, at)
        and _is_pair_here(stretch, match[2], dotted=bool(dotted))
    ):
        return None
    return Found(term, after)


def _day_place(stretch: Stretch) -> int:
    """Which of two numbers tells, if it is no month, that they are a date: "3/15" or "15/3"."""
    return 3 if stretch.lexicon.flags.get("date_order") == "mdy" else 1


def _is_pair_here(stretch: Stretch, mark: str, *, dotted: bool) -> bool:
    """Whether two numbers with this mark are a date after a preposition in this language."""
    return mark == "/" or dotted or bool(stretch.lexicon.flags.get("ordinal_dot"))
