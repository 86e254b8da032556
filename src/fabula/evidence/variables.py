"""How the days of a story are called in a network: the start and end of an event, a publication.

An event of a day has one variable for both its ends; of what lasts, or was claimed as a span, each
end has its own. The names are for readers too: they stand in the words of a contradiction.

>>> published("nl")
"publication of 'nl'"
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fabula.evidence.telling import told
from fabula.value import Shape

if TYPE_CHECKING:
    from fabula.story import Event, Timeline

__all__ = ["Ends", "ends", "published"]


class Ends(NamedTuple):
    """The variables of an event.

    Attributes:
        start: its first day.
        end: its last day; the same variable for an event of a day.
    """

    start: str
    end: str


def ends(event: Event, story: Timeline) -> Ends:
    """The variables of an event of a settled story."""
    if told(event, story.kind(event.kind)).shape is Shape.INSTANT:
        return Ends(f"'{event.id}'", f"'{event.id}'")
    return Ends(f"start of '{event.id}'", f"end of '{event.id}'")


def published(source: str) -> str:
    """The variable of the day on which a source was published."""
    return f"publication of '{source}'"
