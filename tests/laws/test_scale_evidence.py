"""Law: no reading is thrown away, and what decides between readings is what is said, in no order.

Evidence from other claims brings one of the readings a claim had to the front and changes neither
how many there are nor their values. It does not depend on the order of the record, and settling a
story again changes nothing. A claim about something else never bears on a reading.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.evidence import grounds, settle
from fabula.evidence.reading import read_alone
from fabula.story import Claim, Derivation, Event, Lineage, Passage, Source, Timeline

pytestmark = pytest.mark.law

_WORDS = {
    "de": ("{} Billionen Sterne", "{} Milliarden Sterne", "{} Trillionen Euro"),
    "fr": ("{} trillions de dollars", "{} milliards d'étoiles", "{} trillions d'étoiles"),
    "it": ("{} trilioni di dollari", "{} trilioni di stelle", "{} bilioni di euro"),
    "nl": ("{} biljoen dollar", "{} triljoen sterren", "{} miljard euro"),
}
_SAID = st.tuples(
    st.sampled_from("ab"), st.sampled_from(sorted(_WORDS)), st.integers(0, 2),
    st.sampled_from(["3", "7", "1725"]),
)  # fmt: skip


@st.composite
def stories(draw: st.DrawFn) -> Timeline:
    """Estimates of two things by four sources, some of them copies of one another."""
    sources = tuple(
        Source(id, f"the {id} text", language=id, fingerprints=("0" * 64,)) for id in _WORDS
    )
    copies = draw(st.lists(st.sampled_from(["fr", "it", "nl"]), unique=True))
    lineage = tuple(Lineage(one, "de", Derivation.TRANSLATION_OF, "same text") for one in copies)
    said = draw(st.lists(_SAID, min_size=1, max_size=6))
    events = tuple(
        Event(event, "estimate", "An estimate", tuple(
            Claim(f"c{number}", Passage(source, exact=_WORDS[source][at].format(amount)), "amount")
            for number, (of, source, at, amount) in enumerate(said) if of == event
        ))
        for event in "ab"
    )  # fmt: skip
    return Timeline("s", "S", sources=sources, lineage=lineage, events=events)


@given(stories())
def test_every_reading_is_kept_and_the_first_has_the_strongest_ground(story: Timeline) -> None:
    alone, settled, ranked = read_alone(story), settle(story), grounds(story)
    for address, claim in settled.claims():
        before = Counter((one.value, one.convention) for one in alone.claim(address).readings)
        assert Counter((one.value, one.convention) for one in claim.readings) == before
        if address in ranked:
            first = ranked[address][0]
            assert (first.value, first.convention) == (claim.value, claim.readings[0].convention)
            kinds = [ground.sort for ground in ranked[address]]
            assert len(set(kinds)) == len(kinds)


@given(stories(), st.randoms(use_true_random=False))
def test_no_order_of_the_record_bears_on_a_reading(story: Timeline, chance: random.Random) -> None:
    events = [
        replace(event, claims=tuple(chance.sample(event.claims, len(event.claims))))
        for event in story.events
    ]
    chance.shuffle(events)
    shuffled = story.with_events(events)
    assert grounds(shuffled) == grounds(story)
    assert dict(settle(shuffled).claims()) == dict(settle(story).claims())


@given(stories())
def test_what_is_settled_again_stays_as_it_is(story: Timeline) -> None:
    assert settle(settle(story)) == settle(story)


@given(stories())
def test_no_ground_leads_back_to_the_claim_it_is_for_alone(story: Timeline) -> None:
    ranked = grounds(story)
    alone = read_alone(story)
    for address, found in ranked.items():
        for ground in found:
            if ground.claim:
                assert ground.claim != address
                other = alone.claim(ground.claim)
                assert other.source != alone.claim(address).source or ground.sort == "spelling"
