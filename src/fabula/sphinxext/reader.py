"""How is the page of a record read, which has no text?

By a parser of its own. Sphinx chooses one by the suffix of the file it reads, and the one file that
all pages of records are read from has a suffix no author uses. What stands in that file is only for
who asks for the source of a page; the page is made from the record it is named after. Parsing a text
with one directive in it would cost more than what the directive shows.

>>> RecordParser.supported
('fabula-record',)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.parsers import Parser

from fabula.errors import FabulaError
from fabula.sphinxext.cite import citation
from fabula.sphinxext.event import event_section
from fabula.sphinxext.held import held
from fabula.sphinxext.page import Page, warn
from fabula.sphinxext.prose import keep_from_translators, linked, paragraph, retirement, words
from fabula.sphinxext.records import record_of
from fabula.sphinxext.source import source_section

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from fabula.sphinxext.lookup import Lookup

__all__ = ["RecordParser", "register"]


class RecordParser(Parser):
    """Makes the page of an event, a source or a retired id of either."""

    supported = ("fabula-record",)

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Put what is known about the record into the document."""
        env: Any = document.settings.env
        page = Page(env, document, env.docname, labelled=False)
        try:
            shown = _section(page)
        except FabulaError as error:
            warn(error, page.location)
            return
        keep_from_translators(shown)
        # Have Sphinx not warn that the page is in no table of contents.
        env.metadata[env.docname]["orphan"] = ""
        document += held([shown], document.get("source"), 1)


def register(app: Sphinx) -> None:
    """Tell Sphinx of the parser, and of the suffix of what it reads."""
    app.add_source_parser(RecordParser)
    app.add_source_suffix(".fabula-record", *RecordParser.supported)


def _section(page: Page) -> nodes.section:
    look = page.look
    type, id = record_of(page.env.docname)
    if stone := look.tombstone(type, id):
        section = page.section(type, id, words(id), "fab-retired")
        section += retirement(look, stone)
        return section
    section = event_section(page, id) if type == "event" else source_section(page, id)
    section += citation(look, type, id)
    if type == "event":
        section += _beside(look, id)
    return section


def _beside(look: Lookup, id: str) -> nodes.paragraph:
    """The events before and after one in the list of all, which claims no order that is unknown."""
    before, after = look.beside(id)
    ways = (
        (before, look.label("Listed before"), "prev"),
        (after, look.label("Listed after"), "next"),
    )
    shown: list[nodes.Node] = []
    for other, name, way in ways:
        if other:
            heading = nodes.inline("", name, classes=["fab-label"])
            link = linked(look, "event", other)
            shown += [nodes.inline("", "", heading, nodes.Text(" "), link, classes=[f"fab-{way}"])]
            shown += [nodes.Text(" ")]
    return paragraph(*shown[:-1], classes=("fab-beside",))
