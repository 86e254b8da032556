"""What is drafted from texts: an invented story, and the five articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import fabula
from fabula.draft import Drafted, aside_stanzas, draft
from fabula.draft.proposal import UNSORTED
from fabula.evidence import Account, check, inventories, ledger, match, verify
from fabula.exchange import dump, dumps, load, text_files
from fabula.story import AgentType, Derivation, Manner, Voice
from fabula.text import canonical
from planted import HARBOUR


def drafted(folder: Path) -> Drafted:
    return draft([(name, data, None) for name, data in text_files(folder)])


def texts_of(told: Drafted, folder: Path) -> dict[str, str]:
    """The canonical text of each source."""
    return dict(match(told.story, text_files(folder)).texts)


@pytest.fixture(scope="module")
def harbour() -> Drafted:
    return drafted(HARBOUR / "texts")


def test_every_figure_outside_titles_and_datelines_is_claimed(harbour: Drafted) -> None:
    story, texts = harbour.story, texts_of(harbour, HARBOUR / "texts")
    placed = verify(story, texts, {}).placed
    lines = ledger(story, placed, inventories(story, texts))
    assert {line.account for line in lines} == {Account.USED}
    assert harbour.left_out == {}


def test_what_is_drafted_is_loaded_again_and_is_clean_with_its_texts(
    harbour: Drafted, tmp_path: Path
) -> None:
    dump(harbour.story, tmp_path)
    story = load(tmp_path)
    assert story == harbour.story
    texts = texts_of(harbour, HARBOUR / "texts")
    placed = verify(story, texts, {}).placed
    found = check(story, placed, text_files(HARBOUR / "texts"), inventories(story, texts))
    assert not found.fails_strictly


def test_a_sentence_and_its_translation_are_one_event(harbour: Drafted) -> None:
    (event,) = (
        event for event in harbour.story.events
        if any(claim.passage.exact == "12.5 million euros" for claim in event.claims)
    )  # fmt: skip
    assert {claim.passage.exact for claim in event.claims} == {
        "12.5 million euros", "4 March 2025", "12,5 Millionen Euro", "4. März 2025",
    }  # fmt: skip
    assert event.kind == UNSORTED.id
    assert {claim.gives for claim in event.claims} == {"amount", "when"}


def test_what_several_dates_of_one_sentence_are_the_day_of_is_left_open(harbour: Drafted) -> None:
    (event,) = (
        event for event in harbour.story.events
        if any(claim.passage.exact == "each summer" for claim in event.claims)
    )  # fmt: skip
    assert {claim.gives for claim in event.claims} == {"date"}


def test_copies_are_given_an_original_where_none_is_shown_to_be_first(harbour: Drafted) -> None:
    edges = [(edge.source, edge.origin, edge.type) for edge in harbour.story.lineage]
    assert edges == [
        ("bote", "original", Derivation.TRANSLATION_OF),
        ("courier", "original", Derivation.TRANSLATION_OF),
    ]
    assert not harbour.story.source("original").seen


def test_the_same_texts_give_the_same_draft_in_any_order(harbour: Drafted) -> None:
    texts = [(name, data, None) for name, data in text_files(HARBOUR / "texts")]
    assert dumps(draft(reversed(texts)).story) == dumps(harbour.story)


def test_a_text_that_repeats_another_is_no_second_source() -> None:
    data = (HARBOUR / "texts" / "courier.txt").read_bytes()
    told = draft([("a.txt", data, "en"), ("b.txt", data, "en")])
    assert [source.id for source in told.story.sources] == ["a"]
    assert told.repeated == ("b.txt",)


def test_what_may_not_be_quoted_any_more_is_left_out_and_counted() -> None:
    told = draft([("a.txt", b"It costs 1 euro, 2 euros, 3 euros and 4 euros.", "en")])
    assert len(list(told.story.claims())) == 1
    assert told.left_out == {"a": 3}


def test_a_figure_whose_words_say_nothing_alone_is_claimed_without_a_slot() -> None:
    text = "The city asks for 5 million euros. Some say it is looking for millions in vain. " * 2
    told = draft([("a.txt", text.encode() + b"Nobody knows it. " * 9, "en")])
    (claim,) = (
        claim for _, claim in told.story.claims() if claim.passage.exact == "millions"
        and claim.passage.nth == 1
    )  # fmt: skip
    assert claim.gives is None
    assert "vague 1e6.. EUR" in claim.because


def test_hedges_and_voices_are_proposed_with_the_claims_they_govern(harbour: Drafted) -> None:
    told = {claim.passage.exact: claim for _, claim in harbour.story.claims()}
    claim = told["11 million euros"]
    assert (claim.hedge, claim.voice) == ("reportedly", Voice("agency"))
    assert told["11 Millionen Euro"].hedge == "soll"
    assert told["2016"].voice is None
    assert told["11 Millionen Euro"].voice == Voice("agentur")
    assert harbour.story.agent("agency").type is AgentType.ORGANISATION


def test_long_quotations_are_given_to_somebody_nobody_has_named(harbour: Drafted) -> None:
    (claim,) = (one for _, one in harbour.story.claims() if one.passage.exact == "nine years")
    assert claim.voice == Voice("somebody-quoted", Manner.QUOTED)
    assert harbour.story.agent("somebody-quoted").type is AgentType.GROUP


def test_an_event_is_called_by_its_day_its_names_and_its_first_amount(harbour: Drafted) -> None:
    titles = {event.title for event in harbour.story.events}
    assert "4 March 2025: Ada Brink, 12.5 million euros" in titles
    assert not any(title.startswith("What paragraph 1 ") for title in titles)


def test_a_draft_that_was_weighed_passes_its_check(harbour: Drafted, tmp_path: Path) -> None:
    dump(harbour.story, tmp_path / "draft")
    assert fabula("weigh", tmp_path / "draft", "--texts", HARBOUR / "texts").code == 0
    ran = fabula("check", tmp_path / "draft", "--texts", HARBOUR / "texts", "--strict")
    assert ran.code == 0, ran.out


def test_no_texts_give_an_empty_story() -> None:
    assert draft([]).story.sources == ()


def test_entries_to_set_aside_lack_nothing_but_the_reason() -> None:
    story = load(HARBOUR / "story")
    texts = {"blatt": canonical((HARBOUR / "texts" / "blatt.txt").read_bytes())}
    stanzas = aside_stanzas(ledger(story, {}, inventories(story, texts)))
    assert stanzas.count("[[aside]]") == 3
    assert stanzas.count('reason = ""\n') == 3


@pytest.mark.texts
def test_of_the_articles_the_three_copies_and_their_shared_sentences_are_found(
    articles: Path,
) -> None:
    told = drafted(articles)
    languages = {source.id: source.language for source in told.story.sources}
    assert sorted(filter(None, languages.values())) == ["de", "de", "fr", "it", "nl"]
    assert sorted(languages[edge.source] or "" for edge in told.story.lineage) == ["fr", "it", "nl"]
    assert {edge.type for edge in told.story.lineage} == {Derivation.TRANSLATION_OF}
    shared = [
        event for event in told.story.events
        if {languages[source] for source in event.sources} >= {"nl", "it", "fr"}
    ]  # fmt: skip
    assert len(shared) >= 6
    texts = texts_of(told, articles)
    placed = verify(told.story, texts, {}).placed
    found = check(told.story, placed, text_files(articles), inventories(told.story, texts))
    assert not found.fails_strictly
    assert found.counts["passages verified"] == found.counts["passages"]
