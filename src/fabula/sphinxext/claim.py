"""One claim as a page shows it: the exact words first, then what they were taken to say.

The words stand in their language, a gloss is marked as ours, and a line says whose text it is,
whose word, and how hedged. Beside them: the value in plain words, its grounds and the convention
it was read under, the other values the words could have, and why the editors read them so. What
there is nothing to say about is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from fabula.present.phrase import phrases
from fabula.sphinxext.nodes import Quotation, Saying
from fabula.sphinxext.prose import (
    fields,
    linked,
    moment,
    own,
    paragraph,
    quoted,
    said,
    value_words,
    words,
)  # fmt: skip
from fabula.text.fragment import at_words
from fabula.text.letters import Letters
from fabula.value import When

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.sphinxext.lookup import Lookup
    from fabula.sphinxext.prose import Row
    from fabula.story import Claim, Event, Reading, Slot, Source

__all__ = ["saying"]


def saying(look: Lookup, event: Event, claim: Claim, *, dated: bool = False) -> Saying:
    """A claim of an event.

    ``dated`` adds the date of its source, for places where the source is not at hand.
    """
    node = Saying("", *_words_of(look, event, claim, dated=dated))
    rows = [*_value(look, claim, _slot(look, event, claim))]
    if claim.because and not any(claim.because in one.grounds for one in claim.readings[:1]):
        rows.append((look.label("Why so"), [own(look, claim.because)]))
    if rows:
        node += fields(*rows)
    return node


def _words_of(look: Lookup, event: Event, claim: Claim, *, dated: bool) -> Iterator[nodes.Node]:
    """The exact words, our gloss of them, who says them how, and the way to them."""
    source = look.source(claim.source)
    if claim.passage.exact is None:
        yield paragraph(nodes.Text(phrases(look.language).say("by_place")))
    else:
        exact = paragraph(words(claim.passage.exact, source.language))
        yield Quotation("", exact, lang=source.language)
    if claim.gloss:
        ours = [
            nodes.inline("", look.label("our translation"), classes=["fab-label"]),
            nodes.Text(" "),
        ]
        yield paragraph(*ours, *quoted(look, own(look, claim.gloss)), classes=("fab-gloss",))
    whose = _whose(look, claim, source, dated=dated)
    way = _at_the_words(look, event, claim)
    yield paragraph(*whose, *way, classes=("fab-whose",))


def _whose(look: Lookup, claim: Claim, source: Source, *, dated: bool) -> Iterator[nodes.Node]:
    """Whose text it is, of when, whose word, and how hedged."""
    yield nodes.Text("— ")
    yield linked(look, "source", source.id)
    if dated and source.dating.when != When.unknown():
        yield from (nodes.Text(" ("), moment(look, source.dating.when), nodes.Text(")"))
    if claim.voice:
        named = linked(look, "agent", claim.voice.of)
        yield nodes.Text(", ")
        yield from _phrase(look, claim.voice.manner.value, "agent", named)
    if claim.hedge:
        hedge = nodes.inline("", "", *quoted(look, words(claim.hedge, source.language)))
        yield nodes.Text(", ")
        yield from _phrase(look, "hedged", "words", hedge)


def _slot(look: Lookup, event: Event, claim: Claim) -> Slot | None:
    """The slot a claim gives; None if it attests the event as a whole."""
    return look.kind(event.kind).slot(claim.gives) if claim.gives else None


def _at_the_words(look: Lookup, event: Event, claim: Claim) -> Iterator[nodes.Node]:
    """A link that opens the source at the very words, if it has an address.

    A browser takes the first place of the words, whichever is meant, and whole words alone: what
    stands there several times or begins within a word has no link.
    """
    url, passage = look.source(claim.source).url, claim.passage
    if not url or passage.exact is None or passage.nth is not None:
        return
    if look.letters(f"{event.id}/{claim.id}") in (Letters.ALONE, Letters.OTHERWISE):
        address = at_words(url, passage.exact)
        shown = nodes.Text(look.label("at these words"))
        yield nodes.Text(" · ")
        yield nodes.reference("", "", shown, refuri=address, classes=["fab-at-words"])


def _phrase(look: Lookup, name: str, part: str, node: nodes.Element) -> Iterator[nodes.Node]:
    """A phrase of the page's language with a node in its one place."""
    text = node.astext()
    before, _, after = phrases(look.language).say(name, **{part: text}).partition(text)
    yield from (nodes.Text(before), node, nodes.Text(after))


def _value(look: Lookup, claim: Claim, slot: Slot | None) -> Iterator[Row]:
    """What the words were taken to say, and on what grounds."""
    if slot is None:
        return
    if slot.type.is_read:
        yield from _readings(look, claim)
    elif slot.type.is_id and claim.states:
        named = linked(look, slot.type.value, claim.states)
        yield look.label("Taken as"), [nodes.strong("", "", named)]
    elif claim.states:
        yield look.label("Taken as"), [own(look, claim.states)]


def _readings(look: Lookup, claim: Claim) -> Iterator[Row]:
    if not claim.readings:
        yield look.label("Taken as"), [nodes.Text(look.label("nothing; the words were not read"))]
        return
    chosen, *others = claim.readings
    yield look.label("Taken as"), [nodes.strong("", "", value_words(look, chosen.value))]
    yield look.label("Grounds"), _grounds(look, chosen, alone=not others)
    for other in others:
        value = value_words(look, other.value)
        yield look.label("Not taken as"), [value, nodes.Text("; "), *_grounds(look, other)]


def _grounds(look: Lookup, reading: Reading, *, alone: bool = False) -> list[nodes.Node]:
    """Why words are read so, and by which convention, if they could be read by several."""
    if alone:
        return said(look, reading.grounds)
    convention = look.label("convention: %s") % reading.convention
    return [*said(look, reading.grounds), nodes.Text(f" ({convention})")]
