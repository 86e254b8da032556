"""Dates as running prose takes them: bare, and with the preposition they need."""

from __future__ import annotations

from datetime import date

import pytest

from fabula.present.when import date_words
from fabula.value import Bound, When
from fabula.value.edtf import parse

LANGUAGES = ("en-GB", "de", "fr", "it", "nl")
EIGHTH = date(2024, 2, 8)
NEW_YEAR = date(2024, 1, 1).toordinal()


def placed(text: str, language: str = "en-GB") -> str:
    return date_words(parse(text), language, prepositional=True)


@pytest.mark.parametrize(
    ("text", "bare", "prepositional"),
    [
        ("2024-02-08", "8 February 2024", "on 8 February 2024"),
        ("2024-02", "February 2024", "in February 2024"),
        ("2024", "2024", "in 2024"),
        ("2024-34", "the 2nd quarter of 2024", "in the 2nd quarter of 2024"),
        ("195X", "the 1950s", "in the 1950s"),
        ("2024-21", "spring 2024", "in spring 2024"),
        ("2024-32", "winter 2024", "in winter 2024"),
        ("XXXX-02-08", "8 February of an unknown year", "on 8 February of an unknown year"),
        ("XXXX-02", "February of an unknown year", "in February of an unknown year"),
        ("2024-02-08?", "probably 8 February 2024", "probably on 8 February 2024"),
    ],
)
def test_a_unit_of_the_calendar_has_a_bare_form_and_one_with_its_preposition(
    text: str, bare: str, prepositional: str
) -> None:
    assert (date_words(parse(text), "en-GB"), placed(text)) == (bare, prepositional)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[..2024-02-09]", "by 9 February 2024"),
        ("[2024-01-01..]", "on or after 1 January 2024"),
        ("[2024-02-08..2024-02-29]", "between 8 and 29 February 2024"),
        ("[2023-12-30..2024-02-11]", "between 30 December 2023 and 11 February 2024"),
        ("[2022..2024]", "between 2022 and 2024"),
        ("19XX", "between 1900 and 1999"),
        ("190X", "between 1900 and 1909"),
        ("047X", "between 470 AD and 479 AD"),
        ("2024-XX-08", "between 8 January and 8 December 2024"),
        ("1950S2", "between 1900 and 1999"),
        ("195X-21", "between 1950 and 1959"),
        ("2024-02-08~", "around 8 February 2024"),
        ("2024-02~", "around February 2024"),
        ("2024~", "around 2024"),
        ("2024%", "probably around 2024"),
        ("2024-33~", "roughly in the 1st quarter of 2024"),
        ("2004-06~-11", "around 11 June 2004"),
        ("2024-02-08/2024-02-29", "from 8 to 29 February 2024"),
        ("2024-02/2024-04", "from February to April 2024"),
        ("2023/2024", "from 2023 to 2024"),
        ("2023?/2024", "probably from 2023 to 2024"),
        ("2024-02-08/..", "since 8 February 2024"),
        ("../2024-02", "until February 2024"),
        ("2024-02-08/", "beginning on 8 February 2024"),
        ("/2024-02-08", "ending on 8 February 2024"),
        ("2023/2024-02-08", "beginning in 2023, ending on 8 February 2024"),
        ("2024-21/2024-02-29", "beginning in spring 2024, ending on 29 February 2024"),
        ("2024-21/..", "beginning in spring 2024, with no known end"),
        ("../..", "with no known beginning, with no known end"),
        ("/", "at an unknown time"),
        ("2024-02/2024-02", "beginning in February 2024, ending in February 2024"),
        ("2024-02-08/2024-02-08", "on 8 February 2024"),
        ("XXXX-XX-XX", "on an unknown date"),
        ("{2024-02}", "repeatedly in February 2024"),
        ("[2024-02-08,2024-03]", "on 8 February 2024 or in March 2024"),
        ("{2024-02-08,2024-02-10}", "on 8 February 2024 and on 10 February 2024"),
        ("{2024-02-08..2024-02-10,2024-05}", "from 8 to 10 February 2024 and in May 2024"),
        ("[2024-02-08?,2024-03]", "probably on 8 February 2024 or in March 2024"),
        ("-0043-03-15", "on 15 March 44 BC"),
        ("Y12024", "in 12024"),
    ],
)
def test_a_date_is_worded_as_far_as_it_is_known(text: str, expected: str) -> None:
    assert placed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-02-08", (
            "on 8 February 2024", "am 8. Februar 2024", "le 8 février 2024", "l’8 febbraio 2024",
            "op 8 februari 2024",
        )),
        ("2024-04", (
            "in April 2024", "im April 2024", "en avril 2024", "nell’aprile 2024", "in april 2024",
        )),
        ("2024", ("in 2024", "im Jahr 2024", "en 2024", "nel 2024", "in 2024")),
        ("[..2024-02-09]", (
            "by 9 February 2024", "spätestens am 9. Februar 2024", "au plus tard le 9 février 2024",
            "entro il 9 febbraio 2024", "uiterlijk op 9 februari 2024",
        )),
        ("[2024-02-11..2024-02-29]", (
            "between 11 and 29 February 2024", "zwischen dem 11. und dem 29. Februar 2024",
            "entre le 11 et le 29 février 2024", "tra l’11 e il 29 febbraio 2024",
            "tussen 11 en 29 februari 2024",
        )),
        ("2024-02-08/2024-03-01", (
            "from 8 February to 1 March 2024", "vom 8. Februar bis zum 1. März 2024",
            "du 8 février au 1er mars 2024", "dall’8 febbraio al 1º marzo 2024",
            "van 8 februari tot en met 1 maart 2024",
        )),
        ("2024-04/2024-08", (
            "from April to August 2024", "von April bis August 2024", "d’avril à août 2024",
            "da aprile ad agosto 2024", "van april tot en met augustus 2024",
        )),
        ("0800/1100", (
            "from 800 AD to 1100", "von 800 n. Chr. bis 1100", "de 800 ap. J.-C. à 1100",
            "dall’800 d.C. al 1100", "van 800 n.Chr. tot en met 1100",
        )),
        ("2024~", ("around 2024", "um 2024", "vers 2024", "intorno al 2024", "rond 2024")),
    ],
)  # fmt: skip
def test_every_language_finds_its_articles_and_elisions(
    text: str, expected: tuple[str, ...]
) -> None:
    assert tuple(placed(text, language) for language in LANGUAGES) == expected


def test_what_is_known_to_have_begun_is_under_way() -> None:
    begun = When.lasting(When.within(None, EIGHTH), None)
    assert date_words(begun, "en-GB") == "under way by 8 February 2024"
    lasting = When.lasting(When.within(None, EIGHTH), None, open_end=True)
    assert date_words(lasting, "en-GB") == "beginning by 8 February 2024, with no known end"


def test_a_bound_that_only_repeats_the_other_end_is_passed_over() -> None:
    over = When.lasting(When.within(None, EIGHTH), When.within(None, EIGHTH))
    begun = When.lasting(When.within(EIGHTH, None), When.within(EIGHTH, None))
    assert date_words(over, "en-GB") == "ending by 8 February 2024"
    assert date_words(begun, "en-GB") == "beginning on or after 8 February 2024"


def test_what_is_under_way_on_a_day_is_told_by_both_its_ends() -> None:
    lasting = When.lasting(When.within(None, EIGHTH), When.within(EIGHTH, None))
    expected = "beginning by 8 February 2024, ending on or after 8 February 2024"
    assert date_words(lasting, "en-GB") == expected


@pytest.mark.parametrize(
    ("recurring", "expected"),
    [
        (When.recurring(), "repeatedly, on unknown dates"),
        (When.recurring(EIGHTH), "repeatedly on or after 8 February 2024"),
        (When.recurring(None, EIGHTH), "repeatedly by 8 February 2024"),
    ],
)
def test_what_recurs_is_told_by_its_outer_bounds(recurring: When, expected: str) -> None:
    assert date_words(recurring, "en-GB") == expected


def test_what_bounds_have_narrowed_is_told_by_the_bounds() -> None:
    spring = parse("2024-21").narrowed(Bound(EIGHTH.toordinal()), None)
    assert date_words(spring, "en-GB") == "between 8 February and 31 December 2024"
    either = parse("[2024-02-01,2024-02-10,2024-02-20]").narrowed(Bound(EIGHTH.toordinal()), None)
    assert date_words(either, "en-GB") == "between 10 and 20 February 2024"
    eighth = parse("XXXX-02-08").narrowed(Bound(NEW_YEAR), Bound(NEW_YEAR + 800))
    assert date_words(eighth, "en-GB") == "between 8 February 2024 and 8 February 2026"
    edges = parse("[2023-12-31,2024-01-01,2024-12-31]").narrowed(Bound(NEW_YEAR), None)
    assert date_words(edges, "en-GB") == "between 1 January and 31 December 2024"


def test_the_reasons_and_the_softness_of_a_bound_change_no_word() -> None:
    soft = When.on(Bound(EIGHTH.toordinal(), hard=False, because="a rule"))
    assert date_words(soft, "en-GB") == date_words(When.on(EIGHTH), "en-GB")
