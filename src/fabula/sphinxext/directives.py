"""What an author writes on a line of its own, and the pages that come of it.

============ ============ ================================================================
directive    argument     shows
============ ============ ================================================================
timeline                  events in story order, a line each; ``kind``, ``agent``,
                          ``source``, ``start`` and ``end`` (ISO days) choose
event        an id        everything about an event, or why its id was retired
events                    every event in story order, then the retired ids; ``kind`` chooses
source       an id        everything about a source, or why its id was retired
sources                   every source, then the retired ids
agents                    every agent by name, then the retired ids
findings                  every finding, with the reasons of those that were accepted
============ ============ ================================================================

``no-index`` shows records without giving them their anchors, for pages that repeat what another
page shows. An id or an option that leads nowhere is a warning with file and line, and the rest of
the page is built.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from fabula.errors import FabulaError
from fabula.sphinxext.agent import agent_section
from fabula.sphinxext.event import event_section, summary
from fabula.sphinxext.finding import finding_sections
from fabula.sphinxext.page import Page, warn
from fabula.sphinxext.prose import keep_from_translators, linked, own, paragraph, words
from fabula.sphinxext.source import source_section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docutils.nodes import Node
    from docutils.parsers.rst import Directive

    from fabula.story import Tombstone

__all__ = ["DIRECTIVES"]


class _Directive(SphinxDirective, ABC):
    """A directive whose contents come from the story."""

    option_spec: ClassVar = {"no-index": directives.flag}

    def run(self) -> list[Node]:
        """What stands for the directive, or nothing and a warning."""
        indexed = "no-index" not in self.options
        page = Page(self.env, self.state.document, self.get_location(), indexed)
        try:
            shown = list(self.shown(page))
        except FabulaError as error:
            warn(error, self.get_location())
            return []
        for node in shown:
            keep_from_translators(node)
        return shown

    @abstractmethod
    def shown(self, page: Page) -> Iterable[Node]:
        """What stands for the directive.

        Raises:
            FabulaError: an id or an option leads nowhere.
        """
        ...


class _Timeline(_Directive):
    """Events in story order, a line each."""

    option_spec: ClassVar = {
        **dict.fromkeys(("kind", "agent", "source"), directives.unchanged_required),
        **dict.fromkeys(("start", "end"), lambda text: date.fromisoformat(text).isoformat()),
    }

    def shown(self, page: Page) -> Iterable[Node]:
        look = page.look
        listed = nodes.bullet_list("", classes=["fab-timeline"])
        for id in look.events(**self.options):
            event = look.event(id)
            when, *rest = summary(look, event)
            title = linked(look, "event", id)
            listed += nodes.list_item(
                "",
                paragraph(when, classes=("fab-when",)),
                paragraph(title, classes=("fab-what",)),
                paragraph(*rest[1:], classes=("fab-voices",)),
            )
        yield listed if listed.children else paragraph(nodes.Text(look.label("No event fits.")))


class _One(_Directive):
    """One record, or why its id was retired."""

    required_arguments = 1
    table: ClassVar[str]

    @abstractmethod
    def section(self, page: Page, id: str) -> nodes.section:
        """The section of the record.

        Raises:
            UnknownIdError: there is no such record.
        """
        ...

    def shown(self, page: Page) -> Iterable[Node]:
        stone = page.look.tombstone(self.table, self.arguments[0])
        if stone:
            yield _retired(page, [stone])
        else:
            yield self.section(page, self.arguments[0])


class _Event(_One):
    table = "event"

    def section(self, page: Page, id: str) -> nodes.section:
        return event_section(page, id)


class _Source(_One):
    table = "source"

    def section(self, page: Page, id: str) -> nodes.section:
        return source_section(page, id)


class _Events(_Directive):
    """Every event in story order, then the retired ids."""

    option_spec: ClassVar = {**_Directive.option_spec, "kind": directives.unchanged_required}

    def shown(self, page: Page) -> Iterable[Node]:
        kind = {name: self.options[name] for name in ("kind",) if name in self.options}
        yield from (event_section(page, id) for id in page.look.events(**kind))
        if not kind:
            yield from _all_retired(page, "event")


class _Sources(_Directive):
    """Every source, then the retired ids."""

    def shown(self, page: Page) -> Iterable[Node]:
        yield from (source_section(page, id) for id in page.look.sources())
        yield from _all_retired(page, "source")


class _Agents(_Directive):
    """Every agent by name, then the retired ids."""

    def shown(self, page: Page) -> Iterable[Node]:
        yield from (agent_section(page, id) for id in page.look.agents())
        yield from _all_retired(page, "agent")


class _Findings(_Directive):
    """Every finding."""

    option_spec: ClassVar = {}

    def shown(self, page: Page) -> Iterable[Node]:
        yield from finding_sections(page.look)


def _all_retired(page: Page, table: str) -> Iterator[Node]:
    stones = page.look.retired(table)
    if stones:
        yield nodes.rubric("", page.look.label("Retired ids"), **{"heading-level": 2})
        yield _retired(page, stones)


def _retired(page: Page, stones: Iterable[Tombstone]) -> nodes.definition_list:
    """Retired ids: each keeps its anchor, says why it was retired and where to look instead."""
    look = page.look
    listed = nodes.definition_list("", classes=["fab-retired"])
    for stone in stones:
        term = nodes.term("", "", words(stone.id))
        page.mark(term, stone.table, stone.id, stone.id)
        definition = nodes.definition("", paragraph(own(look, stone.because)))
        if stone.replaced_by:
            see = [nodes.Text(look.label("See instead:") + " ")]
            definition += paragraph(*see, linked(look, stone.table, stone.replaced_by))
        listed += nodes.definition_list_item("", term, definition)
    return listed


DIRECTIVES: dict[str, type[Directive]] = {
    "agents": _Agents,
    "event": _Event,
    "events": _Events,
    "findings": _Findings,
    "source": _Source,
    "sources": _Sources,
    "timeline": _Timeline,
}
"""The directives of the domain, by name."""
