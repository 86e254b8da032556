"""Find the words by which a text distances itself from what it says: hearsay, by word and by form.

A *hedge* is a mark of reported evidence: an adverbial (*marker*: "naar verluidt"), a word that
names who says so (*attribution*: "selon"), or a form of the verb (*conditional*: "aurait été
informé"; *subjunctive*: the German first; *modal*: "soll … getroffen haben"). It *governs* a clause,
the stretch of text it is said of. The kinds differ in strength by language, and are not equated
(Mortelmans 2025 on *sollen*, *zou* and the French conditional).

The decision: form decides, not the word. "soll" with a perfect infinitive reports, with another
infinitive it states a purpose; a conditional reports unless its sentence has a condition; "laut"
attributes only if someone who can speak is named. What is planned, expected, possible or wished is
no hearsay. In doubt there is no hedge. A hedge governs the clauses from its first word to its last;
a marker that opens the sentence or has a part to itself governs the sentence, and so does an
attribution that opens its part. A subjunctive governs nothing before its own part, where it is told
who speaks. None governs what stands behind a dash that is not one of a pair:
that is the writer's own remark.

This module does not say whose voice a passage is in; see :mod:`fabula.recognise.hedges.voice`.

>>> [(hedge.text, hedge.rule) for hedge in hedges("Er soll heim geflohen sein. Es soll helfen.", "de")]
[('soll', 'perfect-infinitive-moved')]
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from fabula.locale.hedges import hedging
from fabula.recognise.hedges.clause import sentences
from fabula.recognise.hedges.form import Match, match
from fabula.recognise.hedges.speaker import Naming, named_after, named_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.locale.hedges import Hedging
    from fabula.recognise.hedges.clause import Sentence, Word

__all__ = ["Hedge", "Kind", "Part", "hedges"]


class Kind(StrEnum):
    """By what a hedge marks that the words are another's."""

    MARKER = "marker"
    ATTRIBUTION = "attribution"
    CONDITIONAL = "conditional"
    SUBJUNCTIVE = "subjunctive"
    MODAL = "modal"


_ADVERBIAL = frozenset({Kind.MARKER, Kind.ATTRIBUTION})
_DASHES = frozenset("–—")


class Part(NamedTuple):
    """A word of a form: the class it has there, and where it stands, ``end`` excluded."""

    sense: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words of distance. All offsets are code points of the text, ends excluded.

    Attributes:
        start: where it begins.
        end: where it ends; of a form, where the words end that touch its first.
        text: the words themselves.
        kind: by what it distances.
        rule: name of the form that fired.
        parts: every word of the form, also those apart: with the rule, its derivation.
        clause: the stretch of text it governs, in which it lies itself.
        speaker: where the one who says so is named, or None.
    """

    start: int
    end: int
    text: str
    kind: Kind
    rule: str
    parts: tuple[Part, ...]
    clause: tuple[int, int]
    speaker: tuple[int, int] | None = None


def hedges(text: str, lang: str) -> tuple[Hedge, ...]:
    """Every hedge of a text, in order, none overlapping.

    Nothing in the text raises. A sentence is read by itself, so that no other changes its hedges.

    Args:
        text: running text; normalise it to NFC if accents matter.
        lang: its language, a BCP 47 tag.

    Raises:
        UnknownLanguageError: nothing is on file about how the language hedges.
    """
    known = hedging(lang)
    return tuple(
        found
        for sentence in sentences(text, known)
        for found in _in_sentence(text, sentence, known)
    )


def _in_sentence(text: str, sentence: Sentence, known: Hedging) -> Iterator[Hedge]:
    """The hedges of a sentence; of those that overlap, the first, and of equals the longest form."""
    end, kinds = 0, dict[int, set[str]]()
    if known.forms.keys().isdisjoint(sentence.senses):
        return
    for at, word in enumerate(sentence.words):
        if at < end or known.forms.keys().isdisjoint(word.senses):
            continue
        found = _at(text, sentence, at, known, kinds)
        if found is not None:
            hedge, end = found
            kinds.setdefault(sentence.part(at)[0], set()).add(hedge.kind)
            yield hedge


def _at(
    text: str, sentence: Sentence, at: int, known: Hedging, kinds: dict[int, set[str]]
) -> tuple[Hedge, int] | None:
    """The hedge that begins at a word, and the place after its head."""
    before = kinds.get(sentence.part(at)[0], set())
    forms = [
        form
        for head in known.forms.keys() & sentence.words[at].senses
        for form in known.forms[head]
    ]
    for form in sorted(forms, key=lambda form: (-len(form.slots), form.name)):
        found = match(form, sentence, at) if not form.follows or form.follows in before else None
        if found is None:
            continue
        named = _named(found, sentence, known)
        if named is not None or not form.names:
            return _hedge(text, sentence, found, named), found.head[1] + 1
    return None


def _named(found: Match, sentence: Sentence, known: Hedging) -> tuple[int, int] | None:
    """Where the speaker stands, as places; None if the form has none or none can speak."""
    words, places, names = sentence.words, found.places, found.form.names
    if names == "before":
        return named_before(words, places[0])
    at, stop = (places[0], places[-1]) if names == "between" else (places[-1], len(words))
    how = Naming(known.inflects, found.form.anyone)
    return named_after(words, at + 1, stop, how) if names else None


def _hedge(text: str, sentence: Sentence, found: Match, named: tuple[int, int] | None) -> Hedge:
    words = sentence.words
    start, end = words[found.head[0]].start, words[found.head[1]].end
    parts = tuple(
        Part(sense, words[place].start, words[place].end)
        for sense, place in zip(found.senses, found.places, strict=True)
    )
    return Hedge(
        start,
        end,
        text[start:end],
        Kind(found.form.kind),
        found.form.name,
        parts,
        _governed(sentence, found, named),
        named and (words[named[0]].start, words[named[1] - 1].end),
    )


def _governed(sentence: Sentence, found: Match, named: tuple[int, int] | None) -> tuple[int, int]:
    """The clause, as offsets: without the signs that part it or end the sentence."""
    words, first, last = sentence.words, found.places[0], found.places[-1]
    if named is not None:
        first, last = min(first, named[0]), max(last, named[1] - 1)
    begin, end = sentence.part(first)[0], sentence.part(last)[1]
    opening, closing = sentence.trimmed(begin, end)
    whole = sentence.trimmed(0, len(words))
    alone = named is not None or last >= closing or first <= whole[0]
    if found.form.kind in _ADVERBIAL and first <= opening and alone:
        opening, closing = whole
    else:
        begin, end = sentence.clause(first)[0], sentence.clause(last)[1]
        if found.form.kind == Kind.SUBJUNCTIVE:
            begin = max(begin, sentence.part(first)[0])
        opening, closing = sentence.trimmed(begin, end)
    closing = min(closing, _before_remark(words, last))
    return words[min(opening, first)].start, words[max(closing, last)].end


def _before_remark(words: list[Word], last: int) -> int:
    """The last word before a dash behind a hedge that no other closes; else the last of all.

    What follows it is the writer's own remark; between a pair of dashes the hedge goes on.
    """
    dashes = [at for at, word in enumerate(words) if word.raw in _DASHES and _is_apart(words, at)]
    single = len(dashes) % 2 == 1 and dashes[-1] > last
    return dashes[-1] - 1 if single else len(words) - 1


def _is_apart(words: list[Word], at: int) -> bool:
    """Whether a dash has blanks around it, unlike that of a range; a long one is always a dash."""
    around = words[at - 1].end < words[at].start if at else True
    behind = words[at].end < words[at + 1].start if at + 1 < len(words) else True
    return words[at].raw == "—" or (around and behind)
