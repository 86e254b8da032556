from __future__ import annotations

import pytest

from fabula.errors import UnknownLanguageError
from fabula.present.wording import attestation_words, list_words, order_words
from fabula.story import Attestation, Order

FIVE = Attestation(("a", "b", "c", "d", "e"), ("a", "b", "d"), ("wsj",))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "in five files, from three independent groups, naming one origin"),
        ("de", "in fünf Dateien, aus drei unabhängigen Gruppen, nach einem genannten Urheber"),
        ("fr", "dans cinq fichiers, de trois groupes indépendants, d’après une origine nommée"),
        ("it", "in cinque file, da tre gruppi indipendenti, secondo un’origine nominata"),
        ("nl", "in vijf bestanden, uit drie onafhankelijke groepen, naar één genoemde oorsprong"),
    ],
)
def test_an_attestation_gives_all_three_numbers(language: str, expected: str) -> None:
    assert attestation_words(FIVE, language) == expected


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nought_is_never_said_as_one(language: str) -> None:
    nothing = attestation_words(Attestation((), (), ()), language)
    something = attestation_words(Attestation(("a",), ("a",), ("wsj",)), language)
    assert not set(nothing.split(", ")) & set(something.split(", "))


@pytest.mark.parametrize(
    ("items", "expected"),
    [([], ""), (["Ada"], "Ada"), (["Ada", "Bo"], "Ada und Bo"), (list("abc"), "a, b und c")],
)
def test_a_list_of_any_length_is_joined(items: list[str], expected: str) -> None:
    assert list_words(items, "de") == expected


def test_every_order_has_words_of_its_own() -> None:
    assert len({order_words(order, "it") for order in Order}) == len(Order)


def test_a_language_without_data_is_refused() -> None:
    with pytest.raises(UnknownLanguageError):
        attestation_words(FIVE, "tlh")
