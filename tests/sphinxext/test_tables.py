"""The tables over a whole story, and how it is cited."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from fabula.evidence import Figure, Inventory
from fabula.exchange import save_ledger

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxext.tiny_site import Built, Site


@pytest.fixture
def tables(site: Callable[[str], Site]) -> Built:
    one = site("tables")
    figures = (
        Figure(200, 228, "quantity", "4e7 EUR", "1" * 64),
        Figure(900, 910, "date", "2019-06", "2" * 64),
    )
    save_ledger(one.folder / "story", {"courier": Inventory("1" * 64, "en", "2019-05-04", figures)})
    built = one.build(suppress_warnings=["fabula.unaccounted"])
    assert built.warnings == ""
    return built


def part(built: Built, heading: str) -> str:
    """What stands under a heading, without its markup."""
    page = built.page("index").partition(f'id="{heading}"')[2].partition("</section>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", page.partition(">")[2]).split())


def test_every_sum_stands_as_written_by_the_dictionary_and_as_meant(tables: Built) -> None:
    said = part(tables, "sums")
    assert "Event As written Source By the dictionary As meant" in said
    assert (
        "The council plans a bridge would cost 40 million euros the Courier "
        "40 million euros 40 million euros" in said
    )


def test_an_event_stands_once_for_all_its_sums(tables: Built) -> None:
    assert part(tables, "sums").count("The council plans a bridge") == 1
    assert 'rowspan="2"' in tables.page("index")


def test_where_the_sources_differ_what_they_say_stands_side_by_side(tables: Built) -> None:
    said = part(tables, "apparatus")
    assert "The council plans a bridge · sum cannot all hold" in said
    assert "45 million euros the Dutch translation zou 45 miljoen euro kosten" in said
    assert "disputed Disputed by The mayor denies the cost" in said


def test_every_figure_of_a_source_has_an_account(tables: Built) -> None:
    said = part(tables, "ledger")
    assert "200–228 40 million euros unaccounted for" in said
    assert "900–910 June 2019 used: The bridge is to open , day" in said
    assert "Its figures were not listed." in said


def test_every_edge_between_sources_stands_with_its_evidence(tables: Built) -> None:
    said = part(tables, "lineage")
    assert (
        "the Dutch translation Translation of the Courier the same sentences in the same order"
        in said
    )


def test_the_rules_in_force_are_told_and_the_first_to_give_way_comes_first(tables: Built) -> None:
    assert part(tables, "rules").startswith("Rules ¶ bare-month a month named without a year")


def test_the_story_and_an_event_are_cited_in_three_styles(tables: Built) -> None:
    said = part(tables, "cite")
    assert said.count("APA") == said.count("Chicago") == said.count("MLA") == 2
    assert "the reading circle. (n.d.)." in said
    assert "The council plans a bridge" in said


def test_the_page_of_an_event_tells_how_to_cite_it(tables: Built) -> None:
    assert "Cite this event" in tables.page("events/plan")


def test_a_site_with_an_address_is_cited_with_it(site: Callable[[str], Site]) -> None:
    one = site("tables")
    one.build()
    address = "https://bridge.example/report/"
    after = one.build(html_baseurl=address)
    clean = one.build(clean=True, html_baseurl=address)
    assert f"{address}events/plan.html" in after.page("events/plan")
    assert after.page("events/plan") == clean.page("events/plan")


@pytest.mark.parametrize("builder", ["epub", "latex", "man", "text", "texinfo", "singlehtml"])
def test_every_builder_shows_the_tables(site: Callable[[str], Site], builder: str) -> None:
    assert site("tables").build(builder).warnings == ""
