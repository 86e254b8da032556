"""Law: a paraphrase that cites the same origin never changes origins.

Origins are where voices lead, and where ``cites`` and ``quotes`` lead from source to source, to
those nobody here has seen. A translated copy and a paraphrase are further files; neither brings an
origin that was not there. What is said, by whom first, and in what order it is recorded does not
matter.
"""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fabula.story import AgentType, Claim, Derivation, Lineage, Source, Timeline
from stories import quoted, timelines

pytestmark = pytest.mark.law

_CITING = st.sampled_from([how for how in Derivation if not how.joins])
_JOINING = st.sampled_from([how for how in Derivation if how.joins])


@st.composite
def cited(draw: st.DrawFn) -> Timeline:
    """Stories whose sources cite one another, and some that nobody has seen."""
    story = draw(timelines())
    makers = st.none() | st.sampled_from([agent.id for agent in story.agents])
    unseen = tuple(
        Source(f"unseen-{at}", "a report", publisher=draw(makers))
        for at in range(draw(st.integers(1, 3)))
    )
    ids = [source.id for source in (*story.sources, *unseen)]
    pairs = st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids)), min_size=1, max_size=6)
    edges = tuple(
        Lineage(one, other, draw(_CITING), "it names it")
        for one, other in draw(pairs)
        if one != other
    )
    return replace(story, sources=(*story.sources, *unseen), lineage=(*story.lineage, *edges))


def _said_again(story: Timeline, of: Source, id: str, *edges: Lineage) -> Timeline:
    """The story with one more source that says what one of its sources says."""
    again = Source(id, "another", language="en", fingerprints=("f" * 64,))
    events = []
    for event in story.events:
        more = [
            replace(claim, id=f"{claim.id}-{id}", passage=replace(claim.passage, source=id))
            for claim in event.claims
            if claim.source == of.id
        ]
        events.append(replace(event, claims=(*event.claims, *more)))
    return replace(
        story,
        sources=(*story.sources, again),
        lineage=(*story.lineage, *edges),
        events=tuple(events),
    )


def _origins(story: Timeline) -> dict[str, tuple[str, ...]]:
    """Of every event, and of all together."""
    found = {event.id: story.attestation(event.claims).origins for event in story.events}
    return {**found, "": story.attestation(claim for _, claim in story.claims()).origins}


@given(cited(), st.data())
def test_a_paraphrase_that_cites_the_same_origins_never_changes_origins(
    story: Timeline, data: st.DataObject
) -> None:
    assume(quoted(story))
    of = data.draw(st.sampled_from(quoted(story)))
    group = story.groups
    cites = {
        edge.origin
        for edge in story.lineage
        if not edge.type.joins and group[edge.source] == group[of.id] != group[edge.origin]
    }
    how = data.draw(_CITING)
    edges = [Lineage("z-article", origin, how, "it names it") for origin in sorted(cites)]
    # A group has the voices of all its copies; only with them are its edges told apart.
    voices = {
        one.voice for _, one in story.claims() if one.voice and group[one.source] == group[of.id]
    }
    assume(voices == {one.voice for _, one in story.claims() if one.voice and one.source == of.id})
    after = _said_again(story, of, "z-article", *edges)
    assert _origins(after) == _origins(story)
    assert after.groups["z-article"] == "z-article"


@given(cited(), _JOINING, st.data())
def test_a_translated_copy_changes_neither_groups_nor_origins(
    story: Timeline, how: Derivation, data: st.DataObject
) -> None:
    assume(quoted(story))
    of = data.draw(st.sampled_from(quoted(story)))
    after = _said_again(story, of, "z-copy", Lineage("z-copy", of.id, how, "the same paragraphs"))
    assert _origins(after) == _origins(story)
    assert len(set(after.groups.values())) == len(set(story.groups.values()))


@given(cited(), st.randoms(use_true_random=False))
def test_no_order_of_the_record_bears_on_origins(story: Timeline, chance: random.Random) -> None:
    def mixed(things: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(chance.sample(things, len(things)))

    shuffled = replace(
        story,
        lineage=mixed(story.lineage),  # type: ignore[arg-type]
        sources=mixed(story.sources),  # type: ignore[arg-type]
        events=mixed(story.events),  # type: ignore[arg-type]
    )
    assert _origins(shuffled) == _origins(story)


@given(cited())
def test_without_voices_the_origins_are_what_the_citations_lead_to_in_the_end(
    story: Timeline,
) -> None:
    told = story.with_events(
        replace(event, claims=tuple(replace(one, voice=None) for one in event.claims))
        for event in story.events
    )
    for source in quoted(told):
        claims = [claim for _, claim in told.claims() if claim.source == source.id]
        ends = {one for to in _next(told, source.id) for one in _ends(told, to, {to})}
        named = set(told.attestation(claims).origins)
        assert len(named) <= len({told.groups[end] for end in ends})
        assert bool(named) == bool(_next(told, source.id))
        assert named <= {name for end in ends for name in _names(told, end)}


def _next(story: Timeline, source: str) -> set[str]:
    """The groups that a source or a copy of it cites."""
    group = story.groups
    return {
        group[edge.origin]
        for edge in story.lineage
        if not edge.type.joins and group[edge.source] == group[source] != group[edge.origin]
    }


def _ends(story: Timeline, group: str, passed: set[str]) -> set[str]:
    """Where the citations of a group end, way by way; a circle ends where it was entered."""
    ways = _next(story, group) - passed
    if not _next(story, group):
        return {group}
    found = {end for to in ways for end in _ends(story, to, passed | {to})}
    return found or {group, *passed}


def _names(story: Timeline, group: str) -> set[str]:
    """All by which a root may be known."""
    members = [one for one in story.sources if story.groups[one.id] == group]
    makers = {maker for one in members for maker in (one.publisher, *one.authors)}
    return {f"source:{one.id}" for one in members} | {maker for maker in makers if maker}


@given(timelines())
def test_without_citations_the_origins_are_the_voices_somebody_has_named(story: Timeline) -> None:
    joined = tuple(edge for edge in story.lineage if edge.type.joins)
    claims: list[Claim] = [claim for _, claim in story.claims()]
    origins = replace(story, lineage=joined).attestation(claims).origins
    voices = {claim.voice.of for claim in claims if claim.voice}
    named = {id for id in voices if story.agent(id).type is not AgentType.GROUP}
    assert set(origins) == named
