"""Each record keeps its form; what breaks it is told with place, field, what came and what may stand there."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, fields
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from fabula.errors import FindingCode, RecordError, UnknownIdError
from fabula.evidence import settle
from fabula.story import (
    KINDS,
    Acceptance,
    Agent,
    Before,
    Claim,
    Dating,
    Derivation,
    Event,
    Kind,
    Lineage,
    Manner,
    Passage,
    Reading,
    Slot,
    SlotType,
    Source,
    Timeline,
    Tombstone,
    Voice,
)
from fabula.story.passage import count_words
from fabula.value import Measure, When
from stories import timelines

PRINT = "ab" * 32
QUOTE = Passage("gazette", exact="so it says")
DAY = When.on(date(2024, 2, 8))
Broken = tuple[Callable[[], object], str, str]


def claim(**given: Any) -> Claim:
    return Claim("said", QUOTE, **given)


def event(**given: Any) -> Event:
    return Event("speech", "statement", "A speech", **given)


def source(**given: Any) -> Source:
    return Source("gazette", "the Gazette", **given)


BROKEN: list[Broken] = [
    (lambda: Agent("The Mayor", "n"), "agent 'The Mayor'", "id"),
    (lambda: Agent("mayor", " "), "agent 'mayor'", "name"),
    (lambda: Agent("mayor", "n", names=(("de", ""),)), "agent 'mayor'", "names"),
    (lambda: Agent("mayor", "n", names=(("german", "x"),)), "agent 'mayor'", "names"),
    (lambda: Agent("mayor", "n", names=(("de", "x"), ("de", "y"))), "agent 'mayor'", "names"),
    (lambda: Dating(DAY), "dating", "because"),
    (lambda: Dating(DAY, " "), "dating", "because"),
    (lambda: Dating(soft=True), "dating", "because"),
    (lambda: Source("1", "l"), "source '1'", "id"),
    (lambda: Source("gazette", ""), "source 'gazette'", "label"),
    (lambda: source(title="..."), "source 'gazette'", "title"),
    (lambda: source(dateline=""), "source 'gazette'", "dateline"),
    (lambda: source(language="german"), "source 'gazette'", "language"),
    (lambda: source(fingerprints=(PRINT,)), "source 'gazette'", "language"),
    (lambda: source(fingerprints=("AB" * 32,), language="de"), "source 'gazette'", "fingerprints"),
    (lambda: source(words=0), "source 'gazette'", "words"),
    (lambda: source(characters=-1), "source 'gazette'", "characters"),
    (lambda: source(url="javascript:alert(1)"), "source 'gazette'", "url"),
    (lambda: Passage("gazette"), "passage", "quote"),
    (lambda: Passage("gazette", start=1, end=2), "passage", "quote"),
    (lambda: Passage("gazette", exact="?!"), "passage", "quote"),
    (lambda: Passage("gazette", exact="words", sha256=PRINT), "passage", "at"),
    (lambda: Passage("gazette", exact="words", start=0), "passage", "at"),
    (lambda: Passage("gazette", exact="words", nth=0), "passage", "nth"),
    (lambda: Passage("gazette", start=2, end=2, sha256=PRINT), "passage", "at"),
    (lambda: Passage("gazette", start=-1, end=2, sha256=PRINT), "passage", "at"),
    (lambda: Passage("gazette", start=0, end=2, sha256="no digest"), "passage", "sha256"),
    (lambda: Passage("gazette", start=0, end=2, sha256=PRINT, nth=1), "passage", "nth"),
    (lambda: Claim("Said", QUOTE), "claim 'Said'", "id"),
    (lambda: claim(states="mayor"), "claim 'said'", "value"),
    (lambda: claim(expect=DAY), "claim 'said'", "expect"),
    (lambda: claim(gives="when", states="x", expect=DAY), "claim 'said'", "expect"),
    (lambda: claim(gives="topic", states=" "), "claim 'said'", "value"),
    (lambda: claim(hedge="..."), "claim 'said'", "hedge"),
    (lambda: Before("speech", ""), "order before 'speech'", "because"),
    (lambda: Event("Speech", "statement", "t"), "event 'Speech'", "id"),
    (lambda: Event("speech", "A kind", "t"), "event 'speech'", "kind"),
    (lambda: Event("speech", "statement", "\n"), "event 'speech'", "title"),
    (lambda: event(claims=(claim(), claim())), "event 'speech'", "claim"),
    (lambda: event(before=(Before("speech", "x"),)), "event 'speech'", "before"),
    (lambda: Lineage("nl", "nl", Derivation.CITES, "x"), "lineage of 'nl'", "origin"),
    (lambda: Lineage("nl", "it", Derivation.CITES, " "), "lineage of 'nl'", "because"),
    (lambda: Slot("A slot", SlotType.TEXT), "slot 'A slot'", "name"),
    (lambda: Slot("told", SlotType.AGENT, begun=True), "slot 'told'", "begun"),
    (lambda: Kind("A kind", "m"), "kind 'A kind'", "id"),
    (lambda: Kind("kind", ""), "kind 'kind'", "meaning"),
    (lambda: Kind("kind", "m", (Slot("when", SlotType.DATE),)), "kind 'kind'", "slot"),
    (lambda: Kind("kind", "m", (Slot("a", SlotType.DATE),) * 2), "kind 'kind'", "slot"),
    (lambda: Tombstone("event", "Old", "x"), "tombstone 'Old'", "id"),
    (lambda: Tombstone("claim", "old", "x"), "tombstone 'old'", "table"),
    (lambda: Tombstone("event", "old", ""), "tombstone 'old'", "because"),
    (lambda: Acceptance(FindingCode.STALE, "a/b", ""), "acceptance at 'a/b'", "because"),
    (lambda: Timeline("A story", "t"), "story", "id"),
    (lambda: Timeline("story", ""), "story", "title"),
    (lambda: Timeline("story", "t", language=""), "story", "language"),
    (lambda: Timeline("story", "t", editors=("",)), "story", "editors"),
]


@pytest.mark.parametrize(("made", "place", "field"), BROKEN)
def test_what_breaks_the_form_of_a_record_is_told(
    made: Callable[[], object], place: str, field: str
) -> None:
    with pytest.raises(RecordError) as caught:
        made()
    assert (caught.value.place, caught.value.field) == (place, field)
    assert caught.value.allowed


@given(timelines())
def test_every_record_pickles_and_hashes_as_an_equal_one(story: Timeline) -> None:
    settled = settle(story)
    again = pickle.loads(pickle.dumps(settled))
    assert again == settled
    assert hash(again) == hash(settled)
    assert list(again) == list(settled)
    assert again.groups == settled.groups


def test_a_record_cannot_be_changed() -> None:
    made = (Agent("a", "A"), source(), QUOTE, claim(), event(), Kind("k", "m"), Timeline("s", "S"))
    for record in made:
        assert not hasattr(record, "__dict__")
        with pytest.raises(FrozenInstanceError):
            setattr(record, fields(record)[0].name, "other")


def test_an_agent_has_a_name_in_each_language_or_its_own() -> None:
    agent = Agent("wsj", "The Journal", names=(("nl", "De Krant"), ("de", "Die Zeitung")))
    assert agent.names == (("de", "Die Zeitung"), ("nl", "De Krant"))
    assert [agent.named(tag) for tag in ("de", "nl", "fr")] == [
        "Die Zeitung",
        "De Krant",
        "The Journal",
    ]


def test_a_source_was_seen_if_it_has_a_fingerprint_and_its_file_is_the_newest() -> None:
    assert (source().seen, source().file) == (False, None)
    seen = source(language="en", fingerprints=("0" * 64, "1" * 64))
    assert (seen.seen, seen.file) == (True, "1" * 64)


def test_a_passage_counts_its_words_and_none_where_it_quotes_none() -> None:
    assert QUOTE.word_count == 3
    assert Passage("gazette", start=0, end=9, sha256=PRINT).word_count == 0
    assert count_words("l'anno 2024, di più: 13,1%") == 7


def test_the_value_of_a_claim_is_read_else_stated_else_quoted() -> None:
    amount = Measure.point(7, "USD")
    readings = (Reading(amount, "dictionary", "its words"),)
    assert claim(gives="sum", expect=amount, readings=readings).value is amount
    assert claim(gives="sum", expect=amount).value is None
    assert claim(gives="speaker", states="mayor").value == "mayor"
    assert claim(gives="topic").value == "so it says"
    assert claim().value is None
    placed = Claim("said", Passage("gazette", start=0, end=9, sha256=PRINT), "topic")
    assert placed.value is None


def test_a_voice_attributes_unless_it_says_more() -> None:
    assert Voice("wsj").manner is Manner.ATTRIBUTED


def test_an_event_finds_its_claims_by_id_and_by_slot() -> None:
    when = Claim("day", Passage("herald", exact="on Monday"), "when")
    held = event(
        claims=(claim(gives="speaker", states="mayor"), when, claim_of("again", "speaker"))
    )
    assert held.claim("day") is when
    assert [one.id for one in held.giving("speaker")] == ["said", "again"]
    assert held.slots == ("speaker", "when")
    assert held.sources == ("gazette", "herald")
    with pytest.raises(UnknownIdError, match="did you mean 'speech/said'"):
        held.claim("sayd")


def claim_of(id: str, gives: str) -> Claim:
    return Claim(id, QUOTE, gives, "mayor")


def test_a_kind_finds_its_slots() -> None:
    denial = KINDS["denial"]
    assert denial.slot("denies").type is SlotType.EVENT
    assert [slot.name for slot in denial.all_slots][:3] == ["when", "speaker", "denies"]
    with pytest.raises(
        UnknownIdError, match="no slot of a denial 'speeker'; did you mean 'speaker'"
    ):
        denial.slot("speeker")


def test_the_kinds_are_a_closed_list_in_alphabetical_order_each_with_a_meaning() -> None:
    assert list(KINDS) == sorted(KINDS)
    assert all(KINDS[id].id == id and KINDS[id].meaning for id in KINDS)
    with pytest.raises(TypeError):
        KINDS["new"] = KINDS["denial"]  # type: ignore[index]


def test_a_slot_type_is_read_or_an_id_or_a_text() -> None:
    for type_ in SlotType:
        assert type_.is_read + type_.is_id == (type_ is not SlotType.TEXT)
