r"""iCalendar: the events in a calendar, as all-day entries.

An entry runs from the first to the last possible day, and is *tentative* unless these are one and
the same; ``X-FABULA-EDTF`` keeps the date as it is known. What is open on one side, or lies outside
the years 1 to 9999, has no entry and is counted. An entry takes up nobody's time. The time stamp
that every entry must have is the day the version was published, or the first day of 1970: no clock
is asked.

Source: RFC 5545, 3.1 (lines of at most 75 octets), 3.3.11 (escapes), 3.6.1, 3.8.2.2 (the end of a
day is the next one).

>>> folded("SUMMARY:" + "ä" * 40).split("\r\n ")[1]
'äääääää'
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from fabula.exchange.fact import ABOUT_EVENTS
from fabula.exchange.format import Exported, Format, LeftOut
from fabula.present.inert import inert
from fabula.present.wording import attestation_words, date_words, sentence_start
from fabula.value import edtf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.exchange.edition import Edition
    from fabula.story import Event

__all__ = ["FORMATS", "folded"]

_OCTETS = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,"})


def folded(line: str) -> str:
    """A content line in pieces of at most 75 octets, none of which ends within a character."""
    pieces, room = [""], _OCTETS
    for letter in line:
        size = len(letter.encode())
        if size > room:
            pieces.append("")
            room = _OCTETS - 1
        pieces[-1] += letter
        room -= size
    return "\r\n ".join(pieces)


def _text(text: str) -> str:
    return inert(text).translate(_ESCAPES)


def _entry(event: Event, edition: Edition, first: date, last: date) -> Iterator[str]:
    story = edition.story
    tag = edition.language
    stamp = story.released or date(1970, 1, 1)
    words = sentence_start(date_words(event.when, tag))
    voices = sentence_start(attestation_words(story.attestation(event.claims), tag))
    yield "BEGIN:VEVENT"
    yield f"UID:{event.id}.{story.id}@fabula.invalid"
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(first)}"
    yield f"DTEND;VALUE=DATE:{_day(last + timedelta(days=1))}"
    yield f"SUMMARY:{_text(event.title)}"
    yield f"DESCRIPTION:{_text(f'{words}. {voices}.')}"
    yield f"CATEGORIES:{_text(event.kind)}"
    yield f"STATUS:{'CONFIRMED' if first == last else 'TENTATIVE'}"
    yield "TRANSP:TRANSPARENT"
    yield f"X-FABULA-EDTF:{_text(edtf.format(event.when))}"
    link = edition.permalink("event", event.id)
    if link:
        yield f"URL:{link}"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _calendar(edition: Edition, left_out: list[LeftOut]) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//fabula contributors//fabula//EN"
    yield f"X-WR-CALNAME:{_text(edition.story.title)}"
    for event in edition.events:
        first, last = event.when.earliest, event.when.latest
        if first is None or last is None or last == date.max:
            left_out.append(
                LeftOut(event.id, "its date has an open side, or no day of the years 1 to 9999")
            )
        else:
            yield from _entry(event, edition, first, last)
    yield "END:VCALENDAR"


def _write(edition: Edition) -> Exported:
    left_out: list[LeftOut] = []
    lines = [folded(line) for line in _calendar(edition, left_out)]
    text = "".join(f"{line}\r\n" for line in lines)
    return Exported({FORMATS[0].file(edition): text.encode()}, tuple(left_out))


FORMATS = (
    Format(
        "icalendar",
        "iCalendar (RFC 5545)",
        "text/calendar",
        ".ics",
        "an event takes the days from its first to its last possible one; claims are left out",
        _write,
        carries=ABOUT_EVENTS,
    ),
)
