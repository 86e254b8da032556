"""Markwhen: a timeline as text, for the program of that name.

A date is written as a day, or as the range from the first to the last possible day with the tag
``#bounds``: the program drops every other notation of EDTF without a word. What is open on one
side has no such range and is counted. Titles stand on one line; letters the format reads as its
own are set apart.

Source: the Markwhen format as its parser, version 1.2.0, reads it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fabula.exchange.fact import Sort
from fabula.exchange.format import Exported, Format, LeftOut
from fabula.present.inert import inert
from fabula.present.wording import attestation_words, date_words, sentence_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.exchange.edition import Edition
    from fabula.story import Event

__all__ = ["FORMATS"]

# A tag, a comment, a link, a list item or a header would begin with one of these.
_OWN = re.compile(r"[#@\[\]{}<>|`*~]|//")


def _plain(text: str) -> str:
    """The text on one line, without letters that mean something to the format."""
    return inert(_OWN.sub(" ", text))


def _entry(event: Event, edition: Edition, days: str, bounded: bool) -> Iterator[str]:
    story = edition.story
    tag = edition.language
    tags = f" #{event.kind}{' #bounds' if bounded else ''}"
    yield f"{days}: {_plain(event.title)}{tags}"
    yield f"id: {event.id}"
    # A line of its own must not begin as a date does, or it would be an event.
    yield _plain(sentence_start(date_words(event.when, tag, prepositional=True)))
    yield _plain(sentence_start(attestation_words(story.attestation(event.claims), tag)))
    link = edition.permalink("event", event.id)
    if link:
        yield link
    yield ""


def _write(edition: Edition) -> Exported:
    lines = [f"title: {_plain(edition.story.title)}", ""]
    left_out = []
    for event in edition.events:
        first, last = event.when.earliest, event.when.latest
        if first is None or last is None:
            left_out.append(LeftOut(event.id, "its date has an open side"))
            continue
        days = first.isoformat() if first == last else f"{first}/{last}"
        lines += _entry(event, edition, days, first != last)
    text = "\n".join(lines)
    return Exported({FORMATS[0].file(edition): text.encode()}, tuple(left_out))


FORMATS = (
    Format(
        "markwhen",
        "Markwhen",
        "text/plain",
        ".mw",
        "dates are days or closed ranges; letters of titles that mean something to it, claims and sources are left out",
        _write,
        carries=frozenset({Sort.EVENT, Sort.EVENT_KIND, Sort.EVENT_DAYS}),
    ),
)
