"""Equations between amounts, as data: what hangs together with what, and what that implies.

A *relation* joins amounts by an equation whose parts have names, its *roles*:

=========  ================================  =========================
ratio      quotient = dividend / divisor
times      product = base * factor
growth     after = before * (1 + rate)       the rate in per cent
share      part = whole * share              the share in per cent
sum        total = part + part + ...         one role, given many times
=========  ================================  =========================

One role is left out and *sought*: what the others imply for it. What is said of it elsewhere is
the *other side*. An operand is the address of a claim (``event/claim``), the id of another
relation, whose result is taken, or an amount stated here, as a what-if. Nothing in a relation is
text to be evaluated.

:func:`implied` is interval arithmetic on exact fractions (:mod:`fabula.value.arithmetic`); each
role stands once in its equation, so the result is as narrow as can be.

This module knows no story; see :mod:`.arithmetic`.

>>> known = {"whole": [Measure.point(200, "EUR")], "part": [Measure.point(50, "EUR")]}
>>> implied(RelationType.SHARE, known) == Measure.point(25, "%")
True
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from fabula.errors import RecordError
from fabula.story.slug import check_slug, label
from fabula.value import Measure
from fabula.value.arithmetic import minus, plus, ratio, times

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Operand", "Relation", "RelationType", "implied"]

Operand: TypeAlias = Measure | str
"""An amount stated as a what-if, the address of a claim, or the id of a relation."""


class RelationType(StrEnum):
    """How amounts hang together."""

    RATIO = "ratio"
    TIMES = "times"
    GROWTH = "growth"
    SHARE = "share"
    SUM = "sum"

    @property
    def roles(self) -> tuple[str, str, str] | tuple[str, str]:
        """The names of its parts, the one that stands alone first."""
        return _ROLES[self]


_ROLES: dict[RelationType, tuple[str, str, str] | tuple[str, str]] = {
    RelationType.RATIO: ("quotient", "dividend", "divisor"),
    RelationType.TIMES: ("product", "base", "factor"),
    RelationType.GROWTH: ("after", "before", "rate"),
    RelationType.SHARE: ("part", "whole", "share"),
    RelationType.SUM: ("total", "part"),
}
_HUNDRED = Measure.point(100, "%")


@dataclass(frozen=True, slots=True)
class Relation:
    """An equation between amounts of a story.

    Attributes:
        id: slug, unique among the relations.
        type: the equation.
        operands: roles and what stands in them; one role is left out. A sum has many parts.
        expects: the other side, or None to reckon only.
        because: why the amounts hang together, in words.

    Raises:
        RecordError: a role is not of the type, is given twice, or not exactly one is left out.
    """

    id: str
    type: RelationType
    operands: tuple[tuple[str, Operand], ...]
    expects: Operand | None = None
    because: str = ""

    def __post_init__(self) -> None:
        place = label("relation", self.id)
        check_slug(place, "id", self.id)
        roles = [role for role, _ in self.operands]
        allowed = self.type.roles
        for role in roles:
            if role not in allowed:
                raise RecordError(place, "operands", role, f"a role of {self.type}: {allowed}")
        once = [role for role in roles if self.type is not RelationType.SUM or role == "total"]
        if len(set(once)) < len(once):
            raise RecordError(place, "operands", roles, "each role once")
        if self.type is RelationType.SUM:
            if "part" not in roles:
                raise RecordError(place, "operands", roles, "one part or more")
        elif len(set(allowed) - set(roles)) != 1:
            raise RecordError(place, "operands", roles, f"all roles but one of {allowed}")

    @property
    def seeks(self) -> str:
        """The role that is left out; of a sum whose total is given, the missing part."""
        roles = [role for role, _ in self.operands]
        return next((role for role in self.type.roles if role not in roles), "part")

    @property
    def names(self) -> tuple[str, ...]:
        """The addresses and ids it leads to."""
        stated = (*(operand for _, operand in self.operands), self.expects)
        return tuple(operand for operand in stated if isinstance(operand, str))


def implied(type: RelationType, known: Mapping[str, Sequence[Measure]]) -> Measure | None:
    """What amounts in some roles imply for the one left out; None if nothing bounds it.

    The amounts are taken as intervals just as they are: nothing is rounded here.

    Raises:
        DimensionError: the units do not go together.

    >>> implied(RelationType.SUM, {"part": [Measure(1, 2), Measure.point(5)]}) == Measure(6, 7)
    True
    """
    if type is RelationType.SUM:
        return _summed(known)
    first, second, third = (next(iter(known.get(role, ())), None) for role in _ROLES[type])
    if type is RelationType.RATIO:
        return _product(second, third, first)
    if type is RelationType.TIMES:
        return _product(first, second, third)
    if type is RelationType.SHARE:
        result = _product(first, second, third)
        return result if third else _percent(result)
    if third:
        return _product(first, second, plus(_HUNDRED, third))
    more = _product(first, second, None)
    return _percent(more and minus(more, Measure.point(1)))


def _product(whole: Measure | None, base: Measure | None, factor: Measure | None) -> Measure | None:
    """The one missing of ``whole = base · factor``."""
    if whole is None:
        return times(base, factor) if base and factor else None
    divisor = base or factor
    if divisor is None or divisor.low == divisor.high == 0:
        return None
    return ratio(whole, divisor)


def _summed(known: Mapping[str, Sequence[Measure]]) -> Measure | None:
    """The sum of the parts, or what the total leaves for the part missing."""
    total: Measure | None = None
    for at, part in enumerate(known["part"]):
        total = part if not at else total and plus(total, part)
    stated = next(iter(known.get("total", ())), None)
    return minus(stated, total) if stated and total else total


def _percent(measure: Measure | None) -> Measure | None:
    """A plain number as per cent."""
    if measure is None:
        return None
    hundredfold = measure.scaled(100)
    return Measure(hundredfold.low, hundredfold.high, "%", hundredfold.approximator)
