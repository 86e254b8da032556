"""Any text of a story is harmless beside any other text."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.present.inert import inert
from fabula.sphinxext.lookup import Lookup
from fabula.sphinxext.model import model
from fabula.sphinxext.prose import said

# Unicode Standard Annex 9, section 2: embeddings, overrides and isolates, and what ends them.
_DIRECTION = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@given(st.text())
def test_nothing_is_left_that_turns_directions_breaks_lines_or_controls(text: str) -> None:
    shown = inert(text)
    assert not _DIRECTION & {unicodedata.bidirectional(character) for character in shown}
    assert not [one for one in shown if unicodedata.category(one) in ("Cc", "Zl", "Zp")]
    assert shown == shown.strip()


@given(st.text())
def test_harmless_text_stays_as_it_is(text: str) -> None:
    assert inert(inert(text)) == inert(text)


@given(st.text(st.characters(categories=["L", "M", "N", "P", "S"])))
def test_no_visible_character_is_lost(text: str) -> None:
    assert inert(text) == text


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "because ‘this week’ and ‘the town’s’ say so, it isn’t later"),
        ("fr", "because “this week” and “the town’s” say so, it isn’t later"),
    ],
)
def test_sentences_of_ours_have_the_quotation_marks_of_the_page(language: str, shown: str) -> None:
    look = Lookup(model(Path("tests/roots/story")), {}, language)
    sentence = """because 'this week' and "the town's" say so, it isn't later"""
    assert "".join(node.astext() for node in said(look, sentence)) == shown
