"""Exactly one of Allen's thirteen relations holds, and its converse the other way round.

J. F. Allen, "Maintaining knowledge about temporal intervals", CACM 26 (1983), figure 2: the
relations are mutually exclusive and exhaustive, and each but equality has an inverse.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.value.interval import Allen, End, differences, relation
from strategies import ordinals

pytestmark = pytest.mark.law

_NEAR = st.integers(-4, 4)
_DAYS = st.tuples(_NEAR, _NEAR, _NEAR, _NEAR) | st.tuples(*[ordinals()] * 4)


def _two_intervals(days: tuple[int, int, int, int]) -> tuple[tuple[int, int], tuple[int, int]]:
    a, b, c, d = days
    return (min(a, b), max(a, b)), (min(c, d), max(c, d))


_PAIRS = _DAYS.map(_two_intervals)


@given(_PAIRS)
def test_exactly_one_relation_holds(pair: tuple[tuple[int, int], tuple[int, int]]) -> None:
    days = dict(zip(End, (*pair[0], *pair[1]), strict=True))
    holding = [
        allen
        for allen in Allen
        if all(days[edge.later] - days[edge.earlier] <= edge.most for edge in differences(allen))
    ]
    assert holding == [relation(*pair)]


@given(_PAIRS)
def test_the_converse_holds_the_other_way_round(
    pair: tuple[tuple[int, int], tuple[int, int]],
) -> None:
    one, other = pair
    assert relation(other, one) is relation(one, other).converse


@given(_PAIRS)
def test_relations_are_those_of_the_continuous_line(
    pair: tuple[tuple[int, int], tuple[int, int]],
) -> None:
    (a, b), (c, d) = (pair[0][0], pair[0][1] + 1), (pair[1][0], pair[1][1] + 1)
    # The moments at which the days [a, b) and [c, d) begin and end, compared as in the paper.
    table = {
        Allen.BEFORE: b < c,
        Allen.MEETS: b == c,
        Allen.OVERLAPS: a < c < b < d,
        Allen.STARTS: a == c and b < d,
        Allen.DURING: c < a and b < d,
        Allen.FINISHES: c < a and b == d,
        Allen.EQUALS: a == c and b == d,
        Allen.AFTER: d < a,
        Allen.MET_BY: d == a,
        Allen.OVERLAPPED_BY: c < a < d < b,
        Allen.STARTED_BY: a == c and d < b,
        Allen.CONTAINS: a < c and d < b,
        Allen.FINISHED_BY: a < c and b == d,
    }
    assert [allen for allen, holds in table.items() if holds] == [relation(*pair)]


@given(_PAIRS, ordinals())
def test_moving_both_by_the_same_days_changes_nothing(
    pair: tuple[tuple[int, int], tuple[int, int]], by: int
) -> None:
    (a, b), (c, d) = pair
    assert relation((a + by, b + by), (c + by, d + by)) is relation((a, b), (c, d))
