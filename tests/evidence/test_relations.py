"""The relations of the first story, and what a check tells of relations."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from fabula.errors import FindingCode
from fabula.evidence import Reckoned, check, reckon
from fabula.exchange import load
from fabula.story import Relation, RelationType, Timeline, WhatIf
from fabula.value import Measure, parse_measure


@pytest.fixture(scope="module")
def first(seed: Path) -> Timeline:
    return load(seed)


@pytest.fixture(scope="module")
def came(first: Timeline) -> dict[str, Reckoned]:
    return {one.relation.id: one for one in reckon(first.relations, first)}


def _shown(bound: Fraction | None, digits: int) -> str:
    return "" if bound is None else f"{float(bound):.{digits}f}"


@pytest.mark.parametrize(
    ("relation", "scale", "digits", "low", "high"),
    [
        ("sales-by-growth", 10**9, 1, "526.1", "526.6"),
        ("sales-by-fourteenfold", 10**9, 1, "482.8", "518.5"),
        ("sum-by-fourteenfold", 10**12, 2, "7.10", "7.64"),
        ("seven-in-sales", 1, 1, "13.3", "13.3"),
        ("five-in-sales", 1, 1, "9.5", "9.5"),
        ("sum-in-forecast", 1, 1, "8.4", "11.8"),
        ("sum-in-forecast-literally", 10**6, 1, "8.4", "11.8"),
        ("nvidia-growth", 1, 0, "72", "72"),
        ("nvidia-growth-literally", 1, 0, "72", "72"),
        ("nvidia-in-forecast", 1, 1, "2.9", "2.9"),
        ("nvidia-in-forecast-literally", 10**6, 1, "2.9", "2.9"),
        ("sum-in-nvidias", 1, 1, "2.9", "4.1"),
        ("sum-in-december-sums", 1, 0, "0", "70"),
        ("sum-in-hundred-billions", 1, 0, "50", "70"),
    ],
)
def test_the_figures_of_the_first_story(
    came: dict[str, Reckoned], relation: str, scale: int, digits: int, low: str, high: str
) -> None:
    result = came[relation].result
    assert result is not None
    bounds = [None if bound is None else bound / scale for bound in (result.low, result.high)]
    assert [_shown(bound, digits) for bound in bounds] == [low, high]


def test_fourteenfold_does_not_meet_the_forecast_and_only_more_than_seven_can_save_it(
    came: dict[str, Reckoned],
) -> None:
    meets = {id: one.meets for id, one in came.items() if one.meets is not None}
    assert meets == {
        "sales-by-fourteenfold": False,
        "sum-by-fourteenfold": False,
        "open-sum-by-fourteenfold": True,
    }


def test_the_relations_of_the_first_story_are_findings_about_its_sources_alone(
    first: Timeline,
) -> None:
    found = [one for one in check(first, {}).findings if one.at.startswith("relation:")]
    assert [(one.code, one.at) for one in found] == [
        (FindingCode.UNRECONCILED, "relation:sales-by-fourteenfold"),
        (FindingCode.UNRECONCILED, "relation:sum-by-fourteenfold"),
    ]
    assert not any(one.fails for one in found)


def _what_if(text: str) -> WhatIf:
    return WhatIf(parse_measure(text), "as an example")


def _told(*relations: Relation) -> list[str]:
    story = Timeline("s", "S", relations=relations)
    return [str(finding) for finding in check(story, {}).findings]


def _ratio(dividend: str, divisor: str, expect: Measure | None = None) -> Relation:
    operands = (("dividend", _what_if(dividend)), ("divisor", _what_if(divisor)))
    return Relation("r", RelationType.RATIO, operands, expect=expect)


def test_units_that_do_not_go_together_are_a_finding_about_the_record() -> None:
    assert _told(_ratio("7 EUR", "2 km")) == [
        "unreckoned: relation:r: EUR cannot be held against km"
    ]


def test_what_is_not_what_the_editors_expect_is_a_mismatch() -> None:
    assert _told(_ratio("7 EUR", "2 EUR", parse_measure("3.5 x"))) == []
    assert _told(_ratio("7 EUR", "2 EUR", parse_measure("3.4 x"))) == [
        "mismatch: relation:r: 7 EUR / 2 EUR = 3.5; the editor expects 3.4 x"
    ]


def test_a_claim_in_which_nothing_was_read_leaves_its_relation_unreckoned(first: Timeline) -> None:
    event = first["fundraising"]
    unread = replace(event, claims=tuple(replace(one, readings=()) for one in event.claims))
    held = first.with_events([unread if one is event else one for one in first.events])
    told = [one for one in check(held, {}).findings if one.code is FindingCode.UNRECKONED]
    assert {one.message for one in told} >= {"no amount is read from fundraising/nl-sum"}
    assert all(one.fails for one in told)
