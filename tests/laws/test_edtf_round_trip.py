"""Writing a date down loses nothing a notation can hold, and the canonical form is settled.

``parse∘format`` is the identity on every when that a notation can give; ``format∘parse`` is
idempotent on texts. What no notation holds, reasons and softness, is all that is dropped from an
instant.
"""

from __future__ import annotations

import pytest
from hypothesis import given

from fabula.value import edtf
from fabula.value.calendar import civil
from fabula.value.when import Shape, When
from strategies import bounded_whens, edtf_texts, written_whens

pytestmark = pytest.mark.law


@given(written_whens())
def test_what_a_notation_says_is_read_back_from_the_canonical_form(when: When) -> None:
    assert edtf.parse(edtf.format(when)) == when


@given(edtf_texts())
def test_the_canonical_form_is_canonical(text: str) -> None:
    canonical = edtf.format(edtf.parse(text))
    assert edtf.format(edtf.parse(canonical)) == canonical


@given(edtf_texts())
def test_the_canonical_form_means_the_same(text: str) -> None:
    assert edtf.parse(edtf.format(edtf.parse(text))) == edtf.parse(text)


@given(edtf_texts())
def test_the_canonical_form_claims_no_level_beyond_the_second(text: str) -> None:
    assert edtf.level(edtf.format(edtf.parse(text))) in (0, 1, 2)


@given(bounded_whens().filter(lambda when: when.shape is Shape.INSTANT))
def test_an_instant_loses_only_its_reasons(when: When) -> None:
    years = [civil(day)[0] for day in when.days if day is not None]
    if all(-9999 <= year <= 9999 for year in years):
        assert edtf.parse(edtf.format(when)) == when.without_reasons()
