"""A date that CLDR renders, in any locale of our languages and any length, is read back."""

from __future__ import annotations

from datetime import date

import pytest
from babel import Locale, localedata
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from fabula.recognise.dates.mention import DateMention
from fabula.recognise.engine import read
from strategies import LANGUAGES

pytestmark = pytest.mark.law

# The Latin script alone: Deseret and Shavian are scripts that no news is written in.
_LOCALES = sorted(
    tag
    for tag in localedata.locale_identifiers()
    if tag.partition("_")[0] in LANGUAGES and Locale.parse(tag).script in (None, "Latn")
)
_LENGTHS = ("full", "long", "medium", "short")
# Two digits of a year stand for 1940 to 2039; the day of writing bears on nothing.
_DAYS = st.dates(date(1940, 1, 1), date(2039, 12, 31))
_WRITTEN = date(2024, 2, 9)


def _is_read_back(day: date, length: str, locale: str) -> None:
    text = format_date(day, length, locale=locale)
    found = [m for m in read(text, locale, _WRITTEN) if isinstance(m, DateMention)]
    assert [(m.when.earliest, m.when.latest) for m in found] == [(day, day)], (locale, text)


@given(_DAYS, st.sampled_from(_LENGTHS), st.sampled_from(_LOCALES))
def test_a_rendered_date_is_read_back(day: date, length: str, locale: str) -> None:
    _is_read_back(day, length, locale)


@pytest.mark.all_locales
@pytest.mark.parametrize("locale", _LOCALES)
def test_every_locale_renders_dates_that_are_read_back(locale: str) -> None:
    for month in range(1, 13):
        for length in _LENGTHS:
            _is_read_back(date(1960 + 6 * month, month, 2 * month + 1), length, locale)
