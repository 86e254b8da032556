"""A number in running text: digits, words, both, with scales, fractions and a sign.

A *scale* multiplies what stands before it by a power of ten ("3,5 Millionen", "mil millones"); a
*chain* adds such parts, each smaller than the last scale ("4 thousand 3 hundred and 21"). A
*denominator* makes a fraction of the number before it ("three fifths", "due terzi"); a fraction
after "and" is added, in the scale of what stands before ("one million and a half").

The decision: an article is one only where something countable depends on it (a scale, a dozen, a
half); a scale word with nothing before it is *bare*, and the reader above says what that means. A
scale word keeps its other power of ten, if it has one, as another operand of its step.

This module knows neither units nor bounds; see :mod:`fabula.recognise.amounts.measure`.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from fabula.recognise.amounts.figure import Number, figure, plus, power
from fabula.recognise.amounts.fraction import (
    begins_fraction,
    fraction,
    half_after,
    is_denominator,
    over_all,
    over_power,
)
from fabula.recognise.amounts.mixed import after_thousand, thousands
from fabula.recognise.amounts.name import part_of_a_name, touches_digits
from fabula.recognise.amounts.ratio import counted_of
from fabula.recognise.amounts.spelt import cardinal
from fabula.recognise.mention import Other, Step, step_at, times

if TYPE_CHECKING:
    from fabula.recognise.token import Stretch, Token

__all__ = ["after_word", "number", "scale"]

_MOST_PARTS = 12
_INDENT = 8
_JOINING = frozenset("/^-")
_MOST_MULTIPLIERS = 4
# "In 2020 thousands died" tells a year, "5G" a generation of networks.
_YEARS, _NETWORKS = range(1500, 2101), range(2, 7)
_new = tuple.__new__


def number(stretch: Stretch, at: int, *, joins: bool = True) -> Number | None:
    """``number = [minus] (fraction | chain [and fraction]) ["^" exponent]``.

    With ``joins=False`` no "and" is taken into the number.
    """
    sign = _sign(stretch, at) if "minus" in stretch.tokens[at].senses else None
    if sign is None:
        found = _unsigned(stretch, at, joins=joins)
        if found is None or part_of_a_name(stretch, at):
            return None
        follows = stretch.tokens[found.after]
        if not found.carried and follows.raw[:1].isalpha():
            return counted_of(stretch, found) or found
        return None if follows.word == "-" and _is_ordinal(stretch, found) else found
    found = _unsigned(stretch, at + 1, joins=joins)
    if found is None or found.article or found.bare:
        return None
    return found._replace(steps=(*found.steps, sign), value=-found.value, plain=False)


def _sign(stretch: Stretch, at: int) -> Step | None:
    """``minus = a word for it, or a sign that stands before digits and not after a word``.

    A hyphen between word characters is never a minus; with a space behind it, it is one only at
    the very beginning of the text, where no list and no dash can be meant.
    """
    token = stretch.tokens[at]
    if token.senses["minus"] == "sign":
        start = stretch.start(at)
        first = start < _INDENT and not stretch.text[:start].strip()
        if not (first or (stretch.glued(at + 1) and not after_word(stretch, at))):
            return None
        if "digits" not in stretch.tokens[at + 1].senses:
            return None
    return step_at(stretch, "minus", None, at)


def after_word(stretch: Stretch, at: int) -> bool:
    """Whether a letter, a digit or a closing bracket stands directly before this token."""
    if not stretch.glued(at):
        return False
    before = stretch.tokens[at - 1].raw[-1:]
    return before.isalnum() or before in ")]%"


def _is_ordinal(stretch: Stretch, found: Number) -> bool:
    """Whether a cardinal goes on as an ordinal after its hyphen: "twenty-first"."""
    return stretch.glued(found.after) and "ord" in stretch.tokens[found.after + 1].senses


def _unsigned(stretch: Stretch, at: int, *, joins: bool) -> Number | None:
    """Fraction | chain [and fraction]."""
    senses = stretch.tokens[at].senses
    digits = "digits" in senses
    part = _broken(stretch, at) if "breaks" in senses else None
    if part is None:
        part = _part(stretch, at, joins=joins)
        if part is None or not _may_go_on(stretch, part):
            return part
        first, part = part, _chain(stretch, part, joins=joins)
        if part is not first and not _may_go_on(stretch, part):
            return part
    elif not _may_go_on(stretch, part):
        return part
    if digits:
        part = over_power(stretch, part)
    elif part.carried or len(part.steps) > 1 or "art" in senses:
        part = over_all(stretch, part)
    if joins and (not part.bare or "plural" not in stretch.tokens[part.after - 1].senses):
        whole = _and_fraction(stretch, part)
        if whole.after != part.after:
            part = whole._replace(article=False, bare=False)
    return power(stretch, part) if stretch.tokens[part.after].word == "^" else part


def _chain(stretch: Stretch, found: Number, *, joins: bool) -> Number:
    """``chain = part {[and] part}, each part smaller than the last multiplier of the one before``."""
    for _ in range(_MOST_PARTS):
        least = 0 if found.bare else _least(found)
        if not least:
            break
        join = joins and _is_joint(stretch, found, least)
        following = _part(stretch, found.after + join, joins=joins)
        if not _fits(stretch, following, least, found.after, join=join):
            break
        assert following is not None
        add = Step("add", None, following.steps[0].start, following.steps[-1].end)
        steps, value = (*found.steps, *following.steps, add), found.value + following.value
        found = Number(following.after, steps, value, following.carried)
        if not _may_go_on(stretch, found):
            break
    return found


def _may_go_on(stretch: Stretch, found: Number) -> bool:
    """Whether the next token could belong to a number at all: most often it does not."""
    token = stretch.tokens[found.after]
    if "digits" in token.senses:
        return bool(found.carried) or not (found.plain or len(found.steps) > 1)
    if token.word == ",":
        return "core" in stretch.tokens[found.after + 1].senses
    return "adds" in token.senses or token.word in _JOINING


def _is_joint(stretch: Stretch, part: Number, least: int) -> bool:
    """Whether "and", or a comma between groups, stands after a part of a chain."""
    token = stretch.tokens[part.after]
    if token.word != ",":
        return "and" in token.senses
    if not stretch.lexicon.flags.get("group_comma") or not stretch.spaced(part.after + 1):
        return False
    following = cardinal(stretch, part.after + 1)
    if following is None:
        return False
    value = following.value * 10 ** stretch.tokens[following.after].senses.get("scale", 0)
    return bool(least <= 1000 * value)


def _least(part: Number) -> int:
    """What the next part of a chain must be smaller than; 0 if none can follow.

    A compound brings its own scale ("drieënvijftigmiljard").
    """
    if part.carried:
        return int(part.carried[-1].operand)
    value = part.value
    if part.plain or len(part.steps) > 1 or not isinstance(value, int) or not value:
        return 0
    return 10**9 if not value % 10**9 else 10**6 if not value % 10**6 else 0


def _fits(stretch: Stretch, part: Number | None, least: int, at: int, *, join: bool) -> bool:
    """Whether a part may be added to a chain: it is smaller, and a number in its own right.

    Plain digits follow a multiplier only after "and", and only below it ("3 hundred and 21");
    else they are another number ("in 3 million 2024 households").
    """
    if part is None or part.article or part.bare or not 0 <= part.value < least:
        return False
    if join and begins_fraction(stretch, at + 1, part.after):
        return False
    if not part.plain or part.carried:
        return True
    return join and least <= 1000 and part.value * 10 >= least // 100


def _part(stretch: Stretch, at: int, *, joins: bool) -> Number | None:
    """``part = (digits | cardinal | article | fraction) {multiplier} | multiplier``."""
    senses = stretch.tokens[at].senses
    if "digits" in senses:
        base = figure(stretch, at)
        if base and base.plain and "point" in stretch.tokens[base.after].senses:
            base = _decimals(stretch, base)
        elif base and "mul" in stretch.tokens[base.after].senses:
            base = thousands(stretch, base)
    elif "n" in senses or "mul" in senses or "compound" in senses:
        base = _cardinal(stretch, at, joins=joins)
        if base and "mul" in senses and "digits" in stretch.tokens[base.after].senses:
            base = after_thousand(stretch, base)
    elif "art" in senses:
        base = _article(stretch, at, joins=joins)
    elif "couple" in senses:
        put = step_at(stretch, "put", senses["couple"], at)
        base = Number(at + 1, (put,), senses["couple"])
    elif ("scale" in senses or "dozen" in senses) and not touches_digits(stretch, at):
        start = stretch.start(at)
        put = Step("put", 1, start, start)
        base = Number(at, (put,), 1, bare=True)
    else:
        return None
    return base and _multiplied(stretch, base)


def _article(stretch: Stretch, at: int, *, joins: bool) -> Number | None:
    """An article, unless it is the unit of an inverted numeral ("een en twintig")."""
    token = stretch.tokens[at]
    if "mul" in stretch.tokens[at + 1].senses and "sub" not in stretch.tokens[at + 1].senses:
        found = _cardinal(stretch, at + 1, joins=joins)
        put = found and found.steps[0]._replace(start=stretch.start(at))
        return found and put and found._replace(steps=(put, *found.steps[1:]))
    inverted = cardinal(stretch, at, joins=joins) if "piece" in token.senses else None
    if inverted is not None and inverted.after > at + 1:
        return _cardinal(stretch, at, joins=joins)
    return Number(at + 1, (step_at(stretch, "put", 1, at),), 1, article=True)


def _cardinal(stretch: Stretch, at: int, *, joins: bool) -> Number | None:
    """A cardinal in words, less an "and" that begins a proper fraction."""
    found = cardinal(stretch, at, joins=joins)
    if found is None:
        return None
    if found.joins and _begins_its_own(stretch, found.joins[0] + 1, found.after):
        found = cardinal(stretch, at, until=found.joins[0]) or found
    put = step_at(stretch, "put", found.value, at, found.after)
    return _decimals(stretch, Number(found.after, (put,), found.value))


def _begins_its_own(stretch: Stretch, at: int, end: int) -> bool:
    """Whether a fraction or dozens begin after "and": "two hundred and two dozen"."""
    return "dozen" in stretch.tokens[end].senses or begins_fraction(stretch, at, end)


def _decimals(stretch: Stretch, whole: Number) -> Number:
    """Whole point digits: "two hundred point seventy-one", "sette virgola cinque", "1 komma 1"."""
    point = stretch.tokens[whole.after]
    if "point" not in point.senses:
        return whole
    text, at = "", whole.after + 1
    for _ in range(_MOST_PARTS):
        token = stretch.tokens[at]
        found = cardinal(stretch, at) if "digits" not in token.senses else None
        if found is None and not (token.raw.isdecimal() and token.raw.isascii()):
            break
        text += token.raw if found is None else str(found.value)
        at = at + 1 if found is None else found.after
    if not text or len(text) > 40 or is_denominator(stretch, at):
        return whole
    start, end = whole.steps[0].start, stretch.end(at - 1)
    value = whole.value + Fraction(int(text), 10 ** len(text))
    return Number(at, (Step("put", value, start, end),), value)


def _broken(stretch: Stretch, at: int) -> Number | None:
    """Fraction {multiplier}: "half a million", "anderthalb Millionen", "three quarters"."""
    found = fraction(stretch, at)
    return found and _multiplied(stretch, found)


def _multiplied(stretch: Stretch, base: Number) -> Number | None:
    """Base {multiplier}: scales, dozens, hundreds and thousands after digits, abbreviations."""
    token = stretch.tokens[base.after]
    if "multiplies" not in token.senses and token.word != "-":
        return None if base.bare else base
    steps: tuple[Step, ...] = ()
    value, after = base.value, base.after
    while len(steps) < _MOST_MULTIPLIERS:
        token = stretch.tokens[after]
        if steps and "of" in token.senses and _is_of_scales(stretch, after):
            after += 1
            token = stretch.tokens[after]
        hyphen = token.word == "-" and not token.before and after > 0
        if not hyphen and "multiplies" not in token.senses:
            break
        step = _multiplier(stretch, after + hyphen, base, steps)
        if step is None:
            break
        steps += (step,)
        value = times(value, step[1])
        after += 1 + hyphen
    if not steps:
        return None if base.bare else base
    return _new(Number, (after, base.steps + steps, value, steps, False, False, base.bare))


def _is_of_scales(stretch: Stretch, at: int) -> bool:
    """Whether a scale is counted in another: "un millón de millones", after the first word."""
    before, scales = stretch.tokens[at - 1].senses, stretch.tokens[at + 1].senses
    return "scale" in before and "scale" in scales and "plural" in scales


def _multiplier(stretch: Stretch, at: int, base: Number, before: tuple[Step, ...]) -> Step | None:
    """``multiplier = scale | dozen | hundred | thousand | abbreviation, after a number``."""
    token = stretch.tokens[at]
    senses = token.senses
    if "scale" in senses:
        power, others = scale(senses["scale"], senses.get("calque"))
        return step_at(stretch, "times", power, at, others=others)
    if "vague" in senses and base.plain and base.value in _YEARS:
        return None
    dozen = senses.get("dozen") or senses.get("approx_n") or senses.get("vague")
    if dozen is not None and not before:
        return step_at(stretch, "times", dozen, at)
    if "mul" in senses and _takes_hundred(base, token, before):
        return step_at(stretch, "times", senses["mul"], at)
    if "abbr" in senses and _abbreviates(stretch, at, base, before):
        return step_at(stretch, "times", 10 ** senses["abbr"], at)
    return None


@lru_cache(maxsize=128)
def scale(power: int, calque: int | None) -> tuple[int, tuple[Other, ...]]:
    """What a scale word multiplies by, and by what else if it was carried over."""
    return 10**power, () if calque is None else (Other(10**calque, "calque"),)


def _takes_hundred(base: Number, token: Token, before: tuple[Step, ...]) -> bool:
    """Whether a hundred or a thousand multiplies; a subunit of that form counts cents from ten on."""
    if base.article or base.bare or any(step.operand >= token.senses["mul"] for step in before):
        return False
    return "sub" not in token.senses or (isinstance(base.value, int) and base.value < 10)


def _abbreviates(stretch: Stretch, at: int, base: Number, before: tuple[Step, ...]) -> bool:
    """Whether an abbreviation of a scale stands right after digits: "3 Mio.", "10k"."""
    token, follows = stretch.tokens[at : at + 2]
    network = token.raw == "G" and base.value in _NETWORKS and stretch.glued(at)
    if before or base.article or base.bare or network:
        return False
    word = follows.raw[:1].isalnum() and "cur" not in follows.senses
    return len(token.raw) > 1 or (
        not word if not stretch.glued(at) else not (word and stretch.glued(at + 1))
    )


def _and_fraction(stretch: Stretch, whole: Number) -> Number:
    """Whole and fraction: "five and a quarter", "un milione e mezzo", "two million and a half".

    A proper fraction is added in the last scale of the whole, since "a million and a half" is no
    million and 0.5; one that has a scale of its own is added as it is.
    """
    tokens = stretch.tokens
    if not isinstance(whole.value, int):
        return whole
    hyphen = tokens[whole.after].word == "-" and not tokens[whole.after].before
    joint = tokens[whole.after + hyphen].senses
    if "and" not in joint and "with" not in joint and "point" not in joint:
        return _side_by_side(stretch, whole)
    at = whole.after + 1 + hyphen + (hyphen and tokens[whole.after + 2].word == "-")
    part = half_after(stretch, at) if "and" in joint else None
    if part is None and (stretch.lexicon.flags.get("fraction_and") or "and" not in joint):
        part = fraction(stretch, at)
    if part is None and "and" in joint:
        dozens = _part(stretch, at, joins=False) if not whole.article else None
        counted = dozens and dozens.carried and "dozen" in tokens[dozens.after - 1].senses
        if dozens and counted and dozens.value < whole.value and not dozens.article:
            return plus(whole, dozens)
    if part is None and "digits" in tokens[at].senses:
        found = figure(stretch, at)
        if found and type(found.value) is Fraction and len(found.steps) == 3:
            part = found
    if part is None or part.value >= 1:
        return whole
    scaled = _multiplied(stretch, part) if whole.carried else None
    if scaled is not None and scaled.carried:
        return plus(whole, scaled) if scaled.value < whole.value else whole
    scales = tuple(step for step in whole.carried if step.operand not in (100, 1000))
    both = plus(whole, part, times=scales)
    return both if whole.carried else _multiplied(stretch, both) or both


def _side_by_side(stretch: Stretch, whole: Number) -> Number:
    """Whole article denominator: "drie een vijfde"."""
    if whole.carried or whole.plain or "art" not in stretch.tokens[whole.after].senses:
        return whole
    part = fraction(stretch, whole.after)
    return plus(whole, part) if part and part.value < 1 else whole
