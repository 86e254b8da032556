"""How a reading is chosen: by evidence from outside, by the text itself, by the dictionary."""

from __future__ import annotations

from fractions import Fraction

from fabula.recognise.draft import Evidence
from fabula.recognise.engine import read
from fabula.recognise.mention import Quantity, Reading


def chosen(text: str, language: str, *evidence: Evidence) -> list[Reading]:
    """The chosen readings of a text's amounts."""
    found = read(text, language, evidence=evidence)
    return [mention.chosen for mention in found if isinstance(mention, Quantity)]


def test_the_dictionary_holds_where_nothing_speaks_against_it() -> None:
    [reading] = chosen("Der Preis: 7 Billionen Euro.", "de")
    assert (reading.low, reading.convention) == (7 * 10**12, "dictionary")
    assert "dictionary" in reading.grounds


def test_another_spelling_of_the_same_sum_decides() -> None:
    one, two = chosen("Eerst $7 biljoen, daarna $7 triljoen.", "nl")
    assert one.low == two.low == 7 * 10**12
    assert two.convention == "calque"
    assert "$7 biljoen" in two.grounds


def test_more_money_than_the_world_makes_is_a_calque() -> None:
    [reading] = chosen("Valgono $7 trilioni.", "it")
    assert (reading.low, reading.convention) == (7 * 10**12, "calque")
    assert "world" in reading.grounds


def test_a_plain_number_may_be_as_large_as_it_likes() -> None:
    [reading] = chosen("7 trilioni di stelle", "it")
    assert reading.low == 7 * 10**18


def test_a_word_found_to_be_a_calque_is_one_elsewhere_in_the_text() -> None:
    _, plain = chosen("Valgono $7 trilioni. Poi 3 trilioni di chip.", "it")
    assert plain.low == 3 * 10**12
    assert "elsewhere" in plain.grounds


def test_both_ends_of_a_range_take_the_same_reading() -> None:
    [reading] = chosen("tra $5 trilioni e $7 trilioni", "it")
    assert (reading.low, reading.high) == (5 * 10**12, 7 * 10**12)


def test_a_bare_amount_takes_the_only_currency_of_the_text() -> None:
    headline, _ = chosen("Chip-fabriek wil miljarden\n\nHet gaat om € 7 miljard.", "nl")
    assert (headline.low, headline.high, headline.unit) == (10**9, None, "EUR")
    assert "only currency" in headline.grounds


def test_a_bare_amount_takes_no_currency_where_there_are_two() -> None:
    headline, *_ = chosen("Fabriek wil miljarden\n\nHet gaat om € 7 miljard of $ 8 miljard.", "nl")
    assert headline.unit is None


def test_the_decimal_mark_of_the_other_numbers_decides() -> None:
    *_, reading = chosen("12.5 und 7.25 und 3.125 Teile", "de")
    assert reading.low == Fraction(25, 8)
    assert "decimal point" in reading.grounds


def test_the_currency_of_the_other_sums_decides_between_francs() -> None:
    *_, reading = chosen("Sie zahlte 5 Schweizer Franken, dann 3 Francs.", "de")
    assert reading.unit == "CHF"


def test_evidence_from_another_source_comes_first() -> None:
    known = Evidence(Fraction(7 * 10**9), "EUR", "the original says seven milliards")
    [reading] = chosen("Der Preis: 7 Billionen Euro.", "de", known)
    assert (reading.low, reading.grounds) == (7 * 10**9, known.grounds)


def test_the_evidence_that_is_given_first_is_the_strongest() -> None:
    copy = Evidence(7 * 10**12, "USD", "a translation has biljoen")
    rumour = Evidence(7 * 10**18, "USD", "somebody wrote it out")
    for first, second, value in ((copy, rumour, 7 * 10**12), (rumour, copy, 7 * 10**18)):
        [reading] = chosen("Valgono $7 trilioni.", "it", first, second)
        assert (reading.low, reading.grounds) == (value, first.grounds)
