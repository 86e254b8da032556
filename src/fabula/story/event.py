"""What happened, as we reconstruct it: a kind, and the claims that give its slots.

Claims are about texts; an event is ours. It holds no date, sum or name of its own: each comes
from a claim. What else is known about its place in time is stated, with the reason: *befores* (it
had ended when another event began) and other relations (:mod:`.relation`).

``when`` is derived from the claims, and from what bounds them, by
:mod:`fabula.evidence.dating.chronology`; it is never part of the record.

>>> from fabula.story.claim import Claim
>>> from fabula.story.passage import Passage
>>> said = Claim("says", Passage("de1", exact="wie berichtet"), gives="publisher", states="wsj")
>>> Event("wsj-report", "report", "The Journal reports", (said,)).claim("says").value
'wsj'
"""

from __future__ import annotations

from dataclasses import dataclass, field

from fabula.errors import RecordError, UnknownIdError
from fabula.story.claim import Claim
from fabula.story.relation import Related
from fabula.story.slug import check_slug, label
from fabula.value import When

__all__ = ["Before", "Event"]


@dataclass(frozen=True, slots=True)
class Before:
    """A stated order: the event that carries it had ended when the other began, or on that day.

    Attributes:
        event: id of the later event.
        because: why.
        assuming: what it rests on beside the words, as a clause that may follow "if"; empty if
            it rests on nothing else.

    Raises:
        RecordError: no reason is given.
    """

    event: str
    because: str
    assuming: str = ""

    def __post_init__(self) -> None:
        if not self.because.strip():
            place = label("order before", self.event)
            raise RecordError(place, "because", self.because, "the reason for the order")


@dataclass(frozen=True, slots=True)
class Event:
    """One event.

    Attributes:
        id: permanent slug.
        kind: id of a kind in :data:`fabula.story.kind.KINDS` or declared by the story.
        title: in the language of the timeline; no figure or date in it is ever read as a value.
        claims: in the order of the record.
        before: stated orders.
        note: what a reader must know.
        when: day bounds, derived; unknown until the story has been settled.
        related: other stated relations to events.

    Raises:
        RecordError: a part breaks its form, or two claims share an id.
    """

    id: str
    kind: str
    title: str
    claims: tuple[Claim, ...] = ()
    before: tuple[Before, ...] = ()
    note: str = ""
    when: When = field(default_factory=When.unknown)
    related: tuple[Related, ...] = ()

    def __post_init__(self) -> None:
        place = label("event", self.id)
        check_slug(place, "id", self.id)
        check_slug(place, "kind", self.kind)
        if not self.title.strip():
            raise RecordError(place, "title", self.title, "a title")
        seen: set[str] = set()
        for claim in self.claims:
            if claim.id in seen:
                raise RecordError(place, "claim", claim.id, "an id no other claim of the event has")
            seen.add(claim.id)
        for name, others in (("before", self.before), ("related", self.related)):
            if any(other.event == self.id for other in others):
                raise RecordError(place, name, self.id, "another event")

    def claim(self, id: str) -> Claim:
        """The claim of that id.

        Raises:
            UnknownIdError: the event has no such claim.
        """
        for claim in self.claims:
            if claim.id == id:
                return claim
        raise UnknownIdError("claim", f"{self.id}/{id}", [f"{self.id}/{c.id}" for c in self.claims])

    def giving(self, slot: str) -> tuple[Claim, ...]:
        """The claims that give one slot, in the order of the record."""
        return tuple(claim for claim in self.claims if claim.gives == slot)

    @property
    def slots(self) -> tuple[str, ...]:
        """The slots some claim gives, in the order of the record, each once."""
        return tuple(dict.fromkeys(claim.gives for claim in self.claims if claim.gives))

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the sources its claims quote, sorted, each once."""
        return tuple(sorted({claim.source for claim in self.claims}))
