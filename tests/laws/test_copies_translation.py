"""Law: order makes the copy. A translation keeps it and is found; the same words shuffled are not."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given

from fabula.evidence.collating.copies import LEAST_SCORE, copies
from fabula.evidence.collating.witness import witness
from strategies import article_seeds, copied_article

pytestmark = pytest.mark.law


@given(article_seeds())
def test_a_translation_is_found_with_all_its_landmarks(seed: int) -> None:
    texts = ("\n".join(each) for each in copied_article(seed))
    one, two = (witness(id, text, id) for id, text in zip(("en", "it"), texts, strict=True))
    (pair,) = copies([one, two])
    assert pair.score == 1
    ours, theirs = ({mark.span: mark.key for mark in each.landmarks} for each in (one, two))
    assert [ours[each.left] for each in pair.shared] == [theirs[each.right] for each in pair.shared]


@given(article_seeds())
def test_a_translation_with_half_its_paragraphs_is_found(seed: int) -> None:
    one, two = copied_article(seed)
    pair = copies([witness("a", "\n".join(one), "en"), witness("b", "\n".join(two[::2]), "it")])
    assert len(pair) == 1


@given(article_seeds())
def test_the_same_words_shuffled_are_no_copy(seed: int) -> None:
    one, two = (" ".join(each) for each in copied_article(seed, paragraphs=24))
    words = two.replace(".", "").split()
    Random(seed).shuffle(words)
    assert copies([witness("a", one, "en"), witness("b", " ".join(words), "it")]) == ()


@given(article_seeds())
def test_the_score_is_a_share(seed: int) -> None:
    one, two = ("\n".join(each) for each in copied_article(seed))
    (pair,) = copies([witness("a", one, "en"), witness("b", f"{two}\nVorova saw Moss.", "it")])
    assert LEAST_SCORE <= pair.score <= 1
