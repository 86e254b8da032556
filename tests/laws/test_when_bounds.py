"""The earliest day is never after the latest, whatever a when was made from.

And what is asked of a when agrees with its four bounds.
"""

from __future__ import annotations

import pytest
from hypothesis import given

from fabula.value.when import Shape, When
from strategies import bounded_whens, whens

pytestmark = pytest.mark.law


@given(whens())
def test_earliest_is_never_after_latest(when: When) -> None:
    if when.earliest and when.latest:
        assert when.earliest <= when.latest
    for low, high in [(0, 1), (2, 3), (0, 3)]:
        first, last = when.days[low], when.days[high]
        assert first is None or last is None or first <= last


@given(whens())
def test_an_instant_starts_and_ends_on_one_day(when: When) -> None:
    if when.shape is Shape.INSTANT:
        assert when.days[:2] == when.days[2:]


@given(whens())
def test_doubt_moves_no_bound(when: When) -> None:
    doubted = when.qualified(uncertain=True, approximate=True)
    assert doubted.same_days(when)
    assert doubted.days == when.days


@given(whens())
def test_a_span_is_its_two_ends(when: When) -> None:
    if when.shape is Shape.SPAN:
        flags = {"open_start": when.open_start, "open_end": when.open_end}
        assert When.lasting(when.start, when.end, **flags) == when


@given(bounded_whens())
def test_the_outer_days_are_those_of_the_bounds(when: When) -> None:
    assert when.earliest_iso == when.start_earliest.iso
    assert when.latest_iso == when.end_latest.iso
