"""Exports are read by the JavaScript programs they are made for, in Node.js and in a browser.

``nox -s javascript`` installs them, each in one version, and names their folder in FABULA_NODE.
"""

from __future__ import annotations

import json
import os
import shutil
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from consumers.programs import said
from fabula.exchange import load, load_weighed
from fabula.exchange.edition import Edition
from fabula.exchange.format import format_named
from fabula.exchange.formats.timelinejs import place
from fabula.exchange.reference import citation_date, references
from fabula.present.wording import date_words, sentence_start

if TYPE_CHECKING:
    from fabula.story import Event

HERE = Path(__file__).parent
FORMATS = ("csl", "biblatex", "ris", "markwhen", "icalendar", "timelinejs")


@pytest.fixture(scope="module")
def edition(seed: Path) -> Edition:
    """The first story at an address nobody has."""
    return Edition.of(load(seed), None, "https://example.org/chips", load_weighed(seed))


@pytest.fixture(scope="module")
def home() -> Path:
    return Path(os.environ["FABULA_NODE"])


@pytest.fixture(scope="module")
def folder(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every format these programs read, in one folder."""
    out = tmp_path_factory.mktemp("exports")
    for name in FORMATS:
        for file, data in format_named(name).write(edition).files.items():
            (out / file).write_bytes(data)
    return out


@pytest.fixture(scope="module")
def read(home: Path, folder: Path, edition: Edition) -> dict[str, list[dict[str, Any]]]:
    told = said("node", HERE / "read.mjs", home, folder, edition.story.id)
    held: dict[str, list[dict[str, Any]]] = json.loads(told.splitlines()[-1])
    return held


def closed(edition: Edition) -> dict[str, tuple[str, str]]:
    """The first possible day of each event with both bounds, and the day after the last."""
    bounds = {event.id: (event.when.earliest, event.when.latest) for event in edition.events}
    return {id: (f"{a}", f"{z + timedelta(1)}") for id, (a, z) in bounds.items() if a and z}


@pytest.mark.parametrize("name", ["csl", "bib", "ris"])
def test_citation_js_reads_every_reference_with_its_title(
    name: str, read: dict[str, list[dict[str, Any]]], edition: Edition
) -> None:
    cited = {reference.key: reference.title for reference in references(edition)}
    assert {item["id"]: item["title"] for item in read[name]} == cited


@pytest.mark.parametrize("name", ["csl", "bib"])
def test_citation_js_reads_every_date_as_it_was_written(
    name: str, read: dict[str, list[dict[str, Any]]], edition: Edition
) -> None:
    dated = {
        one.key: [list(part) for part in citation_date(one.issued)] for one in references(edition)
    }
    assert {item["id"]: item["dates"] for item in read[name]} == dated


def test_citation_js_sees_no_day_in_ris_that_is_none(
    read: dict[str, list[dict[str, Any]]], edition: Edition
) -> None:
    dated = {one.key: citation_date(one.issued) for one in references(edition)}
    for item in read["ris"]:
        days = [tuple(part) for part in item["dates"] if len(part) == 3]
        assert not days or days == list(dated[item["id"]])


@pytest.mark.parametrize("name", ["markwhen", "icalendar"])
def test_every_event_with_both_bounds_arrives_with_them(
    name: str, read: dict[str, list[dict[str, Any]]], edition: Edition
) -> None:
    arrived = {one["id"]: (one["from"], one["until"]) for one in read[name]}
    assert len(arrived) == len(read[name])
    assert arrived == closed(edition)


def test_timelinejs_shows_every_event_in_our_words_and_asks_nobody(
    home: Path, folder: Path, edition: Edition
) -> None:
    file = folder / f"{edition.story.id}.timelinejs.json"
    shown = json.loads(said("node", HERE / "show.mjs", home, file, shutil.which("chromium")))
    drawn = [event for event in edition.events if place(event.when) is not None]
    assert shown["slides"] == len(drawn) + 1
    assert sorted(shown["dates"]) == sorted(words(event, edition) for event in drawn)
    assert shown["left"] == []
    assert not shown["loading"]


def words(event: Event, edition: Edition) -> str:
    return sentence_start(date_words(event.when, edition.story.language))
