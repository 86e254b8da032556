from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.errors import Finding, FindingCode
from fabula.evidence import Checked
from fabula.present.findings import finding_line, finding_record, safe_text, summary_line

HOSTILE = "a\x1b[31mred\x07\u202eevil\u2066\u200b\ufeff\r\nnext\u2028\x9bline"


def test_a_line_is_code_address_message_and_the_reason_it_was_accepted() -> None:
    finding = Finding(FindingCode.STALE, "a/b", "the words are gone", "the page was mended")
    expected = "stale: a/b: the words are gone (accepted: the page was mended)"
    assert finding_line(finding) == expected


@pytest.mark.parametrize("field", ["at", "message", "accepted"])
def test_hostile_text_reaches_no_terminal(field: str) -> None:
    parts = {"at": "a/b", "message": "m", "accepted": "r", field: HOSTILE}
    line = finding_line(Finding(FindingCode.STALE, **parts))
    assert r"\x1b[31mred\x07\u202eevil" in line
    assert all(unicodedata.category(c)[0] != "C" for c in line)


@given(st.text())
def test_a_safe_text_is_one_line_without_anything_unseen_and_is_safe_already(text: str) -> None:
    safe = safe_text(text)
    assert len(safe.splitlines()) <= 1
    assert all(unicodedata.category(c)[0] != "C" for c in safe)
    assert safe_text(safe) == safe


def test_letters_of_every_script_and_no_break_spaces_stay() -> None:
    text = "Ωмега עברית عربي 漢字 7\u202f000\u00a0€ é 👩"
    assert safe_text(text) == text


def test_line_feeds_stay_where_several_lines_are_meant() -> None:
    assert safe_text("a\nb\r", lines=True) == "a\nb\\r"


def test_a_lone_surrogate_can_be_printed() -> None:
    assert safe_text("\ud800").encode() == rb"\ud800"


def test_a_record_is_plain_json_with_the_text_as_it_is() -> None:
    record = finding_record(Finding(FindingCode.CONFLICT, "a", HOSTILE))
    assert json.loads(json.dumps(record)) == {
        "code": "conflict",
        "about": "sources",
        "at": "a",
        "message": HOSTILE,
        "accepted": None,
        "meaning": FindingCode.CONFLICT.meaning,
    }


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((5, 12, 40, 52), "5 sources, 12 events, 40 claims; no text at hand to verify 52 passages"),
        ((1, 1, 1, 1), "1 source, 1 event, 1 claim; no text at hand to verify 1 passage"),
        ((5, 12, 40, 52, 5, 51),
         "5 sources, 12 events, 40 claims; 5 of 5 sources and 51 of 52 passages verified"),
        ((0, 0, 0, 0, 0, 0), "0 sources, 0 events, 0 claims; 0 of 0 sources and 0 of 0 passages verified"),
    ],
)  # fmt: skip
def test_the_summary_says_how_much_was_looked_at(counts: tuple[int, ...], expected: str) -> None:
    names = ("sources", "events", "claims", "passages", "sources verified", "passages verified")
    assert summary_line(Checked((), dict(zip(names, counts, strict=False)))) == expected
