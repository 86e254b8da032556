"""Data is read by the programs it is made for: icalendar, rdflib, pyshacl, PyLD, frictionless, pyarrow, prov, rocrate."""

from __future__ import annotations

import csv
import json
import re
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow.parquet
import pytest
from frictionless import Package
from icalendar import Calendar
from prov.model import ProvDocument
from pyld import jsonld
from pyshacl import validate
from rdflib import Graph
from rocrate.rocrate import ROCrate

if TYPE_CHECKING:
    from collections.abc import Callable

    from fabula.exchange.edition import Edition

SHAPES = Path(__file__).parent / "shapes.ttl"
SCHEMA = "https://schema.org/"
TERMS = "https://fabula.invalid/terms#"


def test_the_calendar_holds_every_event_with_both_bounds(
    written: Callable[[str], Path], edition: Edition
) -> None:
    calendar = Calendar.from_ical(written("icalendar").read_bytes())
    entries = {str(one["UID"]).partition(".")[0]: one for one in calendar.walk("VEVENT")}
    closed = [event for event in edition.events if event.when.earliest and event.when.latest]
    assert list(entries) == [event.id for event in closed]
    for event in closed:
        entry = entries[event.id]
        first, last = entry["DTSTART"].dt, entry["DTEND"].dt - timedelta(days=1)
        assert (first, last) == (event.when.earliest, event.when.latest)
        assert (entry["STATUS"] == "CONFIRMED") == (first == last)
        assert str(entry["SUMMARY"]) == event.title


def test_a_calendar_with_a_cut_entry_is_refused(written: Callable[[str], Path]) -> None:
    text = written("icalendar").read_bytes().replace(b"END:VEVENT\r\n", b"", 1)
    with pytest.raises(ValueError, match=r"."):
        Calendar.from_ical(text)


def graph(file: Path) -> Graph:
    return Graph().parse(file, format="json-ld")


def test_the_linked_data_has_the_shapes_it_promises(
    written: Callable[[str], Path], edition: Edition
) -> None:
    data = graph(written("jsonld"))
    conforms, _, told = validate(data, shacl_graph=str(SHAPES))
    assert conforms, told
    claims = sum(len(event.claims) for event in edition.events)
    query = "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ ?x a <{}{}> }}"
    for type, count in (
        ("Event", len(edition.events)),
        ("Claim", claims),
        ("NewsArticle", len(edition.sources)),
    ):
        ((found,),) = data.query(query.format(SCHEMA, type))
        assert int(found) == count, type


def test_bounds_read_from_linked_data_are_those_of_the_story(
    written: Callable[[str], Path], edition: Edition
) -> None:
    data = graph(written("jsonld"))
    rows = data.query(
        f"SELECT ?e ?a ?z WHERE {{ ?e a <{SCHEMA}Event> "
        f"OPTIONAL {{ ?e <{TERMS}startEarliest> ?a }} OPTIONAL {{ ?e <{TERMS}endLatest> ?z }} }}"
    )
    read = {str(event): (str(a) if a else None, str(z) if z else None) for event, a, z in rows}
    assert read == {
        edition.permalink("event", event.id): (event.when.earliest_iso, event.when.latest_iso)
        for event in edition.events
    }


def test_only_a_known_day_becomes_a_start_date(
    written: Callable[[str], Path], edition: Edition
) -> None:
    rows = graph(written("jsonld")).query(f"SELECT ?e WHERE {{ ?e <{SCHEMA}startDate> ?d }}")
    days = {edition.permalink("event", one.id) for one in edition.events if one.when.is_day}
    assert {str(event) for (event,) in rows} == days


def test_an_event_without_its_claims_breaks_the_shapes(written: Callable[[str], Path]) -> None:
    file = written("jsonld")
    planted = file.read_text(encoding="utf-8").replace('"subjectOf"', '"keywords"', 1)
    file.write_text(planted, encoding="utf-8")
    assert not validate(graph(file), shacl_graph=str(SHAPES))[0]


def test_two_readers_of_json_ld_see_the_same_number_of_statements(
    written: Callable[[str], Path],
) -> None:
    file = written("jsonld")
    quads = jsonld.to_rdf(json.loads(file.read_text(encoding="utf-8")))
    assert len(quads["@default"]) == len(graph(file))


def notes_of(file: Path) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["first"]["items"]
    return items


def test_every_claim_is_an_annotation_of_its_words(
    written: Callable[[str], Path], edition: Edition
) -> None:
    notes = notes_of(written("webannotation"))
    quoted = [claim.passage.exact for event in edition.events for claim in event.claims]
    assert len(notes) == len(quoted)
    selectors = [note["target"]["selector"] for note in notes]
    places = [one[-1] if isinstance(one, list) else one for one in selectors]
    assert [one.get("refinedBy", {}).get("exact") for one in places] == quoted
    assert all(one["type"] == "TextPositionSelector" for one in places)


def test_the_tables_are_what_their_description_says(written: Callable[[str], Path]) -> None:
    report = Package(str(written("csv") / "datapackage.json")).validate()
    assert report.valid, report.flatten()
    assert report.stats["tasks"] == 6


def test_a_claim_of_an_event_that_is_not_there_is_caught(written: Callable[[str], Path]) -> None:
    folder = written("csv")
    file = folder / "claims.csv"
    header, first, *rest = file.read_text(encoding="utf-8").splitlines(keepends=True)
    planted = "no-such-event" + first[first.index(",") :]
    file.write_text("".join([header, planted, *rest]), encoding="utf-8", newline="")
    report = Package(str(folder / "datapackage.json")).validate()
    assert "foreign-key" in {code for (code,) in report.flatten(["type"])}


def test_bounds_are_read_as_days(written: Callable[[str], Path], edition: Edition) -> None:
    package = Package(str(written("csv") / "datapackage.json"))
    rows = {row["id"]: row for row in package.get_resource("events").read_rows()}
    for event in edition.events:
        read = (rows[event.id]["start_earliest"], rows[event.id]["end_latest"])
        assert read == (event.when.earliest, event.when.latest), event.id


def test_a_day_that_is_none_is_caught(written: Callable[[str], Path]) -> None:
    folder = written("csv")
    file = folder / "events.csv"
    planted = re.sub(
        r",\d{4}-\d\d-\d\d,", ",2024-02-30,", file.read_text(encoding="utf-8"), count=1
    )
    file.write_text(planted, encoding="utf-8", newline="")
    report = Package(str(folder / "datapackage.json")).validate()
    assert report.flatten(["type", "fieldName"]) == [["type-error", "start_earliest"]]


def as_text(value: object) -> str:
    """A value of a column as a table of text has it."""
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def test_parquet_and_csv_hold_the_same_rows(written: Callable[[str], Path]) -> None:
    folder = written("csv")
    written("parquet")
    for file in sorted(folder.glob("*.parquet")):
        table = pyarrow.parquet.read_table(file)
        with file.with_suffix(".csv").open(encoding="utf-8", newline="") as lines:
            rows = list(csv.reader(lines))
        assert table.column_names == rows[0]
        assert [list(map(as_text, row.values())) for row in table.to_pylist()] == rows[1:], (
            file.name
        )


def test_provenance_survives_being_read_and_written_again(
    written: Callable[[str], Path], edition: Edition
) -> None:
    file = written("prov")
    document = ProvDocument.deserialize(str(file))
    again = ProvDocument.deserialize(content=document.serialize())
    assert document == again
    told = json.loads(file.read_text(encoding="utf-8"))
    claims = sum(len(event.claims) for event in edition.events)
    assert len(told["entity"]) == 1 + len(edition.sources) + claims
    assert len(told["wasDerivedFrom"]) == len(edition.story.lineage) + claims
    assert len(list(document.get_records())) == sum(
        len(told[name]) for name in told if name != "prefix"
    )


def test_the_crate_names_every_file_it_holds(written: Callable[[str], Path]) -> None:
    folder = written("rocrate")
    crate = ROCrate(str(folder))
    named = {entity.id for entity in crate.data_entities}
    assert named == {file.name for file in folder.iterdir()} - {"ro-crate-metadata.json"}
