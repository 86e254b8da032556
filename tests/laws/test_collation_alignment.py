"""Law: an alignment has every paragraph once, in order; a text aligned with itself is one to one.

And a translation of which paragraphs were left out is aligned with those that were not.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.evidence.collating.alignment import FORMS, Bead, Unit, align, align_sentences, chain
from fabula.evidence.collating.witness import witness
from strategies import article_seeds, copied_article, texts

pytestmark = pytest.mark.law

units = st.lists(
    st.builds(Unit, st.integers(1, 400), st.frozensets(st.sampled_from("abcdef"))), max_size=40
)


def sides(beads: tuple[Bead, ...]) -> tuple[list[object], list[object]]:
    return [s for bead in beads for s in bead.left], [s for bead in beads for s in bead.right]


@given(texts(max_size=200), texts(max_size=200))
def test_every_paragraph_of_any_two_texts_is_there_once_and_in_order(one: str, two: str) -> None:
    left, right = witness("a", one, "en"), witness("b", two, "it")
    assert sides(align(left, right)) == (list(left.paragraphs), list(right.paragraphs))


@given(article_seeds())
def test_every_sentence_of_aligned_paragraphs_is_there_once_and_in_order(seed: int) -> None:
    one, two = ("\n".join(each) for each in copied_article(seed))
    left, right = witness("a", one, "en"), witness("b", two, "it")
    for bead in align(left, right):
        ours = [sentence for span in bead.left for sentence in left.sentences(span)]
        theirs = [sentence for span in bead.right for sentence in right.sentences(span)]
        assert sides(align_sentences(left, right, bead)) == (ours, theirs)


@given(units, units)
def test_any_units_are_used_up_by_beads_of_the_five_forms(
    left: list[Unit], right: list[Unit]
) -> None:
    forms = chain(left, right)
    assert set(forms) <= FORMS.keys()
    assert (sum(one for one, _ in forms), sum(two for _, two in forms)) == (len(left), len(right))


@given(texts(max_size=200))
def test_any_text_aligned_with_itself_is_one_to_one(text: str) -> None:
    one, two = witness("a", text, "en"), witness("b", text, "en")
    assert [(bead.left, bead.right) for bead in align(one, two)] == [
        ((span,), (span,)) for span in one.paragraphs
    ]


@given(units)
def test_any_units_aligned_with_themselves_are_one_to_one(sequence: list[Unit]) -> None:
    assert chain(sequence, sequence) == [(1, 1)] * len(sequence)


@given(article_seeds(), st.sets(st.integers(0, 7), max_size=5))
def test_paragraphs_left_out_have_no_partner_and_the_others_their_own(
    seed: int, left_out: set[int]
) -> None:
    one, two = copied_article(seed)
    kept = [at for at in range(len(two)) if at not in left_out]
    left = witness("a", "\n".join(one), "en")
    right = witness("b", "\n".join(two[at] for at in kept), "it")
    numbers = {span: at for at, span in enumerate(left.paragraphs)}
    shared = [bead for bead in align(left, right) if bead.is_shared]
    assert [tuple(numbers[span] for span in bead.left) for bead in shared] == [(at,) for at in kept]
