from __future__ import annotations

import pytest

from fabula.evidence.comparison import allowed, compatible, same, touching, written
from fabula.value import Bound, When, edtf, parse_measure


@pytest.mark.parametrize(
    ("one", "other", "both", "touch"),
    [
        ("5e12..7e12 USD", "over 7e12 USD", False, True),
        ("5e12..7e12 USD", "7e12 USD", True, False),
        ("7e12 USD", "7e12 EUR", False, False),
        ("almost 1.72e12 USD", "about 1.72e12 USD", True, False),
        ("about 80 %", "88 %", True, False),
        ("about 80 %", "88.1 %", False, False),
        ("almost 80 %", "72 %", True, False),
        ("almost 80 %", "81 %", False, False),
        ("almost 80 %", "over 80 %", False, True),
        ("about -10", "-11", True, False),
        ("about 10 EUR", "about 12 EUR", True, False),
    ],
)
def test_about_is_taken_as_a_tenth_and_almost_as_a_tenth_below(
    one: str, other: str, both: bool, touch: bool
) -> None:
    pair = parse_measure(one), parse_measure(other)
    assert compatible(*pair) is compatible(*reversed(pair)) is both
    assert touching(*pair) is touching(*reversed(pair)) is touch


@pytest.mark.parametrize("text", ["7 EUR", "5..7", "over 7", "vague 1e8..", "..7", "at-most 7 %"])
def test_whatever_is_not_about_or_almost_is_taken_as_it_is(text: str) -> None:
    assert allowed(parse_measure(text)) == parse_measure(text)


def test_two_days_can_both_be_days_on_which_something_went_on() -> None:
    one, other = edtf.parse("2024-02-08"), edtf.parse("2024-02-20")
    assert not compatible(one, other)
    assert compatible(one, other, lasts=True)
    assert not touching(one, other)


def test_ids_are_compatible_only_with_themselves() -> None:
    assert compatible("mayor", "mayor")
    assert not compatible("mayor", "judge")


def test_reasons_make_no_other_date_and_marks_do() -> None:
    day = edtf.parse("2024-02-08")
    reasoned = When.within(Bound(day.days[0], hard=False, because="a rule"), day.days[0])
    assert same(reasoned) == same(When.within(day.days[0], day.days[0]))
    assert same(day) != same(edtf.parse("2024-02-08?"))


def test_values_are_written_as_the_story_files_have_them() -> None:
    values = (edtf.parse("2024-02?"), parse_measure("over 1e11 USD"), "mayor")
    assert [written(value) for value in values] == ["2024-02?", "over 1e11 USD", "'mayor'"]
