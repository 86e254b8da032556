"""What does the head of a page tell reference managers and search engines?

The page of an event or of a source says how the record is cited: in the tags of Highwire Press and
Dublin Core, which reference managers read, and as schema.org in JSON-LD, which search engines read.
A date is given only if it is one day, month or year; an address only if there is one. What stands in
a tag is what :mod:`fabula.exchange.reference` says, so pages and exports agree.

Sources: Google Scholar's inclusion guidelines (the ``citation_`` tags); Dublin Core in HTML (DCMI
Recommendation, 4 August 2008); the HTML standard, 4.12.1.3 (what a script may hold).

>>> from fabula.exchange.reference import Name, Reference, Work
>>> from fabula.value import edtf
>>> one = Reference("k", Work.EVENT, "e", 'A "day"', (Name("the desk"),), edtf.parse("2024-02"), "en")
>>> print(metatags(one).splitlines()[0])
<meta name="citation_title" content="A &quot;day&quot;" />
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

from fabula.exchange.reference import Work, citation_date
from fabula.sphinxext.prose import inert
from fabula.sphinxext.records import record_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx

    from fabula.exchange.reference import Reference

__all__ = ["add_metadata", "metatags"]

_TYPES = {Work.TIMELINE: "Dataset", Work.EVENT: "CreativeWork", Work.SOURCE: "NewsArticle"}
_MARKUP = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&"}


def metatags(reference: Reference) -> str:
    """The tags of a head that say how a work is cited, one a line."""
    told = "".join(
        f'<meta name="{name}" content="{escape(inert(value))}" />\n'
        for name, value in _tags(reference)
        if value
    )
    return f'{told}<script type="application/ld+json">{_linked_data(reference)}</script>\n'


def _tags(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "citation_title", reference.title
    for name in reference.authors:
        yield "citation_author", name.text
    yield "citation_publication_date", _date(reference, "/")
    yield "citation_language", reference.language or ""
    yield "citation_public_url", reference.url or ""
    yield "citation_publisher", reference.publisher
    yield "citation_technical_report_institution", reference.container
    yield "DC.title", reference.title
    for name in reference.authors:
        yield "DC.creator", name.text
    yield "DC.date", _date(reference, "-")
    yield "DC.language", reference.language or ""
    yield "DC.identifier", reference.url or ""
    yield "DC.publisher", reference.publisher
    yield "DCTERMS.isPartOf", reference.container


def _date(reference: Reference, between: str) -> str:
    """A day, a month or a year; nothing of a range, which no tag can hold."""
    dates = citation_date(reference.issued)
    if len(dates) != 1 or not 0 < dates[0][0] <= 9999:
        return ""
    year, *parts = dates[0]
    return between.join([f"{year:04d}", *(f"{part:02d}" for part in parts)])


def _linked_data(reference: Reference) -> str:
    part_of = {"@type": "Dataset", "name": reference.container}
    table: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": _TYPES[reference.work],
        "name": reference.title,
        "author": [
            {"@type": "Person" if name.person else "Organization", "name": name.text}
            for name in reference.authors
        ],
        "datePublished": _date(reference, "-"),
        "inLanguage": reference.language,
        "publisher": {"@type": "Organization", "name": reference.publisher}
        if reference.publisher
        else None,
        "isPartOf": part_of if reference.container else None,
        "url": reference.url,
        "version": reference.version,
    }
    text = json.dumps({name: value for name, value in table.items() if value})
    # In HTML nothing in a script may look like its end or a comment; in EPUB, like a tag or an entity.
    return text.translate(_MARKUP)


def add_metadata(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document
) -> None:
    """Put the tags into the head of a page of a record; Sphinx calls it for every page."""
    reference = _cited(app, pagename)
    if reference is not None:
        context["metatags"] = context.get("metatags", "") + metatags(reference)


def _cited(app: Sphinx, page: str) -> Reference | None:
    """What is cited by the page, or None if it is no page of an event or a source."""
    if not app.config.fabula_pages:
        return None
    try:
        record = record_of(page)
    except KeyError:
        return None
    domain: Any = app.env.domains["fab"]
    found: Reference | None = domain.model.references(app.config.html_baseurl).get(record)
    return found
