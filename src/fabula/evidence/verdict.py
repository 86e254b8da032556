"""What is said of one slot of an event once its claims are held against each other.

A *side* is one value and all who give it. An *agreement* is the verdict over the sides, a value
that pages and checks word in their own way. A *point* is that in which claims conflict.

This module holds and does not weigh; see :mod:`.agreement` for what each verdict asks.

>>> Verdict.SINGLE_VOICE.value, Point.MODALITY.value
('single-voice', 'modality')
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fabula.story import Attestation
    from fabula.story.claim import Value

__all__ = ["Agreement", "Point", "Side", "Verdict"]


class Verdict(StrEnum):
    """How the claims for one slot agree."""

    CORROBORATED = "corroborated"
    COMPATIBLE = "compatible"
    SINGLE_VOICE = "single-voice"
    CONFLICTING = "conflicting"
    DISPUTED = "disputed"
    GARBLED = "garbled"


class Point(StrEnum):
    """In what claims conflict."""

    VALUE = "value"
    DATE = "date"
    IDENTITY = "identity"
    MODALITY = "modality"


@dataclass(frozen=True, slots=True)
class Side:
    """One value, and who gives it.

    Attributes:
        value: an amount, a date, an id, or words.
        claims: addresses of the claims that give it, sorted.
        attestation: their files, groups and named origins.
    """

    value: Value
    claims: tuple[str, ...]
    attestation: Attestation


@dataclass(frozen=True, slots=True)
class Agreement:
    """What is to be said of one slot of one event.

    Attributes:
        event: id of the event.
        slot: name of the slot, or None for the event as a whole.
        verdict: how the claims agree.
        attestation: files, groups and named origins of the claims.
        claims: addresses of the claims it is about, sorted. Of a corroborated slot, those that give
            the value most groups give; of a dispute, those that deny.
        sides: the values, sorted by their first claims; of a conflict in modality, the hedged
            claims and the flat ones; none of an event as a whole.
        grounds: why, in an English sentence; amounts as the story files have them.
        point: in what the claims conflict, or None.
        touching: whether what is apart touches, so that whoever rounds will call it agreed.
    """

    event: str
    slot: str | None
    verdict: Verdict
    attestation: Attestation
    claims: tuple[str, ...]
    sides: tuple[Side, ...]
    grounds: str
    point: Point | None = None
    touching: bool = False

    @property
    def groups(self) -> tuple[str, ...]:
        """Ids of the independent groups that speak in the claims, sorted."""
        return self.attestation.groups
