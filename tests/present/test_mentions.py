"""What was recognised, for people at a terminal."""

from __future__ import annotations

from datetime import date
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from fabula.present.mentions import marked, table
from fabula.recognise.engine import read

TEXT = "Im Mai waren es 5 bis 7 Billionen Dollar. [bold]\x1b[2J"


def printed(text: str, language: str) -> str:
    out = StringIO()
    Console(file=out, width=200).print(table(read(text, language, date(2024, 2, 9))))
    return out.getvalue()


def test_each_mention_stands_in_brackets_with_its_number() -> None:
    assert marked("3 km in May", read("3 km in May", "en")) == "[1: 3 km] in [2: May]"


def test_a_row_tells_the_value_in_words_what_else_it_could_be_and_why() -> None:
    (row,) = [line for line in printed(TEXT, "de").splitlines() if "Billionen" in line]
    assert "5 to 7 trillion US dollars" in row
    assert "5 to 7 billion US dollars" in row
    assert "dictionary" in row


def test_a_date_is_told_in_its_notation() -> None:
    assert "2023-05" in printed(TEXT, "de")


def test_what_a_terminal_would_act_upon_is_shown_as_its_escape() -> None:
    shown = marked(TEXT, read(TEXT, "de"))
    assert r"\x1b[2J" in shown
    assert "[bold]" in shown


@given(st.text(alphabet="3 km1½€bn,.\n", max_size=40))
def test_without_the_marks_the_text_is_as_it_was(text: str) -> None:
    mentions = read(text, "en")
    shown = marked(text, mentions)
    for number, mention in enumerate(mentions, 1):
        shown = shown.replace(f"[{number}: {mention.text}]", mention.text, 1)
    assert shown == text
