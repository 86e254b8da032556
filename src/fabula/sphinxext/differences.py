"""Where the sources differ, and every sum as it is written: two tables over the whole story.

The table of *sums* has a row for each claim that gives an amount: the words as they are written,
what the dictionary of their language makes of them, and what they were taken to mean, which is the
same except where a word was carried over from another language.

The *apparatus* has an entry for each slot whose claims cannot all hold or were damaged on their
way, with what each source says, side by side: value, words, source. Nothing in it is decided.

Both follow the story in time. What a verdict asks is told in :mod:`fabula.evidence.agreement`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from fabula.evidence import Point, Verdict
from fabula.sphinxext.grid import grid, heading, row_of, spanning
from fabula.sphinxext.prose import linked, listed, own, paragraph, value_words
from fabula.sphinxext.reckoning import exact_and_source
from fabula.story import Manner
from fabula.value import Measure, When

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.evidence import Agreement, Side
    from fabula.sphinxext.grid import Cell
    from fabula.sphinxext.lookup import Lookup
    from fabula.story import Claim

__all__ = ["apparatus", "sums"]

_SHOWN = (Verdict.CONFLICTING, Verdict.GARBLED, Verdict.DISPUTED)


def sums(look: Lookup) -> Iterator[nodes.Element]:
    """Every amount: as written, by the dictionary, as meant."""
    rows: list[nodes.row] = []
    for id in look.events():
        amounts = [claim for claim in look.event(id).claims if isinstance(claim.value, Measure)]
        if amounts:
            rows.append(heading([linked(look, "event", id)], 3))
        rows += [row_of(_sum(look, f"{id}/{claim.id}", claim)) for claim in amounts]
    if not rows:
        yield paragraph(nodes.Text(look.label("None.")))
        return
    head = look.label("As written"), look.label("By the dictionary"), look.label("As meant")
    yield grid(head, rows, widths=(40, 32, 28), name="fab-sums")


def _sum(look: Lookup, address: str, claim: Claim) -> list[Cell]:
    meant, plain = claim.readings[0].value, _plain(claim)
    shown = value_words(look, meant)
    if plain != meant:
        shown = nodes.strong("", "", shown)
    return [exact_and_source(look, address), [value_words(look, plain)], [shown]]


def _plain(claim: Claim) -> When | Measure:
    """What the dictionary makes of the words; what they were taken to mean if it has no say."""
    by_rule = {one.convention: one.value for one in claim.readings}
    return by_rule.get("dictionary", claim.readings[0].value)


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
    verdict = nodes.inline("", _verdict(look, one), classes=["fab-label"])
    shown = (linked(look, "event", one.event), nodes.Text(" · "), slot, nodes.Text(" "), verdict)
    yield paragraph(*shown, classes=("fab-entry",))
    if one.sides:
        rows = [row for at, side in enumerate(one.sides) for row in _side(look, one, side, at)]
        head = (look.label("Value"), look.label("As written"))
        yield grid(head, rows, widths=(40, 60), name="fab-apparatus")
    else:
        denials = dict.fromkeys(address.partition("/")[0] for address in one.claims)
        said = listed(linked(look, "event", id) for id in denials)
        yield paragraph(nodes.Text(look.label("Disputed by") + " "), *said)


def _verdict(look: Lookup, one: Agreement) -> str:
    """What is the matter, in a few words."""
    if one.point is Point.MODALITY:
        return look.label("not in one tone")
    if one.verdict is Verdict.GARBLED:
        voices = (look.claim(address).voice for address in one.claims)
        is_lost = any(voice and voice.manner is Manner.LOST for voice in voices)
        return (
            look.label("marks of quotation lost")
            if is_lost
            else look.label("a scale word carried over")
        )
    conflict = look.label("cannot all hold")
    return look.label("disputed") if one.verdict is Verdict.DISPUTED else conflict


def _side(look: Lookup, one: Agreement, side: Side, at: int) -> list[nodes.row]:
    """One value, and who gives it in which words; of two tones the hedged one comes first."""
    value = _value(look, one, side)
    if one.point is Point.MODALITY:
        tone = look.label("stated flatly") if at else look.label("hedged")
        value += [nodes.Text(" "), nodes.inline("", tone, classes=["fab-label"])]
    elif one.verdict is Verdict.GARBLED and isinstance(side.value, Measure):
        plain = _plain(look.claim(side.claims[0]))
        told = [nodes.Text(f"{look.label('By the dictionary')}: "), value_words(look, plain)]
        value = [paragraph(*value), paragraph(*told, classes=("fab-whose",))]
    return spanning(value, [[exact_and_source(look, address)] for address in side.claims])


def _value(look: Lookup, one: Agreement, side: Side) -> Cell:
    """What a side says, by the name readers know it by."""
    if isinstance(side.value, Measure | When):
        return [value_words(look, side.value)]
    kind = look.kind(look.event(one.event).kind)
    slot = kind.slot(one.slot) if one.slot else None
    if slot is not None and slot.type.is_id:
        return [linked(look, slot.type.value, side.value)]
    return [own(look, side.value)]
