r"""What of an edition could a program read back from an export?

A *fact* is one field of one record, as a text that two programs can compare: what an event is
called, which days bound it, which words a claim quotes, what an amount comes to. A format declares
the sorts of fact it carries (:class:`~fabula.exchange.format.Format`), so that its loss is no
opinion: all facts of an edition, less those it carries of the records it did not leave out.

The decisions. Titles are compared as words: what turns directions is left out, and runs of white
space and of control characters are one space; a source without a title goes by our label in
brackets, and a title that was cut says so. Days are given where both ends lie in the years 1 to
9999; a day of publication as :func:`~fabula.exchange.reference.citation_date` has it. An amount is its bounds as decimals, its unit
and its approximator, as the chosen reading has them. A quotation is in the canonical form of texts.

>>> from datetime import date
>>> days_text(date(2024, 2, 8), date(2024, 2, 29)), plain(" a \x00 b ")
('2024-02-08/2024-02-29', 'a b')
"""

from __future__ import annotations

import json
import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from fabula.exchange.bibliography import exported_title
from fabula.exchange.reference import citation_date
from fabula.exchange.table import source_table
from fabula.present.inert import inert
from fabula.text import canonical
from fabula.value import Measure, edtf
from fabula.value.number import decimal_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from fabula.exchange.edition import Edition
    from fabula.exchange.reference import CitationDate
    from fabula.story import Claim, Event, Source

__all__ = [
    "ABOUT_EVENTS",
    "ABOUT_SOURCES",
    "ALL",
    "Fact",
    "Sort",
    "amount_text",
    "citation_text",
    "days_text",
    "facts",
    "plain",
]

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\\s\ufffd-\uffff]+")


class Sort(StrEnum):
    """What a fact is of."""

    EVENT = "event"
    EVENT_TITLE = "event title"
    EVENT_KIND = "event kind"
    EVENT_DATE = "event date"
    EVENT_DAYS = "event days"
    CLAIM = "claim"
    CLAIM_WORDS = "claim words"
    CLAIM_AMOUNT = "claim amount"
    SOURCE = "source"
    SOURCE_TITLE = "source title"
    SOURCE_ADDRESS = "source address"
    SOURCE_DATE = "source date"
    SOURCE_RECORD = "source record"


ALL = frozenset(Sort)
"""Every sort there is."""

ABOUT_EVENTS = frozenset(sort for sort in Sort if sort.split()[0] == "event")
"""What is told of an event itself."""

ABOUT_SOURCES = frozenset(sort for sort in Sort if sort.split()[0] == "source")
"""What is told of a source."""


class Fact(NamedTuple):
    """One field of one record.

    Attributes:
        address: of the record: an event, ``event/claim``, or ``source:id``.
        sort: which field.
        value: it as a text; empty where the fact is that the record is there.
    """

    address: str
    sort: Sort
    value: str = ""


def facts(edition: Edition) -> Iterator[Fact]:
    """Every fact of an edition.

    Raises:
        RecordError: a date says more than EDTF can hold.
    """
    for event in edition.events:
        yield from _of_event(event)
        for claim in event.claims:
            yield from _of_claim(f"{event.id}/{claim.id}", claim)
    for source in edition.sources:
        yield from _of_source(source)


def _of_event(event: Event) -> Iterator[Fact]:
    yield Fact(event.id, Sort.EVENT)
    yield Fact(event.id, Sort.EVENT_TITLE, plain(event.title))
    yield Fact(event.id, Sort.EVENT_KIND, event.kind)
    yield Fact(event.id, Sort.EVENT_DATE, edtf.format(event.when))
    first, last = event.when.earliest, event.when.latest
    if first is not None and last is not None:
        yield Fact(event.id, Sort.EVENT_DAYS, days_text(first, last))


def _of_claim(address: str, claim: Claim) -> Iterator[Fact]:
    yield Fact(address, Sort.CLAIM)
    if claim.passage.exact is not None:
        yield Fact(address, Sort.CLAIM_WORDS, canonical(claim.passage.exact))
    if isinstance(claim.value, Measure):
        yield Fact(address, Sort.CLAIM_AMOUNT, amount_text(claim.value))


def _of_source(source: Source) -> Iterator[Fact]:
    address = f"source:{source.id}"
    yield Fact(address, Sort.SOURCE)
    record = source_table(source)
    yield Fact(address, Sort.SOURCE_TITLE, plain(exported_title(record)))
    if source.url is not None:
        yield Fact(address, Sort.SOURCE_ADDRESS, source.url)
    date = citation_text(citation_date(source.dating.when))
    if date:
        yield Fact(address, Sort.SOURCE_DATE, date)
    yield Fact(address, Sort.SOURCE_RECORD, json.dumps(record, sort_keys=True))


def plain(title: str) -> str:
    """A title as its words are compared."""
    return _CONTROLS.sub(" ", inert(title)).strip()


def days_text(first: date, last: date) -> str:
    """The first and the last possible day, both included."""
    return f"{first.isoformat()}/{last.isoformat()}"


def citation_text(dates: CitationDate) -> str:
    """A year, month or day, or the first and the last day of a range; empty if there is none.

    >>> citation_text(((2024, 2, 8), (2024, 2, 29))), citation_text(((-44,),))
    ('2024-2-8/2024-2-29', '-44')
    """
    return "/".join("-".join(map(str, date)) for date in dates)


def amount_text(amount: Measure) -> str:
    """An amount in decimals of at most so many digits as :func:`decimal_text` gives.

    >>> from fabula.value import parse_measure
    >>> amount_text(parse_measure("about 5e6 EUR"))
    '5000000 5000000 EUR about'
    """
    bounds = ("-" if one is None else decimal_text(one) for one in (amount.low, amount.high))
    return " ".join([*bounds, amount.unit or "-", str(amount.approximator or "-")])
