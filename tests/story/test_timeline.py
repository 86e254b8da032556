from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from fabula.errors import RecordError, UnknownIdError
from fabula.story import (
    KINDS,
    Agent,
    AgentType,
    Attestation,
    Before,
    Claim,
    Derivation,
    Event,
    Kind,
    Lineage,
    Order,
    Passage,
    Slot,
    SlotType,
    Source,
    Timeline,
    Voice,
)
from fabula.story.circle import circle, knots, ranked
from fabula.value import When, edtf

QUOTE = Passage("nl", exact="so it says")


def event(id: str, when: str = "XXXX-XX-XX", *before: str, **given: Any) -> Event:
    orders = tuple(Before(later, "it is said") for later in before)
    return Event(
        id, given.pop("kind", "statement"), id, before=orders, when=edtf.parse(when), **given
    )


def story(*events: Event, **given: Any) -> Timeline:
    return Timeline("story", "A story", events=events, **given)


def told(held: Timeline) -> list[str]:
    return [one.id for one in held]


def test_days_that_are_apart_order_events_and_days_that_meet_do_not() -> None:
    held = story(
        event("late", "2024-02-09"), event("early", "2024-02-08"), event("vague", "2024-02")
    )
    assert held.order("early", "late") is Order.BEFORE
    assert held.order("late", "early") is Order.AFTER
    assert held.order("early", "vague") is held.order("vague", "late") is Order.UNORDERED
    assert held.order("early", "early") is Order.SAME
    assert told(held) == ["early", "late", "vague"]


def test_the_same_day_is_no_order_unless_it_is_stated() -> None:
    assert story(event("a", "2024"), event("b", "2024")).order("a", "b") is Order.UNORDERED
    assert story(event("b", "2024", "a"), event("a", "2024")).order("b", "a") is Order.BEFORE


def test_what_is_stated_reaches_through_other_events_and_through_days() -> None:
    held = story(
        event("first", "XXXX-XX-XX", "second"), event("second", "2024-02-01"),
        event("third", "2024-03-01", "fourth"), event("fourth"),
    )  # fmt: skip
    assert held.order("first", "fourth") is Order.BEFORE
    assert held.order("fourth", "first") is Order.AFTER
    assert told(held) == ["first", "second", "third", "fourth"]


def test_a_circle_orders_nothing_within_it_and_nothing_through_it() -> None:
    held = story(event("a", "2024", "b"), event("b", "2024", "c"), event("c", "2024", "b", "d"),
                 event("d"))  # fmt: skip
    assert held.order("b", "c") is Order.UNORDERED
    assert held.order("a", "b") is held.order("c", "d") is Order.BEFORE
    assert held.order("a", "d") is Order.UNORDERED


def test_a_stated_order_that_the_days_refute_orders_nothing() -> None:
    held = story(event("late", "2024-03", "early"), event("early", "2024-02"))
    assert held.order("early", "late") is Order.BEFORE
    assert told(held) == ["early", "late"]


def test_a_long_chain_needs_no_deep_stack() -> None:
    ids = [f"e{number}" for number in range(5_000)]
    chain = story(*(event(id, "XXXX-XX-XX", *ids[at + 1 : at + 2]) for at, id in enumerate(ids)))
    assert told(chain) == ids
    assert chain.order(ids[0], ids[-1]) is Order.BEFORE
    ring = {id: [ids[(at + 1) % len(ids)]] for at, id in enumerate(ids)}
    (knot,) = knots(ring)
    assert len(circle(knot, ring)) == 5_000


def test_knots_are_told_apart_and_what_leads_to_one_is_in_none() -> None:
    after = {"a": ["b"], "b": ["c"], "c": ["b", "d"], "d": ["e"], "e": ["f"], "f": ["d"], "g": []}
    assert knots(after) == (("b", "c"), ("d", "e", "f"))
    assert [circle(knot, after) for knot in knots(after)] == [("b", "c"), ("d", "e", "f")]
    order = ranked(after)
    assert order.index(("a",)) < order.index(("b", "c")) < order.index(("d", "e", "f"))


def test_the_circle_shown_is_a_shortest_one() -> None:
    after = {"a": ["b", "c"], "b": ["c"], "c": ["d"], "d": ["a"]}
    (knot,) = knots(after)
    assert circle(knot, after) == ("a", "c", "d")


def test_lookup_finds_and_proposes() -> None:
    held = story(
        event("denial", claims=(Claim("who", QUOTE, "speaker", "mayor"),)),
        sources=(Source("nl", "n", language="nl", fingerprints=("0" * 64,)),),
        agents=(Agent("mayor", "the mayor"),),
        kinds=(Kind("own", "ours"),),
    )
    assert held["denial"] is held.event("denial")
    assert "denial" in held
    assert "denail" not in held
    assert held.claim("denial/who").states == "mayor"
    assert held.kind("own").meaning == "ours"
    assert held.kind("denial") is KINDS["denial"]
    assert [address for address, _ in held.claims()] == ["denial/who"]
    for look, came, hint in (
        (held.event, "denail", "denial"), (held.source, "nll", "nl"),
        (held.agent, "major", "mayor"), (held.kind, "owm", "own"), (held.claim, "denial/whom", "denial/who"),
        (held.claim, "denail/who", "denial"),
    ):  # fmt: skip
        with pytest.raises(UnknownIdError, match=f"did you mean '{hint}'"):
            look(came)
    for call in (held.order, lambda one, other: held.order(other, one)):
        with pytest.raises(UnknownIdError):
            call("denial", "denail")


def test_a_slice_takes_what_fits_every_condition() -> None:
    sources = tuple(
        Source(id, id, language="nl", fingerprints=(print_ * 64,))
        for id, print_ in (("nl", "0"), ("it", "1"))
    )
    agents = (Agent("mayor", "m"), Agent("wsj", "w"), Agent("crowd", "c"))
    says = Claim("who", QUOTE, "speaker", "mayor", voice=Voice("wsj"))
    about = Claim("topic", Passage("it", exact="words"), "topic", "crowd")
    whole = Claim("whole", Passage("it", exact="words"))
    held = story(
        event("speech", "2024-02-08", claims=(says, about)),
        event("talks", "2024-02", kind="talks", claims=(
            Claim("who", QUOTE, "participant", "wsj"), whole)),
        event("visit", kind="visit"),
        sources=sources, agents=agents,
    )  # fmt: skip

    def ids(**conditions: Any) -> list[str]:
        return [one.id for one in held.select(**conditions)]

    assert ids() == told(held) == ["speech", "talks", "visit"]
    assert ids(kind="talks") == ["talks"]
    assert ids(agent="mayor") == ["speech"]
    assert ids(agent="wsj") == ["speech", "talks"]
    assert ids(agent="crowd") == []  # a text is not an agent, whatever it says
    assert ids(source="it", agent="mayor") == ["speech"]
    assert held.agents_of(held["speech"]) == ("mayor", "wsj")
    for conditions in ({"kind": "talk"}, {"agent": "nobody"}, {"source": "de"}):
        with pytest.raises(UnknownIdError):
            ids(**conditions)


def test_a_slice_of_time_is_closed_at_both_ends() -> None:
    held = story(event("day", "2024-02-08"), event("span", "2024-02-05/2024-02-08"),
                 event("either", "[2024-02-05,2024-02-20]"), event("some", "XXXX-XX-XX"))  # fmt: skip
    eighth, tenth, twelfth = (date(2024, 2, day) for day in (8, 10, 12))

    def ids(**span: Any) -> list[str]:
        return sorted(one.id for one in held.select(**span))

    assert ids(start=eighth, end=eighth) == ["day", "some", "span"]
    assert ids(end=eighth, certainly=True) == ["day", "span"]
    assert ids(start=eighth, certainly=True) == ["day"]
    assert ids(start=tenth, end=twelfth) == ["some"]  # on neither of its two days
    assert ids(start=tenth) == ["either", "some"]
    with pytest.raises(RecordError, match="selection, end: '2024-02-10' is not a day on or after"):
        ids(start=twelfth, end=tenth)


def test_voices_are_three_numbers() -> None:
    sources = tuple(
        Source(id, id, language="nl", fingerprints=(f"{at}" * 64,))
        for at, id in enumerate(("de", "it", "nl"))
    )
    held = story(
        event("speech", claims=tuple(
            Claim(f"c{at}", Passage(one.id, exact="words"), "speaker", "mayor", voice=Voice(voice))
            for at, (one, voice) in enumerate(zip(sources, ("wsj", "crowd", "wsj"), strict=True))
        )),
        sources=(*sources, Source("lost", "l")),
        agents=(Agent("mayor", "m"), Agent("wsj", "w"), Agent("crowd", "c", AgentType.GROUP)),
        lineage=tuple(Lineage(id, "lost", Derivation.TRANSLATION_OF, "x") for id in ("it", "nl")),
    )  # fmt: skip
    expected = Attestation(("de", "it", "nl"), ("de", "it"), ("wsj",))
    assert held.attestation(held["speech"].claims) == expected
    assert held.attestation(()) == Attestation((), (), ())
    assert held.groups == {"de": "de", "it": "it", "lost": "it", "nl": "it"}
    with pytest.raises(TypeError):
        held.groups["de"] = "nl"  # type: ignore[index]


def test_other_events_make_another_story() -> None:
    held = story(event("a"))
    other = held.with_events([event("b")])
    assert (told(held), told(other), other.title) == (["a"], ["b"], held.title)


def test_a_slot_that_had_begun_holds_an_event() -> None:
    assert Slot("told", SlotType.EVENT, begun=True).begun
    assert When.unknown() == event("a").when
