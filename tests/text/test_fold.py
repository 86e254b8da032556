from __future__ import annotations

import hashlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.errors import InputError, RecordError
from fabula.text import Span, canonical, fingerprint, fold
from fabula.text.fold import INVISIBLE, PLAIN, is_canonical
from strategies import texts


def test_a_byte_order_mark_is_no_part_of_the_words() -> None:
    assert canonical(b"\xef\xbb\xbfcrane") == canonical("\ufeffcrane") == "crane"


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
def test_line_ends_of_every_system_are_one(ends: str) -> None:
    assert canonical(f"one{ends}{ends}two") == "one\n\ntwo"


def test_decomposed_letters_are_composed() -> None:
    assert canonical(unicodedata.normalize("NFD", "Müßiggänger, forêt")) == "Müßiggänger, forêt"


def test_bytes_that_are_not_utf8_are_refused_with_their_place() -> None:
    with pytest.raises(InputError, match=r"byte 5 \(0xfc\) is not UTF-8; save the text as UTF-8"):
        canonical("Hafengebühr"[:5].encode() + b"\xfchr")


def test_a_text_cut_within_a_character_is_refused_with_its_place() -> None:
    with pytest.raises(InputError, match=r"byte 2 \(0xe2\)"):
        canonical("5 €".encode()[:-1])


def test_encoded_surrogates_are_not_utf8() -> None:
    with pytest.raises(InputError, match="byte 1"):
        canonical(b"a\xed\xa0\x80")


def test_a_lone_surrogate_in_a_string_is_refused_with_its_place() -> None:
    with pytest.raises(InputError, match=r"code point 2 is the lone surrogate U\+D800"):
        canonical("ab\ud800c")


def test_a_pair_of_bytes_decoded_rightly_is_one_character() -> None:
    assert len(canonical("😀".encode())) == 1


def test_a_fingerprint_is_of_bytes_not_of_words() -> None:
    assert fingerprint(b"one\r\n") != fingerprint(b"one\n")
    assert fingerprint(b"one\n") == hashlib.sha256(b"one\n").hexdigest()


@pytest.mark.parametrize("text", ["\ufeffone", "one\rtwo", "one\r\n", "e\u0301", "\u212b"])
def test_what_canonical_changes_is_not_canonical(text: str) -> None:
    assert not is_canonical(text)
    assert is_canonical(canonical(text))


def test_a_byte_order_mark_written_twice_is_dropped_twice() -> None:
    assert canonical("\ufeff\ufeffcrane") == "crane"


def test_a_byte_order_mark_within_a_text_stays() -> None:
    assert is_canonical("a\ufeffb")


@given(st.text())
def test_canonical_is_idempotent_and_tells_when_it_is_done(text: str) -> None:
    once = canonical(text)
    assert canonical(once) == once
    assert is_canonical(once)
    assert is_canonical(text) == (once == text)


@given(st.text())
def test_a_decoded_text_and_its_bytes_have_one_canonical_form(text: str) -> None:
    assert canonical(text.encode()) == canonical(text)


@pytest.mark.parametrize("name", PLAIN)
def test_each_typographic_character_becomes_its_plain_one(name: str) -> None:
    assert fold(f"a{unicodedata.lookup(name)}b").text == f"a{PLAIN[name]}b"


@pytest.mark.parametrize("name", INVISIBLE)
def test_each_unseen_character_is_left_out(name: str) -> None:
    folded = fold(f"a{unicodedata.lookup(name)}b")
    assert folded.text == "ab"
    assert folded.span(0, 1) == Span(0, 1)
    assert folded.span(1, 2) == Span(2, 3)


@pytest.mark.parametrize(
    "blank", ["\u00a0", "\u202f", "\u2007", "\u2009", "\u3000", "\t", "\u2028"]
)
def test_each_blank_becomes_a_space(blank: str) -> None:
    assert fold(f"7{blank}%").text == "7 %"


def test_a_range_and_a_quotation_read_the_same_however_they_are_set() -> None:
    assert {fold(f"5{dash}7").text for dash in "-‐‑‒–—―−－"} == {"5-7"}
    assert {fold(f"{mark}so").text for mark in "'‘’‚‛‹›´`＇"} == {"'so"}
    assert {fold(f"{mark}so").text for mark in '"“”„‟«»＂'} == {'"so'}


def test_a_run_of_blanks_and_line_ends_becomes_one_space() -> None:
    folded = fold("one \u00a0\n\n\ttwo")
    assert folded.text == "one two"
    assert folded.span(3, 4) == Span(3, 8)


def test_blanks_with_unseen_characters_between_them_are_one_run() -> None:
    assert fold("one \u200b \u00ad two").text == "one two"


def test_unseen_characters_beside_a_blank_do_not_lengthen_its_stretch() -> None:
    folded = fold("one\u200b \u200btwo")
    assert folded.text == "one two"
    assert folded.span(3, 4) == Span(4, 5)
    assert folded.span(0, 7) == Span(0, 9)


def test_unseen_characters_at_the_ends_belong_to_no_stretch() -> None:
    folded = fold("\u200eword\u00ad")
    assert folded.span(0, 4) == Span(1, 5)


@pytest.mark.parametrize("text", ["May may", "…", "5′ 3″", "٧", "½", "ﬁ", "café", "7,5", "「」"])
def test_what_changes_words_or_figures_is_not_folded(text: str) -> None:
    assert fold(text).text == text


def test_letters_beyond_the_basic_plane_are_counted_as_one() -> None:
    assert fold("😀\u00a0\u00a0😀x").span(3, 4) == Span(4, 5)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 1), (0, 5)])
def test_a_stretch_outside_the_folded_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(RecordError, match=r"a stretch within \[0, 4\)"):
        fold("word").span(start, end)


@given(texts(), st.data())
def test_longer_folded_stretches_cover_shorter_ones(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    places = st.integers(0, len(folded.text))
    one, two, three, four = sorted(data.draw(st.tuples(places, places, places, places)))
    if two < three:
        assert folded.span(one, four).covers(folded.span(two, three))
