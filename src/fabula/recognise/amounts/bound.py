"""Find the amounts of a stretch, with what the words around them do: bounds and approximators.

A *bound* opens an end ("more than", "o più"); two opposite bounds make a
range ("greater than 10 and smaller than 20"). An *approximator* is recorded and moves nothing.
The decision: the words that open or hedge belong to the mention, since its value rests on them; a
negation does not, and "equal to" says no more than the amount does. Of several hedges, what opens
an end counts before what only hedges.

This module does not choose between readings; see :mod:`fabula.recognise.amounts.choice`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fabula.locale.token import CORE, OPENS, bearing
from fabula.recognise.amounts.change import completed
from fabula.recognise.amounts.clock import is_clock
from fabula.recognise.amounts.figure import is_apart, is_lone, lone, past_joined, simple_fraction
from fabula.recognise.amounts.interval import (
    Found,
    agree,
    between,
    end,
    from_one,
    from_to,
    has_number,
    moves,
    range_of,
)
from fabula.recognise.amounts.label import is_day, is_item, is_named
from fabula.recognise.amounts.measure import Amount, amount
from fabula.recognise.amounts.telephone import past_telephone
from fabula.recognise.amounts.vague import vague
from fabula.recognise.draft import Draft, draft
from fabula.recognise.mention import Step, step_at
from fabula.value.measure import Approximator

if TYPE_CHECKING:
    from fractions import Fraction

    from fabula.recognise.token import Stretch

__all__ = ["Parse", "find"]

_LOWER = frozenset({"over", "at-least"})
_UPPER = frozenset({"under", "at-most"})
# How many tokens before its number an amount may begin: "no more than about the first $ 5".
_REACH = 4
# The marks of a token with which an amount may begin: it, or one soon after it, is a core.
_BEGINS = re.compile(
    b"%b|%b(?=.{0,%d}%b)" % (bearing(OPENS | CORE), bearing(OPENS), _REACH - 1, bearing(CORE)),
    re.DOTALL,
)
_OPENING = frozenset({"compound", "minus", "rate_of", "scaled_cur", "some"})
_MOST_ITEMS = 200
# What is counted in the word behind: "1950 people".
_COUNTED = frozenset({"counted", "not_year"})
# What may stand between two bounds: "da un minimo di 5 a un massimo di 20".
_MEETING = frozenset({"and", "but", "to_weak"})
# Capitals up to this length are an abbreviation. What stands before the beginning of a phrase.
_SHORT, _OPEN = 3, frozenset({"", "(", ".", ":", ";", "–", "-"})
_new = tuple.__new__
_DURATIONS = frozenset({"a", "mo", "wk", "d", "h", "min", "s"})


class Parse(NamedTuple):
    """What is known of an amount before its readings are chosen.

    ``steps`` end with its unit and its approximator. ``bare`` says that it is a scale word with
    nothing to count and no unit, which takes the text's currency; ``idiom`` a manner of speaking.
    """

    steps: tuple[Step, ...]
    bare: bool = False
    idiom: bool = False


def find(stretch: Stretch) -> list[Draft]:
    """All amounts of a stretch, from the left, each as far as it reaches."""
    drafts: list[Draft] = []
    after = 0
    last: Found | None = None
    for place in _BEGINS.finditer(stretch.marks):
        at = place.start()
        if at < after:
            continue
        if "digits" not in stretch.tokens[at].senses:
            found = _quantity(stretch, at)
        elif is_lone(stretch, at):
            found = _alone(stretch, at)
        elif part := simple_fraction(stretch, at):
            found = _new(Found, (at, part[0], part[1], None, "", part[2], None, False, False))
        elif past := past_telephone(stretch, at) or past_joined(stretch, at):
            after = past
            continue
        else:
            found = (_alone if is_apart(stretch, at) else _open)(stretch, at)
        if found is not None:
            if stretch.tokens[found.after].word == "(":
                found = _repeated(stretch, found)
            if last is not None and last.after + 1 == at and stretch.tokens[at - 1].senses:
                last = completed(stretch, last, found)
                if last is not None:
                    drafts[-1] = _draft(stretch, last)
            drafts.append(_draft(stretch, found))
            last, after = found, found.after
    return drafts


def _alone(stretch: Stretch, at: int) -> Found | None:
    """Digits with nothing around them that could belong to an amount."""
    put = lone(stretch, at)
    if put is None or _is_no_amount(stretch, at, at + 1, put[1]):
        return None
    if is_clock(stretch, at) or is_named(stretch, at, at + 1):
        return None
    return _new(Found, (at, at + 1, (put,), None, "", put.operand, None, False, False))


def _repeated(stretch: Stretch, found: Found) -> Found:
    """Amount "(" the same number in digits ")": "forty-five (45)", as contracts have it."""
    _, again, right = stretch.tokens[found.after : found.after + 3]
    if right.word != ")" or not again.raw.isdecimal() or len(again.raw) > 15:
        return found
    return found._replace(after=found.after + 3) if int(again.raw) == found.value else found


def _draft(stretch: Stretch, found: Found) -> Draft:
    """The steps in order: the value, the bound, the unit, the approximator."""
    at, after, steps, unit, _, _, hedge, bare, idiom = found
    if unit is not None:
        steps = (*steps, unit)
    if hedge is not None:
        steps = (*steps, hedge)
    return draft(stretch, at, after, _new(Parse, (steps, bare, idiom)))


def _quantity(stretch: Stretch, at: int) -> Found | None:
    """A quantity that begins with no digits.

    ``quantity = between | from-to | bounds | range | amount [postfix bound] | vague``
    """
    senses = stretch.tokens[at].senses
    found = None
    if "between" in senses:
        found = between(stretch, at)
    elif "from" in senses:
        found = from_to(stretch, at)
    if found is None and "bound" in senses and _is_bound(stretch, at):
        found = _bounded(stretch, at)
    if found is None and "equal" in senses:
        found = _equal(stretch, at)
    return found or (_open(stretch, at) if _can_open(stretch, at) else None)


def _can_open(stretch: Stretch, at: int) -> bool:
    """Whether an amount can begin with this token itself, an article only before a word on file."""
    senses = stretch.tokens[at].senses
    after = stretch.tokens[at + 1]
    if "art" in senses and "n" not in senses:
        counts = "goes_on" in after.senses or "opens" in after.senses or after.word == "'"
        ratio = "population" in after.senses or "each" in stretch.tokens[at + 2].senses
        return counts or ratio
    if senses.get("minus") == "sign":
        return "digits" in after.senses or "cur" in after.senses
    return "core" in senses or not _OPENING.isdisjoint(senses)


def _open(stretch: Stretch, at: int) -> Found | None:
    """Range | amount [postfix bound] | vague."""
    senses = stretch.tokens[at].senses
    sized = "scale" in senses or "vague" in senses or "some" in senses
    loose = vague(stretch, at) if sized else None
    if loose is not None:
        return Found(
            at,
            loose.after,
            loose.steps,
            loose.unit,
            "over",
            None,
            loose.hedge,
            loose.bare,
            loose.idiom,
        )
    one = amount(stretch, at)
    if one is None:
        return from_one(stretch, at) if "art" in senses else None
    follows = "ranges" in stretch.tokens[one.after].senses
    found = range_of(stretch, one) if follows else None
    if found is None:
        plain = one.number.plain
        if plain and not one.unit and _is_no_amount(stretch, at, one.after, one.number.value):
            return None
        # Digits are never about: a word that says so of them is a scale behind them.
        exact = plain or ("digits" in senses and not one.number.carried)
        found = _unbounded(one, None if exact else _round(stretch, one))
    return _postfixed(stretch, found) if follows else found


def _unbounded(one: Amount, hedge: Step | None = None) -> Found:
    """An amount by itself, or with its approximator."""
    at, after, number, steps, unit, _ = one
    return _new(Found, (at, after, steps, unit, "", number.value, hedge, False, False))


def _is_no_amount(stretch: Stretch, at: int, after: int, value: int | Fraction) -> bool:
    """Whether plain digits are a year (from 1900 to 2100), a day, or the number of an item."""
    if value > _MOST_ITEMS:
        counts = not _COUNTED.isdisjoint(stretch.tokens[after].senses)
        return 1900 <= value <= 2100 and not counts
    return (value <= 31 and is_day(stretch, at, after)) or is_item(stretch, at, after)


def _round(stretch: Stretch, one: Amount) -> Step | None:
    """The approximator in a number word: "une centaine", "una ventina" are about so many."""
    for at in range(one.at, one.after):
        if "approx_n" in stretch.tokens[at].senses:
            return step_at(stretch, "hedge", Approximator.ABOUT, at)
    return None


def _is_bound(stretch: Stretch, at: int) -> bool:
    """Whether a word is meant as a bound: not in capitals ("737 MAX"), nor as the end of a change.

    A word that also leads to the end of a range or of a change bounds an amount where it begins, or
    after a noun that has limits: "boetes tot 40 euro", but "daalde tot 40 euro".
    """
    token = stretch.tokens[at]
    if "from" in token.senses and moves(stretch, at):
        return False
    if len(token.raw) <= _SHORT and token.raw.isupper() and token.raw.isalpha():
        return False
    if "to" not in token.senses or "caps" not in token.senses:
        return True
    before = stretch.tokens[at - 1] if at else token
    return before is token or before.word in _OPEN or "capped" in before.senses


def _bounded(stretch: Stretch, at: int) -> Found | None:
    """``bounds = bound (range | amount) [("and" | "but" | ",") bound amount] [postfix bound]``."""
    found = _after_bound(stretch, at)
    if found is not None and found.bound in ("", "about", "almost"):
        again = _postfixed(stretch, found._replace(hedge=None))
        return again if again.hedge is not None else found
    if found is None or found.bound not in _LOWER | _UPPER:
        return found
    found = _relaxed(stretch, found)
    return _met(stretch, found)


def _after_bound(stretch: Stretch, at: int) -> Found | None:
    """Bound {bound} (range | amount | vague): what opens an end counts before what hedges."""
    tokens = stretch.tokens
    senses, place, inner = tokens[at].senses, stretch.place(at), at + 1
    kind = senses["bound"]
    while "exact" in tokens[inner].senses or "bound" in tokens[inner].senses:
        if kind in ("about", "almost"):
            kind = tokens[inner].senses.get("bound", kind)
        inner += 1
    if inner >= len(tokens) - 1:
        return None
    nested = _quantity(stretch, inner) if "between" in tokens[inner].senses else None
    loose = nested or (_open(stretch, inner) if has_number(stretch, inner) else None)
    if loose is not None and (loose.bound or kind in ("about", "almost")):
        hedge = loose.hedge or _hedge(kind, *place, only_near=bool(loose.bound))
        return loose._replace(at=at, hedge=hedge)
    if loose is None or loose.hedge is not None or "digits" not in tokens[inner].senses:
        one = end(stretch, inner)
        if one is None or (one.number.article and one.unit is None):
            return None
        loose = _unbounded(one)
    if "during" in senses and _is_duration(stretch, loose):
        return None
    return _opened(at, loose, kind, *place)


def _is_duration(stretch: Stretch, one: Found) -> bool:
    """Whether an amount is a length of time, and not an age."""
    if one.unit is None or "age" in stretch.tokens[one.after - 1].senses:
        return False
    return one.unit.operand in _DURATIONS


def _opened(at: int, one: Found, kind: str, start: int, end: int) -> Found:
    """An amount with one end open, or with its approximator."""
    hedge = Step("hedge", Approximator(kind), start, end)
    verb = "lower" if kind in _LOWER else "upper" if kind in _UPPER else ""
    steps = (*one.steps, Step(verb, None, start, end)) if verb else one.steps
    return Found(at, one.after, steps, one.unit, kind, one.value, hedge)


def _hedge(kind: str, start: int, end: int, *, only_near: bool) -> Step | None:
    """The approximator of a range: it can be about, or almost, but opens no end."""
    if only_near and kind not in ("about", "almost"):
        return None
    return Step("hedge", Approximator(kind), start, end)


def _equal(stretch: Stretch, at: int) -> Found | None:
    """``equal = "equal to" amount [postfix bound]; the words say no more than the amount does``."""
    one = end(stretch, at + 1)
    if one is None or one.number.article:
        return None
    return _postfixed(stretch, _unbounded(one))


def _relaxed(stretch: Stretch, found: Found) -> Found:
    """In "more than 5000 or equal" the bound itself belongs, unless another number follows."""
    kind, after = _postfix(stretch, found.after)
    if kind != "or-equal":
        return found
    kind = {"over": "at-least", "under": "at-most"}.get(found.bound, found.bound)
    hedge = step_at(stretch, "hedge", Approximator(kind), found.after, after)
    return found._replace(after=after, bound=kind, hedge=hedge)


def _postfix(stretch: Stretch, at: int) -> tuple[str, int]:
    """``postfix = ("or" | "and") more | "at least", with no number after it, and the token after``."""
    tokens = stretch.tokens
    kind, after = str(tokens[at].senses.get("after", "")), at + 1
    if "or" in tokens[at].senses or "and" in tokens[at].senses:
        further = tokens[at + 1].senses
        kind = str(further.get("more") or further.get("bound", ""))
        after = at + 2
    kind = {"over": "at-least", "under": "at-most"}.get(kind, kind)
    return ("", at) if _counts_on(stretch, after) else (kind, after)


def _counts_on(stretch: Stretch, at: int) -> bool:
    """Whether an amount begins here, so that what stands before belongs to it: "or more than 5".

    An article alone begins none ("200 or more a day"), nor does a dash ("80 or more – enough").
    """
    at += "det" in stretch.tokens[at].senses and "art" not in stretch.tokens[at].senses
    senses, further = stretch.tokens[at].senses, stretch.tokens[at + 1].senses
    if "from" in senses or not has_number(stretch, at):
        return False
    if "art" in senses and "n" not in senses:
        return "core" in further
    return "digits" in further or senses.get("minus") != "sign"


def _postfixed(stretch: Stretch, found: Found) -> Found:
    """Amount postfix: "200 or more", "30 al menos", "a year or so"."""
    kind, after = _postfix(stretch, found.after)
    if not kind or kind in ("or-equal", "almost") or found.hedge is not None:
        return found
    place = stretch.place(found.after, after)
    hedge = Step("hedge", Approximator(kind), *place)
    if kind == "about":
        return found._replace(after=after, hedge=hedge)
    if found.bound == "range":
        return found
    verb = "lower" if kind in _LOWER else "upper"
    steps = (*found.steps, Step(verb, None, *place))
    return _met(stretch, found._replace(after=after, steps=steps, bound=kind, hedge=hedge))


def _met(stretch: Stretch, one: Found) -> Found:
    """``bounds = bound ["," ] ["and" | "but"] bound, opposite: the interval between them``."""
    tokens, at = stretch.tokens, one.after
    at += tokens[at].word == ","
    at += not _MEETING.isdisjoint(tokens[at].senses)
    if at == one.after or at >= len(tokens) - 1:
        return one
    two = _after_bound(stretch, at) if "bound" in tokens[at].senses else _second(stretch, at)
    if two is None or not _opposite(one, two):
        return one
    if not agree(one.unit, two.unit):
        return one
    meet = step_at(stretch, "meet", None, at, two.after)
    steps = (*one.steps, *two.steps, meet)
    return Found(one.at, two.after, steps, two.unit or one.unit, "range")


def _second(stretch: Stretch, at: int) -> Found | None:
    """A second bound that stands after its amount: "100 como máximo y 20 como mínimo"."""
    one = end(stretch, at) if has_number(stretch, at) else None
    if one is None or "after" not in stretch.tokens[one.after].senses:
        return None
    token = stretch.tokens[one.after]
    kind = token.senses["after"]
    if kind not in _LOWER | _UPPER:
        return None
    opened = _opened(at, _unbounded(one), kind, *stretch.place(one.after))
    return opened._replace(after=one.after + 1)


def _opposite(one: Found, two: Found) -> bool:
    """Whether one is a lower, the other an upper bound, and something lies between them."""
    if one.bound in _LOWER and two.bound in _UPPER:
        low, high = one.value, two.value
    elif one.bound in _UPPER and two.bound in _LOWER:
        low, high = two.value, one.value
    else:
        return False
    return low is not None and high is not None and low < high
