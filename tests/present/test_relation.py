from __future__ import annotations

import pytest

from fabula.evidence import reckon
from fabula.present.phrase import languages
from fabula.present.relation import relation_words
from fabula.story import Operand, Relation, RelationType, WhatIf
from fabula.value import parse_measure


def what_if(text: str) -> WhatIf:
    return WhatIf(parse_measure(text), "as an example")


def fold(against: Operand | None, factor: str = "14 x") -> Relation:
    operands = (("product", what_if("7e12 USD")), ("factor", what_if(factor)))
    return Relation("fold", RelationType.TIMES, operands, against)


EVERY = {
    None: "7 trillion US dollars / 13.5 to 14.5 times (14 times, rounded) = 482.8 to 518.5 billion US dollars",
    "500e9 USD": "; 500 billion US dollars meets this",
    "600e9 USD": "; 600 billion US dollars does not meet this: 81.48 billion US dollars lie between",
}  # fmt: skip


@pytest.mark.parametrize("against", EVERY)
def test_a_relation_is_worded_with_its_figures_and_how_it_comes_out(against: str | None) -> None:
    relation = fold(what_if(against) if against else None)
    said = EVERY[None] + (EVERY[against] if against else "")
    assert relation_words(reckon([relation])[0], "en-GB") == said


def test_what_touches_and_what_is_not_bounded_is_said() -> None:
    whole = Relation("a", RelationType.SUM, (("part", what_if("5..7 EUR")),), what_if("over 7 EUR"))
    said = relation_words(reckon([whole])[0], "en-GB")
    assert (
        said
        == "5 to 7 euros = 5 to 7 euros; more than 7 euros touches this, and shares no value with it"
    )
    nothing = Relation(
        "b", RelationType.RATIO, (("dividend", what_if("7")), ("divisor", what_if("0")))
    )
    assert relation_words(reckon([nothing])[0], "en-GB") == "7 / 0 = nothing that is bounded"


def test_a_result_that_is_taken_is_said_to_four_digits() -> None:
    third = Relation(
        "third", RelationType.RATIO, (("dividend", what_if("1 EUR")), ("divisor", what_if("3 EUR")))
    )
    double = Relation("two", RelationType.SUM, (("part", "third"), ("part", "third")))
    said = relation_words(reckon([third, double])[1], "en-GB")
    assert said == "0.3333 + 0.3333 = 0.6667"


def test_what_cannot_be_reckoned_is_said_so() -> None:
    wrong = Relation("a", RelationType.SUM, (("part", what_if("5 EUR")), ("part", what_if("5 km"))))
    assert relation_words(reckon([wrong])[0], "en-GB") == "not reckoned"


@pytest.mark.parametrize("language", languages())
def test_a_relation_is_worded_in_every_language(language: str) -> None:
    said = relation_words(reckon([fold(what_if("600e9 USD"))])[0], language)
    assert said
    assert not set("{}[]") & set(said)
