"""Vague amounts: "hundreds of millions", "Milliarden – oder sogar Billionen – Dollar", "triljoenen".

A vague amount names an order of size. It is read as open above: from the least its words name on.
A scale word with no number before it is vague in the plural, and in a compound ("Million-Dollar");
in the singular it is the number itself. An *idiom* ("mille miliardi") is vague unless a unit
follows, which shows that it is meant as counted.

The decision: a vague amount without a unit and without a noun that is counted is *bare*; whoever
knows the whole text may give it the text's currency.

This module does not know bounds; see :mod:`fabula.recognise.amounts.bound`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fabula.recognise.amounts.measure import amount
from fabula.recognise.amounts.number import scale
from fabula.recognise.mention import Step, step_at
from fabula.value.measure import Approximator

if TYPE_CHECKING:
    from fabula.recognise.token import Stretch, Token

__all__ = ["Vague", "is_counted", "vague"]

_MOST_WORDS = 4


class Vague(NamedTuple):
    """A vague amount: the token after it, its steps without unit, the unit, and what hedges it."""

    after: int
    steps: tuple[Step, ...]
    unit: Step | None
    hedge: Step
    bare: bool
    idiom: bool


def vague(stretch: Stretch, at: int) -> Vague | None:
    """``vague = [some] (vague | scale) {["of"] (vague | scale)} [or-even scale] [["of"] unit]``."""
    tokens = stretch.tokens
    begin = at
    some = "some" in tokens[at].senses
    if some:
        at += 1
        at += tokens[at].word == "-"
    words = _words(stretch, at, some=some)
    if not words:
        return None
    first, last = tokens[words[0]], tokens[words[-1]]
    after = words[-1] + 1
    whole = (
        amount(stretch, words[-1])
        if "scale" in last.senses and "vague" not in last.senses
        else None
    )
    unit = whole.unit if whole else _unit_after(stretch, after)
    compound = tokens[after].word == "-" and unit is not None
    if not some and len(words) == 1 and not _is_vague(first, compound=compound, unit=unit):
        return None
    after = whole.after if whole and unit else _place_after(stretch, after, unit)
    even = None if unit else _or_even(stretch, after)
    if even is not None:
        after, unit = even
    start = stretch.start(words[0])
    steps = (Step("put", 1, start, start), *[_times(stretch, n) for n in words])
    hedge = step_at(stretch, "hedge", Approximator.VAGUE, begin, words[-1] + 1)
    lower = step_at(stretch, "lower", None, begin, words[-1] + 1)
    bare = unit is None and "scale" in last.senses and not is_counted(stretch, after)
    return Vague(after, (*steps, lower), unit, hedge, bare, "idiom" in first.senses)


def _words(stretch: Stretch, at: int, *, some: bool) -> list[int]:
    """The tokens that name the size: "hundreds of millions", "decine di migliaia", "Billionen".

    After "several" also a hundred or a thousand.
    """
    tokens, places = stretch.tokens, []
    for _ in range(_MOST_WORDS):
        senses = tokens[at].senses
        if (
            "vague" not in senses
            and "scale" not in senses
            and not (some and ("mul" in senses or "approx_n" in senses))
        ):
            break
        places.append(at)
        of = "of" in tokens[at + 1].senses and "scale" not in tokens[at + 1].senses
        at += 1 + of
        if at >= len(tokens):
            break
    return places


def _is_vague(token: Token, *, compound: bool, unit: Step | None) -> bool:
    """Whether one word alone is vague: a plural, or a scale in a compound with its unit."""
    senses = token.senses
    if "idiom" in senses:
        return unit is None
    if "vague" in senses or "plural" in senses:
        return True
    return compound and "scale" in senses


def _times(stretch: Stretch, at: int) -> Step:
    """The step of one word; a scale word keeps its other power of ten."""
    senses = stretch.tokens[at].senses
    if "scale" not in senses:
        size = next(senses[name] for name in ("vague", "mul", "approx_n") if name in senses)
        return step_at(stretch, "times", size, at)
    power, others = scale(senses["scale"], senses.get("calque"))
    return step_at(stretch, "times", power, at, others=others)


def _unit_after(stretch: Stretch, at: int) -> Step | None:
    """The unit after a vague word: ["of"] unit."""
    place = _skip(stretch, at)
    token = stretch.tokens[place] if place < len(stretch.tokens) else None
    if token is None:
        return None
    if "cur" in token.senses:
        return step_at(stretch, "unit", token.senses["cur"][0], place)
    if "unit" in token.senses:
        return step_at(stretch, "unit", token.senses["unit"], place)
    return None


def _place_after(stretch: Stretch, at: int, unit: Step | None) -> int:
    """The token after the unit, or after the words if there is none."""
    return _skip(stretch, at) + 1 if unit is not None else at


def _skip(stretch: Stretch, at: int) -> int:
    """Past a hyphen, "of", "of the"."""
    tokens = stretch.tokens
    if tokens[at].word == "-":
        return at + 1
    if "of" in tokens[at].senses:
        at += 1
        at += "det" in tokens[at].senses or tokens[at].word == "'"
    return at


def _or_even(stretch: Stretch, at: int) -> tuple[int, Step] | None:
    """["-" | ","] "or even" scale ["-" | ","] unit: the larger size changes no bound."""
    tokens = stretch.tokens
    at += tokens[at].word in {"-", "–", "—", ","}
    if "or_even" not in tokens[at].senses or at + 3 >= len(tokens):
        return None
    at += 1
    if "scale" not in tokens[at].senses and "vague" not in tokens[at].senses:
        return None
    at += 1
    at += tokens[at].word in {"-", "–", "—", ","}
    unit = _unit_after(stretch, at)
    return (_place_after(stretch, at, unit), unit) if unit is not None else None


def is_counted(stretch: Stretch, at: int) -> bool:
    """Whether a counted noun follows: after "of", among the nouns on file, or by its capital."""
    tokens = stretch.tokens
    if "of" in tokens[at].senses or "counted" in tokens[at].senses:
        return at + 1 < len(tokens)
    nouns = stretch.lexicon.flags.get("capital_nouns")
    return bool(nouns) and tokens[at].raw[:1].isupper()
