"""Telephone numbers are no amounts, and numbers that only look like them are."""

from __future__ import annotations

import pytest

from fabula.recognise.engine import read
from fabula.recognise.mention import Quantity


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ring 020 7946 0123 or (202) 555 0199.", "en"),
        ("Rufen Sie 030 / 901234 an, mobil 0171/2345678.", "de"),
        ("Tel. +49 170 2345678", "de"),
        ("Appelez le 01 43 56 78 00 ou le +33 1 43 56 78 00.", "fr"),
        ("Chiamate lo 06 678 2345, cell. 347 234 5678.", "it"),
        ("Bel 020 624 2222 of +31 20 234 5678.", "nl"),
        ("Tel.: 612 456 789, o bien +34 612 456 789", "es"),
        ("Telefone: 912 456 789 ou (11) 3456-7891.", "pt"),
    ],
)
def test_a_telephone_number_is_no_amount(text: str, language: str) -> None:
    assert not read(text, language)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("423 0000", [423, 0]),
        ("+12 345 678", [12345678]),
        ("notes (12) and (14)", [12, 14]),
        ("05 people and 12", [5, 12]),
        ("her phone rang 12 times", [12]),
    ],
)
def test_what_is_too_short_or_grouped_like_an_amount_is_one(text: str, values: list[int]) -> None:
    found = [mention for mention in read(text, "en") if isinstance(mention, Quantity)]
    assert [mention.chosen.low for mention in found] == values


@pytest.mark.parametrize(
    "text",
    [
        "The F-16 and the B-52.",
        "A Boeing 737-800 landed.",
        "Article 49.3 applies.",
        "A 5G network by covid-19.",
    ],
)
def test_the_number_of_a_model_or_an_article_is_no_amount(text: str) -> None:
    assert not read(text, "en")


def test_a_capital_before_a_hyphen_takes_no_unit_away() -> None:
    found = read("Eine US-10-Dollar-Note und ein Öl-30 Euro teurer.", "de")
    assert [mention.text for mention in found] == ["10-Dollar", "30 Euro"]
