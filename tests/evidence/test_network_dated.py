"""Events dated by the network: soft bounds, gaps, and what contradicts the record."""

from __future__ import annotations

from pathlib import Path

from fabula.errors import FindingCode
from fabula.evidence import dated, settle
from fabula.exchange import load
from fabula.story import Agent, Before, Claim, Event, Passage, Reading, Source, Timeline
from fabula.value import edtf

_SEED = Path(__file__).parents[2] / "seeds" / "altman-chips"
_SOURCE = Source("a", "an article", language="en", fingerprints=("0" * 64,))


def _visit(id: str, when: str, *later: str) -> Event:
    reading = Reading(edtf.parse(when), "dictionary", "its words")
    says = Claim("day", Passage("a", exact="that day"), "when", readings=(reading,))
    who = Claim("who", Passage("a", exact="she went"), "topic", states="a visit")
    before = tuple(Before(one, "it is said") for one in later)
    return Event(id, "statement", id, (says, _speaker(), who), before)


def _speaker() -> Claim:
    return Claim("speaker", Passage("a", exact="she"), "speaker", states="x")


def _story(*events: Event) -> Timeline:
    return Timeline("s", "S", sources=(_SOURCE,), agents=(Agent("x", "somebody"),), events=events)


def test_rules_bound_the_events_of_an_undated_source_softly() -> None:
    story = settle(load(_SEED))
    estimate = dated(story).story.event("unnamed-estimate").when
    assert (estimate.latest_iso, estimate.end_latest.hard) == ("2024-12-31", False)
    assert story.event("unnamed-estimate").when.latest_iso is None
    assert dated(story).findings == ()


def test_without_the_rule_what_editors_complete_is_read_as_it_stands() -> None:
    story = settle(load(_SEED))
    assert edtf.format(story.event("intel-event").when) != "XXXX-02"
    assert edtf.format(dated(story, ()).story.event("intel-event").when) == "XXXX-02"
    assert dated(story, ()).story.event("intel-event").claims == story.event("intel-event").claims


def test_dates_with_gaps_push_each_other_over_them() -> None:
    first = _visit("first", "[2024-02-07..]", "second")
    second = _visit("second", "[2024-02-05,2024-02-12]", "third")
    third = _visit("third", "[2024-02-06,2024-02-20]")
    whens = {event.id: event.when for event in dated(_story(first, second, third)).story.events}
    assert whens["second"].earliest_iso == "2024-02-12"
    assert whens["third"].earliest_iso == "2024-02-20"
    assert whens["first"].latest_iso == "2024-02-12"


def test_claims_that_a_stated_order_refutes_are_one_finding_with_all_of_it() -> None:
    first, second = _visit("first", "2024-02-09", "second"), _visit("second", "2024-02-07")
    (finding,) = dated(_story(first, second)).findings
    assert (finding.code, finding.at) == (FindingCode.DISORDER, "second")
    assert finding.message == (
        "these cannot all hold: 'second' was not after 7 February 2024, because claim "
        "'second/day' says so; 'first' was not after 'second', because 'first' came before "
        "'second': it is said; 'first' was not before 9 February 2024, because claim 'first/day' "
        "says so"
    )
    whens = {event.id: event.when for event in dated(_story(first, second)).story.events}
    assert [whens[id].earliest_iso for id in ("first", "second")] == ["2024-02-09", "2024-02-07"]
