"""Allen's relations over days, where the day makes them differ from his continuous line."""

from __future__ import annotations

import pytest

from fabula.value.edtf import parse
from fabula.value.interval import (
    Allen,
    certainly_before,
    possible_relations,
    possibly_overlaps,
    relation,
)


def test_the_thirteen_are_six_pairs_and_equality() -> None:
    assert len(Allen) == 13
    assert [allen for allen in Allen if allen.converse is allen] == [Allen.EQUALS]
    assert all(allen.converse.converse is allen for allen in Allen)


@pytest.mark.parametrize(
    ("other", "allen"),
    [
        ((6, 9), Allen.BEFORE),
        ((5, 9), Allen.MEETS),
        ((4, 9), Allen.OVERLAPS),
        ((2, 9), Allen.STARTS),
        ((1, 9), Allen.DURING),
        ((1, 4), Allen.FINISHES),
        ((2, 4), Allen.EQUALS),
        ((3, 3), Allen.CONTAINS),
        ((4, 4), Allen.FINISHED_BY),
        ((2, 2), Allen.STARTED_BY),
        ((1, 2), Allen.OVERLAPPED_BY),
        ((1, 1), Allen.MET_BY),
        ((-1, 0), Allen.AFTER),
    ],
)
def test_days_two_to_four_and_another_interval(other: tuple[int, int], allen: Allen) -> None:
    assert relation((2, 4), other) is allen


@pytest.mark.parametrize(
    ("one", "other", "before", "overlaps"),
    [
        ("2024-02-08", "2024-02-09", True, False),
        ("2024-02-08", "2024-02-08", False, True),
        ("2024-02", "2024-02-08", False, True),
        ("2024-02", "2024-03-01/..", True, False),
        ("2024-02/..", "2024-03", False, True),
        ("2024-02/", "2024-03", False, True),
        ("XXXX-02-08", "2024-03", False, True),
    ],
)
def test_what_is_certain_holds_under_every_choice(
    one: str, other: str, before: bool, overlaps: bool
) -> None:
    assert certainly_before(parse(one), parse(other)) == before
    assert possibly_overlaps(parse(one), parse(other)) == overlaps


def test_a_known_order_leaves_two_relations() -> None:
    one, other = parse("[2024-02-01..2024-02-08]"), parse("[2024-02-09..2024-02-29]")
    assert possible_relations(one, other) == {Allen.BEFORE, Allen.MEETS}


def test_nothing_known_rules_nothing_out_between_spans() -> None:
    assert possible_relations(parse("/"), parse("../..")) == frozenset(Allen)
