"""Whole stories to test with, drawn by Hypothesis: every kind of record, and all that joins them.

What is drawn is a valid record. Its texts are hostile where a text may be anything, and plain where
words are quoted or read; its days lie close together, so that bounds meet and contradict.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from fabula.errors import FindingCode
from fabula.story import (
    KINDS,
    Acceptance,
    Agent,
    AgentType,
    Aside,
    AsideReason,
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
    Related,
    Relation,
    RelationType,
    Slot,
    SlotType,
    Source,
    Timeline,
    Tombstone,
    Voice,
    WhatIf,
)
from fabula.story.relation import WAYS
from fabula.value import Measure, When, edtf
from strategies import measures, written_whens

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LONG = "0123456789abcdef" * 4

# A letter in every text, so that none is blank under any definition of blank.
_TEXTS = st.builds(
    "{}x{}".format,
    st.text(max_size=8)
    | st.sampled_from(['"""', "\\", "\r\n", "\x00\x1b[2J", "'\u202e", "\ufeff"]),
    st.text(max_size=8),
)
_NOTES = st.just("") | _TEXTS
_SELDOM = st.just("") | st.just("") | _TEXTS

_LANGUAGES = ("de", "en", "nl")
_QUOTES = {
    "de": ("am 8. Februar 2024", "im Februar", "5 bis 7 Billionen Dollar", "das 14-fache", "voriges Jahr"),
    "en": ("on 8 February 2024", "last week", "more than $100 billion", "80%", "nothing of the kind"),
    "nl": ("9 februari 2024", "vorig jaar", "tussen de $5 biljoen en $7 biljoen", "13,1%", "naar verluidt"),
}  # fmt: skip

_DATES = st.sampled_from(
    [
        "2024-02-07", "2024-02-08", "2024-02-09", "2024-02-08?", "2024-02", "2024-02~", "2024",
        "[2024-02-05..2024-02-12]", "[2024-02-05,2024-02-12]", "[..2024-02-08]", "[2024-02-08..]",
        "2024-02-05/2024-02-09", "2024-02-08/2024-02-12", "2024-02-07/..", "../2024-02-08",
        "2024-02-07/", "{2024-02-06,2024-02-13}", "XXXX-02-08", "XXXX-XX-XX",
    ]
).map(edtf.parse)  # fmt: skip


def near_dates() -> st.SearchStrategy[When]:
    """Dates of every shape around the eighth of February 2024."""
    return _DATES


def quoted(story: Timeline) -> list[Source]:
    """The sources that some claim quotes."""
    ids = {claim.source for _, claim in story.claims()}
    return [source for source in story.sources if source.id in ids]


def as_expected(claim: Claim, slot: Slot, source: Source) -> tuple[Reading, ...]:
    """A reader that believes the editor: what is expected is what was read."""
    return (Reading(claim.expect, "expectation", "as expected"),) if claim.expect else ()


_WAYS = st.sampled_from([*((way,) for way in WAYS), ("starts", "equals"), ("before", "meets")])

_CLOSED = tuple(KINDS.values())
_DECLARED = Kind(
    "own-kind",
    "a kind of the story",
    (
        Slot("told", SlotType.EVENT, begun=True),
        Slot("paper", SlotType.SOURCE, required=True, many=True, meaning="which"),
        Slot("size", SlotType.AMOUNT),
    ),
    ahead=True,
)


def plain_story() -> Timeline:
    """A story of one source, one agent and one event, to which anything can be added."""
    source = Source("source-0", "a source", language="en", fingerprints=(_LONG,))
    claim = Claim("who", Passage("source-0", exact="so it says"), "speaker", "agent-0")
    event = Event("event-0", "statement", "A statement", (claim,))
    return Timeline(
        "story",
        "A story",
        sources=(source,),
        agents=(Agent("agent-0", "A person"),),
        events=(event,),
    )


@st.composite
def timelines(
    draw: st.DrawFn,
    *,
    dates: st.SearchStrategy[When] | None = None,
    min_events: int = 0,
) -> Timeline:
    """Valid stories, not yet settled; their dates are any that EDTF can say, unless given."""
    dates = written_whens() if dates is None else dates
    agents = tuple(_agent(draw, number) for number in range(draw(st.integers(1, 3))))
    sources = tuple(
        _source(draw, number, agents, dates, seen=number == 0 or draw(st.booleans()))
        for number in range(draw(st.integers(1, 3)))
    )
    ids = [f"event-{number}" for number in range(draw(st.integers(min_events, 5)))]
    kinds = (_DECLARED,) if draw(st.booleans()) else ()
    parts = {
        "agent": [one.id for one in agents],
        "source": [one.id for one in sources],
        "event": ids,
    }
    events = tuple(
        _event(draw, at, parts, sources, (*_CLOSED, *kinds), dates) for at in range(len(ids))
    )
    return Timeline(
        "story", draw(_TEXTS), draw(st.sampled_from(["en", "en-GB", "sr-Latn"])),
        draw(_NOTES), draw(_NOTES), tuple(draw(st.lists(_TEXTS, max_size=2))), draw(_NOTES),
        sources, agents, _lineage(draw, sources), tuple(draw(st.permutations(events))), kinds,
        _tombstones(draw), _acceptances(draw), _relations(draw, events), asides=_asides(draw),
        released=draw(st.none() | st.dates()),
    )  # fmt: skip


def _agent(draw: st.DrawFn, number: int) -> Agent:
    tags = st.sampled_from(["de", "pt-BR", "zh-Hant"])
    names = draw(st.dictionaries(tags, _TEXTS, max_size=2))
    type_ = draw(st.sampled_from(AgentType))
    return Agent(f"agent-{number}", draw(_TEXTS), type_, tuple(names.items()), draw(_NOTES))


def _source(
    draw: st.DrawFn,
    number: int,
    agents: Sequence[Agent],
    dates: st.SearchStrategy[When],
    *,
    seen: bool,
) -> Source:
    ids = st.sampled_from([agent.id for agent in agents])
    maybe = st.none() | _TEXTS
    dating = draw(st.just(Dating()) | st.builds(Dating, dates, _TEXTS, st.booleans()))
    counts = st.none() | st.integers(1, 10**6)
    prints = (
        tuple(f"{number}{at}{_LONG[2:]}" for at in range(draw(st.integers(1, 2)))) if seen else ()
    )
    return Source(
        f"source-{number}", draw(_TEXTS), draw(maybe), draw(st.booleans()),
        draw(st.sampled_from(_LANGUAGES)) if seen else None, draw(st.none() | ids),
        tuple(draw(st.lists(ids, max_size=2))), dating, draw(maybe),
        draw(st.sampled_from([None, "https://example.org/?a=b#c", "HTTP://x"])),
        prints, draw(counts), draw(counts), draw(_NOTES),
    )  # fmt: skip


def _event(
    draw: st.DrawFn,
    at: int,
    parts: Mapping[str, list[str]],
    sources: Sequence[Source],
    kinds: Sequence[Kind],
    dates: st.SearchStrategy[When],
) -> Event:
    ids = parts["event"]
    others = [id for id in ids if id != ids[at]]
    later = draw(st.lists(st.sampled_from(others), max_size=2)) if others else []
    kind = draw(st.sampled_from(kinds))
    slots = [slot for slot in kind.slots if slot.required]
    slots += draw(st.lists(st.sampled_from(kind.all_slots), max_size=3))
    given: list[Slot | None] = [*slots, *draw(st.lists(st.none(), max_size=1))]
    given = given if draw(st.integers(0, 5)) else []
    seen = [source for source in sources if source.seen]
    claims = tuple(
        _claim(draw, number, slot, parts, draw(st.sampled_from(seen)), dates)
        for number, slot in enumerate(given)
    )
    before = tuple(Before(id, draw(_TEXTS), draw(_NOTES)) for id in later)
    lies = draw(st.lists(st.sampled_from(others), max_size=1)) if others else []
    related = tuple(Related(draw(_WAYS), id, draw(_TEXTS), draw(_NOTES)) for id in lies)
    return Event(ids[at], kind.id, draw(_TEXTS), claims, before, draw(_NOTES), related=related)


def _claim(
    draw: st.DrawFn,
    number: int,
    slot: Slot | None,
    parts: Mapping[str, list[str]],
    source: Source,
    dates: st.SearchStrategy[When],
) -> Claim:
    states: str | None = None
    expect: When | Measure | None = None
    if slot is not None and slot.type.is_id:
        states = draw(st.sampled_from(parts[slot.type.value]))
    elif slot is not None and slot.type is SlotType.TEXT:
        states = draw(st.none() | _TEXTS)
    elif slot is not None:
        values: st.SearchStrategy[When | Measure] = (
            dates if slot.type is SlotType.DATE else measures()
        )
        expect = draw(st.none() | values)
    agents = st.sampled_from(parts["agent"])
    voice = draw(st.none() | st.builds(Voice, agents, st.sampled_from(Manner)))
    return Claim(
        f"claim-{number}", _passage(draw, source), slot.name if slot else None, states, expect,
        draw(_NOTES), voice, draw(_NOTES), draw(_NOTES), assuming=draw(_SELDOM),
    )  # fmt: skip


def _passage(draw: st.DrawFn, source: Source) -> Passage:
    if not draw(st.integers(0, 4)):
        start = draw(st.integers(0, 10**6))
        return Passage(source.id, start=start, end=start + draw(st.integers(1, 99)), sha256=_LONG)
    words = st.sampled_from(_QUOTES[source.language or "en"])
    nth = draw(st.sampled_from([None, None, 1, 7]))
    return Passage(source.id, exact=draw(words | words | _TEXTS), nth=nth)


def _lineage(draw: st.DrawFn, sources: Sequence[Source]) -> tuple[Lineage, ...]:
    pairs = [(one.id, other.id) for one in sources for other in sources if one is not other]
    if not pairs:
        return ()
    drawn = draw(
        st.lists(st.tuples(st.sampled_from(pairs), st.sampled_from(Derivation)), max_size=4)
    )
    return tuple(Lineage(*pair, how, draw(_TEXTS)) for pair, how in drawn)


def _tombstones(draw: st.DrawFn) -> tuple[Tombstone, ...]:
    tables = draw(st.lists(st.sampled_from(["source", "agent", "event"]), max_size=2))
    stones = [Tombstone(table, f"old-{at}", draw(_TEXTS)) for at, table in enumerate(tables)]
    moved = [Tombstone(one.table, f"{one.id}-still", "moved", one.id) for one in stones[:1]]
    return (*stones, *moved)


def _acceptances(draw: st.DrawFn) -> tuple[Acceptance, ...]:
    places = st.sampled_from(["event-0", "event-1/claim-0", "source:source-0", "a file\n.txt"])
    made = st.builds(Acceptance, st.sampled_from(FindingCode), places, _TEXTS)
    return tuple(draw(st.lists(made, max_size=2, unique_by=lambda one: (one.code, one.at))))


def _asides(draw: st.DrawFn) -> tuple[Aside, ...]:
    """Asides of the first source, which is always seen; they follow one another."""
    sizes = draw(st.lists(st.integers(1, 10**6), max_size=3))
    starts = [sum(sizes[:at]) for at in range(len(sizes))]
    return tuple(
        Aside(
            Passage("source-0", start=start, end=start + size, sha256=_LONG),
            draw(st.sampled_from(AsideReason)),
            draw(_NOTES),
        )
        for start, size in zip(starts, sizes, strict=True)
    )


def _relations(draw: st.DrawFn, events: Sequence[Event]) -> tuple[Relation, ...]:
    """Some relations; each may take a claim that gives an amount, a what-if, or one before it."""
    kinds = {kind.id: kind for kind in (*_CLOSED, _DECLARED)}
    amounts = [
        f"{event.id}/{claim.id}"
        for event in events
        for claim in event.claims
        if claim.gives and kinds[event.kind].slot(claim.gives).type is SlotType.AMOUNT
    ]
    made: list[Relation] = []
    for number in range(draw(st.integers(0, 2))):
        known = [*amounts, *(one.id for one in made)]
        what_ifs = st.builds(WhatIf, measures(), _TEXTS)
        operands = what_ifs | st.sampled_from(known) if known else what_ifs
        type_ = draw(st.sampled_from(RelationType))
        roles = ["part", "part"] if type_ is RelationType.SUM else type_.roles[1:]
        made.append(
            Relation(
                f"relation-{number}", type_, tuple((role, draw(operands)) for role in roles),
                draw(st.none() | operands), draw(st.none() | measures()), draw(_NOTES),
            )
        )  # fmt: skip
    return tuple(made)
