"""Digits in running text: which of them are numbers at all, and the fractions they make.

Digits are no number where they are part of something else: of a name (*H100*, *x86*), of a date, a
telephone number, a score or an address (digits joined twice), or of a long key.

This module does not know words; see :mod:`fabula.recognise.amounts.number`.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from fabula.recognise.amounts.digits import digits
from fabula.recognise.amounts.name import part_of_a_name
from fabula.recognise.mention import Step, quotient, step_at

if TYPE_CHECKING:
    from fabula.recognise.token import Stretch

__all__ = [
    "Number",
    "figure",
    "is_apart",
    "is_label",
    "is_lone",
    "lone",
    "past_joined",
    "plus",
    "power",
    "simple_fraction",
    "vulgar",
]

Value = int | Fraction
_new = tuple.__new__
_JOINTS = frozenset("/-:")
# What before digits may belong to them; a plus begins what is dialled.
_BEFORE = _JOINTS | {"+"}
_LONGEST_SCORE, _MOST_JOINTS, _LONGEST_BELOW = 3, 2, 9
_LONGEST_LONE = 8
# What a share is counted out of; "9 of 16" counts what there is.
_ROUND = frozenset({"2", "3", "4", "5", "6", "7", "8", "9", "10", "100", "1000"})
_YEARS = range(1900, 2100)
_ONE_DIGIT = {digit: int(digit) for digit in "0123456789"}
# What before two digits with a slash makes something else of them: a time, a number to call.
_NOT_A_FRACTION = frozenset({"clock_before", "pronoun", "telephone"})
# Beyond this nobody writes a fraction that is almost one.
_LARGEST_ALMOST = 16
# "Version 2.0" is a label, "article 12,000" none.
_LARGEST_LABEL = 1000
# Names, not fractions: a day, and all day long.
_NAMED = frozenset({("9", "11"), ("24", "7")})
# What digits may go on with though it is no word on file; a bracket closes the area of a telephone.
_JOINING = frozenset("/^-:)")


class Number(NamedTuple):
    """A number found: the token after it, how it was made, and what the reader above must know.

    ``carried`` are the scale steps at its end, which a range carries to its other end. ``plain``
    says that it is digits without any mark; ``article`` that it is an article and nothing more;
    ``bare`` that it is a scale word, a dozen or the like with no number before it.
    """

    after: int
    steps: tuple[Step, ...]
    value: Value
    carried: tuple[Step, ...] = ()
    plain: bool = False
    article: bool = False
    bare: bool = False


def figure(stretch: Stretch, at: int) -> Number | None:
    """``figure = digits ["/" digits] | digits digits "/" digits | digits vulgar``."""
    token = stretch.tokens[at]
    symbols = stretch.lexicon.symbols
    read = digits(token.raw, symbols["decimal"], symbols["group"])
    if read is None or _one_of_many(stretch, at):
        return None
    value, convention, others, plain = read
    put = step_at(stretch, "put", value, at, 0, convention, others)
    after = stretch.tokens[at + 1]
    if plain and after.word == "/" and (share := _slashed(stretch, put, at + 1)):
        return share
    found = _new(Number, (at + 1, (put,), value, (), plain, False, False))
    if not plain or "splits" not in after.senses:
        return found
    return _ratio(stretch, found) or _mixed(stretch, found)


def _ratio(stretch: Stretch, top: Number) -> Number | None:
    """Digits "out of" digits, below a round number: "3 out of 10", "3 op de 10", "3 de cada 10"."""
    tokens = stretch.tokens
    below = tokens[top.after + 1]
    joint = tokens[top.after].senses
    if "one_in" in joint and top.value == 1:
        if not below.raw.isdecimal() or not 1 < int(below.raw[:_LONGEST_BELOW]) < _YEARS[0]:
            return None
    elif "ratio" not in joint or below.raw not in _ROUND:
        return None
    if int(below.raw) < top.value or "unit" in tokens[top.after + 2].senses:
        return None
    steps = (
        *top.steps,
        Step("put", int(below.raw), *stretch.place(top.after + 1)),
        Step("over", None, top.steps[0].start, stretch.end(top.after + 1)),
    )
    return Number(top.after + 2, steps, quotient(top.value, int(below.raw)))


def is_label(found: Number, *, written: bool) -> bool:
    """Whether a number is one a label has: "page 7", "version 2.0", but not "version 2 million".

    Digits alone are one (``written``), not "version two".
    """
    if found.plain or len(found.steps) != 1:
        return found.plain
    return type(found.value) is Fraction or (written and found.value < _LARGEST_LABEL)


def is_lone(stretch: Stretch, at: int) -> bool:
    """Whether these are plain digits with nothing around them that could belong to a number."""
    raw = stretch.tokens[at].raw
    if not raw.isdecimal() or len(raw) > _LONGEST_LONE:
        return False
    after, further, last = stretch.tokens[at + 1 : at + 4]
    if "goes_on" in after.senses or after.word in _JOINING:
        return False
    if "ratio" in further.senses or "ratio" in last.senses:
        return False
    return not at or stretch.tokens[at - 1].word not in _BEFORE


def is_apart(stretch: Stretch, at: int) -> bool:
    """Whether these are plain digits before others with which they make no number: "2024 300"."""
    tokens = stretch.tokens
    raw = tokens[at].raw
    if "digits" not in tokens[at + 1].senses or tokens[at + 2].word == "/":
        return False
    joined = at > 0 and tokens[at - 1].word in _JOINTS
    return not joined and raw.isdecimal() and len(raw) <= _LONGEST_LONE


def lone(stretch: Stretch, at: int) -> Step | None:
    """``lone = digits, with nothing around them``: what most figures of a text are, read shortly.

    None if they are part of a word, or stand after a label or a pronoun.
    """
    tokens = stretch.tokens
    token, after = tokens[at], tokens[at + 1]
    if not after.before and after.raw[:1].isalpha():
        return None
    if not token.before and part_of_a_name(stretch, at):
        return None
    value = int(token.raw)
    before = tokens[at - 1].senses if at else {}
    if "label" in before or (value == 1 and "pronoun" in before):
        return None
    return step_at(stretch, "put", value, at)


def past_joined(stretch: Stretch, at: int) -> int:
    """The token after digits that signs join more than once, which are no number; 0 if they do not.

    It goes no further than digits that begin with a zero, as what somebody dials does.
    """
    tokens, end, joints = stretch.tokens, at, 0
    while tokens[end + 1].word in _JOINTS:
        sign, digits = tokens[end + 1], tokens[end + 2]
        if sign.before or digits.before or "digits" not in digits.senses or digits.raw[0] == "0":
            break
        end, joints = end + 2, joints + 1
    return end + 1 if joints > 1 else 0


def simple_fraction(stretch: Stretch, at: int) -> Number | None:
    """``simple fraction = digit "/" digit, with nothing around them``: "1/2", read shortly.

    None if it has more digits, or if anything beside it may belong to it or make it something else.
    """
    tokens = stretch.tokens
    token, slash, below, after = tokens[at : at + 4]
    top, divisor = _ONE_DIGIT.get(token.raw), _ONE_DIGIT.get(below.raw)
    if slash.word != "/" or top is None or not divisor or not token.before:
        return None
    before = tokens[at - 1]
    if before.word in _JOINTS or after.word in _JOINING or (after.raw and not after.before):
        return None
    goes_on = "goes_on" in after.senses and "digits" not in after.senses
    if goes_on or not _NOT_A_FRACTION.isdisjoint((*before.classes, *tokens[at - 2].classes)):
        return None
    put = step_at(stretch, "put", top, at)
    return _slashed(stretch, put, at + 1)


def _one_of_many(stretch: Stretch, at: int) -> bool:
    """Whether this is part of a date, a telephone number, an address: digits joined by signs.

    Two joints (``17/5/2018``, ``1111-22223333-4444``, ``10.0.0.1`` is one token) are never an
    amount, nor is a long number that begins with 0 or stands after a plus sign.
    """
    token, tokens = stretch.tokens[at], stretch.tokens
    before, after = tokens[at - 1].word if at else "", tokens[at + 1].word
    left, right = before in _JOINTS, after in _JOINTS
    if after == "/" and not left and len(token.raw) == len(tokens[at + 2].raw) == 1:
        # "1/2" is the commonest of all, and is no name.
        return tokens[at + 3].word in _JOINTS and _joints(stretch, at, 1) > 1
    if left or right:
        lefts = _joints(stretch, at, -1) if left else 0
        rights = _joints(stretch, at, 1) if right else 0
        if lefts + rights > 1 or (lefts and before == ":") or (rights and after == ":"):
            return True
        if after == "/" and _is_year_after(stretch, at + 2):
            return True
        if _is_named(stretch, at):
            return True
        if "-" in (before, after) and (_is_score(stretch, at) or _is_code(stretch, at)):
            return True
        if after == "-" and _is_initial(stretch, at + 2):
            return True
    if token.raw.isdecimal() and len(token.raw) > 8:
        plus = at > 0 and tokens[at - 1].word == "+" and stretch.glued(at)
        return plus or token.raw.startswith("0")
    return False


def _is_initial(stretch: Stretch, at: int) -> bool:
    """Whether capitals touch the hyphen before them: "11-S" is a day, "12-ABC-3" a licence plate."""
    token = stretch.tokens[at]
    if token.before or not token.raw.isupper():
        return False
    return len(token.raw) == 1 or (token.raw.isalpha() and not token.senses)


def _is_named(stretch: Stretch, at: int) -> bool:
    """Whether a slash joins these digits to others in the name of a day or a season."""
    tokens = stretch.tokens
    first = at if tokens[at + 1].word == "/" else at - 2
    if first < 0:
        return False
    one, two = tokens[first].raw, tokens[first + 2].raw
    return (one, two) in _NAMED or _is_season(one, two)


def _is_season(one: str, two: str) -> bool:
    """Whether two digits and the next number are the years of a season: "23/24"."""
    pair = len(one) == len(two) == 2 and one.isdecimal() and two.isdecimal()
    return pair and int(one) > _LARGEST_ALMOST and int(two) == int(one) + 1


def _is_year_after(stretch: Stretch, at: int) -> bool:
    """Whether a year touches the slash before it: "Law 39/2015" has a number for a name."""
    raw = stretch.tokens[at].raw
    return len(raw) == 4 and raw.isascii() and raw.isdecimal() and int(raw) in _YEARS


def _is_score(stretch: Stretch, at: int) -> bool:
    """Whether these are two numbers with a hyphen, the first not the smaller: a score, no range."""
    tokens = stretch.tokens
    left = at if tokens[at + 1].word == "-" else at - 2
    if left < 0 or tokens[left + 1].word != "-" or not stretch.glued(left + 1):
        return False
    one, two = tokens[left].raw, tokens[left + 2].raw
    if not stretch.glued(left + 2) or not (one.isdecimal() and two.isdecimal()):
        return False
    return len(two) <= len(one) <= _LONGEST_SCORE and int(one) >= int(two)


def _is_code(stretch: Stretch, at: int) -> bool:
    """Whether what stands behind the hyphen begins with a zero that counts nothing: "789-09"."""
    tokens = stretch.tokens
    left = at if tokens[at + 1].word == "-" else at - 2
    if left < 0 or not stretch.glued(left + 1) or not stretch.glued(left + 2):
        return False
    raw = tokens[left + 2].raw
    return len(raw) > 1 and raw[0] == "0" and raw.isdecimal()


def _joints(stretch: Stretch, at: int, step: int) -> int:
    """How many further digits are joined to these by a slash, a hyphen or a colon, up to two."""
    tokens, count = stretch.tokens, 0
    while count < _MOST_JOINTS:
        near, far = at + step, at + 2 * step
        if far < 0 or far >= len(tokens) or tokens[near].word not in _JOINTS:
            break
        # Of two tokens that touch, the right one has nothing before it.
        apart = tokens[near].before or tokens[far if step > 0 else at].before
        if apart or "digits" not in tokens[far].senses:
            break
        at, count = far, count + 1
    return count


def _slashed(stretch: Stretch, top: Step, at: int) -> Number | None:
    """Digits "/" digits from the slash on, but for years (``2023/24``)."""
    tokens = stretch.tokens
    value, raw = top[1], tokens[at + 1].raw
    if tokens[at].word != "/" or value >= 1000:
        return None
    if not raw.isdecimal() or not raw.isascii() or len(raw) > _LONGEST_BELOW:
        return None
    divisor = int(raw)
    if not divisor:
        return None
    put = step_at(stretch, "put", divisor, at + 1)
    over = step_at(stretch, "over", None, at - 1, at + 2)
    share = quotient(value, divisor)
    return _new(Number, (at + 2, (top, put, over), share, (), False, False, False))


def _mixed(stretch: Stretch, whole: Number) -> Number:
    """Whole fraction, side by side: "2 1/4", "2½"."""
    token = stretch.tokens[whole.after]
    part: Number | None = None
    if "vulgar" in token.senses:
        part = vulgar(stretch, whole.after)
    elif "digits" in token.senses and whole.plain:
        figure = (
            step_at(stretch, "put", int(token.raw), whole.after)
            if token.raw.isdecimal() and len(token.raw) < 5
            else None
        )
        part = figure and _slashed(stretch, figure, whole.after + 1)
    return plus(whole, part) if part and part.value < 1 else whole


def vulgar(stretch: Stretch, at: int) -> Number:
    """One character that is a fraction: ½."""
    value = Fraction(stretch.tokens[at].senses["vulgar"])
    return Number(at + 1, (step_at(stretch, "put", value, at),), value)


def plus(one: Number, two: Number, *, times: tuple[Step, ...] = ()) -> Number:
    """The sum of two numbers, the second in the scale of the first if steps are given for it."""
    value = two.value
    for step in times:
        value *= step.operand
    add = Step("add", None, two.steps[0].start, two.steps[-1].end)
    steps = (*one.steps, *two.steps, *times, add)
    return Number(two.after, steps, one.value + value, one.carried)


def power(stretch: Stretch, base: Number) -> Number:
    """Base "^" ["-"] digits."""
    tokens = stretch.tokens
    at = base.after + 1
    minus = tokens[at].senses.get("minus") == "sign"
    raw = tokens[at + minus].raw
    short = raw.isdecimal() and raw.isascii() and len(raw) < 3
    if not (short and base.value and int(raw) <= 64):
        return base
    exponent = -int(raw) if minus else int(raw)
    steps = (
        *base.steps,
        step_at(stretch, "put", exponent, at, at + minus + 1),
        Step("power", None, base.steps[0].start, stretch.end(at + minus)),
    )
    return Number(at + minus + 1, steps, Fraction(base.value) ** exponent)
