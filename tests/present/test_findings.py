from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.errors import Finding, FindingCode
from fabula.evidence import Checked
from fabula.present.findings import (
    finding_line,
    finding_record,
    safe_text,
    summary_line,
    values_in_words,
)

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
        ((5, 3, 1, 12, 40, 52),
         "5 files, 3 groups, 1 origin, 12 events, 40 claims; no text at hand to verify 52 passages"),
        ((1, 1, 0, 1, 1, 1),
         "1 file, 1 group, 0 origins, 1 event, 1 claim; no text at hand to verify 1 passage"),
        ((5, 3, 2, 12, 40, 52, 5, 51),
         ("5 files, 3 groups, 2 origins, 12 events, 40 claims; "
         "5 of 5 files and 51 of 52 passages verified")),
        ((0, 0, 0, 0, 0, 0, 0, 0),
         ("0 files, 0 groups, 0 origins, 0 events, 0 claims; "
         "0 of 0 files and 0 of 0 passages verified")),
    ],
)  # fmt: skip
def test_the_summary_says_how_much_was_looked_at(counts: tuple[int, ...], expected: str) -> None:
    names = (
        "sources", "groups", "origins", "events", "claims", "passages",
        "sources verified", "passages verified",
    )  # fmt: skip
    checked = Checked((), dict(zip(names, counts, strict=False)))
    assert summary_line(checked) == expected


def test_amounts_of_a_finding_are_worded_and_quotations_are_left_as_they_are() -> None:
    said = (
        "the words say over 1e12 USD; 'over 1e12 USD' is no \"5..7 EUR\", it is 5..7 EUR or 1.2.3 x"
    )
    assert values_in_words(said, "en") == (
        "the words say more than 1 trillion US dollars; 'over 1e12 USD' is no \"5..7 EUR\", "
        "it is 5 to 7 euros or 1.2.3 x"
    )


@pytest.mark.parametrize(
    ("said", "worded"),
    [
        ("has 1 d; here 2 km", "has 1 day; here 2 kilometres"),
        ("has at-least 6e7", "has at least 60 million"),
        ("about 3..4 of it", "about 3 to 4 of it"),
        ("the date [2024-02-08..2024-02-29]", "between 8 and 29 February 2024"),
        ("2 of 37 events, version 0.1.0, on 8 February 2024", None),
        ("paragraph 5, sentence 1 of the paper", None),
        ("source:nl/7.2 and 12-14, sha 4e12ab", None),
    ],
)
def test_notation_of_every_kind_is_worded_and_other_numbers_stay(
    said: str, worded: str | None
) -> None:
    assert values_in_words(said, "en-GB") == (worded or said)


@given(st.text(alphabet="0123456789.e/ USDx%'\"over-", max_size=60))
def test_wording_amounts_never_raises(text: str) -> None:
    assert isinstance(values_in_words(text, "en"), str)
