"""The ledger in words: what the amounts and dates say that nothing accounts for.

Findings are made in the notation of the story files; at a terminal people read "7 trillion US
dollars" and not ``7e12 USD``. Places stay in code points, which is what an aside needs.

The decision: one finding a figure is for who wants to mend them; a story that is being written has
dozens, which would bury everything else. So there is a short form, in which each source has one
line with the first few.

This module does not say what accounts for a figure; see :mod:`fabula.evidence.ledger`.

>>> from fabula.evidence import Figure
>>> figure_words(Line("nl", Figure(2254, 2265, "quantity", "7e12 USD", "0" * 64)), "en")
'7 trillion US dollars'
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fabula.errors import Finding, FindingCode
from fabula.evidence import Account, Line
from fabula.present.wording import amount_words, date_words
from fabula.value import When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fabula.evidence import Checked

__all__ = ["figure_words", "in_short", "in_words"]

_SHOWN = 3


def figure_words(line: Line, language: str) -> str:
    """What a figure says, in the words of a language: its chosen reading."""
    value = line.value
    return date_words(value, language) if isinstance(value, When) else amount_words(value, language)


def in_words(checked: Checked) -> Iterator[Finding]:
    """The findings in their order; what is unaccounted for has its value in English words."""
    lines = _unaccounted(checked)
    for finding in checked.findings:
        line = _line_of(finding, lines)
        if line is None:
            yield finding
        else:
            said = f"says '{figure_words(line, 'en')}'; no claim uses it and it was not set aside"
            yield replace(finding, message=said)


def in_short(checked: Checked) -> Iterator[Finding]:
    """The same, with one finding for all that is unaccounted for in a source.

    Accepted findings stay by themselves, with their reasons.
    """
    lines = _unaccounted(checked)
    held: dict[str, list[Line]] = {}
    for finding in checked.findings:
        line = _line_of(finding, lines)
        if line is not None and finding.accepted is None:
            held.setdefault(line.source, []).append(line)
    for finding in in_words(checked):
        line = _line_of(finding, lines)
        if line is None or finding.accepted is not None:
            yield finding
        elif open_ := held.pop(line.source, []):
            of = sum(one.source == line.source for one in checked.ledger)
            yield Finding(finding.code, f"source:{line.source}", _told(open_, of))


def _unaccounted(checked: Checked) -> dict[str, Line]:
    lines = (line for line in checked.ledger if line.account is Account.UNACCOUNTED)
    return {line.address: line for line in lines}


def _line_of(finding: Finding, lines: dict[str, Line]) -> Line | None:
    return lines.get(finding.at) if finding.code is FindingCode.UNACCOUNTED else None


def _told(lines: Iterable[Line], of: int) -> str:
    """How many, and the first few with their places."""
    open_ = list(lines)
    shown = [f"{figure_words(one, 'en')} at {one.figure.start}" for one in open_[:_SHOWN]]
    more = [f"{len(open_) - _SHOWN} more"] if len(open_) > _SHOWN else []
    noun = "amount or date" if of == 1 else "amounts and dates"
    return f"{len(open_)} of {of} {noun}: {'; '.join([*shown, *more])}"
