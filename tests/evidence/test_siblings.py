"""What a copy says at the place of a claim, and that it decides without the texts and without a second claim."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from commands import fabula
from fabula.evidence import GroundSort, grounds
from fabula.evidence.collating.collated import Collated
from fabula.exchange import dump, load, load_collation
from fabula.story import Claim, Derivation, Event, Lineage, Passage, Source, Timeline
from fabula.text import fingerprint, words
from fabula.value import format_measure

_FILLING = {
    "it": " Ada Roux e Ben Moss lo dissero a Kiel il 3 maggio 2024. Zorn, Lamm e Quast erano presenti.",
    "nl": " Ada Roux en Ben Moss zeiden het in Kiel op 3 mei 2024. Zorn, Lamm en Quast waren erbij.",
}
_TEXTS = {
    "it": f"Il cielo ha 7 trilioni di stelle.{_FILLING['it']}",
    "nl": f"De hemel heeft 7 biljoen sterren.{_FILLING['nl']}",
}
_QUOTES = {"it": "7 trilioni di stelle", "nl": "7 biljoen sterren"}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A story folder and its two texts, of which one is claimed."""
    texts = tmp_path / "texts"
    texts.mkdir()
    for id, text in _TEXTS.items():
        (texts / f"{id}.txt").write_text(text, "utf-8")
    dump(_story("it"), tmp_path / "story")
    return tmp_path


def _story(*claimed: str) -> Timeline:
    sources = tuple(
        Source(id, f"the {id} text", language=id, fingerprints=(fingerprint(text.encode()),), words=words(text) * 5)
        for id, text in _TEXTS.items()
    )  # fmt: skip
    claims = tuple(Claim(id, Passage(id, exact=_QUOTES[id]), "amount") for id in claimed)
    edge = Lineage("it", "nl", Derivation.TRANSLATION_OF, "the same sentences")
    event = Event("stars", "estimate", "How many stars there are", claims)
    return Timeline("sky", "The sky", sources=sources, lineage=(edge,), events=(event,))


def _value(folder: Path) -> tuple[str, str]:
    reading = load(folder).claim("stars/it").readings[0]
    return format_measure(reading.value), reading.grounds  # type: ignore[arg-type]


def _weigh(desk: Path) -> Collated:
    assert fabula("weigh", desk / "story", "--texts", desk / "texts").code == 0
    return load_collation(desk / "story")


def test_the_aligned_sentence_of_a_copy_decides_though_no_claim_quotes_it(desk: Path) -> None:
    assert _value(desk / "story")[0] == "7e18"
    (one,) = _weigh(desk).siblings
    place = one.place
    assert _TEXTS["nl"][place.start : place.end].startswith("7 biljoen")
    assert {reading.value for reading in one.readings} == {"7e12", "7e9"}
    (desk / "texts" / "nl.txt").unlink()
    assert _value(desk / "story") == (
        "7e12",
        "the nl text, a copy of the same text, has at the same place what can be 7e12 or 7e9",
    )


def test_without_the_ground_the_next_one_shows(desk: Path) -> None:
    siblings = _weigh(desk).siblings
    story = load(desk / "story")
    (first, next_) = grounds(story, siblings=siblings)["stars/it"]
    assert (first.sort, format_measure(first.value)) == (GroundSort.SIBLING, "7e12")
    assert (next_.sort, format_measure(next_.value)) == (GroundSort.DICTIONARY, "7e18")
    assert first.claim == ""
    assert [ground.sort for ground in grounds(story)["stars/it"]] == [GroundSort.DICTIONARY]
    told = json.loads(fabula("check", desk / "story", "--json").out)["grounds"]["stars/it"]
    assert [ground["sort"] for ground in told] == ["sibling", "dictionary"]


def test_what_a_claim_of_the_slot_quotes_is_that_claim_and_no_sibling(desk: Path) -> None:
    dump(_story("it", "nl"), desk / "story")
    assert _weigh(desk).siblings == ()
    assert "“7 biljoen sterren”" in _value(desk / "story")[1]


def test_a_sibling_of_a_text_that_was_changed_decides_nothing(desk: Path) -> None:
    _weigh(desk)
    changed = (desk / "story" / "sources.toml").read_text("utf-8")
    other = changed.replace(fingerprint(_TEXTS["nl"].encode()), "f" * 64)
    (desk / "story" / "sources.toml").write_text(other, "utf-8")
    assert _value(desk / "story")[0] == "7e18"


@pytest.mark.texts
def test_of_the_first_story_the_copies_decide_without_their_claims(
    seed: Path, articles: Path, tmp_path: Path
) -> None:
    story = load(seed)
    kept = {"nvidia-standing/it-amount", "fundraising/fr-sum"}
    slots = {"nvidia-standing": "amount", "fundraising": "sum"}
    events = tuple(
        replace(event, claims=tuple(
            one for one in event.claims
            if one.gives != slots.get(event.id) or f"{event.id}/{one.id}" in kept
        ))
        for event in story.events
    )  # fmt: skip
    dump(replace(story, events=events, relations=(), acceptances=()), tmp_path / "story")
    fabula("weigh", tmp_path / "story", "--texts", articles)
    found = load_collation(tmp_path / "story").siblings
    assert {one.address for one in found} >= kept
    ranked = grounds(load(tmp_path / "story"), siblings=found)
    for address in kept:
        assert ranked[address][0].sort is GroundSort.SIBLING
