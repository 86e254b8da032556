"""No article date, no guess: an undated text never bounds what is reckoned from its date.

Such a mention says what it waits for, or leaves digits open.
"""

from __future__ import annotations

import pytest
from hypothesis import given

from fabula.recognise.dates.mention import DateMention, fields
from fabula.recognise.engine import read
from strategies import dated_texts, reckoned_phrases

pytestmark = pytest.mark.law


@given(reckoned_phrases())
def test_a_phrase_reckoned_from_an_unknown_day_has_no_bounds(phrase: tuple[str, str]) -> None:
    language, text = phrase
    [mention] = [fields(m) for m in read(text, language) if isinstance(m, DateMention)]
    assert (mention["earliest"], mention["latest"]) == (None, None)
    assert "relative" in mention or mention["edtf"].startswith("XXXX")


@given(dated_texts())
def test_what_waits_has_no_bounds(case: tuple[str, str]) -> None:
    language, text = case
    for mention in read(text, language):
        if isinstance(mention, DateMention) and mention.waits is not None:
            assert mention.when.days == (None, None, None, None)
