"""Weighing: what the texts of a story say of one another, and what is told of it without them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from fabula.errors import FindingCode
from fabula.evidence import check, match
from fabula.evidence.collating.apparatus import EntrySort, apparatus
from fabula.evidence.collating.collated import Collated
from fabula.evidence.collating.weighing import collated
from fabula.exchange import load, load_collation, load_weighed, text_files
from fabula.exchange.collation import collation_text, read_collation
from fabula.story import Timeline
from planted import HARBOUR


@pytest.fixture(scope="module")
def first(seed: Path) -> Timeline:
    return load(seed)


@pytest.fixture(scope="module")
def stored(seed: Path) -> Collated:
    return load_collation(seed)


@pytest.mark.texts
def test_the_stored_collation_is_the_one_the_articles_give(
    first: Timeline, stored: Collated, seed: Path, articles: Path
) -> None:
    texts = match(first, text_files(articles)).texts
    found = collated(first, texts, load_weighed(seed))
    assert collation_text(found) == (seed / "collation.json").read_text("utf-8")
    assert found == stored


def test_three_translations_are_copies_and_no_other_pair(stored: Collated) -> None:
    assert [(pair.left, pair.right) for pair in stored.pairs] == [
        ("fr", "it"),
        ("fr", "nl"),
        ("it", "nl"),
    ]


def test_the_paragraphs_of_the_translations_are_aligned(stored: Collated) -> None:
    beads = [one for one in stored.aligned if one.of_paragraphs and one.ours and one.theirs]
    assert Counter((one.left, one.right) for one in beads) == {
        ("it", "nl"): 31,
        ("fr", "it"): 18,
        ("fr", "nl"): 18,
    }


def test_the_damage_of_the_articles_is_told_without_them(
    first: Timeline, stored: Collated, seed: Path
) -> None:
    found = check(first, load_weighed(seed), collation=stored).findings
    told = Counter(str(finding.code) for finding in found)
    assert told["inserted-institution"] == 4
    assert told["lost-quotation"] == 2
    assert told["broken-denial"] == 1
    assert told["unnamed-copy"] == told["unsupported-lineage"] == told["unweighed"] == 0
    assert told["hedge-differs"] == told["voice-differs"] == 0


def test_copies_that_the_record_does_not_join_are_named(first: Timeline, stored: Collated) -> None:
    apart = Timeline(first.id, first.title, sources=first.sources, agents=first.agents)
    found = check(apart, {}, collation=stored).findings
    named = [finding.at for finding in found if finding.code is FindingCode.UNNAMED_COPY]
    assert sorted(named) == ["source:it", "source:nl", "source:nl"]


def test_the_apparatus_puts_the_readings_of_a_place_side_by_side(
    first: Timeline, stored: Collated, seed: Path
) -> None:
    entries = apparatus(first, stored, load_weighed(seed))
    (amount,) = (entry for entry in entries if entry.sort is EntrySort.AMOUNT)
    assert [one.place.source for one in amount.readings] == ["fr", "it", "nl"]
    assert amount.is_compatible
    assert all(one.words for one in amount.readings)
    assert list(entries) == sorted(entries, key=lambda one: (one.readings[0].place, one.sort.value))


def test_a_text_that_is_not_at_hand_keeps_what_was_found_of_it_and_its_copies() -> None:
    folder = HARBOUR / "story"
    story, before, placed = load(folder), load_collation(folder), load_weighed(folder)
    texts = dict(match(story, text_files(HARBOUR / "texts")).texts)
    for missing in ((), ("bote",), ("courier", "blatt"), tuple(texts)):
        left = {id: text for id, text in texts.items() if id not in missing}
        assert collated(story, left, placed, before) == before


def test_a_collation_is_read_as_it_was_written(stored: Collated) -> None:
    assert read_collation(collation_text(stored), "collation.json") == stored
