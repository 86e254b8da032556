"""Every amount and date of every source: used by a claim, set aside with a reason, or unaccounted.

Terms: a *figure* is an amount or a date that is recognised in a source
(:mod:`~fabula.evidence.inventory`); an *aside* is the editor's record that some are left out, and
why (:mod:`fabula.story.aside`).

The decision: a figure is *used* if it lies within a weighed passage, whose words a reader sees, or
if a weighed passage of a claim that gives an amount or a date overlaps it. Of several passages, one
that gives an amount or a date accounts for it, then the first by address. A figure that no passage
uses is *set aside* if it lies within an aside, and *unaccounted* if it does not. An aside by which
nothing is set aside that way is one to strike.

Accounts are made anew from the record each time, so they are never out of date; what needs the
texts, the inventories, is stored. An inventory of other bytes, another language or another day than
the record now has accounts for nothing: all of its source is unaccounted.

This module does not judge whether a claim uses a figure well.

>>> from fabula.evidence.inventory import Figure, Inventory
>>> from fabula.story import Source, Timeline
>>> source = Source("nl", "the Dutch article", language="nl", fingerprints=("0" * 64,))
>>> listed = Inventory("0" * 64, "nl", None, (Figure(3, 6, "date", "XXXX-05", "1" * 64),))
>>> line, = ledger(Timeline("demo", "A demo", sources=(source,)), {}, {"nl": listed})
>>> line.account, line.address
(<Account.UNACCOUNTED: 'unaccounted'>, 'source:nl/3-6')
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from fabula.errors import Finding, FindingCode
from fabula.evidence.inventory import taken, value_of
from fabula.evidence.passages import passages
from fabula.text import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from fabula.evidence.inventory import Figure, Inventory
    from fabula.evidence.passages import Placement
    from fabula.story import Aside, Source, Timeline
    from fabula.value import Measure, When

__all__ = ["Account", "Audit", "Line", "audit", "inventories", "ledger"]


class Account(StrEnum):
    """What becomes of a figure."""

    USED = "used"
    ASIDE = "aside"
    UNACCOUNTED = "unaccounted"


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of one source, and what accounts for it.

    Attributes:
        source: id of the source.
        figure: where it stands and what it says.
        by: address of the passage that uses it: a claim, a hedge, a title or a dateline; or None.
        aside: by what it is set aside; None unless that is what becomes of it.
    """

    source: str
    figure: Figure
    by: str | None = None
    aside: Aside | None = None

    @property
    def account(self) -> Account:
        """What becomes of it."""
        if self.by is not None:
            return Account.USED
        return Account.UNACCOUNTED if self.aside is None else Account.ASIDE

    @property
    def address(self) -> str:
        """Its source, and the place in it: first code point, and the one after the last."""
        return f"source:{self.source}/{self.figure.start}-{self.figure.end}"

    @property
    def value(self) -> When | Measure:
        """What it says, by the chosen reading."""
        return value_of(self.figure.kind, self.figure.value)


def inventories(story: Timeline, texts: Mapping[str, str]) -> dict[str, Inventory]:
    """The inventory of every source of which there is a text, by id.

    Args:
        story: the record.
        texts: canonical text of the newest version of each source at hand, by id.
    """
    return {each.id: taken(each, texts[each.id]) for each in story.sources if each.id in texts}


def ledger(
    story: Timeline, weighed: Mapping[str, Placement], listed: Mapping[str, Inventory]
) -> tuple[Line, ...]:
    """Every figure of every source, by source in the order of the record, then by place.

    Args:
        story: the record.
        weighed: the stand-off data: where its passages stand, by address.
        listed: the inventories, by id of the source; a source without one has no lines.
    """
    uses, asides = _uses(story, weighed), _asides(story)
    return tuple(
        line
        for source in story.sources
        if (inventory := _current(source, listed)) is not None
        for line in _accounted(source.id, inventory.figures, uses[source.id], asides[source.id])
    )


class Audit(NamedTuple):
    """The ledger of a story, and what is the matter with it.

    Attributes:
        lines: every figure, and what accounts for it.
        findings: what is unaccounted for, and what is wrong with the asides.
    """

    lines: tuple[Line, ...]
    findings: tuple[Finding, ...]


def audit(
    story: Timeline,
    weighed: Mapping[str, Placement],
    listed: Mapping[str, Inventory],
    texts: Mapping[str, str],
) -> Audit:
    """Draw up the ledger and look it through.

    Args:
        story: the record.
        weighed: the stand-off data: where its passages stand, by address.
        listed: the stored inventories, by id of the source.
        texts: canonical text of the newest version of each source at hand, by id; its figures are
            those that count, if any were ever listed.
    """
    fresh = inventories(story, texts)
    now = {id: fresh.get(id, inventory) for id, inventory in listed.items()}
    lines = ledger(story, weighed, now)
    by_source: dict[str, list[Line]] = {
        source.id: [] for source in story.sources if _current(source, now)
    }
    for line in lines:
        by_source[line.source].append(line)
    found = [*_unlisted(story, listed, now), *_unaccounted(lines)]
    for aside in story.asides:
        if aside.source in by_source:
            found += _wrong(aside, by_source[aside.source], texts.get(aside.source))
    return Audit(lines, tuple(found))


def _unaccounted(lines: Iterable[Line]) -> Iterator[Finding]:
    for line in lines:
        if line.account is Account.UNACCOUNTED:
            noun = "date" if line.figure.kind == "date" else "amount"
            message = f"the {noun} {line.figure.value} is used by no claim and was not set aside"
            yield Finding(FindingCode.UNACCOUNTED, line.address, message)


def _current(source: Source, listed: Mapping[str, Inventory]) -> Inventory | None:
    """The inventory of a source, if it is of what the record has now."""
    inventory = listed.get(source.id)
    return inventory if inventory is not None and inventory.is_of(source) else None


class _Use(NamedTuple):
    """A passage, and whether it gives an amount or a date."""

    start: int
    end: int
    gives: bool
    address: str

    def takes(self, figure: Figure) -> bool:
        """Whether it uses a figure."""
        overlaps = self.start < figure.end and figure.start < self.end
        return overlaps and (self.gives or (self.start <= figure.start and figure.end <= self.end))


def _uses(story: Timeline, weighed: Mapping[str, Placement]) -> dict[str, list[_Use]]:
    """The weighed passages of each source, by id, in the order of their places."""
    giving = set(_giving(story))
    found: dict[str, list[_Use]] = defaultdict(list)
    for one in passages(story):
        at, place = one.address, weighed.get(one.address)
        if place is not None and place.attests(one.passage):
            found[place.source].append(_Use(place.start, place.end, at in giving, at))
    for uses in found.values():
        uses.sort()
    return found


def _giving(story: Timeline) -> Iterator[str]:
    """The addresses of the claims that give an amount or a date."""
    for event in story.events:
        kind = story.kind(event.kind)
        for claim in event.claims:
            if claim.gives and kind.slot(claim.gives).type.is_read:
                yield f"{event.id}/{claim.id}"


def _asides(story: Timeline) -> dict[str, list[Aside]]:
    """The asides of each source, by id, in the order of their places."""
    found: dict[str, list[Aside]] = defaultdict(list)
    for aside in sorted(story.asides, key=lambda aside: aside.start):
        found[aside.source].append(aside)
    return found


def _accounted(
    source: str, figures: Iterable[Figure], uses: Sequence[_Use], asides: Sequence[Aside]
) -> Iterator[Line]:
    """One line a figure. Figures, passages and asides are passed once, in the order of places."""
    waiting, left = list(reversed(uses)), list(reversed(asides))
    near: list[_Use] = []
    for figure in figures:
        while waiting and waiting[-1].start < figure.end:
            near.append(waiting.pop())
        near = [use for use in near if use.end > figure.start]
        while left and left[-1].end <= figure.start:
            left.pop()
        takers = [use for use in near if use.takes(figure)]
        if takers:
            by = min(takers, key=lambda use: (not use.gives, use.address)).address
            yield Line(source, figure, by)
        else:
            set_aside = bool(left) and left[-1].covers(figure.start, figure.end)
            yield Line(source, figure, aside=left[-1] if set_aside else None)


def _unlisted(
    story: Timeline, listed: Mapping[str, Inventory], now: Mapping[str, Inventory]
) -> Iterator[Finding]:
    """Sources of which there is no inventory, or one of something else."""
    for source in story.sources:
        if source.seen:
            stored, current = listed.get(source.id), _current(source, listed)
            if stored is None:
                message = "its amounts and dates were never listed"
            elif current is None:
                message = "its text, language or date was changed since its figures were listed"
            elif now[source.id] != current:
                message = "its text gives other amounts and dates than those that are listed"
            else:
                continue
            message += "; run 'fabula weigh' with the texts at hand"
            yield Finding(FindingCode.UNACCOUNTED, f"source:{source.id}", message)


def _wrong(aside: Aside, lines: Iterable[Line], text: str | None) -> Iterator[Finding]:
    """What is the matter with an aside, given the lines of its source, and its text if at hand."""
    held = [line for line in lines if aside.covers(line.figure.start, line.figure.end)]
    digests = {(line.figure.start, line.figure.end): line.figure.sha256 for line in held}
    found = digests.get((aside.start, aside.end), aside.passage.sha256)
    if text is not None:
        found = digest(text[aside.start : aside.end])
    if found != aside.passage.sha256:
        message = f"the words at {aside.start} to {aside.end} are not those that were set aside"
        yield Finding(FindingCode.STALE, aside.address, message)
    if all(line.by for line in held):
        why = f"'{held[0].by}' uses what is set aside" if held else "no amount or date lies in it"
        yield Finding(FindingCode.UNUSED_ASIDE, aside.address, f"{why}; strike the aside")
