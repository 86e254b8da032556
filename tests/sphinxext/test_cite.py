"""The box that tells how a record is cited: whole without a script, in every builder, in five languages."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote

import pytest

from fabula.exchange import load
from fabula.exchange.edition import Edition
from fabula.exchange.format import format_named
from fabula.exchange.reference import references

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sphinxext.tiny_site import Built, Site

ADDRESS = "https://bridge.example/report/"


@pytest.fixture
def built(unedited: Callable[..., Built]) -> Built:
    return unedited("tables", html_baseurl=ADDRESS)


def box(page: str) -> str:
    """The outermost box of a page."""
    _, start, rest = page.partition('<details class="fab-cite"')
    return (start + rest).rpartition("</details>")[0]


def linked(page: str, folder: Path) -> list[Path]:
    """The files a box leads to."""
    found = re.findall(r'<a href="([^":]+)"', box(page))
    return [(folder / unquote(unescape(one))).resolve() for one in found]


@pytest.mark.parametrize(
    ("page", "heading"),
    [
        ("events/plan", "Cite this event"),
        ("sources/courier", "Cite this source"),
        ("index", "Cite this timeline"),
    ],
)
def test_a_page_has_one_folded_box_of_its_record(built: Built, page: str, heading: str) -> None:
    text = built.page(page)
    assert f"<summary>{heading}</summary>" in text
    assert '<details class="fab-cite"' in text
    assert " open>" not in text
    assert re.findall(r"<dt>(\w+)</dt>", box(text))[:4] == ["APA", "Chicago", "MLA", "Address"]
    assert {"BibLaTeX", "CSL-JSON 1.0.2", "RIS"} <= set(
        re.findall(r"<summary>([^<]+)</summary>", box(text))
    )


def test_what_is_shown_is_what_the_formats_write(built: Built) -> None:
    edition = Edition.of(load(built.out.parents[1] / "site" / "story"), None, ADDRESS)
    (event,) = (one for one in references(edition) if one.id == "plan")
    shown = unescape(box(built.page("events/plan")))
    for name in ("apa", "chicago", "mla", "biblatex", "csl", "ris"):
        format = format_named(name)
        assert format.one
        assert "\n".join(format.one(event).splitlines()) in shown, name


def test_every_link_to_a_file_leads_to_one_that_holds_the_record(built: Built) -> None:
    files = linked(built.page("events/plan"), built.out / "events")
    assert [file.name for file in files] == ["plan.bib", "plan.csl.json", "plan.ris", "plan.jsonld"]
    assert all("The council plans a bridge" in file.read_text("utf-8") for file in files)
    for file in linked(built.page("sources/courier"), built.out / "sources"):
        assert "A bridge of lanterns" in file.read_text("utf-8")


def test_the_box_of_the_story_leads_to_its_files(built: Built) -> None:
    files = linked(built.page("index"), built.out)
    assert len(files) > 15
    assert [file for file in files if not file.is_file()] == []


def test_it_needs_no_script_and_holds_none(built: Built) -> None:
    for page in ("events/plan", "index"):
        shown = box(built.page(page))
        assert not re.search(r"<script|<button|<style|\son\w+=|style=|javascript:", shown)


def test_without_an_address_none_is_given(unedited: Callable[..., Built]) -> None:
    shown = box(unedited("tables").page("events/plan"))
    assert "<dt>Address</dt>" not in shown
    assert "://" not in shown.replace("https://schema", "")


def test_without_pages_of_records_there_are_neither_files_nor_addresses(
    unedited: Callable[..., Built],
) -> None:
    built = unedited("tables", fabula_pages=False, html_baseurl=ADDRESS)
    shown = box(built.page("index"))
    assert "APA" in shown
    assert "<a " not in shown
    assert not (built.out / "exports").exists()


@pytest.mark.parametrize(
    ("language", "heading", "copied"),
    [
        ("de", "Dieses Ereignis zitieren", "Kopiert"),
        ("en", "Cite this event", "Copied"),
        ("fr", "Citer cet événement", "Copié"),
        ("it", "Citare questo evento", "Copiato"),
        ("nl", "Deze gebeurtenis citeren", "Gekopieerd"),
    ],
)
def test_it_speaks_the_language_of_the_page(
    unedited: Callable[..., Built], language: str, heading: str, copied: str
) -> None:
    page = unedited("tables", language=language).page("events/plan")
    assert f"<summary>{heading}</summary>" in page
    assert f'data-copied="{copied}"' in page


def test_a_title_cannot_act_on_the_page(site: Callable[[str], Site]) -> None:
    one = site("tables")
    title = "</details><script>alert(1)</script> & so"
    one.edit("story/events.toml", "The council plans a bridge", title)
    shown = box(one.build().page("events/plan"))
    assert "<script" not in shown
    assert title in unescape(shown)


def context(page: str) -> dict[str, list[str]]:
    """What the spans of a page tell a reference manager."""
    (span,) = re.findall(r'<span class="Z3988" title="([^"]*)"', page)
    return parse_qs(unescape(span), strict_parsing=True)


def test_a_context_object_tells_type_title_author_and_address(built: Built) -> None:
    event = context(built.page("events/plan"))
    assert event["ctx_ver"] == ["Z39.88-2004"]
    assert event["rft.type"] == ["webpage"]
    assert event["rft.title"] == ["The council plans a bridge"]
    assert event["rft.creator"] == ["the reading circle"]
    assert event["rft.identifier"] == [f"{ADDRESS}events/plan.html"]
    assert "rft.date" not in event
    source = context(built.page("sources/courier"))
    assert (source["rft.type"], source["rft.date"]) == (["newspaperArticle"], ["2019-05-04"])
    assert source["rft.identifier"] == ["https://courier.example/bridge?a=1&b=2"]


@pytest.mark.parametrize("source", ["bode", "sahifa", "minutes"])
def test_a_context_object_has_no_date_that_is_not_known(built: Built, source: str) -> None:
    assert "rft.date" not in context(built.page(f"sources/{source}"))


@pytest.mark.parametrize("builder", ["epub", "latex", "text"])
def test_elsewhere_the_lines_stand_unfolded(unedited: Callable[..., Built], builder: str) -> None:
    built = unedited("tables", builder)
    assert built.warnings == ""
    files = (file for file in built.out.rglob("*") if file.suffix in {".xhtml", ".tex", ".txt"})
    told = "".join(file.read_text(encoding="utf-8") for file in files)
    assert "Cite this event" in told
    assert "the reading circle. (n.d.)" in told
    assert "<details" not in told
    assert "Z3988" not in told
    assert not list(built.out.rglob("*.bib"))
