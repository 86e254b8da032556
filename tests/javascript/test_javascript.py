"""Exports are read by JavaScript programs in Node.js: citation-js, the Markwhen parser and ical.js.

What they read is compared with the records; that a comparison can fail is shown by spoilt files.
"""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from consumers.programs import said
from fabula.exchange.format import format_named
from fabula.exchange.reference import citation_date, references
from javascript.conftest import HERE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fabula.exchange.edition import Edition

FORMATS = ("csl", "biblatex", "ris", "markwhen", "icalendar")
CITED = ("csl", "bib", "ris")
DATED = ("markwhen", "icalendar")

Read = dict[str, list[dict[str, Any]]]
"""What was read of each file, a record a dictionary."""


def letter_more(suffix: str, text: str) -> str:
    """The file with a letter more in each title."""
    before = {
        ".csl.json": r'\n  "title": "',
        ".bib": r"\n  title = \{\{",
        ".ris": r"\nTI  - ",
        ".mw": r"\nid: ",
        ".ics": r"\nSUMMARY:",
    }
    return re.sub(before[suffix], r"\g<0>x", text)


def other_year(suffix: str, text: str) -> str:
    """The file with another year in each date."""
    before = {
        ".csl.json": r'(?<="date-parts": \[\[)\d{4}',
        ".bib": r"(?<=\n  date = \{)\d{4}",
        ".ris": r"(?<=\nPY  - )\d{4}|(?<=\nDA  - )\d{4}",
        ".mw": r"(?<=\n\n)\d{4}",
        ".ics": r"(?<=\nDTSTART;VALUE=DATE:)\d{4}",
    }
    return re.sub(before[suffix], "1987", text)


def record_less(suffix: str, text: str) -> str:
    """The file without its last record."""
    if suffix == ".csl.json":
        return json.dumps(json.loads(text)[:-1])
    first = {".bib": "\n@", ".ris": "\nTY  - ", ".mw": "\n\n", ".ics": "BEGIN:VEVENT"}[suffix]
    kept = text[: text.rindex(first)]
    return f"{kept}END:VCALENDAR\r\n" if suffix == ".ics" else f"{kept}\n"


PLANTED = {"whole": lambda _, text: text}
PLANTED |= {one.__name__: one for one in (letter_more, other_year, record_less)}


@pytest.fixture(scope="module")
def read(
    home: Path, edition: Edition, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Read]:
    """Have every file read as it is, or spoilt in one way; each way once."""
    held: dict[str, Read] = {}

    def reading(planted: str) -> Read:
        if planted not in held:
            out = tmp_path_factory.mktemp("exports")
            for name in FORMATS:
                for file, data in format_named(name).write(edition).files.items():
                    spoilt = PLANTED[planted](file.removeprefix(edition.story.id), data.decode())
                    (out / file).write_text(spoilt, encoding="utf-8", newline="")
            told = said("node", HERE / "read.mjs", home, out, edition.story.id)
            held[planted] = json.loads(told.splitlines()[-1])
        return held[planted]

    return reading


def wrong_titles(items: list[dict[str, Any]], edition: Edition) -> bool:
    return {item["id"]: item["title"] for item in items} != {
        one.key: one.title for one in references(edition)
    }


def wrong_dates(items: list[dict[str, Any]], edition: Edition) -> bool:
    return {item["id"]: item["dates"] for item in items} != {
        one.key: [list(part) for part in citation_date(one.issued)] for one in references(edition)
    }


def wrong_days(items: list[dict[str, Any]], edition: Edition) -> bool:
    """Whether a reference that has no day has got one, or one with a day another; a year is no day."""
    dated = {one.key: citation_date(one.issued) for one in references(edition)}
    days = {item["id"]: [tuple(one) for one in item["dates"] if len(one) == 3] for item in items}
    return days != {
        key: [*dates] if len(dates) == 1 and len(dates[0]) == 3 else []
        for key, dates in dated.items()
    }


def wrong_bounds(items: list[dict[str, Any]], edition: Edition) -> bool:
    """Whether an event with both bounds has others, or comes twice, or not at all."""
    bounds = {event.id: (event.when.earliest, event.when.latest) for event in edition.events}
    closed = {id: (f"{a}", f"{z + timedelta(1)}") for id, (a, z) in bounds.items() if a and z}
    arrived = {one["id"]: (one["from"], one["until"]) for one in items}
    return len(arrived) != len(items) or arrived != closed


@pytest.mark.parametrize("name", CITED)
def test_citation_js_reads_every_reference_with_its_title(
    name: str, read: Callable[[str], Read], edition: Edition
) -> None:
    assert not wrong_titles(read("whole")[name], edition)
    assert wrong_titles(read("letter_more")[name], edition)
    assert wrong_titles(read("record_less")[name], edition)


@pytest.mark.parametrize("name", ["csl", "bib"])
def test_citation_js_reads_every_date_as_it_was_written(
    name: str, read: Callable[[str], Read], edition: Edition
) -> None:
    assert not wrong_dates(read("whole")[name], edition)
    assert wrong_dates(read("other_year")[name], edition)


def test_citation_js_sees_no_day_in_ris_that_is_none(
    read: Callable[[str], Read], edition: Edition
) -> None:
    assert not wrong_days(read("whole")["ris"], edition)
    assert wrong_days(read("other_year")["ris"], edition)


@pytest.mark.parametrize("name", CITED)
def test_an_undated_reference_stays_undated_in_citation_js(
    name: str, read: Callable[[str], Read], edition: Edition
) -> None:
    undated = {one.key for one in references(edition) if not citation_date(one.issued)}
    assert undated
    dates = {item["id"]: item["dates"] for item in read("whole")[name]}
    assert {key for key, held in dates.items() if not held} == undated


@pytest.mark.parametrize("name", CITED)
def test_german_nouns_survive_a_bibliography_of_citation_js(
    name: str, read: Callable[[str], Read], edition: Edition
) -> None:
    german = {one.key: one.title for one in references(edition) if one.language == "de"}
    assert german
    listed = {item["id"]: item["listed"] for item in read("whole")[name]}
    assert {key for key, title in german.items() if title not in listed[key]} == set()


@pytest.mark.parametrize("name", DATED)
def test_every_event_with_both_bounds_arrives_with_them(
    name: str, read: Callable[[str], Read], edition: Edition
) -> None:
    assert not wrong_bounds(read("whole")[name], edition)
    assert wrong_bounds(read("other_year")[name], edition)
    assert wrong_bounds(read("record_less")[name], edition)


@pytest.mark.parametrize("name", DATED)
def test_an_event_with_bounds_is_never_one_day(
    name: str, read: Callable[[str], Read], edition: Edition
) -> None:
    bounded = {event.id for event in edition.events if not event.when.is_day}
    spans = {one["id"]: one["days"] for one in read("whole")[name] if one["id"] in bounded}
    assert spans
    assert min(spans.values()) > 1


def test_ical_js_reads_every_title(read: Callable[[str], Read], edition: Edition) -> None:
    titles = {event.id: event.title for event in edition.events}
    entries = read("whole")["icalendar"]
    assert all(one["title"] == titles[one["id"]] for one in entries)
    assert not any(one["title"] == titles[one["id"]] for one in read("letter_more")["icalendar"])
