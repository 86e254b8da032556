"""Where a telephone number ends: groups of figures with blanks between them are no amounts.

A telephone number is a *trunk* call (it begins with a zero: "020 7946 0958"), an international one
(a plus sign touches it: "+49 170 1234567"), one with its area in brackets ("(202) 555 0143"), or one
that a word announces (class ``telephone``: "Tel. 612 345 678"), or one whose groups are as long as
those of no amount (flag ``telephone_shapes``: "91 123 45 67").

The decision: all its groups together have at least eight figures (ITU-T E.164 allows at most
fifteen), six after a word that announces it. What is grouped by threes like an amount, "+12 345 678",
is one from ten figures on. So "423 0000" and "05 people" stay numbers.

This module does not read the number; see :mod:`fabula.recognise.amounts.bound`, which passes over it.

>>> from fabula.recognise.engine import read
>>> [m.text for m in read("Call 020 7946 0958 before 12 people do.", "en")]
['12']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.locale.token import NOTHING

if TYPE_CHECKING:
    from fabula.recognise.token import Stretch, Token

__all__ = ["past_telephone"]

_LEAST, _ANNOUNCED, _GROUPED = 8, 6, 10
_MOST_GROUPS, _LONGEST_SHAPE = 8, 12
# What may stand between two groups: "030/901820", "(11) 3456-7890".
_BETWEEN = frozenset("-/()")


def past_telephone(stretch: Stretch, at: int) -> int:
    """The token after the telephone number whose first group stands here, 0 if none does."""
    tokens = stretch.tokens
    before = tokens[at - 1] if at else NOTHING
    told = "telephone" in before.senses or (at > 1 and "telephone" in tokens[at - 2].senses)
    if not told:
        figures = _figures(tokens[at]) if tokens[at].raw[0] == "0" else 0
        trunk = figures > 1 or (figures and before.word == "(")
        dialled = before.word == "+" and stretch.glued(at)
        area = before.word == "(" and tokens[at + 1].word == ")"
        if not (trunk or dialled or area):
            return _past_shape(stretch, at)
    after, groups, figures = _groups(stretch, at)
    least = _ANNOUNCED if told else _GROUPED if groups == 1 else _LEAST
    return after if figures >= least else 0


def _past_shape(stretch: Stretch, at: int) -> int:
    """The token after groups of figures that only a telephone number has, 0 if these are none."""
    shapes = stretch.lexicon.flags.get("telephone_shapes", ())
    tokens, lengths, end = stretch.tokens, "", at
    while shapes and len(lengths) < _LONGEST_SHAPE and _figures(tokens[end]):
        if lengths and tokens[end].before != (tokens[end - 1].word != "-"):
            return 0
        lengths += "".join(f" {len(group)}" for group in tokens[end].raw.split())
        end += 1
        end += tokens[end].word == "-" and stretch.glued(end)
    return end if lengths[1:] in shapes else 0


def _groups(stretch: Stretch, at: int) -> tuple[int, int, int]:
    """The token after the groups that belong together, how many they are, and their figures."""
    tokens, groups, figures = stretch.tokens, 0, 0
    end = at
    while groups < _MOST_GROUPS and (count := _figures(tokens[at])):
        groups, figures, end = groups + 1, figures + count, at + 1
        at = end
        while tokens[at].word in _BETWEEN:
            at += 1
        if tokens[at].before > 1:
            break
    return end, groups, figures


def _figures(token: Token) -> int:
    """How many figures a group has; 0 if it is none, or has the mark of a fraction."""
    figures = "".join(token.raw.split())
    return len(figures) if figures.isdecimal() and figures.isascii() else 0
