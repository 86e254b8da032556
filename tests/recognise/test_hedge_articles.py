"""The hedges of the five articles, by where they stand; nothing of their text is kept here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fabula.recognise.hedges.hedge import Hedge, hedges
from fabula.recognise.hedges.voice import Manner, voice_at

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.texts

LANGUAGES = ("nl", "it", "de", "fr", "de")


def page(articles: Path, number: int) -> tuple[str, str, tuple[Hedge, ...]]:
    """The text of an article, its language and its hedges."""
    path = sorted(articles.glob("*.txt"))[number]
    text = path.read_text(encoding="utf-8")
    return text, LANGUAGES[number], hedges(text, LANGUAGES[number])


EXPECTED = {
    0: [
        (128, 141, "marker"),
        (892, 899, "according"),
        (1937, 1950, "marker"),
    ],
    1: [
        (166, 186, "progressive"),
        (946, 953, "according"),
        (1978, 2001, "past-conditional"),
        (2004, 2022, "past-conditional"),
    ],
    2: [
        (304, 307, "as-reported"),
    ],
    3: [
        (29, 58, "progressive"),
        (829, 834, "according"),
        (2061, 2079, "past-conditional"),
        (2115, 2127, "joined-conditional-object"),
    ],
    4: [
        (753, 757, "perfect-infinitive"),
        (893, 901, "marker"),
        (2779, 2796, "marker"),
        (2906, 2910, "according"),
        (3225, 3240, "claimed"),
        (3249, 3252, "first-subjunctive"),
    ],
}


@pytest.mark.parametrize("number", sorted(EXPECTED))
def test_the_hedges_stand_where_they_should_and_no_trap_is_one(articles: Path, number: int) -> None:
    _, _, found = page(articles, number)
    assert [(hedge.start, hedge.end, hedge.rule) for hedge in found] == EXPECTED[number]


LOST = [(2303, 2667), (4402, 4534)]

QUOTED = [
    (0, 2386, 2662),
    (0, 2941, 3113),
    (0, 3869, 3987),
    (0, 4494, 4554),
    (1, 2969, 3129),
    (1, 3872, 3973),
    (2, 1192, 1428),
    (3, 3156, 3341),
    (3, 4522, 4630),
    (4, 1753, 1956),
    (4, 3968, 4029),
]


def test_paragraphs_with_a_lost_mark_have_no_certain_voice(articles: Path) -> None:
    text, language, _ = page(articles, 1)
    for start, end in LOST:
        assert voice_at(text, language, start, end).manner is Manner.LOST


@pytest.mark.parametrize(("number", "start", "end"), QUOTED)
def test_what_is_quoted_is_known_as_quoted(
    articles: Path, number: int, start: int, end: int
) -> None:
    text, language, _ = page(articles, number)
    assert voice_at(text, language, start, end).manner is Manner.QUOTED
