"""Whether digits are the number that something has, and so count nothing.

A *label* is a word whose number is its name ("page 7", "room 101"). A word of class ``numbered``
is one too, unless what it has is counted behind the digits: "Gleis 9 ist gesperrt", but "auf Gleis
9 Personen". A house number stands behind a street ("Hauptstraße 12") or, in English, before one
("12 Downing Street"). Where a full stop makes an ordinal of digits (flag ``ordinal_point``: "der 1.
Akt"), they are a place in a row.

The decision: after an abbreviation in capitals digits are its name ("ISO 9001") if no word follows
or if they are below ten, since news spells out so small a number ("in the US 12 people"). A label
holds for all of its list ("junctions 10 and 11").

This module does not know the labels that hold whatever follows, see
:mod:`fabula.recognise.amounts.figure`, nor names, see :mod:`fabula.recognise.amounts.name`.

>>> from fabula.recognise.engine import read
>>> read("He left platform 9 for 12 Downing Street.", "en")
()
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.locale.token import NOTHING
from fabula.recognise.amounts.name import is_in_a_name

if TYPE_CHECKING:
    from fabula.recognise.token import Stretch, Token

__all__ = ["is_day", "is_item", "is_named", "is_pronoun"]

_LONGEST_ACRONYM, _LONGEST_PLACE = 5, 3
# "24 heures sur 24": so many tokens before the last.
_WHOLE = 3
# NEN 5825: four digits and two letters.
_POSTCODE, _LETTERS = 4, 2
# "10 Downing Street", "1600 Martin Luther King Avenue".
_LONGEST_STREET = 4
# The deepest indent at which an item of a list is still known as one.
_INDENT = 16
_ITEM = frozenset({".", ")"})
_JOINTS = frozenset({"-", "–", ",", "/", "."})
_COUNTING = frozenset({"counted", "cur", "rate", "scale", "unit"})


def is_named(stretch: Stretch, at: int, after: int) -> bool:
    """Whether the number from one token to another is a name, a house number, an ordinal, an hour."""
    tokens = stretch.tokens
    follows, before = tokens[after], tokens[at - 1] if at else NOTHING
    senses = before.senses
    if "clock_told" in senses or (before.word == "[" and follows.word == "]"):
        return True
    if "digits" not in tokens[at].senses:
        return tokens[at].raw[:1].isupper() and _labels(before)
    if _is_between_signs(before, follows):
        return False
    if follows.word == "." and not follows.before and _is_place(stretch, at, after):
        return True
    if is_in_a_name(stretch, at, after):
        return True
    if "over" in senses and _is_all_along(stretch, at):
        return True
    if "numbered" in senses:
        return not _counts(stretch, follows)
    if before.raw.isupper() and "core" not in senses:
        return _is_acronym(stretch, at - 1) and _is_its_name(stretch, at, follows)
    if ("ranges" in senses or before.word in _JOINTS) and _is_listed(stretch, at):
        return True
    return _is_title(stretch, at, follows) or _is_address(stretch, at, follows)


def _is_between_signs(before: Token, follows: Token) -> bool:
    """Whether no word stands on either side, nor a sign that joins one: most often it is so in tables."""
    words = before.raw[:1].isalpha() or follows.raw[:1].isalpha()
    return not (words or before.word in _JOINTS or follows.word in _JOINTS or before.senses)


def _is_listed(stretch: Stretch, at: int) -> bool:
    """Whether a label before other digits holds for these too; "Str." has its point between."""
    tokens = stretch.tokens
    if tokens[at - 1].word == ".":
        short = str(stretch.lexicon.flags.get("numbered_short", ""))
        return bool(short) and at > 1 and tokens[at - 2].word.endswith(short)
    return at > 2 and "digits" in tokens[at - 2].senses and _labels(tokens[at - 3])


def _is_title(stretch: Stretch, at: int, follows: Token) -> bool:
    """Whether one digit stands after two words with capitals: "Toy Story 4"; not where nouns have them.

    A person has no number: "Mr Moss 4" tells what he got.
    """
    tokens = stretch.tokens
    if len(tokens[at].raw) > 1 or at < 2 or stretch.lexicon.flags.get("capital_nouns"):
        return False
    if "title" in tokens[at - 2].senses:
        return False
    words = [tokens[at - 2].raw, tokens[at - 1].raw]
    capitals = all(word.isalpha() and word[0].isupper() and word[1:].islower() for word in words)
    return capitals and tokens[at - 1].before > 0 and not _counts(stretch, follows)


def _is_all_along(stretch: Stretch, at: int) -> bool:
    """Whether digits repeat those before a unit: "24 heures sur 24", "7 giorni su 7"."""
    if at < _WHOLE:
        return False
    number, unit, _, again = stretch.tokens[at - _WHOLE : at + 1]
    return number.raw == again.raw and "unit" in unit.senses


def is_pronoun(stretch: Stretch, at: int) -> bool:
    """Whether a one that stands alone is a pronoun: "each one", "one of them", "one by one"."""
    tokens = stretch.tokens
    follows = tokens[at + 1]
    if follows.word == "-" and not follows.before:
        follows = tokens[at + 2]
    if "pronoun_after" in follows.senses or _is_repeated(stretch, at):
        return True
    if "pronoun_too" in tokens[at].senses and follows.raw[:1].isalpha():
        return "goes_on" not in follows.senses or "opens" not in tokens[at + 2].senses
    wanted = tokens[at - 1].senses.get("pronoun") if at else None
    return wanted is not None and (wanted is True or follows.word in wanted)


def _is_repeated(stretch: Stretch, at: int) -> bool:
    """Whether the same word stands beyond a preposition: "one by one", "one after another"."""
    tokens = stretch.tokens
    for step in (-1, 1):
        joint = at + step
        joint += step * (tokens[joint].word == "-")
        if joint < 0 or "one_joint" not in tokens[joint].senses:
            continue
        far = joint + step
        far += step * (tokens[far].word == "-")
        if far >= 0 and (_is_one(tokens[far]) or tokens[far + 1].word == "other"):
            return True
    return False


def _is_one(token: Token) -> bool:
    """Whether a word is one, or "another"."""
    return token.senses.get("n") == 1 or token.word == "another"


def _labels(token: Token) -> bool:
    """Whether a word has a number."""
    return "numbered" in token.senses or "label" in token.senses


def _counts(stretch: Stretch, follows: Token) -> bool:
    """Whether digits count what follows: a noun on file, or in German any word with a capital."""
    if not _COUNTING.isdisjoint(follows.senses):
        return True
    return bool(stretch.lexicon.flags.get("capital_nouns")) and follows.raw[:1].isupper()


def _is_acronym(stretch: Stretch, at: int) -> bool:
    """Whether a word is an abbreviation in capitals, and not all around it is in capitals too."""
    tokens = stretch.tokens
    raw = tokens[at].raw
    if not (1 < len(raw) <= _LONGEST_ACRONYM and raw.isalpha()):
        return False
    beside = tokens[at - 1].raw if at else ""
    return not (len(beside) > 1 and beside.isalpha() and beside.isupper())


def _is_its_name(stretch: Stretch, at: int, follows: Token) -> bool:
    """Whether digits after an abbreviation belong to it: no word follows, or they are few.

    So they do on a licence plate ("M-XY 987"), and where a label goes before ("Flug LH 441").
    """
    tokens = stretch.tokens
    plate = at > 1 and tokens[at - 2].word == "-" and not tokens[at - 1].before
    if plate or (at > 1 and _labels(tokens[at - 2])):
        return True
    if not _COUNTING.isdisjoint(follows.senses):
        return False
    return not follows.raw[:1].isalpha() or len(tokens[at].raw) == 1


def _is_address(stretch: Stretch, at: int, follows: Token) -> bool:
    """Whether a street follows in capitals, or the letters of a postal code: "221 Baker Street"."""
    if not follows.raw[:1].isupper():
        return False
    if stretch.lexicon.flags.get("postcode_letters") and _is_postcode(stretch.tokens[at], follows):
        return True
    if not stretch.lexicon.flags.get("house_before"):
        return False
    for token in stretch.tokens[at + 2 : at + 1 + _LONGEST_STREET]:
        if not token.raw[:1].isupper():
            return False
        if "street" in token.senses:
            return True
    return False


def _is_postcode(digits: Token, follows: Token) -> bool:
    """Whether two capitals follow four digits: "1012 AB" in the Netherlands."""
    letters = follows.raw
    return len(digits.raw) == _POSTCODE and len(letters) == _LETTERS and letters.isupper()


def _is_place(stretch: Stretch, at: int, after: int) -> bool:
    """``place = digits "." word``: a letter touches or follows small, or what leads to a noun goes before.

    Otherwise the sentence may end here ("stieg auf 45. Analysten erwarten"). Where letters touch the
    point they are a move or a league ("12.Nxd5", "3.Liga").
    """
    tokens = stretch.tokens
    word = tokens[after + 1]
    short = after == at + 1 and tokens[at].raw.isdecimal() and len(tokens[at].raw) <= _LONGEST_PLACE
    if not short or not word.raw[:1].isalpha():
        return False
    if not word.before:
        return True
    if not stretch.lexicon.flags.get("ordinal_point"):
        return False
    before = tokens[at - 1] if at else word
    if word.raw[:1].islower() or "leads" in before.senses:
        return True
    row = at > 2 and "ranges" in before.senses
    return row and tokens[at - 2].word == "." and "digits" in tokens[at - 3].senses


def is_day(stretch: Stretch, at: int, after: int) -> bool:
    """Whether a month's name stands beside plain digits: a day, which is no amount."""
    tokens = stretch.tokens
    if "month" in tokens[after].senses or "month" in tokens[after + 1].senses:
        return True
    return at > 0 and "month" in tokens[at - 1].senses


def is_item(stretch: Stretch, at: int, after: int) -> bool:
    """Whether plain digits number an item of a list: at the beginning of a line, before "." or ")"."""
    if stretch.tokens[after].word not in _ITEM:
        return False
    start = stretch.start(at)
    before = stretch.text[max(0, start - _INDENT) : start]
    begins = len(before) < _INDENT or "\n" in before
    if not begins or before.rpartition("\n")[2].strip():
        return False
    return stretch.glued(after) and stretch.tokens[after + 1].raw[:1].isalpha()
