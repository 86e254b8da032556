"""Law: where nothing contradicts itself, taking a constraint away never narrows a bound.

And so leaving out the soft ones never does: soft bounds are never wider than hard ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fabula.evidence.dating.network import solve
from strategies import constraint_lists

if TYPE_CHECKING:
    from fabula.evidence.dating.network import Constraint

pytestmark = pytest.mark.law


def _holds(outer: tuple[int | None, int | None], inner: tuple[int | None, int | None]) -> bool:
    """Whether one stretch of days holds another; None is open."""
    (first, last), (its_first, its_last) = outer, inner
    below = first is None or (its_first is not None and first <= its_first)
    return below and (last is None or (its_last is not None and its_last <= last))


@given(constraint_lists(), st.data())
def test_a_constraint_less_leaves_every_bound_as_wide_or_wider(
    constraints: list[Constraint], data: st.DataObject
) -> None:
    whole = solve(constraints)
    assume(constraints and not whole.conflicts)
    gone = data.draw(st.sampled_from(constraints))
    left = solve([one for one in constraints if one != gone])
    for name in left.variables:
        before = (whole.earliest(name), whole.latest(name))
        assert _holds((left.earliest(name), left.latest(name)), before)


@given(constraint_lists())
def test_soft_bounds_are_never_wider_than_hard_ones(constraints: list[Constraint]) -> None:
    solved = solve(constraints)
    for name in solved.variables:
        hard = (solved.earliest(name, soft=False), solved.latest(name, soft=False))
        assert _holds(hard, (solved.earliest(name), solved.latest(name)))
