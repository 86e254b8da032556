"""Law: copies are one voice. Another translation is another file, and never another group.

Report three numbers, never one: files, independent groups, named origins. The order in which
lineage is recorded does not matter, and what is only cited joins nothing. Origins have laws of
their own: see ``test_timeline_origins.py``.
"""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fabula.story import Claim, Derivation, Lineage, Source, Timeline
from stories import timelines

pytestmark = pytest.mark.law

_JOINING = st.sampled_from([how for how in Derivation if how.joins])
_APART = st.sampled_from([how for how in Derivation if not how.joins])


def _claims(story: Timeline) -> list[Claim]:
    return [claim for _, claim in story.claims()]


def _copied(story: Timeline, of: Source, how: Derivation, id: str) -> Timeline:
    """The same story, in which a copy of one source says what that source says."""
    copy = Source(id, "a copy", language=of.language or "en", fingerprints=("f" * 64,))
    events = tuple(
        replace(
            event,
            claims=(
                *event.claims,
                *(
                    replace(
                        claim, id=f"copied-{claim.id}", passage=replace(claim.passage, source=id)
                    )
                    for claim in event.claims
                    if claim.source == of.id
                ),
            ),
        )
        for event in story.events
    )
    edge = Lineage(id, of.id, how, "the same paragraphs")
    return replace(
        story, sources=(*story.sources, copy), lineage=(*story.lineage, edge), events=events
    )


@given(timelines(), _JOINING, st.sampled_from(["a-copy", "source-0-copy", "z-copy"]), st.data())
def test_a_copy_is_one_more_file_and_no_more_groups_or_origins(
    story: Timeline, how: Derivation, id: str, data: st.DataObject
) -> None:
    quoted = [
        source for source in story.sources if any(c.source == source.id for c in _claims(story))
    ]
    assume(quoted)
    of = data.draw(st.sampled_from(quoted))
    before = story.attestation(_claims(story))
    copied = _copied(story, of, how, id)
    after = copied.attestation(_claims(copied))
    assert set(after.files) == {*before.files, id}
    assert len(after.groups) == len(before.groups)
    assert after.origins == before.origins
    assert copied.groups[of.id] == copied.groups[id]


@given(timelines(), _APART, st.data())
def test_a_citation_joins_nothing(story: Timeline, how: Derivation, data: st.DataObject) -> None:
    pairs = list(combinations([source.id for source in story.sources], 2))
    assume(pairs)
    edge = Lineage(*data.draw(st.sampled_from(pairs)), how, "it names the other")
    assert replace(story, lineage=(*story.lineage, edge)).groups == story.groups


@given(timelines(), st.randoms(use_true_random=False))
def test_the_order_of_the_edges_is_irrelevant(story: Timeline, chance: random.Random) -> None:
    edges = list(story.lineage)
    chance.shuffle(edges)
    assert replace(story, lineage=tuple(edges)).groups == story.groups


@given(timelines())
def test_two_sources_are_one_group_if_and_only_if_copying_joins_them(story: Timeline) -> None:
    joined = {source.id: {source.id} for source in story.sources}
    for _ in story.sources:
        for edge in story.lineage:
            if edge.type.joins:
                together = joined[edge.source] | joined[edge.origin]
                joined[edge.source] = joined[edge.origin] = together
    for one, other in combinations(story.groups, 2):
        assert (story.groups[one] == story.groups[other]) == (other in joined[one])
    assert set(story.groups.values()) <= {source.id for source in story.sources}
