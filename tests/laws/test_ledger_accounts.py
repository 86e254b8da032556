"""Law: every figure of a source is used, set aside or unaccounted for, and exactly one of them.

The oracle asks every passage and every aside about every figure. And nothing that is taken away
makes a story more complete: without one of its claims, or of its asides, no fewer figures are
unaccounted for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.evidence import Account, Figure, Inventory, Line, Placement, ledger
from fabula.story import (
    Aside,
    AsideReason,
    Claim,
    Event,
    Kind,
    Passage,
    Slot,
    SlotType,
    Source,
    Timeline,
)

pytestmark = pytest.mark.law

_PRINT = "0" * 64
_KIND = Kind("note", "something noted", (Slot("day", SlotType.DATE), Slot("topic", SlotType.TEXT)))
_SOURCE = Source("gazette", "the Gazette", language="en", fingerprints=(_PRINT,))
_SLOTS = st.sampled_from(["day", "topic", None])


def _stretches(most: int) -> st.SearchStrategy[list[tuple[int, int]]]:
    """Stretches between 0 and 60 that do not overlap, in order."""
    cuts = st.lists(st.integers(0, 60), max_size=2 * most, unique=True).map(sorted)
    return cuts.map(lambda ends: list(zip(ends[::2], ends[1::2], strict=False)))


@dataclass(frozen=True)
class _Case:
    """A story of one source, with its stand-off data."""

    story: Timeline
    weighed: dict[str, Placement]
    listed: dict[str, Inventory]

    @property
    def lines(self) -> tuple[Line, ...]:
        return ledger(self.story, self.weighed, self.listed)

    @property
    def unaccounted(self) -> int:
        return sum(line.account is Account.UNACCOUNTED for line in self.lines)


@st.composite
def _cases(draw: st.DrawFn) -> _Case:
    figures = tuple(
        Figure(start, end, "date", "2024", _PRINT) for start, end in draw(_stretches(8))
    )
    claims, weighed = [], {}
    for at in range(draw(st.integers(0, 6))):
        start, end = sorted(draw(st.lists(st.integers(0, 60), min_size=2, max_size=2, unique=True)))
        passage = Passage("gazette", start=start, end=end, sha256=_PRINT)
        gives = draw(_SLOTS)
        claims.append(Claim(f"c{at}", passage, gives, "so" if gives == "topic" else None))
        if draw(st.integers(0, 5)):
            print_ = draw(st.sampled_from([_PRINT, _PRINT, "1" * 64]))
            weighed[f"event/c{at}"] = Placement("gazette", start, end, 0, 1, print_)
    asides = tuple(
        Aside(Passage("gazette", start=start, end=end, sha256=_PRINT), AsideReason.NOT_TOLD)
        for start, end in draw(_stretches(4))
    )
    story = Timeline(
        "story", "A story", sources=(_SOURCE,), kinds=(_KIND,), asides=asides,
        events=(Event("event", "note", "A note", tuple(claims)),),
    )  # fmt: skip
    return _Case(story, weighed, {"gazette": Inventory(_PRINT, "en", None, figures)})


def _uses(claim: Claim, place: Placement | None, figure: Figure) -> bool:
    if place is None or place.sha256 != claim.passage.sha256:
        return False
    within = place.start <= figure.start and figure.end <= place.end
    touches = place.start < figure.end and figure.start < place.end
    return within or (touches and claim.gives == "day")


@given(_cases())
def test_every_figure_has_one_account_and_it_is_the_one_the_record_gives(case: _Case) -> None:
    lines = case.lines
    assert [line.figure for line in lines] == list(case.listed["gazette"].figures)
    for line in lines:
        users = {
            address
            for address, claim in case.story.claims()
            if _uses(claim, case.weighed.get(address), line.figure)
        }
        aside = next(
            (one for one in case.story.asides if one.covers(line.figure.start, line.figure.end)),
            None,
        )
        if users:
            assert line.account is Account.USED
            assert line.by in users
            assert line.aside is None
        else:
            assert line.by is None
            assert line.aside == aside
            assert line.account is (Account.ASIDE if aside else Account.UNACCOUNTED)


@given(_cases(), st.data())
def test_without_one_of_its_claims_no_fewer_figures_are_unaccounted_for(
    case: _Case, data: st.DataObject
) -> None:
    (event,) = case.story.events
    if event.claims:
        gone = data.draw(st.sampled_from(event.claims))
        kept = tuple(claim for claim in event.claims if claim is not gone)
        fewer = case.story.with_events([replace(event, claims=kept)])
        assert replace(case, story=fewer).unaccounted >= case.unaccounted


@given(_cases(), st.data())
def test_without_one_of_its_asides_no_fewer_figures_are_unaccounted_for(
    case: _Case, data: st.DataObject
) -> None:
    if case.story.asides:
        gone = data.draw(st.sampled_from(case.story.asides))
        kept = tuple(aside for aside in case.story.asides if aside is not gone)
        assert replace(case, story=replace(case.story, asides=kept)).unaccounted >= case.unaccounted
