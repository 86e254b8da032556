"""What becomes of units, hedges and open ends when measures are reckoned with."""

from __future__ import annotations

import pytest

from fabula.errors import DimensionError, RecordError
from fabula.value.arithmetic import hull, minus, plus, ratio, times
from fabula.value.notation import format_measure, parse_measure

_OPERATIONS = {"+": plus, "-": minus, "*": times, ":": ratio, "|": hull}


def _reckon(sum_: str) -> str | None:
    left, sign, right = sum_.partition(
        next(f" {sign} " for sign in _OPERATIONS if f" {sign} " in sum_)
    )
    result = _OPERATIONS[sign.strip()](parse_measure(left), parse_measure(right))
    return None if result is None else format_measure(result)


@pytest.mark.parametrize(
    ("sum_", "result"),
    [
        ("1..2 USD + 10..20 USD", "11..22 USD"),
        ("5 - 5..7", "-2..0"),
        ("5.. - 1..", None),
        ("5.. + ..7", None),
        ("over 5 + 3", "over 8"),
        ("over 5 + at-least 3", "over 8"),
        ("at-least 5 + 3", "at-least 8"),
        ("under 5 - 3", "under 2"),
        ("3 - over 5", "under -2"),
        ("14 x * 5e12 USD", "7e13 USD"),
        ("80 % * 5e12..7e12 USD", "4e12..5.6e12 USD"),
        ("80 % * 50 %", "0.4"),
        ("-2..3 * 5..7", "-14..21"),
        ("over 0 * -1..1", None),
        ("0 * 5..", "0"),
        ("over 3 * over 2", "over 6"),
        ("..-3 * -2", "6.."),
        ("7e12 USD : 5e11 USD", "14"),
        ("5e12..7e12 USD : 500e9 USD", "10..14"),
        ("6 USD : 2 x", "3 USD"),
        ("6 USD : 50 %", "12 USD"),
        ("1 : over 5", "0..1/5"),
        ("1 : 0..5", "0.2.."),
        ("1 : -5..0", "..-0.2"),
        ("1 : -5..5", None),
        ("0 : -5..5", "0"),
        ("5.. : 5..", "over 0"),
        ("about 5 + 2", "about 7"),
        ("about 5 + 2..", "vague 7.."),
        ("almost 5 * 2", "about 10"),
        ("vague 5.. + about 2", "vague 7.."),
        ("5 USD | 7 USD", "5..7 USD"),
        ("over 5 | 7", "over 5"),
        ("over 5 | 5", "at-least 5"),
        ("under 5 | over 3", None),
        ("about 5 | 7", "about 5..7"),
    ],
)
def test_sums_come_out_exactly(sum_: str, result: str | None) -> None:
    expected = None if result is None else format_measure(parse_measure(result))
    assert _reckon(sum_) == expected


@pytest.mark.parametrize(
    "sum_",
    [
        "5 USD + 5 EUR",
        "5 USD - 5",
        "5 USD * 5 USD",
        "5 USD * 2 pp",
        "5 USD : 5 EUR",
        "5 : 5 m",
        "5 | 5 x",
    ],
)
def test_units_that_do_not_go_together_are_refused(sum_: str) -> None:
    with pytest.raises(DimensionError):
        _reckon(sum_)


def test_nothing_is_divided_by_nothing() -> None:
    with pytest.raises(RecordError, match="another number than 0"):
        _reckon("5 USD : 0 USD")


def test_a_result_out_of_reach_is_refused() -> None:
    with pytest.raises(RecordError, match="at most 300 digits"):
        _reckon("1e200 * 1e200")
