from __future__ import annotations

from dataclasses import replace

import pytest

from fabula.errors import UnknownIdError
from fabula.present.citation import claim_words, quote_marks, source_words
from fabula.story import Claim, Passage, Source, Timeline, Voice


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("paper", "Ada Low and Bo High: “A bridge for the harbour”, The Press, 9 February 2024"),
        ("cut", "“Brücke im ‘Nebel’ […]”, undated; on or after 8 February 2024"),
        ("bare", "the leaflet, undated"),
        ("rule", "the note, undated; in February 2024"),
        ("dated", "the letter, 8 February 2024"),
        ("hard", "the form, February 2024"),
        ("unseen", "the agency's report, The Press (not seen here)"),
    ],
)
def test_a_source_is_told_by_author_title_publisher_and_date_and_no_surer_than_that(
    story: Timeline, id: str, expected: str
) -> None:
    assert source_words(story.source(id), story) == expected


def test_a_source_is_told_in_the_language_of_the_story(story: Timeline) -> None:
    french = replace(story, language="fr")
    assert source_words(story.source("cut"), french) == (
        "«\u202fBrücke im “Nebel” […]\u202f», sans date\u202f; au plus tôt le 8 février 2024"
    )


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("sum",
         "The morning paper says, according to the mayor and with the hedge “it is said”: \
7 trillion US dollars (the words also allow 5 trillion US dollars)."),
        ("unread", "The morning paper says: “a sum”, in which no value was read."),
        ("day", "The morning paper says: on 8 February 2024."),
        ("who", "The morning paper says, quoting the mayor: the mayor (publisher)."),
        ("what",
         "The morning paper says, giving words of the mayor as its own: The bridge is described (reported)."),
        ("topic", "The morning paper says: That we will see."),
        ("words", "The morning paper says: “we will see”."),
        ("whole", "The morning paper says: “it was told”."),
        ("long", "The morning paper says: words given by their place alone."),
    ],
)  # fmt: skip
def test_a_claim_is_one_sentence_with_its_source_its_voice_its_hedge_and_its_readings(
    story: Timeline, id: str, expected: str
) -> None:
    assert claim_words(story.claim(f"report/{id}"), story) == expected


def test_a_claim_that_gives_a_source_is_told_by_its_label(story: Timeline) -> None:
    said = claim_words(story.claim("bridge/work"), story)
    assert said == "The morning paper says: the agency's report (work)."


def test_a_name_is_the_one_used_in_the_language_of_the_story(story: Timeline) -> None:
    said = claim_words(story.claim("report/who"), replace(story, language="de"))
    assert said.endswith("die Bürgermeisterin (publisher).")


def test_a_claim_of_another_story_is_refused(story: Timeline) -> None:
    stranger = Claim("x", Passage("elsewhere", exact="words"))
    with pytest.raises(UnknownIdError):
        claim_words(stranger, story)
    with pytest.raises(UnknownIdError):
        claim_words(Claim("x", Passage("paper", exact="words"), voice=Voice("nobody")), story)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("ja", "en", "“ja”"),
        ("ja", "de", "„ja“"),
        ("oui", "fr", "«\u202foui\u202f»"),
        ("sì", "it", "«sì»"),
        ("ja", "nl", "‘ja’"),
        ('he said "no"', "en", "“he said ‘no’”"),
        ("sie sagt „nein“", "en", "“sie sagt ‘nein’”"),
        ("sie sagt »nein«", "de", "„sie sagt ‚nein‘“"),
        ("il dit « non » encore", "en", "“il dit ‘non’ encore”"),
        ("“he said «no» to her”", "en", "“‘he said “no” to her’”"),
        ("het ”ja”", "nl", "‘het “ja”’"),
        ("it's ‘so’", "en", "“it's ‘so’”"),
        ("« »", "en", "“‘’”"),
        ("", "en", "“”"),
    ],
)
def test_quotation_marks_are_those_of_the_language_level_by_level(
    text: str, language: str, expected: str
) -> None:
    assert quote_marks(text, language) == expected


@pytest.mark.parametrize("text", ["a “ is lost", "lost ” too", 'one " mark', "„ja", "«a» and «b"])
def test_marks_that_do_not_pair_stay_as_they_are(text: str) -> None:
    assert quote_marks(text, "de") == f"„{text}“"


def test_a_source_is_told_in_the_language_of_the_page_where_that_is_not_the_storys() -> None:
    source = Source("d", "the draft", "Das Jahr", language="de", fingerprints=("0" * 64,))
    story = Timeline("demo", "A demo", "ja", sources=(source,))
    assert source_words(source, story, "en") == "“Das Jahr”, undated"
