"""Law: a relation implies what exact numbers out of its operands give, and nothing it need not.

Interval arithmetic (R. E. Moore, *Interval Analysis*, 1966): what points out of the operands give
lies in the result; narrower operands never give a wider result; and a unit of account ten times
as large changes no verdict.
"""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.evidence.arithmetic import reckon
from fabula.evidence.relation import implied
from fabula.story import Relation, RelationType, WhatIf
from fabula.value import Measure

pytestmark = pytest.mark.law

_POINTS = st.builds(Fraction, st.integers(-40, 40), st.integers(1, 8))
_POSITIVE = st.builds(Fraction, st.integers(1, 40), st.integers(1, 8))
_UNITS = {"rate": "%", "share": "%", "factor": "x", "quotient": None}
_SOUGHT = [
    (type, role) for type in RelationType if type is not RelationType.SUM for role in type.roles
]


def _exactly(role: str, type: RelationType, at: dict[str, Fraction]) -> Fraction | None:
    """The role left out, by school arithmetic; None where that divides by nothing."""
    whole, base, factor = (*type.roles, "")[:3]
    if type is RelationType.RATIO:
        whole, base, factor = "dividend", "divisor", "quotient"
    grows, percent = type is RelationType.GROWTH, type in (RelationType.GROWTH, RelationType.SHARE)
    through = at.get(factor, Fraction(0)) / (100 if percent else 1) + grows
    if role == whole:
        return at[base] * through
    divisor = through if role == base else at[base]
    if not divisor:
        return None
    share = at[whole] / divisor
    return share if role == base else (share - grows) * (100 if percent else 1)


def _interval(draw: st.DrawFn, holding: Fraction, role: str) -> Measure:
    below, above = (abs(draw(_POINTS)) for _ in range(2))
    return Measure(holding - below, holding + above, _UNITS.get(role, "USD"))


def _holds(outer: Measure | None, inner: Measure | None) -> bool:
    if outer is None or inner is None:
        return outer is None
    low = outer.low is None or (inner.low is not None and outer.low <= inner.low)
    return low and (outer.high is None or (inner.high is not None and inner.high <= outer.high))


@given(st.sampled_from(_SOUGHT), st.data())
def test_what_points_of_the_operands_give_lies_in_the_result(
    sought: tuple[RelationType, str], data: st.DataObject
) -> None:
    type, role = sought
    given_ = [one for one in type.roles if one != role]
    at = {one: data.draw(_POINTS) for one in given_}
    draw = data.draw
    known = {one: [_interval(draw, at[one], one)] for one in given_}  # type: ignore[arg-type]
    point, result = _exactly(role, type, at), implied(type, known)
    if point is not None and result is not None:
        assert result.low is None or result.low <= point
        assert result.high is None or point <= result.high


@given(st.sampled_from(_SOUGHT), st.data())
def test_the_result_is_reached_at_corners_of_positive_operands(
    sought: tuple[RelationType, str], data: st.DataObject
) -> None:
    type, role = sought
    given_ = [one for one in type.roles if one != role]
    pairs = {one: data.draw(st.tuples(_POSITIVE, _POSITIVE)) for one in given_}
    known = {
        one: [Measure(min(pair), max(pair), _UNITS.get(one, "USD"))] for one, pair in pairs.items()
    }
    first, second = given_
    corners = [
        _exactly(role, type, {first: one, second: other})
        for one in pairs[first]
        for other in pairs[second]
    ]
    points = [point for point in corners if point is not None]
    result = implied(type, known)
    assert result is not None
    assert (result.low, result.high) == (min(points), max(points))


@given(st.sampled_from(_SOUGHT), st.data())
def test_wider_operands_never_give_a_narrower_result(
    sought: tuple[RelationType, str], data: st.DataObject
) -> None:
    type, role = sought
    draw = data.draw
    narrow, wide = {}, {}
    for one in type.roles:
        if one != role:
            inner = _interval(draw, draw(_POINTS), one)  # type: ignore[arg-type]
            assert inner.low is not None
            assert inner.high is not None
            more = abs(draw(_POINTS))
            narrow[one] = [inner]
            wide[one] = [Measure(inner.low - more, inner.high + more, inner.unit)]
    assert _holds(implied(type, wide), implied(type, narrow))


@given(st.lists(st.tuples(_POINTS, _POSITIVE), min_size=1, max_size=4), st.booleans())
def test_a_sum_is_the_sum_of_the_ends(drawn: list[tuple[Fraction, Fraction]], total: bool) -> None:
    parts = [Measure(low, low + width, "USD") for low, width in drawn]
    known = {"part": parts} | ({"total": [Measure.point(9, "USD")]} if total else {})
    low = sum(low for low, _ in drawn)
    high = sum(low + width for low, width in drawn)
    bounds = (9 - high, 9 - low) if total else (low, high)
    assert implied(RelationType.SUM, known) == Measure(*bounds, "USD")


@given(_POSITIVE, _POSITIVE, st.integers(1, 30), st.tuples(_POSITIVE, _POSITIVE), st.integers(1, 9))
def test_another_unit_of_account_changes_no_verdict(
    after: Fraction, width: Fraction, rate: int, other: tuple[Fraction, Fraction], scale: int
) -> None:
    def outcome(by: int) -> tuple[bool | None, bool, Fraction | None]:
        operands = (
            ("after", WhatIf(Measure(after * by, (after + width) * by, "USD"), "drawn")),
            ("rate", WhatIf(Measure.point(rate, "%"), "drawn")),
        )
        low, high = sorted(other)
        against = WhatIf(Measure(low * by, high * by, "USD"), "drawn")
        (one,) = reckon([Relation("one", RelationType.GROWTH, operands, against)])
        gap = None if one.gap is None or one.gap.low is None else one.gap.low / by
        return one.meets, one.touches, gap

    assert outcome(1) == outcome(10**scale)
