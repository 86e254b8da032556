"""Text as stretches of tokens: anchors, parts, phrases."""

from __future__ import annotations

import time
import tracemalloc

import pytest

from fabula.locale.words import lexicon
from fabula.recognise.engine import read
from fabula.recognise.token import LOOKAHEAD, stretches


def words(text: str, language: str = "en") -> list[list[str]]:
    """The words of each part, without the empty ones behind it."""
    found: list[list[str]] = []
    for stretch in stretches(text, lexicon(language)):
        tokens = [token.word for token in stretch.tokens]
        while tokens:
            end = tokens.index("")
            found.append(tokens[:end])
            assert tokens[end : end + LOOKAHEAD] == [""] * LOOKAHEAD
            del tokens[: end + LOOKAHEAD]
    return found


def test_a_text_without_anchors_has_no_part() -> None:
    assert words("Nothing was said of how much it was.") == []


def test_a_part_ends_with_its_line() -> None:
    assert words("alpha 5\nbeta 6") == [["alpha", "5"], ["beta", "6"]]


def test_a_phrase_is_one_token_across_spaces_and_hyphens() -> None:
    assert words("no more  than 5")[0] == ["no more than", "5"]
    assert words("5 US-Dollar", "de")[0] == ["5", "us - dollar"]


def test_a_sign_belongs_to_a_phrase_only_if_it_touches() -> None:
    assert words("a $5 note")[0] == ["a", "$", "5", "note"]
    assert words("A$5 note")[0] == ["a $", "5", "note"]


def test_a_phrase_of_numerals_stays_apart() -> None:
    assert words("soixante-dix", "fr")[0] == ["soixante", "-", "dix"]


def test_an_address_is_one_token_without_sense() -> None:
    [tokens] = words("5 at https://a.example/q?x=30%25 now")
    assert tokens == ["5", "at", "https://a.example/q?x=30%25", "now"]


def test_a_long_run_without_spaces_has_no_part() -> None:
    assert words("1€" * 400) == []


def test_a_part_leaves_far_words_out() -> None:
    [part] = words(f"{'word ' * 40}5 km {'word ' * 40}")
    assert len(part) < 30


@pytest.mark.parametrize("digit", ["５", "٥", "५"])
def test_digits_of_every_script_are_anchors(digit: str) -> None:
    assert words(f"so {digit} of them")


@pytest.mark.parametrize(
    "text", ["\ud800 5", "\u202e5\u202c", "e\u0301 5", "👩‍👩‍👧 5", "\0 5", "İ 5"]
)
def test_offsets_are_code_points_whatever_stands_before(text: str) -> None:
    [stretch] = stretches(text, lexicon("en"))
    [five] = [at for at, token in enumerate(stretch.tokens) if token.word == "5"]
    assert text[stretch.start(five) : stretch.end(five)] == "5"
    assert stretch.place(five) == (stretch.start(five), stretch.end(five))


def test_a_phrase_keeps_the_place_of_its_words() -> None:
    text = "so no more  than 5 per cent"
    [stretch] = stretches(text, lexicon("en"))
    places = [stretch.place(at) for at in range(len(stretch.tokens) - LOOKAHEAD)]
    assert [text[start:end] for start, end in places] == ["so", "no more  than", "5", "per cent"]


def test_two_anchors_of_one_line_make_one_part_before_the_next() -> None:
    assert words("1 and 2\n3") == [["1", "and", "2"], ["3"]]


def seconds(text: str) -> float:
    """The best of three times to cut a text into stretches."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        list(stretches(text, lexicon("de")))
        best = min(best, time.process_time() - start)
    return best


def test_a_phrase_costs_no_more_in_a_long_line() -> None:
    line = "mehr als 1 " * 2_000
    assert seconds(line * 32) < 3 * 32 * seconds(line) + 0.1


@pytest.mark.parametrize("lines", [1, 2, 63, 64, 65, 200])
def test_a_part_is_read_alike_wherever_it_stands_in_its_stretch(lines: int) -> None:
    line = "$5 to no more than 7 per cent of it since May\n"
    found = read(line * lines, "en")
    alone = [(mention.start, mention.text) for mention in read(line, "en")]
    assert [(mention.start, mention.text) for mention in found] == [
        (start + number * len(line), words) for number in range(lines) for start, words in alone
    ]


def test_what_stands_first_in_a_part_touches_nothing() -> None:
    [stretch] = stretches("5\n6\n" + "word " * 40 + "7", lexicon("en"))
    found = [at for at, token in enumerate(stretch.tokens) if token.raw.isdecimal()]
    assert [stretch.glued(at) for at in found] == [False] * 3
    assert [stretch.text[slice(*stretch.place(at))] for at in found] == ["5", "6", "7"]


def test_a_long_text_has_the_anchors_of_its_parts() -> None:
    part = "nothing but words 5 and more of them 12 apples\nMay 7 and so on, "
    found = [word for line in words(part * 2_000) for word in line if word.isdecimal()]
    assert found == ["5", "12", "7"] * 2_000


def test_what_is_held_of_a_long_text_is_less_than_its_words() -> None:
    text = "nothing but words of no number " * 40_000
    lexicon_ = lexicon("en")
    list(stretches(text, lexicon_))
    tracemalloc.start()
    list(stretches(text, lexicon_))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < len(text)
