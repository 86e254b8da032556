from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from fabula.evidence import Agreement, Point, Verdict, agreement
from fabula.exchange import load
from fabula.story import Event, Timeline, Voice
from fabula.value import parse_measure
from voices import every_verdict, says, story_of


def of(story: Timeline, event: str, slot: str | None) -> list[Agreement]:
    return [one for one in agreement(story) if (one.event, one.slot) == (event, slot)]


def sums(*amounts: tuple[str, str]) -> Agreement:
    """The verdict over what papers say of one sum."""
    claims = [says(paper, "sum", amount) for paper, amount in amounts]
    actor = says("gazette", "actor", "mayor")
    return of(story_of(Event("plan", "activity", "A plan", (actor, *claims))), "plan", "sum")[0]


@pytest.mark.parametrize(
    ("amounts", "verdict", "groups"),
    [
        ([("gazette", "7 EUR")], Verdict.SINGLE_VOICE, 1),
        ([("gazette", "7 EUR"), ("gazette-abroad", "7 EUR")], Verdict.SINGLE_VOICE, 1),
        ([("gazette", "almost 7 EUR"), ("gazette-abroad", "about 7 EUR")], Verdict.SINGLE_VOICE, 1),
        ([("gazette", "7 EUR"), ("herald", "7 EUR")], Verdict.CORROBORATED, 2),
        ([("gazette", "7 EUR"), ("herald", "7 EUR"), ("courier", "7 EUR")], Verdict.CORROBORATED, 3),
        ([("gazette", "7 EUR"), ("herald", "7 EUR"), ("courier", "5..7 EUR")], Verdict.CORROBORATED, 2),
        ([("gazette", "almost 7 EUR"), ("herald", "about 7 EUR")], Verdict.COMPATIBLE, 2),
        ([("gazette", "5..7 EUR"), ("herald", "over 7 EUR")], Verdict.CONFLICTING, 2),
        ([("gazette", "7 EUR"), ("gazette-abroad", "9 EUR")], Verdict.CONFLICTING, 1),
    ],
)  # fmt: skip
def test_the_verdict_over_amounts(
    amounts: list[tuple[str, str]], verdict: Verdict, groups: int
) -> None:
    found = sums(*amounts)
    assert (found.verdict, len(found.groups)) == (verdict, groups)


def test_a_conflict_tells_who_says_what_and_whether_the_sides_touch() -> None:
    found = sums(("gazette", "5..7 EUR"), ("herald", "over 7 EUR"), ("gazette-abroad", "5..7 EUR"))
    assert found.point is Point.VALUE
    assert found.touching
    assert [side.value for side in found.sides] == [
        parse_measure("5..7 EUR"),
        parse_measure("over 7 EUR"),
    ]
    assert found.claims == ("plan/gazette-abroad-sum", "plan/gazette-sum", "plan/herald-sum")
    assert found.grounds == (
        "slot 'sum': the gazette and the gazette-abroad say 5..7 EUR; the herald says over 7 EUR;"
        " they touch, but share no value"
    )


def test_what_copies_of_one_text_give_differently_is_told_as_such() -> None:
    found = sums(("gazette", "7 EUR"), ("gazette-abroad", "9 EUR"))
    assert not found.touching
    assert found.grounds.endswith("no value is in all of them, and these are copies of one text")


def test_a_source_that_contradicts_itself_is_no_copy_of_itself() -> None:
    claims = says("gazette", "sum", "7 EUR"), says("gazette", "sum", "9 EUR", id="again")
    plan = Event("plan", "activity", "A plan", (says("gazette", "actor", "mayor"), *claims))
    (found,) = of(story_of(plan), "plan", "sum")
    assert found.grounds.endswith("no value is in all of them")


def test_who_hedges_and_who_states_it_is_a_conflict_in_modality() -> None:
    agreed, modal = of(every_verdict(), "plan", "actor")
    assert agreed.verdict is Verdict.CORROBORATED
    assert (modal.verdict, modal.point) == (Verdict.CONFLICTING, Point.MODALITY)
    assert [side.claims for side in modal.sides] == [
        ("plan/gazette-actor",),
        ("plan/herald-actor",),
    ]
    assert modal.grounds == "slot 'actor': the gazette hedges 'mayor'; the herald states it flatly"


def test_what_is_attributed_is_neither_hedged_nor_flat() -> None:
    story = every_verdict()
    plan = story["plan"]
    claims = [
        replace(claim, voice=story["visit"].claim("gazette-visitor").voice, hedge="")
        if claim.id == "herald-actor"
        else claim
        for claim in plan.claims
    ]
    lost = story.with_events([replace(plan, claims=tuple(claims))])
    assert Point.MODALITY in {one.point for one in of(lost, "plan", "actor")}
    attributed = [
        replace(claim, voice=Voice(claim.voice.of)) if claim.voice else claim for claim in claims
    ]
    quiet = story.with_events([replace(plan, claims=tuple(attributed))])
    assert Point.MODALITY not in {one.point for one in of(quiet, "plan", "actor")}


def test_what_translation_got_wrong_is_told_beside_the_verdict() -> None:
    story = every_verdict()
    garbled = [one for one in agreement(story) if one.verdict is Verdict.GARBLED]
    assert [(one.event, one.slot, one.claims) for one in garbled] == [
        ("plan", "sum", ("plan/gazette-abroad-sum",)),
        ("visit", "visitor", ("visit/gazette-visitor",)),
    ]
    assert [one.grounds for one in garbled] == [
        "slot 'sum': a word was carried over from another language in the gazette-abroad",
        "slot 'visitor': the words of another are given as the source's own in the gazette",
    ]


def test_a_denial_disputes_the_event_it_names_and_says_who_and_when() -> None:
    (whole, disputed) = of(every_verdict(), "plan", None)
    assert (whole.verdict, len(whole.groups)) == (Verdict.CORROBORATED, 2)
    assert (disputed.verdict, disputed.claims) == (Verdict.DISPUTED, ("denial/courier-denies",))
    assert disputed.grounds == "denied by 'mayor' ('denial', 9 February 2024): the courier"


def test_a_declared_kind_may_dispute_as_well_and_each_dispute_is_told() -> None:
    found = [one for one in of(every_verdict(), "visit", None) if one.verdict is Verdict.DISPUTED]
    assert [one.grounds for one in found] == [
        "denied by 'mayor' ('denial', 9 February 2024): the herald",
        "denied by somebody ('rumour', on an unknown day): the herald",
    ]


def test_of_many_values_each_has_its_own_verdict_and_texts_exclude_nothing() -> None:
    talks = story_of(
        Event("talks", "talks", "Talks", (
            says("gazette", "participant", "mayor"), says("herald", "participant", "mayor"),
            says("courier", "participant", "judge"),
        )),
    )  # fmt: skip
    judge, mayor = of(talks, "talks", "participant")
    assert (judge.verdict, mayor.verdict) == (Verdict.SINGLE_VOICE, Verdict.CORROBORATED)
    (where,) = of(every_verdict(), "rumour", "where")
    assert where.verdict is Verdict.COMPATIBLE
    assert where.grounds.endswith("all of it can hold")


def test_ids_that_differ_conflict_in_identity_and_days_in_date() -> None:
    for event, slot in (("visit", "visitor"), ("paper", "work")):
        assert of(every_verdict(), event, slot)[0].point is Point.IDENTITY
    (when,) = of(every_verdict(), "visit", "when")
    assert when.verdict is Verdict.COMPATIBLE
    days = says("gazette", "when", "2024-02-07"), says("courier", "when", "2024-02-08")
    visit = Event("visit", "visit", "A visit", (says("gazette", "visitor", "mayor"), *days))
    (torn,) = of(story_of(visit), "visit", "when")
    assert (torn.verdict, torn.point) == (Verdict.CONFLICTING, Point.DATE)
    state = Event("state", "state", "A state", (says("gazette", "subject", "mayor"), *days))
    (went_on,) = of(story_of(state), "state", "when")
    assert went_on.verdict is Verdict.COMPATIBLE


def test_a_slot_in_which_nothing_was_read_has_no_verdict() -> None:
    unread = says("gazette", "actor", "mayor"), says("gazette", "sum")
    assert of(story_of(Event("plan", "activity", "A plan", unread)), "plan", "sum") == []
    assert agreement(story_of(Event("plan", "activity", "A plan"))) == ()


def test_a_sentence_names_eight_sources_and_counts_the_rest() -> None:
    story = story_of(Event("plan", "activity", "A plan", (says("gazette", "actor", "mayor"),)))
    more = tuple(replace(story.source("herald"), id=f"s{n}", label=f"s{n}") for n in range(12))
    claims = [says(source.id, "actor", "mayor") for source in more]
    plan = replace(story["plan"], claims=tuple(claims))
    grown = replace(story, sources=(*story.sources, *more), events=(plan,))
    (found,) = of(grown, "plan", "actor")
    assert len(found.claims) == 12
    assert found.grounds.endswith("s2, s3, s4, s5 and 4 more say 'mayor'")


@pytest.fixture(scope="module")
def first(seed: Path) -> Timeline:
    return load(seed)


@pytest.mark.parametrize(
    ("event", "slot", "verdict", "point"),
    [
        ("fundraising", "sum", Verdict.CONFLICTING, Point.VALUE),
        ("fundraising", None, Verdict.DISPUTED, None),
        ("fundraising", "sum", Verdict.GARBLED, None),
        ("microsoft-support", "supporter", Verdict.CONFLICTING, Point.MODALITY),
        ("chip-forecast", "speaker", Verdict.CONFLICTING, Point.IDENTITY),
        ("nvidia-standing", "amount", Verdict.SINGLE_VOICE, None),
        ("raimondo-talks", None, Verdict.CORROBORATED, None),
        ("emirates-talks", None, Verdict.SINGLE_VOICE, None),
    ],
)
def test_what_the_first_story_shows(
    first: Timeline, event: str, slot: str | None, verdict: Verdict, point: Point | None
) -> None:
    assert (verdict, point) in {(one.verdict, one.point) for one in of(first, event, slot)}


def test_five_to_seven_against_more_than_seven_touch_in_the_first_story(first: Timeline) -> None:
    (found,) = (one for one in of(first, "fundraising", "sum") if one.point is Point.VALUE)
    assert found.touching
    assert [len(side.attestation.groups) for side in found.sides] == [2, 1]
    assert len(found.groups) == 3
