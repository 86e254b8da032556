r"""What of a text acts on what stands beside it, wherever it is shown on one line with other text?

The text of a story is anybody's: titles, names and quotations may hold control characters, or
characters that turn the direction of all that follows. The rule: control characters become U+FFFD,
and the invisible characters that embed, override or isolate a direction (UAX #9: LRE, RLE, LRO, RLO,
PDF and the isolates) are left out. Marks such as RLM stay, because honest text needs them. What
means something to a notation, such as ``<`` or ``\``, is for whoever writes that notation.

>>> inert("a\u202eb\x00c\n d"), inert("אב\u200f!")
('ab�c d', 'אב\u200f!')
"""

from __future__ import annotations

import re

__all__ = ["inert", "inert_lines"]

_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SPACE = re.compile(r"\s+")


def inert(text: str) -> str:
    """The text without what could act on anything beside it; trimmed, on one line."""
    return _SPACE.sub(" ", _inert(text)).strip()


def inert_lines(text: str) -> str:
    """So it is, with its lines and its spaces as they are: for what a program is to read."""
    return "\n".join(_inert(text).splitlines())


def _inert(text: str) -> str:
    if text.isprintable():
        return text
    return _CONTROL.sub("\ufffd", _DIRECTION.sub("", text))
