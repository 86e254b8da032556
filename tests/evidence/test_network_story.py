"""A story as a network: what bounds an undated source, and what each rule adds.

The story is invented: an undated article speaks of a year as over, says "this year" and "in March",
and denies what another told, which names a day without a year.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from fabula.errors import UnknownIdError
from fabula.evidence import dated, settle
from fabula.evidence.dating.constraints import _TOLD, constraints, narrow
from fabula.evidence.dating.network import Side, solve
from fabula.evidence.dating.rules import RULES
from fabula.evidence.dating.variables import Variables, published
from fabula.exchange import load
from fabula.story import (
    Agent,
    Before,
    Claim,
    Dating,
    Derivation,
    Event,
    Lineage,
    Passage,
    Related,
    Source,
    Timeline,
)
from fabula.story.relation import WAYS
from fabula.value import edtf
from fabula.value.calendar import iso_day

_SEED = Path(__file__).parents[2] / "seeds" / "altman-chips"


def _source(id: str, dating: Dating) -> Source:
    digest = f"{len(id)}" * 64
    return Source(id, f"the {id} article", language="en", dating=dating, fingerprints=(digest,))


def _dated(story: Timeline, id: str, when: str, because: str, *, soft: bool = False) -> Timeline:
    """The story with another dating of one source."""
    dating = Dating(edtf.parse(when), because, soft)
    sources = (replace(one, dating=dating) if one.id == id else one for one in story.sources)
    return settle(replace(story, sources=tuple(sources)))


def _says(
    id: str, source: str, words: str, gives: str, value: str | None = None, expect: str = ""
) -> Claim:
    expected = edtf.parse(expect) if expect else None
    because = "the year after the one it speaks of as over" if expect else ""
    passage = Passage(source, exact=words)
    return Claim(id, passage, gives, states=value, expect=expected, because=because)


def _harbour() -> Timeline:
    """An article tells of a report; a later one denies it. Neither has a date."""
    plan = Event(
        "report", "report", "The Courier reports a bridge",
        (_says("when", "early", "on 8 March", "when", expect="2031-03-08"),
         _says("who", "early", "the Courier wrote", "publisher", "courier")),
        before=(Before("denial", "the denial answers it"),),
    )  # fmt: skip
    fair = Event(
        "fair", "talks", "The mayor speaks at a fair",
        (_says("when", "late", "in March", "when", expect="2031-03?"),
         _says("who", "late", "the mayor spoke", "participant", "mayor")),
    )  # fmt: skip
    visit = Event(
        "visit", "visit", "The mayor goes to the coast",
        (_says("when", "late", "this week", "when"),
         _says("who", "late", "went to the coast", "visitor", "mayor")),
    )  # fmt: skip
    denial = Event(
        "denial", "denial", "The mayor denies it",
        (_says("who", "late", "she has since denied it", "speaker", "mayor"),
         _says("what", "late", "that a bridge is planned", "denies", "report")),
    )  # fmt: skip
    output = Event(
        "output", "forecast", "The yard expects to triple its output",
        (_says("period", "late", "this year alone", "period"),
         _says("amount", "late", "to triple", "amount")),
    )  # fmt: skip
    sources = (
        _source("early", Dating()),
        _source("late", Dating(edtf.parse("[2031-01-01..]"), "it speaks of the year 2030 as over")),
    )
    agents = tuple(Agent(id, f"the {id}") for id in ("courier", "mayor"))
    events = (plan, fair, visit, denial, output)
    return settle(Timeline("bridge", "A bridge", sources=sources, agents=agents, events=events))


def _days(story: Timeline, variable: str, *rules: str) -> tuple[str | None, str | None]:
    solved = narrow(story, rules)
    days = (solved.earliest(variable), solved.latest(variable))
    first, last = (None if day is None else iso_day(day) for day in days)
    return first, last


_LATE = published("late")


def test_without_rules_an_undated_source_is_bounded_by_what_it_tells() -> None:
    assert _days(_harbour(), _LATE) == ("2031-01-01", None)


def test_with_the_rules_it_lies_after_the_month_and_within_the_year() -> None:
    assert _days(_harbour(), _LATE, *RULES) == ("2031-04-01", "2031-12-31")


@pytest.mark.parametrize(
    ("without", "days"),
    [
        ("bare-month", ("2031-03-08", "2031-12-31")),
        ("completed", ("2031-01-01", "2031-12-31")),
        ("this-year", ("2031-04-01", None)),
        ("dating", ("2031-04-01", "2031-12-31")),
    ],
)
def test_each_rule_can_be_switched_off(without: str, days: tuple[str, str | None]) -> None:
    assert _days(_harbour(), _LATE, *(rule for rule in RULES if rule != without)) == days


def test_every_bound_says_which_rules_it_rests_on() -> None:
    solved = narrow(_harbour())
    chains = [solved.chain(_LATE, side) for side in Side]
    assert [chain.rules for chain in chains if chain] == [
        ("bare-month", "completed"),
        ("this-year",),
    ]


def test_a_week_counted_from_the_writing_ties_the_event_to_it() -> None:
    assert _days(_harbour(), "'visit'", *RULES) == ("2031-03-26", "2031-12-31")
    solved = narrow(_harbour())
    chain = solved.chain("'visit'", Side.EARLIEST)
    assert chain is not None
    assert chain.steps[-1].because == "source 'late' says 'this week'"


def test_a_day_of_crawling_before_the_month_was_over_lets_the_weakest_rule_give_way() -> None:
    crawled = "[2031-01-01..2031-03-20]"
    story = _dated(_harbour(), "late", crawled, "it was fetched on 20 March 2031")
    (conflict,) = narrow(story).conflicts
    assert [one.rule for one in conflict.dropped] == ["bare-month"]
    assert len(conflict.cycle) == 3


def test_a_soft_date_of_a_source_is_a_rule() -> None:
    story = _dated(_harbour(), "early", "2031-03-09", "it shares its original's date", soft=True)
    assert _days(story, published("early"))[1] is None
    assert _days(story, published("early"), "dating") == ("2031-03-09", "2031-03-09")


def test_a_translation_appears_no_earlier_than_its_original() -> None:
    story = _dated(_harbour(), "early", "2031-03-09", "its date line")
    edge = Lineage("late", "early", Derivation.TRANSLATION_OF, "the same paragraphs")
    assert _days(replace(story, lineage=(edge,)), _LATE) == ("2031-03-09", None)


def test_what_is_announced_lies_ahead_by_a_rule_alone() -> None:
    story = _dated(_harbour(), "early", "2031-03-09", "its date line")
    ahead = Event(
        "return", "scheduled", "The mayor will return",
        (_says("who", "early", "the mayor will return", "actor", "mayor"),),
    )  # fmt: skip
    lasting = replace(ahead, id="stay", kind="activity", title="The mayor stays")
    story = story.with_events([*story.events, ahead, lasting])
    solved = narrow(story)
    assert (solved.earliest("'return'", soft=False), solved.latest("'return'")) == (None, None)
    assert solved.earliest("'return'") == edtf.parse("2031-03-09").end_latest.day
    start, end = Variables.of(story).ends[lasting.id]
    assert solved.latest(start) == edtf.parse("2031-03-09").end_latest.day
    assert solved.latest(end) is None


def _with(story: Timeline, changed: Event) -> Timeline:
    return story.with_events(changed if one.id == changed.id else one for one in story.events)


def test_an_order_with_an_assumption_is_a_rule_and_says_what_is_assumed() -> None:
    order = Before("denial", "the denial answers it", "the report denied is this one")
    story = _harbour()
    story = _with(story, replace(story.event("report"), before=(order,)))
    assert _days(story, "'denial'", "completed")[0] is None
    assert _days(story, "'denial'", "completed", "assumed")[0] == "2031-03-08"
    chain = narrow(story, ("completed", "assumed")).chain("'denial'", Side.EARLIEST)
    assert chain is not None
    assert [step.assuming for step in chain.steps] == ["", "the report denied is this one"]


def test_a_claim_that_is_about_an_event_on_an_assumption_bounds_it_by_a_rule() -> None:
    story = _dated(_harbour(), "early", "2031-03-09", "its date line")
    said = replace(_says("who", "early", "so it is told", "visitor", "mayor"), assuming="it is she")
    story = _with(story, replace(story.event("visit"), claims=(said,)))
    assert "'visit'" not in narrow(story, ())
    assert _days(story, "'visit'", "assumed") == (None, "2031-03-09")
    sure = replace(said, id="sure", assuming="")
    story = _with(story, replace(story.event("visit"), claims=(said, sure)))
    assert _days(story, "'visit'") == (None, "2031-03-09")


def test_a_date_given_on_an_assumption_is_as_soft_as_that() -> None:
    said = replace(_says("when", "early", "on 8 March 2031", "when"), assuming="it is she")
    story = _harbour()
    who = story.event("visit").claim("who")
    story = settle(_with(story, replace(story.event("visit"), claims=(said, who))))
    assert _days(story, "'visit'", "assumed") == ("2031-03-08", "2031-03-08")
    assert story.event("visit").when.end_latest == replace(
        edtf.parse("2031-03-08").end_latest, hard=False, because="claim 'visit/when' says so"
    )
    assert dated(story, ()).story.event("visit").when.end_latest.day is None


@pytest.mark.parametrize(
    ("how", "days"),
    [
        (("within",), ("2031-03-01", "2031-03-31")),
        (("equals",), ("2031-03-01", "2031-03-31")),
        (("not-earlier",), ("2031-03-01", None)),
        (("meets",), ("2031-02-28", "2031-03-30")),
        (("met-by",), ("2031-03-02", "2031-04-01")),
        (("before",), (None, "2031-03-29")),
        (("after",), ("2031-03-03", None)),
        (("before", "meets"), (None, "2031-03-30")),
    ],
)
def test_a_stated_relation_bounds_both_events(
    how: tuple[str, ...], days: tuple[str | None, str | None]
) -> None:
    story = _harbour()
    related = (Related(how, "fair", "it is told so"),)
    story = _with(story, replace(story.event("visit"), claims=(), related=related))
    assert _days(story, "'visit'", "completed") == days


def test_relations_that_run_in_a_circle_bound_nothing() -> None:
    story = _harbour()
    for id, other in (("visit", "denial"), ("denial", "visit")):
        related = (Related(("before",), other, "it is told so"),)
        story = _with(story, replace(story.event(id), related=related))
    assert not solve(constraints(story, Variables.of(story))).conflicts
    (finding,) = dated(story).findings
    assert finding.message.endswith("circle: 'denial' before 'visit' before 'denial'")


def test_claims_that_disagree_bound_an_event_by_what_covers_them() -> None:
    story = _harbour()
    report = story.event("report")
    other = _says("other", "early", "on 6 March", "when", expect="2031-03-06")
    report = replace(report, claims=(*report.claims, other))
    story = settle(story.with_events([report, *story.events[1:]]))
    assert _days(story, "'report'", *RULES) == ("2031-03-06", "2031-03-08")
    assert not narrow(story).conflicts


def test_stated_orders_on_a_circle_bound_nothing() -> None:
    story = _harbour()
    denial = replace(story.event("denial"), before=(Before("report", "it is said"),))
    story = story.with_events([one if one.id != "denial" else denial for one in story.events])
    assert _days(story, _LATE, "completed")[0] == "2031-03-01"
    assert _days(_harbour(), _LATE, "completed")[0] == "2031-03-08"


def test_a_rule_nobody_knows_is_refused() -> None:
    with pytest.raises(UnknownIdError, match="did you mean 'this-year'"):
        narrow(_harbour(), ["this-yaer"])


def test_the_first_story_dates_its_undated_article() -> None:
    story = settle(load(_SEED))
    assert _days(story, published("de2")) == ("2024-01-01", None)
    assert _days(story, published("de2"), *RULES) == ("2024-03-01", "2024-12-31")
    assert not solve(constraints(story, Variables.of(story))).conflicts


def test_every_way_an_event_can_lie_to_another_is_told_in_words() -> None:
    assert _TOLD.keys() == WAYS.keys()
    assert all(told.count("{}") == 1 for told in _TOLD.values())
