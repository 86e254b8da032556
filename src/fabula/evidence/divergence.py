"""What one copy shows against its siblings, as a record and in a sentence.

A divergence tells of damage: a name that was put in, marks that were lost, a link that was lost, a
denial that was lost or broken. Its code is that of a finding about the sources. It holds the
passages side by side as places, without their words, and says of no copy that it is right: the one
that differs may be the one that was corrected.

This module does not find divergences; see :mod:`fabula.evidence.collation`.

>>> here, there = Place("fr", 10, 20, "0" * 64), Place("nl", 8, 30, "1" * 64)
>>> print(Divergence(FindingCode.LOST_QUOTATION, here, (there,)).finding)
lost-quotation: source:fr: code points 10 to 20 hold without quotation marks what 'nl' holds within \
them; words that somebody said read as the article's own
"""

from __future__ import annotations

from dataclasses import dataclass

from fabula.errors import Finding, FindingCode
from fabula.evidence.witness import Place

__all__ = ["Divergence"]

_SEEN = {
    FindingCode.INSERTED_INSTITUTION: "name an institution that {others} {do} not name in the same "
    "paragraph, close to where a link was lost; read them side by side before naming it",
    FindingCode.LOST_QUOTATION: "hold without quotation marks what {others} {hold} within them; "
    "words that somebody said read as the article's own",
    FindingCode.LOST_LINK: "break off or run together; what stood there, most often a link, is lost",
    FindingCode.REVERSED_POLARITY: "say without a denial what {others} {say} with one; the two may "
    "say opposite things",
    FindingCode.BROKEN_DENIAL: "break off after a verb of denying; what is denied stands behind it "
    "as a sentence that affirms it",
}
_ONE = {"do": "does", "hold": "holds", "say": "says"}
_MANY = {verb: verb for verb in _ONE}


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
    def finding(self) -> Finding:
        """The same for a check, in a sentence."""
        names = sorted({place.source for place in self.beside})
        others = " and ".join(map(repr, names))
        seen = _SEEN[self.code].format(others=others, **(_MANY if len(names) > 1 else _ONE))
        where = f"code points {self.place.start} to {self.place.end}"
        return Finding(self.code, f"source:{self.place.source}", f"{where} {seen}")
