"""Law: whether two texts are copies depends on these two texts.

Not on the order in which texts come, not on which of the two is named first, and not on what other
texts there are.
"""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.evidence.collating.copies import Pair, copies
from fabula.evidence.collating.witness import Witness, witness
from strategies import article_seeds, copied_article

pytestmark = pytest.mark.law


def several(seeds: list[int]) -> list[Witness]:
    """Two texts for each seed, an article and its translation."""
    found = []
    for number, seed in enumerate(seeds):
        one, two = ("\n".join(each) for each in copied_article(seed))
        found += [witness(f"{number}-en", one, "en"), witness(f"{number}-it", two, "it")]
    return found


def ids(pairs: tuple[Pair, ...]) -> set[tuple[str, str]]:
    return {(pair.left, pair.right) for pair in pairs}


@given(st.lists(article_seeds(), min_size=1, max_size=4, unique=True), st.randoms())
def test_the_order_of_the_texts_does_not_matter(seeds: list[int], random: Random) -> None:
    texts = several(seeds)
    shuffled = random.sample(texts, len(texts))
    assert copies(texts) == copies(shuffled)


@given(article_seeds())
def test_which_text_is_named_first_does_not_matter(seed: int) -> None:
    one, two = ("\n".join(each) for each in copied_article(seed))
    (pair,) = copies([witness("a", one, "en"), witness("b", two, "it")])
    (turned,) = copies([witness("b", one, "en"), witness("a", two, "it")])
    assert (pair.score, pair.fewer) == (turned.score, turned.fewer)


@given(st.lists(article_seeds(), min_size=2, max_size=4, unique=True))
def test_a_further_text_changes_no_pair(seeds: list[int]) -> None:
    *texts, further = several(seeds)
    kept = {pair for pair in copies([*texts, further]) if further.id not in (pair.left, pair.right)}
    assert kept == set(copies(texts))


@given(st.lists(article_seeds(), min_size=1, max_size=4, unique=True))
def test_articles_of_their_own_are_no_copies(seeds: list[int]) -> None:
    assert ids(copies(several(seeds))) == {(f"{n}-en", f"{n}-it") for n in range(len(seeds))}
