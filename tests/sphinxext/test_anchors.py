"""Permanent anchors, the inventory, and links from elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sphinx.util.inventory import InventoryFile

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxext.tiny_site import Built

# MyST asks Sphinx 9 for what Sphinx 11 will not have.
MYST = pytest.mark.filterwarnings("ignore:.*MystReferenceResolver.app")


def ids(page: str) -> list[str]:
    return re.findall(r' id="([^"]+)"', page)


def inventory(built: Built) -> dict[str, dict[str, str]]:
    """Address by name by type, as another project reads it."""
    read = InventoryFile.loads((built.out / "objects.inv").read_bytes(), uri="https://x.example")
    return {
        type: {name: item.uri for name, item in items.items()} for type, items in read.data.items()
    }


def test_every_record_is_in_the_inventory_and_is_a_label(unedited: Callable[..., Built]) -> None:
    found = inventory(unedited("pages"))
    assert found["fab:event"]["plan"] == "https://x.example/events.html#plan"
    assert found["fab:event"]["first-plan"] == "https://x.example/events.html#first-plan"
    assert found["fab:claim"]["plan/bode-sum"] == "https://x.example/events.html#plan_bode-sum"
    assert found["fab:source"]["courier"] == "https://x.example/sources.html#source.courier"
    assert found["fab:source"]["leaflet"] == "https://x.example/sources.html#source.leaflet"
    assert found["fab:agent"]["quill"] == "https://x.example/sources.html#agent.quill"
    for label in ("plan", "plan_bode-sum", "source.courier", "agent.quill", "first-plan"):
        assert found["std:label"][label].endswith(f"#{label}")


@MYST
def test_anchors_cannot_meet_each_other_or_a_heading(unedited: Callable[..., Built]) -> None:
    built = unedited("anchors")
    assert built.warnings == ""
    page = built.page("index")
    assert len(ids(page)) == len(set(ids(page)))
    for anchor in ("search", "search_nl", "source-nl", "source", "source_nl", "source.nl",
                   "agent.nl", "genindex", "a--b", "a--b_c"):  # fmt: skip
        assert anchor in ids(page)


@MYST
def test_an_anchor_a_heading_took_first_is_that_of_the_event(
    unedited: Callable[..., Built],
) -> None:
    page = unedited("anchors").page("index")
    assert '<section class="fab-event" id="search">' in page
    assert '<section class="fab-event" id="source-nl">' in page
    assert re.search(r'<section id="(?!search")[^"]+">\s*<h2>Search', page)


@MYST
def test_labels_sphinx_keeps_for_itself_are_left_to_it(unedited: Callable[..., Built]) -> None:
    found = inventory(unedited("anchors"))
    assert found["fab:event"]["search"].endswith("index.html#search")
    assert found["std:label"]["search"].endswith("search.html")


@MYST
def test_markdown_links_reach_records_by_their_anchor(unedited: Callable[..., Built]) -> None:
    page = unedited("anchors").page("index")
    for anchor in ("search_nl", "source.nl", "agent.nl"):
        assert f'href="#{anchor}"' in page


def test_a_record_shown_on_two_pages_is_a_warning_and_links_lead_to_one(
    unedited: Callable[..., Built],
) -> None:
    built = unedited("duplicate")
    assert "event 'plan' is shown on again, index" in built.warnings
    assert "index.md:11: WARNING: event 'plan' is shown twice on this page" in built.warnings
    assert "[fabula.duplicate]" in built.warnings
    assert "duplicate label plan" in built.warnings
    assert len(built.warnings.splitlines()) == 3
    assert inventory(built)["fab:event"]["plan"].endswith("again.html#plan")
    assert 'id="plan"' not in built.page("quiet")
    assert "The council plans a bridge" in built.page("quiet")
