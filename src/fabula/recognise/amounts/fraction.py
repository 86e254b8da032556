"""Fractions and ordinals in words: "three fifths", "a hundredth", "drei Viertel", "one over twenty".

A *denominator* is an ordinal, or a word of its own (quarter, Drittel); in a compound ordinal it is
the whole word ("un vingt-cinquième" is 1/25, "vingt cinquièmes" is 20/5: the hyphen decides).
A *half* needs a number, an article or a scale beside it, since it means other things alone ("in
mezzo"); a *share* ("half of", "metà") does not.

The decision: in a language whose denominators show the plural (flag ``fraction_plural``), several
of them need it, so "twenty fifth" is no fraction. A ratio ("two out of five") is a fraction only if
it is at most one.

This module does not know scales; see :mod:`fabula.recognise.amounts.number`.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from fabula.recognise.amounts.figure import Number, vulgar
from fabula.recognise.amounts.spelt import cardinal, compound
from fabula.recognise.mention import Step, step_at

if TYPE_CHECKING:
    from fabula.recognise.token import Stretch

__all__ = [
    "begins_fraction",
    "fraction",
    "half_after",
    "is_denominator",
    "ordinal",
    "over_all",
    "over_power",
]

_LARGEST = 10**30
# Names of units up to this length are signs.
_SIGN = 2
# "Drie van de vier" is a share, "drie van de 120" are three.
_LARGEST_SHARE = 10
_POWERS = frozenset({10, 100, 1000})


def fraction(stretch: Stretch, at: int) -> Number | None:
    """``fraction = vulgar | mixed | share | top denominator | top "over" below | [article] half (scale | rate | currency)``.

    The value is exact; a share counts as one half.
    """
    token = stretch.tokens[at]
    senses = token.senses
    if "vulgar" in senses:
        return vulgar(stretch, at)
    if "art" in senses:
        return _divided(stretch, at, 1, at + 1)
    broken = "frac" in senses or "den" in senses
    hyphen = broken and stretch.tokens[at + 1].word == "-" and stretch.glued(at + 1)
    past = _past_of(stretch, at + 1 + hyphen) if broken else at
    halves = "frac" in senses and not hyphen and bool(stretch.lexicon.flags.get("half_units"))
    behind = past > at + 1 + hyphen or (halves and _is_unit(stretch, past))
    if broken and (_is_scale(stretch, past) or behind):
        return _divided(stretch, at, 1, at)
    whole = _one_word(stretch, at)
    if whole is not None:
        return Number(at + 1, (step_at(stretch, "put", whole, at),), whole)
    if broken:
        return None
    top = (
        cardinal(stretch, at) if "n" in senses or "mul" in senses or "compound" in senses else None
    )
    if top is None or (top.joins and begins_fraction(stretch, top.joins[0] + 1, top.after)):
        return None
    return _divided(stretch, at, top.value, top.after)


def _one_word(stretch: Stretch, at: int) -> Fraction | None:
    """Mixed | share: "anderthalb", "zweieinhalb", "half of"."""
    token = stretch.tokens[at]
    if "mixed" in token.senses:
        return Fraction(token.senses["mixed"])
    if "halves" in token.senses:
        value = compound(token.senses["halves"], stretch.lexicon.flags)
        return None if value is None else value + Fraction(1, 2)
    # "First half" and "first-half" tell which half, not how much.
    hyphen = at > 1 and stretch.tokens[at - 1].word == "-"
    before = stretch.tokens[at - 1 - hyphen].senses if at else {}
    which = "ord" in before or before.get("nth") in (1, 2)
    share = None if which else token.senses.get("share")
    return Fraction(1, 2 if share is True else share) if share else None


def _divided(stretch: Stretch, at: int, top: int, after: int) -> Number | None:
    """Top (half | denominator) | top "over" below."""
    tokens = stretch.tokens
    start, first = stretch.place(at, max(at + 1, after))
    steps: tuple[Step, ...] = (Step("put", top, start, first),)
    joint = tokens[after].senses
    one, share = top == 1, "one_in" in joint
    if ("over" in joint and not (one and "pronoun_after" in joint)) or share:
        below = _below(stretch, after + 1)
        if below is None or top > below[0] or (share and not one and top == below[0]):
            return None
        if share and not one and not _is_part(stretch, below):
            return None
        if "pronoun_after" in joint and below[0] > _LARGEST_SHARE:
            return None
    else:
        after += tokens[after].word in "-/" and "frac" not in tokens[after].senses
        below = _denominator(stretch, after, top)
        if below is None or (one and _ranks(stretch, at, after, below[1])):
            return None
    value, end = below
    place = stretch.place(after, end)
    steps += (Step("put", value, *place), Step("over", None, start, place[1]))
    last = tokens[end - 1].senses
    end = _past_of(stretch, end, unit="frac" in last or "den" in last)
    return Number(end, steps, Fraction(top, value))


def _ranks(stretch: Stretch, at: int, below: int, after: int) -> bool:
    """Whether an ordinal after an article ranks a noun: "a third party", "een vijfde plaats"."""
    tokens = stretch.tokens
    if "ranked" not in tokens[after].senses or "art" not in tokens[at].senses:
        return False
    return "ord" in tokens[below].senses or "ordinal" in tokens[below].senses


def _is_part(stretch: Stretch, below: tuple[int, int]) -> bool:
    """Whether a number may be counted in so many: "two in five", but not "two in five days"."""
    return below[0] <= _LARGEST_SHARE and "unit" not in stretch.tokens[below[1]].senses


def _below(stretch: Stretch, at: int) -> tuple[int, int] | None:
    """What stands below "over": a cardinal or plain digits, not zero."""
    at += "det" in stretch.tokens[at].senses
    token = stretch.tokens[at]
    if token.raw.isdecimal() and token.raw.isascii() and len(token.raw) < 10 and int(token.raw):
        return int(token.raw), at + 1
    found = cardinal(stretch, at)
    return (found.value, found.after) if found and found.value > 1 else None


def _denominator(stretch: Stretch, at: int, top: int) -> tuple[int, int] | None:
    """``denominator = half | [cardinal "-"] ordinal | cardinal "avos", and the token after it``."""
    token = stretch.tokens[at]
    if "frac" in token.senses:
        return int(token.senses["frac"]), at + 1
    ending = stretch.lexicon.flags.get("fraction_plural")
    if ending and top > 1 and not token.word.endswith(ending):
        return None
    if "den" in token.senses:
        return int(token.senses["den"]), at + 1
    endings = stretch.lexicon.flags.get("fraction_endings")
    if endings and not token.word.endswith(tuple(endings)):
        return None
    found = ordinal(stretch, at) or _several(stretch, at)
    return found if found and 2 < found[0] < _LARGEST else None


def ordinal(stretch: Stretch, at: int) -> tuple[int, int] | None:
    """``ordinal = [cardinal "-"] (ordinal word | ordinal compound), and the token after it``."""
    token = stretch.tokens[at]
    if "ord" in token.senses:
        return int(token.senses["ord"]), at + 1
    if "ordinal" in token.senses:
        value = compound(token.senses["ordinal"], stretch.lexicon.flags)
        return None if value is None else (value, at + 1)
    if not ("n" in token.senses or "mul" in token.senses) or stretch.tokens[at + 1].word != "-":
        return None
    tens, unit = cardinal(stretch, at), None
    if tens and tens.room in (10, 20) and stretch.tokens[tens.after].word == "-":
        unit = stretch.tokens[tens.after + 1].senses.get("ord")
    return (tens.value + int(unit), tens.after + 2) if tens and unit and unit < tens.room else None


def _several(stretch: Stretch, at: int) -> tuple[int, int] | None:
    """Cardinal "avos" | cardinal ordinal from a hundred on ("dois milésimos" as a denominator)."""
    found = cardinal(stretch, at)
    if found is None:
        return None
    last = stretch.tokens[found.after]
    if "avos" in last.senses:
        return found.value, found.after + 1
    power = ordinal(stretch, found.after)
    if not stretch.lexicon.flags.get("spaced_ordinals") or not power or power[0] < 100:
        return None
    return found.value * power[0], power[1]


def half_after(stretch: Stretch, at: int) -> Number | None:
    """[article] half: what may follow "and" in every language."""
    tokens = stretch.tokens
    half = at + ("art" in tokens[at].senses)
    half += half > at and tokens[half].word == "-"
    token = tokens[half]
    if "frac" not in token.senses and "den" not in token.senses:
        return None
    if half == at and "den" in token.senses:
        return None
    below = int(token.senses.get("frac") or token.senses["den"])
    steps = (
        step_at(stretch, "put", 1, at),
        step_at(stretch, "put", below, half),
        step_at(stretch, "over", None, at, half + 1),
    )
    return Number(half + 1, steps, Fraction(1, below))


def begins_fraction(stretch: Stretch, at: int, end: int) -> bool:
    """Whether what stands after "and" is a proper fraction that ends beyond this token.

    Only in languages where "and" is not needed inside a numeral (flag ``fraction_and``): "two
    hundred and fifty-four hundredths" is 200.54, but "ciento treinta y dos quintos" is 132/5.
    """
    if not stretch.lexicon.flags.get("fraction_and"):
        return False
    found = fraction(stretch, at)
    return found is not None and found.after > end and found.value < 1


def is_denominator(stretch: Stretch, at: int) -> bool:
    """Whether a denominator stands here."""
    senses = stretch.tokens[at].senses
    return "den" in senses or "ord" in senses or "ordinal" in senses


def over_power(stretch: Stretch, top: Number) -> Number:
    """Digits and tenths, hundredths or thousandths in words: "12 centésimas", "4 decimi"."""
    senses = stretch.tokens[top.after].senses
    power = senses.get("ord", senses.get("den"))
    if not top.plain or power not in _POWERS or "sub" in senses:
        return top
    place = stretch.place(top.after)
    over = Step("over", None, top.steps[0].start, place[1])
    steps = (*top.steps, Step("put", power, *place), over)
    return Number(top.after + 1, steps, Fraction(top.value, power))


def over_all(stretch: Stretch, top: Number) -> Number:
    """Chain denominator: "one million two hundred thousand fifths"."""
    if top.bare or top.article or top.plain or not is_denominator(stretch, top.after):
        return top
    below = _denominator(stretch, top.after, 2)
    if below is None or not isinstance(top.value, int):
        return top
    value, after = below
    place = stretch.place(top.after, after)
    steps = (*top.steps, Step("put", value, *place), Step("over", None, *place))
    return Number(after, steps, Fraction(top.value, value))


def _past_of(stretch: Stretch, at: int, *, unit: bool = False) -> int:
    """The token after "a", "of a", where what a half needs follows: "half a million", "half a percent"."""
    tokens = stretch.tokens
    for skip in (1, 2):
        words = tokens[at : at + skip]
        small = all("art" in word.senses or "of" in word.senses for word in words)
        if len(words) != skip or not small:
            continue
        parted = "art" in words[-1].senses or (unit and skip == 1)
        if _is_scale(stretch, at + skip) or (parted and _is_unit(stretch, at + skip)):
            return at + skip
    return at


def _is_unit(stretch: Stretch, at: int) -> bool:
    """Whether the name of a unit stands here: "half a litre", "three quarters of an hour"."""
    token = stretch.tokens[at]
    return "unit" in token.senses and len(token.raw) > _SIGN


def _is_scale(stretch: Stretch, at: int) -> bool:
    """Whether what a half needs stands here: a multiplier, a rate, the name of a currency."""
    if at >= len(stretch.tokens):
        return False
    senses = stretch.tokens[at].senses
    named = "cur" in senses or "sub" in senses
    if named and "scale" not in senses:
        return stretch.tokens[at].raw[-1:].isalpha()
    return "scale" in senses or "dozen" in senses or "rate" in senses
