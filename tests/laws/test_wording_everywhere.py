"""Law: every value has words, in every region and script CLDR knows of a language with phrases.

They are never empty, and no placeholder or bracket in them is left unfilled.
"""

from __future__ import annotations

import pytest
from babel import localedata
from hypothesis import given

from fabula.present.measure import amount_words
from fabula.present.phrase import languages
from fabula.present.when import date_words
from fabula.present.wording import list_words, number_words
from fabula.value import Measure, When, parse_measure
from fabula.value.edtf import parse
from strategies import language_tags, measures, whens

pytestmark = pytest.mark.law

REGIONS = [
    tag.replace("_", "-")
    for tag in sorted(localedata.locale_identifiers())
    if tag.partition("_")[0] in languages()
]
AMOUNTS = ("5e12..7e12 USD", "over 1e11 EUR", "-13.1 %", "14 x", "2.5 km", "vague 1e8..", "1/3 d")
DATES = (
    "2024-02-08",
    "2024-02/2024-04",
    "[2024-02-08..2024-02-29]",
    "-0043",
    "2024-33",
    "{..2024}",
)


def is_filled(said: str) -> bool:
    return said.strip() == said != "" and not set("{}[]|") & set(said)


@pytest.mark.all_locales
@pytest.mark.parametrize("tag", REGIONS)
def test_every_region_words_dates_and_amounts(tag: str) -> None:
    for text in AMOUNTS:
        assert is_filled(amount_words(parse_measure(text), tag))
    for text in DATES:
        assert is_filled(date_words(parse(text), tag))
        assert is_filled(date_words(parse(text), tag, prepositional=True))
    assert is_filled(number_words(13, tag))
    assert is_filled(list_words(["a", "b", "c"], tag))


@given(whens(), language_tags())
def test_every_date_has_words(when: When, language: str) -> None:
    assert is_filled(date_words(when, language))
    assert is_filled(date_words(when, language, prepositional=True))


@given(measures(), language_tags())
def test_every_amount_has_words(measure: Measure, language: str) -> None:
    said = amount_words(measure, language)
    assert is_filled(said.replace(measure.unit or "\0", "unit"))
