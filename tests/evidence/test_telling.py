from __future__ import annotations

from itertools import permutations

import pytest

from fabula.evidence.dating.telling import going_on, told
from fabula.story import KINDS, Claim, Event, Passage, Reading
from fabula.value import Shape, When, edtf


def says(id: str, date: str) -> Claim:
    reading = Reading(edtf.parse(date), "dictionary", "its words")
    return Claim(id, Passage("gazette", exact=f"words of {id}"), "when", readings=(reading,))


def when(*dates: str, kind: str = "visit") -> When:
    claims = tuple(says(f"c{at}", date) for at, date in enumerate(dates))
    return told(Event("e", kind, "t", claims), KINDS[kind])


@pytest.mark.parametrize(
    ("dates", "common"),
    [
        ((), "XXXX-XX-XX"),
        (("2024-02-08",), "2024-02-08"),
        (("2024-02", "2024"), "2024-02"),
        (("[2024-02-01..]", "[..2024-02-08]"), "[2024-02-01..2024-02-08]"),
        (("2024-02", "2024-02-08?"), "2024-02-08?"),
        (("2024-02-08", "2024-02-08?"), "2024-02-08"),
        (("[2024-02-05,2024-02-20]", "2024-02-20"), "2024-02-20"),
        (("XXXX-02-08", "2024"), "2024-02-08"),
        (("2024-02-05/2024-02-09", "2024-02-07"), "2024-02-07"),
        (("2024-02-05/2024-02-09", "2024-02-05/2024-02-09"), "2024-02-05/2024-02-09"),
        (("2024-02-05/", "/2024-02-09"), "2024-02-05/2024-02-09"),
        (("2024-02-05/..", "2024-02/"), "2024-02-05/.."),
        (("{2024-02-06,2024-02-13}", "2024-02-13"), "2024-02-13"),
    ],
)
def test_what_all_claims_allow_is_taken(dates: tuple[str, ...], common: str) -> None:
    for order in permutations(dates):
        assert edtf.format(when(*order)) == common


@pytest.mark.parametrize(
    ("dates", "cover"),
    [
        (("2024-02-08", "2024-02-10"), "[2024-02-08..2024-02-10]"),
        (("2024-02-08", "[..2024-02-01]"), "[..2024-02-08]"),
        (("[2024-02-10..]", "2024-02-08"), "[2024-02-08..]"),
        (("[2024-02-05,2024-02-20]", "2024-02-10"), "[2024-02-05..2024-02-20]"),
        (("2024-02-05/2024-02-09", "2024-02-12"), "[2024-02-05..2024-02-12]"),
        (("2024-02-05/2024-02-09", "2024-02-05/2024-02-12"), "2024-02-05/2024-02"),
    ],
)
def test_what_cannot_all_hold_is_covered(dates: tuple[str, ...], cover: str) -> None:
    for order in permutations(dates):
        torn = when(*order)
        assert edtf.format(torn) == cover
        assert torn.end_latest.because in ("", "the claims do not agree; this covers all of them")


def test_spans_that_could_only_end_before_they_begin_are_covered() -> None:
    torn = when("2024-02-08/", "/2024-02-05")
    assert (torn.start_earliest.iso, torn.end_latest.iso) == (None, None)


def test_of_what_lasts_a_day_says_that_it_went_on() -> None:
    span = when("2024-02-08", "2024-02-20", kind="plan")
    assert span.shape is Shape.SPAN
    assert [bound.iso for bound in (span.start_latest, span.end_earliest)] == [
        "2024-02-08",
        "2024-02-20",
    ]
    assert (span.start_earliest.day, span.end_latest.day) == (None, None)
    assert when(kind="plan") == When.lasting(None, None)
    assert when("2024-02-08~", kind="plan").approximate
    assert going_on(span) is span


def test_each_bound_names_the_claim_that_gives_it() -> None:
    both = when("[2024-02-01..]", "[..2024-02-08]")
    assert both.start_earliest.because == "claim 'e/c0' says so"
    assert both.end_latest.because == "claim 'e/c1' says so"


def test_a_claim_that_was_not_read_bounds_nothing() -> None:
    unread = Claim("c", Passage("gazette", exact="words"), "when")
    assert told(Event("e", "visit", "t", (unread,)), KINDS["visit"]) == When.unknown()
