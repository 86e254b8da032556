"""How bounds, their grounds, and dates of several levels are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from fabula.evidence.dating.levels import Levels, levels
from fabula.evidence.dating.network import Chain, Constraint, Side, between
from fabula.exchange import load
from fabula.present.chain import bound_words, chain_words, level_words, levels_words
from fabula.present.phrase import languages
from fabula.value import edtf

_SEED = Path(__file__).parents[2] / "seeds" / "altman-chips"
_DAY = 738_924


@pytest.fixture(scope="module")
def found() -> Levels:
    return levels(load(_SEED))


def told(found: Levels, source: str, language: str = "en-GB") -> str:
    return "; ".join(one.text for one in levels_words(found.source(source), language))


def test_the_undated_article_is_told_at_every_level(found: Levels) -> None:
    assert told(found, "de2") == (
        "undated; between 1 March and 31 December 2024 if two rules hold; not before 8 February "
        "2024 if the unnamed report of the later German translation is the one of that day; "
        "certainly not before 2024"
    )
    assert found.source("de2")[0].rules == ("bare-month", "this-year")


def test_a_certain_date_alone_needs_no_such_word(found: Levels) -> None:
    assert told(found, "nl") == "on 9 February 2024"
    assert told(found, "fr") == "not before 9 February 2024"


def test_what_the_editors_complete_is_said_to_be_so(found: Levels) -> None:
    (stated, certain) = levels_words(found.event("wsj-report"), "en-GB")
    assert stated.text == "on 8 February 2024 as the editors state it"
    assert certain.text == "certainly by 8 February 2024"
    assert (stated.date, edtf.format(stated.when)) == ("on 8 February 2024", "2024-02-08")


def test_a_level_that_says_nothing_is_passed_over(found: Levels) -> None:
    texts = [one.text for one in levels_words(found.event("tahnoun-meeting"), "en-GB")]
    assert texts == [
        "undated; not after 8 February 2024 if the German article has it from the newspaper"
    ]


def test_a_chain_is_told_from_the_bound_back_to_the_words() -> None:
    steps = (
        *between("report", _DAY, None, "claim 'report/day' says so"),
        Constraint("report", "denial", 0, "the denial answers it"),
        Constraint("denial", "return", -2, "a day lay between"),
    )
    assert chain_words(Chain(Side.EARLIEST, steps), "en-GB") == (
        "not before 10 February 2024, because a day lay between; because the denial answers it; "
        "because claim 'report/day' says so"
    )


@pytest.mark.parametrize(
    ("day", "side", "words"),
    [
        ("2024-01-01", Side.EARLIEST, "not before 2024"),
        ("2024-12-31", Side.LATEST, "not after 2024"),
        ("2024-12-31", Side.EARLIEST, "not before 31 December 2024"),
        ("2024-03-01", Side.EARLIEST, "not before 1 March 2024"),
    ],
)
def test_a_bound_at_the_end_of_a_year_is_told_by_the_year(day: str, side: Side, words: str) -> None:
    assert bound_words(edtf.parse(day).start_earliest.day or 0, side, "en-GB") == words


@pytest.mark.parametrize("language", languages())
def test_every_language_tells_every_level(found: Levels, language: str) -> None:
    for each in (*found.events.values(), *found.sources.values()):
        for one in levels_words(each, language):
            assert one.date in one.text
            assert all(part in one.text for part in one.assuming)
        for level in each:
            assert level_words(level, language).when == level.when
            for chain in filter(None, level.chains):
                assert chain.steps[0].because in chain_words(chain, language)
