"""When something happened, as honestly as it is known.

A *when* has a shape and four bounds. An *instant* happened on one day, which may be unknown: its
start and its end have the same bounds. A *span* lasted from a day between ``start_earliest`` and
``start_latest`` to a day between ``end_earliest`` and ``end_latest``. Something *recurring*
happened more than once: the bounds are those of the first and of the last time. A *bound* is a day
counted as in :mod:`fabula.value.calendar`; both bounds belong; it is *hard* if the evidence gives
it and *soft* if a rule of thumb does, and it says why it stands. A bound without a day bounds
nothing.

The decisions: an end may be *unknown*, which says that it came but not when, or *open*, which says
that none is known to have come. ``uncertain`` and ``approximate`` never move a bound. What the
bounds cannot say (a digit left open before one given, a season, a set with gaps, a mark on one
component) is kept beside them as *dates*, and nothing else is, so that two whens that mean the same
days are equal however they were written.

This module does not know how dates are written; see :mod:`fabula.value.edtf`. Which of two whens
came first is told by :mod:`fabula.value.interval`.

>>> from datetime import date
>>> february = When.within(date(2024, 2, 1), date(2024, 2, 29))
>>> february.narrowed(Bound(date(2024, 2, 8).toordinal(), because="the denial"), None).earliest
datetime.date(2024, 2, 8)
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from fabula.errors import RecordError
from fabula.value.bound import NO_BOUND, Bound, Day, as_bound, earlier, later
from fabula.value.date import Date, mark_of
from fabula.value.daterange import DateRange, FourDays, Shape, bounds_say_all, four_days
from fabula.value.days import Days

__all__ = ["NO_BOUND", "Bound", "Day", "Shape", "When"]


@dataclass(frozen=True, slots=True)
class When:
    """Four bounds and a shape; make one with the constructors below or from a notation.

    Attributes:
        shape: instant, span or recurring.
        start_earliest: no start before this day.
        start_latest: no start after this day.
        end_earliest: no end before this day.
        end_latest: no end after this day.
        uncertain: the source itself doubts the date (EDTF ``?``).
        approximate: the date is about right (EDTF ``~``).
        open_start: a span that began before anything known; it has no bounds of its start.
        open_end: a span not known to have ended; it has no bounds of its end.
        dates: what the bounds cannot say; empty if they say all.

    Raises:
        RecordError: bounds the wrong way round, an instant whose start and end differ, or an open
            end that has bounds.

    >>> When.within(10, 5)
    Traceback (most recent call last):
    fabula.errors.RecordError: when, start_latest: '0001-01-05' is not on or after 0001-01-10
    """

    shape: Shape
    start_earliest: Bound = NO_BOUND
    start_latest: Bound = NO_BOUND
    end_earliest: Bound = NO_BOUND
    end_latest: Bound = NO_BOUND
    uncertain: bool = False
    approximate: bool = False
    open_start: bool = False
    open_end: bool = False
    dates: tuple[DateRange, ...] = ()

    def __post_init__(self) -> None:
        _check_order(self)
        _check_shape(self)
        _check_open(self)

    @classmethod
    def on(cls, day: Day) -> When:
        """An instant known to the day.

        >>> When.on(datetime.date(2024, 2, 29)).is_day
        True
        """
        return cls.within(day, day)

    @classmethod
    def within(cls, earliest: Day, latest: Day) -> When:
        """An instant: one unknown day from the earliest to the latest, both included.

        None for either means that nothing is known on that side.
        """
        low, high = as_bound(earliest), as_bound(latest)
        return cls(Shape.INSTANT, low, high, low, high)

    @classmethod
    def unknown(cls) -> When:
        """An instant of which nothing is known."""
        return cls(Shape.INSTANT)

    @classmethod
    def lasting(
        cls, start: Day | When, end: Day | When, *, open_start: bool = False, open_end: bool = False
    ) -> When:
        """A span from one day to another, both included; each may itself be an uncertain instant.

        None is an unknown end; an open one is asked for by its name.

        >>> february = When.within(datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
        >>> When.lasting(february, None, open_end=True).start_latest.iso
        '2024-02-29'
        """
        first = start.start if isinstance(start, When) else cls.on(start)
        last = end.end if isinstance(end, When) else cls.on(end)
        both = (DateRange(_end_date(first), _end_date(last)),)
        written = cls.written(Shape.SPAN, both, open_start=open_start, open_end=open_end)
        bounds = (first.start_earliest, first.start_latest, last.end_earliest, last.end_latest)
        days = tuple(bound.day for bound in bounds)
        return replace(
            written._bounded(*bounds),
            uncertain=first.uncertain or last.uncertain,
            approximate=first.approximate or last.approximate,
            dates=written.dates if written.days == days else (),
        )

    @classmethod
    def recurring(cls, earliest: Day = None, latest: Day = None) -> When:
        """Something that happened more than once, never before the earliest or after the latest."""
        return cls(Shape.RECURRING, as_bound(earliest), NO_BOUND, NO_BOUND, as_bound(latest))

    @classmethod
    def written(
        cls,
        shape: Shape,
        ranges: tuple[DateRange, ...],
        *,
        open_start: bool = False,
        open_end: bool = False,
    ) -> When:
        """What these written dates mean.

        An instant is one unknown day of any of the ranges, a span lasted over the only one, and
        something recurring happened in all of them.
        """
        ranges = tuple(each.told(shape) for each in ranges)
        marks = {
            mark for each in ranges for date in each.dates for mark in date.marks[: date.components]
        }
        bare = tuple(each.unmarked() for each in ranges) if len(marks) == 1 else ranges
        start_earliest, start_latest, end_earliest, end_latest = map(Bound, four_days(shape, bare))
        return cls(
            shape,
            start_earliest,
            start_latest,
            end_earliest,
            end_latest,
            uncertain=not marks.isdisjoint("?%"),
            approximate=not marks.isdisjoint("~%"),
            open_start=open_start,
            open_end=open_end,
            dates=() if bounds_say_all(shape, bare) else bare,
        )

    @property
    def days(self) -> FourDays:
        """The days of the four bounds, in their order, without their reasons."""
        return (
            self.start_earliest.day,
            self.start_latest.day,
            self.end_earliest.day,
            self.end_latest.day,
        )

    @property
    def earliest(self) -> datetime.date | None:
        """The first day of it there can have been.

        None if nothing bounds it, and also where :class:`datetime.date` cannot hold the day, which
        is outside the years 1 to 9999; :attr:`earliest_iso` tells the two apart.
        """
        return self.start_earliest.date

    @property
    def latest(self) -> datetime.date | None:
        """The last day of it there can have been; None as for :attr:`earliest`."""
        return self.end_latest.date

    @property
    def earliest_iso(self) -> str | None:
        """The first day of it there can have been, in ISO 8601; None if nothing bounds it."""
        return self.start_earliest.iso

    @property
    def latest_iso(self) -> str | None:
        """The last day of it there can have been, in ISO 8601; None if nothing bounds it."""
        return self.end_latest.iso

    @property
    def is_day(self) -> bool:
        """Whether it is one known day, from its first bound to its last."""
        return self.start_earliest.day is not None and len(set(self.days)) == 1

    @property
    def is_soft(self) -> bool:
        """Whether a rule of thumb gives any of its bounds."""
        bounds = (self.start_earliest, self.start_latest, self.end_earliest, self.end_latest)
        return any(bound.day is not None and not bound.hard for bound in bounds)

    @property
    def mark(self) -> str:
        """The mark of EDTF that says how the whole is qualified; empty if it is not."""
        return mark_of(self.uncertain, self.approximate)

    @property
    def start(self) -> When:
        """The day it started, as an instant."""
        return self._end(self.start_earliest, self.start_latest, 0)

    @property
    def end(self) -> When:
        """The day it ended, as an instant."""
        return self._end(self.end_earliest, self.end_latest, 1)

    def _end(self, low: Bound, high: Bound, which: int) -> When:
        plain = When(Shape.INSTANT, low, high, low, high, self.uncertain, self.approximate)
        if self.shape is Shape.INSTANT:
            return self
        date = (self.dates[0].first, self.dates[0].last)[which] if self.dates else None
        if self.shape is Shape.RECURRING or date is None:
            return plain
        alone = When.written(Shape.INSTANT, (DateRange(date, date),))
        if not self._is_marked:
            alone = alone.qualified(uncertain=self.uncertain, approximate=self.approximate)
        return alone._bounded(low, high, low, high)

    @property
    def _is_marked(self) -> bool:
        """Whether its dates carry marks of their own, since not all of it is doubted alike."""
        return not all(each.is_unmarked for each in self.dates)

    def qualified(self, *, uncertain: bool = False, approximate: bool = False) -> When:
        """The same, doubted or about right as well; no bound moves."""
        mark = mark_of(uncertain, approximate) if self._is_marked else ""
        return replace(
            self,
            uncertain=self.uncertain or uncertain,
            approximate=self.approximate or approximate,
            dates=tuple(each.qualified(mark) for each in self.dates),
        )

    def same_days(self, other: When) -> bool:
        """Whether both say the same about the days; reasons, softness and marks apart.

        This is how an expected date is held against one that was read.
        """
        mine = (self.shape, self.days, self.open_start, self.open_end, self._unmarked_dates)
        its = (other.shape, other.days, other.open_start, other.open_end, other._unmarked_dates)
        return mine == its

    def narrower_than(self, other: When) -> bool:
        """Whether its outer bounds lie within the other's, and one of them further in."""
        mine, its = self.days[::3], other.days[::3]
        return mine != its and Days(*its).holds(Days(*mine))

    def allows(self, day: int) -> bool:
        """Whether an instant may have been on this day, or another shape may include it."""
        run = self._possible.run_from(day)
        return run is not None and run[0] == day

    def meets(self, other: When) -> bool:
        """Whether both can hold of one thing.

        Two instants can if they share a day, two spans if they share a start and an end; an
        instant can lie within a span, and anything within the bounds of what recurs.

        >>> When.on(3).meets(When.lasting(1, 5)), When.lasting(1, 5).meets(When.lasting(1, 6))
        (True, False)
        """
        spans = self.shape is other.shape is Shape.SPAN
        ends = not spans or (self.start.meets(other.start) and self.end.meets(other.end))
        return ends and self._possible.shares_a_day(other._possible)

    def narrowed(self, earliest: Bound | None, latest: Bound | None) -> When:
        """The same, known to lie between these bounds as well; it is never widened.

        Of two bounds the tighter stays, with its reason; of two on one day the hard one. A day
        that the dates leave out is passed over: the eighth of February of an unknown year, once it
        is known to be 2024, is one day. A latest bound closes an open end, an earliest an open
        start.

        Raises:
            RecordError: no day is left.

        >>> spring = When.within(datetime.date(2024, 3, 1), datetime.date(2024, 5, 31))
        >>> spring.narrowed(Bound(738_000), None) == spring
        True
        """
        low, high = earliest or NO_BOUND, latest or NO_BOUND
        if self.shape is Shape.INSTANT:
            return self._narrowed_instant(low, high)
        if self.shape is Shape.SPAN:
            return self._narrowed_span(low, high)
        return self._bounded(
            later(self.start_earliest, low),
            earlier(self.start_latest, high),
            later(self.end_earliest, low),
            earlier(self.end_latest, high),
        )

    def without_reasons(self) -> When:
        """The same with hard bounds that give no reason, as a notation holds it."""
        start_earliest, start_latest, end_earliest, end_latest = map(Bound, self.days)
        return self._bounded(start_earliest, start_latest, end_earliest, end_latest)

    def _bounded(
        self, start_earliest: Bound, start_latest: Bound, end_earliest: Bound, end_latest: Bound
    ) -> When:
        """The same with these four bounds."""
        return replace(
            self,
            start_earliest=start_earliest,
            start_latest=start_latest,
            end_earliest=end_earliest,
            end_latest=end_latest,
        )

    def _narrowed_instant(self, earliest: Bound, latest: Bound) -> When:
        low, high = later(self.start_earliest, earliest), earlier(self.end_latest, latest)
        moved = self._bounded(low, high, low, high)
        if not self.dates or moved.days == self.days:
            return moved
        low, high = moved._possible.first(low), moved._possible.last(high)
        moved = self._bounded(low, high, low, high)
        return replace(moved, dates=()) if moved._possible.is_gapless else moved

    def _narrowed_span(self, low: Bound, high: Bound) -> When:
        """Each end is narrowed alone, as the instant it is; an open one only by its own bound."""
        open_start = self.open_start and low.day is None
        open_end = self.open_end and high.day is None
        return When.lasting(
            self.start if open_start else self.start.narrowed(low, high),
            self.end if open_end else self.end.narrowed(low, high),
            open_start=open_start,
            open_end=open_end,
        )

    @property
    def _possible(self) -> Days:
        """The days of an instant; of another shape, all days from its first to its last."""
        dates = self.dates if self.shape is Shape.INSTANT else ()
        return Days(self.start_earliest.day, self.end_latest.day, dates)

    @property
    def _unmarked_dates(self) -> tuple[DateRange, ...]:
        bare = tuple(each.unmarked() for each in self.dates)
        return () if bare and bounds_say_all(self.shape, bare) else bare


def _end_date(when: When) -> Date | None:
    """The one date an instant would be written as, marks included; None if there is none."""
    single = when.dates[0].single if len(when.dates) == 1 else None
    low, high, *_ = when.days
    if single is None and low is not None and high is not None:
        single = Date.covering(low, high)
    return single.qualified(when.mark) if single and single.is_unmarked else single


def _check_order(when: When) -> None:
    pairs = (("start_earliest", "start_latest"), ("end_earliest", "end_latest"))
    for low, high in (*pairs, ("start_earliest", "end_latest")):
        first, last = getattr(when, low), getattr(when, high)
        if first.day is not None and last.day is not None and first.day > last.day:
            raise RecordError("when", high, last.iso, f"on or after {first.iso}")


def _check_shape(when: When) -> None:
    start = (when.start_earliest, when.start_latest)
    if when.shape is Shape.INSTANT and start != (when.end_earliest, when.end_latest):
        came = (when.end_earliest.iso, when.end_latest.iso)
        raise RecordError("when", "end", came, "the start, as an instant has it")
    if not when.dates:
        return
    if not Days(*four_days(when.shape, when.dates)[::3]).holds(Days(*when.days[::3])):
        raise RecordError("when", "dates", when.dates, "dates that hold its bounds")


def _check_open(when: When) -> None:
    ends = (
        ("open_start", when.open_start, when.start_earliest, when.start_latest),
        ("open_end", when.open_end, when.end_earliest, when.end_latest),
    )
    for field, is_open, low, high in ends:
        bounded = when.shape is not Shape.SPAN or low.day is not None or high.day is not None
        if is_open and bounded:
            raise RecordError("when", field, is_open, "False where there are bounds, or no span")
