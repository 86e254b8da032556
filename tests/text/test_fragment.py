"""A link opens a page at the words, whatever the words are."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.text.fragment import at_words

PAGE = "https://paper.example/a?b=1&c=2"


@given(st.text(min_size=1).filter(str.split))
def test_the_words_can_be_had_back_and_nothing_of_them_parts_the_directive(words: str) -> None:
    try:
        words.encode("utf-8")
    except UnicodeEncodeError:
        return
    page, _, directive = at_words(PAGE, words).partition("#:~:text=")
    assert page == PAGE
    assert re.fullmatch(r"[A-Za-z0-9._~%]+", directive)
    assert unquote(directive) == " ".join(words.split())


@pytest.mark.parametrize(
    ("address", "opened"),
    [
        ("https://p.example/", "https://p.example/#:~:text=it"),
        ("https://p.example/#", "https://p.example/#:~:text=it"),
        ("https://p.example/#two", "https://p.example/#two:~:text=it"),
        ("https://p.example/#two:~:text=old", "https://p.example/#two:~:text=it"),
        ("https://p.example/#:~:text=old", "https://p.example/#:~:text=it"),
    ],
)
def test_a_fragment_stays_and_a_directive_is_replaced(address: str, opened: str) -> None:
    assert at_words(address, "it") == opened
