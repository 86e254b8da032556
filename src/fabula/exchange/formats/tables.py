"""CSV and Parquet: the story as tables with a description of each column.

One table each for sources, lineage, agents, events, claims and readings; ``datapackage.json`` says
what every column holds and which column leads to which table, so that a program can check it. A
date is four bounds, which are days, and EDTF. An empty bound may mean that nothing is known, that
there is no end, or that no calendar of programs has the day, whose years are 1 to 9999: ``end_kind``
says which of the first two, and is "known" for the third, which ``edtf`` holds. An amount is its
bounds as decimals, its unit and its approximator; Parquet has them as text, since its decimals have
at most 76 digits.

Sources: Data Package (v1) and Table Schema of the Frictionless Data project; RFC 4180; the logical
types of Apache Parquet.
"""

from __future__ import annotations

import csv
import importlib
import io
import json
from typing import TYPE_CHECKING, Any

from fabula.exchange.fact import ALL, Sort
from fabula.exchange.format import Exported, Format
from fabula.value import Measure, When, edtf
from fabula.value.number import decimal_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from fabula.exchange.edition import Edition

__all__ = ["FORMATS", "TABLES"]

_WHEN = ("start_earliest", "start_latest", "end_earliest", "end_latest", "end_kind", "edtf")

TABLES: Mapping[str, tuple[str, ...]] = {
    "sources": (
        "id", "label", "title", "title_cut", "language", "publisher", "url", "sha256", "characters", "words",
        "group", *_WHEN, "because", "soft",
    ),
    "lineage": ("source", "origin", "type", "because"),
    "agents": ("id", "name", "type"),
    "events": ("id", "kind", "title", *_WHEN, "files", "groups", "origins", "digest", "permalink"),
    "claims": (
        "event", "id", "source", "quotation", "start", "end", "gives", "states", "gloss",
        "voice", "manner", "hedge", "because",
    ),
    "readings": (
        "event", "claim", "rank", "convention", "grounds", *_WHEN, "low", "high", "unit",
        "approximator",
    ),
}  # fmt: skip
"""The columns of each table, in their order."""

_KEYS = {
    "sources": ["id"],
    "agents": ["id"],
    "events": ["id"],
    "claims": ["event", "id"],
    "readings": ["event", "claim", "rank"],
}
_LEADS = {
    "sources": [(["publisher"], "agents", ["id"])],
    "lineage": [(["source"], "sources", ["id"]), (["origin"], "sources", ["id"])],
    "claims": [
        (["event"], "events", ["id"]),
        (["source"], "sources", ["id"]),
        (["voice"], "agents", ["id"]),
    ],
    "readings": [(["event", "claim"], "claims", ["event", "id"])],
}
_INTEGERS = frozenset({"characters", "words", "files", "groups", "origins", "start", "end", "rank"})
_NUMBERS = frozenset({"low", "high"})
_DAYS = frozenset(_WHEN[:4])
_FLAGS = frozenset({"soft", "title_cut"})

_Row = dict[str, Any]


def _when(when: When) -> _Row:
    kind = "open" if when.open_end else "unknown" if when.end_latest.day is None else "known"
    days = (
        bound.date
        for bound in (when.start_earliest, when.start_latest, when.end_earliest, when.end_latest)
    )
    return dict(zip(_WHEN, (*days, kind, edtf.format(when)), strict=True))


def _sources(edition: Edition) -> Iterator[_Row]:
    for source in edition.sources:
        yield {
            "id": source.id,
            "label": source.label,
            "title": source.title,
            "title_cut": source.title_cut,
            "language": source.language,
            "publisher": source.publisher,
            "url": source.url,
            "sha256": source.file,
            "characters": source.characters,
            "words": source.words,
            "group": edition.story.groups[source.id],
            **_when(source.dating.when),
            "because": source.dating.because,
            "soft": source.dating.soft,
        }


def _lineage(edition: Edition) -> Iterator[_Row]:
    held = {source.id for source in edition.sources}
    for edge in edition.story.lineage:
        if {edge.source, edge.origin} <= held:
            yield {
                "source": edge.source,
                "origin": edge.origin,
                "type": str(edge.type),
                "because": edge.because,
            }


def _agents(edition: Edition) -> Iterator[_Row]:
    for agent in edition.story.agents:
        yield {"id": agent.id, "name": agent.name, "type": str(agent.type)}


def _events(edition: Edition) -> Iterator[_Row]:
    for event in edition.events:
        voices = edition.story.attestation(event.claims)
        yield {
            "id": event.id,
            "kind": event.kind,
            "title": event.title,
            **_when(event.when),
            "files": len(voices.files),
            "groups": len(voices.groups),
            "origins": len(voices.origins),
            "digest": edition.digest(event),
            "permalink": edition.permalink("event", event.id),
        }


def _claims(edition: Edition) -> Iterator[_Row]:
    for event in edition.events:
        for claim in event.claims:
            placed = edition.placed.get(f"{event.id}/{claim.id}")
            yield {
                "event": event.id,
                "id": claim.id,
                "source": claim.source,
                "quotation": claim.passage.exact,
                "start": placed.start if placed else claim.passage.start,
                "end": placed.end if placed else claim.passage.end,
                "gives": claim.gives,
                "states": claim.states,
                "gloss": claim.gloss,
                "voice": claim.voice.of if claim.voice else None,
                "manner": str(claim.voice.manner) if claim.voice else None,
                "hedge": claim.hedge,
                "because": claim.because,
            }


def _readings(edition: Edition) -> Iterator[_Row]:
    for event in edition.events:
        for claim in event.claims:
            for rank, reading in enumerate(claim.readings, 1):
                value = reading.value
                told = _when(value) if isinstance(value, When) else _measure(value)
                yield {
                    "event": event.id,
                    "claim": claim.id,
                    "rank": rank,
                    "convention": reading.convention,
                    "grounds": reading.grounds,
                    **told,
                }


def _measure(measure: Measure) -> _Row:
    low, high = (
        None if bound is None else decimal_text(bound) for bound in (measure.low, measure.high)
    )
    approximator = str(measure.approximator) if measure.approximator else None
    return {"low": low, "high": high, "unit": measure.unit, "approximator": approximator}


_ROWS = {
    "sources": _sources,
    "lineage": _lineage,
    "agents": _agents,
    "events": _events,
    "claims": _claims,
    "readings": _readings,
}


def _csv(columns: Sequence[str], rows: Iterator[_Row]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return out.getvalue().encode()


def _cell(value: object) -> object:
    """A value as text has it: days as ISO 8601, and whether something is so in lower case."""
    return str(value).lower() if isinstance(value, bool) else value


def _parquet(columns: Sequence[str], rows: Iterator[_Row]) -> bytes:
    arrow, parquet = (importlib.import_module(name) for name in ("pyarrow", "pyarrow.parquet"))
    held = list(rows)
    types = {"integer": arrow.int64(), "date": arrow.date32(), "boolean": arrow.bool_()}
    arrays = [
        arrow.array([row.get(name) for row in held], types.get(_type(name), arrow.string()))
        for name in columns
    ]
    sink = io.BytesIO()
    parquet.write_table(arrow.table(dict(zip(columns, arrays, strict=True))), sink)
    return sink.getvalue()


def _type(name: str) -> str:
    """The type of a column, as Table Schema calls it."""
    typed = {"integer": _INTEGERS, "number": _NUMBERS, "date": _DAYS, "boolean": _FLAGS}
    return next((type for type, names in typed.items() if name in names), "string")


def _field(name: str) -> dict[str, Any]:
    return {"name": name, "type": _type(name)}


def _schema(table: str) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(name) for name in TABLES[table]]}
    if table in _KEYS:
        schema["primaryKey"] = _KEYS[table]
    leads = [
        {"fields": fields, "reference": {"resource": other, "fields": columns}}
        for fields, other, columns in _LEADS.get(table, [])
    ]
    return schema | ({"foreignKeys": leads} if leads else {})


def _package(edition: Edition) -> bytes:
    story = edition.story
    package = {
        "name": story.id,
        "title": story.title,
        "description": story.summary,
        "version": story.version,
        "profile": "tabular-data-package",
        "licenses": [{"name": story.licence}] if story.licence else [],
        "contributors": [{"title": name, "role": "author"} for name in story.editors],
        "resources": [
            {
                "name": table,
                "path": f"{table}.csv",
                "profile": "tabular-data-resource",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": _schema(table),
            }
            for table in TABLES
        ],
    }
    text = json.dumps({name: value for name, value in package.items() if value}, indent=1)
    return f"{text}\n".encode()


def _write_csv(edition: Edition) -> Exported:
    files = {f"{table}.csv": _csv(TABLES[table], _ROWS[table](edition)) for table in TABLES}
    return Exported({"datapackage.json": _package(edition), **files})


def _write_parquet(edition: Edition) -> Exported:
    files = {f"{table}.parquet": _parquet(TABLES[table], _ROWS[table](edition)) for table in TABLES}
    return Exported(files)


_LOSES = "the order of several fingerprints, and names of agents in other languages, are left out"

FORMATS = (
    Format(
        "csv",
        "CSV with a Data Package",
        "application/vnd.datapackage+json",
        ".csv",
        _LOSES,
        _write_csv,
        carries=ALL - {Sort.SOURCE_RECORD},
        main="csv/datapackage.json",
    ),
    Format(
        "parquet",
        "Apache Parquet",
        "application/vnd.apache.parquet",
        ".parquet",
        _LOSES,
        _write_parquet,
        carries=ALL - {Sort.SOURCE_RECORD},
        needs="pyarrow",
        main="parquet/events.parquet",
    ),
)
