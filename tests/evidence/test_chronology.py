from __future__ import annotations

from typing import Any

import pytest

from fabula.errors import UnknownIdError
from fabula.evidence import dated
from fabula.evidence.reading import settle
from fabula.story import (
    Agent,
    Before,
    Claim,
    Dating,
    Event,
    Kind,
    Passage,
    Slot,
    SlotType,
    Source,
    Timeline,
)
from fabula.value import When, edtf
from stories import as_expected

AHEAD = Kind("announced", "something announced", ahead=True)
TELLING = Kind(
    "telling", "a telling that lasts", (Slot("told", SlotType.EVENT, begun=True),), lasts=True
)


def gazette(published: str | None = None, *, soft: bool = False) -> Source:
    dating = Dating(edtf.parse(published), "its date line", soft) if published else Dating()
    return Source("gazette", "g", language="en", dating=dating, fingerprints=("0" * 64,))


def event(id: str, *dates: str, before: tuple[str, ...] = (), **given: Any) -> Event:
    passage = Passage("gazette", exact=f"words of {id}")
    claims = [
        Claim(f"day{at}", passage, "when", expect=edtf.parse(date)) for at, date in enumerate(dates)
    ]
    if "told" in given:
        claims.append(Claim("told", passage, given["slot"], given["told"]))
    claims.append(Claim("whole", passage))
    orders = tuple(Before(later, "it is said") for later in before)
    return Event(id, given.get("kind", "own"), id, tuple(claims), orders)


def story(*events: Event, source: Source | None = None) -> Timeline:
    held = Timeline(
        "s", "S", sources=(source or gazette(),), agents=(Agent("a", "A"),), events=events,
        kinds=(Kind("own", "ours"), Kind("lasting", "ours", lasts=True), AHEAD, TELLING,
               Kind("report-like", "ours", (Slot("told", SlotType.EVENT, begun=True),))),
    )  # fmt: skip
    return settle(held, as_expected)


def when(held: Timeline, id: str) -> str:
    return edtf.format(held[id].when)


def findings(held: Timeline) -> list[str]:
    return [str(finding) for finding in dated(held).findings]


def test_what_is_told_had_happened_by_the_publication() -> None:
    held = story(event("a"), event("b", kind="lasting"), event("c", kind="announced"),
                 source=gazette("2024-02-09"))  # fmt: skip
    assert when(held, "a") == "[..2024-02-09]"
    assert held["b"].when.start_latest.iso == "2024-02-09"
    assert held["b"].when.end_latest.day is None
    assert when(held, "c") == "XXXX-XX-XX"
    assert "source 'gazette'" in held["a"].when.end_latest.because


def test_a_span_had_only_begun_by_the_publication() -> None:
    held = story(event("a", "2024-02-05/2024-02-12"), source=gazette("2024-02-09"))
    assert (when(held, "a"), findings(held)) == ("2024-02-05/2024-02-12", [])


def test_a_soft_date_of_publication_gives_a_soft_bound() -> None:
    held = story(event("a"), source=gazette("2024-02-09", soft=True))
    assert not held["a"].when.end_latest.hard
    assert story(event("a"), source=gazette("2024-02-09"))["a"].when.end_latest.hard


def test_an_order_bounds_both_and_reaches_through_undated_events() -> None:
    held = story(event("a", "2024-02-05", before=("b",)), event("b", before=("c",)),
                 event("c", "2024-02-09"))  # fmt: skip
    assert when(held, "b") == "[2024-02-05..2024-02-09]"
    assert held["b"].when.start_earliest.because == "'a' came before 'b': it is said"


def test_the_end_of_what_lasts_bounds_what_follows_from_its_beginning_too() -> None:
    held = story(event("a", "2024-02-05/", before=("b",)), event("b"))
    assert when(held, "b") == "[2024-02-05..]"


def test_an_open_end_closes_before_what_follows() -> None:
    held = story(event("a", "2024-02-05/..", before=("b",)), event("b", "2024-02-09"))
    assert not held["a"].when.open_end
    assert held["a"].when.end_latest.iso == "2024-02-09"


def test_what_is_reported_had_begun_by_the_end_of_the_report() -> None:
    held = story(event("a"), event("r", "2024-02-09", kind="report-like", slot="told", told="a"))
    assert when(held, "a") == "[..2024-02-09]"
    held = story(
        event("a", kind="lasting"),
        event("r", "2024-02-09", kind="report-like", slot="told", told="a"),
    )
    assert held["a"].when.start_latest.iso == "2024-02-09"
    held = story(event("a", "2024-02-05"), event("r", kind="telling", slot="told", told="a"))
    assert (held["r"].when.start_earliest.day, held["r"].when.end_latest.day) == (None, None)


def test_a_report_of_itself_bounds_nothing() -> None:
    held = story(event("r", kind="report-like", slot="told", told="r"))
    assert when(held, "r") == "XXXX-XX-XX"


def test_a_date_with_gaps_takes_the_next_of_its_days_and_bounds_the_rest_by_it() -> None:
    held = story(
        event("a", "2024-02-06", before=("b",)),
        event("b", "[2024-02-05,2024-02-20,2024-03-05]", before=("c",)),
        event("c", "[2024-02-01..2024-02-27]"),
    )
    assert when(held, "b") == "2024-02-20"
    assert when(held, "c") == "[2024-02-20..2024-02-27]"
    assert findings(held) == []


def test_gapped_dates_in_a_row_settle_from_either_side() -> None:
    """Each leap of one date narrows the next."""
    days = "[2024-02-01,2024-02-10,2024-02-20]"
    held = story(event("a", "2024-02-02", before=("b",)), event("b", days, before=("c",)),
                 event("c", "[2024-02-09,2024-02-15,2024-02-25]", before=("d",)), event("d", days))  # fmt: skip
    assert [when(held, id) for id in "bcd"] == ["2024-02-10", "2024-02-15", "2024-02-20"]


def test_a_date_with_gaps_that_leaves_no_day_is_told_and_stays() -> None:
    held = story(event("a", "2024-02-06", before=("b",)), event("b", "[2024-02-05,2024-02-20]", before=("c",)),
                 event("c", "2024-02-09"))  # fmt: skip
    assert when(held, "b") == "[2024-02-05,2024-02-20]"
    (finding,) = findings(held)
    assert finding.startswith(
        "disorder: b: its dates, between 5 February 2024 and 20 February 2024 with gaps, leave no day"
    )


@pytest.mark.parametrize("dates", ["{2024-02-06,2024-02-13}", "{2024-02-06..}"])
def test_what_recurs_is_bounded_at_its_ends(dates: str) -> None:
    held = story(event("a", dates, before=("b",)), event("b"))
    assert held["b"].when.start_earliest.iso == {"{2024-02-06..}": "2024-02-06"}.get(
        dates, "2024-02-13"
    )


def test_what_cannot_hold_is_told_and_every_event_keeps_what_its_claims_say() -> None:
    held = story(event("a", "2024-02-09", before=("b",)), event("b", "2024-02-05"))
    assert (when(held, "a"), when(held, "b")) == ("2024-02-09", "2024-02-05")
    (finding,) = findings(held)
    assert finding.startswith("disorder: ")
    for because in ("claim 'a/day0'", "claim 'b/day0'", "'a' came before 'b': it is said"):
        assert because in finding


def test_orders_in_a_circle_bound_nothing_and_those_around_it_do() -> None:
    held = story(event("a", "2024-02-05", before=("b",)), event("b", before=("c",)), event("c", before=("b", "d")),
                 event("d", before=("e",)), event("e", "2024-02-09"))  # fmt: skip
    assert (when(held, "b"), when(held, "c")) == ("[2024-02-05..]", "[..2024-02-09]")
    assert [line.partition(":")[0] for line in findings(held)] == ["disorder"]


def test_bounds_are_derived_anew_each_time() -> None:
    held = story(event("a", "2024-02-05"))
    other = held.with_events([Event("a", "own", "a", when=When.on(1))])
    assert when(dated(other).story, "a") == "XXXX-XX-XX"


def test_a_rule_nobody_knows_is_refused() -> None:
    with pytest.raises(UnknownIdError):
        dated(story(event("a")), rules=("no-such-rule",))
