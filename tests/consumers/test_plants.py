"""A planted error is caught in every format: what its program reads is then not what the story says.

For every format there is a program that reads it, and errors that are planted in what was written: a
changed date, a dropped record, a changed amount, as far as the format has them. A format whose
programs are written in JavaScript is read in ``tests/javascript``. What nobody reads is no export.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow
import pyarrow.parquet
import pytest
import rispy
import yaml
from frictionless import Package
from icalendar import Calendar
from markdown_it import MarkdownIt
from prov.model import ProvDocument, ProvEntity
from pybtex.database import parse_file
from rdflib import Dataset, Graph
from rocrate.rocrate import ROCrate

from consumers.programs import said
from fabula.exchange import load
from fabula.exchange.bag import checksum
from fabula.exchange.bibliography import exported_title
from fabula.exchange.fact import Fact, Sort, amount_text, citation_text, facts
from fabula.exchange.format import format_named, formats
from fabula.exchange.reference import citation_date, references
from fabula.exchange.table import source_table
from fabula.present.citation import claim_words
from fabula.present.wording import attestation_words, date_words, sentence_start
from fabula.text import canonical
from fabula.value import parse_measure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from fabula.exchange.edition import Edition
    from fabula.story import Event

PROGRAMS = Path(__file__).parents[1] / "javascript"
IN_JAVASCRIPT = {"markwhen", "timelinejs", "webannotation"}
TERMS = "https://fabula.invalid/terms#"

Plant = tuple[str, str]
"""A pattern, and what is put in the place of what it first finds."""


@dataclass(frozen=True)
class Consumer:
    """How a format is read, and what breaks it.

    Attributes:
        read: what a program makes of the files in a folder; the edition tells what they are called.
        told: the same as the story has it.
        plants: by the kind of error, in the file of that name, or in the main file.
        file: which file errors are planted in, if it is not the main one.
    """

    read: Callable[[Path, Edition], Any]
    told: Callable[[Edition], Any]
    plants: dict[str, Plant] = field(default_factory=dict)
    file: str = ""


def told_of(*sorts: Sort) -> Callable[[Edition], set[Fact]]:
    return lambda edition: {fact for fact in facts(edition) if fact.sort in sorts}


def main(folder: Path, edition: Edition, name: str) -> Path:
    return folder / format_named(name).file(edition).rpartition("/")[2]


def referred(keys: Iterable[tuple[str, str]]) -> Iterator[Fact]:
    """The facts of references: that the record is there, and the date of a source."""
    for key, date in keys:
        type, _, id = key.partition(".")[2].partition(".")
        if type == "event":
            yield Fact(id, Sort.EVENT)
        elif type == "source":
            yield Fact(f"source:{id}", Sort.SOURCE)
            if date:
                yield Fact(f"source:{id}", Sort.SOURCE_DATE, date)


def told_references(edition: Edition) -> set[Fact]:
    return told_of(Sort.EVENT, Sort.SOURCE, Sort.SOURCE_DATE)(edition)


def by_pybtex(folder: Path, edition: Edition) -> set[Fact]:
    entries = parse_file(str(main(folder, edition, "biblatex")), "bibtex").entries
    dates = {key: entry.fields.get("date", "") for key, entry in entries.items()}
    return set(referred((key, re.sub(r"(?<=-)0", "", date)) for key, date in dates.items()))


def by_pandoc(folder: Path, edition: Edition) -> set[Fact]:
    file = main(folder, edition, "csl")
    items = json.loads(said("pandoc", "-f", "csljson", "-t", "csljson", file))
    dates = {
        item["id"]: [tuple(map(int, date)) for date in item.get("issued", {}).get("date-parts", [])]
        for item in items
    }
    return set(referred((key, citation_text(tuple(date))) for key, date in dates.items()))


def by_rispy(folder: Path, edition: Edition) -> set[tuple[str, str]]:
    records = rispy.loads(main(folder, edition, "ris").read_bytes().decode())
    return {(record["id"], record.get("date", "")) for record in records}


def told_in_ris(edition: Edition) -> set[tuple[str, str]]:
    told = set()
    for one in references(edition):
        dates = citation_date(one.issued)
        parts = [f"{part:02d}" for part in dates[0]] if len(dates) == 1 else []
        told.add((one.key, "/".join([*parts, "", "", ""][:3]) + "/" if parts else ""))
    return told


def by_yaml(folder: Path, edition: Edition) -> list[tuple[str, str | None]]:
    held = yaml.safe_load(main(folder, edition, "cff").read_bytes())
    return [(one["title"], one.get("date-published")) for one in held["references"]]


def told_in_cff(edition: Edition) -> list[tuple[str, str | None]]:
    days = [
        one.dating.when.earliest_iso if one.dating.when.is_day else None for one in edition.sources
    ]
    titles = [exported_title(source_table(one)) for one in edition.sources]
    return list(zip(titles, days, strict=True))


def by_icalendar(folder: Path, edition: Edition) -> set[tuple[str, str, str]]:
    calendar = Calendar.from_ical(main(folder, edition, "icalendar").read_bytes())
    return {
        (str(one["UID"]).partition(".")[0], one["DTSTART"].dt.isoformat(), one["X-FABULA-EDTF"])
        for one in calendar.walk("VEVENT")
    }


def told_in_calendar(edition: Edition) -> set[tuple[str, str, str]]:
    days = {fact.address: fact.value for fact in facts(edition) if fact.sort is Sort.EVENT_DAYS}
    dates = {fact.address: fact.value for fact in facts(edition) if fact.sort is Sort.EVENT_DATE}
    return {(id, both.partition("/")[0], dates[id]) for id, both in days.items()}


TABLED = (Sort.EVENT, Sort.EVENT_DATE, Sort.EVENT_DAYS, Sort.CLAIM, Sort.CLAIM_AMOUNT, Sort.SOURCE)


def in_tables(rows: Callable[[str], Iterable[Any]]) -> Iterator[Fact]:
    for row in rows("events"):
        yield Fact(row["id"], Sort.EVENT)
        yield Fact(row["id"], Sort.EVENT_DATE, row["edtf"])
        if row["start_earliest"] and row["end_latest"]:
            days = f"{row['start_earliest']}/{row['end_latest']}"
            yield Fact(row["id"], Sort.EVENT_DAYS, days)
    for row in rows("claims"):
        yield Fact(f"{row['event']}/{row['id']}", Sort.CLAIM)
    for row in rows("readings"):
        if row["rank"] == 1 and not row["edtf"]:
            parts = (row["low"], row["high"], row["unit"], row["approximator"])
            bounds = [f"{part:f}" if hasattr(part, "as_tuple") else part or "-" for part in parts]
            yield Fact(f"{row['event']}/{row['claim']}", Sort.CLAIM_AMOUNT, " ".join(bounds))
    for row in rows("sources"):
        yield Fact(f"source:{row['id']}", Sort.SOURCE)


def by_frictionless(folder: Path, edition: Edition) -> set[Fact]:
    package = Package(str(folder / "datapackage.json"))
    return set(in_tables(lambda table: package.get_resource(table).read_rows()))


def by_pyarrow(folder: Path, edition: Edition) -> set[Fact]:
    tables = {file.stem: pyarrow.parquet.read_table(file) for file in folder.glob("*.parquet")}
    return set(in_tables(lambda table: tables[table].to_pylist()))


def by_rdflib(folder: Path, edition: Edition) -> set[Fact]:
    graph = Graph().parse(main(folder, edition, "jsonld"), format="json-ld")
    events = {edition.permalink("event", event.id): event.id for event in edition.events}
    claims = {
        edition.permalink("claim", f"{event.id}/{one.id}"): f"{event.id}/{one.id}"
        for event in edition.events
        for one in event.claims
    }
    read = set()
    for type, names in (("Event", events), ("Claim", claims)):
        for (node,) in graph.query(f"SELECT ?x WHERE {{ ?x a <https://schema.org/{type}> }}"):
            read.add(Fact(names[str(node)], Sort(type.lower())))
    for node, notation in graph.query(f"SELECT ?x ?d WHERE {{ ?x <{TERMS}edtf> ?d }}"):
        if str(node) in events:
            read.add(Fact(events[str(node)], Sort.EVENT_DATE, str(notation)))
    for node, amount in graph.query(f"SELECT ?x ?d WHERE {{ ?x <{TERMS}amount> ?d }}"):
        told = amount_text(parse_measure(str(amount)))
        read.add(Fact(claims[str(node)], Sort.CLAIM_AMOUNT, told))
    return read


def by_rdflib_in_graphs(folder: Path, edition: Edition) -> set[Fact]:
    """The claims, and their amounts and words, each from the graph it has to stand in."""
    held = Dataset()
    held.parse(main(folder, edition, "nanopub"), format="trig")
    claims = {edition.permalink("claim", address): address for address, _ in edition.story.claims()}
    read = set()
    for node, predicate, value, graph in held.quads((None, None, None, None)):
        name, _, part = str(graph).rpartition(".")
        if part == "assertion" and str(node) == name:
            read.add(Fact(claims[name], Sort.CLAIM))
            if str(predicate) == f"{TERMS}amount":
                told = amount_text(parse_measure(str(value)))
                read.add(Fact(claims[name], Sort.CLAIM_AMOUNT, told))
        elif part == "provenance" and str(predicate) == f"{TERMS}quotation":
            read.add(Fact(claims[name], Sort.CLAIM_WORDS, canonical(str(value))))
    return read


def by_prov(folder: Path, edition: Edition) -> set[str]:
    document = ProvDocument.deserialize(str(main(folder, edition, "prov")))
    names = (str(one.identifier) for one in document.get_records(ProvEntity))
    return {name for name in names if not name.startswith("story:")}


def told_in_prov(edition: Edition) -> set[str]:
    claims = {f"claim:{event.id}_{one.id}" for event in edition.events for one in event.claims}
    return claims | {f"source:{source.id}" for source in edition.sources}


def by_rocrate(folder: Path, edition: Edition) -> bool:
    """Whether every file of the crate is there with the digest the crate gives it."""
    files = ROCrate(str(folder)).data_entities
    return bool(files) and all(checksum(folder / one.id) == one["sha256"] for one in files)


def by_markdown_it(folder: Path, edition: Edition) -> list[str]:
    parsed = MarkdownIt().parse(main(folder, edition, "markdown").read_text(encoding="utf-8"))
    shown = ["".join(part.content for part in one.children or ()) for one in parsed]
    return [text for text in shown if text]


def told_in_markdown(edition: Edition) -> list[str]:
    """Title, date and voices, and claims of each event; title, summary and references around them."""
    story, listed = edition.story, by_lines(format_named("chicago").write(edition).files)
    told = [story.title, *([" ".join(story.summary.split())] if story.summary else [])]
    for event in edition.events:
        told += [event.title, dated(event, edition)]
        told += [claim_words(one, story, event, story.language) for one in event.claims]
    return [*told, listed[0], *listed[1 + len(edition.events) :]]


def dated(event: Event, edition: Edition) -> str:
    tag = edition.story.language
    voices = attestation_words(edition.story.attestation(event.claims), tag)
    return f"{sentence_start(date_words(event.when, tag))}. {sentence_start(voices)}."


def by_lines(files: Any) -> list[str]:
    (data,) = files.values()
    lines: list[str] = data.decode().splitlines()
    return lines


def by_eye(style: str) -> Consumer:
    """A style is for people: how many lines there are, and which years stand in each."""
    year = re.compile(r"\b(?:19|20)\d\d\b")

    def read(folder: Path, edition: Edition) -> list[list[str]]:
        lines = main(folder, edition, style).read_text(encoding="utf-8").splitlines()
        return [sorted(set(year.findall(line))) for line in lines]

    def told(edition: Edition) -> list[list[str]]:
        said = (
            f"{one.title} {one.url} {one.container} {date_words(one.issued, 'en')}"
            for one in references(edition)
        )
        return [sorted(set(year.findall(words))) for words in said]

    plants = {"changed date": ("2024", "1999"), "dropped record": (r"^[^\n]*\n", "")}
    return Consumer(read, told, plants)


def by_fabula(folder: Path, edition: Edition) -> Any:
    return load(folder)


DAY = r"2024-02-0\d"
CONSUMERS = {
    "apa": by_eye("apa"),
    "biblatex": Consumer(
        by_pybtex,
        told_references,
        {
            "changed date": (r"date = \{2024", "date = {1999"),
            "dropped record": (r"@misc\{[^@]*\.event\.[^@]*", ""),
        },
    ),
    "cff": Consumer(
        by_yaml,
        told_in_cff,
        {
            "changed date": ('date-published: "2024', 'date-published: "1999'),
            "dropped record": (r"(?s)  - type: .*?(?=  - type: )", ""),
        },
    ),
    "chicago": by_eye("chicago"),
    "csl": Consumer(
        by_pandoc,
        told_references,
        {
            "changed date": (r'("date-parts": \[\s*\[\s*)2024', r"\g<1>1999"),
            "dropped record": (r'(?s)\{\n  "id": "[^"]*\.event\..*?\n \},\n', ""),
        },
    ),
    "csv": Consumer(
        by_frictionless,
        told_of(*TABLED),
        {
            "changed date": (DAY, "2024-02-19"),
            "dropped record": (r"\n[^\n]+\n", "\n"),
        },
        "events.csv",
    ),
    "icalendar": Consumer(
        by_icalendar,
        told_in_calendar,
        {
            "changed date": (r"(DTSTART;VALUE=DATE:\d{6})\d\d", r"\g<1>27"),
            "dropped record": (r"(?s)BEGIN:VEVENT.*?END:VEVENT\r\n", ""),
        },
    ),
    "jsonld": Consumer(
        by_rdflib,
        told_of(Sort.EVENT, Sort.EVENT_DATE, Sort.CLAIM, Sort.CLAIM_AMOUNT),
        {
            "changed date": (f'("fab:edtf": "){DAY}', r"\g<1>2024-02-19"),
            "changed amount": (r'("fab:amount": "[^"0-9]*)\d', r"\g<1>9"),
            "dropped record": (r'(?s)  \{\n   "id": [^\n]*\n   "type": "Claim".*?\n  \},\n', ""),
        },
    ),
    "markdown": Consumer(
        by_markdown_it,
        told_in_markdown,
        {
            "changed date": (r"\d+ February 2024", "30 June 1999"),
            "changed amount": (r"7 trillion", "8 trillion"),
            "dropped record": (r"(?s)\n## .*?(?=\n## )", ""),
        },
    ),
    "mla": by_eye("mla"),
    "nanopub": Consumer(
        by_rdflib_in_graphs,
        told_of(Sort.CLAIM, Sort.CLAIM_AMOUNT, Sort.CLAIM_WORDS),
        {
            "changed amount": (r'(fab:amount "[^"0-9]*)\d', r"\g<1>9"),
            "changed words": (r'(fab:quotation ")', r"\g<1>x"),
            "dropped record": (r"(?s)<\S+\.assertion> \{.*?\n\}\n", ""),
        },
    ),
    "native": Consumer(
        by_fabula,
        lambda edition: edition.story,
        {
            "changed date": (f'expect = "{DAY}"', 'expect = "2024-02-19"'),
            "changed amount": (r'expect = "[^"]* USD"', 'expect = "3 USD"'),
            "dropped record": (r"(?s)\[\[event\.claim\]\].*?(?=\[\[event\.claim\]\])", ""),
        },
        "events.toml",
    ),
    "parquet": Consumer(by_pyarrow, told_of(*TABLED)),
    "prov": Consumer(by_prov, told_in_prov, {"dropped record": (r'(?s)  "claim:.*?\n  \},\n', "")}),
    "ris": Consumer(
        by_rispy,
        told_in_ris,
        {
            "changed date": ("DA  - 2024", "DA  - 1999"),
            "dropped record": (r"(?s)TY  - .*?ER  - \r\n", ""),
        },
    ),
    "rocrate": Consumer(
        by_rocrate,
        lambda edition: True,
        {
            "changed date": (DAY, "2024-02-19"),
            "dropped record": (r"\n[^\n]+\n", "\n"),
        },
        "events.csv",
    ),
}


def test_every_format_has_a_program_that_reads_it() -> None:
    files = sorted(PROGRAMS.glob("*.py"))
    programs = "".join(file.read_text(encoding="utf-8") for file in files)
    assert all(f'"{name}"' in programs for name in IN_JAVASCRIPT)
    assert {*CONSUMERS, *IN_JAVASCRIPT} == {*formats()}


def test_every_format_that_python_reads_has_errors_to_catch() -> None:
    assert [name for name, one in CONSUMERS.items() if not one.plants] == ["parquet"]


@pytest.mark.parametrize("name", CONSUMERS)
def test_what_is_read_is_what_the_story_says(
    written: Callable[[str], Path], edition: Edition, tmp_path: Path, name: str
) -> None:
    written(name)
    assert CONSUMERS[name].read(tmp_path, edition) == CONSUMERS[name].told(edition)


def is_caught(consumer: Consumer, folder: Path, edition: Edition) -> bool:
    """Whether the program refuses what it is given, or reads another thing than the story says."""
    try:
        return bool(consumer.read(folder, edition) != consumer.told(edition))
    except Exception:  # noqa: BLE001  # however a program refuses, it has noticed
        return True


PLANTS = [(name, kind) for name, consumer in CONSUMERS.items() for kind in consumer.plants]


@pytest.mark.parametrize(("name", "kind"), PLANTS)
def test_a_planted_error_is_caught(
    written: Callable[[str], Path], edition: Edition, tmp_path: Path, name: str, kind: str
) -> None:
    written(name)
    consumer = CONSUMERS[name]
    file = tmp_path / consumer.file if consumer.file else main(tmp_path, edition, name)
    text = file.read_bytes().decode()
    planted, count = re.subn(*consumer.plants[kind], text, count=1)
    assert count == 1, "there was nothing to change"
    assert planted != text
    file.write_bytes(planted.encode())
    assert is_caught(consumer, tmp_path, edition)


COLUMNS = {
    "changed date": ("events", "start_earliest"),
    "changed amount": ("readings", "low"),
    "dropped record": ("events", ""),
}


@pytest.mark.parametrize("kind", COLUMNS)
def test_a_planted_error_is_caught_in_columns(
    written: Callable[[str], Path], edition: Edition, tmp_path: Path, kind: str
) -> None:
    written("parquet")
    name, column = COLUMNS[kind]
    file = tmp_path / f"{name}.parquet"
    table = pyarrow.parquet.read_table(file)
    if column:
        at = table.column_names.index(column)
        cells = table.column(column)
        others = [None if cell is None else cells[-1].as_py() for cell in cells.to_pylist()]
        others = ["3" if name == "readings" and one is not None else one for one in others]
        if name == "events":
            others = list(reversed(cells.to_pylist()))
        planted = table.set_column(at, column, pyarrow.array(others, cells.type))
    else:
        planted = table.slice(1)
    assert not planted.equals(table)
    pyarrow.parquet.write_table(planted, file)
    assert is_caught(CONSUMERS["parquet"], tmp_path, edition)
