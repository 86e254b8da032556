"""The layout of JSON: the same value whatever the depth, and at full depth what json makes of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from fabula.exchange.layout import json_text

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

DEEPEST = 20


def values() -> SearchStrategy[Any]:
    """Whatever an export holds: texts, whole numbers, flags, and lists and tables of them."""
    plain = st.none() | st.booleans() | st.integers() | st.text(max_size=8)
    return st.recursive(
        plain,
        lambda held: (
            st.lists(held, max_size=4) | st.dictionaries(st.text(max_size=4), held, max_size=4)
        ),
        max_leaves=15,
    )


@given(values(), st.integers(0, DEEPEST))
def test_what_is_read_back_does_not_depend_on_the_depth(value: Any, depth: int) -> None:
    assert json.loads(json_text(value, depth)) == value


@given(values())
def test_at_full_depth_the_text_is_that_of_the_json_module(value: Any) -> None:
    assert json_text(value, DEEPEST) == json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def test_below_the_depth_a_container_stands_on_one_line() -> None:
    assert json_text({"a": [{"b": [1, 2]}]}, 2) == '{\n "a": [\n  {"b": [1, 2]}\n ]\n}\n'
