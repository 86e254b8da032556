"""A cardinal in words: "vierhundertfünfundzwanzig", "quatre-vingt-dix-sept", "two hundred and six".

A *piece* is a word, or a part of a compound, with a number sense: ``n`` (below 1000), ``mul`` (100
or 1000), ``and``; in compounds also ``scale`` (a power of ten from 6 on). Pieces are added up from
the left; *room* is what the next piece must be smaller than: after "twenty" a unit has room, after
"hundred" anything below a hundred. A piece that does not fit ends the cardinal, which is why "two
three" is two numbers.

What languages do differently are flags of their data:

- ``inverted``: units stand before tens (*einundzwanzig*);
- ``vigesimal``: tens that take 10 to 19 as well (*soixante-dix*); ``score``: twenty multiplies four
  (*quatre-vingts*); ``ten_room``: ten takes a unit (*dix-sept*);
- ``leading_zero``: a figure after zero is told digit by digit (*cero siete* is 07);
- ``group_comma``: a comma may stand between groups ("two thousand, five hundred");
- ``and_rooms``: the rooms in which "and" may stand between pieces (English: from 100 on).

The decision: "and" joins only what fits; if a multiplier shows that a number of its own began there
("one thousand and two thousand"), the cardinal ends before "and".

This module does not know digits, scales or fractions; see :mod:`fabula.recognise.amounts.number`.

>>> from fabula.locale.words import lexicon
>>> words = lexicon("de")
>>> compound(words.compound("vierhundertfünfundzwanzig")["compound"], words.flags)
425
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from fabula.locale.phrase import Senses
    from fabula.locale.words import Pieces
    from fabula.recognise.token import Stretch, Token

__all__ = ["Cardinal", "begins_hundreds", "cardinal", "compound", "measured"]

_ALL = 10**100
_MOST_TOKENS = 40
_NUMERIC = frozenset({"compound", "mul", "n", "piece"})


class Cardinal(NamedTuple):
    """The value, the index of the token after it, and the room it leaves.

    ``joins`` says where the last "and" stands and what the value was before it.
    """

    value: int
    after: int
    room: int
    joins: tuple[int, int] | None = None


class _Sum:
    """The pieces added up so far: ``whole`` with scales, ``thousands``, and the open ``group``."""

    __slots__ = (
        "and_at",
        "count",
        "flags",
        "group",
        "joined",
        "room",
        "scale",
        "thousands",
        "whole",
    )

    def __init__(self, flags: dict[str, Any]) -> None:
        self.flags = flags
        self.whole = self.thousands = self.group = self.count = 0
        self.room = self.scale = _ALL
        self.joined = False
        self.and_at: int | None = None

    @property
    def value(self) -> int:
        """What the pieces come to."""
        return self.whole + self.thousands + self.group

    def add(self, senses: Senses) -> bool:
        """Take one piece; False, and nothing changed, if it does not fit."""
        if "n" in senses or "piece" in senses:
            fits = self._number(senses["n"] if "n" in senses else senses["piece"])
        elif "mul" in senses:
            fits = self._multiply(senses["mul"])
        else:
            fits = "scale" in senses and self._scaled(senses["scale"])
        self.count += fits
        self.joined &= not fits
        return fits

    def _number(self, value: int) -> bool:
        """A number below 1000, where it has room."""
        tens = self.group % 100
        if self.joined and self.flags.get("inverted") and 0 < tens < 10 < value and not value % 10:
            self.group, self.room = self.group + value, 0
        elif value == 20 and tens == self.flags.get("score"):
            self.group, self.room = self.group + 76, 20
        elif value < self.room and (value or not self.count):
            self.group, self.room = self.group + value, self._room(value)
        else:
            return False
        return True

    def _room(self, value: int) -> int:
        """What may follow a number below 1000."""
        if value >= 100:
            return 100
        if not value:
            return 10 if self.flags.get("leading_zero") else 0
        if value in self.flags.get("vigesimal", ()):
            return 20
        if value == 10 and self.flags.get("ten_room"):
            return 10
        return 10 if value >= 20 and not value % 10 else 0

    def _multiply(self, value: int) -> bool:
        """A hundred multiplies up to 99, a thousand up to 999; alone they stand for one of each."""
        if self.count and not self.value:
            return False
        if value == 100:
            if self.group >= 100 or (self.room < 100 and not self.group):
                return False
            self.group, self.room = (self.group or 1) * 100, 100
            return True
        if self.thousands or (self.scale < _ALL and self.room < 1000 and not self.group):
            return False
        self.thousands, self.group, self.room = (self.group or 1) * value, 0, value
        return True

    def _scaled(self, power: int) -> bool:
        """A scale word inside a compound multiplies all that is not yet scaled."""
        scale = 10**power
        if scale >= self.scale:
            return False
        self.whole += ((self.thousands + self.group) or 1) * scale
        self.thousands = self.group = 0
        self.scale = self.room = scale
        return True


def compound(pieces: Pieces, flags: dict[str, Any]) -> int | None:
    """The value of a word made of pieces, or None if they do not fit one another."""
    total = _Sum({**flags, "and_rooms": ()})
    for _, senses in pieces:
        if "and" in senses and not total.joined and total.count:
            total.joined = True
        elif not total.add(senses):
            return None
    return None if total.joined else total.value


def measured(size: Senses, flags: dict[str, Any]) -> int | Fraction | None:
    """The number in a word that ends in its unit: "dreijährig", "zweieinhalbstündig"."""
    if "mixed" in size:
        return Fraction(size["mixed"])
    if "halves" in size:
        whole = compound(size["halves"], flags)
        return None if whole is None else whole + Fraction(1, 2)
    return compound(size["compound"], flags)


def cardinal(
    stretch: Stretch, at: int, *, joins: bool = True, until: int = _ALL
) -> Cardinal | None:
    """``cardinal = piece {["-"] [and] ["-"] piece}, each where it has room``.

    With ``joins=False`` no "and" is taken, for the reader who needs it to stand between two ends;
    ``until`` is the token before which the cardinal must end.
    """
    tokens, flags = stretch.tokens, stretch.lexicon.flags
    total = _Sum(flags)
    found: Cardinal | None = None
    mark: Cardinal | None = None
    join: tuple[int, int] | None = None
    for _ in range(_MOST_TOKENS):
        step = _link(stretch, at, total, joins=joins) if total.count else 0
        if step is None or at + step >= until or not _take(total, tokens[at + step], flags):
            return mark if mark and "mul" in tokens[at].senses else found
        if total.and_at is not None:
            mark, join = found, (total.and_at, found.value if found else 0)
        at += step + 1
        found = Cardinal(total.value, at, total.room, join)
    return None


def _link(stretch: Stretch, at: int, total: _Sum, *, joins: bool) -> int | None:
    """How many tokens stand between two pieces: a hyphen, "and", both; None if it is over."""
    tokens, begin = stretch.tokens, at
    total.joined, total.and_at = False, None
    if tokens[at].word == ",":
        grouped = joins and total.room == 1000 and begins_hundreds(stretch, at + 1)
        return 1 if grouped else None
    at += tokens[at].word == "-"
    if "and" in tokens[at].senses and "n" not in tokens[at].senses:
        total.joined, total.and_at = True, at
        if not joins or not _may_join(stretch, at, total):
            return None
        at += 1
        at += tokens[at].word == "-"
    return at - begin if at == begin or _is_piece(tokens[at]) else None


def begins_hundreds(stretch: Stretch, at: int) -> bool:
    """Whether at least a hundred follows a comma between groups: "two thousand, five hundred".

    Less would be the next number of a list. Only where numerals are written so (``group_comma``).
    """
    if not stretch.lexicon.flags.get("group_comma"):
        return False
    first, second = stretch.tokens[at].senses, stretch.tokens[at + 1].senses
    return first.get("n", 0) >= 100 or "mul" in first or "mul" in second or "compound" in first


def _may_join(stretch: Stretch, at: int, total: _Sum) -> bool:
    """Whether "and" may stand here: by the room left, or between a unit and its tens."""
    flags = stretch.lexicon.flags
    inverted = bool(flags.get("inverted")) and 0 < total.group % 100 < 10
    return inverted or total.room in flags.get("and_rooms", ())


def _is_piece(token: Token) -> bool:
    """Whether a token has a number sense that a cardinal is made of."""
    return not _NUMERIC.isdisjoint(token.senses)


def _take(total: _Sum, token: Token, flags: dict[str, Any]) -> bool:
    """Add a token, all pieces of a compound or none; a subunit ("cents") is no hundred after tens."""
    senses = token.senses
    pieces = senses.get("compound")
    if pieces is not None:
        value = compound(pieces, flags)
        return value is not None and _add_compound(total, value)
    if "piece" in senses and "n" not in senses and not (total.count or _inverts(token, flags)):
        return False
    if "scale" in senses or ("sub" in senses and "mul" in senses and total.group >= 10):
        return False
    return bool(senses) and total.add(senses)


def _inverts(token: Token, flags: dict[str, Any]) -> bool:
    """Whether a one that is else the article may begin a numeral ("een en twintig")."""
    return bool(flags.get("inverted")) and "art" in token.senses


def _add_compound(total: _Sum, value: int) -> bool:
    """A compound is a number of its own, added where it has room."""
    if value >= total.room or (value >= 1000 and (total.thousands or total.group)):
        return False
    total.thousands += value - value % 1000
    total.group += value % 1000
    total.room = 1000 if not value % 1000 else 100 if not value % 100 else 0
    total.count += 1
    return True
