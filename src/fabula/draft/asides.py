"""Entries for what a story leaves unaccounted for, to be kept by an editor who knows the reason.

An entry is complete but for its reason, which is left empty. A story with such an entry cannot be
read, and the message names the reasons there are, so none can be forgotten.

>>> from fabula.evidence import Figure
>>> print(aside_stanzas([Line("nl", Figure(31, 45, "quantity", "7e12 USD", "0" * 64))]), end="")
# 7 trillion US dollars
[[aside]]
source = "nl"
at = [31, 45]
sha256 = "0000000000000000000000000000000000000000000000000000000000000000"
reason = ""
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.evidence import Account, Line
from fabula.present.ledger import figure_words

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["aside_stanzas"]


def aside_stanzas(lines: Iterable[Line]) -> str:
    """TOML for every figure that is unaccounted for; what it says stands above it as a comment."""
    open_ = (line for line in lines if line.account is Account.UNACCOUNTED)
    return "\n".join(map(_stanza, open_))


def _stanza(line: Line) -> str:
    figure = line.figure
    return (
        f"# {figure_words(line, 'en')}\n[[aside]]\n"
        f'source = "{line.source}"\n'
        f"at = [{figure.start}, {figure.end}]\n"
        f'sha256 = "{figure.sha256}"\nreason = ""\n'
    )
