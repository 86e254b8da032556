"""Law: folding what is folded changes nothing, and folding never lengthens a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.text import fold
from strategies import texts

pytestmark = pytest.mark.law


@given(texts() | st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(texts() | st.text())
def test_folding_never_lengthens(text: str) -> None:
    assert len(fold(text).text) <= len(text)


@given(texts(), texts())
def test_folding_paragraphs_apart_or_together_gives_the_same(one: str, other: str) -> None:
    apart = f"{fold(one).text.strip()} {fold(other).text.strip()}".strip()
    assert fold(f"{one}\n\n{other}").text.strip() == apart
