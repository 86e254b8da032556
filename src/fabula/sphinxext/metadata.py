"""What does the head of a page tell reference managers and search engines?

The page of an event or of a source, and every page that says how the story is cited, tell it three
times: in the tags of Highwire Press and Dublin Core, which reference managers read; as schema.org in
JSON-LD, which search engines read; and by links to the files that hold the same in other formats.
A date is given only if it is one day, month or year; an address only if there is one. What stands in
a tag is what :mod:`fabula.exchange.reference` says, so pages and exports agree.

The page of an event is a work of its editors, with the date of the version; what it is about is an
event, whose date is four bounds and EDTF, and a day only if the day is known. The context of the JSON-LD stands in
it, so that nothing is fetched to read it.

Sources: Google Scholar's inclusion guidelines (the ``citation_`` tags); Dublin Core in HTML (DCMI
Recommendation, 4 August 2008); the HTML standard, 4.2.4 (links to alternate representations) and
4.12.1.3 (what a script may hold).

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

from sphinx.util.osutil import relative_uri

from fabula.exchange.format import formats
from fabula.exchange.formats.jsonld import BOUND_TERMS, TERMS, bounds
from fabula.exchange.reference import Work, single_date
from fabula.present.inert import inert
from fabula.sphinxext.exports import beside, whole
from fabula.sphinxext.records import is_site, record_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docutils import nodes
    from sphinx.application import Sphinx

    from fabula.exchange.reference import Reference
    from fabula.sphinxext.model import Model
    from fabula.story import Event

__all__ = ["add_metadata", "metatags"]

_TYPES = {Work.TIMELINE: "Dataset", Work.EVENT: "CreativeWork", Work.SOURCE: "NewsArticle"}
_DCMI_TYPES = {Work.TIMELINE: "Dataset", Work.EVENT: "Text", Work.SOURCE: "Text"}
_CONTEXT: dict[str, Any] = {
    "@vocab": "https://schema.org/",
    "fab": TERMS,
    "url": {"@type": "@id"},
}
_MARKUP = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&"}

Alternate = tuple[str, str, str]
"""Another form of what is cited: its address from the page, media type and title."""


def metatags(
    reference: Reference, about: Event | None = None, alternates: Iterable[Alternate] = ()
) -> str:
    """The tags of a head that say how a work is cited, one a line.

    Args:
        reference: the work.
        about: the event that a page of an event is about.
        alternates: other forms of the same.
    """
    told = "".join(
        f'<meta name="{name}" content="{escape(inert(value))}" />\n'
        for name, value in _tags(reference)
        if value
    )
    others = "".join(
        f'<link rel="alternate" type="{escape(type)}" href="{escape(href)}" '
        f'title="{escape(title)}" />\n'
        for href, type, title in alternates
    )
    data = _linked_data(reference, about)
    return f'{told}{others}<script type="application/ld+json">{data}</script>\n'


def _tags(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "citation_title", reference.title
    for name in reference.authors:
        yield "citation_author", name.text
    yield "citation_publication_date", single_date(reference.issued, "/")
    yield "citation_language", reference.language or ""
    yield "citation_public_url", reference.url or ""
    yield "citation_publisher", reference.publisher
    yield "citation_technical_report_institution", reference.container
    yield "DC.title", reference.title
    for name in reference.authors:
        yield "DC.creator", name.text
    yield "DC.date", single_date(reference.issued, "-")
    yield "DC.type", _DCMI_TYPES[reference.work]
    yield "DC.language", reference.language or ""
    yield "DC.identifier", reference.url or ""
    yield "DC.publisher", reference.publisher
    yield "DCTERMS.isPartOf", reference.container


def _linked_data(reference: Reference, about: Event | None) -> str:
    part_of = {"@type": "Dataset", "name": reference.container}
    table: dict[str, Any] = {
        "@context": {**_CONTEXT, **(BOUND_TERMS if about else {})},
        "@type": _TYPES[reference.work],
        "name": reference.title,
        "author": [
            {"@type": "Person" if name.person else "Organization", "name": name.text}
            for name in reference.authors
        ],
        "datePublished": single_date(reference.issued, "-"),
        "inLanguage": reference.language,
        "publisher": {"@type": "Organization", "name": reference.publisher}
        if reference.publisher
        else None,
        "isPartOf": part_of if reference.container else None,
        "about": _event(about) if about else None,
        "url": reference.url,
        "version": reference.version,
    }
    text = json.dumps({name: value for name, value in table.items() if value})
    # In HTML nothing in a script may look like its end or a comment; in EPUB, like a tag or an entity.
    return text.translate(_MARKUP)


def _event(event: Event) -> dict[str, Any]:
    """What happened, with its date as honestly as it is known."""
    day = event.when.earliest_iso if event.when.is_day else None
    told = {"@type": "Event", "name": event.title, **bounds(event.when)}
    return told | ({"startDate": day} if day else {})


def add_metadata(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document
) -> None:
    """Put the tags into the head of a page that something is cited by; Sphinx calls it for all."""
    domain: Any = app.env.domains["fab"]
    model, address = domain.model, domain.address
    record = _record(app, pagename) or _timeline(domain, address, pagename)
    reference = model.references(address).get(record)
    if reference is not None:
        about = model.story.event(reference.id) if reference.work is Work.EVENT else None
        tags = metatags(reference, about, _alternates(app, pagename, reference, model))
        context["metatags"] = context.get("metatags", "") + tags


def _record(app: Sphinx, page: str) -> tuple[str, str] | None:
    """Type and id of the event or the source that has this page, if there is one."""
    if not app.config.fabula_pages:
        return None
    try:
        return record_of(page)
    except KeyError:
        return None


def _timeline(domain: Any, address: str, page: str) -> tuple[str, str] | None:
    """The story, if the page tells how it is cited."""
    record = ("timeline", domain.model.story.id)
    asked = domain.data["uses"].get(page, {})
    return record if f"reference {address} {' '.join(record)}" in asked else None


def _alternates(app: Sphinx, page: str, reference: Reference, model: Model) -> Iterator[Alternate]:
    if not app.config.fabula_pages or not is_site(app.builder):
        return
    here = app.builder.get_target_uri(page)
    if reference.work is Work.TIMELINE:
        made = whole(model.story.id)
    else:
        paths = beside(reference.work.value, reference.id)
        made = [(formats()[name], path) for name, path in paths.items()]
    for format, path in made:
        yield relative_uri(here, path), format.media_type, format.title
