"""What a format cannot carry is declared, record by record.

The declared loss is exactly the difference: what stands in the files and what is named as left out
are together the records of the edition, and no record is both. Nothing raises, nothing differs from
one writing to the next, and no file says more of a date than is known.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pyarrow.parquet
import pytest
from hypothesis import given
from pybtex.database import parse_string

from fabula.evidence import settle
from fabula.exchange.edition import Edition
from fabula.exchange.format import Exported, format_named, formats
from fabula.exchange.formats.tables import TABLES
from stories import as_expected, near_dates, timelines

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from fabula.story import Timeline

pytestmark = pytest.mark.law


def text(written: Exported) -> str:
    (data,) = written.files.values()
    return data.decode()


def rows(written: Exported, table: str) -> list[list[str]]:
    data = written.files[f"{table}.csv"].decode()
    return list(csv.reader(io.StringIO(data, newline="")))


def keyed(keys: Iterable[str]) -> list[str]:
    """Addresses of the events and sources that keys of references stand for."""
    parts = [key.split(".") for key in keys]
    return [
        f"source:{id}" if type == "source" else id
        for _, *rest in parts
        if rest
        for type, id in [rest]
    ]


def found(pattern: str, written: Exported) -> list[str]:
    return re.findall(pattern, text(written), re.MULTILINE)


def in_annotations(written: Exported) -> list[str]:
    notes = json.loads(text(written))["first"]["items"]
    return [note["id"].rpartition(":")[2] for note in notes]


def in_linked_data(written: Exported) -> list[str]:
    names = [node["id"].split(":", 4) for node in json.loads(text(written))["@graph"]]
    named = {"event": "{}", "claim": "{}", "source": "source:{}"}
    return [named[type].format(id) for *_, type, id in names if type in named]


def in_provenance(written: Exported) -> list[str]:
    names = [name.partition(":") for name in json.loads(text(written))["entity"]]
    return [
        id.replace("_", "/") if type == "claim" else f"source:{id}"
        for type, _, id in names
        if type != "story"
    ]


def in_tables(written: Exported) -> list[str]:
    claims = [f"{event}/{id}" for event, id, *_ in rows(written, "claims")[1:]]
    sources = [f"source:{row[0]}" for row in rows(written, "sources")[1:]]
    return [*(row[0] for row in rows(written, "events")[1:]), *claims, *sources]


def in_columns(written: Exported) -> list[str]:
    def ids(table: str) -> list[dict[str, Any]]:
        data = written.files[f"{table}.parquet"]
        held: list[dict[str, Any]] = pyarrow.parquet.read_table(io.BytesIO(data)).to_pylist()
        return held

    claims = [f"{row['event']}/{row['id']}" for row in ids("claims")]
    sources = [f"source:{row['id']}" for row in ids("sources")]
    return [*(row["id"] for row in ids("events")), *claims, *sources]


def slides(written: Exported) -> list[dict[str, Any]]:
    held: list[dict[str, Any]] = json.loads(text(written))["events"]
    return held


def events(edition: Edition) -> list[str]:
    return [event.id for event in edition.events]


def claims(edition: Edition) -> list[str]:
    return [f"{event.id}/{claim.id}" for event in edition.events for claim in event.claims]


def sources(edition: Edition) -> list[str]:
    return [f"source:{source.id}" for source in edition.sources]


Parts = tuple[Callable[[Edition], list[str]], ...]
CARRIED: dict[str, tuple[Callable[[Exported], list[str]], Parts]] = {
    "biblatex": (lambda one: keyed(found(r"^@\w+\{(.+),$", one)), (events, sources)),
    "csl": (lambda one: keyed(item["id"] for item in json.loads(text(one))), (events, sources)),
    "csv": (in_tables, (events, claims, sources)),
    "icalendar": (lambda one: found(r"^UID:([a-z0-9-]+)\.", one), (events,)),
    "jsonld": (in_linked_data, (events, claims, sources)),
    "markwhen": (lambda one: found(r"^id: (.+)$", one), (events,)),
    "nanopub": (lambda one: found(r"^<urn:[^:]+:[^:]+:claim:(\S+)\.head> \{$", one), (claims,)),
    "parquet": (in_columns, (events, claims, sources)),
    "prov": (in_provenance, (claims, sources)),
    "ris": (lambda one: keyed(found(r"^ID  - (.+)\r$", one)), (events, sources)),
    "rocrate": (in_tables, (events, claims, sources)),
    "timelinejs": (lambda one: [slide["unique_id"] for slide in slides(one)], (events,)),
    "webannotation": (in_annotations, (claims,)),
}
"""The formats whose files name records: how these are read from them, and of which types they are."""

COUNTED: dict[str, tuple[str, Parts]] = {
    "apa": (r".+\n", (events, sources)),
    "cff": (r"^  - type: ", (sources,)),
    "chicago": (r".+\n", (events, sources)),
    "markdown": (r"^## ", (events,)),
    "mla": (r".+\n", (events, sources)),
}
"""The formats that give records without their ids, and what is counted in them instead."""


def edition_of(story: Timeline) -> Edition:
    return Edition.of(settle(story, as_expected))


def days(edition: Edition) -> dict[str, tuple[date, date]]:
    """The first and the last possible day of every event that has both."""
    bounds = {event.id: (event.when.earliest, event.when.latest) for event in edition.events}
    return {id: (a, z) for id, (a, z) in bounds.items() if a is not None and z is not None}


def test_every_format_of_ours_is_held_to_this_law() -> None:
    ours = [name for name in formats() if name != "native"]
    assert sorted([*CARRIED, *COUNTED]) == ours


@given(timelines())
def test_every_format_writes_every_story_and_twice_the_same(story: Timeline) -> None:
    edition = edition_of(story)
    for format in formats().values():
        assert format.write(edition) == format.write(edition), format.name


@given(timelines(dates=near_dates()))
def test_what_is_left_out_is_exactly_what_is_not_there(story: Timeline) -> None:
    edition = edition_of(story)
    for name, (read, parts) in CARRIED.items():
        written = format_named(name).write(edition)
        wanted = [address for part in parts for address in part(edition)]
        missing = {one.address for one in written.left_out if not one.part}
        assert not missing & set(read(written)), name
        assert sorted([*read(written), *missing]) == sorted(wanted), name


@given(timelines(dates=near_dates()))
def test_what_has_no_ids_is_counted(story: Timeline) -> None:
    edition = edition_of(story)
    for name, (pattern, parts) in COUNTED.items():
        written = format_named(name).write(edition)
        # A list of references begins with the timeline.
        wanted = sum(len(part(edition)) for part in parts) + (name in {"apa", "chicago", "mla"})
        assert len(found(pattern, written)) == wanted, name
        missing = [one.address for one in written.left_out]
        assert missing == (events(edition) if name == "cff" else []), name


@given(timelines())
def test_a_calendar_has_no_line_of_more_than_75_octets(story: Timeline) -> None:
    (data,) = format_named("icalendar").write(edition_of(story)).files.values()
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(control in line for line in lines for control in (b"\r", b"\n"))


@given(timelines())
def test_tables_have_as_many_fields_in_every_row_as_columns(story: Timeline) -> None:
    written = format_named("csv").write(edition_of(story))
    for table, columns in TABLES.items():
        held = rows(written, table)
        assert held[0] == list(columns)
        assert {len(row) for row in held} == {len(columns)}


@given(timelines())
def test_pybtex_reads_every_bib_file(story: Timeline) -> None:
    edition = edition_of(story)
    entries = parse_string(text(format_named("biblatex").write(edition)), "bibtex").entries
    assert sorted(keyed(entries)) == sorted([*events(edition), *sources(edition)])


@given(timelines(dates=near_dates(), min_events=1))
def test_what_has_bounds_is_never_put_on_one_day(story: Timeline) -> None:
    edition = edition_of(story)
    bounded = {id for id, (first, last) in days(edition).items() if first != last}
    calendar = text(format_named("icalendar").write(edition)).replace("\r\n ", "")
    for entry in calendar.split("BEGIN:VEVENT")[1:]:
        id = entry.partition("UID:")[2].partition(".")[0]
        assert ("STATUS:TENTATIVE" in entry) == (id in bounded)
    for slide in slides(format_named("timelinejs").write(edition)):
        assert (slide["unique_id"] in bounded) <= ("end_date" in slide)
    for node in json.loads(text(format_named("jsonld").write(edition)))["@graph"]:
        assert "startDate" not in node or node["id"].rpartition(":")[2] not in bounded


@given(timelines(dates=near_dates()))
def test_a_reference_has_a_day_only_if_its_source_has(story: Timeline) -> None:
    edition = edition_of(story)
    dated = {source.id for source in edition.sources if source.dating.when.is_day}
    for item in json.loads(text(format_named("csl").write(edition))):
        type, _, id = item["id"].partition(".")[2].partition(".")
        parts = item.get("issued", {}).get("date-parts", [])
        assert type != "source" or (len(parts) == 1 and len(parts[0]) == 3) == (id in dated)
    for record in text(format_named("ris").write(edition)).split("ER  - "):
        named = re.search(r"^ID  - .*\.source\.(.+)\r$", record, re.MULTILINE)
        has_day = re.search(r"^DA  - \d{4}/\d\d/\d\d/\r$", record, re.MULTILINE)
        assert not (named and has_day) or named[1] in dated
