"""What can begin with a token: the productions of a table that fit its classes, in their order.

A *table* pairs a class of words with a production, the longest form first. Tokens of one set of
classes can begin the same phrases, and there are a few hundred such sets in a language; so a table
is walked once for each set and not at every token.

This module does not know the productions; see :mod:`fabula.recognise.dates.deixis` and
:mod:`fabula.recognise.dates.text`.

>>> table = Beginnings((("month", str.upper), ("season", str.lower), ("month_name", str.upper)))
>>> table["month", "month_name", "noun"]
(<method 'upper' of 'str' objects>,)
"""

from __future__ import annotations

from typing import TypeVar

__all__ = ["Beginnings"]

_P = TypeVar("_P")


class Beginnings(dict[tuple[str, ...], tuple[_P, ...]]):
    """For each set of classes, as a token's senses name them, the productions to be tried."""

    __slots__ = ("_table",)

    def __init__(self, table: tuple[tuple[str, _P], ...]) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, classes: tuple[str, ...]) -> tuple[_P, ...]:
        """Walk the table, once; a production that several classes name is tried once."""
        fitting = [production for sense, production in self._table if sense in classes]
        found = self[classes] = tuple(dict.fromkeys(fitting))
        return found
