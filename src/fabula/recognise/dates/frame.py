"""What a date is read against, and what it comes to there.

A *frame* is all that words like "yesterday" or "in March" lean on: the day of writing, the date
the text named last, the tense around them, and the order in which the text writes day and month.
An *answer* is one value a date can have in a frame: two days counted as in
:mod:`fabula.value.calendar`, both included, with the convention it rests on. What a frame cannot
answer (no day of writing) yields an answer without days that says what it *waits* for.

The decision between the nearest past and the nearest future of a recurring name ("March",
"Tuesday", "5 May"): the tense decides if there is one; else the past, since news tells what
happened; but a day of a month goes to the nearer of the two, since nobody writes "on 12 February"
on the ninth and means the year before. The other is kept as a reading.

This module does not know any kind of date; see :mod:`fabula.recognise.dates.written`.

>>> frame = Frame(today=100)
>>> [answer.first for answer in frame.directed((90, 96), (120, 126))]
[90, 120]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["ENTRY", "Answer", "Days", "Frame", "Term", "Waits", "no_tense"]

Days = tuple[int, int]


class Waits(NamedTuple):
    """What a date without days waits for.

    Attributes:
        to: ``written``, the day of writing, or ``text``, a date the text names before.
        unit: the calendar unit that is counted, or ``weekday``.
        low: how many units after (before, if negative) at the least; None if nobody says.
        high: how many at the most.
        part: which day of the week (1 is Monday), or which part of the unit, if one is named.
    """

    to: str
    unit: str
    low: int | None
    high: int | None
    part: int | str | None = None


class Answer(NamedTuple):
    """One value of a date.

    Attributes:
        first: its first day, or None if it is open or unknown.
        last: its last day, likewise.
        convention: the rule by which the words were taken.
        grounds: why the rule was applied, in words; empty until a choice was made.
        form: EDTF, where the days do not say all: digits unknown, or a season.
        ends: the days of the beginning and of the end of a span; None for an open one.
        waits: what it waits for, if it has no days yet.
        soft: whether a rule of thumb gives the days, as for "early March".
        approximate: whether the words say "about".
        recurring: whether it happens again and again.
    """

    first: int | None
    last: int | None
    convention: str = "calendar"
    grounds: str = ""
    form: str = ""
    ends: tuple[Days | None, Days | None] | None = None
    waits: Waits | None = None
    soft: bool = False
    approximate: bool = False
    recurring: bool = False

    @property
    def days(self) -> Days | None:
        """Both days, if both are known."""
        if self.first is None or self.last is None:
            return None
        return self.first, self.last


class Term(Protocol):
    """A date as its words say it, before anything outside them is looked at."""

    def answers(self, frame: Frame) -> list[Answer]:
        """Its values in a frame, the chosen one first; none if no day can be meant."""
        ...


# The tense of a text that says no more than when, an entry or a request.
ENTRY = 2
_FUTURE = "the words around it speak of the future"
_ENTRY = "the text says no more than when; an entry looks forward"


def no_tense() -> int:
    """No word tells past from future."""
    return 0


class Frame(NamedTuple):
    """What a date of a text is read against.

    Attributes:
        today: the day of writing, or None if nobody knows.
        named: the days of the date the text named last, or None.
        told: the days the text has come to, if it tells of a time long past, or None.
        tense: asks the words around: -1 past, 1 future, 0 if they do not tell; :data:`ENTRY` if
            there are none.
        order: how the language writes a date in digits, ``dmy`` or ``mdy``.
        order_grounds: why this order.
    """

    today: int | None = None
    named: Days | None = None
    told: Days | None = None
    tense: Callable[[], int] = no_tense
    order: str = "dmy"
    order_grounds: str = "the order usual in the language"

    def directed(self, past: Days, future: Days, *, nearer: bool = False) -> list[Answer]:
        """The past and the future occurrence of a name, the chosen one first.

        With ``nearer`` the nearer one is chosen where no tense decides.
        """
        tense = self.tense()
        back = Answer(*past, "nearest past", "no word tells past from future; news tells the past")
        ahead = Answer(*future, "nearest future", "also possible")
        if tense > 0:
            return [
                ahead._replace(grounds=_ENTRY if tense == ENTRY else _FUTURE),
                back._replace(grounds="also possible"),
            ]
        if tense < 0:
            return [back._replace(grounds="the words around it speak of the past"), ahead]
        if nearer and self.today is not None and future[0] - self.today < self.today - past[1]:
            return [
                ahead._replace(grounds="it is the nearer of the two"),
                back._replace(grounds="also possible"),
            ]
        if nearer:
            back = back._replace(grounds="it is the nearer of the two")
        return [back, ahead]
