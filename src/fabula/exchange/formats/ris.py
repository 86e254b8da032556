"""RIS: what reference managers of every age exchange.

One record a reference, lines end with CR LF, and no line is broken. A date is a year, with month
and day as far as they are known; of a bounded date only a year that both bounds share is given,
since the format has no ranges. ``ELEC`` is the type of all: readers lose authors and days of ``NEWS``.

Source: the RIS format of Research Information Systems, as its readers agree on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.exchange.fact import Sort
from fabula.exchange.format import Exported, Format
from fabula.exchange.reference import citation_date, note_text, references

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.exchange.edition import Edition
    from fabula.exchange.reference import CitationDate, Reference

__all__ = ["FORMATS"]


def _lines(reference: Reference) -> Iterator[tuple[str, str]]:
    """Tags and values of one record, in the order readers expect."""
    yield "TY", "ELEC"
    yield "ID", reference.key
    yield "TI", reference.title
    for name in reference.authors:
        # A comma would be taken for the end of a family name.
        yield "AU", name.text.replace(",", " ")
    yield from _dates(citation_date(reference.issued))
    yield "T2", reference.container
    yield "PB", reference.publisher
    yield "ET", reference.version
    yield "LA", reference.language or ""
    yield "UR", reference.url or ""
    yield "N1", note_text(reference)


def _dates(dates: CitationDate) -> Iterator[tuple[str, str]]:
    """The year, and the date as far as it is one; nothing where years differ or RIS has none."""
    years = {date[0] for date in dates}
    if len(years) != 1 or not 0 < min(years) <= 9999:
        return
    (year,) = years
    yield "PY", f"{year:04d}"
    if len(dates) == 1:
        parts = [f"{part:02d}" for part in dates[0][1:]] + ["", ""]
        yield "DA", f"{year:04d}/{parts[0]}/{parts[1]}/"


def _record(reference: Reference) -> str:
    told = ((tag, " ".join(value.split())) for tag, value in _lines(reference))
    body = "".join(f"{tag}  - {value}\r\n" for tag, value in told if value)
    return f"{body}ER  - \r\n"


def _write(edition: Edition) -> Exported:
    text = "\r\n".join(map(_record, references(edition)))
    return Exported({FORMATS[0].file(edition): text.encode()})


FORMATS = (
    Format(
        "ris",
        "RIS",
        "application/x-research-info-systems",
        ".ris",
        "a date with bounds is its year, or none; what comes from what is left out",
        _write,
        carries=frozenset(
            {Sort.EVENT, Sort.EVENT_TITLE, Sort.SOURCE, Sort.SOURCE_TITLE, Sort.SOURCE_ADDRESS}
        ),
        one=_record,
    ),
)
