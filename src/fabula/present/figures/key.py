"""What do the signs of a drawing mean, before somebody has to guess?

A *sign* is a mark that a drawing may hold, known by its class in the style sheet; the *key* shows
each sign once, as it is drawn, beside its meaning. Only signs that the drawing has are in its key:
whoever reads it is to look for nothing that is not there. The order is that of the caller.

This module words nothing: its caller knows the language.

>>> signs = {"fab-day": "on this day", "fab-unknown": "no day known"}
>>> key('<circle class="fab-day"/>', signs, "").count("<li>")
1
"""

from __future__ import annotations

import re
from html import escape
from types import MappingProxyType
from typing import TYPE_CHECKING

from fabula.present.figures.svg import element, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["key"]

_WIDTH, _HEIGHT, _MIDDLE = 30, 14, 7
_CLASS = re.compile(r'\bclass="([^"]*)"')


def key(drawn: str, signs: Mapping[str, str], note: str) -> str:
    """The key of a drawing, as HTML.

    Args:
        drawn: the drawing.
        signs: the meaning of each sign that may be in it, by its class.
        note: what else is to be known before it is read; may be empty.
    """
    held = {name for given in _CLASS.findall(drawn) for name in given.split()}
    items = "".join(
        f"<li>{_sample(name)} {escape(meaning)}</li>"
        for name, meaning in signs.items()
        if name in held
    )
    said = f"<p>{escape(note)}</p>" if note else ""
    return f'<figcaption class="fab-key"><ul>{items}</ul>{said}</figcaption>'


def _sample(name: str) -> str:
    """One sign by itself; who hears the page hears its meaning alone."""
    return element(
        "svg", *_SIGNS[name], viewBox=f"0 0 {_WIDTH} {_HEIGHT}", width=_WIDTH, height=_HEIGHT,
        class_="fab-figure", aria_hidden="true",
    )  # fmt: skip


def _path(d: str, class_: str) -> str:
    return element("path", d=d, class_=class_)


def _dot(r: float, class_: str) -> str:
    return element("circle", cx=_WIDTH / 2, cy=_MIDDLE, r=r, class_=class_)


def _bar(more: str = "") -> Iterator[str]:
    yield _path(f"M3 {_MIDDLE}H27", f"fab-bar{more}")
    yield from (_path(f"M{x} 2V12", "fab-end") for x in (3, 27))


def _letter(sign: str, class_: str) -> str:
    return text(sign, _WIDTH / 2, _MIDDLE + 5, text_anchor="middle", class_=class_)


_ARROW = (_path("M3 7H26", "fab-bar"), _path("M22 2L27 7L22 12", "fab-open"))
_SIGNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "fab-bar": tuple(_bar()),
        "fab-cites": (_path("M3 7H26", "fab-cites"), _path("M21 3L27 7L21 11", "fab-head")),
        "fab-copy": (_dot(4, "fab-copy"),),
        "fab-day": (_dot(5, "fab-day"),),
        "fab-disputed": (_letter("≠", "fab-disputed"),),
        "fab-fading": (_dot(4, "fab-meant"), _path("M15 7H28M23 3L28 7L23 11", "fab-open fab-meant")),
        "fab-ground": (element("rect", x=3, y=1, width=24, height=12, rx=3, class_="fab-ground"),),
        "fab-group": (_dot(4, "fab-group"),),
        "fab-joins": (_path("M3 7H26", "fab-joins"), _path("M21 3L27 7L21 11", "fab-head")),
        "fab-lasting": (*_ARROW, _path("M9 7H18", "fab-lasting")),
        "fab-meant": (_dot(4, "fab-meant"),),
        "fab-open": _ARROW,
        "fab-plain": (_dot(4, "fab-plain"),),
        "fab-soft": tuple(_bar(" fab-soft")),
        "fab-unknown": (_letter("?", "fab-unknown"),),
    }
)  # fmt: skip
"""Each sign by itself, by its class."""
