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

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fabula.value.daterange import inner

if TYPE_CHECKING:
    from fabula.value.daterange import DateRange

__all__ = ["Days"]

# Days in 400 years of the Gregorian calendar, after which it repeats.
_CYCLE = 146_097


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
        """The first run from this day on, or None; its end is None where nothing ends it."""
        first, last = (day if self.low is None else max(day, self.low)), self.high
        if self.ranges:
            runs = [run for each in self.ranges if (run := each.run_from(first))]
            if not runs:
                return None
            first, last = max(first, min(runs)[0]), inner(min, (min(runs)[1], last))
        return None if self.high is not None and first > self.high else (first, last)

    def last_until(self, day: int) -> int | None:
        """The last possible day that is no later than this one, or None."""
        last = day if self.high is None else min(day, self.high)
        if self.ranges:
            runs = [run for each in self.ranges if (run := each.run_until(last))]
            if not runs:
                return None
            last = min(last, max(run[1] for run in runs))
        return None if self.low is not None and last < self.low else last

    @property
    def is_gapless(self) -> bool:
        """Whether both bounds are known and every day between them is possible."""
        if self.low is None or self.high is None:
            return False
        day = self.low
        while day <= self.high:
            run = self.run_from(day)
            if run is None or run[0] != day or run[1] is None:
                return False
            day = run[1] + 1
        return True

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
