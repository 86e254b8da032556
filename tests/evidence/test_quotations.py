"""Quotations: pairs, lone marks, and apostrophes."""

from __future__ import annotations

import pytest

from fabula.evidence.collating.quotations import quotations
from fabula.text import Span


def told(text: str) -> tuple[list[str], list[int]]:
    found = quotations(text, Span(0, len(text)))
    return [text[span.slice] for span in found.whole], [span.start for span in found.lone]


@pytest.mark.parametrize(
    "quoted",
    [
        '"we sell the crane"',
        "“we sell the crane”",
        "„wir verkaufen den Kran“",
        "»wir verkaufen den Kran«",
        "« nous vendons la grue »",
        "«vendiamo la gru noi»",
        "'we sell the crane'",
        "‘we sell the crane’",
    ],
)
def test_a_quotation_is_found_in_the_marks_of_every_language(quoted: str) -> None:
    assert told(f"Roux: {quoted}, it said.") == ([quoted], [])


def test_a_mark_without_partner_is_lone() -> None:
    assert told('Then we sell the crane", it said.') == ([], [22])
    assert told('It said: "then we sell the crane.') == ([], [9])
    assert told('It said: "then "we sell the crane".') == (['"we sell the crane"'], [9])


def test_apostrophes_are_no_marks() -> None:
    assert told("Moss's and the drivers' crane isn't l'ours, 's avonds") == ([], [])


def test_an_apostrophe_does_not_hide_a_quotation() -> None:
    text = "'s Avonds zei Moss' broer: \"wij verkopen de kraan\"."
    assert told(text) == (['"wij verkopen de kraan"'], [])


def test_a_quotation_within_another_is_part_of_it() -> None:
    text = "\"Roux said 'we sell it' to me\""
    assert told(text) == ([text], [])


def test_a_term_or_a_title_is_no_quotation() -> None:
    assert told('the so-called "crane" and the "old crane"') == ([], [])


def test_marks_beyond_the_paragraph_do_not_count() -> None:
    text = 'one "two\nthree four five" six'
    assert quotations(text, Span(0, 8)).lone == (Span(4, 5),)
    assert quotations(text, Span(9, len(text))).lone == (Span(24, 25),)
