"""Alignment: what is joined, what stays alone, and what the band does."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from fabula.evidence.collating.alignment import Unit, align, align_sentences, chain
from fabula.evidence.collating.witness import witness
from fabula.text import canonical


def unit(length: int, marks: str) -> Unit:
    return Unit(length, frozenset(marks))


def test_two_paragraphs_that_each_share_something_are_joined_to_one() -> None:
    halves = [unit(100, "abc"), unit(100, "def")]
    assert chain(halves, [unit(200, "abcdef")]) == [(2, 1)]
    assert chain([unit(200, "abcdef")], halves) == [(1, 2)]


def test_a_neighbour_that_shares_nothing_is_left_alone() -> None:
    caption = unit(12, "z")
    assert chain([unit(100, "abc"), caption], [unit(105, "abc")]) == [(1, 1), (1, 0)]
    assert chain([unit(105, "abc")], [caption, unit(100, "abc")]) == [(0, 1), (1, 1)]


def test_a_neighbour_that_shares_nothing_is_left_alone_even_if_the_lengths_ask_for_it() -> None:
    assert chain([unit(100, "abc"), unit(60, "z")], [unit(160, "abc")]) == [(1, 1), (1, 0)]


def test_paragraphs_of_different_texts_stay_alone() -> None:
    forms = chain([unit(900, "abc"), unit(30, "d")], [unit(130, "xyz"), unit(300, "w")])
    assert sorted(forms) == [(0, 1), (0, 1), (1, 0), (1, 0)]


def test_an_empty_text_has_no_partner_for_anything() -> None:
    assert chain([], []) == []
    assert chain([], [unit(5, "a")] * 40) == [(0, 1)] * 40
    assert chain([unit(5, "a")] * 40, []) == [(1, 0)] * 40


def test_the_band_is_widened_until_the_chain_lies_within() -> None:
    kept = [unit(50 + at, f"{at}") for at in range(80)]
    numbered = [Unit(each.length, frozenset({str(at)})) for at, each in enumerate(kept)]
    added = [Unit(90, frozenset({f"added {at}"})) for at in range(60)]
    forms = chain(numbered, [*numbered[:10], *added, *numbered[10:]])
    assert forms == [(1, 1)] * 10 + [(0, 1)] * 60 + [(1, 1)] * 70


def test_one_paragraph_finds_its_place_in_a_long_text() -> None:
    numbered = [Unit(90, frozenset({str(at)})) for at in range(200)]
    forms = chain(numbered[150:151], numbered)
    assert forms == [(0, 1)] * 150 + [(1, 1)] + [(0, 1)] * 49


def test_sentences_are_aligned_within_a_bead() -> None:
    one = witness("a", "Roux paid €5 in Kiel. Moss did not, and left for Rome by boat.", "en")
    two = witness("b", "Roux a payé €5 à Kiel. Moss non. Il partit pour Rome en bateau.", "fr")
    (bead,) = align(one, two)
    sentences = align_sentences(one, two, bead)
    assert [(len(each.left), len(each.right)) for each in sentences] in (
        [(1, 1), (1, 2)],
        [(1, 1), (1, 1), (0, 1)],
        [(1, 1), (0, 1), (1, 1)],
    )


@pytest.mark.texts
def test_the_paragraphs_of_the_three_translations_are_aligned(articles: Path) -> None:
    files = sorted(articles.glob("*.txt"))
    chosen = {"nl": files[0], "it": files[1], "fr": files[3]}
    texts = {id: witness(id, canonical(file.read_bytes()), id) for id, file in chosen.items()}
    numbers: dict[tuple[str, str], list[tuple[tuple[int, ...], tuple[int, ...]]]] = {}
    for a, b in combinations(sorted(texts), 2):
        one, two = texts[a], texts[b]
        numbers[a, b] = [
            (
                tuple(map(one.paragraphs.index, bead.left)),
                tuple(map(two.paragraphs.index, bead.right)),
            )
            for bead in align(one, two)
            if bead.is_shared
        ]
    assert numbers["it", "nl"] == [((at,), (at,)) for at in range(31)]
    # The French text has no headline before its paragraphs, and an embedded post after the 13th.
    eighteen = [((at,), (at + 3,)) for at in range(13)] + [
        ((at,), (at - 1,)) for at in range(17, 22)
    ]
    assert numbers["fr", "nl"] == numbers["fr", "it"] == eighteen
