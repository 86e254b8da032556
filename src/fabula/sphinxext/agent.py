"""The agents as a page shows them: names, what they are, and where they act or publish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from fabula.sphinxext.nodes import Mentions
from fabula.sphinxext.prose import (
    fields,
    language_name,
    linked,
    listed,
    name_of,
    own,
    paragraph,
    words,
)
from fabula.story import AgentType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.sphinxext.lookup import Lookup
    from fabula.sphinxext.page import Page
    from fabula.sphinxext.prose import Row
    from fabula.story import Agent

__all__ = ["agent_names", "agent_section"]


def agent_section(page: Page, id: str) -> nodes.section:
    """The section of an agent, with its anchor.

    Raises:
        UnknownIdError: there is no such agent.
    """
    look = page.look
    agent = look.agent(id)
    section = page.section("agent", id, name_of(look, "agent", id), "fab-agent")
    if agent.note:
        section += paragraph(own(look, agent.note), classes=("fab-note",))
    section += fields(*agent_names(look, agent), *_deeds(look, agent))
    section += Mentions(of="agent", id=id)
    return section


def agent_names(look: Lookup, agent: Agent) -> Iterator[Row]:
    """What an agent is, and its names in other languages."""
    types = {
        AgentType.PERSON: look.label("a person"),
        AgentType.ORGANISATION: look.label("an organisation"),
        AgentType.GROUP: look.label("a group known by description"),
    }
    yield look.label("Is"), [nodes.Text(types[agent.type])]
    for tag, name in agent.names:
        in_language = look.label("In %s") % language_name(tag, look.language)
        yield in_language, [words(name, tag)]


def _deeds(look: Lookup, agent: Agent) -> Iterator[Row]:
    """The sources it wrote or published, and the events it acts or speaks in."""
    if sources := look.publishing(agent.id):
        yield look.label("Published"), listed(linked(look, "source", id) for id in sources)
    if events := look.acting(agent.id):
        items = nodes.bullet_list("", classes=["fab-claims"])
        for event in events:
            items += nodes.list_item("", paragraph(linked(look, "event", event)))
        yield look.label("Appears in"), [items]
