"""Never more precise than the evidence: no way of writing a date down narrows it.

Where EDTF has no words for four bounds, the canonical form is wider; where a text gives fewer
digits, the days it means are more.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.value import edtf
from fabula.value.date import Date
from fabula.value.when import When
from strategies import dates, whens

pytestmark = pytest.mark.law


@given(whens())
def test_the_canonical_form_holds_every_day_of_what_it_stands_for(when: When) -> None:
    written = edtf.parse(edtf.format(when))
    assert written.shape is when.shape
    for ours, its, side in zip(when.days, written.days, (1, -1, 1, -1), strict=True):
        assert its is None or (ours is not None and ours * side >= its * side)


@given(dates())
def test_dropping_the_day_or_the_month_never_narrows(date: Date) -> None:
    coarser = Date(date.year, date.month if date.day else "", "", date.significant)
    assert _holds(coarser, date)


@given(dates(), st.integers(0, 7))
def test_leaving_a_digit_open_never_narrows(date: Date, at: int) -> None:
    if date.significant is not None or date.year[0] == "Y" or date.month > "20":
        return
    digits = date.year.lstrip("-") + date.month + date.day
    wider = digits[:at] + "X" * (at < len(digits)) + digits[at + 1 :]
    sign = "-" if date.year[0] == "-" else ""
    assert _holds(Date(sign + wider[:4], wider[4:6], wider[6:]), date)


@given(dates())
def test_fewer_significant_digits_never_narrow(date: Date) -> None:
    if date.significant is not None and date.significant > 1:
        assert _holds(Date(date.year, significant=date.significant - 1), date)


def _holds(wide: Date, narrow: Date) -> bool:
    low = wide.earliest is None or (
        narrow.earliest is not None and narrow.earliest >= wide.earliest
    )
    high = wide.latest is None or (narrow.latest is not None and narrow.latest <= wide.latest)
    return low and high
