"""Which days are possible: those between two bounds that at least one written date may mean.

Without dates every day between the bounds is possible; without bounds too, every day there is.
A *run* is a stretch of possible days without a gap.

>>> from fabula.value.calendar import ordinal
>>> from fabula.value.date import Date
>>> from fabula.value.daterange import DateRange
>>> eighth = Date("XXXX", "02", "08")
>>> possible = Days(None, None, (DateRange(eighth, eighth),))
>>> possible.shares_a_day(Days(ordinal(2024, 1, 1), ordinal(2024, 2, 7)))
False
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fabula.errors import RecordError
from fabula.value.daterange import inner

if TYPE_CHECKING:
    from fabula.value.bound import Bound
    from fabula.value.daterange import DateRange

__all__ = ["Days"]

# Days in 400 years of the Gregorian calendar, after which it repeats.
_CYCLE = 146_097
_PATIENCE = 1000


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

        After a thousand parts the question is given up, and answered with no.
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
        """Whether some day is possible in both: leap from run to run until both land on one."""
        low, high = inner(max, (self.low, other.low)), inner(min, (self.high, other.high))
        day = low if low is not None else (high or 0) - _CYCLE
        end = high if high is not None else day + _CYCLE
        while day <= end:
            mine, its = self.run_from(day), other.run_from(day)
            if mine is None or its is None:
                return False
            if mine[0] == its[0]:
                return mine[0] <= end
            day = max(mine[0], its[0])
        return False


def _by_start(run: tuple[int, int | None]) -> int:
    return run[0]


def _moved(bound: Bound, day: int | None) -> Bound:
    if bound.day is not None and day is None:
        raise RecordError("when", "dates", bound.iso, "a bound that leaves a day they may mean")
    return replace(bound, day=day)
