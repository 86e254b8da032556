"""Choose between the readings of amounts: by evidence, strongest first, and say which.

A step of a derivation may have other operands; the readings of an amount are its derivation run
with each. The choice is made, strongest first, by

1. a value another source gives (:class:`fabula.recognise.draft.Evidence`);
2. another spelling of the same sum in this text, where the dictionary's value is at least 10^15 or
   the number has three digits that agree (smaller round numbers agree by chance);
3. a magnitude that cannot be: money above the product of the whole world in a year;
4. what the same word was found to mean elsewhere in this text;
5. the decimal mark of this text's other numbers, the currency of its other sums;
6. the dictionary.

A bare amount takes the currency of the text if its sums know only one. Nothing is thrown away: what
is not chosen stays as a reading, with why it is possible.

This module does not find amounts; see :mod:`fabula.recognise.amounts.bound`.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from fabula.recognise.amounts.magnitude import beyond_words, is_beyond, is_money
from fabula.recognise.mention import Outcome, Quantity, Reading, Step, quantity, replay

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fabula.recognise.draft import Draft, Page
    from fabula.recognise.mention import Mention

__all__ = ["settle"]

_MOST_READINGS = 6
_LARGE = 10**15
_new = tuple.__new__

# The same values come again in a text and are one object; a whole fraction is not its integer.
_reading = lru_cache(maxsize=4096, typed=True)(Reading)


@lru_cache(maxsize=4096, typed=True)
def _only(
    low: int | Fraction | None, high: int | Fraction | None, unit: str | None, grounds: str
) -> tuple[Reading]:
    """The readings of an amount that can be read in one way."""
    return (Reading(low, high, unit, "dictionary", True, grounds),)


@lru_cache(maxsize=4096)
def _exact(ratio: tuple[int, int], unit: str | None, grounds: str) -> tuple[Reading]:
    """The same for one fraction, which is slow to look up itself."""
    value = Fraction(*ratio)
    return _only(value, value, unit, grounds)


_MARKED = frozenset({"decimal point", "decimal comma", "grouped"})
_POSSIBLE = {
    "dictionary": "possible by the dictionary",
    "calque": "possible if the word was carried over from another language",
    "decimal point": "possible if the point is a decimal mark",
    "decimal comma": "possible if the comma is a decimal mark",
    "grouped": "possible if the mark groups digits",
}
# The grounds of an amount that can be read in one way: plain, and an idiom.
_ONLY = ("the words allow no other value", "an idiom for a great many")


class _Variant(NamedTuple):
    """One way to take the words: the steps, what they come to, the convention, the word it is of."""

    steps: tuple[Step, ...]
    outcome: Outcome
    convention: str
    word: str


_Case = tuple["Draft", list[_Variant]]
"""An amount about which something is open, with all its variants, the dictionary's first."""


def settle(drafts: list[Draft], page: Page) -> list[Mention]:
    """The mentions of the drafts, each with all its readings and one of them chosen."""
    notes = _Notes(page, [entry for draft in drafts if (entry := _entry(draft, page.text))])
    return [
        entry if isinstance(entry, Quantity) else _mention(notes, *entry) for entry in notes.entries
    ]


def _entry(draft: Draft, text: str) -> Quantity | _Case | None:
    """An amount, decided if nothing is open about it; None if its steps come to nothing."""
    start, end, (steps, bare, idiom) = draft
    if bare or [step for step in steps if step[5]]:
        variants = _variants(steps, text)
        return (draft, variants) if variants else None
    try:
        low, high, unit, approximator = replay(steps)
    except ArithmeticError:
        return None
    grounds = _ONLY[idiom]
    if low is high and type(low) is Fraction:
        readings = _exact(low.as_integer_ratio(), unit, grounds)
    else:
        readings = _only(low, high, unit, grounds)
    return quantity(start, end, text[start:end], approximator, readings, steps, idiom)


def _variants(steps: tuple[Step, ...], text: str) -> list[_Variant]:
    """The dictionary's variant, then one for each other operand of each word."""
    first = _variant(steps, "dictionary", "")
    if first is None:
        return []
    found = [first]
    for places in _open_words(steps):
        step = steps[places[0]]
        word = text[step[2] : step[3]].lower()
        for operand, convention in step[5]:
            other = _variant(_swapped(steps, places, operand, convention), convention, word)
            if other is not None:
                found.append(other)
    return found[:_MOST_READINGS]


def _open_words(steps: tuple[Step, ...]) -> Iterable[list[int]]:
    """The steps of each word that has other operands: in a range, a scale stands for both ends."""
    places = [at for at, step in enumerate(steps) if step[5]]
    if len(places) < 2:
        return (places,) if places else ()
    words: dict[tuple[object, ...], list[int]] = {}
    for at in places:
        words.setdefault(_word(steps[at]), []).append(at)
    return words.values()


def _variant(steps: tuple[Step, ...], convention: str, word: str) -> _Variant | None:
    """The steps with what they come to, or None if they come to nothing."""
    try:
        return _new(_Variant, (steps, replay(steps), convention, word))
    except ArithmeticError:
        return None


def _swapped(
    steps: tuple[Step, ...], places: list[int], operand: object, convention: str
) -> tuple[Step, ...]:
    """The steps with another operand at some places."""
    changed = [*steps]
    for at in places:
        verb, _, start, end, _, others = steps[at]
        changed[at] = _new(Step, (verb, operand, start, end, convention, others))
    return tuple(changed)


def _word(step: Step) -> tuple[object, ...]:
    """What makes two steps say the same: a scale by its powers, anything else by its place."""
    if step.verb == "times":
        return step.verb, step.operand, step.others
    return step.verb, step.start, step.end


class _Notes:
    """What the text as a whole says: its currency, its sums, its decimal mark, its scale words."""

    def __init__(self, page: Page, entries: list[Quantity | _Case]) -> None:
        self.page = page
        self.currency = _only_currency(entries)
        self.entries = entries if self.currency is None else [*map(self._in_currency, entries)]
        several = [
            entry for entry in self.entries if isinstance(entry, tuple) and len(entry[1]) > 1
        ]
        open_ = {variant.convention for _, variants in several for variant in variants[1:]}
        self.sums = dict(self._sums()) if "calque" in open_ else {}
        self.mark = self._decimal_mark() if open_ & _MARKED else None
        self.meant: dict[str, str] = {}
        self.against = {
            draft.start: [self._against(draft, variants[0], other) for other in variants[1:]]
            for draft, variants in several
        }
        for case in several if "calque" in open_ else ():
            self._learn(case)

    def _in_currency(self, entry: Quantity | _Case) -> Quantity | _Case:
        """A bare amount in the text's currency; any other as it is."""
        if isinstance(entry, Quantity) or not entry[0].parse.bare:
            return entry
        draft = entry[0]
        unit = Step("unit", self.currency, draft.end, draft.end, "text")
        return draft, _variants((*draft.parse.steps, unit), self.page.text)

    def _sums(self) -> Iterator[tuple[tuple[object, str | None], Draft | Quantity]]:
        """Every bound of every sum with a unit, as the dictionary has it."""
        for entry in reversed(self.entries):
            if isinstance(entry, Quantity):
                first: Reading | Outcome = entry.readings[0]
                place: Draft | Quantity = entry
            elif entry[0].parse.bare:
                continue
            else:
                first, place = entry[1][0].outcome, entry[0]
            if first.unit is not None:
                yield (first.low, first.unit), place
                yield (first.high, first.unit), place

    def _decimal_mark(self) -> str | None:
        """The decimal mark that all numbers of the text use which can be read in one way only."""
        marks = {
            mark
            for entry in self.entries
            for step in _steps(entry)
            if step.verb == "put" and not step.others
            for mark in _marks(self.page.text[step.start : step.end])
        }
        return next(iter(marks)) if len(marks) == 1 else None

    def _learn(self, case: _Case) -> None:
        """What a scale word must mean in this text, because the dictionary's value cannot be."""
        draft, variants = case
        for variant, reason in zip(variants[1:], self.against[draft.start], strict=True):
            if reason and variant.convention == "calque":
                words = self.page.text[draft.start : draft.end]
                self.meant.setdefault(_stem(variant.word), words)

    def _against(self, draft: Draft, first: _Variant, variant: _Variant) -> str | None:
        """Why a variant holds against the dictionary by the sums themselves, or None."""
        unit = variant.outcome.unit
        for bound in variant.outcome.low, variant.outcome.high:
            if bound is None:
                continue
            other = self.sums.get((bound, unit))
            if other is not None and other is not draft and _telling(first.outcome, bound):
                return f"the same sum stands in this text as “{self._quoted(other)}”"
        if _is_beyond(first.outcome) and not _is_beyond(variant.outcome):
            return beyond_words()
        return None

    def _quoted(self, other: Draft | Quantity) -> str:
        """The words of another mention, shortened."""
        words = self.page.text[other.start : other.end]
        return words if len(words) <= 60 else f"{words[:57]}..."


def _only_currency(entries: list[Quantity | _Case]) -> str | None:
    """The currency of the sums that name one beyond doubt, if it is one."""
    units = {
        step[1]
        for entry in entries
        for step in _steps(entry)
        if step[0] == "unit" and not step[5] and is_money(step[1])
    }
    return next(iter(units)) if len(units) == 1 else None


def _steps(entry: Quantity | _Case) -> tuple[Step, ...]:
    """The steps of an amount as the dictionary has it."""
    return entry.derivation if isinstance(entry, Quantity) else entry[1][0].steps


def _marks(words: str) -> Iterator[str]:
    """The decimal mark that a number in digits shows, if it shows one."""
    found = [char for char in words if char in ".,"]
    if not found:
        return
    if found.count(found[-1]) > 1:
        yield "," if found[-1] == "." else "."
    else:
        yield found[-1]


def _is_beyond(outcome: Outcome) -> bool:
    low, high, unit, _ = outcome
    return is_beyond(low, high, unit)


def _telling(outcome: Outcome, bound: int | Fraction) -> bool:
    """Whether an agreement is no chance: a very large value, or three digits that agree."""
    ends = outcome.low, outcome.high
    large = any(value is not None and not -_LARGE < value < _LARGE for value in ends)
    return large or len(str(bound).rstrip("0")) >= 3


def _stem(word: str) -> str:
    """A scale word less its plural: "triljoenen" and "triljoen" are one word."""
    return word[:6]


def _mention(notes: _Notes, draft: Draft, variants: list[_Variant]) -> Quantity:
    """The amount with its readings, the chosen one first."""
    start, end, (_, bare, idiom) = draft
    at, grounds = _chosen(notes, draft, variants) if len(variants) > 1 else (0, _ONLY[idiom])
    if bare and notes.currency is not None:
        grounds += f"; a bare amount, in {notes.currency}, the only currency of this text"
    steps, (low, high, unit, approximator), convention, _ = variants[at]
    readings: tuple[Reading, ...] = (_reading(low, high, unit, convention, True, grounds),)
    if len(variants) > 1:
        readings += tuple(
            [_possible(variant) for variant in variants if variant is not variants[at]]
        )
    text = notes.page.text[start:end]
    return quantity(start, end, text, approximator, readings, steps, idiom)


def _possible(variant: _Variant) -> Reading:
    """A reading that was not chosen, and why it is possible."""
    _, (low, high, unit, _), convention, _ = variant
    grounds = _POSSIBLE.get(convention) or f"possible as {convention}"
    return _reading(low, high, unit, convention, False, grounds)


def _chosen(notes: _Notes, draft: Draft, variants: list[_Variant]) -> tuple[int, str]:
    """The variant that holds, and why: the first rule that decides."""
    for known in notes.page.evidence:
        for number, variant in enumerate(variants):
            if known.unit == variant.outcome.unit and known.value in variant.outcome[:2]:
                return number, known.grounds
    for number, reason in enumerate(notes.against[draft.start], 1):
        grounds = reason or _by_use(notes, variants[number])
        if grounds:
            return number, grounds
    return 0, "the value of the dictionary, and nothing in this text speaks against it"


def _by_use(notes: _Notes, variant: _Variant) -> str | None:
    """Why a variant holds by what else this text does, or None."""
    if variant.convention == "calque" and _stem(variant.word) in notes.meant:
        return f"the word means this elsewhere in this text: “{notes.meant[_stem(variant.word)]}”"
    if variant.convention == f"decimal {'point' if notes.mark == '.' else 'comma'}" and notes.mark:
        return f"the other numbers of this text have the {variant.convention}"
    mark = {"grouped": {".": ",", ",": "."}}.get(variant.convention, {}).get(notes.mark or "")
    if mark and mark in variant.word:
        return "the other numbers of this text have another decimal mark"
    if variant.convention.startswith("another currency") and variant.outcome.unit == notes.currency:
        return "the other sums of this text are in this currency"
    return None
