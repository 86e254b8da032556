"""CSL-JSON: what Zotero, pandoc and every citeproc read.

Each reference is an item. Names are literal, since no record says which part of a name is the
family name. ``issued`` has one or two dates or is left out; a notation such as EDTF is never put
there, because processors break on it. What an item cannot hold of the record of a source stands
under ``custom``, which the schema keeps free for that, so that it can be read back.

Source: the CSL-JSON schema of the Citation Style Language, version 1.0.2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fabula.exchange.fact import ABOUT_SOURCES, Sort
from fabula.exchange.format import Exported, Format
from fabula.exchange.layout import json_text
from fabula.exchange.reference import Work, citation_date, note_text, own_record, references

if TYPE_CHECKING:
    from fabula.exchange.edition import Edition
    from fabula.exchange.reference import Reference

__all__ = ["FORMATS"]

_TYPES = {Work.TIMELINE: "dataset", Work.EVENT: "entry", Work.SOURCE: "article-newspaper"}


def _item(reference: Reference) -> dict[str, Any]:
    """One reference as an item, without what is ours alone."""
    dates = citation_date(reference.issued)
    item = {
        "id": reference.key,
        "type": _TYPES[reference.work],
        "title": reference.title,
        "author": [{"literal": name.text} for name in reference.authors],
        "issued": {"date-parts": [list(date) for date in dates]} if dates else None,
        "container-title": reference.container or reference.publisher,
        "publisher": reference.publisher,
        "language": reference.language,
        "URL": reference.url,
        "version": reference.version,
        "note": note_text(reference),
    }
    return {name: value for name, value in item.items() if value}


def _write(edition: Edition) -> Exported:
    items = [
        _item(reference) | {"custom": {"fabula": own_record(reference, edition)}}
        for reference in references(edition)
    ]
    return Exported({FORMATS[0].file(edition): json_text(items, 2).encode()})


FORMATS = (
    Format(
        "csl",
        "CSL-JSON 1.0.2",
        "application/vnd.citationstyles.csl+json",
        ".csl.json",
        "events are titles, dates in words and counts of voices; their claims are left out",
        _write,
        carries=frozenset({Sort.EVENT, Sort.EVENT_TITLE, *ABOUT_SOURCES}),
        one=lambda reference: json_text([_item(reference)], 2),
    ),
)
