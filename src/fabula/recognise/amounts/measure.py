"""An amount: a number beside its unit.

Money has its currency on either side ("$7", "7 $", "EUR 20", "20 euro"), subunits after it ("2 euro
and 50 cent", "17 USD 25") or alone ("50 cents"); a scale may stand on either side of the currency
("75 USD million") or be joined to it ("30 MUSD"). Other units stand after the number: per cent and
points, multiples ("14-fache", "3x"), physical units and durations. In a compound hyphens stand
between the parts ("900-Millionen-Dollar").

The decision: a sign between two numbers belongs to the one it touches, else to the one before. A
noun that several currencies share is read as the first its data name, the others are readings. Plain
digits that are written as years are (1900 to 2100) are no amount without a unit.

This module knows neither bounds nor ranges; see :mod:`fabula.recognise.amounts.bound`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fabula.recognise.amounts.clock import is_clock
from fabula.recognise.amounts.figure import Number, is_label
from fabula.recognise.amounts.half import with_half
from fabula.recognise.amounts.label import is_named, is_pronoun
from fabula.recognise.amounts.name import is_tournament
from fabula.recognise.amounts.number import after_word, number
from fabula.recognise.amounts.spelt import measured
from fabula.recognise.amounts.subunit import subunits_alone, with_subunits
from fabula.recognise.mention import Other, Step, step_at

if TYPE_CHECKING:
    from fabula.recognise.token import Stretch, Token

__all__ = ["Amount", "amount"]

# Names of units up to this length are signs, which may be abbreviations of something else.
_SYMBOL = 3
# What may stand between a number and its unit: "10-foot", "un'ora".
_BEFORE_UNIT = frozenset("-'")
# Letters that are words alone, but units below a slash.
_TIMES = {"s": "s", "d": "d", "a": "a"}
_new = tuple.__new__


class Amount(NamedTuple):
    """An amount: the tokens ``at`` to ``after`` (excluded), its number, and the step of its unit.

    ``steps`` make the number, subunits included; ``unit`` is apart, because a range may carry it.
    ``prefixed`` says that the currency stood before.
    """

    at: int
    after: int
    number: Number
    steps: tuple[Step, ...]
    unit: Step | None = None
    prefixed: bool = False


def amount(stretch: Stretch, at: int, *, joins: bool = True) -> Amount | None:
    """``amount = currency number [currency] | number [unit] [subunits] | multiple | rate "of" number``."""
    senses = stretch.tokens[at].senses
    if "digits" in senses:
        if is_clock(stretch, at):
            return None
    elif "multiple" in senses:
        return _multiple(stretch, at)
    elif "joined" in senses:
        return _one_word(stretch, at)
    elif "rate_of" in senses:
        return _rate_of(stretch, at)
    elif "cur" in senses or "scaled_cur" in senses:
        return _prefixed(stretch, at, joins=joins)
    elif "minus" in senses and "cur" in stretch.tokens[at + 1].senses:
        return _negative(stretch, at)
    found = number(stretch, at, joins=joins)
    if found is None:
        return None
    labelled = at and "label" in stretch.tokens[at - 1].senses
    if labelled and is_label(found, written="digits" in senses):
        return None
    return _with_unit(stretch, at, found)


def _multiple(stretch: Stretch, at: int) -> Amount | None:
    """``multiple = a word of multiplication that is not part of a name: "verdreifachen", "doppio"``."""
    token, after = stretch.tokens[at], stretch.tokens[at + 1]
    hyphen = after.word == "-"
    if "multiple_name" in stretch.tokens[at + 1 + hyphen].senses:
        return None
    value = token.senses["multiple"]
    steps = (step_at(stretch, "put", value, at),)
    unit = step_at(stretch, "unit", "x", at)
    return Amount(at, at + 1, Number(at + 1, steps, value), steps, unit)


def _one_word(stretch: Stretch, at: int) -> Amount | None:
    """``joined = number and unit in one word: "dreijährig", "Viertelstunde", "vijfdaagse"``."""
    size, code = stretch.tokens[at].senses["joined"]
    value = measured(size, stretch.lexicon.flags)
    if value is None:
        return None
    steps = (step_at(stretch, "put", value, at),)
    unit = step_at(stretch, "unit", code, at) if code else None
    return Amount(at, at + 1, Number(at + 1, steps, value), steps, unit)


def _rate_of(stretch: Stretch, at: int) -> Amount | None:
    """Rate "of" number, with no number before it: "per cent of twenty"."""
    token, joint = stretch.tokens[at : at + 2]
    apart = "rate" in token.senses
    if apart and "of" not in joint.senses:
        return None
    found = number(stretch, at + 1 + apart)
    if found is None or found.article or found.bare:
        return None
    after = stretch.tokens[found.after].senses
    if "rate" in after:
        return None
    unit = step_at(stretch, "unit", token.senses["rate_of"], at)
    return Amount(at, found.after, found, found.steps, unit)


def _prefixed(stretch: Stretch, at: int, *, joins: bool) -> Amount | None:
    """Currency number {scale} [currency]: the second currency must be the same, or say more.

    A code with a prefix brings the scale: "TEUR 500".
    """
    tokens = stretch.tokens
    first = at
    if is_tournament(stretch, at + 1) or "label" in tokens[at].senses:
        return None
    unit = _currency(stretch, at)
    while _is_currency(tokens[at + 1]) and stretch.glued(at + 1):
        at += 1
    found = number(stretch, at + 1, joins=joins)
    if found is None or found.article or "cur_after" in tokens[first].senses:
        return None
    if not stretch.glued(at + 1) and found.bare:
        return None
    if "abbr_money" in tokens[found.after].senses:
        found = _scaled_for_money(stretch, found)
    after = found.after
    again = tokens[after].senses.get("cur")
    same = again and (unit.operand == again[0] or tokens[first].word == "$")
    if same and not _belongs_right(stretch, after):
        unit, after = _currency(stretch, after), after + 1
    whole = _new(Amount, (first, after, found, found.steps, unit, True))
    if "scaled_cur" in tokens[first].senses:
        return _joined_scale(stretch, first, whole)
    return with_subunits(stretch, whole, named=True)


def _negative(stretch: Stretch, at: int) -> Amount | None:
    """``minus currency number``: "-€12.75", the sign touching the currency and no word before it."""
    found = _prefixed(stretch, at + 1, joins=True)
    if found is None or not stretch.glued(at + 1) or after_word(stretch, at):
        return None
    minus = step_at(stretch, "minus", None, at)
    turned = found.number._replace(value=-found.number.value, plain=False)
    return found._replace(at=at, number=turned, steps=(*found.steps, minus))


def _is_currency(token: Token) -> bool:
    """Whether a token is a currency's sign, code or name."""
    return "cur" in token.senses


def _currency(stretch: Stretch, at: int) -> Step:
    """The step of a currency; a noun that several share keeps the others."""
    senses = stretch.tokens[at].senses
    codes = senses.get("cur") or [senses["scaled_cur"][1]]
    if len(codes) == 1:
        return step_at(stretch, "unit", codes[0], at)
    others = tuple([Other(code, "another currency of this name") for code in codes[1:]])
    return step_at(stretch, "unit", codes[0], at, others=others)


def _scaled_for_money(stretch: Stretch, found: Number) -> Number:
    """Number scale, for an abbreviation that is one beside a currency alone: "$7m", "5b €"."""
    if found.carried:
        return found
    token = stretch.tokens[found.after]
    if len(token.raw) == 1 and not stretch.glued(found.after) and stretch.glued(found.after + 1):
        return found
    return _times(stretch, found, token.senses["abbr_money"], found.after)


def _times(stretch: Stretch, found: Number, power: int, at: int) -> Number:
    """The number with an abbreviated scale."""
    step = step_at(stretch, "times", 10**power, at)
    return found._replace(
        after=found.after + 1,
        steps=(*found.steps, step),
        value=found.value * 10**power,
        carried=(step,),
        plain=False,
    )


def _with_unit(stretch: Stretch, at: int, found: Number) -> Amount | None:
    """Number [["-"] ["of"] unit] [subunits]."""
    tokens = stretch.tokens
    after = tokens[found.after]
    apart = "measured" not in after.senses and after.word not in _BEFORE_UNIT
    entire = type(found.value) is int
    if apart and not found.carried and (entire or not _is_part(stretch, found)):
        return _bare(stretch, at, found)
    money = _scaled_for_money(stretch, found) if "abbr_money" in after.senses else found
    place = _unit_place(stretch, money)
    if money is not found and not (place < len(tokens) and _is_currency(tokens[place])):
        money, place = found, _unit_place(stretch, found)
    unit = _unit(stretch, place, money)
    if unit is not None and "abbr_money" in tokens[place].senses and _counts(stretch, place):
        scaled = _times(stretch, found, tokens[place].senses["abbr_money"], place)
        return _with_unit(stretch, at, scaled)
    if unit is None:
        return _bare(stretch, at, money)
    whole = _new(Amount, (at, place + 1, money, money.steps, unit, False))
    halved = whole if "sub" in tokens[place].senses else with_half(stretch, whole)
    if halved is not whole:
        return halved
    if money.article and (
        unit.operand not in _coins(tokens[place]) or not tokens[place].raw.isalpha()
    ):
        return None
    if tokens[place + 1].word == "/" and not tokens[place + 1].before:
        unit, place = _per(stretch, place, unit)
        whole = whole._replace(after=place + 1, unit=unit)
    if "sub" in tokens[place].senses and unit[1] in _coins(tokens[place]):
        return subunits_alone(stretch, place, whole)
    if "scaled_cur" in tokens[place].senses:
        return _joined_scale(stretch, place, whole)
    if not _is_currency(tokens[place]):
        return whole
    return with_subunits(stretch, _late_scale(stretch, whole), named=False)


def _per(stretch: Stretch, at: int, unit: Step) -> tuple[Step, int]:
    """Unit "/" unit, all touching: "95 g/km", "2,5 W/m²"; and where it ends."""
    one, below = stretch.tokens[at].senses, stretch.tokens[at + 2]
    code = below.senses.get("unit") or below.senses.get("unit_letter") or _TIMES.get(below.raw)
    physical = "unit" in one or "unit_letter" in one
    if below.before or code is None or not physical or not _touches(stretch, at + 2):
        return unit, at
    return step_at(stretch, "unit", f"{unit.operand}/{code}", at, at + 3), at + 2


def _counts(stretch: Stretch, at: int) -> bool:
    """Whether people or the like follow: "1.5m people", "3m tonnes" are no metres."""
    token = stretch.tokens[at + 1]
    senses = token.senses
    if "counted" in senses or ("not_year" in senses and "unit" not in senses):
        return True
    return "unit" in senses and len(token.raw) > _SYMBOL and token.before > 0


def _coins(token: Token) -> tuple[str, ...]:
    """The units an article may count: "un euro", "a dollar", but no word that is another too."""
    if "cur_after" in token.senses:
        return ()
    return tuple(token.senses.get("cur") or token.senses.get("sub", ())[1:])


def _unit_place(stretch: Stretch, found: Number) -> int:
    """Where the unit would stand: past a hyphen of a compound, past "of" after a scale."""
    tokens, at = stretch.tokens, found.after
    if tokens[at].word == "-" and (stretch.glued(at) or not stretch.glued(at + 1)):
        return at + 1
    if tokens[at].word == "'" and found.article:
        return at + 1
    if type(found.value) is not int and _is_part(stretch, found):
        return at + 2
    if found.carried and ("of" in tokens[at].senses or tokens[at].word == "d"):
        at += 1
        while at + 1 < len(tokens) and ("det" in tokens[at].senses or tokens[at].word == "'"):
            at += 1
    return at


def _is_part(stretch: Stretch, found: Number) -> bool:
    """Whether a number below one is told of a unit: "0.3 of a second"."""
    of, article, unit = stretch.tokens[found.after : found.after + 3]
    told = "of" in of.senses and "art" in article.senses and "unit" in unit.senses
    return told and found.value < 1


def _unit(stretch: Stretch, at: int, found: Number) -> Step | None:
    """``unit = currency | subunit | rate | fold | physical unit, if it stands at this token``."""
    if at >= len(stretch.tokens):
        return None
    senses = stretch.tokens[at].senses
    hyphen = at > found.after and stretch.tokens[at - 1].word == "-"
    if "goes_on" not in senses:
        return None
    if "unit_touching" in senses and _touches(stretch, at):
        return step_at(stretch, "unit", senses["unit_touching"], at)
    if "cur" in senses:
        return None if _belongs_right(stretch, at) else _currency(stretch, at)
    if "scaled_cur" in senses:
        return _currency(stretch, at)
    if "sub" in senses:
        return _subunit(stretch, at)
    if "rate" in senses:
        return step_at(stretch, "unit", senses["rate"], at)
    if "fold" in senses and _folds(stretch, at, hyphen=hyphen):
        return step_at(stretch, "unit", "x", at)
    if "unit" in senses and not (hyphen and stretch.spaced(at)) and not _is_model(stretch, at):
        return step_at(stretch, "unit", senses["unit"], at)
    if "unit_letter" in senses and _ends_here(stretch, at):
        return step_at(stretch, "unit", senses["unit_letter"], at)
    return None


def _belongs_right(stretch: Stretch, at: int) -> bool:
    """Whether a currency touches the number after it and not the one before."""
    right = stretch.tokens[at + 1] if at + 1 < len(stretch.tokens) else None
    touches = right is not None and stretch.glued(at + 1) and "digits" in right.senses
    return touches and not stretch.glued(at)


def _subunit(stretch: Stretch, at: int) -> Step | None:
    """A subunit's currency: the first its data name, the others kept."""
    token = stretch.tokens[at]
    if len(token.raw) == 1 and token.raw.isalpha() and not _ends_here(stretch, at):
        return None
    codes = token.senses["sub"][1:]
    others = tuple(Other(code, "another currency with this subunit") for code in codes[1:])
    return step_at(stretch, "unit", codes[0], at, others=others)


def _folds(stretch: Stretch, at: int, *, hyphen: bool) -> bool:
    """Whether a word of multiplication follows as it must: touching, by a hyphen, or on its own."""
    token = stretch.tokens[at]
    kind = token.senses["fold"]
    if kind == "touching":
        return stretch.glued(at) and "digits" not in stretch.tokens[at + 1].senses
    return kind == "times" or hyphen or stretch.glued(at)


def _is_model(stretch: Stretch, at: int) -> bool:
    """Whether a sign stands between digits without a space: "2K24"."""
    after = stretch.tokens[at + 1]
    return stretch.glued(at) and not after.before and after.raw[:1].isdecimal()


def _touches(stretch: Stretch, at: int) -> bool:
    """Whether a sign touches the number and nothing touches it."""
    after = stretch.tokens[at + 1]
    return stretch.glued(at) and (after.before > 0 or not after.raw[:1].isalnum())


def _ends_here(stretch: Stretch, at: int) -> bool:
    """Whether a single letter touches the number, or no word follows it."""
    after = stretch.tokens[at + 1]
    if stretch.glued(at + 1) and (after.raw[:1].isalnum() or after.word == "'"):
        return False
    if "small" in after.senses:
        return True
    return stretch.glued(at) or not after.raw[:1].isalpha()


def _bare(stretch: Stretch, at: int, found: Number) -> Amount | None:
    """Number with no unit: not if a word touches it, not an article, not a time of day."""
    after = stretch.tokens[found.after]
    joined = stretch.tokens[found.after + 1].senses if after.word == "-" else {}
    if found.article or "clock" in after.senses or "figures" in joined:
        return None
    if "multiple_name" in after.senses and "point" not in after.senses:
        return None
    if found.value == 1 and found.after == at + 1 and is_pronoun(stretch, at):
        return None
    touching = after.raw[:1].isalpha() and stretch.start(found.after) == found.steps[-1].end
    if touching and "digits" in stretch.tokens[found.after - 1].senses:
        return None
    if not found.carried and is_named(stretch, at, found.after):
        return None
    return _new(Amount, (at, found.after, found, found.steps, None, False))


def _joined_scale(stretch: Stretch, at: int, whole: Amount) -> Amount:
    """Number and a code with a prefix: "30 MUSD"."""
    power = stretch.tokens[at].senses["scaled_cur"][0]
    step = step_at(stretch, "times", 10**power, at)
    return whole._replace(steps=(*whole.steps, step))


def _late_scale(stretch: Stretch, whole: Amount) -> Amount:
    """Number currency scale: "75 USD million"."""
    token = stretch.tokens[whole.after]
    power = token.senses.get("scale")
    if power is None or whole.number.carried:
        return whole
    step = step_at(stretch, "times", 10**power, whole.after)
    late = whole.number._replace(carried=(step,), value=whole.number.value * 10**power)
    return whole._replace(after=whole.after + 1, steps=(*whole.steps, step), number=late)
