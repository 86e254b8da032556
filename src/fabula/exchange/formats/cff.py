"""CITATION.cff: how a repository asks to be cited.

The timeline is the work, of type ``dataset``; each source is one of its ``references``. A date is
given as ``date-published`` if it is a day, as ``month`` and ``year`` as far as both bounds share
them, else not at all. The format wants at least one author: where nobody is named that is the
entity "unknown", which is what the format's guide has for it. Events are not works of their own
here and are left out; strings are written as JSON, which YAML 1.2 reads as they are.

Source: Citation File Format 1.2.0.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from fabula.exchange.fact import Sort
from fabula.exchange.format import Exported, Format, LeftOut
from fabula.exchange.reference import Work, citation_date, note_text, references
from fabula.present.inert import inert

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fabula.exchange.edition import Edition
    from fabula.exchange.reference import Name, Reference

__all__ = ["FORMATS"]

_MESSAGE = "If you use this timeline, please cite it, and each event by its own address."


def _names(names: tuple[Name, ...], otherwise: str) -> list[dict[str, str]]:
    return [{"name": name.text} for name in names] or [{"name": otherwise or "unknown"}]


def _head(work: Reference, edition: Edition) -> dict[str, Any]:
    released = edition.story.released
    return {
        "cff-version": "1.2.0",
        "message": _MESSAGE,
        "type": "dataset",
        "title": work.title,
        "version": work.version,
        "date-released": released.isoformat() if released else "",
        "authors": _names(work.authors, ""),
        "abstract": inert(edition.story.summary),
        "license": inert(edition.story.licence),
        "url": work.url or "",
    }


def _reference(work: Reference) -> dict[str, Any]:
    return {
        "type": "newspaper-article",
        "title": work.title,
        "authors": _names(work.authors, work.publisher),
        **_date(work),
        "publisher": {"name": work.publisher} if work.publisher else {},
        "languages": [work.language.partition("-")[0]] if work.language else [],
        "url": work.url or "",
        "notes": note_text(work),
    }


def _date(work: Reference) -> dict[str, Any]:
    """The day, or the month and year that all its days share."""
    dates = citation_date(work.issued)
    years = {date[0] for date in dates}
    if len(years) != 1 or not 0 < min(years) <= 9999:
        return {}
    if len(dates) == 1 and len(dates[0]) == 3:
        return {"date-published": "{:04d}-{:02d}-{:02d}".format(*dates[0])}
    months = {date[1:2] for date in dates}
    month = {"month": dates[0][1]} if len(months) == 1 and len(dates[0]) > 1 else {}
    return {"year": min(years), **month}


def _yaml(table: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    """Lines of a mapping; what is empty is left out."""
    for name, value in table.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            yield f"{indent}{name}:"
            for one in value:
                first, *rest = _yaml(one, f"{indent}    ")
                yield f"{indent}  - {first.lstrip()}"
                yield from rest
        elif value:
            yield f"{indent}{name}: {_scalar(value)}"


def _scalar(value: Any) -> str:
    """A value in the part of YAML that is JSON, with separators of lines escaped."""
    text = json.dumps(value, ensure_ascii=False)
    return "".join(letter if letter.isprintable() else _escape(letter) for letter in text)


def _escape(letter: str) -> str:
    """A character YAML must not hold as it is, or takes for the end of a line."""
    return f"\\u{ord(letter):04x}" if ord(letter) < 0x10000 else f"\\U{ord(letter):08x}"


def _write(edition: Edition) -> Exported:
    work, *others = references(edition)
    table = _head(work, edition)
    table["references"] = [_reference(one) for one in others if one.work is Work.SOURCE]
    left_out = [
        LeftOut(event.id, "an event is no work of its own in this format")
        for event in edition.events
    ]
    text = "".join(f"{line}\n" for line in _yaml(table))
    return Exported({FORMATS[0].main: text.encode()}, tuple(left_out))


FORMATS = (
    Format(
        "cff",
        "Citation File Format 1.2.0",
        "application/yaml",
        ".cff",
        "events are left out; a date with bounds is its year or month, or none",
        _write,
        carries=frozenset({Sort.SOURCE, Sort.SOURCE_TITLE, Sort.SOURCE_ADDRESS}),
        main="CITATION.cff",
    ),
)
