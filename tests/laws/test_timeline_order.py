"""Law: one event is before another if and only if that is so in every way the days can fall.

The oracle tries them all: every day each event can have begun and ended on, as long as no event
ends before it begins and every stated order holds. An event is certainly before another if it
ends on an earlier day in every trial, or if stated orders lead there. Where nothing can hold at
once the oracle has nothing to say, and the order is still a strict partial order: irreflexive,
asymmetric, transitive. Telling the story agrees with it, and the order of the records is nothing.
"""

from __future__ import annotations

import random
from itertools import permutations, product
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fabula.story import Before, Event, Order, Timeline
from fabula.value import When
from stories import near_dates

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.law

_DAYS = range(4)
_DAY = st.none() | st.sampled_from(_DAYS)
# One day beyond either end stands for all that an unknown bound leaves open.
_LOW, _HIGH = -1, len(_DAYS)


def _ordered(low: int | None, high: int | None) -> tuple[int | None, int | None]:
    return (high, low) if low is not None and high is not None and high < low else (low, high)


def _instant(low: int | None, high: int | None) -> When:
    return When.within(*_ordered(low, high))


def _span(begin: When, end: When) -> When:
    first, ends_by = begin.days[0], end.days[1]
    if first is not None and ends_by is not None and ends_by < first:
        begin, end = end, begin
    return When.lasting(begin, end)


_INSTANTS = st.builds(_instant, _DAY, _DAY)
_SMALL = _INSTANTS | _INSTANTS | st.builds(_span, _INSTANTS, _INSTANTS)


@st.composite
def ordered_events(
    draw: st.DrawFn, whens: st.SearchStrategy[When] = _SMALL, *, most: int = 4
) -> list[Event]:
    """Events with bounds and stated orders, circles and contradictions among them."""
    ids = "abcdef"[: draw(st.integers(1, most))]
    laters = st.lists(st.sampled_from(ids), max_size=2)
    return [
        Event(
            id, "statement", id, when=draw(whens),
            before=tuple(Before(later, "said so") for later in draw(laters) if later != id),
        )
        for id in ids
    ]  # fmt: skip


def _story(events: list[Event]) -> Timeline:
    return Timeline("story", "A story", events=tuple(events))


def _spans(when: When) -> Iterator[tuple[int, int]]:
    """Every pair of days an event can have begun and ended on."""
    first, last, ends_from, ends_by = when.days
    begins = range(_LOW if first is None else first, (_HIGH if last is None else last) + 1)
    ends = range(
        _LOW if ends_from is None else ends_from, (_HIGH if ends_by is None else ends_by) + 1
    )
    alike = when.shape == "instant"
    return ((b, e) for b, e in product(begins, ends) if (b == e if alike else b <= e))


def _trials(events: list[Event]) -> list[dict[str, tuple[int, int]]]:
    """Every way the days can fall, given the stated orders; found by adding one event at a time."""
    trials: list[dict[str, tuple[int, int]]] = [{}]
    for event in events:
        trials = [
            {**trial, event.id: span}
            for trial in trials
            for span in _spans(event.when)
            if _holds(event, span, trial, events)
        ]
    return trials


def _holds(
    event: Event, span: tuple[int, int], trial: dict[str, tuple[int, int]], events: list[Event]
) -> bool:
    forward = all(
        span[1] <= trial[later.event][0] for later in event.before if later.event in trial
    )
    return forward and all(
        trial[other.id][1] <= span[0]
        for other in events
        if other.id in trial and any(later.event == event.id for later in other.before)
    )


def _closure(events: list[Event]) -> set[tuple[str, str]]:
    """Every pair that stated orders lead through."""
    pairs = {(event.id, later.event) for event in events for later in event.before}
    for middle, first, last in product([event.id for event in events], repeat=3):
        if (first, middle) in pairs and (middle, last) in pairs:
            pairs.add((first, last))
    return pairs


@given(ordered_events())
def test_order_is_what_holds_in_every_way_the_days_can_fall(events: list[Event]) -> None:
    stated, trials = _closure(events), _trials(events)
    assume(trials and not any((b, a) in stated for a, b in stated))
    story = _story(events)
    for one, other in permutations([event.id for event in events], 2):
        apart = all(trial[one][1] < trial[other][0] for trial in trials)
        assert (story.order(one, other) is Order.BEFORE) == (apart or (one, other) in stated)


@given(ordered_events(near_dates() | _SMALL, most=6))
def test_order_is_strict_and_partial_even_where_the_record_contradicts_itself(
    events: list[Event],
) -> None:
    story = _story(events)
    order = {
        (one.id, other.id): story.order(one.id, other.id)
        for one, other in product(events, repeat=2)
    }
    converse = {Order.BEFORE: Order.AFTER, Order.AFTER: Order.BEFORE}
    for (one, other), lies in order.items():
        assert (lies is Order.SAME) == (one == other)
        assert order[other, one] is converse.get(lies, lies)
        for third in (event.id for event in events):
            if lies is order[other, third] is Order.BEFORE:
                assert order[one, third] is Order.BEFORE


@given(ordered_events(near_dates() | _SMALL, most=6))
def test_a_story_is_told_in_an_order_that_contradicts_nothing_certain(events: list[Event]) -> None:
    story = _story(events)
    told = [event.id for event in story]
    assert sorted(told) == sorted(event.id for event in events)
    for at, earlier in enumerate(told):
        for later in told[at + 1 :]:
            assert story.order(earlier, later) is not Order.AFTER


@given(ordered_events(near_dates() | _SMALL, most=6), st.randoms(use_true_random=False))
def test_the_order_of_the_records_does_not_matter(
    events: list[Event], chance: random.Random
) -> None:
    shuffled = list(events)
    chance.shuffle(shuffled)
    assert list(_story(shuffled)) == list(_story(events))
