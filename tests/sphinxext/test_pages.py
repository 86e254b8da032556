"""What the pages of a story say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sphinxext.tiny_site import text

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxext.tiny_site import Built


@pytest.fixture
def pages(unedited: Callable[..., Built]) -> Built:
    built = unedited("pages")
    assert built.warnings == ""
    return built


def section(html: str, anchor: str) -> str:
    """The section of a record."""
    start = html.index(f'id="{anchor}"')
    return html[start : html.index("</section>", start)]


def test_roles_give_their_final_text(pages: Built) -> None:
    said = text(pages.page("index"))
    assert "The council plans a bridge was told by the Courier and the Dutch translation." in said
    assert "spoke of 40 million euros, in its words “would cost 40 million euros”" in said
    assert "“zou 45 miljoen euro kosten” (“would cost that much”) (the Dutch translation)" in said
    assert "say one file, one group and one origin" in said


def test_a_role_in_a_heading_names_the_page(pages: Built) -> None:
    assert "<title>The lantern bridge" in pages.page("index")


def test_a_sentence_that_begins_with_a_role_begins_with_a_capital(pages: Built) -> None:
    said = text(pages.page("index"))
    assert "tell of it. Three papers in three languages" in said.replace(
        "papers tell of it. T", "tell of it. T"
    )
    assert "The town council spoke of" in said


def test_a_link_can_have_other_words_or_none(pages: Built) -> None:
    page = pages.page("index")
    assert (
        '<a class="fab-mention reference internal" href="events.html#denial"><span>was denied</span></a>'
        in page
    )
    assert "<bdi>The bridge is to open</bdi> is no link" in page


def test_a_date_known_to_the_day_is_marked_up_as_one(pages: Built) -> None:
    assert '<time datetime="2019-05-06">' in pages.page("index")
    assert "<time" not in section(pages.page("events"), "denial")


def test_an_event_shows_the_words_in_their_language_and_marks_our_gloss(pages: Built) -> None:
    event = section(pages.page("events"), "plan")
    assert '<blockquote class="fab-exact" lang="nl">' in event
    assert '<bdi lang="nl">zou 45 miljoen euro kosten</bdi>' in event
    assert "our translation “would cost that much”" in text(event)


def test_an_event_shows_what_its_claims_were_taken_to_say_and_why(pages: Built) -> None:
    said = text(section(pages.page("events"), "plan"))
    assert "— the Courier, according to the town council, with the hedge “it is said”" in said
    assert "Taken as: 40 million euros" in said
    assert "Taken as: 45 million euros" in said
    assert "Why so: the translation has another number" in said
    assert "It came before: The mayor denies the cost: the denial answers it" in said
    assert "Left as it is, because: the two papers count differently" in said


def test_an_event_says_how_many_voices_speak_for_it(pages: Built) -> None:
    said = text(section(pages.page("events"), "plan"))
    assert "plan · in two files, from one group, naming one origin" in said


def test_an_event_says_where_it_is_mentioned(pages: Built) -> None:
    event = section(pages.page("events"), "plan")
    assert "Mentioned in The lantern bridge: The plan, Afterwards" in text(event)
    assert 'href="index.html#the-plan"' in event


def test_the_other_end_of_a_stated_order_shows_it_too(pages: Built) -> None:
    said = text(section(pages.page("events"), "denial"))
    assert "It came after: The council plans a bridge: the denial answers it" in said


def test_a_source_shows_what_is_known_of_it(pages: Built) -> None:
    said = text(section(pages.page("sources"), "source.courier"))
    assert "Title: “A bridge of lanterns for Harrow Quay”" in said
    assert "Published: 4 May 2019 How this date is known:" in said
    assert "is dated by this: its date line" in said
    assert "Date line: “4 May 2019”" in said
    assert "Translated as: the Dutch translation: the same sentences in the same order" in said
    assert "Cites: the minutes of the council: it names them" in said
    assert "One voice with: the Dutch translation" in said
    assert re.search(r"Quoted: \d+ words of the 80 that may be quoted", said)
    assert "The council plans a bridge: planner, sum" in said
    assert "1" * 64 in said


def test_a_source_nobody_here_has_seen_says_so(pages: Built) -> None:
    assert "Nobody who worked on this has seen it." in text(
        section(pages.page("sources"), "source.minutes")
    )


def test_a_title_in_another_script_is_isolated_and_has_its_language(pages: Built) -> None:
    assert '<bdi class="fab-of-itself" lang="ar">صحيفة الميناء</bdi>' in pages.page("sources")


def test_an_agent_shows_its_names_and_where_it_acts(pages: Built) -> None:
    said = text(section(pages.page("sources"), "agent.council"))
    assert "Is: an organisation" in said
    assert "In Dutch: de gemeenteraad" in said
    assert "Appears in: The council plans a bridge The bridge is to open" in said


def test_findings_about_the_sources_are_printed_and_never_warned_of(pages: Built) -> None:
    said = text(pages.page("findings"))
    assert "About the record" in said
    assert "conflict The council plans a bridge" in said
    assert "Left as it is, because: the two papers count differently" in said


def test_a_retired_id_keeps_its_anchor_and_says_where_to_look(pages: Built) -> None:
    assert '<dt id="first-plan"><bdi>first-plan</bdi></dt>' in pages.page("events")
    said = text(pages.page("events"))
    assert "it was the same plan See instead: The council plans a bridge" in said
    assert 'href="events.html#first-plan"' in pages.page("index")
    assert 'id="source.leaflet"' in pages.page("sources")


def test_the_pages_are_worded_in_the_language_of_the_site(unedited: Callable[..., Built]) -> None:
    built = unedited("language")
    assert built.warnings == ""
    said = text(built.page("index"))
    assert "6. Mai 2019" in said
    assert "sagt der Stadtrat. Drei Quellen sagen es." in said
    assert "40 Millionen Euro" in built.page("events")
    assert '<bdi lang="en">The council plans a bridge</bdi>' in built.page("events")


def test_a_timeline_chooses_by_its_options(unedited: Callable[..., Built]) -> None:
    built = unedited("timeline")
    assert built.warnings == ""
    page = built.page("index")
    kind, agent, source, days, nothing = (
        text(section(page, anchor)) for anchor in ("kind", "agent", "source", "days", "nothing")
    )
    assert ("denies" in kind, "opens" in kind) == (True, False)
    assert ("plans" in agent, "is to open" in agent, "denies" in agent) == (True, True, False)
    assert ("plans" in source, "is to open" in source) == (True, False)
    assert "is to open" in days
    assert "No event fits." in nothing


def test_the_timeline_tells_dates_kinds_and_voices_in_story_order(pages: Built) -> None:
    said = text(pages.page("timeline"))
    order = [said.index(words) for words in ("plans a bridge", "is to open", "denies the cost")]
    assert order == sorted(order)
    assert "6 May 2019 The bridge is to open scheduled · in one file" in said
