"""A date mentioned in a text: where it stands, which days it can mean, and why.

A *reading* holds a :class:`~fabula.value.when.When`; exactly one, the first, is chosen. A date the
text alone cannot tell (no day of writing, no year) has no bounds; it says what it waits for, or
which of its digits are unknown. A time of day is kept as written and moves no bound.

:func:`fields` gives a mention in the form it is written out in.

This module does not find dates; see :mod:`fabula.recognise.dates.grammar`.

>>> from fabula.recognise.engine import read
>>> [mention] = read("am 8. Februar", "de")
>>> fields(mention)["edtf"]
'XXXX-02-08'
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from fabula.recognise.mention import Mention
from fabula.recognise.thaw import thawed
from fabula.value.edtf import format as edtf

if TYPE_CHECKING:
    from fabula.recognise.dates.frame import Waits
    from fabula.value.when import When

__all__ = ["DateMention", "DateReading", "date_mention", "fields"]


@dataclass(frozen=True, slots=True)
class DateReading:
    """One value a date can have.

    Attributes:
        when: its days.
        convention: the rule by which the words were taken.
        chosen: whether this is the reading that holds.
        grounds: why it holds, or why it is possible.
    """

    when: When
    convention: str
    chosen: bool
    grounds: str


@dataclass(frozen=True, slots=True)
class DateMention(Mention):
    """A date.

    Attributes:
        readings: the values it can have, the chosen one first.
        waits: what it waits for, if the text alone does not date it.
        recurring: whether it happens again and again.
        time: the time of day as written, with its zone, or empty.
        weak: whether it is a word such as "now" that dates next to nothing.
    """

    kind: ClassVar[str] = "date"

    readings: tuple[DateReading, ...]
    waits: Waits | None = None
    recurring: bool = False
    time: str = ""
    weak: bool = False

    @property
    def chosen(self) -> DateReading:
        """The reading that holds."""
        return self.readings[0]

    @property
    def when(self) -> When:
        """The value of the chosen reading."""
        return self.chosen.when


_Thawed = thawed(DateMention)


def date_mention(
    start: int,
    end: int,
    text: str,
    readings: tuple[DateReading, ...],
    waits: Waits | None,
    recurring: bool,
    time: str,
) -> DateMention:
    """A date, as the class itself makes it, but faster: a text makes thousands."""
    made: Any = object.__new__(_Thawed)
    made.start, made.end, made.text = start, end, text
    made.readings, made.waits = readings, waits
    made.recurring, made.time, made.weak = recurring, time, False
    made.__class__ = DateMention
    mention: DateMention = made
    return mention


def fields(mention: DateMention) -> dict[str, Any]:
    """The keys of a date beside those every mention has.

    Days are ISO 8601, null if open or unknown. ``relative`` stands only where the date waits for
    something, ``recurring`` where it recurs, ``time`` where a time of day is written.
    """
    when = mention.when
    told: dict[str, Any] = {
        "edtf": edtf(when),
        "earliest": when.earliest_iso,
        "latest": when.latest_iso,
        "readings": [_reading(reading) for reading in mention.readings],
    }
    if mention.waits is not None:
        told["relative"] = _relative(mention.waits)
    if mention.recurring:
        told["recurring"] = True
    if mention.time:
        told["time"] = mention.time
    return told


def _reading(reading: DateReading) -> dict[str, Any]:
    """One reading."""
    return {
        "earliest": reading.when.earliest_iso,
        "latest": reading.when.latest_iso,
        "convention": reading.convention,
        "chosen": reading.chosen,
        "grounds": reading.grounds,
    }


def _relative(waits: Waits) -> dict[str, Any]:
    """What it waits for: one offset, or the lowest and the highest."""
    offset = waits.low if waits.low == waits.high else [waits.low, waits.high]
    told: dict[str, Any] = {"to": waits.to, "unit": waits.unit, "offset": offset}
    if waits.part is not None:
        told["part"] = waits.part
    return told
