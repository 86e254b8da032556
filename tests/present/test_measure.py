"""Amounts as a good newspaper prints them; spaces that do not break are shown as plain ones."""

from __future__ import annotations

import pytest

from fabula.errors import UnknownLanguageError
from fabula.present.measure import amount_words
from fabula.value import Measure, parse_measure

LANGUAGES = ("en-GB", "de", "fr", "it", "nl")


def words(amount: str, language: str) -> str:
    said = amount_words(parse_measure(amount), language)
    return said.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("5e12..7e12 USD", (
            "5 to 7 trillion US dollars",
            "5 bis 7 Billionen US-Dollar",
            "5 000 à 7 000 milliards de dollars américains",
            "da 5.000 a 7.000 miliardi di dollari statunitensi",
            "5 tot 7 biljoen Amerikaanse dollar",
        )),
        ("over 1e11 USD", (
            "more than 100 billion US dollars",
            "mehr als 100 Milliarden US-Dollar",
            "plus de 100 milliards de dollars américains",
            "oltre 100 miliardi di dollari statunitensi",
            "meer dan 100 miljard Amerikaanse dollar",
        )),
        ("almost 1.72e12 USD", (
            "nearly 1.72 trillion US dollars",
            "fast 1,72 Billionen US-Dollar",
            "près de 1 720 milliards de dollars américains",
            "quasi 1.720 miliardi di dollari statunitensi",
            "bijna 1,72 biljoen Amerikaanse dollar",
        )),
        ("595.3e9 USD", (
            "595.3 billion US dollars",
            "595,3 Milliarden US-Dollar",
            "595,3 milliards de dollars américains",
            "595,3 miliardi di dollari statunitensi",
            "595,3 miljard Amerikaanse dollar",
        )),
        ("13.1 %", ("13.1%", "13,1 %", "13,1 %", "13,1%", "13,1%")),
        ("14 x", ("14 times", "14 Mal", "14 fois", "14 volte", "14 keer")),
        ("vague 1e8.. USD", (
            "hundreds of millions of US dollars",
            "Hunderte Millionen US-Dollar",
            "des centaines de millions de dollars américains",
            "centinaia di milioni di dollari statunitensi",
            "honderden miljoenen Amerikaanse dollar",
        )),
        ("1e6 EUR", (
            "1 million euros", "1 Million Euro", "1 million d’euros", "1 milione di euro",
            "1 miljoen euro",
        )),
        ("1 pp", (
            "1 percentage point", "1 Prozentpunkt", "1 point de pourcentage", "1 punto percentuale",
            "1 procentpunt",
        )),
        ("2..5 %", ("2 to 5%", "2 bis 5 %", "2 à 5 %", "da 2 a 5%", "2 tot 5%")),
        ("9e8..1.2e9 EUR", (
            "900 million to 1.2 billion euros",
            "900 Millionen bis 1,2 Milliarden Euro",
            "900 millions à 1,2 milliard d’euros",
            "da 900 milioni a 1,2 miliardi di euro",
            "900 miljoen tot 1,2 miljard euro",
        )),
        ("3 d", ("3 days", "3 Tage", "3 jours", "3 giorni", "3 dagen")),
        ("5e6 km", (
            "5 million kilometres", "5 Millionen Kilometer", "5 millions de kilomètres",
            "5 milioni di chilometri", "5 miljoen kilometer",
        )),
        ("526123456789", (
            "526,123,456,789", "526.123.456.789", "526 123 456 789", "526.123.456.789",
            "526.123.456.789",
        )),
    ],
)  # fmt: skip
def test_an_amount_is_worded_as_print_words_it(amount: str, expected: tuple[str, ...]) -> None:
    assert tuple(words(amount, language) for language in LANGUAGES) == expected


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("5..", "5 or more"),
        ("..5", "up to 5"),
        ("at-least 5", "at least 5"),
        ("at-most 5", "at most 5"),
        ("over 5", "more than 5"),
        ("under 5", "less than 5"),
        ("about 5", "about 5"),
        ("about 5..7", "about 5 to 7"),
        ("vague 5", "very roughly 5"),
        ("vague 2e8..", "very roughly 200 million or more"),
        ("vague 1e3..", "thousands"),
        ("vague 10.. %", "very roughly 10% or more"),
        ("vague 1e30..", "very roughly 1,000,000,000,000,000,000,000,000,000,000 or more"),
    ],
)
def test_each_hedge_and_each_open_end_has_words_of_its_own(amount: str, expected: str) -> None:
    assert words(amount, "en") == expected


def test_what_is_rounded_is_marked_once_at_the_end() -> None:
    assert words("1/3..2/3 GBP", "en") == (
        "0.333333333333333 to 0.666666666666667 British pounds (rounded)"
    )


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("1 USD", "1 US dollar"),
        ("0 USD", "0 US dollars"),
        ("1..2 USD", "1 to 2 US dollars"),
        ("2 GWh", "2 GWh"),
        ("2 {people}", "2 {people}"),
        ("2 {0}", "2 {0}"),
        ("2 ZZZ", "2 ZZZ"),
    ],
)
def test_a_unit_agrees_with_its_number_and_keeps_its_code_if_nobody_names_it(
    amount: str, expected: str
) -> None:
    assert words(amount, "en") == expected


def test_a_region_spells_its_units_and_groups_its_digits_its_own_way() -> None:
    assert words("12000 km", "en-US") == "12,000 kilometers"
    assert words("12000 km", "de-CH") == "12’000 Kilometer"


def test_the_largest_numbers_are_worded_to_the_last_digit() -> None:
    said = words(f"{'9' * 300} USD", "en")
    assert said.count("9") == 300


def test_a_language_without_data_is_refused() -> None:
    with pytest.raises(UnknownLanguageError, match="tlh"):
        amount_words(Measure.point(1), "tlh")
