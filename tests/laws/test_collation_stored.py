"""Law: a stored collation is the texts', whatever order they come in and whoever has them.

What is written is read again; a clone without the texts keeps every entry; and another translation is
one more file that joins the group of what it translates.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.evidence.collating.collated import Collated
from fabula.evidence.collating.weighing import collated
from fabula.exchange.collation import collation_text, read_collation
from fabula.story import Source, Timeline
from strategies import article_seeds, copied_article

pytestmark = pytest.mark.law

LANGUAGES = {"a": "en", "b": "it", "c": "en"}


def _texts(seed: int) -> dict[str, str]:
    """An article, its translation, and its reprint."""
    one, two = ("\n".join(each) for each in copied_article(seed))
    return {"a": one, "b": two, "c": one}


def _collated(texts: dict[str, str], before: Collated | None = None) -> Collated:
    sources = (Source(id, id, language=LANGUAGES[id], fingerprints=("0" * 64,)) for id in "abc")
    return collated(Timeline("story", "A story", sources=tuple(sources)), texts, {}, before)


@given(article_seeds(), st.permutations("abc"))
def test_the_order_of_the_texts_does_not_matter(seed: int, order: list[str]) -> None:
    texts = _texts(seed)
    assert _collated({id: texts[id] for id in order}) == _collated(texts)


@given(article_seeds())
def test_what_is_written_is_read_again(seed: int) -> None:
    found = _collated(_texts(seed))
    assert read_collation(collation_text(found), "collation.json") == found


@given(article_seeds(), st.sets(st.sampled_from("abc"), min_size=1))
def test_texts_that_are_not_at_hand_change_nothing(seed: int, missing: set[str]) -> None:
    texts = _texts(seed)
    found = _collated(texts)
    left = {id: text for id, text in texts.items() if id not in missing}
    assert _collated(left, found) == found


@given(article_seeds())
def test_every_copy_is_paired_with_every_other(seed: int) -> None:
    pairs = [(pair.left, pair.right) for pair in _collated(_texts(seed)).pairs]
    assert pairs == [("a", "b"), ("a", "c"), ("b", "c")]
