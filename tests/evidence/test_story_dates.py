"""The first story: what bounds each of its dates, at every level, comes out of the network.

A date is written as the day its beginning is bounded by on either side, then those of its end; an
instant has one pair. Where even what is certain bounds nothing, no certain level is listed here.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from fabula.evidence.dating.levels import Basis, Level, Levels, levels
from fabula.evidence.dating.rules import RULES
from fabula.exchange import load
from fabula.value import Shape
from fabula.value.calendar import iso_day

_SEED = Path(__file__).parents[2] / "seeds" / "altman-chips"
CERTAIN, STATED, RULED = Basis.CERTAIN, Basis.STATED, Basis.RULED
# Written after the first day of March, which is later than February, and within the year.
LATE = {RULED: ".. 2024-12-31"}
VISIT = {RULED: "2024-02-24 2024-12-31", STATED: "2024-02-02 ..", CERTAIN: "2023-12-26 .."}
DENIAL = {STATED: "2024-02-08 2024-02-29"}
REPORTED = {STATED: ".. 2024-02-08"}
BY_THE_NINTH = {CERTAIN: ".. 2024-02-09"}
BEGUN_BY_THE_NINTH = {CERTAIN: ".. 2024-02-09 .. .."}

EVENTS = {
    "nvidia-threshold": {CERTAIN: "2023-01-01 2023-12-31"},
    "december-reports": {STATED: "2023-12-01 2023-12-31", CERTAIN: ".. 2023-12-31"},
    "openai-revenue": {CERTAIN: "2023-12-01 2023-12-31"},
    "chip-forecast": BY_THE_NINTH,
    "fundraising": {CERTAIN: ".. 2024-02-08 .. .."},
    "raimondo-talks": {**REPORTED, **BY_THE_NINTH},
    "emirates-talks": BY_THE_NINTH,
    "tahnoun-meeting": REPORTED,
    "industry-talks": LATE,
    "microsoft-support": BEGUN_BY_THE_NINTH,
    "microsoft-briefing": BY_THE_NINTH,
    "altman-post": {CERTAIN: "2024-02-07 2024-02-07"},
    "wsj-report": {STATED: "2024-02-08 2024-02-08", CERTAIN: ".. 2024-02-08"},
    "first-statement": REPORTED,
    "government-pledge": {},
    "artemis": {},
    "commentator-post": BY_THE_NINTH,
    "dailyai-publication": {CERTAIN: "2024-02-09 2024-02-09"},
    "nvidia-standing": BEGUN_BY_THE_NINTH,
    "intel-event": DENIAL,
    "denial": DENIAL,
    "underestimates": DENIAL,
    "emirates-visit": VISIT,
    "strong-meeting": VISIT,
    "visit-report": VISIT,
    "second-statement": LATE,
    "washington-return": {
        RULED: "2024-03-01 ..", STATED: "2024-02-02 ..", CERTAIN: "2023-12-26 ..",
    },
    "western-talks": LATE,
    "g42-cluster": {RULED: ".. 2024-12-31 .. .."},
    "g42-allegation": LATE,
    "g42-severance": LATE,
    "accelerator-forecast": LATE,
    "unnamed-estimate": LATE,
    "fourteenfold": {RULED: "2024-02-08 2024-12-31", STATED: "2024-02-08 .."},
    "nuclear-backing": {RULED: ".. 2024-12-31 .. .."},
    "chip-policy": BEGUN_BY_THE_NINTH,
    "alliance": {CERTAIN: ".. 2024-02-08 .. .."},
}  # fmt: skip

SOURCES = {
    "nl": {CERTAIN: "2024-02-09 2024-02-09"},
    "it": {CERTAIN: "2024-02-09 2024-02-09"},
    "de1": {STATED: "2024-02-08 ..", CERTAIN: "2023-01-01 .."},
    "fr": {CERTAIN: "2024-02-09 .."},
    "de2": {
        RULED: "2024-03-01 2024-12-31", STATED: "2024-02-08 ..", CERTAIN: "2024-01-01 ..",
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def found() -> Levels:
    return levels(load(_SEED))


def bounds(each: tuple[Level, ...]) -> dict[Basis, str]:
    told = {}
    for level in each:
        days = level.when.days[:2] if level.when.shape is Shape.INSTANT else level.when.days
        told[level.basis] = " ".join(".." if day is None else iso_day(day) for day in days)
    return {basis: text for basis, text in told.items() if text.strip(". ")}


def test_every_event_is_listed(found: Levels) -> None:
    assert set(EVENTS) == set(found.events)


@pytest.mark.parametrize("id", EVENTS)
def test_an_event_is_bounded_by_the_record(found: Levels, id: str) -> None:
    assert bounds(found.event(id)) == EVENTS[id]


@pytest.mark.parametrize("id", SOURCES)
def test_a_source_is_bounded_by_the_record(found: Levels, id: str) -> None:
    assert bounds(found.source(id)) == SOURCES[id]


@pytest.mark.parametrize(
    ("without", "days"),
    [
        ({"bare-month"}, "2024-02-08 2024-12-31"),
        ({"this-year"}, "2024-03-01 .."),
        ({"bare-month", "this-year"}, "2024-02-08 .."),
        ({"assumed"}, "2024-03-01 2024-12-31"),
        ({"bare-month", "this-year", "assumed"}, "2024-02-01 .."),
        (set(RULES), "2024-01-01 .."),
    ],
)
def test_each_rule_of_the_undated_article_can_be_left_out(without: set[str], days: str) -> None:
    some = levels(load(_SEED), set(RULES) - without)
    assert next(iter(bounds(some.source("de2")).values())) == days
