"""Where a text quotes: what stands in quotation marks, and where a mark was lost.

A *quotation* is the stretch between an opening mark and the mark that closes it, both included; one
may lie within another. A mark is *strong* if it is double; a single one is an apostrophe unless it
is one of a pair. A *loss* is a stretch of which nobody can tell whether it is quoted: a strong mark
was opened and not closed, or closed and not opened.

The decision: marks are paired within a paragraph, a line of the text, since a lost mark must not
turn the rest of the text inside out (two of them would make an even count). A mark that can close
what is open closes it; one that looks both ways ("straight") opens only where something begins,
after a blank or before anything else but one. From an unclosed mark to the end of its paragraph
all is lost, and from its beginning, or the last quotation, to an unopened one. An unclosed
paragraph is not lost but quoted if the next one begins with the same mark, as speeches are printed.

This module does not say whose words are quoted; see :mod:`fabula.recognise.hedges.voice`.

>>> page = quotations('"We try," he said. Then nothing".', {'"': '"'})
>>> page.quoted, page.lost
((Quoted(start=0, end=9, depth=1),), (Lost(start=9, end=32),))
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Lost", "Quoted", "Quoting", "quotations"]

_LINE = re.compile(r"[^\n\r]+")
_SINGLE = frozenset("'’‘‚‹›")


class Quoted(NamedTuple):
    """A quotation with its marks, ``end`` excluded, and in how many it lies, itself counted."""

    start: int
    end: int
    depth: int


class Lost(NamedTuple):
    """A stretch of which a lost mark hides whether it is quoted, ``end`` excluded."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quoting:
    """What a text quotes.

    Attributes:
        quoted: its quotations, by where they begin.
        lost: the stretches of which it cannot be told, in order.
    """

    quoted: tuple[Quoted, ...]
    lost: tuple[Lost, ...]


def quotations(text: str, pairs: Mapping[str, str]) -> Quoting:
    """The quotations of a text, and where they cannot be told.

    Args:
        text: the text; nothing in it raises.
        pairs: for each opening mark, the marks that close it.
    """
    quoted: list[tuple[int, int]] = []
    lost: list[Lost] = []
    marks = frozenset(pairs).union(*pairs.values())
    search = re.compile(f"[{re.escape(''.join(sorted(marks)))}]")
    lines = list(_LINE.finditer(text))
    for at, line in enumerate(lines):
        page = _Paragraph(text, line.start(), line.end(), pairs)
        for mark in search.finditer(text, *line.span()):
            page.meet(mark.start())
        following = text[lines[at + 1].start()] if at + 1 < len(lines) else ""
        quoted += page.over(following)
        lost += page.lost
    return Quoting(tuple(_nested(quoted)), tuple(sorted(lost)))


class _Paragraph:
    """One paragraph while its marks are met from the left."""

    def __init__(self, text: str, start: int, end: int, pairs: Mapping[str, str]) -> None:
        self.text, self.end, self.pairs = text, end, pairs
        self.free = start
        self.open: list[int] = []
        self.closable: dict[str, int] = {}
        self.quoted: list[tuple[int, int]] = []
        self.lost: list[Lost] = []

    def meet(self, at: int) -> None:
        """Let the mark at a place open, close, or be lost."""
        mark = self.text[at]
        word_before, word_after = self._wordy(at - 1), self._wordy(at + 1)
        if mark in _SINGLE and word_before and word_after:
            return
        opens = mark in self.pairs and (mark not in self.pairs[mark] or self._begins(at))
        if self.closable.get(mark, 0) and not (opens and mark in _SINGLE):
            self._close(at)
        elif opens:
            self._open(at)
        elif mark not in _SINGLE:
            self.lost.append(Lost(self.free, at + 1))
            self.free = at + 1

    def over(self, following: str) -> list[tuple[int, int]]:
        """The quotations, when the paragraph is at its end and the next begins with this sign."""
        unclosed = next((at for at in self.open if self.text[at] not in _SINGLE), None)
        if unclosed is not None and self.text[unclosed] == following:
            self.quoted.append((unclosed, self.end))
        elif unclosed is not None:
            self.lost.append(Lost(unclosed, self.end))
        return self.quoted

    def _wordy(self, at: int) -> bool:
        return 0 <= at < len(self.text) and self.text[at].isalnum()

    def _begins(self, at: int) -> bool:
        """Whether something begins at a straight mark: a blank before it, or no word and no blank."""
        blank_before = at == 0 or self.text[at - 1].isspace()
        blank_after = at + 1 >= self.end or self.text[at + 1].isspace()
        if self.text[at] in _SINGLE:
            return not self._wordy(at - 1) and self._wordy(at + 1)
        return blank_before or not (self._wordy(at - 1) or blank_after)

    def _open(self, at: int) -> None:
        self.open.append(at)
        for closer in self.pairs[self.text[at]]:
            self.closable[closer] = self.closable.get(closer, 0) + 1

    def _close(self, at: int) -> None:
        """Close the innermost quotation this mark can close; single marks within it are forgotten."""
        mark = self.text[at]
        while True:
            start = self.open.pop()
            opener = self.text[start]
            for closer in self.pairs[opener]:
                self.closable[closer] -= 1
            if mark in self.pairs[opener]:
                break
            if opener not in _SINGLE:
                self.lost.append(Lost(start, at + 1))
        self.quoted.append((start, at + 1))
        self.free = max(self.free, at + 1)


def _nested(spans: list[tuple[int, int]]) -> Iterator[Quoted]:
    """Each quotation with its depth; they are nested or apart."""
    around: list[int] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        while around and around[-1] <= start:
            around.pop()
        around.append(end)
        yield Quoted(start, end, len(around))
