"""How a language distances the writer from what is written: word classes, forms, quotation marks.

A *class* is a set of words that play one part ("participle", "speaker"): written out, or told by
an ending. A *form* is a sequence of classes that makes a hedge, with the words that forbid it.
Both are data, the table ``[hedges]`` of ``_data/own/<language>.hedges.toml``; what its keys mean is
written at the head of ``root.hedges.toml``.

The decision: words are looked up in lower case, phrases before words, the longest first. An ending
tells the class of a word only if the word begins with a small letter, and so does what is listed as
*small*, so that a noun of German and a name of any language are no verbs.

This module does not read text; see :mod:`fabula.recognise.hedges.hedge`.

>>> german = hedging("de")
>>> sorted(german.senses("gekauft")), sorted(german.senses("Kraft"))
(['participle'], [])
>>> german.forms["sollen"][0].slots[1]
Slot(sense='participle', gap='any', many=False)
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from fabula.errors import UnknownLanguageError
from fabula.locale.data import languages, merged

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Form", "Hedging", "Slot", "hedging"]

_GAPS = {"...": "any", "~": "adverbs"}
_OTHERS = frozenset({"names", "anyone", "context", "follows"})
_NONE: frozenset[str] = frozenset()

# A word with an ending of the data has at least so many letters before it.
_SHORTEST_STEM = 2
_MOST_KNOWN = 20_000


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a form.

    Attributes:
        sense: the class a word must have to stand here.
        gap: what may stand before it: nothing (empty), ``adverbs``, or ``any`` words, at least one.
        many: whether further words of the class may follow.
    """

    sense: str
    gap: str = ""
    many: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A form of hedging.

    Attributes:
        name: its name, which a hedge keeps as its derivation.
        kind: what kind of hedge it makes.
        slots: what must stand there, in order.
        names: where the one who speaks is named: ``after``, ``before``, ``between``, or nowhere.
        anyone: whether whoever is named there can speak, so that no word need say so.
        context: how many of the first slots are not part of the hedge itself.
        follows: the kind of hedge that must precede it in its clause, or none.
        unless: classes that forbid it anywhere in the sentence.
        unless_clause: classes that forbid it in its clause.
        unless_earlier: classes that forbid it in its clause before its last word.
        unless_before: classes that forbid it as the word right before.
        unless_after: classes that forbid it as the word right after.
    """

    name: str
    kind: str
    slots: tuple[Slot, ...]
    names: str = ""
    anyone: bool = False
    context: int = 0
    follows: str = ""
    unless: frozenset[str] = _NONE
    unless_clause: frozenset[str] = _NONE
    unless_earlier: frozenset[str] = _NONE
    unless_before: frozenset[str] = _NONE
    unless_after: frozenset[str] = _NONE


class Hedging:
    """The hedging of one language, ready to be looked up. Build it with :func:`hedging`.

    Attributes:
        tag: the language tag it was asked for.
        forms: the forms by the class of their first word, those of most slots first.
        phrases: the classes of phrases, by their words.
        longest: for the first word of a phrase, how many words the longest one has.
        quotes: for each opening quotation mark, the marks that close it.
        inflects: whether a word before a name shows it by its ending.
        ordinal_point: whether a point after one or two digits makes an ordinal ("8. Februar").
    """

    def __init__(self, tag: str) -> None:
        table = merged(tag)
        hedges = table["hedges"]
        self.tag = tag
        self.forms = _forms(hedges.get("form", {}))
        self.phrases: dict[tuple[str, ...], frozenset[str]] = {}
        self.longest: dict[str, int] = {}
        self.quotes: Mapping[str, str] = table["quotation"]["pairs"]
        self.ordinal_point = bool(hedges.get("ordinal_point"))
        self.inflects = "inflected" in hedges.get("endings", {})
        self._words: dict[str, frozenset[str]] = {}
        for sense, words in hedges["words"].items():
            for word in words:
                self._add(tuple(word.split()), sense)
        self._small = _turned(hedges.get("small", {}))
        self._endings = _turned(hedges.get("endings", {}))
        self._reach = max(map(len, self._endings), default=0)
        self._not = {name: frozenset(words) for name, words in hedges.get("not", {}).items()}
        self.senses = lru_cache(maxsize=_MOST_KNOWN)(self._senses)

    def _add(self, parts: tuple[str, ...], sense: str) -> None:
        """One word or phrase of a class; a word may have several."""
        if len(parts) == 1:
            self._words[parts[0]] = self._words.get(parts[0], _NONE) | {sense}
        else:
            self.phrases[parts] = self.phrases.get(parts, _NONE) | {sense}
            self.longest[parts[0]] = max(self.longest.get(parts[0], 0), len(parts))

    def _senses(self, raw: str) -> frozenset[str]:
        """The classes of a word as written."""
        word = raw.lower().replace("’", "'")
        found = self._words.get(word, _NONE)
        if not raw[:1].islower():
            return found
        found = found | self._small.get(word, _NONE)
        for length in range(1, min(self._reach, len(word) - _SHORTEST_STEM) + 1):
            found = found | self._endings.get(word[-length:], _NONE)
        return frozenset(name for name in found if word not in self._not.get(name, _NONE))


@cache
def hedging(tag: str) -> Hedging:
    """The hedging of a language; a region has that of its language.

    Raises:
        UnknownLanguageError: nothing is on file about how the language hedges.
    """
    if not merged(tag).get("hedges", {}).get("form"):
        raise UnknownLanguageError(tag[:40], languages())
    return Hedging(tag)


def _forms(table: dict[str, Any]) -> dict[str, tuple[Form, ...]]:
    """The forms by the class of their first word, those of most slots first."""
    forms = [_form(name, entry) for name, entry in table.items()]
    forms.sort(key=lambda form: -len(form.slots))
    heads = {form.slots[0].sense for form in forms}
    return {head: tuple(form for form in forms if form.slots[0].sense == head) for head in heads}


def _form(name: str, entry: dict[str, Any]) -> Form:
    bars: dict[str, Any] = {
        key: frozenset(words) for key, words in entry.items() if key.startswith("unless")
    }
    others: dict[str, Any] = {key: entry[key] for key in _OTHERS & entry.keys()}
    return Form(name, entry["kind"], tuple(map(_slot, entry["parts"])), **others, **bars)


def _slot(part: str) -> Slot:
    """``~participle+`` is one or more participles, with adverbs before them."""
    mark = next((mark for mark in _GAPS if part.startswith(mark)), "")
    sense = part.removeprefix(mark).strip()
    return Slot(sense.removesuffix("+"), _GAPS.get(mark, ""), sense.endswith("+"))


def _turned(table: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    """The classes by word or ending."""
    turned: dict[str, frozenset[str]] = {}
    for sense, words in table.items():
        for word in words:
            turned[word] = turned.get(word, _NONE) | {sense}
    return turned
