"""What was recognised in a text, for people at a terminal: the text marked, and a table of readings.

Each mention stands in brackets with its number, and the table tells under that number what it was
taken as, what else it could be, and why. Text and words may hold anything and are shown safely.

>>> from fabula.recognise.engine import read
>>> text = "It cost 3 bn euros."
>>> print(marked(text, read(text, "en")))
It cost [1: 3 bn euros].
"""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING, NamedTuple

from rich.table import Table
from rich.text import Text

from fabula.present.findings import safe_text
from fabula.present.wording import amount_words
from fabula.recognise.dates.mention import DateMention
from fabula.recognise.mention import Mention, Quantity
from fabula.value import Measure, edtf

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["marked", "table"]

_HEADINGS = ("", "words", "taken as", "could also be", "grounds")


class _Told(NamedTuple):
    taken: str
    others: tuple[str, ...]
    grounds: str


def marked(text: str, mentions: Iterable[Mention]) -> str:
    """The text, each mention in brackets with its number; offsets are those of this very text."""
    parts = []
    done = 0
    for number, mention in enumerate(mentions, 1):
        parts.append(safe_text(text[done : mention.start], lines=True))
        parts.append(f"[{number}: {safe_text(mention.text)}]")
        done = mention.end
    return "".join([*parts, safe_text(text[done:], lines=True)])


def table(mentions: Iterable[Mention]) -> Table:
    """One row a mention: its number, its words, what they were taken as, what else, and why."""
    drawn = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for heading in _HEADINGS:
        drawn.add_column(heading, overflow="fold")
    for number, mention in enumerate(mentions, 1):
        taken, others, grounds = _told(mention)
        cells = (str(number), mention.text, taken, "\n".join(others), grounds)
        drawn.add_row(*(Text(safe_text(cell, lines=True)) for cell in cells))
    return drawn


@singledispatch
def _told(mention: Mention) -> _Told:
    """What a mention was taken as; each kind registers how it is told."""
    raise TypeError(f"no way to tell a mention of the kind {mention.kind!r}")


@_told.register
def _amount(mention: Quantity) -> _Told:
    first, *others = (
        amount_words(Measure(one.low, one.high, one.unit, mention.approximator), "en")
        for one in mention.readings
    )
    return _Told(first, tuple(others), mention.chosen.grounds)


@_told.register
def _date(mention: DateMention) -> _Told:
    first, *others = (edtf.format(reading.when) for reading in mention.readings)
    return _Told(first, tuple(others), mention.chosen.grounds)
