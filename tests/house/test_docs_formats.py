"""The page of formats tells of each what the format itself declares."""

from __future__ import annotations

from pathlib import Path

from fabula.exchange.fact import ALL, Sort
from fabula.exchange.format import formats

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "formats.md"


def test_every_format_has_its_line_in_the_order_of_the_list() -> None:
    rows = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| `")]
    assert rows == [
        f"| `{one.name}` | {one.title} | {one.loses or 'nothing: it carries everything'} "
        f"| {read_back(one.carries)} |"
        for one in formats().values()
    ]


def read_back(sorts: frozenset[Sort]) -> str:
    """The sorts of fact a program reads back, in the order they are listed in."""
    if sorts == ALL:
        return "everything"
    return ", ".join(sort for sort in Sort if sort in sorts) or "nothing: it is for people"


def test_every_sort_of_fact_is_explained() -> None:
    rows = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| *")]
    assert [row.split("*")[1] for row in rows] == [sort.value for sort in Sort]
