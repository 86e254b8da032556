"""Drawings: well-formed whatever a story holds, alike every time, true to the order of days and sums."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from fabula.present.figures.key import key
from fabula.present.figures.lineage import Arc, SourceRow, lineage_figures
from fabula.present.figures.scale import DayScale
from fabula.present.figures.sums import SumRow, sum_figures
from fabula.present.figures.timeline import EventRow, timeline_figures
from fabula.value import Measure, When
from stories import near_dates

HOSTILE = "</text><script>alert(1)</script>\"' & \x00\u202e\ud800"


def drawn(figures: str) -> Element:
    """Both layouts of a drawing, read by a parser that takes nothing ill-formed."""
    root: Element = fromstring(f"<figure>{figures}</figure>")
    return root


def classes(root: Element, name: str) -> list[Element]:
    return [one for one in root.iter() if name in str(one.get("class")).split()]


def event(when: When, title: str = "x", **given: Any) -> EventRow:
    told: dict[str, Any] = {
        "words": "w",
        "lasts": False,
        "groups": 1,
        "files": 1,
        "disputed": False,
    } | given
    return EventRow(title, when=when, **told)


def timeline(*rows: EventRow) -> Element:
    links = [f"events/{at}.html" for at, _ in enumerate(rows)]
    return drawn(timeline_figures(rows, links, "a title", lambda year, month: f"{month}/{year}"))


@given(st.lists(near_dates(), min_size=1, max_size=8))
def test_every_event_is_drawn_once_in_each_layout_whatever_its_date(dates: list[When]) -> None:
    root = timeline(*(event(when) for when in dates))
    assert len(classes(root, "fab-row")) == 2 * len(dates)
    marks = [classes(root, name) for name in ("fab-day", "fab-bar", "fab-unknown")]
    assert sum(map(len, marks)) == 2 * len(dates)


@given(near_dates())
def test_a_day_is_a_dot_and_nothing_else_is(when: When) -> None:
    assert bool(classes(timeline(event(when)), "fab-day")) == when.is_day


@given(near_dates())
def test_an_end_without_a_bound_is_an_arrow(when: When) -> None:
    root = timeline(event(when))
    ends = (when.days[0], when.days[3])
    unknown = set(when.days) == {None}
    expected = 0 if unknown or when.is_day else 2 * ends.count(None)
    assert len(classes(root, "fab-open")) == expected


@given(st.lists(st.integers(1, 10**6), min_size=1, max_size=20))
def test_later_days_never_stand_further_left(days: list[int]) -> None:
    scale = DayScale.over(days, 0, 500)
    places = [scale.at(day) for day in sorted(days)]
    assert all(first <= second for first, second in pairwise(places))
    assert all(-1e-6 <= place <= 500 + 1e-6 for place in places)


def test_groups_are_filled_and_their_further_files_are_not() -> None:
    root = timeline(event(When.on(9), groups=2, files=5))
    assert len(classes(root, "fab-group")) == 2 * 2
    assert len(classes(root, "fab-copy")) == 2 * 3


def sums(*rows: SumRow) -> str:
    return sum_figures(rows, [""] * len(rows), "sums", str)


def test_a_word_taken_otherwise_than_by_the_dictionary_shows_its_gap() -> None:
    meant, plain = Measure(Fraction(7 * 10**12), None, "USD"), Measure.point(7 * 10**18, "USD")
    root = drawn(sums(SumRow("e", "7 trilioni", "it", "w", meant, plain)))
    assert len(classes(root, "fab-gap")) == 2
    same = drawn(sums(SumRow("e", "7 biljoen", "nl", "w", plain, plain)))
    assert not classes(same, "fab-gap")


def test_a_gap_tells_by_how_much_the_dictionary_exceeds_what_is_meant() -> None:
    meant, plain = Measure.point(7 * 10**12, "USD"), Measure.point(7 * 10**18, "USD")
    root = drawn(sums(SumRow("e", "7 trilioni", "it", "w", meant, plain, "× 1,000,000")))
    assert [one.text for one in classes(root, "fab-times")] == ["× 1,000,000"] * 2


def test_a_line_of_few_powers_names_each_of_them() -> None:
    amounts = [Measure.point(11 * 10**6, "EUR"), Measure.point(125 * 10**5, "EUR")]
    root = drawn(sums(*(SumRow("e", "x", "en", "w", amount, amount) for amount in amounts)))
    assert [one.text for one in classes(root, "fab-tick")] == ["7", "8"] * 2


def test_a_title_is_not_cut_on_a_phone_where_two_lines_hold_it() -> None:
    title = "Altman says that everybody underestimates how much computing is needed"
    labels = classes(timeline(event(When.on(9), title)), "fab-label")
    assert " ".join(str(one.text) for one in labels) == f"{title} {title}"


def test_a_key_shows_each_sign_its_drawing_has_and_no_other() -> None:
    signs = {"fab-day": "on this day", "fab-unknown": "no day is known", "fab-bar": "between"}
    root = drawn(key('<g class="fab-bar fab-soft"/><a class="fab-day"/>', signs, "< not to scale"))
    assert [one.text for one in root.iter("p")] == ["< not to scale"]
    assert [(one[0].tail or "").strip() for one in root.iter("li")] == ["on this day", "between"]


def test_sums_of_nothing_or_less_have_no_place_on_a_logarithmic_line() -> None:
    assert sums() == ""
    none = Measure.point(0, "USD")
    assert sums(SumRow("e", "nil", "en", "w", none, none)) == ""


def test_an_arc_leads_from_each_origin_and_tells_its_kind() -> None:
    rows = [
        SourceRow(id, id, id, group, seen=True)
        for id, group in (("a", "a"), ("b", "a"), ("c", "c"))
    ]
    arcs = [Arc("b", "a", joins=True, words="x"), Arc("c", "a", joins=False, words="y")]
    root = drawn(lineage_figures(rows, ["", "", ""], arcs, "lineage"))
    assert len(classes(root, "fab-joins")) == len(classes(root, "fab-cites")) == 2
    assert len(classes(root, "fab-ground")) == 2


@pytest.mark.parametrize("text", [HOSTILE, "x" * 10_000])
def test_hostile_texts_are_texts(text: str) -> None:
    amount = Measure.point(1, "USD")
    figures = [
        timeline_figures([event(When.on(9), text, words=text)], [text], text, lambda y, m: text),
        sum_figures([SumRow(text, text, "en", text, amount, amount)], [text], text, lambda e: text),
        lineage_figures([SourceRow("a", text, text, "a", seen=True)], [text], [], text),
    ]
    for figure in figures:
        root = drawn(figure)
        assert not [one for one in root.iter() if one.tag.endswith("script")]
        assert "\u202e" not in figure
