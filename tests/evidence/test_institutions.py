"""Institutions: only what the sibling lacks, only at a joint."""

from __future__ import annotations

from fabula.evidence.collating.institutions import NEAR, institutions
from fabula.evidence.collating.joints import joints
from fabula.evidence.collating.witness import Side, witness


def inserted(text: str, sibling: str, lang: str = "en") -> list[str]:
    one, two = witness("a", text, lang), witness("b", sibling, "en")
    sides = Side(one, one.paragraphs), Side(two, two.paragraphs)
    return [text[span.slice] for span in institutions(*sides, joints(one))]


BROKEN = "It was built by the Bridge Commission. has cost much."
PLAIN = "It has cost much."


def test_a_name_before_a_joint_that_the_sibling_lacks_is_told() -> None:
    assert inserted(BROKEN, PLAIN) == ["Commission"]


def test_it_reaches_from_its_head_to_the_stop_over_further_heads() -> None:
    text = "Selon l'Institut du port (IDP) de l'Union des quais. a coûté cher."
    assert inserted(text, PLAIN, "fr") == ["Institut du port (IDP) de l'Union des quais"]


def test_without_a_joint_nothing_is_told() -> None:
    assert inserted("It was built by the Bridge Commission. It has cost much.", PLAIN) == []


def test_a_joint_far_behind_or_before_does_not_count() -> None:
    far = "by the Commission. " + "It rained again. " * (NEAR // 10)
    assert inserted(f"{far}Built by Roux. has cost much.", PLAIN) == []
    assert inserted("Built by Roux. has cost much. Ask the Commission of Kiel.", PLAIN) == []


def test_an_institution_the_sibling_has_by_another_word_is_none() -> None:
    assert inserted(BROKEN, "The bridge board, an Agency, says: it has cost much.") == []
    assert inserted("Vom Verband gebaut. hat viel gekostet.", "By the Association.", "de") == []


def test_of_two_names_only_the_one_the_sibling_lacks_is_told() -> None:
    text = "says the Council. Guild of Bakers and Association. has cost much"
    assert inserted(text, "says the Association of Bakers") == ["Council"]
