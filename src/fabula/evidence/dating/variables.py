"""How the days of a story are called in a network: the start and end of an event, a publication.

An event of a day has one variable for both its ends; of what lasts, or was claimed as a span, each
end has its own. The names are for readers too: they stand in the words of a contradiction.

>>> published("nl")
"publication of 'nl'"
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from fabula.evidence.dating.telling import told
from fabula.value import Shape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fabula.story import Timeline
    from fabula.value import When

__all__ = ["Ends", "Variables", "published"]


class Ends(NamedTuple):
    """The variables of an event.

    Attributes:
        start: its first day.
        end: its last day; the same variable for an event of a day.
    """

    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Variables:
    """The variables of every event, found once for all that asks for them.

    Attributes:
        told: what the claims of each event say of its days, by its id; see :mod:`.telling`.
        ends: how its start and its end are called, by its id.
    """

    told: Mapping[str, When]
    ends: Mapping[str, Ends]

    @classmethod
    def of(cls, story: Timeline) -> Variables:
        """Those of a settled story."""
        whens = {event.id: told(event, story.kind(event.kind)) for event in story.events}
        return cls(whens, {id: _ends(id, when) for id, when in whens.items()})


def _ends(event: str, when: When) -> Ends:
    if when.shape is Shape.INSTANT:
        return Ends(f"'{event}'", f"'{event}'")
    return Ends(f"start of '{event}'", f"end of '{event}'")


def published(source: str) -> str:
    """The variable of the day on which a source was published."""
    return f"publication of '{source}'"
