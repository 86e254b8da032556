"""Whether a word like a month, a day or a season is something else: a name, or a verb.

A word is *unknown* to dates if it has no sense on file, or none but that of a noun that amounts count.
"April Jones" and "Herr Sommer" are persons; "may" is a verb where it is written small and another
verb, or an unknown word, follows.

The decision: what stands before tells first ("in April Jones left" names a month), then the capital
of the word behind.

This module does not read dates; see :mod:`fabula.recognise.dates.word`.

>>> from fabula.recognise.engine import read
>>> read("It may want to, says April Jones.", "en")
()
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fabula.recognise.token import Stretch, Token

__all__ = ["is_first_name", "is_person", "is_unknown", "is_verb"]

_BEFORE_MONTH = frozenset({"article", "digits", "link", "nth", "portion", "prep", "since", "turn"})
_VERBS = frozenset({"infinitive", "tense"})
# Classes of nouns, which only say how an amount stands to them.
_NOUNS = frozenset({"counted", "label", "numbered", "population", "ranked", "street"})


def is_unknown(token: Token) -> bool:
    """Whether a word tells nothing about dates: it has no sense, or that of a noun that is counted."""
    return _NOUNS.issuperset(token.classes)


def is_verb(stretch: Stretch, at: int) -> bool:
    """Whether a month written small is a verb: another one follows, and no "in" or "last" leads to it.

    So in "Python 3 may want" and "this may seem", not in "last may sales rose".
    """
    tokens = stretch.tokens
    token, following = tokens[at], tokens[at + 1]
    if not token.raw.islower() or not following.raw.islower() or not following.before:
        return False
    before = tokens[at - 1].senses if at else {}
    if "prep" in before or before.get("turn"):
        return False
    return is_unknown(following) or not _VERBS.isdisjoint(following.senses)


def is_first_name(stretch: Stretch, at: int) -> bool:
    """Whether a month or a season is the name of somebody: "April Jones", and not "in April"."""
    tokens = stretch.tokens
    following = tokens[at + 1]
    if stretch.lexicon.flags.get("noun_capitals") or not following.before:
        return False
    if not _is_surname(following):
        return False
    return not at or _BEFORE_MONTH.isdisjoint(tokens[at - 1].senses)


def is_person(stretch: Stretch, at: int) -> bool:
    """Whether a day or a month is a name: after a title, or beside a name where it can be one."""
    tokens = stretch.tokens
    token = tokens[at]
    if not (at and token.raw[:1].isupper()):
        return bool("given_name" in token.senses and _is_surname(tokens[at + 1]))
    before = tokens[at - 1 - (tokens[at - 1].word == "." and at > 1)]
    if "title" in before.senses:
        return True
    return "given_name" in token.senses and (
        _is_surname(tokens[at - 1]) or _is_surname(tokens[at + 1])
    )


def _is_surname(token: Token) -> bool:
    """Whether a word looks like a name: a capital, then small letters, and no other meaning."""
    return token.raw[:1].isupper() and token.raw[1:].islower() and is_unknown(token)
