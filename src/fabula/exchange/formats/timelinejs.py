"""TimelineJS: a timeline to be shown on a page by the library of that name.

Every event with a bound becomes a slide, placed at its first and last possible day; what it shows
as its date is always our wording. The library drops an event without a start, drops an end that
has not the same parts as its start, and shows month 13 as February: so both ends are always whole
days, and an event with nothing to place it by is left out here, where it can be counted. An event
with one bound stands at that bound; ``edtf``, which the library passes over, is the date itself.
Texts are HTML to the library; everything is escaped.

Source: the JSON format of TimelineJS 3.

>>> place(When.unknown()) is None
True
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from fabula.exchange.fact import ABOUT_EVENTS, Sort
from fabula.exchange.format import Exported, Format, LeftOut
from fabula.exchange.layout import json_text
from fabula.present.inert import inert
from fabula.present.wording import attestation_words, date_words, sentence_start
from fabula.value import When, edtf
from fabula.value.calendar import civil

if TYPE_CHECKING:
    from fabula.exchange.edition import Edition
    from fabula.story import Event

__all__ = ["FORMATS", "place"]


def place(when: When) -> tuple[int, int] | None:
    """The first and last day an event is drawn from and to, or None if it has no bound at all.

    >>> place(When.within(3, 5)), place(When.within(None, 5)), place(When.unknown())
    ((3, 5), (5, 5), None)
    """
    known = [day for day in when.days if day is not None]
    return (known[0], known[-1]) if known else None


def _date(day: int) -> dict[str, int]:
    return dict(zip(("year", "month", "day"), civil(day), strict=True))


def _slide(event: Event, days: tuple[int, int], edition: Edition) -> dict[str, Any]:
    tag = edition.language
    words = sentence_start(date_words(event.when, tag))
    slide: dict[str, Any] = {
        "unique_id": event.id,
        "group": event.kind.replace("-", " "),
        "start_date": _date(days[0]),
        "display_date": html.escape(words),
        "edtf": edtf.format(event.when),
        "text": {"headline": _headline(event, edition), "text": _text(event, edition)},
    }
    if days[0] != days[1]:
        slide["end_date"] = _date(days[1])
    return slide


def _shown(text: str) -> str:
    """A text of the story as HTML that acts on nothing beside it."""
    return html.escape(inert(text))


def _headline(event: Event, edition: Edition) -> str:
    title = _shown(event.title)
    link = edition.permalink("event", event.id)
    return f'<a href="{html.escape(link)}">{title}</a>' if link else title


def _text(event: Event, edition: Edition) -> str:
    """How many say so, then each claim in a sentence."""
    story = edition.story
    tag = edition.language
    voices = attestation_words(story.attestation(event.claims), tag)
    claims = "".join(
        f"<li>{html.escape(edition.sentence(event, claim))}</li>" for claim in event.claims
    )
    return f"<p>{html.escape(sentence_start(voices))}.</p><ul>{claims}</ul>"


def _write(edition: Edition) -> Exported:
    story = edition.story
    slides, left_out = [], []
    for event in edition.events:
        days = place(event.when)
        if days is None:
            left_out.append(LeftOut(event.id, "nothing bounds its date"))
        else:
            slides.append(_slide(event, days, edition))
    text = {"headline": _shown(story.title), "text": _shown(story.summary)}
    document = {"title": {"unique_id": "title", "text": text}, "events": slides}
    return Exported({FORMATS[0].file(edition): json_text(document, 3).encode()}, tuple(left_out))


FORMATS = (
    Format(
        "timelinejs",
        "TimelineJS 3 JSON",
        "application/json",
        ".timelinejs.json",
        "an event is drawn from its first to its last possible day, or at its one bound; sources and readings are left out",
        _write,
        carries=ABOUT_EVENTS - {Sort.EVENT_DAYS},
    ),
)
