"""What readers of references are known to do to records, and do not do to ours.

Styles lower the capitals of titles, German nouns with them; a missing date becomes a year, and a date
with bounds one day of them. Each of these is tried in programs that are able to do it.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from consumers.programs import said
from fabula.exchange.reference import Reference, citation_date, references

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fabula.exchange.edition import Edition


@pytest.fixture
def cited(edition: Edition) -> dict[str, Reference]:
    return {reference.key: reference for reference in references(edition)}


def listed(file: Path) -> dict[str, str]:
    """What pandoc prints of each record of a file, by key."""
    page = file.with_name("page.md")
    page.write_text(f"---\nbibliography: {file}\nnocite: '@*'\n---\n", encoding="utf-8")
    html = said("pandoc", "--citeproc", "--wrap=none", "-t", "html", page)
    found = re.findall(r'<div id="ref-([^"]+)"[^>]*>(.*?)</div>', html, re.DOTALL)
    return {key: re.sub(r"<[^>]+>", "", entry).strip() for key, entry in found}


def items_of(file: Path) -> list[dict[str, Any]]:
    form = "csljson" if file.suffix == ".json" else "biblatex"
    items: list[dict[str, Any]] = json.loads(said("pandoc", "-f", form, "-t", "csljson", file))
    return items


def german(cited: dict[str, Reference]) -> dict[str, str]:
    titles = {key: one.title for key, one in cited.items() if one.language == "de"}
    assert titles
    return titles


@pytest.mark.parametrize("name", ["biblatex", "csl"])
def test_german_nouns_survive_a_bibliography_of_pandoc(
    name: str, written: Callable[[str], Path], cited: dict[str, Reference]
) -> None:
    shown = listed(written(name))
    assert {key for key, title in german(cited).items() if title not in shown[key]} == set()


def test_capitals_that_nothing_holds_are_lowered_and_this_is_noticed(
    written: Callable[[str], Path], cited: dict[str, Reference]
) -> None:
    file = written("biblatex")
    text = file.read_text(encoding="utf-8").replace("  langid = {german},\n", "")
    bare = re.sub(r"(?m)^(  title = )\{(\{.*\})\},$", r"\1\2,", text)
    file.write_text(bare, encoding="utf-8")
    shown = listed(file)
    assert all(title not in shown[key] for key, title in german(cited).items())


def test_german_nouns_survive_biber(
    written: Callable[[str], Path], cited: dict[str, Reference], tmp_path: Path
) -> None:
    out = tmp_path / "read.bib"
    said("biber", "--tool", "--output-file", out, written("biblatex"))
    read = out.read_text(encoding="utf-8")
    assert [one for one in german(cited).values() if f"{{{{{one}}}}}" not in read] == []


@pytest.mark.parametrize("name", ["biblatex", "csl"])
def test_an_undated_source_stays_undated_in_pandoc(
    name: str, written: Callable[[str], Path], cited: dict[str, Reference]
) -> None:
    undated = {key for key, one in cited.items() if not citation_date(one.issued)}
    assert undated
    assert {item["id"] for item in items_of(written(name)) if not item.get("issued")} == undated


@pytest.mark.parametrize("name", ["biblatex", "csl"])
def test_no_date_with_bounds_becomes_one_day_in_pandoc(
    name: str, written: Callable[[str], Path], cited: dict[str, Reference]
) -> None:
    dates = {
        item["id"]: item["issued"]["date-parts"]
        for item in items_of(written(name))
        if item.get("issued")
    }
    days = {key for key, parts in dates.items() if len(parts) == 1 and len(parts[0]) == 3}
    assert days == {key for key, one in cited.items() if one.issued.is_day}
