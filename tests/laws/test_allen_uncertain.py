"""What is said of two uncertain dates is true under every choice of days their bounds leave.

The oracle makes every choice: small bounds, all days tried.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.value.bound import Bound
from fabula.value.interval import (
    Allen,
    certainly_before,
    possible_relations,
    possibly_overlaps,
    relation,
)
from fabula.value.when import Shape, When
from strategies import ordinals, whens

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.law

_DAYS = st.integers(0, 6)


def _small(shape: Shape, days: tuple[int, int, int, int]) -> When:
    low, one, other, high = sorted(days)
    ends = (low, high, low, high) if shape is Shape.INSTANT else (low, other, one, high)
    a, b, c, d = map(Bound, ends)
    return When(shape, a, b, c, d)


_SMALL = st.builds(_small, st.sampled_from(Shape), st.tuples(_DAYS, _DAYS, _DAYS, _DAYS))


def _choices(when: When) -> Iterator[tuple[int, int]]:
    low, high, end_low, end_high = (day if day is not None else 0 for day in when.days)
    for start, end in product(range(low, high + 1), range(end_low, end_high + 1)):
        if start == end or (start < end and when.shape is not Shape.INSTANT):
            yield start, end


def _all_relations(one: When, other: When) -> frozenset[Allen]:
    return frozenset(relation(a, b) for a, b in product(_choices(one), _choices(other)))


@given(_SMALL, _SMALL)
def test_possible_relations_are_those_of_all_choices(one: When, other: When) -> None:
    assert possible_relations(one, other) == _all_relations(one, other)


@given(_SMALL, _SMALL)
def test_certainly_before_is_before_under_every_choice(one: When, other: When) -> None:
    before = _all_relations(one, other) <= {Allen.BEFORE, Allen.MEETS}
    assert certainly_before(one, other) == before


@given(_SMALL, _SMALL)
def test_possibly_overlapping_is_sharing_a_day_under_some_choice(one: When, other: When) -> None:
    apart = {Allen.BEFORE, Allen.MEETS, Allen.MET_BY, Allen.AFTER}
    assert possibly_overlaps(one, other) == bool(_all_relations(one, other) - apart)


@given(whens(), whens())
def test_converses_of_what_is_possible_are_possible_the_other_way_round(
    one: When, other: When
) -> None:
    relations = possible_relations(one, other)
    assert relations
    assert {allen.converse for allen in relations} == possible_relations(other, one)


@given(whens(), whens())
def test_what_meets_possibly_overlaps(one: When, other: When) -> None:
    if one.meets(other):
        assert possibly_overlaps(one, other)


@given(_SMALL, _SMALL, ordinals())
def test_moving_both_by_the_same_days_changes_nothing(one: When, other: When, by: int) -> None:
    assert possible_relations(_moved(one, by), _moved(other, by)) == possible_relations(one, other)


@given(_SMALL, _SMALL, st.integers(0, 3))
def test_losing_a_bound_never_rules_a_relation_out(one: When, other: When, at: int) -> None:
    days = [None if n in (at, (at + 2) % 4) else day for n, day in enumerate(one.days)]
    a, b, c, d = map(Bound, days)
    assert possible_relations(one, other) <= possible_relations(When(one.shape, a, b, c, d), other)


def _moved(when: When, by: int) -> When:
    a, b, c, d = (Bound(day if day is None else day + by) for day in when.days)
    return When(when.shape, a, b, c, d)
