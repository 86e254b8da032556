"""The wire form: one answer a line, in order, whatever comes in."""

from __future__ import annotations

import json
from typing import Any

import pytest

from fabula.recognise.engine import read
from fabula.recognise.wire import read_lines, to_wire


def answers(*requests: Any) -> list[Any]:
    """The answers to some requests; text is sent as it is."""
    lines = [line if isinstance(line, str) else json.dumps(line) for line in requests]
    return [json.loads(answer) for answer in read_lines(lines)]


def request(text: str, **changes: Any) -> dict[str, Any]:
    return {"id": "a", "text": text, "lang": "en", "date": None, **changes}


def test_an_amount_has_all_keys_of_the_form() -> None:
    [answer] = answers(request("It costs 5 to 7 trillion dollars."))
    [amount] = answer["mentions"]
    assert amount["kind"] == "quantity"
    assert (amount["start"], amount["end"]) == (9, 32)
    assert amount["text"] == "5 to 7 trillion dollars"
    assert (amount["low"], amount["high"]) == ("5000000000000", "7000000000000")
    assert (amount["unit"], amount["approximator"]) == ("USD", None)
    assert {"low", "high", "convention", "chosen", "grounds"} <= set(amount["readings"][0])


def test_an_open_end_is_null() -> None:
    [answer] = answers(request("over 3 km"))
    assert (answer["mentions"][0]["low"], answer["mentions"][0]["high"]) == ("3", None)


@pytest.mark.parametrize(
    "line",
    ["{", "7", '"text"', "[]", "nul", "[" * 100_000],
)
def test_a_bad_line_is_answered_and_the_run_goes_on(line: str) -> None:
    bad, good = answers(line, request("7 km"))
    assert bad["error"]
    assert bad["id"] is None
    assert len(good["mentions"]) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"lang": "xx"},
        {"lang": "../../etc"},
        {"lang": 7},
        {"text": None},
        {"text": ["7 km"]},
        {"date": "yesterday"},
        {"date": 7},
    ],
)
def test_a_bad_request_keeps_its_id(changes: dict[str, Any]) -> None:
    [answer] = answers(request("7 km") | changes)
    assert answer["id"] == "a"
    assert 0 < len(answer["error"]) <= 200


def test_a_missing_key_is_named() -> None:
    [answer] = answers({"id": "a", "text": "7 km"})
    assert "lang" in answer["error"]


def test_answers_keep_the_order_and_skip_blank_lines() -> None:
    found = answers(request("1 km", id=1), "  ", request("2 km", id=2))
    assert [answer["id"] for answer in found] == [1, 2]


def test_a_fraction_that_does_not_end_has_fifteen_digits() -> None:
    [mention] = read("two thirds", "en")
    assert to_wire(mention)["low"] == "0.666666666666667"
