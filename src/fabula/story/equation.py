"""Equations between the amounts of a story, as data: what hangs together with what.

A *relation* joins amounts by an equation whose parts have names, its *roles*:

=========  ================================  =========================
ratio      quotient = dividend / divisor
times      product = base * factor
growth     after = before * (1 + rate)       the rate in per cent
share      part = whole * share              the share in per cent
sum        total = part + part + ...         one role, given many times
=========  ================================  =========================

One role is left out and *sought*: what the others imply for it. What is said of it elsewhere is
held *against* it. An operand is the address of a claim (``event/claim``), the id of another
relation, whose result is taken, or a :class:`WhatIf`, an amount that is stated with its reason.
Nothing in a relation is text to be evaluated.

This module reckons nothing; see :mod:`fabula.evidence.arithmetic`.

>>> Relation("fold", RelationType.RATIO, (("dividend", "plan/sum"), ("divisor", "sales/sum"))).seeks
'quotient'
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, TypeAlias

from fabula.errors import RecordError
from fabula.story.slug import check_slug, label
from fabula.value import Measure

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Operand", "Relation", "RelationType", "WhatIf", "in_turn"]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """An amount that no claim gives, to see what would follow from it.

    Attributes:
        value: the amount.
        because: why it is worth asking.

    Raises:
        RecordError: no reason is given.
    """

    value: Measure
    because: str

    def __post_init__(self) -> None:
        if not self.because.strip():
            raise RecordError("what-if", "because", self.because, "why it is worth asking")


Operand: TypeAlias = WhatIf | str
"""A what-if, the address of a claim (with a slash), or the id of a relation (without one)."""


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


@dataclass(frozen=True, slots=True)
class Relation:
    """An equation between amounts of a story.

    Attributes:
        id: slug, unique among the relations.
        type: the equation.
        operands: roles and what stands in them; one role is left out. A sum has many parts.
        against: what is said elsewhere of the role sought, or None to reckon only.
        expect: what the editors expect to come out, each bound as exact as it is written.
        because: why the amounts hang together, in words.

    Raises:
        RecordError: a role is not of the type, is given twice, or not exactly one is left out.
    """

    id: str
    type: RelationType
    operands: tuple[tuple[str, Operand], ...]
    against: Operand | None = None
    expect: Measure | None = None
    because: str = ""

    def __post_init__(self) -> None:
        place = label("relation", self.id)
        check_slug(place, "id", self.id)
        roles = [role for role, _ in self.operands]
        allowed = self.type.roles
        for role in roles:
            if role not in allowed:
                raise RecordError(place, "operand", role, f"a role of {self.type}: {allowed}")
        once = [role for role in roles if self.type is not RelationType.SUM or role == "total"]
        if len(set(once)) < len(once):
            raise RecordError(place, "operand", roles, "each role once")
        if self.type is RelationType.SUM:
            if "part" not in roles:
                raise RecordError(place, "operand", roles, "one part or more")
        elif len(set(allowed) - set(roles)) != 1:
            raise RecordError(place, "operand", roles, f"all roles but one of {allowed}")

    @property
    def seeks(self) -> str:
        """The role that is left out; of a sum whose total is given, the missing part."""
        roles = [role for role, _ in self.operands]
        return next((role for role in self.type.roles if role not in roles), "part")

    @property
    def names(self) -> tuple[str, ...]:
        """The addresses and ids it leads to."""
        stated = (*(operand for _, operand in self.operands), self.against)
        return tuple(operand for operand in stated if isinstance(operand, str))


def in_turn(relations: Iterable[Relation]) -> list[str]:
    """The ids of relations, each behind those whose results it takes; unknown ones among them.

    Raises:
        RecordError: some lead round to themselves.
    """
    before = {one.id: [name for name in one.names if "/" not in name] for one in relations}
    try:
        return list(TopologicalSorter(before).static_order())
    except CycleError as error:
        circle = error.args[1]
        raise RecordError(
            label("relation", circle[0]), "operand", circle, "free of its own result"
        ) from None
