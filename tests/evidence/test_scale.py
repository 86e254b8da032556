"""Which reading of a scale word holds, by what other claims say of the same thing."""

from __future__ import annotations

from pathlib import Path

import pytest

from fabula.evidence import Ground, GroundSort, grounds, settle
from fabula.exchange import load
from fabula.story import Claim, Derivation, Event, Lineage, Passage, Source, Timeline
from fabula.value import format_measure, parse_measure

_COPIES = ("fr", "it", "nl")


def told(*said: tuple[str, str, str], copies: tuple[str, ...] = _COPIES) -> Timeline:
    """A settled story of what sources, called by their languages, say: event, source, words."""
    sources = tuple(
        Source(id, f"the {id} text", language=id, fingerprints=("0" * 64,))
        for id in ("de", "en", *_COPIES)
    )
    lineage = tuple(Lineage(copy, "en", Derivation.TRANSLATION_OF, "same text") for copy in copies)
    events = tuple(
        Event(event, "estimate", "An estimate", tuple(
            Claim(f"{source}-{number}", Passage(source, exact=words), "amount")
            for number, (at, source, words) in enumerate(said) if at == event
        ))
        for event in dict.fromkeys(event for event, _, _ in said)
    )  # fmt: skip
    return settle(Timeline("s", "S", sources=sources, lineage=lineage, events=events))


def chosen(story: Timeline) -> dict[str, tuple[str, str]]:
    """The value and the grounds of every claim."""
    found = {}
    for address, claim in story.claims():
        value = claim.readings[0].value
        found[address] = (format_measure(value), claim.readings[0].grounds)  # type: ignore[arg-type]
    return found


def sorts(story: Timeline, address: str) -> list[str]:
    return [ground.sort.value for ground in grounds(story)[address]]


def test_a_copy_in_another_language_decides_what_the_words_cannot() -> None:
    story = told(("e", "it", "3 trilioni di stelle"), ("e", "nl", "3 biljoen sterren"))
    assert chosen(story) == {
        "e/it-0": ("3e12", "the nl text, a copy of the same text, has “3 biljoen sterren”"),
        "e/nl-1": ("3e12", "the it text, a copy of the same text, has “3 trilioni di stelle”"),
    }
    assert [reading.convention for reading in story.claim("e/it-0").readings] == [
        "calque",
        "dictionary",
    ]


def test_two_copies_that_are_wrong_alike_decide_nothing() -> None:
    story = told(("e", "it", "3 trilioni di stelle"), ("e", "fr", "3 trillions d'étoiles"))
    assert [value for value, _ in chosen(story).values()] == ["3e18", "3e18"]
    assert sorts(story, "e/it-0") == ["dictionary"]


def test_another_group_decides_where_no_copy_does() -> None:
    story = told(("e", "it", "3 trilioni di stelle"), ("e", "de", "3 Billionen Sterne"))
    value, why = chosen(story)["e/it-0"]
    assert value == "3e12"
    assert why == "the de text, which is no copy of this text, has “3 Billionen Sterne”"


def test_a_copy_is_stronger_than_another_group() -> None:
    story = told(
        ("e", "it", "3 trilioni di stelle"),
        ("e", "nl", "3 triljard sterren"),
        ("e", "nl", "3 biljoen sterren"),
        ("e", "de", "3 Trillionen Sterne"),
    )
    assert sorts(story, "e/it-0")[0] == "sibling"
    assert chosen(story)["e/it-0"][0] == "3e12"


def test_grounds_of_one_rank_that_are_at_odds_cancel_each_other() -> None:
    at_odds = told(
        ("e", "it", "3 trilioni di stelle"), ("e", "nl", "3 biljoen sterren"),
        ("e", "en", "3,000,000,000,000,000,000 stars"),
    )  # fmt: skip
    assert sorts(at_odds, "e/it-0") == ["dictionary"]


def test_another_spelling_of_the_same_source_decides_across_events_and_copies_follow() -> None:
    story = told(
        ("a", "nl", "7 triljoen dollar"), ("b", "nl", "7 biljoen dollar"),
        ("a", "fr", "7 trillions de dollars"),
    )  # fmt: skip
    found = chosen(story)
    assert found["a/nl-0"] == (
        "7e12 USD",
        "the same source gives the same sum as “7 biljoen dollar”",
    )
    assert found["a/fr-2"][1] == (
        "the nl text, a copy of the same text, has “7 triljoen dollar”, taken as 7e12 USD"
    )
    assert sorts(story, "a/nl-0") == ["spelling", "words", "dictionary"]
    assert sorts(story, "a/fr-2") == ["sibling", "words", "dictionary"]


def test_small_round_numbers_agree_by_chance_and_three_digits_do_not() -> None:
    chance = told(("a", "nl", "7 biljoen sterren"), ("b", "nl", "7 miljard sterren"))
    assert sorts(chance, "a/nl-0") == ["dictionary"]
    telling = told(("a", "nl", "7,25 biljoen sterren"), ("b", "nl", "7,25 miljard sterren"))
    assert sorts(telling, "a/nl-0") == ["spelling", "dictionary"]
    assert chosen(telling)["a/nl-0"][0] == "7.25e9"


def test_the_same_word_again_is_no_other_spelling() -> None:
    story = told(("a", "it", "7 trilioni di dollari"), ("b", "it", "7 trilioni di dollari"))
    assert sorts(story, "a/it-0") == ["words", "dictionary"]


def test_another_slot_and_another_unit_say_nothing() -> None:
    story = told(("a", "it", "3 trilioni di stelle"), ("b", "nl", "3 biljoen sterren"))
    assert sorts(story, "a/it-0") == ["dictionary"]
    story = told(("a", "it", "3 trilioni di stelle"), ("a", "nl", "3 biljoen euro"))
    assert sorts(story, "a/it-0") == ["dictionary"]


def test_dropping_a_ground_shows_what_would_be_read() -> None:
    story = told(("e", "it", "3 trilioni di stelle"), ("e", "nl", "3 biljoen sterren"))
    assert grounds(story)["e/it-0"] == (
        Ground(
            GroundSort.SIBLING, parse_measure("3e12"), "calque",
            "the nl text, a copy of the same text, has “3 biljoen sterren”", "e/nl-1",
        ),
        Ground(
            GroundSort.DICTIONARY, parse_measure("3e18"), "dictionary",
            "the value of the dictionary, and nothing in this text speaks against it",
        ),
    )  # fmt: skip


def test_what_the_words_alone_would_choose_is_kept_with_its_grounds() -> None:
    story = told(("e", "it", "3 trilioni di stelle"), ("e", "nl", "3 biljoen sterren"))
    _, passed_over = story.claim("e/it-0").readings
    assert passed_over.grounds == (
        "possible by the words alone: the value of the dictionary, and nothing in this text speaks"
        " against it"
    )


@pytest.fixture(scope="module")
def first(seed: Path) -> Timeline:
    return load(seed)


@pytest.mark.parametrize(
    ("claim", "value", "ranks"),
    [
        ("wsj-report/nl-sum", "7e12 USD", ["spelling", "words", "dictionary"]),
        ("wsj-report/it-sum", "7e12 USD", ["sibling", "words", "dictionary"]),
        ("fundraising/it-sum", "5e12..7e12 USD", ["sibling", "group", "words", "dictionary"]),
        ("fundraising/nl-sum", "5e12..7e12 USD", ["sibling", "dictionary"]),
        ("fundraising/de1-sum", "5e12..7e12 USD", ["group", "dictionary"]),
        ("nvidia-standing/fr-amount", "about 1.72e12 USD", ["sibling", "words", "dictionary"]),
    ],
)
def test_the_first_story_is_read_by_evidence(
    first: Timeline, claim: str, value: str, ranks: list[str]
) -> None:
    assert first.claim(claim).value == parse_measure(value)
    assert sorts(first, claim) == ranks


def test_every_scale_word_of_the_first_story_rests_on_another_claim(first: Timeline) -> None:
    for address, ranked in grounds(first).items():
        assert ranked[0].claim, address
        assert first.claim(address).readings[0].grounds == ranked[0].words
        assert not any("copy of" in claim.because for _, claim in first.claims() if claim.expect)
