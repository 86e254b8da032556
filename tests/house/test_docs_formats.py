"""The page of formats tells of each what the format itself declares."""

from __future__ import annotations

from pathlib import Path

from fabula.exchange.format import formats

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "formats.md"


def test_every_format_has_its_line_in_the_order_of_the_list() -> None:
    rows = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| `")]
    assert rows == [
        f"| `{one.name}` | {one.title} | {one.loses or 'nothing: it carries everything'} |"
        for one in formats().values()
    ]
