"""Law: the order in which constraints are given changes nothing, neither bound nor reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.evidence.dating.network import Side, solve
from strategies import constraint_lists

if TYPE_CHECKING:
    from random import Random

    from fabula.evidence.dating.network import Constraint, Solution

pytestmark = pytest.mark.law


def _everything(solved: Solution) -> list[object]:
    return [
        solved.conflicts,
        *(
            (name, side, soft, solved.chain(name, side, soft=soft))
            for name in solved.variables
            for side in Side
            for soft in (False, True)
        ),
    ]


@given(constraint_lists(), st.randoms(use_true_random=False), st.booleans())
def test_shuffled_constraints_give_the_same_bounds_reasons_and_conflicts(
    constraints: list[Constraint], chance: Random, twice: bool
) -> None:
    shuffled = constraints * (1 + twice)
    chance.shuffle(shuffled)
    assert _everything(solve(shuffled)) == _everything(solve(constraints))
