"""One note: what stands behind an annotated phrase, short enough to be read in passing.

A *note* is about what the phrase was drawn from: a claim, the date of an event, an event, an
agent, a source, a count, or an equation between amounts. It gives the exact words first, in their language, with our gloss
marked as ours; then whose text and whose word it is, how hedged, what the words were taken to say
and on what grounds; then how many voices there are, and who disputes it. The last line leads to
the page that has everything.

A note is known by a *key*, a noun and its argument (``claim denial/day``, ``date denial``,
``count groups denial``), so that a phrase that comes again leads to the same note.

Which phrases get notes, and where the notes stand, is decided in :mod:`.notes`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from fabula.present.relation import relation_words
from fabula.present.wording import number_words
from fabula.sphinxext.agent import agent_names
from fabula.sphinxext.claim import saying
from fabula.sphinxext.event import disputed, grounds, summary, verdict
from fabula.sphinxext.prose import (
    fields,
    language_name,
    linked,
    listed,
    moment,
    origin_link,
    own,
    paragraph,
    words,
)
from fabula.sphinxext.reckoning import operands

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from fabula.sphinxext.lookup import Lookup
    from fabula.sphinxext.prose import Row
    from fabula.story import Claim, Event, Tombstone

__all__ = ["note_body", "note_id"]


# How many deeds of an agent a note has room for.
_DEEDS = 4


def note_id(key: str) -> str:
    """The anchor of the note with this key; no record and no heading has one like it.

    >>> note_id("claim denial/day"), note_id("count groups denial")
    ('note.claim.denial_day', 'note.count.groups.denial')
    """
    return "note." + key.replace(" ", ".").replace("/", "_")


def note_body(look: Lookup, key: str) -> list[nodes.Node]:
    """The blocks of the note with this key.

    Raises:
        UnknownIdError: what the note would be about is not there.
    """
    noun, _, argument = key.partition(" ")
    if stone := look.tombstone(noun, argument):
        return list(_retired(look, stone))
    return list(_BODIES[noun](look, argument))


def _retired(look: Lookup, stone: Tombstone) -> Iterator[nodes.Node]:
    """Why the id was retired, and where to look instead."""
    yield _head(linked(look, stone.table, stone.id))
    yield paragraph(own(look, stone.because))
    if stone.replaced_by:
        instead = linked(look, stone.table, stone.replaced_by)
        yield paragraph(nodes.Text(look.label("See instead:") + " "), instead)


def _claim(look: Lookup, address: str) -> Iterator[nodes.Node]:
    """The words, their reading and its grounds, the voices and the disputes of the event."""
    event = look.event(address.partition("/")[0])
    claim = look.claim(address)
    yield saying(look, event, claim, dated=True)
    yield _foot(look, event, claim.gives)


def _event(look: Lookup, id: str) -> Iterator[nodes.Node]:
    """Title and summary, and one quotation for each independent group."""
    event = look.event(id)
    yield _head(own(look, event.title))
    yield paragraph(*summary(look, event, brief=True), classes=("fab-summary",))
    if event.note:
        yield paragraph(own(look, event.note), classes=("fab-note",))
    for claim in _one_a_group(look, event.claims):
        yield saying(look, event, claim, dated=True)
    yield _foot(look, event)


def _date(look: Lookup, id: str) -> Iterator[nodes.Node]:
    """The date, the words it was read from, and what gives its bounds."""
    event = look.event(id)
    yield _head(moment(look, event.when, opening=True))
    for claim in _one_a_group(look, event.giving("when")):
        yield saying(look, event, claim, dated=True)
    yield fields(*grounds(look, event))
    yield _foot(look, event)


def _agent(look: Lookup, id: str) -> Iterator[nodes.Node]:
    """Who it is, in the editors' words, and the first deeds; all of them are on its page."""
    agent = look.agent(id)
    yield _head(linked(look, "agent", id))
    if agent.note:
        yield paragraph(own(look, agent.note), classes=("fab-note",))
    deeds = look.acting(id)
    rows = [next(agent_names(look, agent))]
    if deeds:
        items = nodes.bullet_list("", classes=["simple"])
        for event in deeds[:_DEEDS]:
            items += nodes.list_item("", paragraph(linked(look, "event", event)))
        if len(deeds) > _DEEDS:
            items += nodes.list_item("", paragraph(nodes.Text("…")))
        rows.append((look.label("Appears in"), [items]))
    yield fields(*rows)


def _source(look: Lookup, id: str) -> Iterator[nodes.Node]:
    """Its citation, what dates it, and with which others it is one voice."""
    source = look.source(id)
    yield _head(linked(look, "source", id))
    yield paragraph(words(look.citation(id)), classes=("fab-citation",))
    if source.note:
        yield paragraph(own(look, source.note), classes=("fab-note",))
    rows: list[Row] = []
    if source.dating.because:
        rows.append((look.label("Dated by"), [own(look, source.dating.because)]))
    others = [other for other in look.group(id) if other != id]
    if others:
        shown = listed(linked(look, "source", other) for other in others)
        rows.append((look.label("One voice with"), shown))
    if rows:
        yield fields(*rows)


def _count(look: Lookup, what: str) -> Iterator[nodes.Node]:
    """Everything that was counted, by name, a line each."""
    noun, _, event = what.partition(" ")
    number = number_words(look.count(what), look.language)
    yield _head(words(f"{_nouns(look)[noun]}: {number}"))
    items = nodes.bullet_list("", classes=["simple"])
    for shown in _counted(look, noun, event):
        items += nodes.list_item("", paragraph(*shown))
    if items.children:
        yield items
    if event:
        yield _foot(look, look.event(event))


def _reckoned(look: Lookup, id: str) -> Iterator[nodes.Node]:
    """The equation with its figures, why it is made, and the claims that go into it."""
    found = look.reckoned(id)
    yield paragraph(words(relation_words(found, look.language)))
    yield fields(
        (look.label("Why so"), [own(look, found.relation.because)]), *operands(look, found.relation)
    )


def _nouns(look: Lookup) -> Mapping[str, str]:
    return {
        "files": look.label("Files"),
        "groups": look.label("Independent groups"),
        "languages": look.label("Languages"),
        "origins": look.label("Named origins"),
        "sources": look.label("Sources"),
    }


def _counted(look: Lookup, noun: str, event: str) -> Iterator[list[nodes.Node]]:
    """What was counted: sources, their groups and languages, or the origins of an event."""
    if noun == "origins":
        for origin in look.attestation(event).origins:
            yield [origin_link(look, origin)]
        return
    sources = look.attestation(event).files if event else look.seen()
    if noun == "languages":
        for tag in dict.fromkeys(look.source(id).language for id in sources):
            yield [words(language_name(tag or "und", look.language))]
    elif noun == "groups":
        for members in dict.fromkeys(look.group(id) for id in sources):
            mine = [id for id in members if id in sources]
            yield listed(linked(look, "source", id) for id in mine)
    else:
        for id in sources:
            yield [linked(look, "source", id)]


def _one_a_group(look: Lookup, claims: Iterable[Claim]) -> list[Claim]:
    """The first claim of each independent group: copies are one voice."""
    first: dict[tuple[str, ...], Claim] = {}
    for claim in claims:
        first.setdefault(look.group(claim.source), claim)
    return list(first.values())


def _head(shown: nodes.Node) -> nodes.paragraph:
    return paragraph(nodes.strong("", "", shown), classes=("fab-note-head",))


def _foot(look: Lookup, event: Event, slot: str | None = None) -> nodes.Element:
    """The event it belongs to, how its claims agree or those for one slot, and who disputes it."""
    rows: list[Row] = [
        (look.label("Event"), [linked(look, "event", event.id)]),
        (look.label("Voices"), [verdict(look, event.id, slot)]),
        *disputed(look, event.id),
    ]
    return fields(*rows, classes=("fab-note-foot",))


_BODIES: Mapping[str, Callable[[Lookup, str], Iterator[nodes.Node]]] = {
    "agent": _agent,
    "claim": _claim,
    "count": _count,
    "date": _date,
    "event": _event,
    "reckoned": _reckoned,
    "source": _source,
}
