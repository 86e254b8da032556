"""An event as a page shows it: a section with everything that is known about it, and whence.

First what a reader wants at once (date, kind, how many voices), then whose voices these are, what
disputes it, the findings, the stated orders, the grounds of the date and what the kind means, then
the slots: for each the claims that give it, side by side, in the order of the record. The slots come in the order of the kind; claims that attest the event as a
whole come last. An event without claims says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from fabula.present.inert import inert
from fabula.present.wording import attestation_words, sentence_start
from fabula.sphinxext.claim import saying
from fabula.sphinxext.dating import date_line, how_known
from fabula.sphinxext.finding import finding_list
from fabula.sphinxext.nodes import Mentions
from fabula.sphinxext.prose import (
    fields,
    linked,
    listed,
    moment,
    origin_link,
    own,
    paragraph,
    said,
)  # fmt: skip
from fabula.value import Shape, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fabula.sphinxext.lookup import Lookup
    from fabula.sphinxext.page import Page
    from fabula.sphinxext.prose import Row
    from fabula.story import Before, Claim, Event, Kind, Slot
    from fabula.value import Bound

__all__ = ["disputed", "event_section", "grounds", "summary", "verdict"]


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


def summary(look: Lookup, event: Event, *, brief: bool = False) -> list[nodes.Node]:
    """The date, in ``brief`` where a link leads to all of it, the kind, and how many voices: one line."""
    voices = attestation_words(look.attestation(event.id), look.language)
    kind = nodes.inline("", inert(event.kind), classes=["fab-kind"])
    dot = nodes.Text(" · ")
    when = date_line(look, look.levels("event", event.id), opening=True, brief=brief)
    return [when, dot, kind, dot.copy(), nodes.Text(voices)]


def _facts(look: Lookup, event: Event, kind: Kind) -> Iterator[Row]:
    """The voices, what disputes it, the findings, the stated orders, the grounds of the date, the kind."""
    yield from _voices(look, event.id)
    yield from disputed(look, event.id)
    if findings := look.findings(event.id):
        yield look.label("Findings"), [finding_list(look, findings)]
    if event.before:
        yield look.label("It came before"), _orders(look, event.before)
    if earlier := look.earlier(event.id):
        yield look.label("It came after"), _orders(look, earlier)
    yield how_known(look, look.levels("event", event.id))
    yield look.label("Kind"), [nodes.Text(f"{event.kind}: {inert(kind.meaning)}")]


def disputed(look: Lookup, id: str) -> Iterator[Row]:
    """The events that deny one."""
    if denials := look.disputing(id):
        yield look.label("Disputed by"), listed(linked(look, "event", other) for other in denials)


def verdict(look: Lookup, event: str, slot: str | None) -> nodes.Element:
    """How the claims for a slot agree, or those for the event itself; nothing if there are none."""
    told = [text for at, text in look.verdicts(event) if at == slot]
    lines = [paragraph(nodes.Text(sentence_start(inert(text)))) for text in told]
    return nodes.container("", *lines, classes=["fab-verdict"])


def _voices(look: Lookup, id: str) -> Iterator[Row]:
    """The files that tell of an event, copies on one line, and whose word they give."""
    attestation = look.attestation(id)
    groups = dict.fromkeys(look.group(file) for file in attestation.files)
    items = nodes.bullet_list("", classes=["simple"])
    for group in groups:
        mine = [file for file in group if file in attestation.files]
        items += nodes.list_item("", paragraph(*listed(linked(look, "source", x) for x in mine)))
    if groups:
        yield look.label("Independent groups"), [items]
    if attestation.origins:
        origins = (origin_link(look, origin) for origin in attestation.origins)
        yield look.label("Named origins"), listed(origins)


def _orders(look: Lookup, orders: Iterable[Before]) -> list[nodes.Node]:
    """Some stated orders, each with its reason, a line each."""
    items = nodes.bullet_list("", classes=["simple"])
    for order in orders:
        reason = own(look, order.because)
        line = (linked(look, "event", order.event), nodes.Text(": "), reason)
        items += nodes.list_item("", paragraph(*line))
    return [items]


def grounds(look: Lookup, event: Event) -> Iterator[Row]:
    """What gives each bound of the date; one row where one thing gives them all."""
    known = {name: bound for name, bound in _bounds(look, event.when) if bound.day is not None}
    reasons = {(bound.because, bound.hard): bound for bound in known.values()}
    if not known:
        yield look.label("Dated by"), [nodes.Text(look.label("nothing: no source bounds the day"))]
    elif len(reasons) == 1:
        yield look.label("Dated by"), _why(look, *reasons.values())
    else:
        for name, bound in known.items():
            day = moment(look, When.on(bound.day))
            yield name, [day, nodes.Text(": "), *_why(look, bound)]


def _why(look: Lookup, bound: Bound) -> list[nodes.Node]:
    """What gives a bound; a soft one says that it is no evidence."""
    soft = [] if bound.hard else [nodes.Text(look.label(" (by a rule or the editors’ judgement)"))]
    return [*said(look, bound.because), *soft]


def _bounds(look: Lookup, when: When) -> list[tuple[str, Bound]]:
    """The bounds of a date, each with its name; an instant has two."""
    if when.shape is Shape.INSTANT:
        return [
            (look.label("Not before"), when.start_earliest),
            (look.label("Not after"), when.end_latest),
        ]
    return [
        (look.label("Not begun before"), when.start_earliest),
        (look.label("Begun by"), when.start_latest),
        (look.label("Not over before"), when.end_earliest),
        (look.label("Over by"), when.end_latest),
    ]


def _slots(page: Page, event: Event, kind: Kind) -> nodes.definition_list | nodes.paragraph:
    """The claims by slot, in the order of the kind."""
    if not event.claims:
        return paragraph(nodes.Text(page.look.label("No source is quoted for this event.")))
    items = nodes.definition_list("", classes=["fab-slots", "simple"])
    for slot in (*kind.all_slots, None):
        name = slot.name if slot else None
        claims = [claim for claim in event.claims if claim.gives == name]
        if claims:
            term = _term(page.look, slot)
            side_by_side = _side_by_side(page, event, claims, slot)
            items += nodes.definition_list_item("", *term, side_by_side)
    return items


def _term(look: Lookup, slot: Slot | None) -> Iterator[nodes.Element]:
    """The name of a slot, and what it means."""
    name = slot.name if slot else look.label("the event as a whole")
    yield nodes.term("", inert(name))
    if slot and slot.meaning:
        meaning = inert(slot.meaning)
        yield nodes.classifier(meaning, meaning, classes=["fab-hint"])


def _side_by_side(
    page: Page, event: Event, claims: Iterable[Claim], slot: Slot | None
) -> nodes.definition:
    definition = nodes.definition("", classes=["fab-readings"])
    if slot:
        definition += verdict(page.look, event.id, slot.name)
    for claim in claims:
        node = saying(page.look, event, claim)
        name = f"{event.title}: {page.look.source(claim.source).label}"
        page.mark(node, "claim", f"{event.id}/{claim.id}", inert(name))
        definition += node
    return definition
