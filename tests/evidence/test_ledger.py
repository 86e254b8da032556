from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from fabula.errors import FindingCode
from fabula.evidence import Account, Checked, Inventory, Placement, check, inventories, ledger
from fabula.exchange import load, load_ledger, load_weighed
from fabula.story import (
    Acceptance,
    Aside,
    AsideReason,
    Claim,
    Event,
    Kind,
    Passage,
    Source,
    Timeline,
)
from fabula.text import digest, fingerprint
from fabula.value import edtf, parse_measure

TEXT = "In May 2024 the mill made 30 tons. It had made 20 tons before. Sign up today: 5 euros."
PLACE = Passage("mill", exact="made 30 tons")
SOURCE = Source("mill", "the mill's paper", language="en", fingerprints=(fingerprint(TEXT.encode()),), words=900)  # fmt: skip


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def aside(words: str, sha256: str | None = None) -> Aside:
    start, end = at(words)
    place = Passage("mill", start=start, end=end, sha256=sha256 or digest(words))
    return Aside(place, AsideReason.BOILERPLATE)


def story(*asides: Aside, source: Source = SOURCE) -> Timeline:
    event = Event("harvest", "year", "The mill has a good year", (Claim("made", PLACE),))
    kinds = (Kind("year", "a year of a mill"),)
    return Timeline("s", "S", sources=(source,), events=(event,), kinds=kinds, asides=asides)


def weighed() -> dict[str, Placement]:
    start, end = at("made 30 tons")
    return {"harvest/made": Placement("mill", start, end, 0, 3, digest("made 30 tons"))}


def listed(source: Source = SOURCE) -> dict[str, Inventory]:
    return inventories(story(source=source), {"mill": TEXT})


def looked_through(
    held: Timeline, listed: dict[str, Inventory], text: str | None = None
) -> Checked:
    files = None if text is None else [("mill.txt", text.encode())]
    return check(held, weighed(), files, listed)


def told(checked: Checked) -> list[tuple[str, str]]:
    ledger_codes = (FindingCode.UNACCOUNTED, FindingCode.UNUSED_ASIDE, FindingCode.STALE)
    return [(one.code.value, one.at) for one in checked.findings if one.code in ledger_codes]


def test_each_figure_has_its_place_its_value_and_what_accounts_for_it() -> None:
    held = story(aside("Sign up today: 5 euros."))
    lines = ledger(held, weighed(), listed())
    assert [(TEXT[one.figure.start : one.figure.end], one.account.value, one.by) for one in lines] == [
        ("May 2024", "unaccounted", None),
        ("30 tons", "used", "harvest/made"),
        ("20 tons", "unaccounted", None),
        ("today", "aside", None),
        ("5 euros", "aside", None),
    ]  # fmt: skip
    assert lines[0].value == edtf.parse("2024-05")
    assert lines[4].value == parse_measure("5 EUR")
    assert lines[4].aside is held.asides[0]


def test_what_is_unaccounted_for_fails_only_a_strict_check() -> None:
    found = looked_through(story(), listed())
    assert len(told(found)) == 4
    assert not found.fails
    assert found.fails_strictly
    assert (found.counts["figures"], found.counts["figures unaccounted"]) == (5, 4)


def test_without_inventories_the_ledger_is_left_unchecked() -> None:
    found = check(story(aside("5 euros")), weighed())
    assert told(found) == []
    assert found.ledger == ()
    assert "figures" not in found.counts


def test_an_acceptance_of_a_figure_is_judged_only_where_figures_are_listed() -> None:
    accepted = Acceptance(FindingCode.UNACCOUNTED, "source:mill/0-1", "kept")
    held = replace(story(), acceptances=(accepted,))
    assert not check(held, weighed()).fails
    assert check(held, weighed(), None, listed()).fails


def test_a_source_that_was_never_listed_is_unaccounted_for_as_a_whole() -> None:
    found = looked_through(story(aside("5 euros")), {})
    assert told(found) == [("unaccounted", "source:mill")]
    assert found.ledger == ()


@pytest.mark.parametrize(
    "changed",
    [
        replace(SOURCE, fingerprints=("0" * 64,)),
        replace(SOURCE, language="nl"),
    ],
)
def test_an_inventory_of_another_text_or_language_accounts_for_nothing(changed: Source) -> None:
    found = looked_through(story(source=changed), listed())
    assert told(found) == [("unaccounted", "source:mill")]
    assert "was changed since" in found.findings[-1].message


def test_figures_that_the_text_does_not_give_are_told_and_those_of_the_text_count() -> None:
    stored = listed()["mill"]
    fewer = {"mill": replace(stored, figures=stored.figures[:1])}
    found = looked_through(story(), fewer, TEXT)
    assert ("unaccounted", "source:mill") in told(found)
    assert found.counts["figures"] == 5
    assert looked_through(story(), fewer).counts["figures"] == 1


def test_an_aside_for_a_figure_that_is_used_is_to_be_struck() -> None:
    found = looked_through(story(aside("30 tons")), listed())
    (one,) = (one for one in found.findings if one.code is FindingCode.UNUSED_ASIDE)
    assert "'harvest/made' uses" in one.message
    assert one.fails


def test_an_aside_in_which_no_figure_lies_is_to_be_struck() -> None:
    for words in ("the mill", "30"):
        found = looked_through(story(aside(words)), listed())
        (one,) = (one for one in found.findings if one.code is FindingCode.UNUSED_ASIDE)
        assert "no amount or date lies in it" in one.message


def test_an_aside_with_the_digest_of_other_words_is_stale_with_and_without_the_text() -> None:
    wrong = aside("5 euros", digest("6 euros"))
    for text in (None, TEXT):
        assert ("stale", wrong.address) in told(looked_through(story(wrong), listed(), text))
    wide = aside("today: 5 euros", digest("other words"))
    assert ("stale", wide.address) in told(looked_through(story(wide), listed(), TEXT))
    assert ("stale", wide.address) not in told(looked_through(story(wide), listed()))


def test_findings_about_places_come_in_the_order_of_the_places() -> None:
    places = [place for _, place in told(looked_through(story(), listed()))]
    assert places == sorted(places, key=lambda place: int(place.split("/")[1].split("-")[0]))


def test_the_first_story_accounts_for_every_figure(seed: Path) -> None:
    lines = ledger(load(seed), load_weighed(seed), load_ledger(seed))
    assert len(lines) > 60
    assert [line.address for line in lines if line.account is Account.UNACCOUNTED] == []
