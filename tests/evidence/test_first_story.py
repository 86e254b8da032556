"""What the first story holds, and what must not happen to it: events merged, voices miscounted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fabula.evidence import settle
from fabula.evidence.budget import spent
from fabula.exchange import load
from fabula.exchange.standoff import load_weighed
from fabula.story import Timeline
from fabula.value import edtf

_NARRATIVE = Path(__file__).parents[2] / "docs" / "index.md"


@pytest.fixture(scope="module")
def story(seed: Path) -> Timeline:
    return settle(load(seed))


def _groups(story: Timeline, event: str) -> int:
    return len(story.attestation(story.event(event).claims).groups)


def test_only_these_events_have_more_than_one_independent_voice(story: Timeline) -> None:
    assert {event.id for event in story.events if _groups(story, event.id) > 1} == {
        "alliance", "fundraising", "industry-talks", "microsoft-support", "nvidia-threshold",
        "raimondo-talks", "wsj-report",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("event", "origins"),
    [
        ("fundraising", ("wsj",)),
        ("alliance", ("wsj",)),
        ("chip-forecast", ("chip-association",)),
        ("washington-return", ("bloomberg",)),
        ("nvidia-standing", ()),
    ],
)
def test_voices_and_citations_lead_to_what_nobody_has_seen(
    story: Timeline, event: str, origins: tuple[str, ...]
) -> None:
    assert story.attestation(story.event(event).claims).origins == origins


@pytest.mark.parametrize(
    ("earlier", "later"),
    [("emirates-talks", "emirates-visit"), ("first-statement", "second-statement")],
)
def test_what_is_told_in_nearly_the_same_words_stays_two_events(
    story: Timeline, earlier: str, later: str
) -> None:
    sources = [{claim.source for claim in story.event(id).claims} for id in (earlier, later)]
    assert sources[0].isdisjoint(sources[1])
    assert sources[1] == {"de2"}


def test_what_only_undated_articles_tell_has_no_day(story: Timeline) -> None:
    dated = {event.id for event in story.events if event.when.is_day}
    assert dated == {"altman-post", "dailyai-publication", "wsj-report"}
    assert not story.event("wsj-report").when.start_earliest.hard


def test_the_answer_to_the_report_lies_between_it_and_the_end_of_its_month(story: Timeline) -> None:
    for id in ("denial", "intel-event", "underestimates"):
        when = story.event(id).when
        assert (when.earliest_iso, when.latest_iso) == ("2024-02-08", "2024-02-29"), id
        assert when.is_soft, edtf.format(when)


def test_a_denial_deletes_nothing(story: Timeline) -> None:
    (claim,) = story.event("denial").giving("denies")
    assert claim.states == "fundraising"
    assert story.event("fundraising").giving("sum")


def test_no_source_is_quoted_beyond_its_budget(story: Timeline, seed: Path) -> None:
    for id, sum in spent(story, load_weighed(seed)).items():
        assert sum.allowed is not None
        assert sum.words <= sum.allowed, id


def test_the_narrative_tells_of_every_event(story: Timeline) -> None:
    told = set(re.findall(r"\{fab:event\}`[^`<]*<([a-z0-9-]+)>`", _NARRATIVE.read_text("utf-8")))
    assert {event.id for event in story.events} - told == set()
