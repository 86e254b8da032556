"""Copies: what is found, what is not, and what a pair tells."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from fabula.errors import RecordError
from fabula.evidence.collating.copies import LEAST_COMMON, MOST_HOLDERS, copies, in_order
from fabula.evidence.collating.landmarks import Sort
from fabula.evidence.collating.witness import Witness, witness
from fabula.text import canonical

STORY = (
    "On 3 May 2024 Ada Roux of Harbour Works paid €4 million for the crane, Ben Moss €7 million. "
    "Later Roux met Moss, Lamm and Zorn; @harbour told 12 % of it. Zorn left for Kiel with €30."
)
TRANSLATION = (
    "Am 3. Mai 2024 zahlte Ada Roux von Harbour Works 4 Millionen € für den Kran, Ben Moss 7 Millionen "
    "€. Später traf Roux Moss, Lamm und Zorn; @harbour sagte 12 % davon. Zorn ging mit €30 nach Kiel."
)
NEWS = (
    "Im Hafen spricht man von Roux und Moss. Am 9. Juni 2024 sagte Ida Quast, dass €80 fehlen; Zorn von "
    "Nordkran nannte €95 und 60 %. Für Lamm gilt das nicht, so Quast über Ada Roux."
)


def texts(**each: str) -> list[Witness]:
    """Witnesses by id, whose language is the first part of it."""
    return [witness(id, text, id.partition("_")[0]) for id, text in each.items()]


def test_a_translation_is_found_and_news_on_the_same_people_is_not() -> None:
    pairs = copies(texts(en=STORY, de=TRANSLATION, de_news=NEWS))
    assert [(pair.left, pair.right) for pair in pairs] == [("de", "en")]


def test_a_pair_tells_the_landmarks_that_speak_for_it() -> None:
    one, two = texts(de=TRANSLATION, en=STORY)
    (pair,) = copies([one, two])
    assert {shared.sort for shared in pair.shared} == set(Sort)
    assert [
        (one.text[shared.left.slice], two.text[shared.right.slice]) for shared in pair.shared[:3]
    ] == [("3. Mai 2024", "3 May 2024"), ("Ada", "Ada"), ("Roux", "Roux")]


def test_the_score_is_of_the_text_with_fewer_landmarks() -> None:
    (pair,) = copies(texts(de=TRANSLATION, en=f"{STORY} {NEWS}"))
    assert pair.fewer == len(texts(de=TRANSLATION)[0].landmarks)
    assert pair.score > 0.8


def test_a_notice_with_too_few_landmarks_is_no_copy() -> None:
    few = [f"w{at}" for at in range(LEAST_COMMON - 1)]
    assert list(in_order([few, few])) == []
    assert len(list(in_order([[*few, "more"], [*few, "more"]]))) == 1


def test_texts_without_landmarks_are_no_copies() -> None:
    assert copies(texts(de="", en="", fr="rien du tout")) == ()


def test_a_reprint_of_many_is_one_chain() -> None:
    story = [f"w{at}" for at in range(20)]
    count = MOST_HOLDERS + 5
    pairs = {pair for pair, _ in in_order([story] * count)}
    assert pairs == {(at, at + 1) for at in range(count - 1)}


def test_a_reprint_of_few_is_every_pair() -> None:
    story = [f"w{at}" for at in range(20)]
    pairs = {pair for pair, _ in in_order([story] * MOST_HOLDERS)}
    assert pairs == set(combinations(range(MOST_HOLDERS), 2))


def test_two_witnesses_of_one_id_are_refused() -> None:
    with pytest.raises(RecordError, match="an id that no other witness has"):
        copies([*texts(de=NEWS), *texts(de=NEWS)])


ARTICLES = {"nl": "nl", "it": "it", "de1": "de", "fr": "fr", "de2": "de"}


def read_articles(folder: Path) -> dict[str, Witness]:
    """The five articles, in the order of their files."""
    files = sorted(folder.glob("*.txt"))
    return {
        id: witness(id, canonical(file.read_bytes()), lang)
        for (id, lang), file in zip(ARTICLES.items(), files, strict=True)
    }


@pytest.mark.texts
def test_the_three_translations_are_found_among_the_articles(articles: Path) -> None:
    found = copies(read_articles(articles).values())
    assert {(pair.left, pair.right): (len(pair.shared), pair.fewer) for pair in found} == {
        ("fr", "it"): (49, 65),
        ("fr", "nl"): (37, 65),
        ("it", "nl"): (54, 89),
    }
