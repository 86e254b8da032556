r"""How text of a story enters a page: as text, never as markup, and harmless beside other text.

The text of a story is anybody's: titles, names, quotations and notes may hold markup, control
characters, or characters that turn the direction of all that follows. Three rules:

* everything becomes a text node, which each writer escapes;
* what acts on its neighbours is taken out of it: :mod:`fabula.present.inert`;
* names, titles and quotations are isolated and marked with their language.

>>> words("a\u202eb\n <i>").astext()
'ab <i>'
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from docutils import nodes
from sphinx.addnodes import pending_xref

from fabula.errors import UnknownIdError
from fabula.present.findings import values_in_words
from fabula.present.inert import inert
from fabula.present.number import breakable
from fabula.present.phrase import phrases
from fabula.present.wording import amount_words, date_words, sentence_start
from fabula.sphinxext.nodes import Moment, Pause, Words
from fabula.value import Measure, When

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fabula.sphinxext.lookup import Lookup
    from fabula.story import Tombstone

__all__ = [
    "Row",
    "fields",
    "keep_from_translators",
    "language_name",
    "link",
    "linked",
    "listed",
    "moment",
    "name_of",
    "origin_link",
    "own",
    "paragraph",
    "quoted",
    "retirement",
    "said",
    "value_words",
    "words",
]

Row = tuple[str, list[nodes.Node]]
"""A label, and the blocks or the inline nodes it is about."""

# What our own sentences (findings, grounds of bounds) name: claim 'a/b', source 'c', 'event'.
_NAMED = re.compile(
    r"(?:(?P<table>source|agent|event) )?'(?P<id>[a-z][a-z0-9-]*)'"
    r"|(?:claim )?'(?P<claim>[a-z][a-z0-9-]*/[a-z][a-z0-9-]*)'"
)
_QUOTED = re.compile(r"""(?<!\w)(["'])((?:(?!\1).)++)\1(?!\w)""")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")


def words(text: str, language: str | None = None, *classes: str) -> Words:
    """A text of a story, isolated, in its language if that is not the page's."""
    shown = inert(text)
    node = Words(shown, shown, classes=list(classes), support_smartquotes=False)
    if language:
        node["lang"] = language
    return node


def own(look: Lookup, text: str, *classes: str) -> Words:
    """What the editors wrote: a title, a label, a name, a note, a gloss."""
    return words(text, look.own_language, *classes)


def moment(look: Lookup, when: When, *, opening: bool = False) -> Moment:
    """A date in words, with its day if it is known to the day; ``opening`` begins a line."""
    shown = date_words(when, look.language)
    shown = sentence_start(shown) if opening else shown
    return Moment(shown, shown, day=when.earliest_iso if when.is_day else None)


def value_words(look: Lookup, value: When | Measure) -> nodes.TextElement:
    """A date or an amount in words."""
    if isinstance(value, When):
        return moment(look, value)
    pieces = breakable(inert(amount_words(value, look.language)), look.language)
    shown = Words("", pieces[0], classes=["fab-amount"], support_smartquotes=False)
    for piece in pieces[1:]:
        shown += [Pause(), nodes.Text(piece)]
    return shown


def paragraph(*children: nodes.Node, classes: tuple[str, ...] = ()) -> nodes.paragraph:
    """A paragraph of some nodes."""
    return nodes.paragraph("", "", *children, classes=list(classes))


def link(table: str, id: str, shown: nodes.TextElement, *, warn: bool = False) -> pending_xref:
    """A link to a record, resolved when every page has been read.

    Args:
        table: event, claim, source, agent or relation.
        id: its id; the address of a claim.
        shown: the one node that is to be the link.
        warn: whether a record that no page shows is worth a warning.
    """
    reference = pending_xref("", shown, refdomain="fab", reftype=table, reftarget=id)
    reference["refexplicit"] = True
    reference["refwarn"] = warn
    return reference


def linked(look: Lookup, type: str, id: str) -> pending_xref:
    """A link to a record by the name readers know it by.

    Raises:
        UnknownIdError: the id leads nowhere.
    """
    return link(type, id, name_of(look, type, id))


def origin_link(look: Lookup, origin: str) -> pending_xref:
    """A link to an origin: an agent, or a source by its address."""
    type, _, id = origin.rpartition(":")
    return linked(look, type or "agent", id)


def fields(*rows: Row, classes: tuple[str, ...] = ()) -> nodes.field_list:
    """A list of labelled facts."""
    listed = nodes.field_list("", classes=["fab-facts", *classes])
    for name, body in rows:
        inline = (
            [paragraph(*body)] if body and isinstance(body[0], nodes.Inline | nodes.Text) else body
        )
        listed += nodes.field("", nodes.field_name("", name), nodes.field_body("", *inline))
    return listed


def listed(shown: Iterable[nodes.Node]) -> list[nodes.Node]:
    """Some nodes with commas between them."""
    parts = [part for node in shown for part in (nodes.Text(", "), node)]
    return parts[1:]


def language_name(tag: str, page: str) -> str:
    """The name of a language in the page's language (CLDR), or its tag if it has none.

    >>> language_name("nl", "en"), language_name("xx", "en")
    ('Dutch', 'xx')
    """
    try:
        return Locale.parse(tag, sep="-").get_display_name(Locale.parse(page, sep="-")) or tag
    except (UnknownLocaleError, ValueError):
        return tag


def said(look: Lookup, sentence: str) -> list[nodes.Node]:
    """A sentence of ours (a finding, the grounds of a bound) with links to what it names."""
    shown, sentence, done = [], inert(values_in_words(sentence, look.language)), 0
    for match in _NAMED.finditer(sentence):
        reference = _named(look, match["table"], match["id"] or match["claim"])
        if reference is not None:
            shown += [_typeset(look, sentence[done : match.start()]), *reference]
            done = match.end()
    return [*shown, _typeset(look, sentence[done:])]


def _typeset(look: Lookup, sentence: str) -> nodes.Text:
    """A part of a sentence of ours, with the quotation marks of the page's language."""
    before, after = phrases(look.language).table["quotes"]["inner"]
    quoted = _QUOTED.sub(rf"{before}\2{after}", sentence)
    return nodes.Text(_APOSTROPHE.sub("\N{RIGHT SINGLE QUOTATION MARK}", quoted))


def _named(look: Lookup, type: str | None, id: str) -> list[nodes.Node] | None:
    """Links for a quoted id, by the name readers know it by; nothing if it is no id."""
    types = ("claim",) if "/" in id else (type,) if type else ("event", "agent", "source")
    for one in types:
        with suppress(UnknownIdError):
            reference = linked(look, one, id)
            return quoted(look, reference) if one == "event" else [reference]
    return None


def retirement(look: Lookup, stone: Tombstone) -> list[nodes.Node]:
    """Why an id was retired, and where to look instead."""
    why: list[nodes.Node] = [paragraph(own(look, stone.because))]
    if stone.replaced_by:
        see = nodes.Text(look.label("See instead:") + " ")
        why.append(paragraph(see, linked(look, stone.table, stone.replaced_by)))
    return why


def name_of(look: Lookup, type: str, id: str) -> Words:
    """What readers know a record by; a claim by its source, a retired one by its id.

    Raises:
        UnknownIdError: the id leads nowhere.
    """
    if type == "claim":
        return name_of(look, "source", look.claim(id).source)
    if look.tombstone(type, id):
        return words(id)
    return own(look, look.name(type, id))


def quoted(look: Lookup, *shown: nodes.Node) -> list[nodes.Node]:
    """Some nodes in the quotation marks of the page's language."""
    before, after = phrases(look.language).table["quotes"]["outer"]
    return [nodes.Text(before), *shown, nodes.Text(after)]


def keep_from_translators(shown: nodes.Node) -> None:
    """The story is in its editors' language, and our labels have a catalogue of their own."""
    for text in shown.findall(nodes.TextElement):
        if not isinstance(text, nodes.Inline):
            text["translatable"] = False
