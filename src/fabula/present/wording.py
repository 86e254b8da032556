"""The wording of everything a story has, at one door: dates, amounts, counts, lists, voices.

What a date and an amount say is decided in :mod:`.when` and :mod:`.measure`; the rest, which is
short, stands here. Every function takes a BCP 47 tag, falls back from the particular to the
general, refuses a language without data, and gives the same words for the same value always.

>>> from fabula.story import Attestation
>>> attestation_words(Attestation(("a", "b", "c"), ("a", "b"), ("wsj",)), "en")
'in three files, from two independent groups, naming one origin'
>>> list_words(["Ada", "Bo", "Cleo"], "en-GB")
'Ada, Bo and Cleo'
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from babel.lists import format_list

from fabula.present.measure import amount_words
from fabula.present.number import number_words
from fabula.present.phrase import phrases
from fabula.present.when import date_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fabula.story import Attestation, Order

__all__ = [
    "amount_words",
    "attestation_words",
    "date_words",
    "list_words",
    "number_words",
    "order_words",
    "sentence_start",
]


def list_words(items: Iterable[str], language: str) -> str:
    """All the items, in their order, as CLDR joins a list; empty if there are none.

    Raises:
        UnknownLanguageError: no data file describes the language.
    """
    return format_list(list(items), "standard", phrases(language).locale)


def attestation_words(attestation: Attestation, language: str) -> str:
    """How many voices speak: files, independent groups, named origins; all three, always.

    What stands in no file has no groups, and is said in two numbers.

    Raises:
        UnknownLanguageError: no data file describes the language.

    >>> from fabula.story import Attestation
    >>> attestation_words(Attestation(("a",), ("a",), ()), "de")
    'in einer Datei, aus einer Gruppe, ohne genannten Urheber'
    """
    parts = (
        _counted("files", len(attestation.files), "no_file", language),
        _counted("groups", len(attestation.groups), None, language),
        _counted("origins", len(attestation.origins), "no_origin", language),
    )
    return ", ".join(filter(None, parts))


def order_words(order: Order, language: str) -> str:
    """How one event lies to another: *before*, *after*, *the same event*, *in no known order*.

    Raises:
        UnknownLanguageError: no data file describes the language.
    """
    return phrases(language).say(order.value)


def sentence_start(text: str) -> str:
    """The words as a sentence begins with them: the first letter a capital, all else as it is.

    >>> sentence_start("by 9 February 2024"), sentence_start("l’8 febbraio"), sentence_start("")
    ('By 9 February 2024', 'L’8 febbraio', '')
    """
    return text[:1].upper() + text[1:]


# Of the counts of a story most are the same few.
@lru_cache(maxsize=512)
def _counted(name: str, count: int, none: str | None, language: str) -> str:
    """A count in a phrase; nought takes a phrase of its own, or none."""
    say = phrases(language)
    if count == 0:
        return say.say(none) if none else ""
    return say.plural(name, count, n=number_words(count, language))
