"""RECORDING it: sources, claims and events, and the timeline they make.

Standard library only: a story can be written down by hand, with no machine reading in it.
Read in this order: :mod:`.source`, :mod:`.passage`, :mod:`.claim`, :mod:`.kind`, :mod:`.relation`,
:mod:`.event`, :mod:`.lineage`, :mod:`.origin`, :mod:`.aside`, :mod:`.timeline`.
"""

from fabula.story.agent import Agent, AgentType
from fabula.story.aside import Aside, AsideReason
from fabula.story.claim import Claim, Manner, Reading, Voice
from fabula.story.equation import Operand, Relation, RelationType, WhatIf
from fabula.story.event import Before, Event
from fabula.story.kind import KINDS, Kind, Slot, SlotType
from fabula.story.lineage import Attestation, Derivation, Lineage
from fabula.story.passage import Passage
from fabula.story.relation import Related
from fabula.story.source import Dating, Source
from fabula.story.timeline import Acceptance, Order, Timeline
from fabula.story.tombstone import Tombstone

__all__ = [
    "KINDS",
    "Acceptance",
    "Agent",
    "AgentType",
    "Aside",
    "AsideReason",
    "Attestation",
    "Before",
    "Claim",
    "Dating",
    "Derivation",
    "Event",
    "Kind",
    "Lineage",
    "Manner",
    "Operand",
    "Order",
    "Passage",
    "Reading",
    "Related",
    "Relation",
    "RelationType",
    "Slot",
    "SlotType",
    "Source",
    "Timeline",
    "Tombstone",
    "Voice",
    "WhatIf",
]
