"""How amounts are written, and where a caret points if they are not."""

from __future__ import annotations

import pytest

from fabula.errors import NotationError
from fabula.value.measure import Approximator, Measure
from fabula.value.notation import agrees, format_measure, parse_measure


@pytest.mark.parametrize(
    ("text", "measure", "canonical"),
    [
        ("5e12..7e12 USD", Measure("5e12", "7e12", "USD"), "5e12..7e12 USD"),
        ("1e11.. USD", Measure("1e11", None, "USD"), "1e11.. USD"),
        ("..5e9 EUR", Measure(None, "5e9", "EUR"), "..5e9 EUR"),
        ("14 x", Measure.point(14, "x"), "14 x"),
        ("80 %", Measure.point(80, "%"), "80 %"),
        ("-3..-1 pp", Measure(-3, -1, "pp"), "-3..-1 pp"),
        ("7..7", Measure.point(7), "7"),
        ("over 1e11 USD", Measure("1e11", None, "USD", Approximator.OVER), "over 1e11 USD"),
        ("over 100e9.. USD", Measure("1e11", None, "USD", Approximator.OVER), "over 1e11 USD"),
        ("at-least 3", Measure(3, None, None, Approximator.AT_LEAST), "at-least 3"),
        ("under ..3", Measure(None, 3, None, Approximator.UNDER), "under 3"),
        ("at-most 3 d", Measure(None, 3, "d", Approximator.AT_MOST), "at-most 3 d"),
        ("about 5..7 m", Measure(5, 7, "m", Approximator.ABOUT), "about 5..7 m"),
        ("almost  1/3", Measure.point("1/3", None, Approximator.ALMOST), "almost 1/3"),
        (" vague 1e8.. USD ", Measure("1e8", None, "USD", Approximator.VAGUE), "vague 1e8.. USD"),
        ("3 over", Measure.point(3, "over"), "3 over"),
    ],
)
def test_amounts_are_read_and_written(text: str, measure: Measure, canonical: str) -> None:
    assert parse_measure(text) == measure
    assert format_measure(measure) == canonical


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", ""),
        ("over", ""),
        ("over USD", "USD"),
        ("USD", "USD"),
        ("..", ".."),
        (".. USD", ".."),
        ("5...7", ".7"),
        ("7..5 USD", "7..5"),
        ("5..x USD", "x"),
        ("5e9999..7 USD", "9999"),
        ("1..1e300 USD", "1e300"),
        ("about 5.. USD", "5.."),
        ("over 5..7 USD", "5..7"),
        ("5 $", "$"),
        ("80%", "%"),
        ("5 USD a day", "a day"),
        ("approximately 5", "approximately"),
        ("5\tUSD", "\tUSD"),
    ],
)
def test_the_caret_stands_under_the_fault(text: str, fault: str) -> None:
    with pytest.raises(NotationError) as caught:
        parse_measure(text)
    assert text[caught.value.start : caught.value.end] == fault


def test_hostile_length_is_refused_unread() -> None:
    with pytest.raises(NotationError, match="at most 4200 characters") as caught:
        parse_measure("9" * 1_000_000)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    ("expected", "read", "agreed"),
    [
        ("1e11.. USD", "over 1e11 USD", True),
        ("1e11.. USD", "1e11 USD", False),
        ("1e11.. USD", "1e11.. EUR", False),
        ("over 1e11 USD", "1e11.. USD", False),
        ("5e12..7e12 USD", "about 5e12..7e12 USD", True),
        ("5e12..7e12 USD", "5e12..8e12 USD", False),
    ],
)
def test_an_expectation_constrains_what_it_states(expected: str, read: str, agreed: bool) -> None:
    assert agrees(parse_measure(expected), parse_measure(read)) == agreed
