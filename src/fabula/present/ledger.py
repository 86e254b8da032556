"""The ledger in words: what the amounts and dates say that nothing accounts for.

Findings are made in the notation of the story files; at a terminal people read "7 trillion US
dollars" and not ``7e12 USD``. Places stay in code points, which is what an aside needs.

The decision: one finding a figure is for who wants to mend them. A story that is being written has
dozens, which would bury what is wrong with it; so there is a short form without them, for which the
summary counts them.

This module does not say what accounts for a figure; see :mod:`fabula.evidence.ledger`.

>>> from fabula.evidence import Figure
>>> figure_words(Line("nl", Figure(2254, 2265, "quantity", "7e12 USD", "0" * 64)), "en")
'7 trillion US dollars'
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fabula.errors import FindingCode
from fabula.evidence import Account, Line
from fabula.present.wording import amount_words, date_words
from fabula.value import When

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.errors import Finding
    from fabula.evidence import Checked

__all__ = ["figure_words", "in_short", "in_words"]


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
    """The same without the figures that are unaccounted for, but for those an editor accepted."""
    lines = _unaccounted(checked)
    for finding in in_words(checked):
        if finding.accepted is not None or _line_of(finding, lines) is None:
            yield finding


def _unaccounted(checked: Checked) -> dict[str, Line]:
    lines = (line for line in checked.ledger if line.account is Account.UNACCOUNTED)
    return {line.address: line for line in lines}


def _line_of(finding: Finding, lines: dict[str, Line]) -> Line | None:
    return lines.get(finding.at) if finding.code is FindingCode.UNACCOUNTED else None
