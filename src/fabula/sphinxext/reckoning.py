"""What the amounts of a story come to, and why each was read as it was: the working behind the sums.

The *relations* are the equations of the record, one after another: why each is made, its figures
and what they come to in words, and where each figure is from: a claim, an amount that is supposed
for the sake of the argument, or another relation. Each has an anchor.

The *grounds* are those of every amount whose words allow several values. They are ranked: the value
on the first line is the one the words are taken as, and each further line says what they would be
taken as if the grounds above it were dropped.

Nothing is reckoned or decided here; see :mod:`fabula.evidence.arithmetic` and
:mod:`fabula.evidence.scale`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from fabula.present.relation import relation_words
from fabula.present.wording import sentence_start
from fabula.sphinxext.grid import grid, spanning
from fabula.sphinxext.prose import (
    fields,
    link,
    linked,
    listed,
    own,
    paragraph,
    said,
    value_words,
    words,
)  # fmt: skip
from fabula.story import WhatIf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.evidence.scale import Ground
    from fabula.sphinxext.grid import Cell
    from fabula.sphinxext.lookup import Lookup
    from fabula.sphinxext.page import Page
    from fabula.sphinxext.prose import Row
    from fabula.story import Relation

__all__ = ["exact_and_source", "grounds", "operands", "relations"]


def relations(page: Page) -> Iterator[nodes.Element]:
    """Every equation with its figures, or that there is none."""
    look = page.look
    items = nodes.bullet_list("", classes=["fab-relations"])
    for id in look.relations():
        found = look.reckoned(id)
        why = own(look, sentence_start(look.name("relation", id)))
        equation = paragraph(words(relation_words(found, look.language)), classes=("fab-equation",))
        item = nodes.list_item("", paragraph(why, classes=("fab-what",)), equation)
        if rows := list(operands(look, found.relation)):
            item += fields(*rows)
        page.mark(item, "relation", id, why.astext())
        items += item
    yield items if items.children else paragraph(nodes.Text(look.label("None.")))


def operands(look: Lookup, relation: Relation) -> Iterator[Row]:
    """Where the figures of an equation are from: claims, suppositions, other equations."""
    taken = [operand for _, operand in relation.operands]
    if relation.against is not None:
        taken.append(relation.against)
    claims = dict.fromkeys(one for one in taken if isinstance(one, str) and "/" in one)
    if claims:
        yield look.label("Claims"), listed(_claimed(look, one) for one in claims)
    for one in dict.fromkeys(one for one in taken if isinstance(one, WhatIf)):
        reason = [nodes.Text(": "), own(look, one.because)]
        yield look.label("Supposed"), [value_words(look, one.value), *reason]
    others = dict.fromkeys(one for one in taken if isinstance(one, str) and "/" not in one)
    if others:
        yield look.label("Reckoned"), listed(linked(look, "relation", one) for one in others)


def _claimed(look: Lookup, address: str) -> nodes.Node:
    """The words an operand was read from, or its source if they may not be quoted."""
    claim = look.claim(address)
    if claim.passage.exact is None:
        return linked(look, "claim", address)
    language = look.source(claim.source).language
    return link("claim", address, words(claim.passage.exact, language, "fab-quote"))


def grounds(look: Lookup) -> Iterator[nodes.Element]:
    """Every amount whose words allow several values, with its grounds by rank."""
    rows: list[nodes.row] = []
    for address, found in look.grounds():
        ranks = [_rank(look, one, first=one is found[0]) for one in found]
        rows += spanning(exact_and_source(look, address), ranks)
    if not rows:
        yield paragraph(nodes.Text(look.label("None.")))
        return
    head = look.label("As written"), look.label("Would be taken as"), look.label("Because")
    yield grid(head, rows, widths=(30, 26, 44), name="fab-grounds")


def exact_and_source(look: Lookup, address: str) -> Cell:
    """The words of a claim as a link to it, and below them their source."""
    source = linked(look, "source", look.claim(address).source)
    whose = paragraph(nodes.Text("— "), source, classes=("fab-whose",))
    return [paragraph(_claimed(look, address)), whose]


def _rank(look: Lookup, ground: Ground, *, first: bool) -> list[Cell]:
    """What the words would be taken as, and why; what they are taken as stands out."""
    value = value_words(look, ground.value)
    return [[nodes.strong("", "", value) if first else value], _why(look, ground)]


def _why(look: Lookup, ground: Ground) -> Cell:
    """The ground, and the claim that gives it."""
    told = said(look, ground.words)
    if not ground.claim:
        return told
    shown = words(look.label("the claim"))
    return [*told, nodes.Text(" ("), link("claim", ground.claim, shown), nodes.Text(")")]
