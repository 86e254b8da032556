"""Law: the bounds of a network are those of all the ways the days can fall, no tighter, no wider.

The oracle tries every day of a short stretch for each of six variables. Where some way satisfies
every constraint, the earliest and latest days over all of them are the bounds; where none does,
the network tells a conflict.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from fabula.evidence.dating.network import ORIGIN, between, solve
from strategies import constraint_lists

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.evidence.dating.network import Constraint

pytestmark = pytest.mark.law

_NAMES = "abcdef"
_LAST = 3
_STRETCH = [one for name in _NAMES for one in between(name, 0, _LAST, "the stretch of the oracle")]


def _ways(constraints: list[Constraint]) -> Iterator[dict[str, int]]:
    for days in product(range(_LAST + 1), repeat=len(_NAMES)):
        way = dict(zip(_NAMES, days, strict=True))
        at = {**way, ORIGIN: 0}
        if all(at[one.later] - at[one.earlier] <= one.most for one in constraints):
            yield way


@given(constraint_lists(hard=True, most=8))
def test_the_bounds_are_the_outermost_days_of_all_the_ways(constraints: list[Constraint]) -> None:
    solved = solve([*constraints, *_STRETCH])
    ways = list(_ways(constraints))
    assert bool(ways) is not bool(solved.conflicts)
    for name in _NAMES if ways else "":
        days = [way[name] for way in ways]
        assert (solved.earliest(name), solved.latest(name)) == (min(days), max(days))
