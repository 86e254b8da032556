"""Where the sources differ, and every sum as it is written: two tables over the whole story.

The table of *sums* has a row for each claim that gives an amount: the words as they are written,
what the dictionary of their language makes of them, and what they were taken to mean, which is the
same except where a word was carried over from another language.

The *apparatus* has an entry for each slot whose claims cannot all hold or were damaged on their
way, with what each source says, side by side: value, sources, words. Nothing in it is decided.

Both follow the story in time. What a verdict asks is told in :mod:`fabula.evidence.agreement`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from fabula.evidence import Verdict
from fabula.sphinxext.grid import grid, spanning
from fabula.sphinxext.prose import link, linked, listed, own, paragraph, value_words, words
from fabula.value import Measure, When

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.evidence import Agreement, Side
    from fabula.sphinxext.grid import Cell
    from fabula.sphinxext.lookup import Lookup
    from fabula.story import Claim, Event

__all__ = ["apparatus", "sums"]

_SHOWN = (Verdict.CONFLICTING, Verdict.GARBLED, Verdict.DISPUTED)


def sums(look: Lookup) -> Iterator[nodes.Element]:
    """Every amount: as written, by the dictionary, as meant."""
    rows: list[nodes.row] = []
    for id in look.events():
        event = look.event(id)
        amounts = [claim for claim in event.claims if isinstance(claim.value, Measure)]
        rows += spanning([linked(look, "event", id)], [_sum(look, event, one) for one in amounts])
    if not rows:
        yield paragraph(nodes.Text(look.label("None.")))
        return
    head = (
        look.label("Event"), look.label("As written"), look.label("Source"),
        look.label("By the dictionary"), look.label("As meant"),
    )  # fmt: skip
    yield grid(head, rows, widths=(22, 24, 18, 18, 18), name="fab-sums")


def _sum(look: Lookup, event: Event, claim: Claim) -> list[Cell]:
    meant, *others = claim.readings
    readings = (meant, *others)
    plain = next((one for one in readings if one.convention == "dictionary"), meant)
    shown: Cell = [link("claim", f"{event.id}/{claim.id}", value_words(look, meant.value))]
    if plain.value != meant.value:
        shown = [nodes.strong("", "", *shown)]
    return [
        [_exact(look, claim)],
        [linked(look, "source", claim.source)],
        [value_words(look, plain.value)],
        shown,
    ]


def _exact(look: Lookup, claim: Claim) -> nodes.TextElement:
    """The words of a claim, or a dash where they are given by their place alone."""
    if claim.passage.exact is None:
        return nodes.inline("", "—")
    return words(claim.passage.exact, look.source(claim.source).language, "fab-quote")


def apparatus(look: Lookup) -> Iterator[nodes.Element]:
    """A table for each slot in which the sources differ, in story order; or that there is none."""
    found = [one for one in look.agreements() if one.verdict in _SHOWN]
    place = {id: at for at, id in enumerate(look.events())}
    for one in sorted(found, key=lambda one: place[one.event]):
        yield from _entry(look, one)
    if not found:
        yield paragraph(nodes.Text(look.label("None.")))


def _entry(look: Lookup, one: Agreement) -> Iterator[nodes.Element]:
    """The heading of an entry, the verdict in words, and its sides."""
    slot = nodes.inline("", one.slot or look.label("the event as a whole"), classes=["fab-kind"])
    verdict = nodes.inline("", _verdicts(look)[one.verdict], classes=["fab-label"])
    heading = (linked(look, "event", one.event), nodes.Text(" · "), slot, nodes.Text(" "), verdict)
    yield paragraph(*heading, classes=("fab-entry",))
    if one.sides:
        head = (look.label("Value"), look.label("Source"), look.label("As written"))
        rows = [row for side in one.sides for row in _side(look, one, side)]
        yield grid(head, rows, widths=(34, 26, 40), name="fab-apparatus")
    else:
        denials = dict.fromkeys(address.partition("/")[0] for address in one.claims)
        said = listed(linked(look, "event", id) for id in denials)
        yield paragraph(nodes.Text(look.label("Disputed by") + " "), *said)


def _verdicts(look: Lookup) -> dict[Verdict, str]:
    return {
        Verdict.CONFLICTING: look.label("cannot all hold"),
        Verdict.GARBLED: look.label("damaged on its way"),
        Verdict.DISPUTED: look.label("disputed"),
    }


def _side(look: Lookup, one: Agreement, side: Side) -> list[nodes.row]:
    """One value, and who gives it in which words."""
    claims = [(address, look.claim(address)) for address in side.claims]
    told = [_said(look, address, claim) for address, claim in claims]
    return spanning(_value(look, one, side), told)


def _said(look: Lookup, address: str, claim: Claim) -> list[Cell]:
    """Whose claim it is, and its words."""
    source = own(look, look.name("source", claim.source))
    return [[link("claim", address, source)], [_exact(look, claim)]]


def _value(look: Lookup, one: Agreement, side: Side) -> Cell:
    """What a side says, by the name readers know it by."""
    if isinstance(side.value, Measure | When):
        return [value_words(look, side.value)]
    kind = look.kind(look.event(one.event).kind)
    slot = kind.slot(one.slot) if one.slot else None
    if slot is not None and slot.type.is_id:
        return [linked(look, slot.type.value, side.value)]
    return [own(look, side.value)]
