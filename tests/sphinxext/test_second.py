"""A second story, of another place, language and century, is shown as the first one is."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from fabula.exchange import load, load_weighed, save_weighed
from fabula.text.letters import Letters
from sphinxext.tiny_site import text

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxext.tiny_site import Built, Site

pytestmark = pytest.mark.no_cover


@pytest.fixture
def second(unedited: Callable[..., Built]) -> Built:
    built = unedited("second")
    assert built.warnings == ""
    return built


def test_it_is_told_in_its_own_language(second: Built) -> None:
    said = text(second.page("index"))
    assert "9 mars 1931" in said
    assert "éteignit la lampe" in said
    assert "Notes et preuves" in said
    assert "à ces mots" in said


def test_its_amounts_are_worded_in_its_language(second: Built) -> None:
    said = text(second.page("tableaux")).replace("\u202f", " ").replace("\xa0", " ")
    assert "90 000 francs" in said
    assert "800 livres" in said


def test_each_quotation_leads_to_the_words_in_its_source(second: Built) -> None:
    page = second.page("events/devis")
    for address in (
        "https://gazette.example/phare?page=2#suite:~:text=soit%2090%20000%20francs",
        "https://light.example/out#:~:text=a%20well%2Dfounded%20sum%2C%20800%20pounds",
    ):
        assert f'href="{address}"' in page


def test_a_note_leads_to_the_words_as_well(second: Built) -> None:
    assert "#:~:text=a%20well%2Dfounded%20sum%2C%20800%20pounds" in second.page("index")


def test_a_link_into_a_source_shows_no_word_more_than_the_quotation(second: Built) -> None:
    for file in second.out.rglob("*.html"):
        page = file.read_text(encoding="utf-8")
        for words in re.findall(r'#[^"]*:~:text=([^"]+)"', page):
            assert len(re.findall(r"\w+", re.sub(r"%[0-9A-F]{2}", " ", words))) <= 12


def test_nothing_of_the_first_story_is_in_it(second: Built) -> None:
    for file in second.out.rglob("*.html"):
        assert "Harrow" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("builder", ["latex", "epub", "text", "man", "dirhtml"])
def test_other_builders_pass_without_a_warning(
    unedited: Callable[..., Built], builder: str
) -> None:
    assert unedited("second", builder).warnings == ""


@pytest.mark.parametrize("language", ["de", "en", "it", "nl"])
def test_it_can_be_shown_in_any_language_of_the_interface(
    unedited: Callable[..., Built], language: str
) -> None:
    built = unedited("second", language=language)
    assert [line for line in built.warnings.splitlines() if "bare-figure" not in line] == []


def test_words_that_a_browser_may_meet_elsewhere_have_no_link(site: Callable[[str], Site]) -> None:
    one = site("second")
    story = one.folder / "story"
    places = load_weighed(story)
    words = "a%20well%2Dfounded%20sum%2C%20800%20pounds"
    (address,) = [
        address
        for address, claim in load(story).claims()
        if claim.passage.exact == "a well-founded sum, 800 pounds"
    ]
    again = {address: replace(places[address], letters=Letters.AGAIN)}
    save_weighed(story, {**places, **again})
    built = one.build()
    assert built.warnings == ""
    assert words not in built.page("events/devis") + built.page("index")
