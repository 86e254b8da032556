"""Relations between amounts, reckoned over an invented record with figures anyone can check."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from fabula.errors import RecordError, UnknownIdError
from fabula.evidence.arithmetic import reckon, rounded
from fabula.evidence.outcome import Reckoned
from fabula.story import (
    Agent,
    Claim,
    Event,
    Operand,
    Passage,
    Reading,
    Relation,
    RelationType,
    Source,
    Timeline,
    WhatIf,
)
from fabula.value import Approximator, Measure, parse_measure


def _claim(id: str, gives: str, words: str, value: str) -> Claim:
    reading = Reading(parse_measure(value), "dictionary", "its words") if value else None
    return Claim(id, Passage("a", exact=words), gives, readings=(reading,) if reading else ())


def _event(id: str, kind: str, *claims: Claim) -> Event:
    roles = {"activity": "actor", "report": "publisher", "result": "subject", "state": "subject"}
    who = (Claim("who", Passage("a", exact="she"), roles[kind], states="x"),)
    return Event(id, kind, id, who + claims)


_STORY = Timeline(
    "sums",
    "Sums",
    sources=(Source("a", "an article", language="en", fingerprints=("0" * 64,)),),
    agents=(Agent("x", "somebody"),),
    events=(
        _event("sales", "result", _claim("amount", "amount", "$595.3 billion", "595.3e9 USD")),
        _event("worth", "state", _claim("amount", "amount", "$1.72 trillion", "1.72e12 USD"),
               _claim("unread", "amount", "a fortune", ""),
               _claim("share", "share", "80.0% of it", "80 %")),
        _event("threshold", "state", _claim("amount", "amount", "$1 trillion", "1e12 USD")),
        _event("plan", "activity", _claim("sum", "sum", "$5 to 7 trillion", "5e12..7e12 USD"),
               _claim("later", "sum", "over $7 trillion", "over 7e12 USD")),
        _event("rumour", "report", _claim("sum", "sum", "over $100 billion", "over 1e11 USD")),
    ),
)  # fmt: skip


def _if(text: str) -> WhatIf:
    return WhatIf(parse_measure(text), "to see what follows")


_SEVEN = _if("7e12 USD")
_LAST_YEAR = Relation(
    "last-year",
    RelationType.GROWTH,
    (("after", "sales/amount"), ("rate", _if("13.1 %"))),
)
_BY_FOLD = Relation(
    "by-fold",
    RelationType.TIMES,
    (("product", _SEVEN), ("factor", _if("14 x"))),
    against="last-year",
)


def _one(relation: Relation) -> Reckoned:
    return reckon([_LAST_YEAR, relation], _STORY)[1]


def _ratio(dividend: Operand, divisor: Operand, against: Operand | None = None) -> Relation:
    operands = (("dividend", dividend), ("divisor", divisor))
    return Relation("ratio", RelationType.RATIO, operands, against)


def _near(measure: Measure | None, low: str, high: str, scale: int = 1) -> None:
    """The bounds are these, to the nearest of the last digit given."""
    assert measure is not None
    for bound, written in ((measure.low, low), (measure.high, high)):
        half = Fraction(1, 2 * 10 ** len(written.partition(".")[2]))
        assert bound is not None
        assert abs(bound / scale - Fraction(written)) <= half


def test_growth_implies_the_year_before() -> None:
    (before,) = reckon([_LAST_YEAR], _STORY)
    _near(before.result, "526.1", "526.6", 10**9)
    assert before.meets is None
    assert before.gap is None
    assert before.derivation == (
        "5.953e11 USD (sales/amount) / (1 + 13.05..13.15 % (13.1 %, rounded))"
        " = 5.261e11..5.266e11 USD"
    )


def test_fourteenfold_implies_another_year_before_and_the_two_do_not_meet() -> None:
    fold = _one(_BY_FOLD)
    _near(fold.result, "482.8", "518.5", 10**9)
    assert fold.meets is False
    assert not fold.touches
    assert fold.gap is not None
    _near(fold.gap, "7.6", "7.6", 10**9)
    assert fold.derivation.endswith("they do not meet, 7.597e9 USD apart")


@pytest.mark.parametrize(
    ("other", "meets"), [(_SEVEN, False), ("plan/sum", False), ("plan/later", True)]
)
def test_fourteenfold_is_possible_only_under_more_than_seven(other: Operand, meets: bool) -> None:
    operands = (("base", "last-year"), ("factor", _if("14 x")))
    needed = _one(Relation("needed", RelationType.TIMES, operands, other))
    _near(needed.result, "7.10", "7.64", 10**12)
    assert needed.meets is meets


@pytest.mark.parametrize(("sum_", "fold"), [("7e12 USD", "13.3"), ("5e12 USD", "9.5")])
def test_the_sums_over_the_year_before(sum_: str, fold: str) -> None:
    _near(_one(_ratio(_if(sum_), "last-year")).result, fold, fold)


def test_the_plan_is_eight_to_twelve_years_of_sales() -> None:
    _near(_one(_ratio("plan/sum", "sales/amount")).result, "8.4", "11.8")


def test_read_on_the_long_scale_the_figures_are_a_million_times_too_large() -> None:
    literally = _if("5e18..7e18 USD")
    _near(_one(_ratio(literally, "sales/amount")).result, "8.4", "11.8", 10**6)
    _near(_one(_ratio(_if("1.72e18 USD"), "sales/amount")).result, "2.9", "2.9", 10**6)


@pytest.mark.parametrize("power", [12, 18])
def test_growth_since_the_threshold_cannot_tell_the_scale(power: int) -> None:
    operands = (
        ("after", _if(f"1.72e{power} USD")),
        ("before", _if(f"1e{power} USD")),
    )
    grown = _one(Relation("since", RelationType.GROWTH, operands))
    assert grown.result == parse_measure("72 %")


def test_the_worth_is_three_years_of_sales_and_the_plan_three_of_the_worth() -> None:
    _near(_one(_ratio("worth/amount", "sales/amount")).result, "2.9", "2.9")
    _near(_one(_ratio("plan/sum", "worth/amount")).result, "2.9", "4.1")


def test_the_plan_is_at_most_seventy_times_the_rumour() -> None:
    times = _one(_ratio("plan/sum", "rumour/sum")).result
    assert times == Measure(0, 70)
    _near(_one(_ratio("plan/sum", _if("1e11 USD"))).result, "50", "70")


def test_five_to_seven_touches_more_than_seven_and_does_not_meet_it() -> None:
    told = Relation("told", RelationType.SUM, (("part", "plan/sum"),), "plan/later")
    outcome = _one(told)
    assert (outcome.meets, outcome.touches) == (False, True)
    assert outcome.gap == parse_measure("0 USD")
    assert outcome.derivation.endswith("they do not meet, but touch")


def test_a_ratio_that_is_expected_is_rounded_too() -> None:
    fits = _one(_ratio(_SEVEN, "last-year", _if("13.3 x")))
    assert fits.meets
    assert not _one(_ratio(_SEVEN, "last-year", _if("13.4 x"))).meets
    assert fits.derivation.endswith("against 13.25..13.35 x (13.3 x, rounded) they meet")


def test_a_zero_that_the_words_show_counts_as_a_digit() -> None:
    operands = (("whole", _if("10 USD")), ("share", "worth/share"))
    part = _one(Relation("part", RelationType.SHARE, operands)).result
    assert part == parse_measure("7.995..8.005 USD")


def test_parts_are_added_and_what_is_missing_is_what_the_total_leaves() -> None:
    parts: tuple[tuple[str, Operand], ...] = (("part", "threshold/amount"), ("part", _SEVEN))
    total = _one(Relation("total", RelationType.SUM, parts))
    assert total.result == parse_measure("8e12 USD")
    assert total.derivation == "1e12 USD (threshold/amount) + 7e12 USD = 8e12 USD"
    left = Relation("left", RelationType.SUM, (("total", _if("9e12 USD")), *parts))
    assert left.seeks == "part"
    assert _one(left).result == parse_measure("1e12 USD")
    assert _one(left).derivation.startswith("9e12 USD - (1e12 USD")


def test_a_claim_without_an_amount_leaves_the_relation_open() -> None:
    outcome = _one(_ratio("worth/unread", "sales/amount"))
    assert (outcome.result, outcome.meets) == (None, None)
    assert outcome.derivation == "no amount is read from worth/unread"
    assert not outcome.touches


def test_nothing_bounds_what_is_divided_by_nothing() -> None:
    outcome = _one(_ratio("sales/amount", _if("0 USD"), _if("14 x")))
    assert (outcome.result, outcome.gap) == (None, None)
    assert outcome.derivation.endswith("= nothing that is bounded")


def test_nothing_is_a_share_of_nothing() -> None:
    operands = (("part", _if("7 EUR")), ("whole", _if("0 EUR")))
    assert _one(Relation("share", RelationType.SHARE, operands)).result is None


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        ("13.1 %", "13.05..13.15 %"),
        ("13..14 %", "12.5..14.5 %"),
        ("about 80 %", "about 79.5..80.5 %"),
        ("over 14 x", "over 14 x"),
        ("1/3", "1/3"),
    ],
)
def test_only_what_is_written_in_digits_is_rounded(written: str, taken: str) -> None:
    assert rounded(parse_measure(written)) == parse_measure(taken)


def test_about_and_almost_are_taken_as_the_point_named() -> None:
    almost = _if("almost 1.72e12 USD")
    outcome = _one(_ratio(almost, "sales/amount")).result
    assert outcome is not None
    assert outcome.is_point
    assert outcome.approximator is Approximator.ABOUT


def test_relations_are_given_back_in_their_order_whatever_leads_where() -> None:
    outcomes = reckon([_BY_FOLD, _LAST_YEAR], _STORY)
    assert [one.relation.id for one in outcomes] == ["by-fold", "last-year"]
    assert outcomes[0].meets is False


@pytest.mark.parametrize(
    ("relation", "why"),
    [
        (_ratio("sales/amount", _if("7 km")), "USD cannot be held against km"),
        (
            _ratio("sales/amount", "worth/amount", _if("7 EUR")),
            "a plain number cannot be held against EUR",
        ),
    ],
)
def test_amounts_that_do_not_go_together_are_not_reckoned(relation: Relation, why: str) -> None:
    outcome = _one(relation)
    assert (outcome.result, outcome.meets, outcome.wrong) == (None, None, why)


@pytest.mark.parametrize(
    ("expect", "right"),
    [
        ("526.1e9..526.6e9 USD", True),
        ("526.1e9..526.7e9 USD", False),
        ("526e9..527e9 USD", True),
        ("526e9.. USD", False),
        ("526.1e9..526.6e9 EUR", False),
        ("0..526.6e9 USD", False),
    ],
)
def test_what_is_expected_is_as_exact_as_it_is_written(expect: str, right: bool) -> None:
    (outcome,) = reckon([replace(_LAST_YEAR, expect=parse_measure(expect))], _STORY)
    assert outcome.as_expected is right


@pytest.mark.parametrize("expect", ["13.3 x", "13.3", "1330 %"])
def test_a_factor_is_expected_as_a_factor_a_number_or_a_percentage(expect: str) -> None:
    wanted = replace(_ratio(_SEVEN, "last-year"), expect=parse_measure(expect))
    assert _one(wanted).as_expected
    assert not _one(replace(wanted, expect=parse_measure("13.4"))).as_expected


def test_a_third_is_expected_exactly_and_what_is_not_reckoned_is_never_expected() -> None:
    third = Relation(
        "third", RelationType.RATIO, (("dividend", _if("1 km")), ("divisor", _if("3 km")))
    )
    for expect, right in (("1/3", True), ("2/3", False)):
        (outcome,) = reckon([replace(third, expect=parse_measure(expect))])
        assert outcome.as_expected is right
    unread = replace(_ratio("worth/unread", "sales/amount"), expect=parse_measure("1"))
    assert not _one(unread).as_expected


def test_a_what_if_says_why_it_is_asked() -> None:
    with pytest.raises(RecordError, match="why it is worth asking"):
        WhatIf(parse_measure("7"), " ")


@pytest.mark.parametrize(
    ("operands", "message"),
    [
        ((("dividend", _SEVEN),), "all roles but one"),
        ((("dividend", _SEVEN), ("divisor", _SEVEN), ("quotient", _SEVEN)), "all roles but one"),
        ((("dividend", _SEVEN), ("dividend", _SEVEN)), "each role once"),
        ((("whole", _SEVEN), ("divisor", _SEVEN)), "a role of ratio"),
    ],
)
def test_exactly_one_role_is_left_out(
    operands: tuple[tuple[str, Operand], ...], message: str
) -> None:
    with pytest.raises(RecordError, match=message):
        Relation("odd", RelationType.RATIO, operands)


def test_a_sum_has_parts() -> None:
    with pytest.raises(RecordError, match="one part or more"):
        Relation("odd", RelationType.SUM, (("total", _SEVEN),))


def test_relations_lead_somewhere_and_never_round() -> None:
    first = _ratio("second", _SEVEN)
    second = replace(_ratio(_SEVEN, "ratio"), id="second")
    with pytest.raises(RecordError, match="its own result"):
        reckon([first, second])
    with pytest.raises(UnknownIdError, match="did you mean 'second'"):
        reckon([replace(first, operands=(("dividend", "secnd"), ("divisor", _SEVEN))), second])
    with pytest.raises(UnknownIdError, match="sales/amount"):
        reckon([_ratio("sales/amount", _SEVEN)])
    with pytest.raises(RecordError, match="an id each"):
        reckon([_LAST_YEAR, _LAST_YEAR], _STORY)
