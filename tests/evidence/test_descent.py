"""Descent: who cannot come from whom, and what is proposed."""

from __future__ import annotations

from pathlib import Path

import pytest

from fabula.evidence.collating.collation import collate
from fabula.evidence.collating.copies import copies
from fabula.evidence.collating.descent import Proposal, proposals
from fabula.evidence.collating.witness import Witness, witness
from fabula.story import Derivation
from fabula.text import canonical

HEAD = "Ada Roux, Ben Moss, Ida Lamm and Tom Zorn paid €3, €4 and €12 in Kiel.\n"
TAIL = "\nRoux and Lamm took 80 % of the crane, Zorn took €300."
QUOTED = 'Moss said: "The bridge is not for sale."'


def proposed(*witnesses: Witness) -> dict[str, Proposal]:
    found = proposals(witnesses, copies(witnesses), collate(witnesses))
    return {each.source: each for each in found}


def reprint(id: str, middle: str) -> Witness:
    return witness(id, HEAD + middle + TAIL, "en")


def test_copies_without_damage_may_come_from_each_other() -> None:
    found = proposed(reprint("a", QUOTED), reprint("b", QUOTED))
    assert {id: each.possible for id, each in found.items()} == {"a": ("b",), "b": ("a",)}
    assert found["a"].type is Derivation.REPUBLICATION_OF


def test_a_copy_that_keeps_what_its_sibling_lost_does_not_come_from_it() -> None:
    found = proposed(reprint("a", QUOTED), reprint("b", QUOTED.replace('"', "")))
    assert {id: each.possible for id, each in found.items()} == {"a": (), "b": ("a",)}
    assert "'b' has lost quotation marks it keeps" in found["a"].because


def test_copies_with_damage_of_their_own_are_siblings_of_an_unseen_original() -> None:
    lost = reprint("a", QUOTED.replace('"', ""))
    put_in = reprint("b", f"{QUOTED} It was built by the Commission. has cost much.")
    found = proposed(lost, put_in)
    assert [each.possible for each in found.values()] == [(), ()]
    assert {bar.sibling for bar in found["a"].bars} == {"b"}


def test_a_dated_paragraph_between_shared_ones_comes_from_elsewhere() -> None:
    found = proposed(reprint("a", QUOTED), reprint("b", f"Ida Lamm, 7 May 2024\n{QUOTED}"))
    assert {id: each.possible for id, each in found.items()} == {"a": ("b",), "b": ()}


def test_a_paragraph_whose_figures_the_sibling_has_elsewhere_bars_nothing() -> None:
    found = proposed(reprint("a", QUOTED), reprint("b", f"Yes, it was €300, 80 %\n{QUOTED}"))
    assert {id: each.possible for id, each in found.items()} == {"a": ("b",), "b": ("a",)}


def test_a_paragraph_added_at_the_end_bars_nothing() -> None:
    added = witness("b", f"{HEAD}{QUOTED}{TAIL}\nSubscribe for €5 before 7 May 2024", "en")
    assert proposed(reprint("a", QUOTED), added)["b"].possible == ("a",)


def test_a_text_that_is_no_copy_gets_no_proposal() -> None:
    other = witness("c", "The weather in Rome was fine.", "en")
    assert "c" not in proposed(reprint("a", QUOTED), reprint("b", QUOTED), other)


def test_the_language_and_not_the_region_makes_a_translation() -> None:
    one = reprint("a", QUOTED)
    british = witness("b", one.text, "en-GB")
    assert proposed(one, british)["a"].type is Derivation.REPUBLICATION_OF


@pytest.mark.texts
def test_the_three_translations_descend_as_their_damage_says(articles: Path) -> None:
    files = sorted(articles.glob("*.txt"))
    chosen = {"nl": files[0], "it": files[1], "fr": files[3]}
    found = proposed(*(witness(id, canonical(f.read_bytes()), id) for id, f in chosen.items()))
    assert {id: each.possible for id, each in found.items()} == {"fr": (), "it": ("nl",), "nl": ()}
    assert {each.type for each in found.values()} == {Derivation.TRANSLATION_OF}
