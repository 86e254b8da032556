"""``earliest <= latest`` in every reading, exactly one is chosen, and each says why.

The notation of a reading is EDTF that is read back, and mentions stand apart and in order.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from fabula.recognise.dates.mention import DateMention
from fabula.recognise.engine import read
from fabula.value import edtf
from strategies import dated_texts, writing_days

pytestmark = pytest.mark.law


def _dates(text: str, language: str, written: date | None) -> list[DateMention]:
    return [m for m in read(text, language, written) if isinstance(m, DateMention)]


@given(dated_texts(), writing_days())
def test_no_reading_ends_before_it_begins(case: tuple[str, str], written: date) -> None:
    for mention in _dates(case[1], case[0], written):
        for reading in mention.readings:
            first, _, _, last = reading.when.days
            assert first is None or last is None or first <= last


@given(dated_texts(), writing_days())
def test_one_reading_is_chosen_and_each_has_grounds(case: tuple[str, str], written: date) -> None:
    for mention in _dates(case[1], case[0], written):
        assert [reading.chosen for reading in mention.readings].count(True) == 1
        assert mention.readings[0].chosen
        assert all(reading.grounds and reading.convention for reading in mention.readings)


@given(dated_texts(), writing_days())
def test_every_reading_has_a_notation(case: tuple[str, str], written: date) -> None:
    for mention in _dates(case[1], case[0], written):
        for reading in mention.readings:
            assert edtf.parse(edtf.format(reading.when)) is not None


@given(dated_texts(), writing_days())
def test_mentions_stand_apart_and_slice_back(case: tuple[str, str], written: date) -> None:
    language, text = case
    end = 0
    for mention in read(text, language, written):
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        assert "\n" not in mention.text
        end = mention.end
