"""What a list of events holds for whoever chooses from it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fabula.sphinxext.timeline import Chooser, _form

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxext.tiny_site import Built


def test_an_item_says_kind_agents_sources_and_bounds(unedited: Callable[..., Built]) -> None:
    page = unedited("pages").page("timeline")
    (item,) = re.findall(r'<li [^>]*data-kind="scheduled"[^>]*>', page)
    assert 'data-earliest="2019-05-06"' in item
    assert 'data-latest="2019-05-06"' in item
    assert 'data-agents="council"' in item
    assert re.search(r'data-sources="[a-z]', item)


def test_only_the_whole_list_has_a_form(unedited: Callable[..., Built]) -> None:
    whole = unedited("pages").page("timeline")
    assert whole.count('<form class="fab-choose"') == 1
    assert " hidden>" in whole


def test_a_list_its_author_has_chosen_has_no_form(unedited: Callable[..., Built]) -> None:
    chosen = unedited("timeline").page("index")
    assert 'class="fab-choose"' not in chosen
    assert "data-kind=" in chosen


def test_the_form_offers_what_some_event_has(unedited: Callable[..., Built]) -> None:
    page = unedited("pages").page("timeline")
    offered = set(re.findall(r'<option value="([^"]+)"', page))
    had = " ".join(re.findall(r' data-(?:kind|agents|sources)="([^"]*)"', page)).split()
    assert offered == set(had)


def test_an_e_book_has_the_list_and_no_form(unedited: Callable[..., Built]) -> None:
    built = unedited("pages", "epub")
    page = (built.out / "timeline.xhtml").read_text(encoding="utf-8")
    assert "data-kind=" in page
    assert "<form" not in page


def test_the_form_escapes_the_words_of_a_story() -> None:
    hostile = '"><script>&'
    fields = [("agent", hostile, [("one", hostile)])]
    node = Chooser(
        fields=fields, days=[("first", hostile)], title=hostile, every=hostile,
        reset=hostile, count=hostile, language=hostile,
    )  # fmt: skip
    shown = "".join(_form(node))
    assert "<script>" not in shown
    assert "&quot;&gt;&lt;script&gt;&amp;" in shown
