"""Phrases, as a tree: the words that may follow one another, and what they mean together.

A phrase is joined to one token where it stands in a text, the longest first. Numerals are added up
one by one, so that a phrase made of numerals alone ("soixante dix") must not be joined.

Words and phrases carry *marks*, which say of all their classes together whether an amount or a date
can begin with them, and whether there is none without them.

This module does not read text; see :mod:`fabula.recognise.token`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "Node",
    "Senses",
    "grow_phrase",
    "is_numeral",
    "mark",
    "mark_phrases",
    "part_numerals",
]

Senses = dict[str, Any]

_NUMERALS = frozenset({"n", "mul", "piece"})

# The marks, told once for each word rather than at each place of a text: without ``core`` there is
# no amount, without ``dated`` no date; with ``opens`` an amount can begin, with ``opens_date`` a date;
# with ``goes_on`` an amount can go on after its number, with ``measured`` in its unit, with ``adds``
# the number itself, with ``ranges`` what opens it or makes a range of it; with ``breaks`` a fraction
# can begin, with ``multiplies`` a number can be multiplied, with ``splits`` digits can be a fraction;
# ``frames`` are the words that only go before a date, with ``points`` one can begin, with ``counts``
# a number or an ordinal in it. Behind a date, another one or a list can go on with ``joins_date``, a
# time of day with ``timed``, a year with ``yearly``, one that is reckoned with ``reckons`` ("next year",
# "année prochaine", "Vorjahr"); behind a month, a day or a year with ``dates_on``; behind digits, what
# counts days or units of the calendar with ``counts_on``, what makes an amount of them with
# ``measures``, a month or a part of a year with ``year_first``, and any of what makes a date of them
# with ``after_number``: "9 May", "3 weeks ago", "10 y 12 de marzo".
_MARKS = {
    "core": frozenset({
        "approx_n", "compound", "couple", "cur", "den", "digits", "dozen", "frac", "halves",
        "joined", "mixed", "mul", "multiple", "n", "ord", "ordinal", "scale", "share", "sub", "vague",
        "vulgar",
    }),
    "opens": frozenset({
        "art", "between", "bound", "compound", "couple", "cur", "den", "digits", "dozen",
        "equal", "frac", "from", "halves", "idiom", "joined", "minus", "mixed", "mul", "multiple", "n",
        "ordsuffix", "rate_of", "scale", "scaled_cur", "share", "some", "vague", "vulgar",
    }),
    "breaks": frozenset({
        "art", "compound", "den", "frac", "halves", "mixed", "mul", "n", "share", "vulgar",
    }),
    "multiplies": frozenset({"abbr", "approx_n", "dozen", "mul", "scale", "vague"}),
    "splits": frozenset({"digits", "one_in", "ratio", "vulgar"}),
    "adds": frozenset({
        "and", "approx_n", "art", "avos", "compound", "couple", "den", "digits", "dozen", "frac",
        "halves", "mixed", "mul", "n", "one_in", "ord", "ordinal", "ordsuffix", "over", "piece",
        "point", "scale", "share", "times", "vague", "vulgar", "with",
    }),
    "ranges": frozenset({"after", "and", "dash", "more", "or", "to", "to_weak"}),
    "goes_on": frozenset({
        "abbr", "abbr_money", "after", "and", "approx_n", "art", "avos", "clock",
        "compound", "couple", "cur", "dash", "den", "digits", "dozen", "fold", "frac", "halves",
        "minus", "mixed", "more", "mul", "multiple", "multiple_name", "n", "one_in", "or",
        "or_even", "ord", "ordinal", "ordsuffix", "over", "piece", "point", "rate", "ratio", "scale",
        "scaled_cur", "share", "sub", "times", "to", "to_weak", "unit", "unit_letter", "unit_touching", "vague",
        "vulgar", "with",
    }),
    "measured": frozenset({
        "abbr_money", "cur", "fold", "rate", "scaled_cur", "sub", "unit", "unit_letter",
        "unit_touching",
    }),
    "dated": frozenset({
        "again", "century_name", "day", "day_phrase", "day_text", "decade", "decade_mark", "digits",
        "era", "feast", "feast_phrase", "month", "month_faint", "month_name", "month_short",
        "recurs", "season", "season_short", "span", "unit_part", "unit_word", "weekday",
        "weekday_short",
    }),
    "opens_date": frozenset({
        "again", "ago", "ahead", "art", "beyond", "century_name", "circa", "compound", "couple_of",
        "date_between", "date_from", "day", "day_phrase", "day_text", "decade", "decade_mark",
        "digits", "era", "ere", "every", "feast", "feast_phrase", "final", "fiscal",
        "half_mark", "month", "month_faint", "month_name", "month_short", "mul", "n", "nth",
        "portion", "quarter_mark", "recurs", "same", "season", "season_short", "since", "some",
        "span", "turn", "turn_text", "unit_part", "unit_word", "until", "weekday",
        "weekday_faint", "weekday_short",
    }),
    "frames": frozenset({
        "beyond", "circa", "date_between", "date_from", "ere", "every", "recurs", "since", "until",
    }),
    "points": frozenset({
        "again", "ago", "ahead", "art", "century_name", "compound", "couple_of", "day", "day_phrase",
        "day_text", "decade", "decade_mark", "digits", "era", "feast", "feast_phrase", "final",
        "first_day", "fiscal", "half_mark", "month", "month_faint", "month_name", "month_short",
        "mul", "n", "now", "nth", "portion", "quarter_mark", "same", "season", "season_short",
        "some", "span", "turn", "turn_text", "unit_part", "unit_word", "weekday",
        "weekday_faint", "weekday_short",
    }),
    "counts": frozenset({"compound", "couple_of", "digits", "final", "mul", "n", "nth"}),
    "joins_date": frozenset({"date_and", "date_or", "date_to", "onward"}),
    "timed": frozenset({"clock_at", "digits", "link", "of"}),
    "yearly": frozenset({"compound", "digits", "fiscal", "link", "n", "of", "span"}),
    "after_number": frozenset({
        "article", "date_and", "date_or", "date_to", "digits", "era", "final", "half_mark", "link",
        "month", "month_faint", "month_name", "month_short", "nth", "nth_suffix", "of",
        "quarter_mark", "season", "span", "turn", "turn_text", "turned", "weekday",
    }),
    "reckons": frozenset({
        "ago", "ahead", "art", "digits", "n", "same", "span", "turn", "turn_text", "unit_word",
    }),
    "dates_on": frozenset({"article", "compound", "digits", "link", "n", "nth", "of"}),
    "measures": frozenset({"counted", "cur", "not_year", "rate", "scale", "unit"}),
    "year_first": frozenset({
        "digits", "half_mark", "month", "month_faint", "month_name", "month_short", "n", "nth",
        "quarter_mark", "span",
    }),
    "counts_on": frozenset({
        "date_and", "date_or", "date_to", "digits", "final", "link", "n", "nth", "nth_suffix", "of",
        "span", "turn", "turn_text", "weekday",
    }),
}  # fmt: skip


@dataclass(slots=True)
class Node:
    """A node of the tree of phrases: the words that may follow, and what the phrase means so far.

    ``follows`` are the words a phrase goes on with if it goes on at all, as they stand in a text.
    """

    next: dict[str, Node] = field(default_factory=dict)
    senses: Senses | None = None
    follows: frozenset[str] = frozenset()


def mark(senses: Senses) -> Senses:
    """The same senses with their marks."""
    shared = [name for name, classes in _MARKS.items() if not classes.isdisjoint(senses)]
    senses.update(dict.fromkeys(shared, True))
    return senses


def is_numeral(senses: Mapping[str, Any]) -> bool:
    """Whether a word of these senses is a numeral or a part of one."""
    return not _NUMERALS.isdisjoint(senses)


def grow_phrase(heads: dict[str, Node], parts: tuple[str, ...], sense: str, payload: Any) -> None:
    """Add a phrase to the tree of phrases."""
    node = heads.setdefault(parts[0], Node())
    for part in parts[1:]:
        node = node.next.setdefault(part, Node())
    node.senses = {**(node.senses or {}), sense: payload}


def mark_phrases(node: Node) -> None:
    """Mark what the phrases mean that begin here, and note what they go on with."""
    node.follows = frozenset({"-", *(word.removeprefix("+") for word in node.next), *node.next})
    if node.senses is not None:
        mark(node.senses)
    for child in node.next.values():
        mark_phrases(child)


def part_numerals(node: Node, words: Mapping[str, Senses]) -> None:
    """Take back the phrases made of number words alone: their words must stay apart to be added."""
    for word, child in node.next.items():
        if is_numeral(words.get(word, {})):
            child.senses = None
            part_numerals(child, words)
