"""Which source comes from which, and so how many voices speak.

A *lineage* is a typed edge from a source to the one it comes from. Translations and reprints of
one text are one voice: the sources joined by ``translation_of`` and ``republication_of`` form a
*group*. ``cites`` and ``quotes`` join no group: they lead to an *origin*.

What many files say is never one number. An :class:`Attestation` counts *files* (sources somebody
here has seen), independent *groups* of them, and *named origins* (whose word the claims are in the
end, see :mod:`.origin`), so that three translations of one article are three files and one group.

>>> edges = [Lineage("nl", "original", Derivation.TRANSLATION_OF, "same text, same order"),
...          Lineage("it", "original", Derivation.TRANSLATION_OF, "same text, same order")]
>>> groups(["de", "it", "nl", "original"], edges)
{'de': 'de', 'it': 'it', 'nl': 'it', 'original': 'it'}
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from fabula.errors import RecordError
from fabula.story.joined import Joined
from fabula.story.slug import label

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Attestation", "Derivation", "Lineage", "groups"]


class Derivation(StrEnum):
    """How one source comes from another (refinements of PROV's wasDerivedFrom)."""

    TRANSLATION_OF = "translation_of"
    REPUBLICATION_OF = "republication_of"
    CITES = "cites"
    QUOTES = "quotes"

    @property
    def joins(self) -> bool:
        """Whether it makes one voice of both ends."""
        return self in (Derivation.TRANSLATION_OF, Derivation.REPUBLICATION_OF)


@dataclass(frozen=True, slots=True)
class Lineage:
    """One edge.

    Attributes:
        source: id of the source that derives.
        origin: id of the source it derives from.
        type: how.
        because: the evidence.

    Raises:
        RecordError: an edge leads to its own source, or gives no evidence.
    """

    source: str
    origin: str
    type: Derivation
    because: str

    def __post_init__(self) -> None:
        place = label("lineage of", self.source)
        if self.source == self.origin:
            raise RecordError(place, "origin", self.origin, "another source")
        if not self.because.strip():
            raise RecordError(place, "because", self.because, "the evidence for the edge")


@dataclass(frozen=True, slots=True)
class Attestation:
    """How many voices speak for something: three numbers, never one.

    Attributes:
        files: ids of the sources seen that say it, sorted.
        groups: ids of their groups, sorted.
        origins: whose word they are in the end, sorted: ids of agents, and addresses
            (``source:ID``) of sources that nobody is known to have published or written.
    """

    files: tuple[str, ...]
    groups: tuple[str, ...]
    origins: tuple[str, ...]


def groups(sources: Iterable[str], edges: Iterable[Lineage]) -> dict[str, str]:
    """The group of each source: the alphabetically first id among those joined with it."""
    joined = Joined(sorted(sources))
    for edge in edges:
        if edge.type.joins:
            joined.join(edge.source, edge.origin)
    first = {source: group[0] for group in joined.sets() for source in group}
    return dict(sorted(first.items()))
