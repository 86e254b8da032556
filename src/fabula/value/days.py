"""Which days are possible: those between two bounds that at least one written date may mean.

Without dates every day between the bounds is possible; without bounds too, every day there is.
A *run* is a stretch of possible days without a gap.

>>> from fabula.value.calendar import ordinal
>>> from fabula.value.date import Date
>>> eighth = Date("XXXX", "02", "08")
>>> possible = Days(None, None, (DateRange(eighth, eighth),))
>>> possible.shares_a_day(Days(ordinal(2024, 1, 1), ordinal(2024, 2, 7)))
False
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fabula.errors import RecordError
from fabula.value.daterange import DateRange, inner

if TYPE_CHECKING:
    from fabula.value.bound import Bound

__all__ = ["Days"]

# Days in 400 years of the Gregorian calendar, after which it repeats.
_CYCLE = 146_097
_PATIENCE = 100


@dataclass(frozen=True, slots=True)
class Days:
    """The possible days.

    Attributes:
        low: the ordinal of the first bound, or None if nothing is known on that side.
        high: the ordinal of the last bound, or None.
        ranges: the written dates, one of which must hold; empty if there are none.
    """

    low: int | None
    high: int | None
    ranges: tuple[DateRange, ...] = ()

    def run_from(self, day: int) -> tuple[int, int | None] | None:
        """The first possible day from this day on, and the last that follows it without a gap.

        None if no such day is; the last is None where nothing ends the run.
        """
        first, last = (day if self.low is None else max(day, self.low)), self.high
        if self.ranges:
            runs = [run for each in self.ranges if (run := each.run_from(first))]
            if not runs:
                return None
            first, end = min(runs, key=_by_start)
            last = inner(min, (end, last))
        return None if self.high is not None and first > self.high else (first, last)

    def last_until(self, day: int) -> int | None:
        """The last possible day that is no later than this one, or None."""
        last = day if self.high is None else min(day, self.high)
        if self.ranges:
            days = [each.last_until(last) for each in self.ranges]
            found = inner(max, days)
            if found is None:
                return None
            last = found
        return None if self.low is not None and last < self.low else last

    def first(self, bound: Bound) -> Bound:
        """The bound, moved on to the first possible day.

        Raises:
            RecordError: no day from it on is possible.
        """
        run = None if bound.day is None else self.run_from(bound.day)
        return _moved(bound, run and run[0])

    def last(self, bound: Bound) -> Bound:
        """The bound, moved back to the last possible day.

        Raises:
            RecordError: no day up to it is possible.
        """
        return _moved(bound, None if bound.day is None else self.last_until(bound.day))

    def holds(self, other: Days) -> bool:
        """Whether the other's bounds lie within these; written dates are not looked at."""
        low = self.low is None or (other.low is not None and other.low >= self.low)
        high = self.high is None or (other.high is not None and other.high <= self.high)
        return low and high

    @property
    def is_gapless(self) -> bool:
        """Whether both bounds are known and every day between them is possible.

        After a hundred parts the question is given up, and answered with no.
        """
        if self.low is None or self.high is None:
            return False
        day = self.low
        for _ in range(_PATIENCE):
            run = self.run_from(day)
            if run is None or run[0] != day:
                return False
            if run[1] is None or run[1] >= self.high:
                return True
            day = run[1] + 1
        return False

    def shares_a_day(self, other: Days) -> bool:
        """Whether some day is possible in both."""
        low, high = inner(max, (self.low, other.low)), inner(min, (self.high, other.high))
        return any(
            _share_a_day(mine, its, low, high)
            for mine in self.ranges or (_ANY,)
            for its in other.ranges or (_ANY,)
        )


_ANY = DateRange(None, None)


def _share_a_day(one: DateRange, other: DateRange, low: int | None, high: int | None) -> bool:
    """Whether some day between the bounds lies in both ranges."""
    low = inner(max, (low, one.earliest, other.earliest))
    high = inner(min, (high, one.latest, other.latest))
    if low is not None and high is not None and low > high:
        return False
    dates = [date for each in (one, other) if (date := each.single) and not date.is_one_run]
    both = dates[0].shared(dates[1]) if len(dates) == 2 else dates
    # Dates that bound nothing repeat with the calendar, so one of its cycles is enough.
    start = low if low is not None else (high or 0) - _CYCLE
    runs = [date.run_from(start) for date in both]
    return not dates or any(run and (high is None or run[0] <= high) for run in runs)


def _by_start(run: tuple[int, int | None]) -> int:
    return run[0]


def _moved(bound: Bound, day: int | None) -> Bound:
    if bound.day is not None and day is None:
        raise RecordError("when", "dates", bound.iso, "a bound that leaves a day they may mean")
    return replace(bound, day=day)
