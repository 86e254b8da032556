"""Whether a sum is more money than the whole world makes in a year, and so cannot be meant.

The figure is data (``locale/_data/world.toml``) and names its source and its year; where a unit is
worth far less than a dollar the limit is higher by a power of ten. No rate of exchange is needed:
the scale words of two conventions lie at least a thousandfold apart.

This module does not choose; see :mod:`fabula.recognise.amounts.choice`.

>>> is_beyond(7 * 10**18, 7 * 10**18, "USD"), is_beyond(7 * 10**12, None, "USD")
(True, False)
>>> is_beyond(7 * 10**18, None, "IRR"), is_beyond(7 * 10**18, None, None)
(False, False)
"""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

__all__ = ["beyond_words", "is_beyond", "is_money"]


class _World(NamedTuple):
    """What the data says: the product in US dollars, how it is cited, and the weaker units."""

    product: int
    cited: str
    weaker: Mapping[str, int]


@cache
def _world() -> _World:
    table = tomllib.loads(
        files("fabula.locale").joinpath("_data/world.toml").read_text(encoding="utf-8")
    )
    product = table["product"]
    digits, _, power = product["usd"].partition("e")
    whole, _, decimals = digits.partition(".")
    amount = int(whole + decimals) * 10 ** (int(power) - len(decimals))
    told = f"about {amount // 10**12} trillion US dollars in {product['year']}"
    cited = f"{told} ({product['source']})"
    return _World(amount, cited, table["weaker"])


@lru_cache(maxsize=1024)
def is_money(unit: str | None) -> bool:
    """Whether a unit has the form of an ISO 4217 code."""
    return unit is not None and len(unit) == 3 and unit.isascii() and unit.isupper()


def is_beyond(low: int | Fraction | None, high: int | Fraction | None, unit: str | None) -> bool:
    """Whether an amount is a sum of money of which a bound is above the product of the world."""
    if unit is None or not is_money(unit):
        return False
    world = _world()
    most = world.product * 10 ** world.weaker.get(unit, 0)
    return (low is not None and not -most <= low <= most) or (
        high is not None and not -most <= high <= most
    )


def beyond_words() -> str:
    """Why such a sum cannot be meant, with the figure and its source.

    >>> beyond_words()
    "the dictionary's value is above the yearly product of the world, about 110 trillion US dollars \
in 2024 (IMF, World Economic Outlook)"
    """
    return f"the dictionary's value is above the yearly product of the world, {_world().cited}"
