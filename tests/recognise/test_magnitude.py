from __future__ import annotations

from fractions import Fraction

import pytest

from fabula.recognise.amounts.magnitude import beyond_words, is_beyond, is_money
from fabula.recognise.engine import read
from fabula.recognise.mention import Quantity


@pytest.mark.parametrize(
    ("bounds", "unit", "beyond"),
    [
        ((11 * 10**13, 11 * 10**13), "USD", False),
        ((11 * 10**13, 11 * 10**13 + 1), "USD", True),
        ((None, -(10**15)), "EUR", True),
        ((Fraction(10**30, 3), None), "JPY", True),
        ((10**15, 10**15), "JPY", False),
        ((10**18, 10**18), "km", False),
        ((10**18, 10**18), None, False),
    ],
)
def test_a_sum_above_what_the_world_makes_in_a_year_is_beyond(
    bounds: tuple[int | Fraction | None, int | Fraction | None], unit: str | None, beyond: bool
) -> None:
    assert is_beyond(*bounds, unit) is beyond


def test_money_has_the_form_of_a_code_of_three_letters() -> None:
    assert [is_money(unit) for unit in ("USD", "usd", "ÄÖÜ", "EURO", None)] == [True, *[False] * 4]


def test_the_ground_names_the_figure_its_year_and_its_source() -> None:
    (amount,) = read("7 trilioni di dollari", "it")
    assert isinstance(amount, Quantity)
    assert amount.chosen.grounds == beyond_words()
    for part in ("110 trillion US dollars", "2024", "IMF"):
        assert part in beyond_words()
