"""Who acts, speaks or publishes: a person, an organisation, or a group known only by description.

An agent has one name in the language of the timeline, and the names its sources use where they
differ. A *group* ("investors from the Emirates") is an agent nobody has named; it is kept so that
a meeting can have the participants its sources give, and no more.

>>> wsj = Agent("wsj", "The Wall Street Journal", AgentType.ORGANISATION)
>>> wsj.named("de")
'The Wall Street Journal'
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fabula.errors import RecordError
from fabula.story.slug import check_slug, is_language, label

__all__ = ["Agent", "AgentType"]


class AgentType(StrEnum):
    """What an agent is; the first two as in FOAF and schema.org."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Agent:
    """One agent.

    Attributes:
        id: permanent slug.
        name: in the language of the timeline.
        type: person, organisation or group.
        names: pairs of BCP 47 language tag and the name used in that language, sorted by tag.
        note: what a reader must know, in the language of the timeline.

    Raises:
        RecordError: the id is no slug, a name is empty, or a language has none or two.
    """

    id: str
    name: str
    type: AgentType = AgentType.PERSON
    names: tuple[tuple[str, str], ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        place = label("agent", self.id)
        check_slug(place, "id", self.id)
        if not self.name.strip():
            raise RecordError(place, "name", self.name, "a name")
        for tag, name in self.names:
            if not name.strip():
                raise RecordError(place, "names", name, "a name")
            if not is_language(tag) or dict(self.names)[tag] != name:
                allowed = "one name for each BCP 47 language tag such as 'de'"
                raise RecordError(place, "names", tag, allowed)
        object.__setattr__(self, "names", tuple(sorted(set(self.names))))

    def named(self, language: str) -> str:
        """The name used in a language, or the timeline's own name for the agent."""
        return dict(self.names).get(language, self.name)
