r"""Findings as lines for a terminal and as records for other programs.

A finding quotes what others wrote, which may hold anything: a line is plain text in which every
control character, every character that turns the direction of text, and every other one that
cannot be seen is shown as its escape. A record holds the text as it is, and is for a format that
escapes by itself, such as JSON. Both are English, as the findings are.

This module finds nothing; see :mod:`fabula.evidence.check`.

>>> from fabula.errors import FindingCode
>>> finding = Finding(FindingCode.STALE, "report/day", "'\u202eam 8.\x1b[2J' is gone", "to be seen")
>>> print(finding_line(finding))
stale: report/day: '\u202eam 8.\x1b[2J' is gone (accepted: to be seen)
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from typing import TYPE_CHECKING

from fabula.errors import Finding, NotationError
from fabula.present.measure import unit_codes
from fabula.present.wording import amount_words, date_words
from fabula.value import Approximator, edtf, parse_measure

if TYPE_CHECKING:
    from fabula.evidence import Checked

__all__ = [
    "counted",
    "finding_line",
    "finding_record",
    "safe_text",
    "summary_line",
    "values_in_words",
]

_COUNTED = (
    ("sources", "file", "files"),
    ("groups", "group", "groups"),
    ("origins", "origin", "origins"),
    ("events", "event", "events"),
    ("claims", "claim", "claims"),
)


_NUMBER = r"-?\d+(?:\.\d+)?(?:e\d+)?(?:/\d+)?"
_WORDS = "|".join(approximator.value for approximator in Approximator)
_UNITS = "|".join(re.escape(code) for code in sorted(unit_codes(), reverse=True))
_VALUE = re.compile(
    rf"""'[^']*'|"[^"]*"|“[^”]*”|‘[^’]*’
    |(?P<amount>(?:\b(?P<word>{_WORDS})\ )?
      (?<![\w.\-/\[])(?:{_NUMBER}(?P<dots>\.\.(?:{_NUMBER})?)?|\.\.{_NUMBER})
      (?:\ (?P<unit>[A-Z]{{3}}|%|pp|x|{_UNITS}))?(?![\w\-]))
    |\bthe\ date\ (?P<date>[\dX\[{{.][\w\-~?%.,/\[\]{{}}]*)""",
    re.VERBOSE,
)
"""Quotations, amounts in the notation of :mod:`fabula.value.notation`, and dates in EDTF."""


def safe_text(text: str, *, lines: bool = False) -> str:
    r"""The text with everything a terminal would act upon shown as its Python escape.

    These are the characters of the Unicode categories C (control, format, surrogate, private use,
    unassigned) and the separators of lines and paragraphs; white space and letters of every
    script stay.

    Args:
        text: from anywhere.
        lines: whether line feeds stay, because the text is meant to have several lines.

    >>> print(safe_text("a\tb\nc\u202ed\u2028"))
    a\tb\nc\u202ed\u2028
    """
    return "".join(c if _is_safe(c) or (lines and c == "\n") else _escape(c) for c in text)


def finding_line(finding: Finding) -> str:
    """The finding on one line: code, address, message, and the reason if it was accepted."""
    return safe_text(values_in_words(str(finding), "en-GB"))


def values_in_words(sentence: str, language: str) -> str:
    """A sentence of ours with its values in words instead of the notation of the records.

    What stands in quotation marks is somebody else's, and stays. So does what is no value, and a
    plain number that counts no unit.

    Raises:
        UnknownLanguageError: no data file describes the language.

    >>> values_in_words("one says 5e12..7e12 USD, the other ‘over 7 USD’", "en")
    'one says 5 to 7 trillion US dollars, the other ‘over 7 USD’'
    >>> values_in_words("at-least 6e7 of 2 files, 1 d later, on the date XXXX-02-08", "en-GB")
    'at least 60 million of 2 files, 1 day later, on 8 February of an unknown year'
    """

    def worded(found: re.Match[str]) -> str:
        with suppress(NotationError):
            if found["date"]:
                return date_words(edtf.parse(found["date"]), language)
            if found["amount"] and _is_notation(found):
                return amount_words(parse_measure(found["amount"]), language)
        return found[0]

    return _VALUE.sub(worded, sentence)


def _is_notation(found: re.Match[str]) -> bool:
    """Whether more than a plain number was found."""
    return any(found[part] for part in ("word", "dots", "unit")) or "e" in found["amount"]


def finding_record(finding: Finding) -> dict[str, str | None]:
    """The finding and what its code means, by name; nothing is escaped."""
    return {
        "code": finding.code.value,
        "about": finding.code.about.value,
        "at": finding.at,
        "message": finding.message,
        "accepted": finding.accepted,
        "meaning": finding.code.meaning,
    }


def summary_line(checked: Checked) -> str:
    """How much was looked at: *5 files, 3 groups, 4 origins, 12 events …; 5 of 5 files … verified*.

    >>> from fabula.evidence import Checked
    >>> counts = {"sources": 3, "groups": 2, "origins": 1, "events": 2, "claims": 3, "passages": 4}
    >>> summary_line(Checked((), counts))
    '3 files, 2 groups, 1 origin, 2 events, 3 claims; no text at hand to verify 4 passages'
    """
    counts = checked.counts
    held = ", ".join(counted(counts[key], one, many) for key, one, many in _COUNTED)
    passages = counted(counts["passages"], "passage", "passages")
    open_ = counts.get("figures unaccounted", 0)
    rest = f"; {open_} of {counts['figures']} amounts and dates unaccounted for" if open_ else ""
    if "passages verified" not in counts:
        return f"{held}; no text at hand to verify {passages}{rest}"
    sources = counted(counts["sources"], "file", "files")
    return (
        f"{held}; {counts['sources verified']} of {sources} "
        f"and {counts['passages verified']} of {passages} verified{rest}"
    )


def counted(count: int, one: str, many: str) -> str:
    """A count and what is counted: *1 pair*, *3 pairs*."""
    return f"{count} {one if count == 1 else many}"


def _is_safe(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] != "C" and category not in ("Zl", "Zp")


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
