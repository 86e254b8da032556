"""Narrowing keeps exactly the days that were possible before and lie between the new bounds.

A bound is derived, and never widens what is known; the days of an instant are counted out one by
one for comparison.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.errors import RecordError
from fabula.value.bound import Bound
from fabula.value.calendar import ordinal
from fabula.value.when import When
from strategies import bounds, whens, written_instants

pytestmark = pytest.mark.law

_FIRST = ordinal(2023, 12, 1)
_WINDOW = range(_FIRST, _FIRST + 130)


@given(written_instants(), st.sampled_from(_WINDOW), st.sampled_from(_WINDOW))
def test_an_instant_keeps_the_days_between_and_no_others(when: When, one: int, other: int) -> None:
    low, high = sorted([one, other])
    left = [day for day in range(low, high + 1) if when.allows(day)]
    try:
        narrowed = when.narrowed(Bound(low), Bound(high))
    except RecordError:
        assert not left
        return
    assert [day for day in _WINDOW if narrowed.allows(day)] == left
    assert (narrowed.days[0], narrowed.days[1]) == (left[0], left[-1])


@given(whens(), bounds(), bounds())
def test_narrowing_never_widens(when: When, earliest: Bound, latest: Bound) -> None:
    try:
        narrowed = when.narrowed(earliest, latest)
    except RecordError:
        return
    assert narrowed.shape is when.shape
    for ours, its, side in zip(narrowed.days, when.days, (1, -1, 1, -1), strict=True):
        assert its is None or (ours is not None and ours * side >= its * side)
    assert earliest.day is None or (narrowed.days[0] or 0) >= earliest.day or when.open_start


@given(whens(), bounds(), bounds())
def test_narrowing_twice_is_narrowing_once(when: When, earliest: Bound, latest: Bound) -> None:
    try:
        once = when.narrowed(earliest, latest)
    except RecordError:
        return
    assert once.narrowed(earliest, latest) == once


@given(whens())
def test_narrowing_by_nothing_changes_nothing(when: When) -> None:
    assert when.narrowed(None, None) == when


@given(whens(), bounds(), bounds())
def test_a_narrowed_when_meets_what_it_came_from(
    when: When, earliest: Bound, latest: Bound
) -> None:
    try:
        narrowed = when.narrowed(earliest, latest)
    except RecordError:
        return
    assert narrowed.meets(when)
    assert narrowed.narrower_than(when) or narrowed.days[::3] == when.days[::3]
