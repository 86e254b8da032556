"""An event as a page shows it: a section with everything that is known about it, and whence.

First what a reader wants at once (date, kind, how many voices), then the grounds of the date, the
stated orders and the findings, then the slots: for each the claims that give it, side by side, in
the order of the record. The slots come in the order of the kind; claims that attest the event as a
whole come last. An event without claims says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from fabula.present.wording import attestation_words
from fabula.sphinxext.claim import saying
from fabula.sphinxext.finding import finding_list
from fabula.sphinxext.labels import label
from fabula.sphinxext.nodes import Mentions
from fabula.sphinxext.prose import (
    fields,
    inert,
    linked,
    moment,
    own,
    paragraph,
    said,
)  # fmt: skip
from fabula.value import Shape, When

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.sphinxext.lookup import Lookup
    from fabula.sphinxext.page import Page
    from fabula.sphinxext.prose import Row
    from fabula.story import Claim, Event, Kind, Slot
    from fabula.value import Bound

__all__ = ["event_section", "summary"]


def event_section(page: Page, id: str) -> nodes.section:
    """The section of an event, with its anchor and those of its claims.

    Raises:
        UnknownIdError: there is no such event.
    """
    look = page.look
    event = look.event(id)
    kind = look.kind(event.kind)
    section = page.section("event", id, own(look, event.title), "fab-event")
    section += paragraph(*summary(look, event), classes=("fab-summary",))
    if event.note:
        section += paragraph(own(look, event.note), classes=("fab-note",))
    section += fields(*_facts(look, event, kind))
    section += _slots(page, event, kind)
    section += Mentions(of="event", id=id)
    return section


def summary(look: Lookup, event: Event) -> list[nodes.Node]:
    """The date, the kind, and how many voices: one line."""
    voices = attestation_words(look.attestation(event.id), look.language)
    kind = nodes.inline("", inert(event.kind), classes=["fab-kind"])
    dot = nodes.Text(" · ")
    return [moment(look, event.when, opening=True), dot, kind, dot.copy(), nodes.Text(voices)]


def _facts(look: Lookup, event: Event, kind: Kind) -> Iterator[Row]:
    """The grounds of the date, the meaning of the kind, the stated orders, the findings."""
    yield from _grounds(look, event)
    yield label("Kind"), [nodes.Text(f"{event.kind}: {inert(kind.meaning)}")]
    for order in event.before:
        yield label("Before"), _order(look, order.event, order.because)
    for order in look.earlier(event.id):
        yield label("After"), _order(look, order.event, order.because)
    if findings := look.findings(event.id):
        yield label("Findings"), [finding_list(look, findings)]


def _order(look: Lookup, id: str, because: str) -> list[nodes.Node]:
    return [linked(look, "event", id), nodes.Text(": "), own(look, because)]


def _grounds(look: Lookup, event: Event) -> Iterator[Row]:
    """What gives each bound of the date; one row where one thing gives them all."""
    known = {name: bound for name, bound in _bounds(event.when) if bound.day is not None}
    reasons = {bound.because for bound in known.values()}
    if not known:
        yield label("Dated by"), [nodes.Text(label("nothing: no source bounds the day"))]
    elif len(reasons) == 1:
        yield label("Dated by"), said(look, reasons.pop())
    else:
        for name, bound in known.items():
            day = moment(look, When.on(bound.day))
            yield name, [day, nodes.Text(": "), *said(look, bound.because)]


def _bounds(when: When) -> list[tuple[str, Bound]]:
    """The bounds of a date, each with its name; an instant has two."""
    if when.shape is Shape.INSTANT:
        return [(label("Not before"), when.start_earliest), (label("Not after"), when.end_latest)]
    return [
        (label("Not begun before"), when.start_earliest),
        (label("Begun by"), when.start_latest),
        (label("Not over before"), when.end_earliest),
        (label("Over by"), when.end_latest),
    ]


def _slots(page: Page, event: Event, kind: Kind) -> nodes.definition_list | nodes.paragraph:
    """The claims by slot, in the order of the kind."""
    if not event.claims:
        return paragraph(nodes.Text(label("No source is quoted for this event.")))
    listed = nodes.definition_list("", classes=["fab-slots", "simple"])
    for slot in kind.all_slots:
        if claims := event.giving(slot.name):
            term = nodes.term("", nodes.Text(inert(slot.name)))
            if slot.meaning:
                term += [
                    nodes.Text(" "),
                    nodes.inline("", inert(slot.meaning), classes=["fab-hint"]),
                ]
            listed += nodes.definition_list_item("", term, _side_by_side(page, event, claims, slot))
    if claims := tuple(claim for claim in event.claims if claim.gives is None):
        term = nodes.term("", nodes.Text(label("the event as a whole")))
        listed += nodes.definition_list_item("", term, _side_by_side(page, event, claims, None))
    return listed


def _side_by_side(
    page: Page, event: Event, claims: tuple[Claim, ...], slot: Slot | None
) -> nodes.definition:
    definition = nodes.definition("", classes=["fab-readings"])
    for claim in claims:
        node = saying(page.look, claim, slot)
        name = f"{event.title}: {page.look.source(claim.source).label}"
        page.mark(node, "claim", f"{event.id}/{claim.id}", inert(name))
        definition += node
    return definition
