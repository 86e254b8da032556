"""Dates in tables are days to a program, whichever table it reads."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest

from fabula.exchange.edition import Edition
from fabula.exchange.format import format_named
from fabula.story import Dating, Timeline
from fabula.value import edtf
from stories import plain_story

BOUNDS = ("start_earliest", "start_latest", "end_earliest", "end_latest")


def dated(notation: str) -> Timeline:
    """A story whose one source was published at that time."""
    story = plain_story()
    dating = Dating(edtf.parse(notation), "it says so")
    return replace(story, sources=(replace(story.sources[0], dating=dating),))


def column_row(notation: str) -> dict[str, Any]:
    data = format_named("parquet").write(Edition.of(dated(notation))).files["sources.parquet"]
    (row,) = pyarrow.parquet.read_table(io.BytesIO(data)).to_pylist()
    return dict(row)


def text_row(notation: str) -> dict[str, str]:
    data = format_named("csv").write(Edition.of(dated(notation))).files["sources.csv"].decode()
    (row,) = csv.DictReader(io.StringIO(data, newline=""))
    return row


FIRST, LAST = date(2024, 2, 8), date(2024, 2, 29)
KNOWN = {
    "2024-02-08": ((FIRST,) * 4, "known"),
    "[2024-02-08..2024-02-29]": ((FIRST, LAST, FIRST, LAST), "known"),
    "2024-02-08/..": ((FIRST, FIRST, None, None), "open"),
    "2024-02-08/": ((FIRST, FIRST, None, None), "unknown"),
    "XXXX-XX-XX": ((None,) * 4, "unknown"),
    "-0043-03-15": ((None,) * 4, "known"),
    "Y12024": ((None,) * 4, "known"),
}


@pytest.mark.parametrize("notation", KNOWN)
def test_bounds_are_days_and_empty_where_there_is_none(notation: str) -> None:
    days, kind = KNOWN[notation]
    row = column_row(notation)
    assert tuple(row[name] for name in BOUNDS) == days
    assert (row["end_kind"], row["edtf"]) == (kind, edtf.format(edtf.parse(notation)))


@pytest.mark.parametrize("notation", KNOWN)
def test_text_and_columns_say_the_same(notation: str) -> None:
    row = column_row(notation)
    words = {name: _as_text(one) for name, one in row.items()}
    assert text_row(notation) == words | {"soft": "false"}


def _as_text(cell: object) -> str:
    """A cell as it stands in a text file (Table Schema, booleans in small letters)."""
    if isinstance(cell, bool):
        return str(cell).lower()
    return "" if cell is None else str(cell)


def test_every_bound_is_a_column_of_days() -> None:
    written = format_named("parquet").write(Edition.of(dated("2024")))
    for name, data in written.files.items():
        schema = pyarrow.parquet.read_schema(io.BytesIO(data))
        held = {field.name: field.type for field in schema}
        assert all(held[bound] == pyarrow.date32() for bound in BOUNDS if bound in held), name
