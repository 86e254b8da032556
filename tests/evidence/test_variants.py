"""Variants: what is put side by side, and what stands against nothing."""

from __future__ import annotations

from fabula.evidence.collating.variants import Variant, hedged, named, told
from fabula.evidence.collating.witness import Side, witness
from fabula.text import Span


def pair(one: str, two: str, langs: tuple[str, str] = ("en", "en")) -> tuple[Side, Side]:
    left, right = witness("a", one, langs[0]), witness("b", two, langs[1])
    return Side(left, left.paragraphs[:1]), Side(right, right.paragraphs[:1])


def values(found: list[Variant]) -> list[tuple[str, str, bool]]:
    pairs = ((*each.readings, each.is_compatible) for each in found)
    return [(one.value, two.value, compatible) for one, two, compatible in pairs]


def test_equal_amounts_and_dates_are_no_variants() -> None:
    sides = pair("€5 on 3 May 2024, 80 %", "5 € am 3. Mai 2024, 80 %", ("en", "de"))
    assert list(told(*sides)) == []


def test_an_amount_left_out_stands_against_nothing_at_its_place_in_the_order() -> None:
    found = list(told(*pair("€5, then €6, then €7", "€5, then €7")))
    assert values(found) == [("6 EUR", "", False)]
    assert found[0].readings[1].place.start == 0


def test_amounts_between_equal_ones_belong_together() -> None:
    found = list(told(*pair("€5, €6, €7", "€5, €60, €7")))
    assert values(found) == [("6 EUR", "60 EUR", False)]


def test_the_same_digits_with_another_scale_word_are_a_variant() -> None:
    found = list(told(*pair("€7 million", "€7 billion")))
    assert values(found) == [("7e6 EUR", "7e9 EUR", False)]


def test_amounts_that_meet_can_both_be_true() -> None:
    found = list(told(*pair("more than €7", "at least €7")))
    assert values(found) == [("over 7 EUR", "at-least 7 EUR", True)]


def test_amounts_of_different_units_do_not_meet_and_nothing_raises() -> None:
    assert values(list(told(*pair("€7", "$7")))) == [("7 EUR", "7 USD", False)]


def test_dates_told_by_the_day_of_writing_are_compared_as_they_are_told() -> None:
    assert list(told(*pair("last year", "vorig jaar", ("en", "nl")))) == []
    (found,) = told(*pair("last year", "vorige maand", ("en", "nl")))
    assert found.sort.value == "date"


def test_a_name_both_texts_have_is_missed_where_one_passage_has_it_not() -> None:
    one = "Then Ada Roux met Moss.\nSo says Moss."
    assert values(list(named(*pair(one, "Then Ada Roux left.\nSo says Moss.")))) == [
        ("named", "", False)
    ]
    assert values(list(named(*pair("Then Roux left.\nBy Moss.", "So Roux met Moss.")))) == [
        ("", "named", False)
    ]


def test_names_written_otherwise_inflected_or_in_capitals_are_not_missed() -> None:
    sides = pair(
        "Then Moss of the EU came.\nThe EU",
        "Dann kam Mossens Wagen.\nUnd EU und Moss",
        ("en", "de"),
    )
    assert list(named(*sides)) == []


def test_a_sentence_hedged_in_one_copy_alone_is_a_variant() -> None:
    left, right = pair("Roux apparently left.", "Roux left.")
    assert values(list(hedged(left, right, [Span(5, 15)], []))) == [("hedged", "", False)]
    assert list(hedged(left, right, [Span(5, 15)], [Span(0, 4)])) == []
    assert list(hedged(left, right, [Span(50, 55)], [])) == []
