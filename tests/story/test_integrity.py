from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from fabula.errors import RecordError
from fabula.story import (
    Agent,
    Aside,
    AsideReason,
    Before,
    Claim,
    Derivation,
    Event,
    Kind,
    Lineage,
    Passage,
    Relation,
    RelationType,
    Slot,
    SlotType,
    Source,
    Timeline,
    Tombstone,
    Voice,
)
from fabula.story.integrity import Lost, Parts, problems
from fabula.value import Measure, When

GAZETTE = Source("gazette", "the Gazette", language="en", fingerprints=("0" * 64,))
UNSEEN = Source("wire", "the wire")
MAYOR = Agent("mayor", "the mayor")
QUOTE = Passage("gazette", exact="so it says")
SAYS = Claim("who", QUOTE, "speaker", "mayor")
OWN = Kind("own", "a kind of ours", (Slot("paper", SlotType.SOURCE, required=True),))


def said(*claims: Claim, **given: Any) -> Event:
    return Event("speech", given.pop("kind", "statement"), "A speech", (SAYS, *claims), **given)


def parts(*events: Event, **given: Any) -> Parts:
    return Parts(
        (GAZETTE, UNSEEN, *given.pop("sources", ())), (MAYOR, *given.pop("agents", ())), events,
        **given,
    )  # fmt: skip


def told(held: Parts) -> list[tuple[str, str, object, str | None]]:
    return [(one.place, one.field, one.came, one.hint) for one in problems(held)]


def test_a_sound_story_has_no_problems() -> None:
    later = Event("answer", "denial", "An answer")
    held = parts(
        said(before=(Before("answer", "x"),)), later,
        lineage=(Lineage("gazette", "wire", Derivation.CITES, "x"),),
        tombstones=(Tombstone("event", "old", "x", "speech"), Tombstone("event", "older", "x", "old")),
    )  # fmt: skip
    assert told(held) == []


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        (parts(said(), said()), ("event 'speech'", "id", "speech", None)),
        (parts(sources=(GAZETTE,)), ("source 'gazette'", "id", "gazette", None)),
        (parts(agents=(MAYOR,)), ("agent 'mayor'", "id", "mayor", None)),
        (parts(kinds=(OWN, OWN)), ("kind 'own'", "id", "own", None)),
        (parts(kinds=(Kind("denial", "m"),)), ("kind 'denial'", "id", "denial", None)),
        (parts(tombstones=(Tombstone("event", "old", "x"),) * 2),
         ("tombstone 'old'", "id", "old", None)),
        (parts(said(), tombstones=(Tombstone("event", "speech", "x"),)),
         ("event 'speech'", "id", "speech", None)),
        (parts(sources=(Source("herald", "h", publisher="major"),)),
         ("source 'herald'", "publisher", "major", "mayor")),
        (parts(sources=(Source("herald", "h", authors=("zzz",)),)),
         ("source 'herald'", "authors", "zzz", None)),
        (parts(lineage=(Lineage("gazete", "wire", Derivation.CITES, "x"),)),
         ("lineage of 'gazete'", "source", "gazete", "gazette")),
        (parts(lineage=(Lineage("gazette", "wires", Derivation.CITES, "x"),)),
         ("lineage of 'gazette'", "origin", "wires", "wire")),
        (parts(tombstones=(Tombstone("agent", "old", "x", "speech"),)),
         ("tombstone 'old'", "replaced_by", "speech", None)),
        (parts(said(before=(Before("answer", "x"),))), ("event 'speech'", "before", "answer", None)),
        (parts(said(Claim("b", Passage("herald", exact="words")))),
         ("claim 'speech/b'", "source", "herald", None)),
        (parts(said(Claim("b", Passage("wire", exact="words")))),
         ("claim 'speech/b'", "source", "wire", None)),
        (parts(said(Claim("b", QUOTE, voice=Voice("nobody")))),
         ("claim 'speech/b'", "voice", "nobody", None)),
        (parts(said(kind="statment")), ("event 'speech'", "kind", "statment", "statement")),
        (parts(said(Claim("b", QUOTE, "speeker", "mayor"))),
         ("claim 'speech/b'", "gives", "speeker", "speaker")),
        (parts(said(Claim("b", QUOTE, "speaker"))), ("claim 'speech/b'", "value", None, None)),
        (parts(said(Claim("b", QUOTE, "speaker", "mayer"))),
         ("claim 'speech/b'", "value", "mayer", "mayor")),
        (parts(said(Claim("b", QUOTE, "when", "today"))), ("claim 'speech/b'", "value", "today", None)),
        (parts(said(Claim("b", QUOTE, "topic", expect=When.on(1)))),
         ("claim 'speech/b'", "expect", str(When.on(1)), None)),
        (parts(said(Claim("b", QUOTE, "when", expect=Measure.point(1)))),
         ("claim 'speech/b'", "expect", str(Measure.point(1)), None)),
        (parts(Event("speech", "denial", "t", (SAYS,))), ("event 'speech'", "claim", None, None)),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told(
    held: Parts, expected: tuple[str, str, object, str | None]
) -> None:
    assert told(held) == [expected]


def aside(source: str, start: int, end: int) -> Aside:
    return Aside(Passage(source, start=start, end=end, sha256="0" * 64), AsideReason.VAGUE)


@pytest.mark.parametrize(
    ("asides", "expected"),
    [
        ((aside("gazete", 0, 5),), [("aside of 'gazete'", "source", "gazete", "gazette")]),
        ((aside("wire", 0, 5),), [("aside of 'wire'", "source", "wire", None)]),
        ((aside("gazette", 5, 9), aside("gazette", 0, 5)), []),
        ((aside("gazette", 4, 9), aside("gazette", 0, 5)), [("aside of 'gazette'", "at", [4, 9], None)]),
        ((aside("gazette", 0, 99), aside("gazette", 1, 2), aside("gazette", 8, 9)),
         [("aside of 'gazette'", "at", [1, 2], None), ("aside of 'gazette'", "at", [8, 9], None)]),
    ],
)  # fmt: skip
def test_an_aside_stands_in_a_source_that_was_seen_and_shares_no_character(
    asides: tuple[Aside, ...], expected: list[tuple[str, str, object, str | None]]
) -> None:
    assert told(parts(asides=asides)) == expected


def test_an_event_without_any_claim_lacks_no_slot() -> None:
    assert told(parts(Event("speech", "denial", "t"))) == []


def test_an_allowed_value_is_worded_for_what_the_slot_holds() -> None:
    for slot, wording in (("topic", "a text"), ("speaker", "an agent")):
        claim = Claim("b", QUOTE, slot, expect=When.on(1))
        last = list(problems(parts(said(claim))))[-1]
        assert last.allowed == f"an expectation for a slot that holds {wording}"


def test_a_story_is_refused_with_its_first_problem() -> None:
    with pytest.raises(RecordError, match="claim 'speech/who', source: 'gazette' is not the id"):
        Timeline("story", "A story", agents=(MAYOR,), events=(said(),))


def test_everything_that_is_wrong_is_told_in_the_order_of_the_records() -> None:
    held = parts(
        said(Claim("b", QUOTE, "speaker", "mayer"), before=(Before("x", "y"),)),
        Event("talk", "talk", "t"),
        sources=(Source("herald", "h", publisher="major"),),
    )
    places = [place for place, *_ in told(held)]
    assert places == ["source 'herald'", "event 'speech'", "claim 'speech/b'", "event 'talk'"]


def lost(**given: Any) -> Lost:
    return Lost(**given)


@pytest.mark.parametrize(
    ("held", "missing"),
    [
        (parts(said(Claim("b", QUOTE, voice=Voice("gone")))), lost(tables={"agent"})),
        (parts(said(Claim("b", QUOTE, voice=Voice("gone")))), lost(records={"agent": ["gone"]})),
        (parts(said(kind="gone")), lost(tables={"kind"})),
        (parts(said(kind="gone")), lost(records={"kind": ["gone"]})),
        (parts(Event("e", "own", "t", (Claim("c", QUOTE, "gone", "x"),)), kinds=(OWN,)),
         lost(parts={"kind": ["own"]})),
        (parts(Event("speech", "denial", "t", (SAYS,))), lost(parts={"event": ["speech"]})),
        (parts(said(Claim("b", Passage("wire", exact="words")))), lost(parts={"source": ["wire"]})),
    ],
)  # fmt: skip
def test_what_is_lost_is_not_told_as_missing(held: Parts, missing: Lost) -> None:
    assert told(held)
    assert told(replace(held, lost=missing)) == []


def test_an_id_that_stood_there_twice_is_told_though_neither_record_could_be_made() -> None:
    assert told(parts(lost=lost(records={"event": ["e", "e"]}))) == [("event 'e'", "id", "e", None)]


def test_a_kind_declared_twice_says_nothing_about_slots() -> None:
    event = Event("e", "own", "t", (Claim("c", QUOTE, "gone", "x"),))
    assert told(parts(event, kinds=(OWN, OWN))) == [("kind 'own'", "id", "own", None)]


def test_a_relation_takes_claims_that_give_amounts_and_results_that_are_there() -> None:
    operands = (
        ("part", "speech/gone"),
        ("part", "speech/who"),
        ("part", "no-event/x"),
        ("part", "sun"),
    )
    relation = Relation("sum", RelationType.SUM, operands)
    assert told(
        parts(said(), relations=(relation, replace(relation, operands=(("part", "sum"),))))
    ) == [
        ("relation 'sum'", "id", "sum", None),
        ("relation 'sum'", "operand", "speech/gone", "speech/who"),
        ("relation 'sum'", "operand", "speech/who", None),
        ("relation 'sum'", "operand", "no-event", None),
        ("relation 'sum'", "operand", "sun", "sum"),
        ("relation 'sum'", "operand", ["sum", "sum"], None),
    ]


def test_what_a_relation_lacks_because_it_is_lost_is_not_missing() -> None:
    relation = Relation(
        "sum", RelationType.SUM, (("part", "speech/gone"), ("part", "lost/x"), ("part", "a"))
    )
    lost = Lost((), {"event": ["lost"], "relation": ["a"]}, {"event": ["speech"]})
    assert told(parts(said(), relations=(relation,), lost=lost)) == []
