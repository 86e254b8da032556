from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.errors import InputError, UnusableStoryError
from fabula.exchange.history import (
    HISTORY,
    Version,
    history_text,
    load_history,
    read_history,
    save_history,
    with_version,
)
from fabula.present.change import Change, Way
from fabula.story import Agent, Timeline
from stories import plain_story

if TYPE_CHECKING:
    from pathlib import Path

FIRST = replace(plain_story(), version="1", released=date(2024, 2, 9))
SECOND = replace(
    FIRST, version="2", released=date(2024, 3, 1), agents=(*FIRST.agents, Agent("pilot", "a pilot"))
)


@st.composite
def histories(draw: st.DrawFn) -> tuple[Version, ...]:
    changed = st.builds(Change, st.sampled_from(Way), st.text(), st.text(), st.text())
    names = draw(st.lists(st.text(min_size=1), unique=True, max_size=3))
    days = sorted(draw(st.lists(st.dates(), min_size=len(names), max_size=len(names))))
    told = [tuple(draw(st.lists(changed, max_size=3))) for _ in names]
    return tuple(
        Version(name, day, "ab" * 32, each)
        for name, day, each in zip(names, days, told, strict=True)
    )


@given(histories())
def test_a_history_is_read_as_it_was_written(history: tuple[Version, ...]) -> None:
    text = history_text(history)
    assert text.isascii()
    assert read_history(text, HISTORY) == history


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    assert load_history(tmp_path) == ()
    history = with_version((), FIRST)
    save_history(tmp_path, history)
    assert load_history(tmp_path) == history


def test_a_second_version_tells_what_it_changed() -> None:
    first, second = with_version(with_version((), FIRST), SECOND, FIRST)
    assert (first.changes, second.name, second.released) == ((), "2", date(2024, 3, 1))
    assert second.changes == (
        Change(Way.CHANGED, "story", "story", "its version"),
        Change(Way.ADDED, "agent", "pilot", "a pilot"),
    )


def test_a_version_that_is_known_is_not_told_twice() -> None:
    history = with_version(with_version((), FIRST), SECOND, FIRST)
    assert with_version(history, SECOND) == with_version(history, SECOND, FIRST) == history


UNFIT = {
    "no version": (replace(FIRST, version=""), None, "add version and released"),
    "no day": (replace(FIRST, released=None), None, "add version and released"),
    "a known version": (replace(FIRST, title="Another"), None, "released with another record"),
    "no version before": (SECOND, None, "name the release of version '1' with --since"),
    "another before": (SECOND, replace(FIRST, title="B"), "--since names version '1', or not as"),
    "an earlier day": (
        replace(SECOND, released=date(2023, 1, 1)),
        FIRST,
        "2024-02-09, as the last",
    ),
}


@pytest.mark.parametrize("case", UNFIT)
def test_what_does_not_follow_is_refused(case: str) -> None:
    story, before, said = UNFIT[case]
    with pytest.raises(InputError, match=said):
        with_version(with_version((), FIRST), story, before)


def test_the_first_version_has_none_before_it() -> None:
    with pytest.raises(InputError, match="leave --since out"):
        with_version((), SECOND, FIRST)


def test_an_older_version_is_not_released_again() -> None:
    history = with_version(with_version((), FIRST), SECOND, FIRST)
    with pytest.raises(InputError, match="'1' is not the last; '2' is"):
        with_version(history, FIRST)


ROW = {"name": "1", "released": "2024-02-09", "digest": "ab" * 32, "changes": []}
DAMAGED = {
    "no json": "{",
    "another format": '{"format": 2, "versions": []}',
    "no list": '{"format": 1, "versions": {}}',
    "an impossible day": json.dumps({"format": 1, "versions": [ROW | {"released": "2024-02-30"}]}),
    "another way": json.dumps({"format": 1, "versions": [ROW | {"changes": [["x", "", "", ""]]}]}),
    "twice the same": json.dumps({"format": 1, "versions": [ROW, ROW]}),
    "days that go back": json.dumps(
        {"format": 1, "versions": [ROW, ROW | {"name": "2", "released": "2023-01-01"}]}
    ),
}


@pytest.mark.parametrize("text", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_history_is_refused(text: str) -> None:
    with pytest.raises(UnusableStoryError, match=HISTORY):
        read_history(text, HISTORY)


def test_a_digest_does_not_hang_on_what_is_derived() -> None:
    settled = Timeline("a", "A", version="1", released=date(2024, 2, 9))
    assert with_version((), settled)[0].digest == with_version((), replace(settled))[0].digest
