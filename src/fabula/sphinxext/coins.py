"""What does a reference manager that reads the text of a page find there? A ContextObject in a span.

*COinS* is an empty ``span`` of class ``Z3988`` whose title holds a reference as a query string, in
the Dublin Core format of OpenURL. The type is a word of Zotero's, which keeps it where the format
leaves the values free: an event is a page of a site, a timeline a data set, a source an article.
A date is given only if it is one day, month or year; nothing is given that is not known.

Sources: ANSI/NISO Z39.88-2004; OpenURL COinS (2005); the matrix ``info:ofi/fmt:kev:mtx:dc``.

>>> from fabula.exchange.reference import Name, Reference, Work
>>> from fabula.value import edtf
>>> one = Reference("k", Work.EVENT, "e", "A day", (), edtf.parse("2024-02"), "en")
>>> context_object(one).partition("&rft.title=")[2]
'A%20day&rft.date=2024-02&rft.language=en'
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from fabula.exchange.reference import Work, note_text, single_date
from fabula.present.inert import inert

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.exchange.reference import Reference

__all__ = ["context_object"]

_HEAD = (("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"))
_TYPES = {Work.TIMELINE: "dataset", Work.EVENT: "webpage", Work.SOURCE: "newspaperArticle"}


def context_object(reference: Reference) -> str:
    """The title of the span, before HTML escapes it: keys and values, percent-encoded UTF-8."""
    told = [(key, inert(value)) for key, value in _elements(reference)]
    return urlencode([*_HEAD, *((key, value) for key, value in told if value)], quote_via=quote)


def _elements(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "rft.type", _TYPES[reference.work]
    yield "rft.title", reference.title
    for name in reference.authors:
        yield "rft.creator", name.text
    yield "rft.date", single_date(reference.issued, "-")
    yield "rft.language", reference.language or ""
    yield "rft.source", reference.container
    yield "rft.publisher", reference.publisher
    yield "rft.identifier", reference.url or ""
    yield "rft.description", note_text(reference)
