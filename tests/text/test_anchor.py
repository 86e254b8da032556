from __future__ import annotations

import os
import random
import subprocess
import sys
import unicodedata

import pytest

from fabula.errors import InputError, QuoteAmbiguousError, QuoteNotFoundError, RecordError
from fabula.text import How, Selector, Span, anchor, canonical, fold, locate, select

TEXT = """The harbour of Eastport wants three new cranes by the end of the year.

According to its director, Anna Bell, the cranes will cost between 5 and 7.25 million euros. \
“Nobody has paid for them yet,” she said on Monday.

A spokesman of the city denied on Tuesday that any money had been promised to the harbour. \
The city spent 12 500 euros on a survey last year, and nothing since.
"""
QUOTE = "the cranes will cost between 5 and 7.25 million euros"


def test_words_that_stand_once_are_found_exactly() -> None:
    found = anchor(TEXT, Selector(QUOTE))
    start = TEXT.index(QUOTE)
    assert (found.how, found.span, found.score) == (How.EXACT, Span(start, start + len(QUOTE)), 1)
    assert found.candidates == (found.span,)
    assert found.count == 1
    assert found.found


def test_a_moved_paragraph_is_found_where_it_stands_now() -> None:
    chosen = select(TEXT, TEXT.index(QUOTE), TEXT.index(QUOTE) + len(QUOTE))
    moved = "\n\n".join(reversed(TEXT.split("\n\n")))
    found = anchor(moved, chosen)
    assert (found.how, found.span) == (How.EXACT, _span(moved, QUOTE))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (" cost ", "  cost "),
        (" million ", "\u00a0million "),
        (" million ", "\u202fmillion "),
        (" between ", "\n\nbetween "),
        ("between", "bet\u00adween"),
        ("euros", "\u200eeu\u200bros"),
    ],
)
def test_other_typography_is_found_folded(old: str, new: str) -> None:
    changed = TEXT.replace(old, new)
    found = anchor(changed, Selector(QUOTE))
    assert found.how is How.FOLDED
    assert found.span is not None
    assert fold(changed[found.span.slice]).text == QUOTE


def test_quotation_marks_of_another_kind_are_found_folded() -> None:
    found = anchor(TEXT, Selector('"Nobody has paid for them yet," she said'))
    assert found.how is How.FOLDED
    assert found.span == _span(TEXT, "“Nobody has paid for them yet,” she said")


def test_blanks_around_the_words_are_forgiven() -> None:
    found = anchor(TEXT, Selector(f"\n{QUOTE}\n"))
    assert (found.how, found.span) == (How.FOLDED, _span(TEXT, QUOTE))


def test_blanks_around_the_words_go_to_the_context() -> None:
    text = "a  new crane, an\u00a0old crane"
    found = anchor(text, Selector("  crane ", prefix="an old"))
    assert (found.how, found.span) == (How.CONTEXT, Span(21, 26))
    text = "a new\u00a0 crane, an old crane"
    found = anchor(text, Selector(" new  ", prefix="a", suffix="crane"))
    assert (found.how, found.span) == (How.FOLDED, Span(2, 5))
    found = anchor("new\u00a0 crane, new rope", Selector("\nnew  ", suffix="rope"))
    assert (found.how, found.span) == (How.CONTEXT, Span(12, 15))


@pytest.mark.parametrize(
    "before", ["😀 ", "👩‍💻", "🇪🇺 ", "e\u0307\u0323 ", "नमस्ते ", "\u202e\u202c"]
)
def test_offsets_count_code_points_whatever_stands_before(before: str) -> None:
    text = canonical(before + TEXT)
    found = anchor(text, Selector(QUOTE))
    assert found.how is How.EXACT
    assert found.span == _span(TEXT, QUOTE).shifted(len(canonical(before)))


def test_a_decomposed_quotation_is_found_exactly() -> None:
    text = canonical("Der Müll der Kräne wiegt schwer.")
    found = anchor(text, Selector(unicodedata.normalize("NFD", "Müll der Kräne")))
    assert (found.how, found.span) == (How.EXACT, Span(4, 18))


def test_a_quotation_with_other_line_ends_is_found_exactly() -> None:
    assert anchor("one two\nthree four", Selector("two\r\nthree")).how is How.EXACT


@pytest.mark.parametrize("text", ["\ufeffcrane", "crane\r\n", "cafe\u0301"])
def test_a_text_that_is_not_canonical_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="not canonical"):
        anchor(text, Selector("crane"))


def test_words_that_stand_twice_are_ambiguous() -> None:
    text = "The crane fell. The crane rose."
    found = anchor(text, Selector("The crane"))
    assert (found.how, found.span, found.found) == (How.AMBIGUOUS, None, False)
    assert found.candidates == (Span(0, 9), Span(16, 25))
    assert found.count == 2


def test_counting_decides_between_places() -> None:
    text = "The crane fell. The crane rose."
    found = anchor(text, Selector("The crane"), nth=2)
    assert (found.how, found.span) == (How.CONTEXT, Span(16, 25))


def test_counting_overrules_context_and_start() -> None:
    text = "The crane fell. The crane rose."
    chosen = Selector("The crane", suffix=" fell", start=0, end=9)
    assert anchor(text, chosen, nth=2).span == Span(16, 25)


def test_counting_beyond_the_last_place_is_ambiguous_never_the_place_left() -> None:
    found = anchor("The crane rose.", Selector("The crane"), nth=2)
    assert (found.how, found.span, found.count) == (How.AMBIGUOUS, None, 1)


def test_counting_places_that_stand_only_folded() -> None:
    text = "the\u00a0crane and the  crane"
    assert anchor(text, Selector("the crane"), nth=2).span == Span(14, 24)
    assert anchor(text, Selector("the crane"), nth=3).how is How.AMBIGUOUS


def test_places_are_counted_in_the_first_spelling_that_has_any() -> None:
    text = "old: the crane; new: the\u00a0crane"
    found = anchor(text, Selector("the crane", suffix=";"), nth=2)
    assert (found.how, found.count) == (How.AMBIGUOUS, 1)


@pytest.mark.parametrize("nth", [0, -1])
def test_counting_begins_at_one(nth: int) -> None:
    with pytest.raises(RecordError, match="a count from 1"):
        anchor("crane", Selector("crane"), nth=nth)


def test_context_decides_between_places() -> None:
    text = "The crane fell. The crane rose."
    found = anchor(text, Selector("The crane", suffix=" rose"))
    assert (found.how, found.span, found.count) == (How.CONTEXT, Span(16, 25), 2)


def test_context_in_other_typography_decides_too() -> None:
    text = "“Old” crane, “new” crane"
    found = anchor(text, Selector("crane", prefix='"new" '))
    assert (found.how, found.span) == (How.CONTEXT, Span(19, 24))


def test_context_that_stands_nowhere_leaves_the_choice_open() -> None:
    text = "The crane fell. The crane rose."
    found = anchor(text, Selector("The crane", suffix=" sank"))
    assert (found.how, found.count) == (How.AMBIGUOUS, 2)


def test_places_in_other_typography_do_not_add_to_a_choice_left_open() -> None:
    text = "The crane fell. The crane rose. The\u00a0crane shone."
    found = anchor(text, Selector("The crane", suffix=" sank"))
    assert (found.how, found.count) == (How.AMBIGUOUS, 2)


def test_the_stored_start_decides_last() -> None:
    text = "The crane fell. The crane fell."
    found = anchor(text, Selector("The crane", suffix=" fell", start=16, end=25))
    assert (found.how, found.span) == (How.CONTEXT, Span(16, 25))


def test_the_stored_start_decides_nothing_in_other_typography() -> None:
    found = anchor("the\u00a0crane the\u00a0crane", Selector("the crane", start=0, end=9))
    assert (found.how, found.count) == (How.AMBIGUOUS, 2)


@pytest.mark.parametrize(
    ("text", "quote", "nearest"),
    [
        ("It cost 15 billion dollars.", "5 billion", "15 billion"),
        ("Indeed, we can't pay.", "we can", "we can't"),
        ("It is worth 1.72 billion.", "7", "1.72"),
        ("Linus builds machines.", "chines", "machines"),
    ],
)
def test_a_part_of_a_word_or_number_is_never_found(text: str, quote: str, nearest: str) -> None:
    found = anchor(text, Selector(quote))
    assert (found.how, found.span) == (How.ORPHAN, None)
    assert found.nearest == nearest


@pytest.mark.parametrize("digit", [at for at, c in enumerate(QUOTE) if c.isdigit()])
def test_another_digit_is_another_number(digit: int) -> None:
    quote = QUOTE[:digit] + "9" + QUOTE[digit + 1 :]
    found = anchor(TEXT, Selector(quote))
    assert (found.how, found.found) == (How.FUZZY, False)
    assert found.nearest == QUOTE


def test_words_that_are_gone_are_an_orphan() -> None:
    found = anchor(TEXT, Selector("seventeen elephants quietly juggle xylophones"))
    assert (found.how, found.span, found.found, found.count) == (How.ORPHAN, None, False, 0)


def test_words_that_are_half_alike_are_an_orphan_whose_nearest_is_named() -> None:
    found = anchor(TEXT, Selector("the cranes may cost as much as nine boats"))
    assert (found.how, found.span) == (How.ORPHAN, None)
    assert found.nearest is not None
    assert "the cranes will cost" in found.nearest
    assert 0.5 <= found.score < 0.85


def test_nothing_is_nearest_where_nothing_is_like_the_words() -> None:
    found = anchor("zzz zzz zzz zzz zzz zzz zzz zzz zzz", Selector("quite other words altogether"))
    assert (found.how, found.nearest, found.score) == (How.ORPHAN, None, 0)


@pytest.mark.parametrize("text", ["", "\u200b", "crane", " "])
def test_a_text_shorter_than_the_words_holds_no_find(text: str) -> None:
    found = anchor(text, Selector(QUOTE))
    assert (found.how, found.span) == (How.ORPHAN, None)


def test_a_text_shorter_than_the_words_may_be_like_them() -> None:
    found = anchor(QUOTE[3:-2], Selector(QUOTE))
    assert found.how is How.FUZZY
    assert found.nearest == QUOTE[3:-2].strip()


@pytest.mark.parametrize("turned", [False, True])
def test_a_near_identical_sentence_elsewhere_forbids_a_likeness(turned: bool) -> None:
    near = "The city spoke of useful talks with the harbour on Monday."
    next_to_it = "The city spoke of useful talks with the harbour on Friday."
    quote = "The city spoke of useful talks with the harbour on Munday."
    both = (next_to_it, near) if turned else (near, next_to_it)
    found = anchor(" It rained. ".join(both), Selector(quote))
    assert (found.how, found.span, found.nearest) == (How.ORPHAN, None, near)
    assert anchor(f"It rained. {near}", Selector(quote)).how is How.FUZZY


def test_a_sentence_changed_in_one_word_is_not_taken_for_the_other() -> None:
    one = "We lead productive discussions with several partners about chips"
    found = anchor(one.replace("productive", "ongoing"), Selector(one))
    assert not found.found


def test_words_below_twenty_code_points_are_never_alike() -> None:
    text, quote = "It was said on Wednesday, then denied.", "was said on Wexnesday, then"
    assert anchor(text, Selector(quote[:19])).how is How.ORPHAN
    assert anchor(text, Selector(quote[:20])).how is How.FUZZY


@pytest.mark.parametrize("share", [0.01, 0.05])
@pytest.mark.parametrize("seed", range(20))
def test_planted_edits_lead_to_the_right_place_or_nowhere(share: float, seed: int) -> None:
    quote = TEXT[TEXT.index("A spokesman") : TEXT.index(" The city spent")]
    edited = _edited(quote, share, random.Random(seed))
    text = TEXT.replace(quote, edited)
    found = anchor(text, Selector(quote))
    assert found.how is How.FUZZY
    assert found.span is not None
    true = _span(text, edited)
    shared = min(true.end, found.span.end) - max(true.start, found.span.start)
    assert shared >= 0.9 * len(true)
    assert len(found.span) <= 1.1 * len(true)


def test_a_likeness_is_named_in_whole_words() -> None:
    found = anchor(TEXT, Selector("irector, Anna Bell, the kranes will cos"))
    assert found.nearest == "director, Anna Bell, the cranes will cost"


def test_the_nearest_stretch_is_named_in_bounded_length() -> None:
    passage = " ".join(f"word{number}" for number in range(1000))
    found = anchor(passage.replace("word7 ", "sword7 "), Selector(passage))
    assert found.how is How.ORPHAN
    assert found.nearest is not None
    assert 100 < len(found.nearest) <= 200


def test_a_very_long_quotation_is_found() -> None:
    passage = " ".join(f"word{number}" for number in range(12_000))
    assert len(passage) > 100_000
    found = anchor(f"Before. {passage}. After.", Selector(passage))
    assert (found.how, found.span) == (How.EXACT, Span(8, 8 + len(passage)))


def test_a_very_long_quotation_in_other_typography_is_found_folded() -> None:
    passage = " ".join(f"word{number}" for number in range(12_000))
    found = anchor(passage.replace(" ", "\u00a0\n"), Selector(passage))
    assert found.how is How.FOLDED


def test_places_beyond_the_hundredth_are_counted_not_listed() -> None:
    found = anchor("ha " * 100_000, Selector("ha"))
    assert (found.how, found.count, len(found.candidates)) == (How.AMBIGUOUS, 100_000, 100)


def test_a_place_among_very_many_can_still_be_meant() -> None:
    text = "ha " * 50_000 + "ho ha " + "ha " * 50_000
    assert anchor(text, Selector("ha", prefix="ho ")).span == Span(150_003, 150_005)
    assert anchor(text, Selector("ha"), nth=50_001).span == Span(150_003, 150_005)


def test_where_not_every_place_was_looked_at_none_is_the_only_one() -> None:
    text, words = "ha " * 100_000, "ha " * 20_000
    assert anchor(text, Selector(words, suffix="ha")).how is How.AMBIGUOUS


@pytest.mark.parametrize("place", ["text", "quote", "both"])
def test_lone_surrogates_are_looked_at_like_any_character(place: str) -> None:
    text = "the \ud800 crane" if place != "quote" else "the crane"
    quote = "the \ud800 crane" if place != "text" else "the crane and the whole harbour"
    assert anchor(text, Selector(quote)).found == (place == "both")


def test_bidirectional_marks_do_not_hide_words() -> None:
    text = "The sum, \u2066\u202b5 million\u202c\u2069, was paid."
    found = anchor(text, Selector("sum, 5 million, was"))
    assert found.how is How.FOLDED


def test_an_unseen_character_does_not_part_a_number() -> None:
    assert not anchor("It cost 1\u20605 billion.", Selector("5 billion")).found


def test_locating_gives_the_span() -> None:
    assert locate(TEXT, Selector(QUOTE)) == _span(TEXT, QUOTE)
    assert locate("a b a", Selector("a"), nth=2) == Span(4, 5)
    assert locate("a b a", Selector("a"), 1) == Span(0, 1)


def test_locating_what_is_gone_names_the_nearest() -> None:
    with pytest.raises(QuoteNotFoundError) as caught:
        locate(TEXT, Selector(QUOTE.replace("7.25", "7.75")))
    assert caught.value.nearest == QUOTE
    assert "does not stand in the text; nearest is 'the cranes will cost" in str(caught.value)


def test_locating_what_stands_twice_says_where() -> None:
    with pytest.raises(QuoteAmbiguousError, match="stands 2 times in the text") as caught:
        locate("a b a", Selector("a"))
    assert caught.value.starts == (0, 4)


def test_locating_beyond_the_last_place_says_how_many_there_are() -> None:
    with pytest.raises(QuoteAmbiguousError, match="stands 1 time in the text; say which with nth"):
        locate("a b", Selector("a"), nth=2)


def test_locating_what_stands_very_often_counts_all_and_lists_some() -> None:
    with pytest.raises(QuoteAmbiguousError, match="stands 5000 times") as caught:
        locate("ha " * 5000, Selector("ha"))
    assert len(caught.value.starts) == 100


def test_messages_about_long_quotations_are_short() -> None:
    with pytest.raises(QuoteNotFoundError) as caught:
        locate("crane", Selector("x\u202e\n" * 100_000))
    assert len(str(caught.value)) < 300


def test_exact_anchoring_never_loads_the_search_for_likenesses() -> None:
    program = (
        "import sys; from fabula.text import Selector, anchor;"
        "assert anchor('the\\u00a0crane', Selector('the crane')).found;"
        "assert 'rapidfuzz' not in sys.modules;"
        "anchor('the crane', Selector('the crate'));"
        "assert 'rapidfuzz' in sys.modules"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", program], check=True, env=environment)


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _edited(words: str, share: float, dice: random.Random) -> str:
    """A share of the characters replaced, dropped or made two, at least one of them."""
    letters = list(words)
    for _ in range(max(1, round(share * len(words)))):
        at = dice.randrange(len(letters))
        letters[at : at + 1] = dice.choice(["#", "", "xx"])
    return "".join(letters)
