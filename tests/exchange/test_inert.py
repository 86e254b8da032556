"""What is printed on a line with other texts does nothing to them; what is data stays as it is."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given

from fabula.evidence import settle
from fabula.exchange.edition import Edition
from fabula.exchange.fact import ALL
from fabula.exchange.format import format_named, formats
from stories import as_expected, plain_story, timelines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.story import Timeline

# Unicode Standard Annex 9: embeddings, overrides, isolates and what ends them.
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]|\\\\u20(?:2[a-e]|6[6-9])")
PRINTED = (
    "apa", "biblatex", "cff", "chicago", "csl", "icalendar", "markdown", "markwhen", "mla", "ris",
    "timelinejs",
)  # fmt: skip
"""The formats whose texts stand on a line with others; ``webannotation`` has one such text."""

DATA = {"csv", "jsonld", "nanopub", "native", "parquet", "prov", "rocrate", "webannotation"}
"""The formats whose texts are the values of fields, as they were recorded."""

HOSTILE = "A \u202etitle\u2066 of \x1b[2J\u2028two -- ``lines''"


def told(name: str, edition: Edition) -> Iterator[str]:
    """The files of a format, without what they keep of the record itself."""
    for data in format_named(name).write(edition).files.values():
        text = data.decode()
        if name == "biblatex":
            yield "".join(line for line in text.splitlines() if not line.startswith("  verba = "))
        elif name == "csl":
            items = [{**item, "custom": None} for item in json.loads(text)]
            yield json.dumps(items, ensure_ascii=False)
        else:
            yield text


def titled(title: str) -> Edition:
    """A story, an event and a source of that title."""
    story = plain_story()
    (event,), (source,) = story.events, story.sources
    events = (replace(event, title=title),)
    sources = (replace(source, title=title),)
    made = replace(story, title=title, sources=sources, events=events)
    return Edition.of(settle(made, as_expected))


def test_every_format_is_printed_or_data() -> None:
    assert {*PRINTED, *DATA} == formats().keys()


@given(timelines())
def test_nothing_printed_turns_the_direction_of_what_stands_beside_it(story: Timeline) -> None:
    edition = Edition.of(settle(story, as_expected))
    for name in PRINTED:
        for text in told(name, edition):
            assert not TURNING.search(text), name


@given(timelines())
def test_the_words_about_a_claim_turn_nothing(story: Timeline) -> None:
    edition = Edition.of(settle(story, as_expected))
    for event in edition.events:
        assert not [one for one in event.claims if TURNING.search(edition.sentence(event, one))]


def test_a_hostile_title_is_one_line_of_a_citation() -> None:
    for name in ("apa", "chicago", "mla"):
        (text,) = told(name, titled(HOSTILE))
        assert text.count("\n") == len(text.splitlines()) == 3
        assert "\x1b" not in text


def test_tex_makes_no_other_letters_of_a_title() -> None:
    (text,) = told("biblatex", titled(HOSTILE))
    assert "title = {{A title of \ufffd[2J two -{}- `{}`lines'{}'}}" in text


def test_what_is_data_keeps_a_hostile_title() -> None:
    edition = titled(HOSTILE)
    for name, format in formats().items():
        if format.carries == ALL:
            held = b"".join(format.write(edition).files.values()).decode()
            assert "\u202etitle\u2066" in held, name
    (linked,) = told("jsonld", edition)
    assert HOSTILE in {node.get("name") for node in json.loads(linked)["@graph"]}
