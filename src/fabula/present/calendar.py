"""How days, months and years are printed in a language, alone and in pairs.

Names, order and punctuation are those of the CLDR long formats; Babel renders them for the years 1
to 9999 only, so the patterns are filled here. A year before 1000 takes its era, as *44 BC* and
*476 AD*, lest it be read as a short form of another; a year beyond 9999 is printed in full.

A *pair* says once what both ends share: *8* and *29 February 2024*, *February 8* and *29, 2024*,
as CLDR interval formats do. The rule covers every order of the fields: the first leaves out what
is shared at its end, the second what is shared at its beginning.

Days are ordinals of :mod:`fabula.value.calendar`. Nothing here says *on*, *by* or *between*; see
:mod:`fabula.present.when`.

>>> from fabula.present.phrase import phrases
>>> from fabula.value.calendar import ordinal
>>> Calendar(phrases("fr")).day(ordinal(-43, 3, 1))
'1er mars 44 av. J.-C.'
>>> Calendar(phrases("en-US")).days(ordinal(2024, 2, 8), ordinal(2024, 2, 29))
('February 8', '29, 2024')
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from babel.dates import tokenize_pattern

from fabula.value.calendar import civil

if TYPE_CHECKING:
    from babel import Locale

    from fabula.present.phrase import Phrases

__all__ = ["Calendar"]

_Civil: TypeAlias = tuple[int, int, int]

# Pattern letters (UTS #35, date field symbols) by the field they print.
_FIELDS = {"G": "era", "L": "month", "M": "month", "d": "day", "y": "year"}
_WIDTHS = {3: "abbreviated", 4: "wide", 5: "narrow"}
_FIRST_YEAR_ALONE = 1000


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a pattern: a field with the number of its letters, or a literal with its text."""

    field: str | None
    width: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Dates in the words of a language.

    Attributes:
        say: the language.
    """

    say: Phrases

    def day(self, day: int) -> str:
        """The day: *8 February 2024*."""
        return self._filled(_pieces(self.say.locale, "day"), civil(day))

    def month(self, day: int) -> str:
        """The month this day lies in: *February 2024*."""
        return self._filled(_pieces(self.say.locale, "yMMMM"), civil(day))

    def year(self, day: int) -> str:
        """The year this day lies in: *2024*, *44 BC*."""
        return self._year(civil(day)[0])

    def quarter(self, day: int) -> str:
        """The quarter this day lies in, without its year: *1st quarter*."""
        return str(self.say.locale.quarters["format"]["wide"][(civil(day)[1] + 2) // 3])

    def yearless(self, month: int, day: int | None) -> str:
        """A day or a month of no year: *8 February*, *February*."""
        if day is None:
            return str(self.say.locale.months["stand-alone"]["wide"][month])
        return self._filled(_pieces(self.say.locale, "MMMMd"), (0, month, day))

    def days(self, low: int, high: int) -> tuple[str, str]:
        """Two days, each without what the other says for both."""
        return self._pair(_pieces(self.say.locale, "day"), civil(low), civil(high))

    def months(self, low: int, high: int) -> tuple[str, str]:
        """The months of two days, likewise."""
        return self._pair(_pieces(self.say.locale, "yMMMM"), civil(low), civil(high))

    def _pair(self, pieces: tuple[_Piece, ...], low: _Civil, high: _Civil) -> tuple[str, str]:
        shared = _shared(low, high)
        own = [n for n, piece in enumerate(pieces) if piece.field and piece.field not in shared]
        before, after = pieces[: own[0]], pieces[own[-1] + 1 :]
        if any(piece.field for piece in after):
            after = (_tightened(after[0]),)
        if any(piece.field for piece in before):
            before = ()
        first = self._filled((*pieces[: own[-1] + 1], *after), low)
        return first, self._filled((*before, *pieces[own[0] :]), high)

    def _filled(self, pieces: tuple[_Piece, ...], date: _Civil) -> str:
        return "".join(self._text(piece, *date) for piece in pieces).strip()

    def _text(self, piece: _Piece, year: int, month: int, day: int) -> str:
        if piece.field == "day":
            first = day == 1 and piece.width == 1
            return self.say.table["first_of_month"] if first else f"{day:0{piece.width}}"
        if piece.field == "month":
            return self._month(piece, month)
        if piece.field == "era":
            return self._era(year) if year >= _FIRST_YEAR_ALONE else ""
        return self._year(year) if piece.field == "year" else piece.text

    def _month(self, piece: _Piece, month: int) -> str:
        if piece.width not in _WIDTHS:
            return f"{month:0{piece.width}}"
        context = "stand-alone" if piece.text == "L" else "format"
        return str(self.say.locale.months[context][_WIDTHS[piece.width]][month])

    def _year(self, year: int) -> str:
        if year >= _FIRST_YEAR_ALONE:
            return str(year)
        filled = {"era": self._era(year), "year": str(year if year > 0 else 1 - year)}
        pieces = _pieces(self.say.locale, "Gy")
        return "".join(filled[piece.field] if piece.field else piece.text for piece in pieces)

    def _era(self, year: int) -> str:
        return str(self.say.locale.eras["abbreviated"][int(year > 0)])


def _shared(low: _Civil, high: _Civil) -> frozenset[str]:
    """The fields both ends share, from the year down to the first that differs."""
    if low[0] != high[0]:
        return frozenset()
    return frozenset({"year"} if low[1] != high[1] else {"year", "month"})


def _tightened(piece: _Piece) -> _Piece:
    """Of what stands between two fields, what belongs to the first: the full stop of *8.*."""
    return replace(piece, text=re.sub(r"[\s,].*", "", piece.text))


@lru_cache(maxsize=256)
def _pieces(locale: Locale, name: str) -> tuple[_Piece, ...]:
    """The pieces of the long format of days, or of the skeleton of that name."""
    known = locale.date_formats["long"] if name == "day" else locale.datetime_skeletons[name]
    pieces = []
    for _, value in tokenize_pattern(known.pattern):
        if isinstance(value, str):
            pieces.append(_Piece(None, text=value))
        else:
            letter, width = str(value[0]), int(value[1])
            pieces.append(_Piece(_FIELDS.get(letter), width, letter))
    return tuple(pieces)
