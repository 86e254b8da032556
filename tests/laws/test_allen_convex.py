"""Law: a set of Allen's relations is held by constraints exactly, or it is refused.

J. F. Allen (CACM 26, 1983) states disjunctions of his thirteen relations; a simple temporal network
can hold those that are one stretch. The oracle looks at every pair of intervals of some days: where
a set is taken, its constraints hold for exactly the pairs whose relation is in the set; where it is
refused, no constraints on differences of days do.
"""

from __future__ import annotations

from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.errors import RecordError
from fabula.value.convex import joint_differences
from fabula.value.interval import Allen, End, relation

pytestmark = pytest.mark.law

_DAYS = range(6)
_SPANS = [(first, last) for first, last in product(_DAYS, repeat=2) if first <= last]
_PAIRS = {(*one, *other): relation(one, other) for one, other in product(_SPANS, repeat=2)}
_SETS = st.frozensets(st.sampled_from(Allen), min_size=1)


def _stretches() -> st.SearchStrategy[frozenset[Allen]]:
    """Sets that differences of days give: all relations that some pairs of days allow."""
    bounds = st.dictionaries(
        st.sampled_from(list(permutations(End, 2))), st.integers(-2, 1), max_size=3
    )
    return bounds.map(_allowed).filter(bool)


def _allowed(bounds: dict[tuple[End, End], int]) -> frozenset[Allen]:
    return frozenset(
        allen
        for days, allen in _PAIRS.items()
        if all(days[later] - days[earlier] <= most for (later, earlier), most in bounds.items())
    )


@given(_SETS | _stretches())
def test_constraints_hold_exactly_the_relations_of_the_set(relations: frozenset[Allen]) -> None:
    try:
        edges = joint_differences(relations)
    except RecordError:
        assert _widest(relations) != relations
        return
    for days, allen in _PAIRS.items():
        holds = all(days[edge.later] - days[edge.earlier] <= edge.most for edge in edges)
        assert holds is (allen in relations)


def _widest(relations: frozenset[Allen]) -> frozenset[Allen]:
    """All relations among the pairs that satisfy whatever holds in the whole set."""
    held = [days for days, allen in _PAIRS.items() if allen in relations]
    # A difference that reaches the end of the stretch of days is one that nothing bounds.
    most = {
        (later, earlier): max(days[later] - days[earlier] for days in held)
        for later, earlier in permutations(End, 2)
    }
    return _allowed({pair: day for pair, day in most.items() if day < len(_DAYS) - 3})


@given(_SETS | _stretches())
def test_no_constraint_joins_the_ends_of_one_interval(relations: frozenset[Allen]) -> None:
    """So that it can be stated of an event of a day, whose ends are one."""
    try:
        edges = joint_differences(relations)
    except RecordError:
        return
    one = {End.START, End.END}
    assert all((edge.later in one) is not (edge.earlier in one) for edge in edges)


@pytest.mark.parametrize("allen", Allen)
def test_every_relation_alone_is_a_stretch(allen: Allen) -> None:
    assert joint_differences({allen})
