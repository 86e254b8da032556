"""Collation: what is told of copies that differ, and of a text alone."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from fabula.errors import About, FindingCode
from fabula.evidence.collating.collation import Collation, collate
from fabula.evidence.collating.witness import Witness, witness
from fabula.text import Span, canonical

WHOLE = (
    "As was told by the Guild of Bakers, the bridge cost €4 million.\n"
    'Moss said: "The bridge is not for sale." Roux denied that.\n'
    "Zorn left for Kiel on 3 May 2024."
)
DAMAGED = (
    "As was told by the Commission for Trade. Guild of BakersThe bridge cost €5 million.\n"
    "Moss said: The bridge is for sale. Roux refused that.\n"
    "Zorn left for Kiel on 4 May 2024. The rain came later."
)


def collated(**texts: str) -> Collation:
    return collate(witness(id, text, "en") for id, text in texts.items())


def codes(found: Collation) -> list[tuple[str, str]]:
    return [(each.place.source, each.code.value) for each in found.divergences]


def test_each_kind_of_damage_is_told_under_its_code() -> None:
    assert Counter(codes(collated(a=WHOLE, b=DAMAGED))) == {
        ("b", "inserted-institution"): 1,
        ("b", "lost-link"): 1,
        ("b", "lost-quotation"): 1,
        ("b", "reversed-polarity"): 2,
    }


def test_what_one_copy_shows_against_several_is_told_once() -> None:
    found = collated(a=WHOLE, b=DAMAGED, c=WHOLE)
    (lost,) = [each for each in found.divergences if each.code is FindingCode.LOST_QUOTATION]
    assert [place.source for place in lost.beside] == ["a", "c"]


def test_every_kind_of_damage_is_about_the_sources() -> None:
    assert {each.code.about for each in collated(a=WHOLE, b=DAMAGED).divergences} == {About.SOURCES}


def test_only_the_pairs_that_are_asked_for_are_compared() -> None:
    witnesses = [
        witness(id, text, "en") for id, text in (("a", WHOLE), ("b", DAMAGED), ("c", WHOLE))
    ]
    found = collate(witnesses, pairs=[("c", "a")])
    assert [(each.left, each.right) for each in found.parallels] == [("a", "c")]
    assert {each.place.source for each in found.divergences} == {"b"}


def test_a_place_has_a_digest_and_no_words() -> None:
    texts = {"a": WHOLE, "b": DAMAGED}
    for each in collated(**texts).divergences:
        assert not any(word in repr(each) for word in ("Guild", "Commission", "bridge"))
        assert all(place == text_place(texts, place.source, place.span) for place in each.beside)


def text_place(texts: dict[str, str], id: str, span: Span) -> object:
    return witness(id, texts[id], "en").place(span)


def test_amounts_and_dates_that_differ_are_variants() -> None:
    found = collated(a=WHOLE, b=DAMAGED)
    told = [(each.sort.value, *(r.value for r in each.readings)) for each in found.variants]
    assert ("amount", "4e6 EUR", "5e6 EUR") in told
    assert ("date", "2024-05-03", "2024-05-04") in told


def test_hedges_come_from_outside_and_are_compared_sentence_by_sentence() -> None:
    one, two = (
        witness("a", "Roux apparently left Kiel.", "en"),
        witness("b", "Roux left Kiel.", "en"),
    )
    found = collate([one, two], {"a": [Span(5, 15)]})
    assert [[r.value for r in each.readings] for each in found.variants] == [["hedged", ""]]
    assert collate([one, two], {"a": [Span(5, 15)], "b": [Span(0, 4)]}).variants == ()


def test_a_text_alone_shows_where_it_breaks_off() -> None:
    german = "Moss hat verweigert Er hat den Kran gekauft. Laut BerichtRoux traf er Roux."
    found = collate([witness("d", german, "de")])
    assert codes(found) == [("d", "broken-denial"), ("d", "lost-link")]
    assert found.parallels == ()


def test_nothing_is_told_of_no_texts_and_of_empty_ones() -> None:
    assert collate([]) == Collation((), (), ())
    assert collated(a="", b="").divergences == ()


@pytest.fixture(scope="module")
def five(articles: Path) -> dict[str, Witness]:
    ids = {"nl": "nl", "it": "it", "de1": "de", "fr": "fr", "de2": "de"}
    files = sorted(articles.glob("*.txt"))
    return {
        id: witness(id, canonical(file.read_bytes()), lang)
        for (id, lang), file in zip(ids.items(), files, strict=True)
    }


@pytest.mark.texts
def test_the_damage_of_the_translations_is_found_and_nothing_else(five: dict[str, Witness]) -> None:
    found = collate([five["nl"], five["it"], five["fr"]])
    assert Counter(codes(found)) == {
        ("fr", "inserted-institution"): 3,
        ("it", "inserted-institution"): 1,
        ("fr", "lost-quotation"): 1,
        ("it", "lost-quotation"): 1,
        ("fr", "lost-link"): 3,
        ("it", "lost-link"): 2,
        ("nl", "lost-link"): 1,
    }
    assert [parallel.shared for parallel in found.parallels] == [18, 18, 31]


@pytest.mark.texts
def test_one_translation_keeps_the_closing_mark_of_the_quotation_and_one_neither(
    five: dict[str, Witness],
) -> None:
    found = collate([five["nl"], five["it"], five["fr"]]).divergences
    lost = {each.place.source: each for each in found if each.code is FindingCode.LOST_QUOTATION}
    assert len(lost["it"].place.span) == 1
    assert lost["fr"].place.span in five["fr"].paragraphs
    assert lost["it"].beside == lost["fr"].beside
    assert [place.source for place in lost["fr"].beside] == ["nl"]


@pytest.mark.texts
def test_the_only_amounts_that_differ_between_the_translations_can_both_be_true(
    five: dict[str, Witness],
) -> None:
    found = collate([five["nl"], five["it"], five["fr"]]).variants
    assert [[r.value for r in each.readings] for each in found] == [
        ["about 1.72e12 USD", "almost 1.72e12 USD"]
    ] * 2
    assert all(each.is_compatible for each in found)


@pytest.mark.texts
def test_the_reversed_denial_shows_in_its_text_alone(five: dict[str, Witness]) -> None:
    assert codes(collate([five["de1"]])) == []
    assert codes(collate([five["de2"]])) == [("de2", "lost-link"), ("de2", "broken-denial")]
