"""Networks of days: what is refused, which way is told, and what gives way."""

from __future__ import annotations

import pytest

from fabula.errors import RecordError, UnknownIdError
from fabula.evidence.dating.network import ORIGIN, Chain, Constraint, Side, between, replay, solve
from fabula.value.calendar import ordinal

_DAY = ordinal(2024, 2, 8)


def _order(first: str, second: str, rule: str = "", priority: int = 0) -> Constraint:
    return Constraint(first, second, 0, f"{first} came before {second}", rule, priority)


def test_a_constraint_joins_two_variables() -> None:
    with pytest.raises(RecordError, match="another variable"):
        Constraint("visit", "visit", 0, "it is said")


def test_a_variable_no_constraint_names_is_unknown() -> None:
    with pytest.raises(UnknownIdError, match="did you mean 'visit'"):
        solve(between("visit", _DAY, None, "its claim")).earliest("vist")


def test_nothing_bounds_nothing() -> None:
    assert solve([]).variables == ()


def test_a_bound_is_pushed_along_orders_and_says_so() -> None:
    solved = solve([*between("call", _DAY, None, "its claim"), _order("call", "visit")])
    chain = solved.chain("visit", Side.EARLIEST)
    assert chain is not None
    assert list(chain.days()) == [("call", _DAY), ("visit", _DAY)]
    assert [step.because for step in chain.steps] == ["its claim", "call came before visit"]
    assert solved.chain("visit", Side.LATEST) is None


def test_a_chain_whose_steps_do_not_join_replays_to_nothing() -> None:
    (begins,) = between("call", _DAY, None, "its claim")
    with pytest.raises(RecordError, match="begins at 'call'"):
        replay(Chain(Side.EARLIEST, (begins, _order("visit", "return"))))
    with pytest.raises(RecordError, match="one constraint or more"):
        replay(Chain(Side.LATEST, ()))


def test_of_two_ways_to_one_day_the_shorter_is_told() -> None:
    long = [_order("a", "b"), _order("b", "c")]
    solved = solve([*between("a", _DAY, None, "its claim"), *long, _order("a", "c")])
    chain = solved.chain("c", Side.EARLIEST)
    assert chain is not None
    assert len(chain.steps) == 2


def test_a_hard_way_is_told_before_a_shorter_soft_one() -> None:
    soft = between("c", _DAY, None, "a rule", "rule")
    solved = solve([*between("a", _DAY, None, "its claim"), _order("a", "c"), *soft])
    chain = solved.chain("c", Side.EARLIEST)
    assert chain is not None
    assert chain.rules == ()


def test_the_weakest_rule_gives_way_to_what_contradicts_it() -> None:
    weak = between("visit", _DAY + 5, None, "a weak rule", "weak", 1)
    strong = between("visit", None, _DAY, "a strong rule", "strong", 2)
    solved = solve([*weak, *strong])
    (conflict,) = solved.conflicts
    assert conflict.dropped == weak
    assert set(conflict.cycle) == {*weak, *strong}
    assert (solved.earliest("visit"), solved.latest("visit")) == (None, _DAY)


def test_rules_never_move_what_is_hard() -> None:
    hard = between("visit", _DAY, _DAY, "its claim")
    solved = solve([*hard, *between("visit", _DAY + 1, None, "a rule", "rule", 9)])
    assert not solved.conflicts[0].hard
    assert (solved.earliest("visit"), solved.latest("visit")) == (_DAY, _DAY)


def test_what_is_hard_and_contradicts_itself_is_set_aside_whole() -> None:
    claims = between("visit", _DAY, _DAY, "its claim")
    crawled = Constraint(ORIGIN, "visit", -_DAY - 1, "the crawl was the day after")
    solved = solve([*claims, crawled, _order("call", "visit")])
    (conflict,) = solved.conflicts
    assert conflict.hard
    assert [step.because for step in conflict.cycle] == ["its claim", crawled.because]
    assert (solved.earliest("visit"), solved.latest("call")) == (_DAY, None)


def test_a_contradiction_far_from_any_date_is_found() -> None:
    ring = [Constraint("a", "b", -1, "a came first"), Constraint("b", "a", 0, "b came first")]
    (conflict,) = solve([*ring, *between("c", _DAY, _DAY, "its claim")]).conflicts
    assert set(conflict.cycle) == set(ring)


def test_a_long_ring_of_orders_is_told_in_bounded_time() -> None:
    size = 3_000
    ring = [Constraint(f"v{at}", f"v{(at + 1) % size}", -1, "ring") for at in range(size)]
    (conflict,) = solve(ring).conflicts
    assert len(conflict.cycle) == size
