"""What is joined belongs together, and nothing else does, in whatever order it is joined.

The oracle walks from each thing along all joins.
"""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.story.joined import Joined

pytestmark = pytest.mark.law

THINGS = range(8)
JOINS = st.lists(st.tuples(st.sampled_from(THINGS), st.sampled_from(THINGS)), max_size=8)


def reached(thing: int, joins: list[tuple[int, int]]) -> set[int]:
    """All that joins lead to from one thing."""
    found, ahead = {thing}, [thing]
    for here in ahead:
        beside = {two if one == here else one for one, two in joins if here in (one, two)}
        ahead += sorted(beside - found)
        found |= beside
    return found


@given(JOINS)
def test_the_sets_are_what_the_joins_lead_to(joins: list[tuple[int, int]]) -> None:
    joined = Joined(THINGS)
    for one, two in joins:
        joined.join(one, two)
    assert {thing: set(each) for each in joined.sets() for thing in each} == {
        thing: reached(thing, joins) for thing in THINGS
    }
    assert sorted(thing for each in joined.sets() for thing in each) == list(THINGS)


@given(JOINS, st.randoms(use_true_random=False))
def test_the_order_of_joins_and_of_their_ends_decides_nothing(
    joins: list[tuple[int, int]], order: Random
) -> None:
    turned = [(two, one) for one, two in joins]
    order.shuffle(turned)
    ours, theirs = Joined(THINGS), Joined(THINGS)
    for one, two in joins:
        ours.join(one, two)
    for one, two in turned:
        theirs.join(one, two)
    assert ours.sets() == theirs.sets()


@given(JOINS)
def test_one_root_stands_for_a_set_and_no_other(joins: list[tuple[int, int]]) -> None:
    joined = Joined(THINGS)
    for one, two in joins:
        joined.join(one, two)
    for each in joined.sets():
        assert {joined.root(thing) for thing in each} == {joined.root(each[0])} <= set(each)
