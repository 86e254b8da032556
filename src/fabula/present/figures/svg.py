"""How is a drawing written so that nothing in it can be taken for markup?

An *element* is text: a name, attributes, children that are elements already. Texts of a story enter
by :func:`text` and by attributes, and both escape them. Numbers are written with at most one
decimal, so that two machines draw the same bytes.

Widths of letters are not known here; a line of text is cut by a count of letters, and the whole of
it stands in the ``title`` of its element.

>>> element("a", text("1 < 2", 3, 4.25), href='x"y')
'<a href="x&quot;y"><text x="3" y="4.2">1 &lt; 2</text></a>'
"""

from __future__ import annotations

import html
import re

__all__ = ["element", "lines", "linked", "picture", "text", "told"]

# XML 1.0, 2.2: what no document may hold, escaped or not; and marks that turn what follows them.
_NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")


def _safe(value: object) -> str:
    if isinstance(value, int | float):
        return f"{round(value, 1):g}"
    return html.escape(_TURNING.sub("", _NO_CHARACTER.sub(" ", str(value))))


def element(name: str, *children: str, **attributes: object) -> str:
    """One element; an attribute that is None or empty is left out.

    A name that is a word of Python takes a ``_`` at its end, and ``_`` within a name is ``-``.
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_safe(value)}"'
        for key, value in attributes.items()
        if value is not None and value != ""
    )
    return f"<{name}{given}>{''.join(children)}</{name}>" if children else f"<{name}{given}/>"


def text(words: str, x: float, y: float, **attributes: object) -> str:
    """Words at a point of their base line."""
    return element("text", _safe(words), x=x, y=y, **attributes)


def linked(address: str, *children: str) -> str:
    """The children as a link, if there is somewhere to go."""
    return element("a", *children, href=address) if address else "".join(children)


def lines(words: str, letters: int, most: int = 2) -> list[str]:
    """The words in lines of about so many letters; what is more than the most is cut with "…".

    >>> lines("one two three four", 9)
    ['one two', 'three…']
    """
    made: list[str] = [""]
    for word in words.split():
        joined = f"{made[-1]} {word}".strip()
        if len(joined) <= letters or not made[-1]:
            made[-1] = joined[:letters]
        else:
            made.append(word[:letters])
    if len(made) > most:
        made = [*made[: most - 1], f"{made[most - 1].rstrip('.,;:')}…"]
    return made


def told(words: str) -> str:
    """What a reader hears, and sees when the pointer rests there."""
    return element("title", _safe(words))


def picture(*children: str, width: float, height: float, name: str, title: str) -> str:
    """A whole drawing with a name for who does not see it."""
    return element(
        "svg",
        told(title),
        *children,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {round(width)} {round(height)}",
        class_=f"fab-figure {name}",
        role="group",
        aria_label=title,
    )
