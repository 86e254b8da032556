"""What the words of a claim say about the day they were written.

Some words date an event and the writing by each other: whoever writes "this week" writes in the
week of the event. Where the source is dated they have been read as days already. Where it is not,
this much stays known:

* *reckoned* words name a unit of the calendar counted from that of the writing: "last year" is -1.
  Event and writing lie no further apart than two days of such units can, and once one unit is
  known the other follows.
* a *bare month* has no year: "in February". A rule of thumb says that it is not that of writing.

This module does not date anything; see :mod:`.constraints`.

>>> reckoned("allein in diesem Jahr", "de")
Reckoned(unit=<CalendarUnit.YEAR: 'year'>, low=0, high=0)
>>> reckoned("vorige week", "nl").apart
(-13, -1)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fabula.recognise.dates.mention import DateMention
from fabula.recognise.engine import read
from fabula.value import When
from fabula.value.calendar import CalendarUnit, around

if TYPE_CHECKING:
    from fabula.story import Claim

__all__ = ["Reckoned", "is_bare_month", "reckoned"]

# The fewest and the most days a unit has; a year by the Gregorian rule.
_LENGTHS = {
    CalendarUnit.DAY: (1, 1),
    CalendarUnit.WEEK: (7, 7),
    CalendarUnit.MONTH: (28, 31),
    CalendarUnit.QUARTER: (90, 92),
    CalendarUnit.YEAR: (365, 366),
}


class Reckoned(NamedTuple):
    """Units counted from the one the writing lies in.

    Attributes:
        unit: day, week, month, quarter or year.
        low: the first of them; 0 is that of the writing, -1 the one before.
        high: the last of them.
    """

    unit: CalendarUnit
    low: int
    high: int

    @property
    def apart(self) -> tuple[int, int]:
        """The fewest and the most days the event can lie after the writing."""
        fewest, most = _LENGTHS[self.unit]
        first = self.low * (most if self.low < 0 else fewest) - (most - 1)
        last = self.high * (fewest if self.high < 0 else most) + (most - 1)
        return first, last

    def written_in(self, day: int) -> tuple[int, int]:
        """The first and the last day of writing, if the words mean the unit this day lies in."""
        return around(day, self.unit, -self.high)[0], around(day, self.unit, -self.low)[1]


def reckoned(words: str, language: str) -> Reckoned | None:
    """What words count from their writing; None unless exactly one date among them does."""
    found = [
        mention.waits
        for mention in read(words, language)
        if isinstance(mention, DateMention) and mention.waits is not None and not mention.weak
    ]
    if len(found) != 1:
        return None
    to, unit, low, high, part = found[0]
    known = low is not None and high is not None and part is None and unit in set(_LENGTHS)
    if to != "written" or not known or low is None or high is None:
        return None
    return Reckoned(CalendarUnit(unit), low, high)


def is_bare_month(claim: Claim) -> bool:
    """Whether the words of a claim, read as they stand, name a month and no year."""
    return any(
        isinstance(reading.value, When) and _names_a_month_alone(reading.value)
        for reading in claim.readings
    )


def _names_a_month_alone(when: When) -> bool:
    dates = {date for each in when.dates for date in each.dates}
    return len(dates) == 1 and all(
        date.year == "XXXX" and date.month.isdigit() and not date.day for date in dates
    )
