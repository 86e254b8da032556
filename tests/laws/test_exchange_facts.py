"""The declared loss of a format is exactly the difference.

A format declares which facts of a record a program reads back from it, and names the records it
leaves out. All facts of an edition, less those of other sorts and of other records, are what is
read: no more, which would be invented, and no less, which would be lost in silence.
"""

from __future__ import annotations

import csv
import html
import io
import json
import re
from datetime import date, timedelta
from itertools import cycle
from typing import TYPE_CHECKING, Any

import pyarrow.parquet
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from fabula.evidence import Placement, settle
from fabula.evidence.passages import digest_of
from fabula.exchange import dumps
from fabula.exchange.bibliography import exported_title, from_csl
from fabula.exchange.bibtex import from_bibtex
from fabula.exchange.edition import Edition
from fabula.exchange.fact import (
    ABOUT_SOURCES,
    ALL,
    Fact,
    Sort,
    amount_text,
    citation_text,
    days_text,
    facts,
    plain,
)
from fabula.exchange.format import Exported, format_named, formats
from fabula.exchange.reference import citation_date
from fabula.story import Timeline
from fabula.text import canonical
from fabula.text.letters import Letters
from fabula.value import edtf, parse_measure
from stories import as_expected, near_dates, timelines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from fabula.story import Source

pytestmark = pytest.mark.law


def text(written: Exported) -> str:
    (data,) = written.files.values()
    return data.decode()


def in_texts(written: Exported) -> Iterator[Fact]:
    def rows(table: str) -> list[dict[str, Any]]:
        data = written.files[f"{table}.csv"].decode()
        held = csv.DictReader(io.StringIO(data, newline=""))
        return [{name: value or None for name, value in row.items()} for row in held]

    return in_tables(rows)


def in_columns(written: Exported) -> Iterator[Fact]:
    def rows(table: str) -> list[dict[str, Any]]:
        data = io.BytesIO(written.files[f"{table}.parquet"])
        held: list[dict[str, Any]] = pyarrow.parquet.read_table(data).to_pylist()
        return held

    return in_tables(rows)


def in_tables(rows: Callable[[str], list[dict[str, Any]]]) -> Iterator[Fact]:
    for row in rows("events"):
        yield from of_event(row["id"], row["title"], row["kind"], row["edtf"])
        if row["start_earliest"] and row["end_latest"]:
            yield Fact(row["id"], Sort.EVENT_DAYS, f"{row['start_earliest']}/{row['end_latest']}")
    for row in rows("claims"):
        yield Fact(f"{row['event']}/{row['id']}", Sort.CLAIM)
        if row["quotation"]:
            words = canonical(row["quotation"])
            yield Fact(f"{row['event']}/{row['id']}", Sort.CLAIM_WORDS, words)
    for row in rows("readings"):
        if str(row["rank"]) == "1" and row["edtf"] is None:
            parts = (row["low"], row["high"], row["unit"], row["approximator"])
            told = " ".join(part or "-" for part in parts)
            yield Fact(f"{row['event']}/{row['claim']}", Sort.CLAIM_AMOUNT, told)
    for row in rows("sources"):
        record = row | {"title_cut": str(row["title_cut"]).lower() == "true"}
        yield from of_source(row["id"], exported_title(record), row["url"], row["edtf"])


def of_event(id: str, title: str, kind: str, notation: str) -> Iterator[Fact]:
    yield Fact(id, Sort.EVENT)
    yield Fact(id, Sort.EVENT_TITLE, plain(title))
    yield Fact(id, Sort.EVENT_KIND, kind)
    yield Fact(id, Sort.EVENT_DATE, notation)


def of_source(id: str, title: str, url: str | None, notation: str | None) -> Iterator[Fact]:
    """The facts of a source but its record; the notation is None where the format has no dates."""
    yield Fact(f"source:{id}", Sort.SOURCE)
    yield Fact(f"source:{id}", Sort.SOURCE_TITLE, plain(title))
    if url:
        yield Fact(f"source:{id}", Sort.SOURCE_ADDRESS, url)
    day = citation_text(citation_date(edtf.parse(notation))) if notation else ""
    if day:
        yield Fact(f"source:{id}", Sort.SOURCE_DATE, day)


def of_records(sources: Iterable[Source]) -> Iterator[Fact]:
    held = Edition(Timeline("none", "None"), (), tuple(sources))
    return (fact for fact in facts(held) if fact.sort in ABOUT_SOURCES)


def of_reference(key: str, title: str) -> Iterator[Fact]:
    """The facts of an event, if the key is of one."""
    _, _, rest = key.partition(".")
    type, _, id = rest.partition(".")
    if type == "event":
        yield Fact(id, Sort.EVENT)
        yield Fact(id, Sort.EVENT_TITLE, plain(title))


def in_csl(written: Exported) -> Iterator[Fact]:
    for item in json.loads(text(written)):
        yield from of_reference(item["id"], item["title"])
    yield from of_records(from_csl(text(written), "story.csl.json").sources)


def in_bibtex(written: Exported) -> Iterator[Fact]:
    for key, entry in parse_string(text(written), "bibtex").entries.items():
        yield from of_reference(key, as_set(entry.fields["title"]))
    yield from of_records(from_bibtex(text(written), "story.bib").sources)


def as_set(title: str) -> str:
    """A title as TeX sets it: pybtex, which has no fonts, knows neither braces nor backslashes."""
    letters = {
        r"\textbraceleft": "{",
        r"\textbraceright": "}",
        r"\textasciitilde": "~",
        r"\textasciicircum": "^",
        r"\textbackslash": "\\",
    }
    assert (title[0], title[-1]) == ("{", "}")
    return re.sub(
        r"(\\text[a-z]+)\{\}|\\([&%$#_])|\{\}",
        lambda found: letters.get(found[1] or "", found[2] or ""),
        title[1:-1],
    )


def in_ris(written: Exported) -> Iterator[Fact]:
    for record in text(written).split("ER  - \r\n")[:-1]:
        held = dict(line.split("  - ", 1) for line in record.strip("\r\n").split("\r\n"))
        _, _, rest = held["ID"].partition(".")
        type, _, id = rest.partition(".")
        if type == "source":
            yield from of_source(id, held["TI"], held.get("UR"), None)
        else:
            yield from of_reference(held["ID"], held["TI"])


def in_calendar(written: Exported) -> Iterator[Fact]:
    unfolded = text(written).replace("\r\n ", "")
    for entry in unfolded.split("BEGIN:VEVENT\r\n")[1:]:
        held = dict(line.split(":", 1) for line in entry.split("\r\n") if ":" in line)
        values = {name: re.sub(r"\\(.)", r"\1", one) for name, one in held.items()}
        id = values["UID"].partition(".")[0]
        title = re.sub(r"\\(.)", lambda found: found[1].replace("n", " "), held["SUMMARY"])
        yield from of_event(id, title, values["CATEGORIES"], values["X-FABULA-EDTF"])
        first, after = (
            date.fromisoformat(values[f"{name};VALUE=DATE"]) for name in ("DTSTART", "DTEND")
        )
        yield Fact(id, Sort.EVENT_DAYS, days_text(first, after - timedelta(days=1)))


def in_linked_data(written: Exported) -> Iterator[Fact]:
    for node in json.loads(text(written))["@graph"]:
        type, _, id = node["id"].split(":", 3)[3].partition(":")
        if type == "event":
            kind = node["additionalType"].partition("#")[2]
            yield from of_event(id, node["name"], kind, node["fab:edtf"])
            days = [node.get("fab:startEarliest"), node.get("fab:endLatest")]
            if all(days):
                yield Fact(id, Sort.EVENT_DAYS, "/".join(days))
        elif type == "claim":
            yield Fact(id, Sort.CLAIM)
            if "fab:quotation" in node:
                yield Fact(id, Sort.CLAIM_WORDS, canonical(node["fab:quotation"]))
            if "fab:amount" in node:
                amount = amount_text(parse_measure(node["fab:amount"]))
                yield Fact(id, Sort.CLAIM_AMOUNT, amount)
        elif type == "source":
            title = node.get("headline") or f"[{node['name']}]"
            yield from of_source(id, title, node.get("url"), node["fab:published"]["fab:edtf"])


def in_slides(written: Exported) -> Iterator[Fact]:
    for slide in json.loads(text(written))["events"]:
        title, kind = html.unescape(slide["text"]["headline"]), slide["group"].replace(" ", "-")
        yield from of_event(slide["unique_id"], title, kind, slide["edtf"])


def in_markwhen(written: Exported) -> Iterator[Fact]:
    entry = r"^([0-9-]+)(?:/([0-9-]+))?: [^\n#]* #([a-z-]+)(?: #bounds)?\nid: (\S+)$"
    for first, last, kind, id in re.findall(entry, text(written), re.MULTILINE):
        yield Fact(id, Sort.EVENT)
        yield Fact(id, Sort.EVENT_KIND, kind)
        yield Fact(id, Sort.EVENT_DAYS, f"{first}/{last or first}")


def in_annotations(written: Exported) -> Iterator[Fact]:
    for note in json.loads(text(written))["first"]["items"]:
        address = note["id"].split(":", 4)[4]
        yield Fact(address, Sort.CLAIM)
        selectors = note["target"]["selector"]
        for one in selectors if isinstance(selectors, list) else [selectors]:
            quote = one.get("refinedBy", one)
            if "exact" in quote:
                yield Fact(address, Sort.CLAIM_WORDS, quote["exact"])


def in_nanopublications(written: Exported) -> Iterator[Fact]:
    """Each begins with its head; the texts of TriG are those of JSON."""
    for one in re.split(
        r"^<urn:[^:]+:[^:]+:claim:(?=\S+\.head> \{$)", text(written), flags=re.MULTILINE
    )[1:]:
        address = one.partition(".head> {")[0]
        yield Fact(address, Sort.CLAIM)
        told = dict(re.findall(r'^    (fab:\w+) ("(?:[^"\\\n]|\\.)*")', one, re.MULTILINE))
        if "fab:quotation" in told:
            words = canonical(json.loads(told["fab:quotation"]))
            yield Fact(address, Sort.CLAIM_WORDS, words)
        if "fab:amount" in told:
            amount = amount_text(parse_measure(json.loads(told["fab:amount"])))
            yield Fact(address, Sort.CLAIM_AMOUNT, amount)


def in_provenance(written: Exported) -> Iterator[Fact]:
    for name in json.loads(text(written))["entity"]:
        type, _, id = name.partition(":")
        if type == "claim":
            yield Fact(id.replace("_", "/"), Sort.CLAIM)
        elif type == "source":
            yield Fact(f"source:{id}", Sort.SOURCE)


def in_citation_file(written: Exported) -> Iterator[Fact]:
    """It names no ids: the references are the sources in the order of the record."""
    for at, held in enumerate(yaml.safe_load(text(written)).get("references", [])):
        yield from of_source(f"source-{at}", held["title"], held.get("url"), None)


READERS: dict[str, Callable[[Exported], Iterator[Fact]]] = {
    "biblatex": in_bibtex,
    "cff": in_citation_file,
    "csl": in_csl,
    "csv": in_texts,
    "icalendar": in_calendar,
    "jsonld": in_linked_data,
    "markwhen": in_markwhen,
    "nanopub": in_nanopublications,
    "parquet": in_columns,
    "prov": in_provenance,
    "ris": in_ris,
    "timelinejs": in_slides,
    "webannotation": in_annotations,
}
WHOLE = {"native", "rocrate"}


def edition_of(story: Timeline, seen: Iterable[Letters | None]) -> Edition:
    """The story, some of whose passages were weighed: how their letters lie is given in turn."""
    settled = settle(story, as_expected)
    placed = {
        address: Placement(claim.source, at, at + 1, at, at + 1, digest_of(claim.passage), letters)
        for at, ((address, claim), letters) in enumerate(
            zip(settled.claims(), cycle(seen), strict=False)
        )
        if letters is not None
    }
    return Edition.of(settled, placed=placed)


def weighings() -> st.SearchStrategy[list[Letters | None]]:
    """How the letters of passages lie, in turn; None for one that was not weighed."""
    return st.lists(st.none() | st.sampled_from(Letters), min_size=1, max_size=5)


def test_every_format_that_declares_facts_is_held_to_this_law() -> None:
    assert {name for name, one in formats().items() if one.carries} == {*READERS, *WHOLE}
    assert {name for name, one in formats().items() if one.carries == ALL} == WHOLE


@given(timelines(dates=near_dates()), weighings())
def test_what_is_read_is_what_is_declared_of_what_was_not_left_out(
    story: Timeline, seen: list[Letters | None]
) -> None:
    edition = edition_of(story, seen)
    told = set(facts(edition))
    for name, read in READERS.items():
        format = format_named(name)
        written = format.write(edition)
        missing = {one.address for one in written.left_out if not one.part}
        parts = {(one.address, one.part) for one in written.left_out}
        declared = {
            fact
            for fact in told
            if fact.sort in format.carries
            and fact.address not in missing
            and (fact.address, fact.sort) not in parts
        }
        assert set(read(written)) == declared, name


@given(timelines(dates=near_dates()))
def test_what_loses_nothing_holds_the_story_folder_itself(story: Timeline) -> None:
    folder = {name: text.encode() for name, text in dumps(story).items()}
    for name in WHOLE:
        files = format_named(name).write(edition_of(story, [None])).files
        assert folder.items() <= files.items()
