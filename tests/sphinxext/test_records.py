"""Each event and each source has a page of its own, made from the model while the site is built."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from sphinx.util.inventory import InventoryFile

from sphinxext.test_incremental import NEW_EVENT, differing

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxext.tiny_site import Built, Site

EVENTS = "story/events.toml"


@pytest.fixture
def records(unedited: Callable[..., Built]) -> Built:
    built = unedited("records")
    assert built.warnings == ""
    return built


def text(html: str) -> str:
    body = html.partition('<div class="body"')[2].partition('<div class="clearer"')[0]
    return " ".join(re.sub(r"<[^>]+>", "", body).split())


def add_event(site: Site) -> None:
    told = (site.folder / EVENTS).read_text(encoding="utf-8")
    (site.folder / EVENTS).write_text(told + NEW_EVENT, encoding="utf-8")
    site.weigh()


def remove_event(site: Site) -> None:
    told = (site.folder / EVENTS).read_text(encoding="utf-8")
    kept = told.partition('\n[[event]]\nid = "opening"')[0] + "\n"
    (site.folder / EVENTS).write_text(kept, encoding="utf-8")
    site.edit("index.md", "It opens on {fab:date}`opening`, says", "It says")
    site.edit("index.md", "{fab:event}`!opening`", "anything")


def retitle(site: Site) -> None:
    site.edit(EVENTS, 'title = "The bridge is to open"', 'title = "The bridge will open"')


def test_an_event_has_a_page_with_everything_about_it(records: Built) -> None:
    page = records.page("events/plan")
    said = text(page)
    assert "<title>The council plans a bridge" in page
    assert '<section class="fab-event" id="plan">' in page
    assert 'id="plan_bode-sum"' in page
    assert "Independent groups: the Dutch translation, the Courier" in said
    assert "Named origins: the town council" in said
    assert "Disputed by: The mayor denies the cost" in said
    assert "Mentioned in The bridge of the town council" in said


def test_a_source_has_a_page(records: Built) -> None:
    assert "Title: “A bridge of lanterns for Harrow Quay”" in text(records.page("sources/courier"))


def test_a_retired_id_has_a_page_that_says_where_to_look(records: Built) -> None:
    page = records.page("events/first-plan")
    assert "it was the same plan" in text(page)
    assert 'href="plan.html#plan"' in page


def test_an_event_leads_to_the_ones_listed_before_and_after_it(records: Built) -> None:
    said = text(records.page("events/opening"))
    assert "Listed before The council plans a bridge" in said
    assert "Listed after The mayor denies the cost" in said


def test_every_link_to_a_record_leads_to_its_page(records: Built) -> None:
    assert 'href="events/plan.html#plan"' in records.page("index")
    assert 'href="sources/courier.html#source.courier"' in records.page("index")
    for name in ("events", "sources"):
        assert f'href="{name}/' in records.page(name)
    assert 'id="plan"' not in records.page("events")


def test_every_page_is_in_the_inventory_and_in_the_search(records: Built) -> None:
    read = InventoryFile.loads((records.out / "objects.inv").read_bytes(), uri="https://x.example")
    assert read.data["fab:event"]["plan"].uri == "https://x.example/events/plan.html#plan"
    index = (records.out / "searchindex.js").read_text(encoding="utf-8")
    for page in ("events/plan", "events/opening", "sources/courier", "events/first-plan"):
        assert f'"{page}"' in index


def test_the_navigation_does_not_grow_with_the_events(records: Built) -> None:
    for name in ("index", "plain", "events/plan"):
        beside = records.page(name).partition('<div class="sphinxsidebar"')[2]
        assert "events/opening" not in beside.partition('<div class="clearer"')[0]


def test_no_source_of_a_page_names_a_folder_of_this_machine(records: Built) -> None:
    for file in records.out.rglob("*.html"):
        assert "sphinxext/pages" not in file.read_text(encoding="utf-8")


def test_a_page_of_the_author_goes_before_ours(site: Callable[[str], Site]) -> None:
    one = site("records")
    (one.folder / "events").mkdir()
    (one.folder / "events" / "plan.md").write_text(
        "---\norphan: true\n---\n\n# Mine\n\n```{fab:event} plan\n```\n", encoding="utf-8"
    )
    built = one.build()
    assert built.warnings == ""
    assert "<h1>Mine" in built.page("events/plan")


@pytest.mark.parametrize(
    "change", [add_event, remove_event, retitle], ids=lambda change: change.__name__
)
def test_an_incremental_build_equals_a_clean_one(
    site: Callable[[str], Site], change: Callable[[Site], None]
) -> None:
    one = site("records")
    one.build()
    change(one)
    after, clean = one.build(), one.build(clean=True)
    assert differing(after, clean) == []


def test_the_page_of_an_event_that_is_gone_is_removed(site: Callable[[str], Site]) -> None:
    one = site("records")
    assert (one.build().out / "events" / "opening.html").exists()
    remove_event(one)
    assert not (one.build().out / "events" / "opening.html").exists()


def test_more_processes_build_the_same(site: Callable[[str], Site]) -> None:
    one = site("records")
    alone, together = one.build(clean=True), one.build(clean=True, parallel=2)
    assert together.warnings == ""
    assert alone.files() == together.files()


def test_pages_that_only_name_an_edited_event_are_not_read_again(
    site: Callable[[str], Site],
) -> None:
    one = site("records")
    one.build()
    one.edit(EVENTS, "the translation has another number", "it has another number")
    told = {"events", "events/plan", "index", "plain", "sources/bode", "sources/courier"}
    assert set(one.build().read) == told


@pytest.mark.parametrize(
    ("builder", "page"),
    [
        ("latex", "harrowquay.tex"),
        ("man", "harrowquay.1"),
        ("singlehtml", "index.html"),
        ("texinfo", "harrowquay.texi"),
    ],
)
def test_one_document_of_all_pages_holds_every_record(
    unedited: Callable[..., Built], builder: str, page: str
) -> None:
    built = unedited("records", builder)
    assert built.warnings == ""
    told = (built.out / page).read_text(encoding="utf-8")
    assert "it was an advertisement" in told
    assert "Listed before" in told


def test_an_e_book_holds_every_record(unedited: Callable[..., Built]) -> None:
    built = unedited("records", "epub")
    assert built.warnings == ""
    ElementTree.parse(built.out / "events" / "plan.xhtml")
    package = (built.out / "content.opf").read_text(encoding="utf-8")
    (item,) = re.findall(r'id="([^"]+)" href="events/plan.xhtml"', package)
    assert f'<itemref idref="{item}"' in package


@pytest.mark.parametrize("builder", ["dirhtml", "text", "xml", "gettext"])
def test_other_builders_pass_without_a_warning(
    unedited: Callable[..., Built], builder: str
) -> None:
    assert unedited("records", builder).warnings == ""


def test_without_restructuredtext_the_pages_are_read_as_markdown(
    unedited: Callable[..., Built],
) -> None:
    built = unedited("records", source_suffix={".md": "markdown"})
    assert built.warnings == ""
    assert "Disputed by" in text(built.page("events/plan"))
