"""Surrounding text never changes the reading of a full date, nor does the day of writing."""

from __future__ import annotations

from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from fabula.recognise.dates.mention import DateMention
from fabula.recognise.engine import read
from strategies import FRAMES, languages, writing_days

pytestmark = pytest.mark.law


@given(
    languages(),
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["full", "long", "medium"]),
    writing_days(),
    st.integers(0, 3),
)
def test_a_full_date_reads_the_same_in_any_frame(
    language: str, day: date, length: str, written: date, copies: int
) -> None:
    before, after = FRAMES[language]
    text = format_date(day, length, locale=language)
    start = len(before * copies + before)
    framed = f"{before * copies}{before}{text}{after}"
    found = [
        m for m in read(framed, language, written) if m.start < start + len(text) and m.end > start
    ]
    assert [
        (type(m), m.when.earliest, m.when.latest) for m in found if isinstance(m, DateMention)
    ] == [(DateMention, day, day)]
    assert len(found) == 1
