"""The longest sequence that two sequences have in common, in order.

Rows of the table of the problem are kept as bits of one integer each, a bit being 0 where the
length grows (Hyyrö, "Bit-parallel LCS-length computation revisited", 2004). A row costs one
addition, so the whole costs the product of the lengths divided by the width of a machine word, and
one way through the table is read back from the rows.

>>> common([7, 1, 2, 9, 3], [1, 2, 8, 3, 7])
((1, 0), (2, 1), (4, 3))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

__all__ = ["common"]


def common(left: Sequence[Hashable], right: Sequence[Hashable]) -> tuple[tuple[int, int], ...]:
    """Positions in both of one longest common subsequence, from the first to the last."""
    rows = _rows(left, right)
    at, to = len(left), len(right)
    found = []
    while at and to:
        if rows[to - 1] >> at - 1 & 1:
            at -= 1
            continue
        to -= 1
        if not to or rows[to - 1] >> at - 1 & 1:
            at -= 1
            found.append((at, to))
    return tuple(reversed(found))


def _rows(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[int]:
    """For each element of the right, where the length grows along the left."""
    stands: dict[Hashable, int] = {}
    for at, element in enumerate(left):
        stands[element] = stands.get(element, 0) | 1 << at
    full = row = (1 << len(left)) - 1
    rows = []
    for element in right:
        matched = row & stands.get(element, 0)
        row = (row + matched | row - matched) & full
        rows.append(row)
    return rows
