"""Which words of a language show where a copy was made badly.

A *head* is the noun that makes a name the name of an institution ("Commission", "Institut"); heads
of several languages that mean the same share a *concept*, so that a translation can be held
against its sibling. A *negation* denies what its clause says, a *denial* is a form of a verb that
says so ("denied"), a *refusal* a form of the verb that machines put in its place ("refused"). An
*inside word* is never written with a capital within a sentence, so a capital there shows that what
stood between was lost. An *abbreviation* ends in a stop that ends no sentence.

The words are data (``[collation]`` in ``_data/own/*.collation.toml``), and the abbreviations of
months and days are CLDR's; where a point makes an ordinal, so does the number before it. The decision: in a language
that writes compounds as one word, a word that ends in a head has that head ("Außenministerium");
a language without data has no such words, and nothing is found by them.

This module does not read texts; see :mod:`fabula.evidence.collating.joints` and its neighbours.

>>> lexis("fr").concept("Agence"), lexis("de").concept("Außenministerium")
('agency', 'ministry')
>>> lexis("fr").concept("agence") is None
True
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from fabula.locale.data import chain, grown, merged

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Lexis", "lexis"]

# Where a point makes an ordinal ("am 8. Februar"), one after two digits ends no sentence.
_ORDINALS = tuple(map(str, range(1, 100)))


@dataclass(frozen=True, slots=True)
class Lexis:
    """The words of one language, in lower case.

    Attributes:
        heads: concept by head.
        negations: words that deny a clause.
        denials: forms of verbs of denying.
        refusals: forms of the verb that denials are mistaken for.
        inside: words that have no capital within a sentence.
        abbreviations: what stands before a stop that ends no sentence.
        compounds: whether the language writes compounds as one word.
    """

    heads: Mapping[str, str]
    negations: frozenset[str]
    denials: frozenset[str]
    refusals: frozenset[str]
    inside: frozenset[str]
    abbreviations: frozenset[str]
    compounds: bool

    def concept(self, word: str) -> str | None:
        """What kind of institution a word names, or None; a name begins with a capital."""
        if not word[:1].isupper():
            return None
        lower = word.lower()
        if lower in self.heads or not self.compounds:
            return self.heads.get(lower)
        # A head of three letters ends too many other words ("Vorrat", "Auftrat").
        ends = (head for head in self.heads if len(head) > 3 and lower.endswith(head))
        return self.heads.get(max(ends, key=len, default=""))


@lru_cache(maxsize=64)
def lexis(tag: str) -> Lexis:
    """The words on file for a language, a BCP 47 tag.

    Raises:
        UnknownLanguageError: it is no language tag at all.
    """
    table = merged(tag)
    found: dict[str, Any] = table.get("collation", {})
    heads = {
        head: concept for key, concept in found.get("heads", {}).items() for head in key.split("|")
    }
    names = ("negations", "denials", "refusals", "inside")
    words = {name: frozenset(found.get(name, ())) for name in names}
    ordinals = _ORDINALS if table.get("hedges", {}).get("ordinal_point") else ()
    own = (*found.get("abbreviations", ()), *found.get("everywhere", ()))
    listed = (*own, *_calendar(tag), *ordinals)
    compounds = bool(table.get("flags", {}).get("compounds"))
    return Lexis(heads, **words, abbreviations=frozenset(listed), compounds=compounds)


def _calendar(tag: str) -> Iterator[str]:
    """The names of months and days that CLDR abbreviates; "May" and "mars" are whole words."""
    for step in chain(tag):
        for names in (grown(f"calendar-{step}").get(part, {}) for part in ("months", "days")):
            wide = set(names.get("format-wide", {}).values())
            short = names.get("format-abbreviated", {}).values()
            yield from (name.rstrip(".").lower() for name in short if name not in wide)
