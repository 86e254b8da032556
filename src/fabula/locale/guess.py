"""In which language a text is written, if its commonest words leave no doubt.

A *function word* joins others and says little itself: "und", "het", "the". Each language here has
sixteen of them on file (``own/*.function.toml``), none of which another language here has too, so
each hit speaks for one language alone.

The decision: the language with most hits is guessed if it has at least :data:`LEAST_HITS`, and
:data:`LEAD` times as many as any other. Else nothing is guessed, and somebody has to say: a
headline is too short, and a text that quotes at length in another language is no clear case. Measured
on ten articles in five languages, of 145 to 741 words: every guess was right, the language had 18
hits at least, and no other had more than two.

A language that is not on file is never guessed, and a text in one may share words with a neighbour
that is: Norwegian and Danish have "for" and "han". That is why a guess is a proposal.

>>> guessed("Het plan van de stad is niet nieuw, maar het geld voor een brug is dat ook niet.")
'nl'
>>> guessed("OpenAI, Nvidia") is None
True
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from fabula.locale.data import languages, merged

__all__ = ["LEAD", "LEAST_HITS", "guessed"]

LEAST_HITS = 5
"""The fewest function words that are enough."""

LEAD = 3
"""How many times as many as any other language."""

_WORD = re.compile(r"[^\W\d_]+")


def guessed(text: str) -> str | None:
    """The language of a text as a BCP 47 tag, or None if its words do not settle it."""
    known = _function_words()
    hits = Counter(known[word] for word in map(str.lower, _WORD.findall(text)) if word in known)
    (first, most), (_, next_) = [*hits.most_common(2), ("", 0), ("", 0)][:2]
    return first if most >= LEAST_HITS and most >= LEAD * next_ else None


@cache
def _function_words() -> dict[str, str]:
    """The language of each function word on file."""
    return {
        word: language
        for language in languages()
        for word in merged(language).get("function", {}).get("words", ())
        if "-" not in language
    }
