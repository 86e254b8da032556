"""Any text is EDTF or is refused, and the refusal points into the text.

What is read has a canonical form; nothing else is ever raised, and no text takes long.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.errors import NotationError
from fabula.value import edtf
from strategies import edtf_texts

pytestmark = pytest.mark.law

_SCRAPS = st.sampled_from(
    ["2024", "-02", "-30", "-XX", "X", "-", "/", "..", "[", "]", "{", "}", ",", "?", "~", "%", "Y", "E9",
     "S2", "T10:00:00", "Z", " ", "٢", "0"]
)  # fmt: skip


@st.composite
def _damaged(draw: st.DrawFn) -> str:
    """EDTF with one character lost, doubled or put in."""
    text = draw(edtf_texts())
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(st.sampled_from("-X?/.[],9 ")) + text[at + draw(st.integers(0, 1)) :]


@given(st.text(max_size=30) | st.lists(_SCRAPS, max_size=9).map("".join) | _damaged())
def test_any_text_is_read_or_refused_with_its_fault_in_place(text: str) -> None:
    fault = _fault(text)
    if fault is None:
        canonical = edtf.format(edtf.parse(text))
        assert edtf.format(edtf.parse(canonical)) == canonical
    else:
        assert 0 <= fault.start <= fault.end <= len(text)
        assert len(str(fault)) < 400


@given(edtf_texts())
def test_white_space_is_never_part_of_it(text: str) -> None:
    assert _fault(f" {text}") is not None
    assert _fault(f"{text} ") is not None


@pytest.mark.parametrize("part", ["2024", "-", "[", "X", "?", ",", "..", "2024/", "2024,", "Y9"])
def test_long_texts_are_refused_unread(part: str) -> None:
    fault = _fault(part * 100_000)
    assert fault is not None
    assert fault.expected == "at most 1000 characters"


def _fault(text: str) -> NotationError | None:
    try:
        edtf.parse(text)
    except NotationError as error:
        return error
    return None
