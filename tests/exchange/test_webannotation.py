"""Each selector of an annotation leads to the words of its claim, and to no others."""

from __future__ import annotations

import json
from typing import Any

import pytest

from fabula.evidence import verify
from fabula.exchange.edition import Edition
from fabula.exchange.format import Exported, format_named
from fabula.exchange.formats.jsonld import record_name
from fabula.story import Claim, Event, Kind, Passage, Source, Timeline
from fabula.text import digest

TEXT = "It paid 15 million, then 5 million. It paid in\u00a0time; it came in time for tea."
QUOTE, PLACE = "TextQuoteSelector", "TextPositionSelector"


def edition(passage: Passage, *, weighed: bool = True, address: str = "") -> Edition:
    """One claim on one passage."""
    source = Source("gazette", "g", language="en", fingerprints=("0" * 64,))
    event = Event("e", "own", "t", (Claim("c", passage),))
    story = Timeline("s", "S", sources=(source,), events=(event,), kinds=(Kind("own", "ours"),))
    placed = verify(story, {"gazette": TEXT}, {}).placed if weighed else {}
    return Edition.of(story, None, address, placed)


def written(passage: Passage, *, weighed: bool = True) -> Exported:
    return format_named("webannotation").write(edition(passage, weighed=weighed))


def selectors(passage: Passage, *, weighed: bool = True) -> list[dict[str, Any]]:
    (data,) = written(passage, weighed=weighed).files.values()
    (note,) = json.loads(data)["first"]["items"]
    held = note["target"]["selector"]
    return held if isinstance(held, list) else [held]


def quoted(exact: str, nth: int | None = None) -> Passage:
    return Passage("gazette", exact=exact, nth=nth)


def test_words_that_stand_once_are_given_and_so_is_their_place() -> None:
    quote, place = selectors(quoted("15 million"))
    assert quote == {"type": QUOTE, "exact": "15 million"}
    assert place == {"type": PLACE, "start": 8, "end": 18, "refinedBy": quote}


@pytest.mark.parametrize(
    ("passage", "start"), [(quoted("It paid", nth=2), 36), (quoted("5 million"), 25)]
)
def test_words_that_a_reader_meets_again_are_given_at_their_place_alone(
    passage: Passage, start: int
) -> None:
    (place,) = selectors(passage)
    assert (place["start"], place["refinedBy"]["exact"]) == (start, passage.exact)


def test_words_that_are_set_otherwise_are_given_by_their_place() -> None:
    (place,) = selectors(quoted("15 million, then 5 million. It paid in time"))
    assert place == {"type": PLACE, "start": 8, "end": 51}


def test_a_passage_given_by_its_place_has_that_alone() -> None:
    words = TEXT[8:34]
    passage = Passage("gazette", start=8, end=34, sha256=digest(words))
    assert selectors(passage) == [{"type": PLACE, "start": 8, "end": 34}]


def test_a_story_that_was_never_weighed_has_words_that_stand_once_and_no_others() -> None:
    assert selectors(quoted("15 million"), weighed=False) == [
        {"type": QUOTE, "exact": "15 million"}
    ]
    (left,) = written(quoted("It paid", nth=2), weighed=False).left_out
    assert left.address == "e/c"
    assert left.because == "its words stand several times in the source, which was never weighed"


@pytest.mark.parametrize("address", ["", "https://example.org/s/"])
def test_an_annotation_and_its_page_are_named_as_in_linked_data(address: str) -> None:
    shown = edition(quoted("15 million"), address=address)
    (data,) = format_named("webannotation").write(shown).files.values()
    page = json.loads(data)
    assert page["first"]["items"][0]["id"] == record_name(shown, "claim", "e/c")
    assert page["id"] == record_name(shown, "timeline", "s")
    (data,) = format_named("jsonld").write(shown).files.values()
    assert f'"{record_name(shown, "claim", "e/c")}"' in data.decode()
