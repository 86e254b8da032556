from __future__ import annotations

import pickle
import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import product
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.errors import UnknownLanguageError
from fabula.evidence import agreement, reckon
from fabula.evidence.dating.levels import levels
from fabula.evidence.dating.network import Side
from fabula.exchange import load
from fabula.exchange.edition import Edition
from fabula.exchange.reference import references
from fabula.present import measure, phrase, wording
from fabula.present.agreement import agreement_words
from fabula.present.chain import bound_words, chain_words, levels_words
from fabula.present.citation import claim_words, source_words
from fabula.present.measure import amount_words
from fabula.present.phrase import Phrases, languages, phrases
from fabula.present.relation import relation_words
from fabula.present.when import date_words
from fabula.present.wording import attestation_words, order_words
from fabula.story import Attestation, Order, Timeline
from fabula.value import When, parse_measure
from fabula.value.edtf import parse
from voices import every_outcome, every_verdict

DATA = Path(phrase.__file__).parent / "_data"
TEMPLATE = "en"
_SEED = Path(__file__).parents[2] / "seeds" / "altman-chips"

# One date or amount for each phrase there is.
DATES = (
    "2024-02-08", "2024-02", "2024", "2024-33", "195X", "2024-21", "2024-22", "2024-23", "2024-24",
    "XXXX-02-08", "XXXX-XX-XX", "[..2024-02-09]", "[2024-02-09..]", "[2024-02-08..2024-02-11]",
    "[2022..2023]", "2024-02-08~", "2024-02~", "2024~", "2024-33~", "2024?",
    "2024-02-08/2024-02-09", "2024-02/2024-03", "2023/2024", "2024-02-08/..", "2024-02/..",
    "2024/..", "../2024-02-08", "../2024-02", "../2024", "2023/2024-02-08", "../..", "/",
    "{2024-02}",
)  # fmt: skip
AMOUNTS = (
    "5..7", "5e6 EUR", "about 5", "almost 5", "over 5", "at-least 5", "under 5", "at-most 5",
    "5..", "..5", "vague 5", "vague 100.. EUR", "1/3",
)  # fmt: skip


def read(language: str) -> dict[str, Any]:
    return tomllib.loads((DATA / f"{language}.toml").read_text(encoding="utf-8"))


def placeholders(template: str) -> list[str]:
    return sorted(field for _, field, _, _ in Formatter().parse(template) if field)


def brackets(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every bracketed pair of a file, with what follows it."""
    for template in table["phrases"].values():
        yield from re.findall(r"(\[[^{]*)(.?)", template)


@pytest.mark.parametrize("language", languages())
class TestEveryLanguage:
    def test_has_the_keys_of_every_other(self, language: str) -> None:
        table, template = read(language), read(TEMPLATE)
        assert table.keys() == template.keys()
        for name in ("phrases", "plurals", "quotes", "orders"):
            assert table[name].keys() == template[name].keys(), name
        assert table["units"].keys() >= {"pp", "x"}

    def test_has_the_placeholders_of_every_other(self, language: str) -> None:
        mine, template = read(language)["phrases"], read(TEMPLATE)["phrases"]
        for name, text in template.items():
            assert placeholders(mine[name]) == placeholders(text), name

    def test_has_only_plural_forms_its_locale_knows_and_always_the_general_one(
        self, language: str
    ) -> None:
        table = read(language)
        known = phrases(language).locale.plural_form.tags | {"other"}
        for forms in [*table["plurals"].values(), *table["units"].values()]:
            assert "other" in forms
            assert forms.keys() <= known

    def test_counts_in_words_from_nought_to_twelve(self, language: str) -> None:
        words = read(language)["numbers"]
        assert len(words) == len(set(words)) == 13

    def test_writes_a_bracketed_pair_right_before_a_placeholder(self, language: str) -> None:
        table = read(language)
        for pair, next_character in brackets(table):
            assert re.fullmatch(r"\[[^|\]]+\|[^|\]]+\]", pair), pair
            assert next_character == "{"
            assert table["elided"], "a pair without a rule"

    def test_has_two_levels_of_quotation_marks(self, language: str) -> None:
        quotes = read(language)["quotes"]
        assert quotes["outer"] != quotes["inner"]
        assert all(len(marks) == 2 for marks in quotes.values())


def word_everything(story: Timeline) -> None:
    for prepositional in (False, True):
        for when in (
            *map(parse, DATES),
            When.recurring(),
            When.lasting(When.within(None, 9), None),
        ):
            date_words(when, TEMPLATE, prepositional=prepositional)
    for text in AMOUNTS:
        amount_words(parse_measure(text), TEMPLATE)
    attestation_words(Attestation((), (), ()), TEMPLATE)
    for order in Order:
        order_words(order, TEMPLATE)
    for source in story.sources:
        source_words(source, story)
    for _, claim in story.claims():
        claim_words(claim, story)
    list(references(Edition.of(story)))
    voices = every_verdict()
    for one in agreement(voices):
        agreement_words(one, voices, TEMPLATE)
    for relation in every_outcome():
        relation_words(reckon([relation])[0], TEMPLATE)


def tell_every_level() -> None:
    found = levels(load(_SEED))
    for each in (*found.events.values(), *found.sources.values()):
        levels_words(each, TEMPLATE)
        for chain in (chain for level in each for chain in level.chains if chain):
            chain_words(chain, TEMPLATE)
    for side, day in product(Side, ("2024-01-01", "2024-06-01", "2024-12-31")):
        bound_words(parse(day).start_earliest.day or 0, side, TEMPLATE)


def test_no_phrase_is_dead(story: Timeline, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[str] = set()
    say = Phrases.say

    def listening(self: Phrases, name: str, **parts: str) -> str:
        asked.add(name)
        return say(self, name, **parts)

    monkeypatch.setattr(Phrases, "say", listening)
    for kept in wording._counted, measure._worded:
        kept.cache_clear()  # what other tests had it say, it need not ask for again
    word_everything(story)
    tell_every_level()
    assert asked == read(TEMPLATE)["phrases"].keys()


def test_a_tag_falls_back_to_its_language_for_phrases_and_to_its_region_for_figures() -> None:
    swiss = phrases("de-CH")
    assert swiss.table is phrases("de").table
    assert str(swiss.locale) == "de_CH"


@pytest.mark.parametrize(
    ("tag", "locale"), [("en-Shaw-GB", "en_GB"), ("en-Dsrt", "en"), ("de-Latn-CH", "de_CH")]
)
def test_words_of_one_script_never_meet_figures_of_another(tag: str, locale: str) -> None:
    assert str(phrases(tag).locale) == locale


@pytest.mark.parametrize("tag", ["de-XX", "DE", "de_DE", "de-DE-1996", "de-x-private", "de-"])
def test_any_tag_of_a_known_language_is_worded(tag: str) -> None:
    assert phrases(tag).locale.language == "de"


@pytest.mark.parametrize("tag", ["", "tlh", "e", "../en", "en\0", "x" * 10_000, "-en", "fr.toml"])
def test_a_tag_of_no_known_language_is_refused_and_never_worded_in_english(tag: str) -> None:
    with pytest.raises(UnknownLanguageError) as caught:
        phrases(tag)
    assert len(str(caught.value)) < 200
    assert caught.value.known == languages()
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


@given(st.text() | st.text().map("de-{}".format) | st.text("-_abCH19", max_size=12))
def test_any_text_for_a_tag_gives_phrases_or_is_refused(tag: str) -> None:
    with suppress(UnknownLanguageError):
        assert phrases(tag).locale.language in languages()


@pytest.mark.parametrize(
    ("language", "unit", "expected"),
    [
        ("fr", "dollars", "7 milliards de dollars"),
        ("fr", "euros", "7 milliards d’euros"),
        ("fr", "heures", "7 milliards d’heures"),
        ("fr", "hryvnias", "7 milliards de hryvnias"),
        ("it", "euro", "7 milliards di euro"),
        ("en", "[oz_av]", "7 milliards [oz_av]"),
        ("fr", "{0}", "7 milliards de {0}"),
    ],
)
def test_a_word_takes_the_form_that_goes_with_what_follows(
    language: str, unit: str, expected: str
) -> None:
    assert phrases(language).say("scaled", number="7 milliards", unit=unit) == expected
