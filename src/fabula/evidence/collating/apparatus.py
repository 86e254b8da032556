"""The apparatus: for each place at which copies differ, what each of them has, side by side.

An *entry* is one place of the text behind the copies; its *readings* are what the copies have there.
The collation holds copies pair by pair; here pairs become places:

* amounts, dates, names and hedges that stand against each other are one entry, and so are those
  that stand against nothing in the same paragraph of a copy and say the same;
* damage of one sort in paragraphs that belong together is one entry; a copy that shows none is
  there with its paragraph or sentence.

What a reading can say is in this table; its words are there only if the record quotes them.

=============== ====================================== ==========================================
sort            value of a reading                     value of a reading that differs from it
=============== ====================================== ==========================================
``amount``      in our notation: ``4e6 EUR``           another amount, or empty
``date``        EDTF, or what it is told by            another date, or empty
``name``        ``named``                              empty
``hedge``       ``hedged``                             empty
``institution`` ``named``, close to a lost link        empty
``quotation``   ``unmarked``: lost one mark or both    ``quoted``
``link``        ``lost``: broken off or run together   empty
``denial``      ``affirmed``, or ``broken`` off        ``denied``, or empty
=============== ====================================== ==========================================

This module prints nothing; sentences are made in :mod:`fabula.evidence.collating.damage`.

>>> from fabula.evidence.collating.collated import Text
>>> from fabula.evidence.collating.variants import Rendering, Variant, VariantSort
>>> from fabula.evidence.collating.witness import Place
>>> from fabula.story import Source, Timeline
>>> from fabula.text import Span
>>> papers = tuple(Source(id, id, language="en", fingerprints=("0" * 64,)) for id in ("a", "b"))
>>> texts = tuple(Text(id, "0" * 64, 12, ((Span(0, 40),),)) for id in ("a", "b"))
>>> one, two = (Rendering(Place(id, 5, 9, "0" * 64), value) for id, value in (("a", "3"), ("b", "4")))
>>> found = Collated(texts, variants=(Variant(VariantSort.AMOUNT, (one, two)),))
>>> entry, = apparatus(Timeline("bridge", "The bridge", sources=papers), found)
>>> entry.sort.value, [(each.place.source, str(each.point), each.value) for each in entry.readings]
('amount', [('a', '1.1', '3'), ('b', '1.1', '4')])
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from fabula.errors import FindingCode
from fabula.evidence.collating.collated import Collated, Point
from fabula.evidence.whereabouts import Whereabouts
from fabula.story.joined import Joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from fabula.evidence.collating.divergence import Divergence
    from fabula.evidence.collating.variants import Rendering, Variant
    from fabula.evidence.collating.witness import Place
    from fabula.evidence.passages import Placement
    from fabula.story import Timeline

__all__ = ["Entry", "EntrySort", "Reading", "apparatus"]


class EntrySort(StrEnum):
    """What copies differ in."""

    AMOUNT = "amount"
    DATE = "date"
    NAME = "name"
    HEDGE = "hedge"
    INSTITUTION = "institution"
    QUOTATION = "quotation"
    LINK = "link"
    DENIAL = "denial"


# For each sort of damage: what differs, what the copy has that shows it, and what the others have.
_DAMAGE = {
    FindingCode.INSERTED_INSTITUTION: (EntrySort.INSTITUTION, "named", ""),
    FindingCode.LOST_QUOTATION: (EntrySort.QUOTATION, "unmarked", "quoted"),
    FindingCode.LOST_LINK: (EntrySort.LINK, "lost", ""),
    FindingCode.REVERSED_POLARITY: (EntrySort.DENIAL, "affirmed", "denied"),
    FindingCode.BROKEN_DENIAL: (EntrySort.DENIAL, "broken", ""),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What one copy has at a place.

    Attributes:
        place: where it stands; of a copy that has nothing, the paragraph or sentence in which it is
            missing.
        point: the same as paragraph and sentence.
        value: what it says, as the table of the module has it; empty if nothing.
        words: what the record quotes there, at most two quotations; empty if it quotes nothing.
    """

    place: Place
    point: Point
    value: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One place at which copies of a text differ, or at which a text alone shows damage.

    Attributes:
        sort: what they differ in.
        readings: what each has, by source and place; a copy may have more than one.
        is_compatible: whether all readings can be true, as of amounts that meet.
    """

    sort: EntrySort
    readings: tuple[Reading, ...]
    is_compatible: bool = False


def apparatus(
    story: Timeline, collation: Collated, weighed: Mapping[str, Placement] | None = None
) -> tuple[Entry, ...]:
    """The entries of a story, by the first reading's source and place, then by sort.

    Args:
        story: the record.
        collation: the committed collation of its texts.
        weighed: where its passages stand, by address; without it no reading has words.
    """
    about = Whereabouts(story, weighed or {}, collation)
    entries = [*_of_variants(collation, about), *_of_damage(collation, about)]
    return tuple(sorted(entries, key=_order))


def _order(entry: Entry) -> tuple[Place, str]:
    return entry.readings[0].place, entry.sort.value


def _of_variants(collation: Collated, about: Whereabouts) -> Iterator[Entry]:
    joined = Joined[Hashable]()
    for variant in collation.variants:
        joined.join(*_nodes(variant))
    together: dict[Hashable, list[Variant]] = defaultdict(list)
    for variant in collation.variants:
        together[joined.root(_nodes(variant)[0])].append(variant)
    for variants in together.values():
        renderings = {each for variant in variants for each in variant.readings}
        compatible = all(variant.is_compatible for variant in variants)
        readings = (_reading(about, each.place, each.value) for each in renderings)
        yield Entry(EntrySort(variants[0].sort.value), _sorted(readings), compatible)


def _nodes(variant: Variant) -> tuple[Hashable, Hashable]:
    """What two readings are known by; nothing is known by what stands against it as well."""
    one, two = variant.readings
    return _node(variant, one, two.value), _node(variant, two, one.value)


def _node(variant: Variant, reading: Rendering, against: str) -> Hashable:
    return variant.sort, reading.place, reading.value or (against,)


def _of_damage(collation: Collated, about: Whereabouts) -> Iterator[Entry]:
    joined = Joined[tuple[str, Point]]()
    for one in collation.aligned:
        if one.of_paragraphs:
            points = [(one.left, point) for point in one.ours]
            points += [(one.right, point) for point in one.theirs]
            for point in points[1:]:
                joined.join(points[0], point)
    together: dict[Hashable, list[Divergence]] = defaultdict(list)
    for seen in collation.divergences:
        paragraph = Point(about.point(seen.place).paragraph)
        sort = _DAMAGE[seen.code][0]
        together[sort, joined.root((seen.place.source, paragraph))].append(seen)
    for divergences in together.values():
        yield Entry(_DAMAGE[divergences[0].code][0], _sorted(_damaged(about, divergences)))


def _damaged(about: Whereabouts, divergences: Iterable[Divergence]) -> Iterator[Reading]:
    """What the damaged copies have, and the others; each place once."""
    seen = list(divergences)
    damaged = {one.place.source for one in seen}
    others: set[tuple[Place, str]] = set()
    for one in seen:
        _, here, there = _DAMAGE[one.code]
        yield _reading(about, one.place, here)
        others.update((place, there) for place in one.beside if place.source not in damaged)
    for place, value in others:
        yield _reading(about, place, value)


def _reading(about: Whereabouts, place: Place, value: str) -> Reading:
    words = about.words(place) if value else ()
    return Reading(place, about.point(place), value, words)


def _sorted(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    return tuple(sorted(readings, key=lambda one: (one.place, one.value)))
