"""What one copy shows against its siblings: a record of damage.

A divergence tells of damage: a name that was put in, marks that were lost, a link that was lost, a
denial that was lost or broken. Its code is that of a finding about the sources. It holds the
passages side by side as places, without their words, and says of no copy that it is right: the one
that differs may be the one that was corrected.

This module does not find divergences (see :mod:`fabula.evidence.collating.collation`), nor tell them in
sentences (see :mod:`fabula.evidence.collating.damage`).

>>> here, there = Place("fr", 10, 20, "0" * 64), Place("nl", 8, 30, "1" * 64)
>>> Divergence(FindingCode.LOST_QUOTATION, here, (there,)).order[0].source
'fr'
"""

from __future__ import annotations

from dataclasses import dataclass

from fabula.errors import FindingCode
from fabula.evidence.collating.witness import Place

__all__ = ["Divergence"]


@dataclass(frozen=True, slots=True)
class Divergence:
    """What one copy has, or has lost.

    Attributes:
        code: what is seen.
        place: where, in the copy that differs.
        beside: the same passage in the others, sorted; empty if there is no other.
    """

    code: FindingCode
    place: Place
    beside: tuple[Place, ...] = ()

    @property
    def order(self) -> tuple[Place, str]:
        """By what divergences are sorted: their place, then what is seen."""
        return self.place, self.code.value
