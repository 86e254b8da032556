"""How many there are of something in a story, so that no page types a number.

A count is of the whole story, or of the voices at one event. Sources, and what they are written
in, are counted where somebody here has seen them.

>>> from pathlib import Path
>>> from fabula.sphinxext.model import model
>>> counted(model(Path("seeds/altman-chips")), "sources")
5
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from fabula.errors import UnknownIdError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fabula.sphinxext.model import Model
    from fabula.story import Source, Timeline

__all__ = ["COUNTS", "counted"]


def counted(model: Model, what: str) -> int:
    """A count over the story, or of the voices at one event: ``groups wsj-report``.

    Raises:
        UnknownIdError: nothing of that name can be counted, or there is no such event.
    """
    noun, _, event = what.partition(" ")
    if not event and noun in COUNTS:
        return COUNTS[noun](model.story)
    if not event or noun not in _VOICES:
        allowed = [*COUNTS, *(f"{voice} EVENT" for voice in _VOICES)]
        raise UnknownIdError("count", what, allowed)
    claims = model.story.event(event).claims
    return len(claims if noun == "claims" else getattr(model.story.attestation(claims), noun))


def _seen(story: Timeline) -> list[Source]:
    return [source for source in story.sources if source.seen]


def _corroborated(story: Timeline) -> int:
    """How many events are told by more than one independent group."""
    return sum(len(story.attestation(event.claims).groups) > 1 for event in story.events)


_VOICES = ("claims", "files", "groups", "origins")

COUNTS: Mapping[str, Callable[[Timeline], int]] = MappingProxyType(
    {
        "agents": lambda story: len(story.agents),
        "claims": lambda story: sum(len(event.claims) for event in story.events),
        "corroborated": _corroborated,
        "events": len,
        "groups": lambda story: len({story.groups[source.id] for source in _seen(story)}),
        "languages": lambda story: len({source.language for source in _seen(story)}),
        "sources": lambda story: len(_seen(story)),
        "undated": lambda story: sum(not one.dating.when.is_day for one in _seen(story)),
    }
)
"""What can be counted over the whole story."""
