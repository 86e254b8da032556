"""Digits that end a name: of a house, a flight, a film, a car; and the score of a match.

Between a word whose number is a name and the number may stand the rest of the name, a code or words
with capitals ("vol AF 447", "película Apolo 13"). A *house number* stands before the word for a street ("12, rue de Rivoli") or behind its name ("via Roma 12", "Rua Augusta,
120"). A *model* stands behind an article and a capital, and before nothing it could count ("La Fiat
500 è"); this only where a capital shows a name (flag ``capital_names``). A *score* has the word of a
range between two numbers that make none ("venceu por 3 a 1"; flag ``told_scores``).

The decision: what could count the next word is no house and no model, since "in via Roma 12 persone"
tells of people. A number with a preposition before its article is no model: "dans le Var 12 sont".

This module sees digits without a unit only; for those right behind a label see
:mod:`fabula.recognise.amounts.label`, for those that touch letters :mod:`fabula.recognise.amounts.figure`.

>>> from fabula.recognise.engine import read
>>> [m.text for m in read("Au 12, rue de Rivoli, vivent 12 personnes.", "fr")]
['12']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fabula.recognise.token import Stretch, Token

__all__ = ["is_in_a_name", "is_tournament", "part_of_a_name", "touches_digits"]

# How many words of a name, or of a street's, may stand before the number.
_MOST_WORDS = 5
# Roads and the like have a letter for a name; a capital vowel is a word ("A 12 km").
_LETTERS = frozenset("BCDFGHJKLMNPQRSTVWXZ")
_LONGEST_MODEL, _LONGEST_HOUSE, _LONGEST_SCORE = 4, 5, 2
_ENDS = frozenset({"", ".", ")", "»", "”", '"', ";", "!", "?"})
_COUNTED = frozenset({"counted", "not_year", "cur", "rate"})
# Where a house's number can stand by the word for a street.
_STREETS = frozenset({"before", "behind"})
# What may stand between a house number and the word for its street.
_APART = frozenset({",", "bis", "ter"})
# Small words that part clauses and govern no article.
_PARTING = frozenset({"and", "but", "or"})
_POSSESSIVE = frozenset({"'", "’", "s"})
_WITHIN = frozenset({"of", "det", "link"})
_CONFERENCE, _LONGEST_CONFERENCE = "COP", 2
_TOURNAMENTS, _PLAYED = frozenset({"Euro", "EURO"}), range(1960, 2100)
# What shows behind digits that they count.
_COUNTING = frozenset({"abbr", "cur", "dozen", "mul", "rate", "scale", "sub", "unit"})


def is_in_a_name(stretch: Stretch, at: int, after: int) -> bool:
    """Whether these digits, the tokens from ``at`` to ``after`` (excluded), name something."""
    tokens = stretch.tokens
    following = tokens[after]
    apart = following.word in _APART and "street" in tokens[after + 1].senses
    street = tokens[after + apart].senses.get("street")
    if street == "before":
        return True
    if "to_weak" in following.senses and _is_score(stretch, at):
        return True
    if not at:
        return False
    before = tokens[at - 1]
    if "to_weak" in before.senses and at > 1 and _is_score(stretch, at - 2):
        return True
    if before.raw in _LETTERS and stretch.lexicon.flags.get("capital_names"):
        return "cur" not in before.senses
    if before.word == "," or before.raw[:1].isupper() or "street" in before.senses:
        return _is_behind(stretch, at, after)
    return False


def _is_score(stretch: Stretch, at: int) -> bool:
    """``score = digits "a" digits``, the second not larger, and nothing counted: "venceu por 3 a 1"."""
    tokens = stretch.tokens
    one, two, behind = tokens[at].raw, tokens[at + 2].raw, tokens[at + 3]
    if not stretch.lexicon.flags.get("told_scores") or not (one.isdecimal() and two.isdecimal()):
        return False
    if max(len(one), len(two)) > _LONGEST_SCORE or int(one) < int(two):
        return False
    return not (at and "from" in tokens[at - 1].senses) and _counts_nothing(behind)


def _is_behind(stretch: Stretch, at: int, after: int) -> bool:
    """``label {capital} digits | street {word} [","] digits | article capital {capital} digits``."""
    tokens, following = stretch.tokens, stretch.tokens[after]
    comma = tokens[at - 1].word == ","
    first = at - 1 - comma
    for place in range(first, max(-1, first - _MOST_WORDS), -1):
        senses, raw = tokens[place].senses, tokens[place].raw
        if senses.get("street") in _STREETS:
            house = len(tokens[at].raw) <= _LONGEST_HOUSE
            return house and (_counts_nothing(following) or following.raw[:1].isupper())
        if "label" in senses or "numbered" in senses:
            return not comma and _COUNTED.isdisjoint(following.senses)
        if "det" in senses and place < first and not comma:
            return _is_model(stretch, place, at, after)
        if raw[:1].isupper():
            continue
        if _WITHIN.isdisjoint(senses) and raw not in _POSSESSIVE:
            break
    return False


def _is_model(stretch: Stretch, article: int, at: int, after: int) -> bool:
    """Whether an article begins a name that ends with these digits, and nothing is counted."""
    tokens = stretch.tokens
    if not stretch.lexicon.flags.get("capital_names") or len(tokens[at].raw) > _LONGEST_MODEL:
        return False
    if "goes_on" in tokens[at - 1].senses or not tokens[at - 1].raw[:1].isupper():
        return False
    senses = tokens[article - 1].senses if article else {}
    governed = "small" in senses and _PARTING.isdisjoint(senses)
    return not governed and _counts_nothing(tokens[after])


def _counts_nothing(token: Token) -> bool:
    """Whether a token is nothing that a number before it could count."""
    return token.word in _ENDS or token.word == "," or "small" in token.senses


def is_tournament(stretch: Stretch, at: int) -> bool:
    """Whether these digits are the year of a championship: "Euro 2024", which nobody pays.

    So is the number of a conference: "COP28" is less than a cent.
    """
    tokens = stretch.tokens
    raw = tokens[at].raw
    if at and tokens[at - 1].raw == _CONFERENCE:
        return len(raw) <= _LONGEST_CONFERENCE and raw.isdecimal()
    if not at or tokens[at - 1].raw not in _TOURNAMENTS or not tokens[at].before:
        return False
    return raw.isascii() and raw.isdecimal() and len(raw) == 4 and int(raw) in _PLAYED


def part_of_a_name(stretch: Stretch, at: int) -> bool:
    """Whether digits stand directly after letters that are no currency, as in *H100* or *x86*.

    After a hyphen they are a name with a capital ("F-16"), and where a label names the whole
    ("Boeing 737-800"), unless a unit or the like goes on behind ("US-10-Dollar-Note").
    """
    token = stretch.tokens[at]
    if token.before or not at or "digits" not in token.senses:
        return False
    before = stretch.tokens[at - 1]
    if before.word == "-" and at > 1 and not before.before:
        return _ends_code(stretch, at)
    named = "cur" not in before.senses or is_tournament(stretch, at)
    return before.raw[-1:].isalpha() and named


def _ends_code(stretch: Stretch, at: int) -> bool:
    """Whether the hyphen before these digits joins them to a capital or to a labelled number."""
    tokens = stretch.tokens
    named, after = tokens[at - 2], tokens[at + 1]
    if "label" in named.senses or "numbered" in named.senses:
        return True
    if after.word == "-" or "cur" in named.senses or not _COUNTING.isdisjoint(after.senses):
        return False
    if "digits" in named.senses:
        return at > 2 and "label" in tokens[at - 3].senses
    return named.raw[:1].isupper() and named.raw.isalpha()


def touches_digits(stretch: Stretch, at: int) -> bool:
    """Whether digits that are no number stand directly before: "R2.5bn"."""
    return stretch.glued(at) and "digits" in stretch.tokens[at - 1].senses
