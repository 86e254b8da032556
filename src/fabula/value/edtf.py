"""Dates written in EDTF: the Extended Date/Time Format, levels 0 to 2.

EDTF is the profile of ISO 8601-2:2019 that the Library of Congress specifies. What a notation
means here, where it leaves a choice:

- ``2024-02`` and ``[2024-02-01..2024-02-29]`` happened on one unknown day of February; the first is
  how it is printed. Resolution is the day, so a time of day is checked and dropped, and
  ``2024-02-XX`` says no more than ``2024-02``.
- ``a/b`` lasted from a to b, ``..`` at an end is open and an empty end unknown. ``{a,b}`` happened
  on both.
- ``?``, ``~`` and ``%`` are kept and move no bound.

The canonical form is the narrowest date that means the same days, else a set. A date that no day
can be, and a range that ends before it begins, are refused. What the dates themselves mean:
:mod:`fabula.value.date`.

>>> when = parse("[2024-02-01..2024-02-08]")
>>> when.shape, when.earliest_iso, when.latest_iso
(<Shape.INSTANT: 'instant'>, '2024-02-01', '2024-02-08')
>>> format(parse("2004-06~-11")), format(parse("{2024-02-06,2024-02-13}"))
('2004-06~-11', '{2024-02-06,2024-02-13}')
>>> parse("2023-02-29")
Traceback (most recent call last):
fabula.errors.NotationError: expected a day that 2023-02 has
  2023-02-29
          ^^
"""

from __future__ import annotations

import re
from functools import lru_cache

from fabula.errors import NotationError, RecordError
from fabula.value.calendar import civil, month_length, ordinal
from fabula.value.date import Date, both_marks
from fabula.value.daterange import DateRange
from fabula.value.digits import year_text
from fabula.value.when import Shape, When

__all__ = ["format", "level", "parse"]

_TEXT_LIMIT = 1000
_SETS = {"[": ("]", Shape.INSTANT), "{": ("}", Shape.RECURRING)}
# date = [mark] year ["S" digits] [mark] ["-" [mark] two [mark] ["-" [mark] two [mark] ["T" time]]]
_DATE = re.compile(
    r"""([?~%]?)(-?[0-9X]{4}(?![0-9X])|Y-?[0-9]+(?:E[0-9]+)?)(?:S([0-9]+))?([?~%]?)
    (?:-([?~%]?)([0-9X]{2})([?~%]?)
    (?:-([?~%]?)([0-9X]{2})([?~%]?)
    (?:T(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:Z|[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9])?)?)?
    )?)?""",
    re.ASCII | re.VERBOSE,
)
_PLAIN_DAY = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
_YEAR_DIGITS = 12
_GROUPS = {"year": 2, "significant": 3, "month": 6, "day": 9}


@lru_cache(maxsize=8192)
def parse(text: str) -> When:
    """What the notation says happened when: ``edtf = date | date? "/" date? | set``.

    Raises:
        NotationError: the text is not EDTF up to level 2, no day can be meant, or a range ends
            before it begins; the caret shows where.

    >>> parse("1985/..").open_end, parse("1985/").open_end
    (True, False)
    """
    if len(text) > _TEXT_LIMIT:
        raise NotationError(text, _TEXT_LIMIT, len(text), f"at most {_TEXT_LIMIT} characters")
    if text[:1] in _SETS:
        return _set(text)
    if "/" in text:
        return _interval(text)
    day = _plain_day(text)
    if day is not None:
        return When.on(day)
    date = _date(text, 0, len(text))
    return When.written(Shape.INSTANT, (DateRange(date, date),))


def format(when: When) -> str:
    """The canonical form, which is never narrower than what it stands for.

    :func:`parse` reads the same back, reasons and softness apart, from every when a notation gave
    and every instant in years of four digits that no digit left open has gaps in. Where EDTF has no
    words (a span that began on the third, fourth or fifth; a day of a year beyond four digits) the
    narrowest date that holds all the days is printed (``2024-02-0X``, ``Y12024``).

    >>> from datetime import date
    >>> format(When.within(date(2024, 7, 1), date(2024, 9, 30)))
    '2024-35'
    >>> format(When.lasting(When.within(date(2024, 2, 3), date(2024, 2, 5)), None))
    '2024-02-0X/'
    """
    if when.dates and when.days == _as_written(when).days:
        return _format_dates(when)
    if when.shape is Shape.INSTANT:
        return _format_instant(when.days[0], when.days[1], when.mark)
    start = _end_text(when.days[0], when.days[1], when.mark)
    end = _end_text(when.days[2], when.days[3], when.mark)
    if when.shape is Shape.SPAN:
        return f"{'..' if when.open_start else start}/{'..' if when.open_end else end}"
    both = start if start == end else f"{start}..{end}"
    return f"{{{both or f'XXXX-XX-XX{when.mark}'}}}"


def level(text: str) -> int:
    """The lowest level of the specification that has all the features the text uses: 0, 1 or 2.

    Raises:
        NotationError: as for :func:`parse`.

    >>> level("2024-02-08/2024-02-09"), level("2024-02~"), level("[2024-02,2024-04]")
    (0, 1, 2)
    """
    parse(text)
    ends = text.split("/")
    if all(_LEVEL_0.fullmatch(end) for end in ends):
        return 0
    return 1 if all(_LEVEL_1.fullmatch(end) for end in ends) else 2


_LEVEL_0 = re.compile(r"[0-9]{4}(-(0[0-9]|1[0-2])(-[0-9]{2}(T.*)?)?)?")
_LEVEL_1 = re.compile(
    r"""(|\.\.|(-?[0-9]{4}(-([01][0-9]|2[1-4])(-[0-9]{2})?)?|Y-?[0-9]+
    |-?[0-9]{2}([0-9]X|XX)|-?[0-9]{4}-([0-9]{2}-)?XX|-?[0-9]{4}-XX-XX)[?~%]?)""",
    re.VERBOSE,
)


def _plain_day(text: str) -> int | None:
    """The day of a date without marks or open digits, which most dates are; None for all others."""
    found = _PLAIN_DAY.fullmatch(text)
    if found is None:
        return None
    year, month, day = map(int, found.groups())
    return ordinal(year, month, day) if day <= month_length(year, month) else None


def _set(text: str) -> When:
    """``set = "[" member *("," member) "]" | "{" … "}"; member = date | date? ".." date?``."""
    closing, shape = _SETS[text[0]]
    if text[-1] != closing or len(text) == 1:
        raise NotationError(text, len(text), len(text), f"{closing} at the end of the set")
    ranges, start = [], 1
    for member in text[1:-1].split(","):
        ranges.append(_member(text, start, start + len(member)))
        start += len(member) + 1
    return When.written(shape, tuple(ranges))


def _member(text: str, start: int, end: int) -> DateRange:
    dots = text.find("..", start, end)
    if dots < 0:
        date = _date(text, start, end)
        return DateRange(date, date)
    if end - start == 2:
        raise NotationError(text, start, end, "a date on at least one side of the two dots")
    first = _date(text, start, dots) if dots > start else None
    last = _date(text, dots + 2, end) if dots + 2 < end else None
    return _range(text, first, last, (dots + 2, end))


def _interval(text: str) -> When:
    """``interval = end "/" end; end = date | ".." | ""``."""
    slash = text.index("/")
    more = text.find("/", slash + 1)
    if more >= 0:
        raise NotationError(text, more, len(text), "one / between two dates")
    left, right = text[:slash], text[slash + 1 :]
    first = None if left in ("", "..") else _date(text, 0, slash)
    last = None if right in ("", "..") else _date(text, slash + 1, len(text))
    both = _range(text, first, last, (slash + 1, len(text)))
    return When.written(Shape.SPAN, (both,), open_start=left == "..", open_end=right == "..")


def _range(text: str, first: Date | None, last: Date | None, span: tuple[int, int]) -> DateRange:
    try:
        return DateRange(first, last)
    except RecordError as error:
        raise NotationError(text, *span, f"a date {error.allowed}") from error


def _date(text: str, start: int, end: int) -> Date:
    """One date of the text; a fault is shown within the whole text."""
    found = _DATE.match(text, start, end)
    if found is None:
        raise NotationError(text, start, end, "a date such as 2024-02-08")
    if found.end() < end:
        missing = "a month" if found[6] is None else "a day" if found[9] is None else "a time"
        raise NotationError(text, found.end(), end, f"the end of the date, or {missing} after it")
    before, _, _, year, month_before, _, month, day_before, _, day = found.groups(default="")
    marks = (
        both_marks(both_marks(before, year), both_marks(month, day)),
        both_marks(month_before, both_marks(month, day)),
        both_marks(day_before, day),
    )
    significant = int(found[3]) if found[3] else None
    try:
        return Date(_year(text, found), found[6] or "", found[9] or "", significant, marks)
    except RecordError as error:
        raise NotationError(text, *found.span(_GROUPS[error.field]), error.allowed) from error


def _year(text: str, found: re.Match[str]) -> str:
    """The year without exponent, and without ``Y`` where four digits hold it."""
    written = found[2]
    if written[0] != "Y":
        return written
    mantissa, _, exponent = written[1:].partition("E")
    if len(exponent) > 2 or len(mantissa.lstrip("-")) + int(exponent or 0) > _YEAR_DIGITS:
        raise NotationError(text, *found.span(2), f"a year of at most {_YEAR_DIGITS} digits")
    return year_text(int(mantissa) * 10 ** int(exponent)) if exponent else written


def _as_written(when: When) -> When:
    flags = {"open_start": when.open_start, "open_end": when.open_end}
    return When.written(when.shape, when.dates, **flags)


def _format_dates(when: When) -> str:
    """The dates themselves, each with its own marks or with those of the whole."""
    mark = when.mark if all(each.is_unmarked for each in when.dates) else ""
    ranges = [each.qualified(mark) for each in when.dates]
    if when.shape is Shape.SPAN:
        first = _date_text(ranges[0].first) or (".." if when.open_start else "")
        return f"{first}/{_date_text(ranges[0].last) or ('..' if when.open_end else '')}"
    members = ",".join(
        _date_text(each.single) or f"{_date_text(each.first)}..{_date_text(each.last)}"
        for each in ranges
    )
    if when.shape is Shape.INSTANT and len(ranges) == 1 and ranges[0].single:
        return members
    return f"[{members}]" if when.shape is Shape.INSTANT else f"{{{members}}}"


def _format_instant(low: int | None, high: int | None, mark: str) -> str:
    """One date if it means just these days, else the range of its bounds as a set."""
    if low is None and high is None:
        return f"XXXX-XX-XX{mark}"
    if low is not None and low == high:
        year, month, day = civil(low)
        if 0 <= year <= 9999:
            return f"{year:04d}-{month:02d}-{day:02d}{mark}"
    if low is not None and high is not None:
        date = Date.covering(low, high)
        if date and (date.earliest, date.latest) == (low, high):
            return _date_text(date.qualified(mark))
    first, last = _edges(low, high)
    if first == last:
        return _date_text(first, mark)
    return f"[{_date_text(first, mark)}..{_date_text(last, mark)}]"


def _edges(low: int | None, high: int | None) -> tuple[Date | None, Date | None]:
    """The dates two bounds fall on: years or months where both of them allow it, else days."""
    first = None if low is None else Date.covering(low, low)
    last = None if high is None else Date.covering(high, high)
    if first is None or last is None or low is None or high is None:
        return first, last
    years = Date(first.year), Date(last.year)
    months = Date(first.year, first.month), Date(last.year, last.month)
    whole = (pair for pair in (years, months) if (pair[0].earliest, pair[1].latest) == (low, high))
    return next(whole, (first, last))


def _end_text(low: int | None, high: int | None, mark: str) -> str:
    """The narrowest date that holds an end of a span; empty where only an unknown end does."""
    date = Date.covering(low, high) if low is not None and high is not None else None
    return _date_text(date, mark)


def _date_text(date: Date | None, mark: str = "") -> str:
    """The date; a mark common to the leading components stands once, after the last of them."""
    if date is None:
        return ""
    date = date.qualified(mark)
    significant = "" if date.significant is None else f"S{date.significant}"
    parts = [part for part in (date.year + significant, date.month, date.day) if part]
    marks = date.marks[: len(parts)]
    alike = next((n for n, own in enumerate(marks) if own != marks[0]), len(parts))
    texts = [
        part + (marks[0] if n == alike - 1 else "") if n < alike else marks[n] + part
        for n, part in enumerate(parts)
    ]
    return "-".join(texts)
