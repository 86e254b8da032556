"""Every annotated phrase of a narrative leads to a note at the end of its page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from sphinxext.tiny_site import text

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxext.tiny_site import Built, Site

BUILDERS = {
    "html": "index.html",
    "dirhtml": "index.html",
    "singlehtml": "index.html",
    "epub": "index.xhtml",
    "latex": "harrowquay.tex",
    "text": "index.txt",
    "man": "harrowquay.1",
    "texinfo": "harrowquay.texi",
}


@pytest.fixture
def notes(unedited: Callable[..., Built]) -> Built:
    built = unedited("notes")
    assert built.warnings == ""
    return built


def note(page: str, id: str) -> str:
    """One note, as it stands in the page."""
    start = page.index(f'<li class="fab-note-item" id="{id}">')
    return page[start : page.index('<p class="fab-ways-back">', start)]


def test_every_phrase_leads_to_a_note_of_its_page_and_back(notes: Built) -> None:
    page = notes.page("index")
    marks = re.findall(r'<a class="fab-mark[^"]*" href="#([^"]+)" id="([^"]+)"', page)
    assert len(marks) == 12
    for target, place in marks:
        assert f'<li class="fab-note-item" id="{target}">' in page
        assert f'href="#{place}">↑</a>' in page


def test_a_phrase_that_comes_again_leads_to_the_same_note(notes: Built) -> None:
    page = notes.page("index")
    assert page.count('href="#note.claim.plan_courier-sum"') == 2
    assert page.count('id="note.claim.plan_courier-sum"') == 1
    assert page.count('href="#note.claim.plan_courier-sum.') == 2


def test_notes_have_the_numbers_of_their_phrases(notes: Built) -> None:
    page = notes.page("index")
    numbers = re.findall(r'<sup class="fab-number">(\d+)</sup>', page)
    assert list(dict.fromkeys(numbers)) == [str(n) for n in range(1, 11)]
    assert page.count('class="fab-note-item"') == 10


def test_a_note_gives_words_gloss_source_date_reading_and_voices(notes: Built) -> None:
    shown = note(notes.page("index"), "note.claim.plan_bode-sum")
    assert '<bdi lang="nl">zou 45 miljoen euro kosten</bdi>' in shown
    assert "our translation “would cost that much”" in text(shown)
    assert "— the Dutch translation (on or after 4 May 2019)" in text(shown)
    assert "Taken as: 45 million euros" in text(shown)
    assert "Grounds: " in text(shown)
    assert "Event: The council plans a bridge" in text(shown)
    assert "Voices: In conflict: " in text(shown)
    assert 'href="events.html#plan"' in shown


def test_the_note_of_an_event_quotes_one_source_of_each_group(notes: Built) -> None:
    shown = note(notes.page("index"), "note.event.plan")
    assert shown.count("<blockquote") == 1
    assert "Disputed by: The mayor denies the cost" in text(shown)


def test_the_note_of_a_date_gives_the_words_it_was_read_from(notes: Built) -> None:
    shown = text(note(notes.page("index"), "note.date.opening"))
    assert shown.startswith("6 May 2019 on 6 May 2019")
    assert "Dated by: claim the Courier" in shown or "Dated by: the Courier" in shown


def test_the_note_of_a_count_names_what_was_counted(notes: Built) -> None:
    page = notes.page("index")
    assert text(note(page, "note.count.languages")) == "Languages: three English Dutch Arabic"
    assert "Independent groups: one the Dutch translation, the Courier" in text(
        note(page, "note.count.groups.plan")
    )


def test_a_heading_links_to_the_record_itself(notes: Built) -> None:
    page = notes.page("index")
    heading = page[page.index("<h1>") : page.index("</h1>")]
    assert "sources.html#agent.council" in heading
    assert "fab-number" not in heading


def test_the_notes_are_the_last_section_of_the_text(notes: Built) -> None:
    page = notes.page("index")
    assert page.index("<h2>Later") < page.index("<h2>Notes and evidence")
    assert '<section class="fab-notes" id="notes-and-evidence">' in page


def test_a_page_that_is_no_narrative_has_no_notes(notes: Built) -> None:
    page = notes.page("plain")
    assert "fab-mark" not in page
    assert 'href="events.html#plan_courier-sum"' in page


def test_a_mark_is_still_a_mention(notes: Built) -> None:
    assert 'href="index.html"' in notes.page("events")
    assert "Mentioned in The bridge of the town council" in text(notes.page("events"))


def test_no_anchor_is_given_twice(notes: Built) -> None:
    ids = re.findall(r' id="([^"]+)"', notes.page("index"))
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("builder", "page"), BUILDERS.items())
def test_every_builder_has_the_notes(
    unedited: Callable[..., Built], builder: str, page: str
) -> None:
    built = unedited("notes", builder)
    assert built.warnings == ""
    told = re.sub(r"\s+", " ", (built.out / page).read_text(encoding="utf-8"))
    assert "Notes and evidence" in told or "NOTES AND EVIDENCE" in told
    assert told.count("zou 45 miljoen euro kosten") >= 2


def test_in_plain_text_a_phrase_is_followed_by_the_number_of_its_note(
    unedited: Callable[..., Built],
) -> None:
    built = unedited("notes", "text")
    told = (built.out / "index.txt").read_text(encoding="utf-8")
    assert "40 million euros [4]" in told
    assert re.search(r"\b4\.\s+would cost 40 million euros\n", told)


def test_in_tex_a_phrase_leads_to_its_note(unedited: Callable[..., Built]) -> None:
    (file,) = unedited("notes", "latex").out.glob("*.tex")
    told = file.read_text(encoding="utf-8")
    anchor = r"\detokenize{index:note.claim.plan_bode-sum}"
    assert rf"\label{{{anchor}}}" in told
    assert rf"\hyperref[{anchor}]" in told
    assert r"\textsuperscript{4}" in told


def test_in_an_e_book_the_page_is_well_formed(unedited: Callable[..., Built]) -> None:
    built = unedited("notes", "epub")
    ElementTree.parse(built.out / "index.xhtml")


def test_notes_are_not_put_up_for_translation(unedited: Callable[..., Built]) -> None:
    built = unedited("notes", "gettext")
    catalogues = "".join(file.read_text(encoding="utf-8") for file in built.out.glob("*.pot"))
    assert "Notes and evidence" not in catalogues


def test_notes_speak_the_language_of_the_site(unedited: Callable[..., Built]) -> None:
    page = unedited("notes", language="de").page("index")
    assert "<h2>Anmerkungen und Belege" in page
    assert 'aria-label="Zurück zum Text 1"' in page


def test_a_changed_claim_changes_its_note(site: Callable[[str], Site]) -> None:
    one = site("notes")
    one.build()
    one.edit("story/events.toml", "would cost that much", "would cost so much")
    after, clean = one.build(), one.build(clean=True)
    assert "would cost so much" in note(after.page("index"), "note.claim.plan_bode-sum")
    assert after.page("index") == clean.page("index")


def test_the_note_of_a_retired_event_says_why_it_was_retired(
    unedited: Callable[..., Built],
) -> None:
    built = unedited("pages", fabula_narrative=["index"], fabula_pages=True)
    said = text(note(built.page("index"), "note.event.first-plan"))
    assert "See instead:" in said
    assert "The council plans a bridge" in said
