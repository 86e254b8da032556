"""The tables over a whole story, and how it is cited."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from fabula.errors import FindingCode
from fabula.evidence import Figure, Inventory
from fabula.evidence.collating.collated import Collated, Text
from fabula.evidence.collating.divergence import Divergence
from fabula.evidence.collating.variants import Rendering, Variant, VariantSort
from fabula.evidence.collating.witness import Place
from fabula.exchange import load, load_weighed, save_collation, save_ledger
from fabula.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxext.tiny_site import Built, Site


WORDS = """
[[event]]
id = "budget"
kind = "estimate"
title = "The budget of all bridges"

  [[event.claim]]
  id = "bode-amount"
  source = "bode"
  quote = "7 triljoen euro"
  gives = "amount"
"""

RELATION = """
[[relation]]
id = "growth-of-cost"
type = "ratio"
because = "the two papers give two costs"
against = { value = "3 x", because = "said in the street" }

  [[relation.operand]]
  role = "dividend"
  claim = "plan/bode-sum"

  [[relation.operand]]
  role = "divisor"
  claim = "plan/courier-sum"
"""


@pytest.fixture(scope="module")
def tables(site: Callable[[str], Site]) -> Built:
    one = site("tables")
    (one.folder / "story" / "more.toml").write_text(WORDS + RELATION, encoding="utf-8")
    one.weigh()
    figures = (
        Figure(200, 228, "quantity", "4e7 EUR", "1" * 64),
        Figure(900, 910, "date", "2019-06", "2" * 64),
    )
    save_ledger(one.folder / "story", {"courier": Inventory("1" * 64, "en", "2019-05-04", figures)})
    save_collation(one.folder / "story", collated(one))
    built = one.build(suppress_warnings=["fabula.unaccounted"])
    assert built.warnings == ""
    return built


def collated(site: Site) -> Collated:
    """Two copies that differ in an amount and in a link, where claims quote them and elsewhere."""
    placed = load_weighed(site.folder / "story")

    def at(address: str, value: str) -> Rendering:
        found = placed[address]
        return Rendering(Place(found.source, found.start, found.end, found.sha256), value)

    courier, bode = at("plan/courier-sum", "4e7 EUR"), at("plan/bode-sum", "4.5e7 EUR")
    lost = Divergence(
        FindingCode.LOST_LINK, Place("bode", 5, 9, "0" * 64), (Place("courier", 5, 9, "0" * 64),)
    )
    return Collated(
        tuple(
            Text(source.id, source.file or "", 12, ((Span(0, 20), Span(21, 9_000)),))
            for source in load(site.folder / "story").sources
            if source.seen
        ),
        variants=(Variant(VariantSort.AMOUNT, (bode, courier)),),
        divergences=(lost,),
    )


def part(built: Built, heading: str) -> str:
    """What stands under a heading, without its markup."""
    page = built.page("index").partition(f'id="{heading}"')[2].partition("</section>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", page.partition(">")[2].replace("<wbr/>", "")).split())


def test_every_sum_stands_as_written_by_the_dictionary_and_as_meant(tables: Built) -> None:
    said = part(tables, "sums")
    assert "As written By the dictionary As meant" in said
    assert (
        "The council plans a bridge would cost 40 million euros — the Courier "
        "40 million euros 40 million euros" in said
    )


def test_an_event_stands_once_for_all_its_sums(tables: Built) -> None:
    assert part(tables, "sums").count("The council plans a bridge") == 1
    assert 'colspan="3"' in tables.page("index")


def test_where_the_sources_differ_what_they_say_stands_side_by_side(tables: Built) -> None:
    said = part(tables, "apparatus")
    assert "The council plans a bridge · sum cannot all hold" in said
    assert "45 million euros zou 45 miljoen euro kosten — the Dutch translation" in said
    assert "disputed Disputed by The mayor denies the cost" in said


def test_the_grounds_of_an_amount_are_told_by_rank(tables: Built) -> None:
    said = part(tables, "grounds")
    assert "7 triljoen euro — the Dutch translation 7 trillion euros" in said
    assert said.index("7 trillion euros") < said.index("7,000,000,000,000,000,000 euros")
    assert "above the yearly product of the world, about 110 trillion US dollars" in said


def test_a_line_may_end_between_the_groups_of_a_very_long_number_and_the_page_says_so(
    tables: Built,
) -> None:
    page = tables.page("index")
    assert '"fab-amount">7,<wbr/>000,<wbr/>000,<wbr/>000,<wbr/>000,' in page
    assert '"fab-amount">45 million euros</bdi>' in page


def test_an_equation_stands_with_its_figures_and_where_they_are_from(tables: Built) -> None:
    said = part(tables, "relations")
    assert (
        "45 million euros / 40 million euros = 1.125; 2.5 to 3.5 times (3 times, rounded)" in said
    )
    assert "Supposed : 3 times : said in the street" in said
    assert 'id="relation.growth-of-cost"' in tables.page("index")


def test_a_finding_about_an_equation_leads_to_it_and_is_in_words(tables: Built) -> None:
    page = tables.page("findings")
    assert 'href="index.html#relation.growth-of-cost"' in page
    assert "45 million euros / 40 million euros = 1.125" in page
    assert "plan/bode-sum" not in page


def test_copies_stand_side_by_side_where_they_differ(tables: Built) -> None:
    said = part(tables, "variants")
    assert "the Dutch translation paragraph 1, sentence 2 45 million euros" in said
    assert (
        "the Courier paragraph 1, sentence 2 40 million euros would cost 40 million euros" in said
    )
    assert "the Dutch translation paragraph 1, sentence 1 breaks off or runs together" in said
    assert "the Courier paragraph 1, sentence 1 is whole" in said


def test_what_departs_from_the_other_copies_is_marked(tables: Built) -> None:
    shown = tables.page("index").partition('id="variants"')[2].partition("</section>")[0]
    marked = re.findall(r'<li class="fab-variant">(.*?)</li>', shown, re.DOTALL)
    assert [one.count("the Dutch translation") for one in marked] == [1, 1, 0]


def test_a_copy_has_words_only_where_a_claim_quotes_them(tables: Built) -> None:
    shown = tables.page("index").partition('id="variants"')[2].partition("</section>")[0]
    quoted = re.findall(r'<p class="fab-exact">(.*?)</p>', shown, re.DOTALL)
    assert len(quoted) == 2
    assert all('href="events/plan.html#plan_' in one for one in quoted)


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
    page = tables.page("index")
    assert [page.count(f"<dt>{name}</dt>") for name in ("APA", "Chicago", "MLA")] == [2, 2, 2]
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
def test_every_builder_shows_the_tables(unedited: Callable[..., Built], builder: str) -> None:
    assert unedited("tables", builder).warnings == ""
