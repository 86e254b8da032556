"""Law: copies are one voice, and a verdict knows voices alone.

Neither the order of sources, claims, events or lineage bears on a verdict; whether two values can
both hold does not depend on which is named first. Another translation adds files, and neither
groups nor another verdict. Another article with the word of the same origin adds no origin.
"""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fabula.evidence import Agreement, Verdict, agreement, settle
from fabula.evidence.comparison import compatible, touching
from fabula.story import Claim, Derivation, Lineage, Source, Timeline
from stories import as_expected, near_dates, quoted, timelines
from strategies import measures, whens

pytestmark = pytest.mark.law

_STORIES = timelines(dates=near_dates()).map(lambda story: settle(story, as_expected))
_VALUES = st.tuples(measures(), measures()) | st.tuples(whens(), whens())


def _told(story: Timeline) -> list[tuple[object, ...]]:
    """What is said of each slot, less who says it."""
    return [
        (one.event, one.slot, one.verdict, one.point, one.touching, one.groups, one.attestation.origins,
         [side.value for side in one.sides])
        for one in agreement(story)
    ]  # fmt: skip


def _shuffled(story: Timeline, chance: random.Random) -> Timeline:
    def mixed(things: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(chance.sample(things, len(things)))

    events = tuple(replace(event, claims=mixed(event.claims)) for event in story.events)  # type: ignore[arg-type]
    return replace(
        story,
        events=mixed(events),  # type: ignore[arg-type]
        sources=mixed(story.sources),  # type: ignore[arg-type]
        lineage=mixed(story.lineage),  # type: ignore[arg-type]
    )


def _also_in(story: Timeline, of: Source, edge: Lineage) -> Timeline:
    """The story with one more source, at the end of an edge, that says what another says."""
    events = []
    for event in story.events:
        copied = [
            replace(claim, id=f"{claim.id}-z", passage=replace(claim.passage, source=edge.source))
            for claim in event.claims
            if claim.source == of.id
        ]  # fmt: skip
        events.append(replace(event, claims=(*event.claims, *copied)))
    copy = replace(of, id=edge.source, fingerprints=("f" * 64,))
    return replace(
        story, sources=(*story.sources, copy), lineage=(*story.lineage, edge), events=tuple(events)
    )


@given(_STORIES, st.randoms(use_true_random=False))
def test_no_order_of_the_record_bears_on_a_verdict(story: Timeline, chance: random.Random) -> None:
    assert agreement(_shuffled(story, chance)) == agreement(story)


@given(_VALUES, st.booleans())
def test_which_value_is_named_first_does_not_matter(
    values: tuple[object, ...], lasts: bool
) -> None:
    one, other = values
    assert compatible(one, other, lasts=lasts) == compatible(other, one, lasts=lasts)  # type: ignore[arg-type]
    assert touching(one, other) == touching(other, one)  # type: ignore[arg-type]
    assert compatible(one, one, lasts=lasts)  # type: ignore[arg-type]


@given(_STORIES, st.sampled_from([how for how in Derivation if how.joins]), st.data())
def test_another_copy_is_another_file_and_changes_no_verdict(
    story: Timeline, how: Derivation, data: st.DataObject
) -> None:
    sources = quoted(story)
    assume(sources)
    of = data.draw(st.sampled_from(sources))
    edge = Lineage("z-copy", of.id, how, "the same paragraphs")
    copied = _also_in(story, of, edge)
    assert _told(copied) == _told(story)
    for before, after in zip(agreement(story), agreement(copied), strict=True):
        said_there = of.id in before.attestation.files
        more = {"z-copy"} if said_there else set()
        assert set(after.attestation.files) == {*before.attestation.files, *more}


@given(_STORIES)
def test_every_claim_that_gives_a_value_is_in_some_side_of_its_slot(story: Timeline) -> None:
    found = agreement(story)
    for address, claim in story.claims():
        held = [one for one in found if _is_about(one, address, claim)]
        kind = story.kind(story.event(address.partition("/")[0]).kind)
        unread = claim.gives and kind.slot(claim.gives).type.is_read and not claim.readings
        assert bool(held) == bool(claim.gives and claim.value is not None and not unread)
        for one in held:
            assert (one.verdict is Verdict.SINGLE_VOICE) <= (len(one.groups) == 1)
            assert (one.verdict is Verdict.CORROBORATED) <= (len(one.groups) > 1)


def _is_about(one: Agreement, address: str, claim: Claim) -> bool:
    in_slot = (one.event, one.slot) == (address.partition("/")[0], claim.gives)
    return in_slot and any(address in side.claims for side in one.sides)
