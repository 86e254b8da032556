"""A source as a page shows it: what it is, when it appeared and why we think so, whence it comes.

The text of a source is not here: a fingerprint tells whoever has it that it is the same, and the
words quoted of it are counted against the fifth that may be. What a source says of itself (title,
date line) stands in its own language; everything else is the editors'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from fabula.present.inert import inert
from fabula.present.wording import sentence_start
from fabula.sphinxext.dating import date_line, how_known
from fabula.sphinxext.finding import finding_list
from fabula.sphinxext.nodes import Mentions
from fabula.sphinxext.prose import (
    fields,
    language_name,
    link,
    linked,
    listed,
    own,
    paragraph,
    quoted,
    words,
)  # fmt: skip
from fabula.story import Derivation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.sphinxext.lookup import Lookup
    from fabula.sphinxext.page import Page
    from fabula.sphinxext.prose import Row
    from fabula.story import Lineage, Source

__all__ = ["derivation", "source_section"]


def source_section(page: Page, id: str) -> nodes.section:
    """The section of a source, with its anchor.

    Raises:
        UnknownIdError: there is no such source.
    """
    look = page.look
    source = look.source(id)
    section = page.section("source", id, own(look, sentence_start(source.label)), "fab-source")
    if source.note:
        section += paragraph(own(look, source.note), classes=("fab-note",))
    section += paragraph(words(look.citation(id)), classes=("fab-citation",))
    section += fields(
        *_of_itself(look, source), *_whence(look, source), *_dating(look, source),
        *_text(look, source), *_used(look, source),
    )  # fmt: skip
    section += Mentions(of="source", id=id)
    return section


def _of_itself(look: Lookup, source: Source) -> Iterator[Row]:
    """Title, authors, publisher, language, address."""
    if source.title:
        title = f"{source.title} …" if source.title_cut else source.title
        yield look.label("Title"), quoted(look, words(title, source.language, "fab-of-itself"))
    if source.authors:
        yield look.label("By"), listed(linked(look, "agent", id) for id in source.authors)
    if source.publisher:
        yield look.label("Publisher"), [linked(look, "agent", source.publisher)]
    if source.language:
        yield look.label("Language"), [words(language_name(source.language, look.language))]
    if source.url:
        yield look.label("Address"), [nodes.reference("", inert(source.url), refuri=source.url)]


def _dating(look: Lookup, source: Source) -> Iterator[Row]:
    """When it appeared, why we think so, and the words in which it dates itself."""
    found = look.levels("source", source.id)
    yield look.label("Published"), [date_line(look, found)]
    yield how_known(look, found)
    if source.dateline:
        dateline = words(source.dateline, source.language, "fab-of-itself")
        yield look.label("Date line"), quoted(look, dateline)


def _whence(look: Lookup, source: Source) -> Iterator[Row]:
    """What it comes from, what comes from it, and which sources are one voice with it."""
    for edge in look.lineage(source.id):
        other = edge.origin if edge.source == source.id else edge.source
        evidence = [nodes.Text(": "), own(look, edge.because)]
        yield derivation(look, edge, source.id), [linked(look, "source", other), *evidence]
    others = [id for id in look.group(source.id) if id != source.id]
    if others:
        yield look.label("One voice with"), listed(linked(look, "source", id) for id in others)


def derivation(look: Lookup, edge: Lineage, id: str) -> str:
    """The name of an edge, seen from one of its ends."""
    names = {
        Derivation.TRANSLATION_OF: (look.label("Translation of"), look.label("Translated as")),
        Derivation.REPUBLICATION_OF: (look.label("Reprint of"), look.label("Reprinted as")),
        Derivation.CITES: (look.label("Cites"), look.label("Cited by")),
        Derivation.QUOTES: (look.label("Quotes"), look.label("Quoted by")),
    }
    return names[edge.type][edge.source != id]


def _text(look: Lookup, source: Source) -> Iterator[Row]:
    """What is known of the text itself: fingerprints, length, and how much of it is quoted."""
    if not source.seen:
        yield look.label("Text"), [nodes.Text(look.label("Nobody who worked on this has seen it."))]
    for print_ in source.fingerprints:
        whole = nodes.literal("", f"sha256:{print_}", classes=["fab-fingerprint"])
        yield look.label("Fingerprint"), [whole]
    if source.words and source.characters:
        counts = {"words": source.words, "characters": source.characters}
        shown = look.label("%(words)s words, %(characters)s characters") % counts
        yield look.label("Length"), [_counted(shown)]
    spent = look.spent(source.id)
    if spent and spent.of:
        counts = {"quoted": spent.words, "allowed": spent.allowed or 0}
        shown = look.label("%(quoted)s words of the %(allowed)s that may be quoted") % counts
        yield look.label("Quoted"), [_counted(shown)]


def _counted(shown: str) -> nodes.inline:
    """What was counted here, and is no figure of the story."""
    return nodes.inline("", shown, classes=["fab-count"])


def _used(look: Lookup, source: Source) -> Iterator[Row]:
    """The claims that quote it, by event, and the findings about it."""
    by_event: dict[str, list[str]] = {}
    for address in look.quoting(source.id):
        by_event.setdefault(address.partition("/")[0], []).append(address)
    items = nodes.bullet_list("", classes=["fab-claims"])
    for event, addresses in by_event.items():
        claims = (link("claim", address, words(_slot(look, address))) for address in addresses)
        named = linked(look, "event", event)
        items += nodes.list_item("", paragraph(named, nodes.Text(": "), *listed(claims)))
    if by_event:
        yield look.label("Claims"), [items]
    if findings := look.findings(f"source:{source.id}"):
        yield look.label("Findings"), [finding_list(look, findings)]


def _slot(look: Lookup, address: str) -> str:
    """What a claim gives, in a word."""
    return look.claim(address).gives or look.label("as a whole")
