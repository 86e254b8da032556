"""Where on a line does a day, or a sum, stand?

*Days*: a story has months without a word and days with ten events, so its days are drawn by
stretches. Each stretch between two neighbouring days of interest gets a width that grows with the
logarithm of its length; within a stretch days are evenly spaced. Order is kept, distance is not,
and the drawing says so.

*Sums* stand on a logarithmic line, a power of ten being one step.

>>> days = DayScale.over([1, 2, 100], 0, 90)
>>> [round(days.at(day)) for day in (1, 2, 51, 100)]
[0, 12, 51, 90]
"""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["DayScale", "SumScale"]


@dataclass(frozen=True, slots=True)
class DayScale:
    """From days to places on a line.

    Attributes:
        days: the days of interest, ascending, at least two.
        places: where each of them stands.
    """

    days: tuple[int, ...]
    places: tuple[float, ...]

    @classmethod
    def over(cls, days: Iterable[int], left: float, right: float) -> DayScale:
        """The scale on which the first of the days stands at the left and the last at the right."""
        held = sorted(set(days)) or [0]
        if len(held) == 1:
            held = [held[0] - 1, held[0], held[0] + 1]
        widths = [math.log2(1 + last - first) for first, last in pairwise(held)]
        unit = (right - left) / sum(widths)
        places = tuple(left + unit * so_far for so_far in accumulate(widths, initial=0))
        return cls(tuple(held), places)

    def at(self, day: int) -> float:
        """The place of a day; one outside is at the nearer end."""
        if day <= self.days[0]:
            return self.places[0]
        if day >= self.days[-1]:
            return self.places[-1]
        after = bisect_right(self.days, day)
        first, last = self.days[after - 1], self.days[after]
        share = (day - first) / (last - first)
        return self.places[after - 1] + share * (self.places[after] - self.places[after - 1])


@dataclass(frozen=True, slots=True)
class SumScale:
    """From sums to places on a logarithmic line.

    Attributes:
        least: the power of ten at the left.
        most: the power of ten at the right.
        left: where the least stands.
        right: where the most stands.
    """

    least: int
    most: int
    left: float
    right: float

    def at(self, log: float) -> float:
        """The place of a sum, by its decimal logarithm."""
        return self.left + (log - self.least) / (self.most - self.least) * (self.right - self.left)

    @property
    def powers(self) -> range:
        """The powers of ten on the line."""
        return range(self.least, self.most + 1)
