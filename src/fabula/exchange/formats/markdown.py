"""Markdown: the timeline as a list to be read, with a quotation for every claim.

Events come in story order, each with its date in words, the voices that speak, and its claims as
sentences. Letters that mean something to Markdown or to HTML are escaped, and texts are inert. Nothing here is to be
read back by a program.

Source: CommonMark 0.31, 2.4 (any ASCII punctuation may be escaped by a backslash).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fabula.exchange.format import Exported, Format
from fabula.exchange.formats.styles import chicago
from fabula.exchange.reference import Work, references
from fabula.present.inert import inert
from fabula.present.wording import attestation_words, date_words, sentence_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.exchange.edition import Edition
    from fabula.story import Event

__all__ = ["FORMATS", "escaped"]

_MARKS = re.compile(r"[\\`*_{}\[\]<>#+!|~&$]|^[-=]")
# A number of at most nine digits that begins a line makes a list of what it stands before.
_NUMBERED = re.compile(r"^(\d{1,9})([.)])")


def escaped(text: str) -> str:
    r"""The text on one line, without anything that means something to Markdown or HTML.

    >>> print(escaped("*5* <b> a_b"), escaped("2023. In May"))
    \*5\* \<b\> a\_b 2023\. In May
    """
    marked = _MARKS.sub(r"\\\g<0>", inert(text))
    return _NUMBERED.sub(r"\1\\\2", marked)


def _event(event: Event, edition: Edition) -> Iterator[str]:
    story, tag = edition.story, edition.language
    link = edition.permalink("event", event.id)
    title = escaped(event.title)
    yield f"## [{title}](<{link}>)" if link else f"## {title}"
    yield ""
    words = sentence_start(date_words(event.when, tag))
    voices = sentence_start(attestation_words(story.attestation(event.claims), tag))
    yield escaped(f"{words}. {voices}.")
    yield ""
    for claim in event.claims:
        yield f"- {escaped(edition.sentence(event, claim))}"
    yield ""


def _lines(edition: Edition) -> Iterator[str]:
    yield f"# {escaped(edition.story.title)}"
    yield ""
    if edition.story.summary:
        yield escaped(edition.story.summary)
        yield ""
    for event in edition.events:
        yield from _event(event, edition)
    yield "---"
    yield ""
    for reference in references(edition):
        if reference.work is not Work.EVENT:
            yield f"- {escaped(chicago(reference))}"


def _write(edition: Edition) -> Exported:
    text = "".join(f"{line}\n" for line in _lines(edition))
    return Exported({FORMATS[0].file(edition): text.encode()})


FORMATS = (
    Format(
        "markdown",
        "Markdown (CommonMark)",
        "text/markdown",
        ".md",
        "for people: values and bounds stand in words only",
        _write,
    ),
)
