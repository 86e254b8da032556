"""Which ids were retired, and where do their old citations lead?

A record that is withdrawn, split or merged leaves a *tombstone*: its id, why it went, and the
record to look at instead. Whether that record exists, and that no id is used twice, is seen by
:mod:`fabula.story.integrity`. A claim has no stone of its own: its address leads to its event.

>>> Tombstone("event", "rumour", "it was the plan under another name", replaced_by="plan").id
'rumour'
"""

from __future__ import annotations

from dataclasses import dataclass

from fabula.errors import RecordError
from fabula.story.slug import check_slug, label

__all__ = ["TABLES", "Tombstone"]

TABLES = ("source", "agent", "event")
"""The tables whose records have ids that can be retired."""


@dataclass(frozen=True, slots=True)
class Tombstone:
    """An id that was retired and is never used again, so that old citations still lead somewhere.

    Attributes:
        table: ``source``, ``agent`` or ``event``.
        id: the retired id.
        because: why it was retired.
        replaced_by: id of the record to look at instead, or None.

    Raises:
        RecordError: the table is unknown, the id is no slug, or no reason is given.
    """

    table: str
    id: str
    because: str
    replaced_by: str | None = None

    def __post_init__(self) -> None:
        place = label("tombstone", self.id)
        check_slug(place, "id", self.id)
        if self.table not in TABLES:
            raise RecordError(place, "table", self.table, "source, agent or event")
        if not self.because.strip():
            raise RecordError(place, "because", self.because, "the reason it was retired")
