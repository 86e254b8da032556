"""One end of what is known about a day, and why it stands there.

A *bound* is a day as :mod:`fabula.value.calendar` counts it; the day itself belongs. It is *hard*
if the evidence gives it and *soft* if a rule of thumb does. A bound without a day bounds nothing.
Of two bounds on the same side the tighter holds; of two on one day the hard one, and else the one
that stood there first.

>>> later(Bound(5, because="the denial"), Bound(3)).because
'the denial'
>>> later(NO_BOUND, Bound(3)), earlier(Bound(3, hard=False), Bound(3)).hard
(Bound(day=3, hard=True, because=''), True)
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TypeAlias

from fabula.value.calendar import iso_day

__all__ = ["NO_BOUND", "Bound", "Day", "as_bound", "earlier", "later"]


@dataclass(frozen=True, slots=True)
class Bound:
    """One end of what is known about a day; the day itself belongs.

    Attributes:
        day: the ordinal of the day, or None if nothing is known on this side.
        hard: whether evidence gives the bound; False if only a rule of thumb does.
        because: what gives it, in words for a reader; may be empty.
    """

    day: int | None
    hard: bool = True
    because: str = ""

    @property
    def iso(self) -> str | None:
        """The day in ISO 8601, or None."""
        return None if self.day is None else iso_day(self.day)

    @property
    def date(self) -> datetime.date | None:
        """The day as a date, or None; None also outside the years 1 to 9999, which it cannot hold."""
        if self.day is None or not 1 <= self.day <= datetime.date.max.toordinal():
            return None
        return datetime.date.fromordinal(self.day)


NO_BOUND = Bound(None)
Day: TypeAlias = datetime.date | int | Bound | None


def as_bound(day: Day) -> Bound:
    """The bound on this day: a date, an ordinal, a bound already, or None for no bound."""
    if isinstance(day, Bound):
        return day
    return Bound(day.toordinal() if isinstance(day, datetime.date) else day)


def later(one: Bound, other: Bound) -> Bound:
    """The tighter of two earliest bounds."""
    if one.day is None or other.day is None:
        return one if other.day is None else other
    return other if (other.day, other.hard) > (one.day, one.hard) else one


def earlier(one: Bound, other: Bound) -> Bound:
    """The tighter of two latest bounds."""
    if one.day is None or other.day is None:
        return one if other.day is None else other
    return other if (other.day, one.hard) < (one.day, other.hard) else one
