from __future__ import annotations

import pytest

from fabula.errors import RecordError
from fabula.story import Event, Related, Timeline
from fabula.story.timeline import Order
from fabula.value.interval import Allen


def test_one_way_is_a_relation_of_allen_or_a_stretch_of_several() -> None:
    assert Related(("meets",), "visit", "it says so").relations == {Allen.MEETS}
    assert len(Related(("not-earlier",), "visit", "it says so").relations) == 8


@pytest.mark.parametrize(
    ("how", "told"),
    [
        (("sarts",), "did you mean 'starts'"),
        (("before", "after"), "days cannot tell it from meets or overlaps"),
        ((), "one of Allen's relations or more"),
        (("x" * 10_000,), "is not a relation of two events"),
    ],
)
def test_what_days_cannot_hold_is_refused_with_what_it_would_let_in(
    how: tuple[str, ...], told: str
) -> None:
    with pytest.raises(RecordError, match=told) as caught:
        Related(how, "visit", "it says so")
    assert caught.value.place == "relation to 'visit'"
    assert len(str(caught.value)) < 500


def test_a_relation_needs_a_reason() -> None:
    with pytest.raises(RecordError, match="the reason for the relation"):
        Related(("meets",), "visit", " ")


def test_an_event_lies_to_others_and_not_to_itself() -> None:
    with pytest.raises(RecordError, match="another event"):
        Event("visit", "visit", "A visit", related=(Related(("meets",), "visit", "so"),))


@pytest.mark.parametrize(
    ("way", "order"),
    [
        ("meets", Order.BEFORE),
        ("after", Order.AFTER),
        ("met-by", Order.AFTER),
        ("within", Order.UNORDERED),
    ],
)
def test_a_relation_that_puts_one_first_orders_them(way: str, order: Order) -> None:
    talks = Event("talks", "talks", "Talks", related=(Related((way,), "visit", "so"),))
    visit = Event("visit", "visit", "A visit")
    assert Timeline("s", "S", events=(visit, talks)).order("talks", "visit") is order
