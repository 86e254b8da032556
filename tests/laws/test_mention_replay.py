"""Replaying a derivation gives the value that was read."""

from __future__ import annotations

import pytest
from hypothesis import given

from fabula.recognise.engine import read
from fabula.recognise.mention import Quantity, replay
from fabula.value.number import decimal_text
from strategies import languages, strange_texts

pytestmark = pytest.mark.law


@given(strange_texts(), languages())
def test_a_derivation_replays_to_its_value(text: str, language: str) -> None:
    for mention in read(text, language):
        if isinstance(mention, Quantity):
            outcome = replay(mention.derivation)
            chosen = mention.chosen
            assert outcome == (chosen.low, chosen.high, chosen.unit, mention.approximator)


@given(strange_texts(), languages())
def test_every_step_names_words_of_the_mention(text: str, language: str) -> None:
    for mention in read(text, language):
        if isinstance(mention, Quantity):
            for step in mention.derivation:
                assert mention.start <= step.start <= step.end <= mention.end


@given(strange_texts(), languages())
def test_every_value_is_a_measure_that_can_be_written_down(text: str, language: str) -> None:
    for mention in read(text, language):
        if isinstance(mention, Quantity):
            measure = mention.measure
            for bound in (measure.low, measure.high):
                assert bound is None or decimal_text(bound)
