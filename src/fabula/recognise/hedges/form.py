"""Whether a form of hedging stands at a word: its parts in order, and nothing that forbids it.

A *match* is the form with the places of its words. Its *head* is the run of words that touch one
another from the first that is more than context: "soll" of "soll ihn getroffen haben", all of
"aurait déjà été informé", the verb alone of "et le soutiendrait". Adverbs between do not part them.

The decision: of all words that could fill a place the nearest is taken for which the rest of the
form is found too; a search goes no further than :data:`REACH` words, so cost is linear.

This module does not know what a form means; see :mod:`fabula.recognise.hedges.hedge`.

>>> from fabula.locale.hedges import hedging
>>> from fabula.recognise.hedges.clause import sentences
>>> [sentence] = sentences("Elle aurait déjà vendu.", hedging("fr"))
>>> match(hedging("fr").forms["would_have"][0], sentence, 1) is None  # "en train de" is not there
True
>>> match(hedging("fr").forms["would_have"][1], sentence, 1).places
(1, 3)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.locale.hedges import Form, Slot
    from fabula.recognise.hedges.clause import Sentence, Word

__all__ = ["REACH", "Match", "match"]

REACH = 40
"""How many words may stand between two parts of a form that need not touch."""

_PARENTHESIS = 12
_PASSED = frozenset({"adverb", "marker"})


@dataclass(frozen=True, slots=True)
class Match:
    """A form found in a sentence.

    Attributes:
        form: the form.
        places: the places of its words in the sentence, in order; of ``many``, each of them.
        senses: the class that each of these words has in the form.
        head: the first and the last place of the head.
    """

    form: Form
    places: tuple[int, ...]
    senses: tuple[str, ...]
    head: tuple[int, int]


def match(form: Form, sentence: Sentence, at: int) -> Match | None:
    """The form with its first word at a place of the sentence, if nothing forbids it.

    Of ``follows`` nothing is known here: it is for the caller to ask.
    """
    if not form.unless.isdisjoint(sentence.senses):
        return None
    filled = _filled(sentence.words, form.slots[1:], at)
    if filled is None:
        return None
    senses = (form.slots[0].sense, *(sense for sense, _ in filled))
    places = (at, *(place for _, place in filled))
    found = Match(form, places, senses, _head(sentence.words, places[form.context :]))
    return None if _forbidden(found, sentence) else found


def _head(words: list[Word], places: tuple[int, ...]) -> tuple[int, int]:
    """The first place, and the last before anything but an adverb comes between."""
    last = places[0]
    for place in places[1:]:
        if any("adverb" not in word.senses for word in words[last + 1 : place]):
            break
        last = place
    return places[0], last


def _filled(
    words: list[Word], slots: tuple[Slot, ...], at: int
) -> tuple[tuple[str, int], ...] | None:
    """The places that fill the slots after a word; None if there are none."""
    if not slots:
        return ()
    slot = slots[0]
    for place in _candidates(words, slot, at):
        run = _run(words, slot, place)
        rest = _filled(words, slots[1:], run[-1])
        if rest is not None:
            return (*((slot.sense, n) for n in run), *rest)
    return None


def _candidates(words: list[Word], slot: Slot, at: int) -> Iterator[int]:
    """The places after a word where a slot can be filled, the nearest first."""
    if slot.gap == "any":
        places: Iterator[int] | range = range(at + 2, min(at + 2 + REACH, len(words)))
    elif slot.gap:
        places = _past_adverbs(words, at + 1)
    else:
        places = range(at + 1, min(at + 2, len(words)))
    return (place for place in places if slot.sense in words[place].senses)


def _past_adverbs(words: list[Word], at: int) -> Iterator[int]:
    """This place, and those after each adverb, marker and parenthesis from it on."""
    limit = min(at + _PARENTHESIS, len(words))
    while at < limit:
        yield at
        if words[at].raw == ",":
            at = next((n for n in range(at + 1, limit) if words[n].raw == ","), limit)
        elif words[at].senses.isdisjoint(_PASSED):
            return
        at += 1


def _run(words: list[Word], slot: Slot, at: int) -> range:
    """The places that one slot takes from here on."""
    after = at + 1
    limit = min(len(words), at + REACH) if slot.many else after
    while after < limit and slot.sense in words[after].senses:
        after += 1
    return range(at, after)


def _forbidden(found: Match, sentence: Sentence) -> bool:
    """Whether the parts of a match, or a word next to it, forbid the form."""
    form, words = found.form, sentence.words
    first, last = found.places[0], found.places[-1]
    if first and not form.unless_before.isdisjoint(words[first - 1].senses):
        return True
    if last + 1 < len(words) and not form.unless_after.isdisjoint(words[last + 1].senses):
        return True
    begin, end = sentence.part(first)[0], sentence.part(last)[1]
    begin, end = max(begin, first - REACH), min(end, last + REACH)
    return _any(form.unless_earlier, words[begin:last]) or _any(
        form.unless_clause, words[begin:end]
    )


def _any(senses: frozenset[str], words: list[Word]) -> bool:
    return bool(senses) and any(not senses.isdisjoint(word.senses) for word in words)
