"""Joints: what is one, and what only looks like one."""

from __future__ import annotations

import pytest

from fabula.evidence.collating.joints import breaks_denial, joints, vocabulary
from fabula.evidence.collating.lexis import lexis
from fabula.evidence.collating.witness import witness


def seen(text: str, lang: str, known: str = "") -> list[tuple[str, str]]:
    found = joints(witness("a", text, lang), vocabulary(known))
    return [(joint.sort.value, text[joint.span.slice]) for joint in found]


@pytest.mark.parametrize(
    ("lang", "text", "joint"),
    [
        ("en", "Says the reportRoux. So Roux says.", ("fused", "reportRoux")),
        ("it", "Come dice. Del Corriere dellaCome parte.", ("fused", "dellaCome")),
        ("fr", "Fondé par l'Office. a coûté cher.", ("stop", ". a")),
        ("de", "Roux hat abgelehnt Er hat verkauft.", ("capital", "abgelehnt Er")),
        ("nl", "Roux heeft gezegd Hij zou komen.", ("capital", "gezegd Hij")),
        ("es", "Roux ha dicho Ella viene.", ("capital", "dicho Ella")),
        ("pt", "Roux tem dito Ele vem.", ("capital", "dito Ele")),
    ],
)
def test_a_joint_is_seen(lang: str, text: str, joint: tuple[str, str]) -> None:
    assert seen(text, lang) == [joint]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "SoftBank and YouTube and DailyAI with AI."),
        ("en", "The reportRoux and again reportRoux, says Roux."),
        ("en", "It cost 5 approx. as much, etc. and so on."),
        ("en", 'He left. "is" is a verb. So… what now'),
        ("en", "Why We Are Not Here: The Story"),
        ("de", "am 8. und am 9. Mai, z. B. am Abend"),
        ("de", "Ich danke Ihnen und grüße Sie herzlich"),
        ("fr", "M. Roux et Mme. de Kiel"),
        ("it", "il ministro Di Maio parla"),
        ("en", "Harbour Corp. said, and Moss Ltd. as well, from Sept. to Nov. of that year"),
        ("es", "de sept. a nov., y la Moss Inc. dijo"),
        ("en", "set with blanks . and stops . as here"),
        ("en", ""),
    ],
)
def test_what_looks_like_a_joint_is_none(lang: str, text: str) -> None:
    assert seen(text, lang) == []


def test_a_word_of_another_copy_is_no_joint() -> None:
    assert seen("Says the reportRoux. So Roux says.", "en", "reportRoux") == []


def test_a_denial_is_broken_by_a_joint_behind_its_verb_alone() -> None:
    for verb, broken in (("denied", True), ("refused", True), ("said", False)):
        (joint,) = joints(witness("a", f"Roux has {verb} He left.", "en"))
        assert breaks_denial(joint, lexis("en")) is broken
