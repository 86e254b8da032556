"""Law: a collation does not depend on the order of the witnesses, and copies that agree differ nowhere."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.evidence.collating.collation import collate
from fabula.evidence.collating.copies import copies
from fabula.evidence.collating.descent import proposals
from fabula.evidence.collating.witness import Witness, witness
from strategies import article_seeds, copied_article

pytestmark = pytest.mark.law

DAMAGE = (
    "Korovic said: “The crane is not safe.” It cost €5.",
    "Korovic said: The crane is safe. It cost €6.",
    "As was told by the Bridge Office. craneKorovic said: “The crane is not safe.” It cost €5.",
)


def damaged(seed: int) -> list[Witness]:
    """Three reprints of one article, each damaged in some of its paragraphs."""
    random = Random(seed)
    article, _ = copied_article(seed)
    return [
        witness(id, "\n".join([*article[:4], random.choice(DAMAGE), *article[4:]]), "en")
        for id in ("a", "b", "c")
    ]


@given(article_seeds(), st.permutations(range(3)))
def test_the_order_of_the_witnesses_does_not_matter(seed: int, order: list[int]) -> None:
    witnesses = damaged(seed)
    turned = [witnesses[at] for at in order]
    assert collate(witnesses) == collate(turned)
    assert proposals(witnesses, copies(witnesses), collate(witnesses)) == proposals(
        turned, copies(turned), collate(turned)
    )


@given(article_seeds())
def test_a_text_differs_nowhere_from_itself(seed: int) -> None:
    text = damaged(seed)[0].text
    found = collate([witness("a", text, "en"), witness("b", text, "en")])
    assert found.variants == ()
    assert {each.code.value for each in found.divergences} <= {"lost-link"}


@given(article_seeds())
def test_a_faithful_translation_differs_nowhere(seed: int) -> None:
    one, two = ("\n".join(each) for each in copied_article(seed))
    found = collate([witness("a", one, "en"), witness("b", two, "it")])
    assert (found.variants, found.divergences) == ((), ())


@given(article_seeds())
def test_every_place_is_a_stretch_of_its_text(seed: int) -> None:
    witnesses = {each.id: each for each in damaged(seed)}
    for each in collate(witnesses.values()).divergences:
        for place in (each.place, *each.beside):
            assert witnesses[place.source].place(place.span) == place
