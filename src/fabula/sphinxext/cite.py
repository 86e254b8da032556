"""How the story, an event or a source is cited: ready lines in the styles asked for most.

The address of a record is that of the site, ``html_baseurl``, followed by the path of its page; a
site without an address cites without one. What the styles are is decided in
:mod:`fabula.exchange.formats.styles`; other formats are written by ``fabula export``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from fabula.exchange.formats.styles import apa, chicago, mla
from fabula.sphinxext.prose import fields, inert, words

if TYPE_CHECKING:
    from fabula.sphinxext.lookup import Lookup
    from fabula.sphinxext.prose import Row

__all__ = ["citation"]

_STYLES = (("APA", apa), ("Chicago", chicago), ("MLA", mla))


def citation(look: Lookup, type: str, id: str) -> nodes.field_list:
    """The reference to a record in each style; of type ``timeline`` to the story itself.

    Raises:
        UnknownIdError: there is no such record.
    """
    reference = look.reference(type, id)
    language = reference.language
    rows: list[Row] = [
        (name, [words(inert(style(reference)), language)]) for name, style in _STYLES
    ]
    if reference.url:
        link = nodes.reference("", inert(reference.url), refuri=reference.url)
        rows.append((look.label("Address"), [link]))
    return fields(*rows, classes=("fab-cite",))
