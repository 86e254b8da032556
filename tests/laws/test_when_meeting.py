"""Two instants can both hold if and only if some day is possible in both.

The oracle tries every day of a short window.
"""

from __future__ import annotations

import pytest
from hypothesis import given

from fabula.errors import RecordError
from fabula.value.bound import Bound
from fabula.value.calendar import ordinal
from fabula.value.when import When
from strategies import whens, written_instants

pytestmark = pytest.mark.law

_FIRST = ordinal(2024, 1, 15)
_WINDOW = range(_FIRST, _FIRST + 90)


@given(written_instants(), written_instants())
def test_instants_meet_on_a_day_both_allow(one: When, other: When) -> None:
    try:
        here = one.narrowed(Bound(_WINDOW.start), Bound(_WINDOW[-1]))
    except RecordError:
        return
    assert here.meets(other) == any(one.allows(day) and other.allows(day) for day in _WINDOW)


@given(whens(), whens())
def test_meeting_is_mutual(one: When, other: When) -> None:
    assert one.meets(other) == other.meets(one)


@given(whens())
def test_everything_meets_itself_and_what_is_unknown(when: When) -> None:
    assert when.meets(when)
    assert when.meets(When.unknown())
