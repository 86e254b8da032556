"""Law: a conflict is a shortest circle that leads to the day before, and exactly its constraints.

The oracle follows every circle that passes no variable twice. A contradiction planted in a network
that holds is named by exactly the constraints that make it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fabula.evidence.dating.network import ORIGIN, Constraint, between, solve
from strategies import constraint_lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

pytestmark = pytest.mark.law


def _circles(constraints: Sequence[Constraint]) -> Iterator[tuple[Constraint, ...]]:
    """Every circle, each as often as it has constraints."""

    def onward(way: tuple[Constraint, ...]) -> Iterator[tuple[Constraint, ...]]:
        if way[-1].later == way[0].earlier:
            yield way
        elif way[-1].later not in [step.earlier for step in way]:
            for one in constraints:
                if one.earlier == way[-1].later:
                    yield from onward((*way, one))

    for one in constraints:
        yield from onward((one,))


def _excess(cycle: Sequence[Constraint]) -> int:
    return sum(step.most for step in cycle)


@given(constraint_lists(most=9))
def test_the_first_conflict_is_a_shortest_circle_that_cannot_hold(
    constraints: list[Constraint],
) -> None:
    hard = [one for one in constraints if one.hard]
    conflicts = solve(constraints).conflicts
    first = next(iter(conflicts), None)
    among = hard if first is None or first.hard else constraints
    lengths = [len(way) for way in _circles(among) if _excess(way) < 0]
    if first is None or not first.hard:
        assert not [way for way in _circles(hard) if _excess(way) < 0]
    if first is None:
        assert not [way for way in _circles(constraints) if _excess(way) < 0]
    else:
        assert (len(first.cycle), _excess(first.cycle) < 0) == (min(lengths), True)
        turned = [*first.cycle[1:], first.cycle[0]]
        assert all(
            one.later == other.earlier for one, other in zip(first.cycle, turned, strict=True)
        )


@given(constraint_lists())
def test_what_is_set_aside_is_the_weakest_rule_or_all_that_is_hard(
    constraints: list[Constraint],
) -> None:
    for conflict in solve(constraints).conflicts:
        soft = [one for one in conflict.cycle if not one.hard]
        if soft:
            assert len(conflict.dropped) == 1
            assert conflict.dropped[0].priority == min(one.priority for one in soft)
        else:
            assert conflict.dropped == conflict.cycle


@given(constraint_lists(hard=True), st.permutations("uvwxyz"), st.integers(2, 6), st.booleans())
def test_a_planted_contradiction_names_exactly_its_circle(
    constraints: list[Constraint], names: list[str], length: int, dated: bool
) -> None:
    assume(not solve(constraints).conflicts)
    ring = [*names[: length - dated], *([ORIGIN] if dated else [])]
    mosts = [0] * (length - 1) + [-1]
    planted = [
        Constraint(later, earlier, most, f"planted {at}")
        for at, (later, earlier, most) in enumerate(
            zip([*ring[1:], ring[0]], ring, mosts, strict=True)
        )
    ]
    (conflict,) = solve([*planted, *constraints]).conflicts
    assert set(conflict.cycle) == set(conflict.dropped) == set(planted)
    assert len(conflict.cycle) == length


@given(constraint_lists(hard=True, most=8), st.sampled_from("abcdef"), st.integers(1, 3))
def test_a_date_that_a_network_refutes_is_told_with_what_refutes_it(
    constraints: list[Constraint], name: str, beyond: int
) -> None:
    constraints = [*constraints, *between(name, None, 3, "its own date")]
    held = solve(constraints)
    assume(not held.conflicts)
    latest = held.latest(name)
    assert latest is not None
    crawled = Constraint(ORIGIN, name, -latest - beyond, "the date of the crawl")
    conflicts = solve([*constraints, crawled]).conflicts
    assert len(conflicts) == 1
    assert crawled in conflicts[0].cycle
    assert set(conflicts[0].cycle) <= {*constraints, crawled}
