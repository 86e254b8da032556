"""What a changelog says of two versions of a story."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from fabula.evidence import settle
from fabula.exchange import load
from fabula.present.change import changes
from fabula.story import Agent, Derivation, Lineage, Tombstone
from planted import HARBOUR

if TYPE_CHECKING:
    from fabula.story import Timeline


@pytest.fixture(scope="module")
def story() -> Timeline:
    return load(HARBOUR / "story")


def lines(old: Timeline, new: Timeline) -> list[str]:
    return [change.line for change in changes(old, new)]


def test_a_story_does_not_differ_from_itself(story: Timeline) -> None:
    assert lines(story, story) == []


def test_a_new_record_is_told_by_its_name(story: Timeline) -> None:
    new = replace(story, agents=(*story.agents, Agent("pilot", "the pilot")))
    assert lines(story, new) == ["- Added agent `pilot`: the pilot."]


def test_an_event_that_is_gone_is_retired_if_a_tombstone_says_why(story: Timeline) -> None:
    *kept, gone = story.events
    stones = (Tombstone("event", gone.id, "it was a double", kept[0].id),)
    new = replace(story, events=tuple(kept), relations=(), tombstones=stones)
    retired = f"- Retired event `{gone.id}`: it was a double; now `{kept[0].id}`."
    assert retired in lines(story, new)
    without = replace(new, tombstones=())
    assert f"- Removed event `{gone.id}`." in lines(story, without)


def test_a_value_that_is_read_otherwise_is_told_with_what_it_was(story: Timeline) -> None:
    event = story.event("first-crane")
    claims = tuple(
        replace(claim, passage=replace(claim.passage, exact="in 2017"), expect=None)
        if claim.gives == "when"
        else claim
        for claim in event.claims
    )
    others = [one for one in story.events if one is not event]
    new = settle(replace(story, events=(replace(event, claims=claims), *others)))
    told = lines(story, new)
    assert any(line.startswith("- Changed event `first-crane`: dated ") for line in told)
    (claim,) = [line for line in told if "claim `first-crane/courier-when`" in line]
    assert "read as in 2017, before in 2016; its passage and expect." in claim


def test_a_day_is_told_before_its_month(story: Timeline) -> None:
    old, new = (settle(_with_day(story, day)) for day in ("9 February 2024", "3 May 2024"))
    told = "\n".join(lines(old, new))
    assert "read as on 3 May 2024, before on 9 February 2024" in told


def _with_day(story: Timeline, day: str) -> Timeline:
    event = story.event("first-crane")
    claims = tuple(
        replace(claim, passage=replace(claim.passage, exact=f"on {day}"), expect=None)
        if claim.gives == "when"
        else claim
        for claim in event.claims
    )
    others = [one for one in story.events if one is not event]
    return replace(story, events=(replace(event, claims=claims), *others))


def test_an_edge_of_the_lineage_is_told_with_its_type(story: Timeline) -> None:
    first, *_, last = story.sources
    edge = Lineage(first.id, last.id, Derivation.CITES, "it names it")
    edges = [one for one in story.lineage if one.source != first.id]
    told = lines(replace(story, lineage=tuple(edges)), replace(story, lineage=(*edges, edge)))
    assert told == [f"- Added lineage `{first.id} cites {last.id}`."]


def test_a_line_stays_one_line_whatever_a_title_holds(story: Timeline) -> None:
    new = replace(story, agents=(*story.agents, Agent("odd", "an\nodd\x1b[2J one")))
    (line,) = lines(story, new)
    assert line.isprintable()
