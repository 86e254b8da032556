"""What an author writes on a line of its own, and the pages that come of it.

============ ============ ================================================================
directive    argument     shows
============ ============ ================================================================
timeline-drawing          every event with its bounds and voices, drawn; so ``sums-drawing`` and
                          ``lineage-drawing``; HTML alone shows them
timeline                  events in story order, a line each; ``kind``, ``agent``,
                          ``source``, ``start`` and ``end`` (ISO days) choose
event        an id        everything about an event, or why its id was retired
events                    every event in story order, then the retired ids; ``kind`` chooses
source       an id        everything about a source, or why its id was retired
sources                   every source, then the retired ids
agents                    every agent by name, then the retired ids
apparatus                 where the sources differ, side by side
variants                  where copies of one text differ, side by side
cite         an id        how the event is cited; without an id, how the story is
ledger                    every figure of every source, and what accounts for it
lineage                   which source comes from which, and how that is known
rules                     the rules of thumb by which dates were bounded
sums                      every amount: as written, by the dictionary, as meant
grounds                   why each amount that can be read in several ways is read as it is
relations                 every equation between amounts, and what it comes to
findings                  every finding, with the reasons of those that were accepted
============ ============ ================================================================

With ``fabula_pages`` each event and each source has a page of its own, and ``events`` and ``sources``
list them. ``no-index`` shows records without giving them their anchors, for pages that repeat what another
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
from fabula.sphinxext.accounts import ledger, lineage, rules
from fabula.sphinxext.agent import agent_section
from fabula.sphinxext.cite import citation
from fabula.sphinxext.differences import apparatus, sums
from fabula.sphinxext.event import event_section, summary
from fabula.sphinxext.figure import lineage_drawing, sums_drawing, timeline_drawing
from fabula.sphinxext.finding import finding_sections
from fabula.sphinxext.held import held
from fabula.sphinxext.nodes import Gathered
from fabula.sphinxext.page import Page, warn
from fabula.sphinxext.prose import (
    keep_from_translators,
    linked,
    listed,
    paragraph,
    retirement,
    words,
)  # fmt: skip
from fabula.sphinxext.reckoning import grounds, relations
from fabula.sphinxext.records import page_of
from fabula.sphinxext.source import source_section
from fabula.sphinxext.timeline import chooser, timeline_list
from fabula.sphinxext.variants import variants

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from docutils.nodes import Node
    from docutils.parsers.rst import Directive

    from fabula.sphinxext.lookup import Lookup
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
        return [held(shown, *self.get_source_info())]

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
        items = timeline_list(look, look.events(**self.options))
        if len(items.children) > 1 and not self.options:
            yield chooser(look, items)
        yield items if items.children else paragraph(nodes.Text(look.label("No event fits.")))


def _whole(show: Callable[[Lookup], Iterable[Node]]) -> type[Directive]:
    """A directive that takes nothing, and shows something of the whole story."""

    class Whole(_Directive):
        option_spec: ClassVar = {}

        def shown(self, page: Page) -> Iterable[Node]:
            return show(page.look)

    return Whole


class _SumsDrawing(_Directive):
    """The sums of all events, or of some, as a drawing."""

    option_spec: ClassVar = {"events": directives.unchanged_required}

    def shown(self, page: Page) -> Iterable[Node]:
        return sums_drawing(page.look, self.options.get("events", "").split())


class _Cite(_Directive):
    """How the story, or one event of it, is cited."""

    optional_arguments = 1
    option_spec: ClassVar = {"unfolded": directives.flag}

    def shown(self, page: Page) -> Iterable[Node]:
        record = (
            ("event", self.arguments[0]) if self.arguments else ("timeline", page.look.head("id"))
        )
        yield citation(page.look, *record, unfolded="unfolded" in self.options)


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


def _directory(page: Page, type: str, ids: Iterable[str]) -> Iterator[Node]:
    """The records that have pages of their own, a line each; the pages of the retired as well."""
    look = page.look
    items = nodes.bullet_list("", classes=["fab-directory"])
    for id in ids:
        is_event = type == "event"
        about = (
            summary(look, look.event(id), brief=True) if is_event else [words(look.citation(id))]
        )
        items += nodes.list_item(
            "",
            paragraph(linked(look, type, id), classes=("fab-what",)),
            paragraph(*about, classes=("fab-summary",)),
        )
    yield items if items.children else paragraph(nodes.Text(look.label("No event fits.")))
    stones = [stone.id for stone in look.retired(type)]
    if stones:
        yield nodes.rubric("", look.label("Retired ids"), **{"heading-level": 2})
        yield paragraph(*listed(linked(look, type, id) for id in stones))
    yield Gathered(pages=[page_of(type, id) for id in (*ids, *stones)])


class _Events(_Directive):
    """Every event in story order, then the retired ids."""

    option_spec: ClassVar = {**_Directive.option_spec, "kind": directives.unchanged_required}

    def shown(self, page: Page) -> Iterable[Node]:
        kind = {name: self.options[name] for name in ("kind",) if name in self.options}
        ids = page.look.events(**kind)
        if self.config.fabula_pages:
            yield from _directory(page, "event", ids)
            return
        yield from (event_section(page, id) for id in ids)
        if not kind:
            yield from _all_retired(page, "event")


class _Sources(_Directive):
    """Every source, then the retired ids."""

    def shown(self, page: Page) -> Iterable[Node]:
        if self.config.fabula_pages:
            yield from _directory(page, "source", page.look.sources())
            return
        yield from (source_section(page, id) for id in page.look.sources())
        yield from _all_retired(page, "source")


class _Agents(_Directive):
    """Every agent by name, then the retired ids."""

    def shown(self, page: Page) -> Iterable[Node]:
        yield from (agent_section(page, id) for id in page.look.agents())
        yield from _all_retired(page, "agent")


class _Relations(_Directive):
    """Every equation between amounts, in the order of the record."""

    def shown(self, page: Page) -> Iterable[Node]:
        return relations(page)


def _all_retired(page: Page, table: str) -> Iterator[Node]:
    stones = page.look.retired(table)
    if stones:
        yield nodes.rubric("", page.look.label("Retired ids"), **{"heading-level": 2})
        yield _retired(page, stones)


def _retired(page: Page, stones: Iterable[Tombstone]) -> nodes.definition_list:
    """Retired ids: each keeps its anchor, says why it was retired and where to look instead."""
    look = page.look
    items = nodes.definition_list("", classes=["fab-retired"])
    for stone in stones:
        term = nodes.term("", "", words(stone.id))
        page.mark(term, stone.table, stone.id, stone.id)
        definition = nodes.definition("", *retirement(look, stone))
        items += nodes.definition_list_item("", term, definition)
    return items


DIRECTIVES: dict[str, type[Directive]] = {
    "agents": _Agents,
    "apparatus": _whole(apparatus),
    "cite": _Cite,
    "event": _Event,
    "events": _Events,
    "findings": _whole(finding_sections),
    "grounds": _whole(grounds),
    "ledger": _whole(ledger),
    "lineage": _whole(lineage),
    "lineage-drawing": _whole(lineage_drawing),
    "relations": _Relations,
    "rules": _whole(rules),
    "source": _Source,
    "sources": _Sources,
    "sums": _whole(sums),
    "sums-drawing": _SumsDrawing,
    "timeline": _Timeline,
    "timeline-drawing": _whole(timeline_drawing),
    "variants": _whole(variants),
}
"""The directives of the domain, by name."""
