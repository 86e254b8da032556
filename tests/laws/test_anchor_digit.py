"""Law: if any one digit of a quoted passage is altered, the quotation is never found there.

Neither folding nor likeness may forgive a figure. Should the same words stand elsewhere as well,
they may be found there.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fabula.text import Span, anchor, canonical, select
from strategies import passages, word_texts

pytestmark = pytest.mark.law

_DIGITS = "0123456789٠٧７²½"


@given(passages() | passages(word_texts(min_words=6)), st.data())
def test_a_passage_with_another_digit_is_not_found(
    passage: tuple[str, Span], data: st.DataObject
) -> None:
    text, span = passage
    figures = [at for at in range(span.start, span.end) if text[at].isdigit()]
    assume(figures)
    at = data.draw(st.sampled_from(figures))
    digit = data.draw(st.sampled_from(_DIGITS).filter(lambda digit: digit != text[at]))
    altered = text[:at] + digit + text[at + 1 :]
    assume(canonical(altered) == altered)
    found = anchor(altered, select(text, span.start, span.end))
    if found.found:
        assert found.span is not None
        assert found.span.start not in _beginnings(text, span)


def _beginnings(text: str, span: Span) -> range:
    """Where a stretch with the words of the passage may begin, blanks at its ends let go."""
    words = text[span.slice]
    unseen = re.match(r"[\s\u00ad\u200b\u200d\u2060\ufe0f\u202e\ufeff]*", words)
    return range(span.start, span.start + (unseen.end() if unseen else 0) + 1)
