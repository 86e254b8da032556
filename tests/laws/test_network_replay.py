"""Law: every bound is what its chain replays to, and the chain is made of what was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from fabula.evidence.dating.network import Side, replay, solve
from strategies import constraint_lists

if TYPE_CHECKING:
    from fabula.evidence.dating.network import Constraint

pytestmark = pytest.mark.law


@given(constraint_lists())
def test_each_bound_replays_to_itself_through_constraints_that_hold(
    constraints: list[Constraint],
) -> None:
    solved = solve(constraints)
    kept = set(constraints) - {one for conflict in solved.conflicts for one in conflict.dropped}
    for name in solved.variables:
        for soft in (False, True):
            days = (solved.earliest(name, soft=soft), solved.latest(name, soft=soft))
            for side, day in zip(Side, days, strict=True):
                chain = solved.chain(name, side, soft=soft)
                assert (chain is None) is (day is None)
                if chain is not None:
                    assert replay(chain) == day
                    assert list(chain.days())[-1][0] == name
                    assert set(chain.steps) <= kept
                    assert soft or not chain.rules


@given(constraint_lists())
def test_a_bound_rests_on_a_rule_only_where_the_rule_narrows_it(
    constraints: list[Constraint],
) -> None:
    solved = solve(constraints)
    for name in solved.variables:
        for side in Side:
            hard, soft = (solved.chain(name, side, soft=soft) for soft in (False, True))
            if hard is not None and soft is not None and soft.rules:
                assert replay(hard) != replay(soft)


@given(constraint_lists())
def test_the_last_step_is_that_of_the_chain_and_hard_if_all_of_it_is(
    constraints: list[Constraint],
) -> None:
    solved = solve(constraints)
    for name in solved.variables:
        for side in Side:
            chain = solved.chain(name, side)
            told = None if chain is None else (chain.steps[-1], not chain.rules)
            assert solved.last_step(name, side) == told
