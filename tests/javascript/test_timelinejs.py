"""TimelineJS, in Chromium, shows every event at its days and in our words; what it would spoil is noticed.

It drops an event without a start, drops an end with other parts than its start, takes month 13 for
some other, words dates itself where no words are given, and shows nothing at all for a year that is
no number. None of this is an error to it, or it says so where no reader looks.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from fabula.exchange.format import format_named
from fabula.exchange.formats.timelinejs import place
from fabula.present.wording import date_words, sentence_start
from fabula.value.calendar import civil

if TYPE_CHECKING:
    from collections.abc import Callable

    from fabula.exchange.edition import Edition

Shown = dict[str, Any]


def without_a_start(event: Shown) -> None:
    del event["start_date"]


def in_month_13(event: Shown) -> None:
    event["start_date"]["month"] = 13


def from_a_year_to_a_day(event: Shown) -> None:
    event["start_date"] = {"year": event["start_date"]["year"]}


def without_our_words(event: Shown) -> None:
    del event["display_date"]


def in_a_year_that_is_no_number(event: Shown) -> None:
    event["start_date"]["year"] = "2024-02"


PLANTED = {
    "events": without_a_start,
    "days": in_month_13,
    "ends": from_a_year_to_a_day,
    "words": without_our_words,
    "up": in_a_year_that_is_no_number,
}
"""What spoils a timeline, by what is then found to differ."""


@pytest.fixture(scope="module")
def shown(edition: Edition, ask: Callable[[str, object], Any]) -> dict[str, Shown]:
    """What the library shows of our file, and of the file with one thing spoilt in it."""
    (data,) = format_named("timelinejs").write(edition).files.values()
    documents = {"whole": json.loads(data)}
    for name, spoil in PLANTED.items():
        documents[name] = json.loads(data)
        # An event of several days, which are not those of a year.
        spoil(next(one for one in documents[name]["events"][1:] if "end_date" in one))
    answer: dict[str, Shown] = ask("show.mjs", documents)
    return answer


def differing(shown: Shown, edition: Edition) -> set[str]:
    """What is shown otherwise than it is known."""
    if not shown["up"]:
        return {"up"}
    drawn = {event.id: event for event in edition.events if place(event.when) is not None}
    words = {
        id: sentence_start(date_words(event.when, edition.story.language))
        for id, event in drawn.items()
    }
    bounds = {id: place(event.when) or (0, 0) for id, event in drawn.items()}
    days = {id: list(civil(first)) for id, (first, _) in bounds.items()}
    ends = {id: list(civil(last)) for id, (first, last) in bounds.items() if first != last}
    found = {
        "events": (set(shown["slides"]), {"title", *drawn}),
        "markers": (shown["markers"], len(drawn)),
        "words": (shown["slides"], {"title": "", **words}),
        "days": ({id: start for id, (start, _) in shown["placed"].items()}, days),
        "ends": ({id: end for id, (_, end) in shown["placed"].items() if end}, ends),
    }
    return {name for name, (seen, known) in found.items() if seen != known}


def test_it_drops_nothing_and_shows_our_words_and_invents_no_day(
    shown: dict[str, Shown], edition: Edition
) -> None:
    assert differing(shown["whole"], edition) == set()


def test_it_asks_nothing_of_other_places(shown: dict[str, Shown]) -> None:
    assert shown["whole"]["left"] == []


@pytest.mark.parametrize("planted", PLANTED)
def test_what_it_would_spoil_is_noticed(
    planted: str, shown: dict[str, Shown], edition: Edition
) -> None:
    assert planted in differing(shown[planted], edition)
