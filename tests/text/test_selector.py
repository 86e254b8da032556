from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

from fabula.errors import InputError, RecordError
from fabula.text import Selector, Span, digest, select
from strategies import passages


@pytest.mark.parametrize("exact", ["", " ", "\n\t", "\u00a0", "\u00ad\u200b", "\u202e "])
def test_a_quotation_with_nothing_to_see_is_refused(exact: str) -> None:
    with pytest.raises(RecordError, match="a quotation with words in it"):
        Selector(exact)


def test_one_offset_without_the_other_is_refused() -> None:
    with pytest.raises(RecordError, match="given if and only if the start is"):
        Selector("crane", start=3)
    with pytest.raises(RecordError, match="given if and only if the start is"):
        Selector("crane", end=3)


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (4, 3), (4, 4)])
def test_offsets_that_are_no_stretch_are_refused(start: int, end: int) -> None:
    with pytest.raises(RecordError):
        Selector("crane", start=start, end=end)


def test_offsets_are_given_as_a_span_or_not_at_all() -> None:
    assert Selector("crane", start=3, end=8).span == Span(3, 8)
    assert Selector("crane").span is None


def test_selecting_takes_what_stands_around() -> None:
    text = "The old crane in the harbour was sold."
    assert select(text, 8, 13, context=4) == Selector("crane", "old ", " in ", 8, 13)


def test_selecting_at_the_ends_takes_what_there_is() -> None:
    assert select("crane", 0, 5) == Selector("crane", "", "", 0, 5)


def test_selecting_without_context_quotes_nothing_else() -> None:
    chosen = select("The old crane", 8, 13, context=0)
    assert (chosen.prefix, chosen.suffix) == ("", "")


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2), (0, 6)])
def test_selecting_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(RecordError, match=r"a stretch within \[0, 5\)"):
        select("crane", start, end)


def test_a_negative_context_is_refused() -> None:
    with pytest.raises(RecordError, match="context: -1"):
        select("crane", 0, 2, context=-1)


@pytest.mark.parametrize("text", ["one\r\ntwo", "\ufeffone", "cafe\u0301"])
def test_selecting_in_a_text_that_is_not_canonical_is_refused(text: str) -> None:
    with pytest.raises(InputError, match=r"fabula\.text\.canonical"):
        select(text, 0, 2)


def test_a_digest_does_not_depend_on_how_letters_are_encoded() -> None:
    assert digest(unicodedata.normalize("NFD", "Kräne für Àger")) == digest("Kräne für Àger")


def test_a_digest_depends_on_every_letter_and_blank() -> None:
    assert (
        len({digest("5 cranes"), digest("5  cranes"), digest("6 cranes"), digest("5 Cranes")}) == 4
    )


def test_a_digest_of_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(InputError, match=r"lone surrogate U\+DC00"):
        digest("crane \udc00")


def test_a_refusal_of_a_long_quotation_is_short() -> None:
    with pytest.raises(RecordError) as caught:
        Selector("\u200b" * 100_000)
    assert len(str(caught.value)) < 200


@given(passages())
def test_what_is_selected_stands_where_it_says(passage: tuple[str, Span]) -> None:
    text, span = passage
    chosen = select(text, span.start, span.end)
    assert chosen.exact == text[span.slice]
    assert chosen.span == span
    assert text[: span.start].endswith(chosen.prefix)
    assert text[span.end :].startswith(chosen.suffix)
