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

__all__ = ["is_in_a_name"]

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
