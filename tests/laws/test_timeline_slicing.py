"""Law: what certainly happened in a span of time is part of what may have happened in it.

And a longer span never holds less.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.evidence import settle
from fabula.story import Timeline
from stories import as_expected, near_dates, timelines

pytestmark = pytest.mark.law

_DAYS = st.none() | st.dates(date(2024, 1, 30), date(2024, 2, 20))
_STORIES = timelines(dates=near_dates()).map(lambda story: settle(story, as_expected))


def _ids(
    story: Timeline, start: date | None, end: date | None, *, certainly: bool = False
) -> list[str]:
    return [event.id for event in story.select(start=start, end=end, certainly=certainly)]


def _in_order(start: date | None, end: date | None) -> tuple[date | None, date | None]:
    return (end, start) if start and end and end < start else (start, end)


@given(_STORIES, _DAYS, _DAYS)
def test_what_is_certain_is_possible(story: Timeline, start: date | None, end: date | None) -> None:
    start, end = _in_order(start, end)
    certain = set(_ids(story, start, end, certainly=True))
    assert certain <= set(_ids(story, start, end))
    told = [event.id for event in story]
    assert [id for id in told if id in certain] == _ids(story, start, end, certainly=True)


@given(_STORIES, _DAYS, _DAYS, st.booleans())
def test_a_longer_span_holds_no_less(
    story: Timeline, start: date | None, end: date | None, certainly: bool
) -> None:
    start, end = _in_order(start, end)
    held = set(_ids(story, start, end, certainly=certainly))
    assert held <= set(_ids(story, start, None, certainly=certainly))
    assert held <= set(_ids(story, None, end, certainly=certainly))
    assert set(_ids(story, None, None)) == {event.id for event in story}
