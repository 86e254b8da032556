from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from fabula.errors import FindingCode
from fabula.evidence import Checked, Placement, check, settle, verify
from fabula.story import (
    Acceptance,
    Agent,
    Before,
    Claim,
    Event,
    Passage,
    Source,
    Timeline,
)
from fabula.story.passage import count_words
from fabula.text import canonical, fingerprint
from fabula.value import edtf, parse_measure
from stories import as_expected

TEXT = "The mayor spoke on Monday. It will cost 40 million euros. Some say 45 million euros."
TEXT += " Nobody knows." * 40
SOURCE = Source(
    "gazette", "g", language="en", fingerprints=(fingerprint(TEXT.encode()),),
    words=count_words(TEXT), characters=len(TEXT),
)  # fmt: skip


def says(
    id: str, quote: str, gives: str | None = None, states: str | None = None, **given: Any
) -> Claim:
    return Claim(id, Passage("gazette", exact=quote), gives, states, **given)


def amount(id: str, quote: str, expect: str) -> Claim:
    return says(id, quote, "sum", expect=parse_measure(expect))


def day(id: str, quote: str, expect: str) -> Claim:
    return says(id, quote, "when", expect=edtf.parse(expect))


ACTOR = says("who", "The mayor", "actor", "mayor")


def story(*claims: Claim, kind: str = "activity", **given: Any) -> Timeline:
    event = Event("plan", kind, "A plan", claims)
    held = Timeline(
        "s", "S", sources=(SOURCE,), agents=(Agent("mayor", "m"), Agent("council", "c")),
        events=(event,), **given,
    )  # fmt: skip
    return settle(held, as_expected)


def weighed(held: Timeline) -> dict[str, Placement]:
    return dict(verify(held, {"gazette": canonical(TEXT)}, {}).placed)


def checked(held: Timeline, *, texts: dict[str, str] | None = None) -> Checked:
    files = None if texts is None else [(name, text.encode()) for name, text in texts.items()]
    return check(held, weighed(held), files)


def told(found: Checked) -> list[str]:
    return [str(finding) for finding in found.findings]


def test_a_clean_story_has_no_findings_and_is_counted() -> None:
    held = story(ACTOR, amount("sum", "40 million euros", "4e7 EUR"))
    found = checked(held)
    assert (told(found), found.fails) == ([], False)
    counted = {"sources": 1, "groups": 1, "origins": 0, "events": 1, "claims": 2, "passages": 2}
    assert found.counts == counted
    counts = checked(held, texts={"a": TEXT}).counts
    assert counts == {**found.counts, "sources verified": 1, "passages verified": 2}


def test_an_event_without_claims_is_uncited() -> None:
    assert told(checked(story())) == [
        "uncited: plan: has no claim; give the words of a source that attest it"
    ]


def test_what_was_read_is_held_against_what_is_expected() -> None:
    held = story(ACTOR, amount("sum", "40 million euros", "4e7 EUR"))
    claim = held["plan"].claim("sum")
    other = replace(claim, expect=parse_measure("45e6 EUR"))
    held = held.with_events([replace(held["plan"], claims=(ACTOR, other))])
    assert told(check(held, weighed(held))) == [
        "mismatch: plan/sum: the words say 4e7 EUR; the editor expects 4.5e7 EUR"
    ]


def test_a_date_that_differs_from_what_is_expected_is_told_in_words() -> None:
    held = story(ACTOR, day("when", "on 8 February 2024", "2024-02-08"))
    other = replace(held["plan"].claim("when"), expect=edtf.parse("2024-02-09"))
    held = held.with_events([replace(held["plan"], claims=(ACTOR, other))])
    assert told(check(held, weighed(held))) == [
        "mismatch: plan/when: the words say 8 February 2024; the editor expects 9 February 2024",
        "unweighed: plan/when: was never weighed; run 'fabula weigh' with the texts at hand",
    ]


def test_words_that_give_nothing_are_unread() -> None:
    held = settle(story(ACTOR, says("sum", "Some say", "sum")), as_expected)
    assert told(checked(held)) == ["unread: plan/sum: the words give no amount for the slot 'sum'"]


def test_values_that_cannot_both_hold_conflict_and_fail_nothing() -> None:
    held = story(
        ACTOR,
        amount("b", "45 million euros", "45e6 EUR"),
        amount("a", "40 million euros", "4e7 EUR"),
        says("other", "Some say", "actor", "council"),
    )
    found = checked(held)
    assert told(found) == [
        "conflict: plan: slot 'actor': g says 'council'; g says 'mayor'; only one can be meant",
        "conflict: plan: slot 'sum': g says 4e7 EUR; g says 4.5e7 EUR; no value is in all of them",
    ]  # fmt: skip
    assert not found.fails


@pytest.mark.parametrize(
    ("one", "other", "conflicts"),
    [
        ("5e12..7e12 USD", "7e12 USD", False),
        ("7e12 USD", "over 7e12 USD", True),
        ("7e12 USD", "7e12 EUR", True),
        ("about 7e12 USD", "7e12 USD", False),
    ],
)
def test_amounts_conflict_if_they_share_no_value(one: str, other: str, conflicts: bool) -> None:
    held = story(
        ACTOR, amount("a", "40 million euros", one), amount("b", "45 million euros", other)
    )
    assert bool(told(checked(held))) == conflicts


@pytest.mark.parametrize(
    ("kind", "one", "other", "conflicts"),
    [
        ("visit", "2024-02-08", "2024-02", False),
        ("visit", "2024-02-08", "2024-02-09", True),
        ("visit", "2024-02-08/2024-02-09", "2024-02-08/2024-02-12", True),
        ("activity", "2024-02-08", "2024-02-20", False),
        ("activity", "2024-02-08/2024-02-09", "2024-02-20", True),
    ],
)
def test_of_what_lasts_two_days_do_not_conflict(
    kind: str, one: str, other: str, conflicts: bool
) -> None:
    who = replace(ACTOR, gives={"visit": "visitor", "activity": "actor"}[kind])
    held = story(who, day("a", "on Monday", one), day("b", "Some say", other), kind=kind)
    codes = {finding.code for finding in checked(held).findings}
    assert (FindingCode.CONFLICT in codes) == conflicts


def test_many_values_and_texts_do_not_conflict() -> None:
    held = story(
        says("a", "The mayor", "participant", "mayor"), says("b", "Some say", "participant", "council"),
        says("c", "on Monday", "place", "one town"), says("d", "It will", "place", "another"),
        kind="talks",
    )  # fmt: skip
    assert told(checked(held)) == []


def test_what_is_stated_in_a_circle_is_told_once_for_each_circle() -> None:
    held = story(ACTOR)
    events = [Event(id, "statement", id, before=(Before(later, "x"),))
              for id, later in (("a", "b"), ("b", "a"), ("c", "d"), ("d", "e"), ("e", "c"))]  # fmt: skip
    held = held.with_events(events)
    disorder = [line for line in told(check(held, {})) if line.startswith("disorder")]
    assert disorder == [
        "disorder: a: the stated orders run in a circle: 'a' before 'b' before 'a'",
        "disorder: c: the stated orders run in a circle: 'c' before 'd' before 'e' before 'c'",
    ]


def test_a_passage_that_was_never_weighed_or_was_changed_is_told() -> None:
    held = story(ACTOR)
    place = weighed(held)["plan/who"]
    never = "unweighed: plan/who: was never weighed; run 'fabula weigh' with the texts at hand"
    assert told(check(held, {})) == [never]
    for other in (replace(place, sha256="0" * 64), replace(place, source="herald")):
        (line,) = told(check(held, {"plan/who": other}))
        assert line == never.replace("was never weighed", "was changed since it was weighed")


def test_passages_of_a_source_nobody_has_begun_to_weigh_are_counted_and_not_listed() -> None:
    held = story(ACTOR, says("again", "the mayor of Norhaven", "actor", "mayor"))
    (line,) = told(check(held, {}))
    assert line.startswith(
        "unweighed: source:gazette: none of its 2 passages was ever weighed; run"
    )
    (line,) = told(check(held, {"plan/who": weighed(held)["plan/who"]}))
    assert line.startswith("unweighed: plan/again: was never weighed")


def test_a_size_that_is_not_that_of_the_text_is_told() -> None:
    held = story(ACTOR)
    for name, size, source in (
        ("words", count_words(TEXT), replace(SOURCE, words=1_000)),
        ("characters", len(TEXT), replace(SOURCE, characters=1_000)),
    ):
        other = replace(held, sources=(source,))
        assert told(check(other, weighed(held), [("a", TEXT.encode())])) == [
            f"mismatch: source:gazette: has {size} {name}; the record says 1000"
        ]


def test_the_sizes_and_places_of_the_newest_version_say_nothing_about_an_older_one() -> None:
    held = story(ACTOR)
    newer = replace(SOURCE, fingerprints=(*SOURCE.fingerprints, "f" * 64), words=1_000)
    places = {at: replace(place, start=1, end=10) for at, place in weighed(held).items()}
    assert told(check(replace(held, sources=(newer,)), places, [("a", TEXT.encode())])) == []


# ------------------------------------------------------------------ acceptances


def accepting(held: Timeline, code: FindingCode, at: str) -> Timeline:
    return replace(held, acceptances=(Acceptance(code, at, "it is known"),))


def test_an_accepted_finding_is_told_with_its_reason_and_fails_nothing() -> None:
    held = accepting(story(), FindingCode.UNCITED, "plan")
    found = checked(held)
    assert [finding.accepted for finding in found.findings] == ["it is known"]
    assert not found.fails


def test_an_acceptance_that_meets_nothing_is_a_finding() -> None:
    for code, at in ((FindingCode.UNCITED, "other"), (FindingCode.OVER_BUDGET, "plan")):
        found = checked(accepting(story(ACTOR), code, at))
        assert told(found) == [
            f"unused-acceptance: {at}: no finding '{code}' occurs here any more; strike the acceptance"
        ]
        assert found.fails


def test_what_only_texts_can_tell_is_not_unused_without_them() -> None:
    held = accepting(story(ACTOR, says("b", "Some say")), FindingCode.STALE, "plan/who")
    assert told(checked(held)) == []
    assert told(checked(held, texts={}))[0].startswith("unverified")
    (line,) = told(checked(held, texts={"a": TEXT}))
    assert line.startswith("unused-acceptance: plan/who: no finding 'stale'")
    altered = checked(held, texts={"a": TEXT.replace("The mayor", "The major")})
    stale = next(finding for finding in altered.findings if finding.code is FindingCode.STALE)
    assert stale.accepted == "it is known"


def test_a_file_or_a_source_nobody_has_may_be_accepted_wherever_the_check_runs() -> None:
    held = story(ACTOR)
    unknown = accepting(held, FindingCode.UNKNOWN_TEXT, "readme.txt")
    assert told(checked(unknown)) == []
    texts = {"a": TEXT, "readme.txt": "about the texts"}
    assert not checked(unknown, texts=texts).fails
    assert checked(held, texts=texts).fails
    unverified = accepting(held, FindingCode.UNVERIFIED, "source:gazette")
    for given in (None, {}, {"a": TEXT}):
        assert not checked(unverified, texts=given).fails


def test_what_fails_comes_first_then_by_address() -> None:
    held = story(ACTOR, says("b", "Some say", "actor", "council"))
    held = held.with_events([*held.events, Event("z", "visit", "z"), Event("a", "visit", "a")])
    assert [finding.at for finding in check(held, weighed(held)).findings] == ["a", "z", "plan"]
