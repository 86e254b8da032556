from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.errors import RecordError
from fabula.story.slug import LONGEST, check_slug, is_language, is_slug, label, proposed_slug


@pytest.mark.parametrize("text", ["a", "a-", "a--1", "wsj-report", "a" * LONGEST])
def test_a_letter_and_then_letters_digits_and_hyphens_are_an_id(text: str) -> None:
    assert is_slug(text)
    check_slug("here", "id", text)


@pytest.mark.parametrize(
    "text", ["", "-a", "1a", "A", "a_b", "a b", "a.b", "ä", "a\n", "a/b", "a" * (LONGEST + 1), "а"]
)
def test_whatever_else_is_none(text: str) -> None:
    assert not is_slug(text)
    with pytest.raises(RecordError) as caught:
        check_slug("here", "id", text)
    assert (caught.value.place, caught.value.field, caught.value.came) == ("here", "id", text)


@given(st.text())
def test_what_is_proposed_is_an_id(text: str) -> None:
    proposed = proposed_slug(text)
    assert proposed is None or is_slug(proposed)


@given(
    st.from_regex(r"[a-z][a-z0-9-]{0,79}", fullmatch=True, alphabet=st.characters(codec="ascii"))
)
def test_an_id_is_proposed_for_itself_but_for_hyphens_that_say_nothing(slug: str) -> None:
    assert proposed_slug(slug) == re.sub("-+", "-", slug).strip("-")


def test_a_hostile_id_is_cut_in_a_message() -> None:
    assert label("event", "\x1b" * 10_000) == "event " + repr("\x1b" * LONGEST)


@pytest.mark.parametrize("tag", ["de", "en-GB", "zh-Hant-TW", "sr-Latn", "ast", "de-CH-1996"])
def test_a_language_tag_has_its_form(tag: str) -> None:
    assert is_language(tag)


@pytest.mark.parametrize("tag", ["", "d", "german", "DE", "de_DE", "de-", "de-123456789", "de\n"])
def test_whatever_else_is_no_language_tag(tag: str) -> None:
    assert not is_language(tag)
