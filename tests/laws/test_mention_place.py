"""Mentions never overlap, stand in order, and their offsets slice back to their words.

Offsets are code points of the text as given, whatever it is made of.
"""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

from fabula.recognise.engine import read
from strategies import languages, strange_texts, texts

pytestmark = pytest.mark.law


@given(strange_texts() | texts(), languages())
def test_mentions_are_apart_and_in_order(text: str, language: str) -> None:
    end = 0
    for mention in read(text, language):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end


@given(strange_texts() | texts(), languages())
def test_offsets_slice_back_to_the_words(text: str, language: str) -> None:
    for mention in read(text, language):
        assert text[mention.start : mention.end] == mention.text
        assert not mention.text[0].isspace()
        assert not mention.text[-1].isspace()


@given(strange_texts(), languages())
def test_offsets_slice_back_after_composition(text: str, language: str) -> None:
    composed = unicodedata.normalize("NFC", f"👩🏽‍🚀 e\u0301 {text}")
    for mention in read(composed, language):
        assert composed[mention.start : mention.end] == mention.text


@given(strange_texts(), languages())
def test_no_mention_crosses_a_line(text: str, language: str) -> None:
    assert not any("\n" in mention.text for mention in read(text, language))
