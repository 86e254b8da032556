"""Years, decades, centuries and eras: "2024", "the 1990s", "XIXe siècle", "44 BC".

The decision: a bare number of four digits is a year from 1900 to 2099, unless something is counted
after it or it is part of something longer; after a word that makes it one, from 1400 on. "2023/24"
is two years.

This module does not know parts of a year; see :mod:`fabula.recognise.dates.unit`.

>>> from fabula.recognise.engine import read
>>> [mention.when.earliest_iso for mention in read("44 av. J.-C., le XIXe siècle", "fr")]
['-0043-01-01', '1800-01-01']
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fabula.recognise.amounts.spelt import cardinal
from fabula.recognise.dates.name import is_unknown
from fabula.recognise.dates.word import (
    Found,
    after_links,
    after_prep,
    era_at,
    is_counted,
    is_year_figure,
    second_year,
)
from fabula.recognise.dates.written import Calendar, Years, calendar, full_year

if TYPE_CHECKING:
    from fabula.recognise.dates.frame import Term
    from fabula.recognise.token import Stretch

__all__ = [
    "bare_year",
    "century_after_numeral",
    "century_of",
    "decade",
    "decade_digits",
    "decade_marked",
    "decade_name",
    "era_first",
    "is_short_year",
    "named_year",
    "roman",
    "roman_century",
    "short_year",
]

_JOINTS = frozenset("/.-:_@&–~")


# Two digits touched by one of these are no year: a quotation, a time, a share, a fraction.
_UNYEARLY = frozenset("'’:%/°")
_BEFORE_YEAR = frozenset({
    "article", "date_and", "link", "month_name", "month_short", "of", "portion", "prep", "season",
    "since", "span", "turn", "until",
})  # fmt: skip
_PAIR = 2
_PREFIXES = frozenset({"portion", "year_prefix"})
_DASHES = frozenset("-–—~/‐")


_ROMAN = re.compile(r"(X{0,2})(IX|IV|V?I{0,3})")


def decade_digits(stretch: Stretch, at: int) -> Found | None:
    """``decade = four digits "s" | two digits "s" | "90er" [years]``."""
    tokens = stretch.tokens
    raw = tokens[at].raw
    if not (raw.isascii() and raw.isdecimal()) or raw[-1:] != "0" or at + 1 >= len(tokens):
        return None
    if at and "possessive" in tokens[at - 1].senses:
        return None
    apostrophe = tokens[at + 1].word == "'" and stretch.glued(at + 1) and at + 2 < len(tokens)
    ending = at + 1 + apostrophe
    spelled = tokens[ending].word
    if (
        not stretch.glued(ending)
        or "decade_suffix" not in tokens[ending].senses
        or len(spelled) > 3
    ):
        return None
    after = ending + 1
    yearly = after + (tokens[after].word == "-")
    if tokens[yearly].senses.get("span") == "year":
        after = yearly + 1
    term = decade(raw)
    return Found(term, after) if term else None


def decade(raw: str) -> Term | None:
    """The ten years that two or four digits name; the twenties and below are of this century."""
    if len(raw) == 4 and raw[0] in ("1", "2"):
        first = int(raw)
        century = first % 100 == 0 and first < 2000
        return Years(first, first + (99 if century else 9), "century" if century else "decade")
    if len(raw) != 2:
        return None
    first = int(raw) + (2000 if int(raw) < 30 else 1900)
    return Years(first, first + 9, "decade")


def decade_marked(stretch: Stretch, at: int) -> Found | None:
    """``decade_mark ("'" digits | digits | word)``: "années 90", "anni Novanta", "jaren negentig"."""
    tokens = stretch.tokens
    after = after_links(stretch, at + 1, 2)
    token = tokens[after]
    raw = token.raw
    if raw.isdecimal() and raw.isascii() and raw.endswith("0") and len(raw) in (2, 4):
        term = decade(raw)
        return Found(term, after + 1) if term else None
    first = _decade_word(stretch, after)
    return Found(Years(first[0], first[0] + 9, "decade"), first[1]) if first else None


def _decade_word(stretch: Stretch, at: int) -> tuple[int, int] | None:
    """A decade in words, which may be two or three words in French."""
    tokens = stretch.tokens
    if "decade_word" in tokens[at].senses:
        return int(tokens[at].senses["decade_word"]), at + 1
    found = cardinal(stretch, at) if "n" in tokens[at].senses else None
    if found and found.value in range(20, 100, 10):
        return 1900 + found.value, found.after
    return None


def decade_name(stretch: Stretch, at: int) -> Found | None:
    """A decade by its name: "nineties", "Neunzigerjahre", "neunziger Jahre"."""
    first = int(stretch.tokens[at].senses["decade"])
    after = at + 1
    yearly = after + (stretch.tokens[after].word == "-")
    if stretch.tokens[yearly].senses.get("span") == "year":
        after = yearly + 1
    return Found(Years(first, first + 9, "decade"), after)


def century_of(stretch: Stretch, number: int, after: int) -> Found:
    """The century of a number, before or after Christ."""
    era = era_at(stretch, after)
    if era and era[0] < 0:
        return Found(Years(1 - number * 100, -(number - 1) * 100, "century"), era[1])
    first = (number - 1) * 100
    return Found(Years(first, first + 99, "century"), era[1] if era else after)


def roman(stretch: Stretch, at: int) -> int:
    """A Roman numeral from 2 to 29 in capitals; 0 if the token is none."""
    raw = stretch.tokens[at].raw
    if not raw.isupper() or len(raw) > 6:
        return 0
    found = _ROMAN.fullmatch(raw)
    if found is None:
        return 0
    units = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX").index(found[2])
    return 10 * len(found[1]) + units


def roman_century(stretch: Stretch, at: int) -> Found | None:
    """``century numeral | numeral century``: "siglo XV", "XXe siècle", "XIX secolo"."""
    after = at + 1
    number = roman(stretch, after)
    return century_of(stretch, number, after + 1) if number else None


def century_after_numeral(stretch: Stretch, at: int) -> Found | None:
    """``numeral [ending] century``."""
    raw = stretch.tokens[at].raw
    number, after = roman(stretch, at), at + 1
    if not number and raw[-1:] == "e" and raw[:-1].isupper():
        found = _ROMAN.fullmatch(raw[:-1])
        tens = len(found[1]) if found else 0
        number = (
            10 * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX").index(found[2])
            if found
            else 0
        )
    if number and stretch.tokens[after].senses.get("span") == "century":
        return century_of(stretch, number, after + 1)
    return None


def bare_year(stretch: Stretch, at: int) -> Found | None:
    """``year [era] | digits era``: "2024", "44 BC"."""
    tokens = stretch.tokens
    raw = tokens[at].raw
    if not (raw.isascii() and raw.isdecimal()) or len(raw) > 4 or not int(raw):
        return None
    era = era_at(stretch, at + 1) if at + 1 < len(tokens) else None
    if era:
        return Found(Calendar(1 - int(raw) if era[0] < 0 else int(raw)), era[1])
    if not _is_bare_year(stretch, at, raw):
        return None
    end = second_year(stretch, (int(raw), at + 1)) if tokens[at + 1].word == "/" else at + 1
    if end > at + 1:
        return Found(Years(int(raw), int(raw) + 1, "two years"), end)
    return Found(calendar(int(raw)), at + 1)


def short_year(stretch: Stretch, at: int) -> Found | None:
    """``"'" two digits``: "the strike of '89", "nel '68"; nothing where they are quoted or counted."""
    if not is_short_year(stretch, at) or is_counted(stretch, at):
        return None
    following = stretch.tokens[at + 1]
    if stretch.glued(at + 1) and (following.raw[:1].isalnum() or following.word in _UNYEARLY):
        return None
    return Found(Calendar(full_year(int(stretch.tokens[at].raw))), at + 1)


def is_short_year(stretch: Stretch, at: int) -> bool:
    """Whether two digits touch an apostrophe behind a preposition, an article, a name, a bracket."""
    tokens = stretch.tokens
    raw = tokens[at].raw
    if len(raw) != _PAIR or not at or tokens[at - 1].word != "'" or not stretch.glued(at):
        return False
    if not (raw.isascii() and raw.isdecimal()):
        return False
    before = tokens[at - 2] if at > 1 else tokens[-1]
    joins = not _BEFORE_YEAR.isdisjoint(before.senses)
    if stretch.glued(at - 1):
        return joins or before.word == "("
    return joins or (before.raw[:1].isupper() and before.raw.isalpha())


def _is_bare_year(stretch: Stretch, at: int, raw: str) -> bool:
    """Whether four digits alone are a year, by what stands on both sides."""
    if (
        len(raw) != 4
        or not "1000" <= raw <= "2999"
        or is_counted(stretch, at)
        or _joined(stretch, at)
    ):
        return False
    if "1900" <= raw <= "2099":
        return not (
            raw.endswith("000") and not after_prep(stretch, at) and _before_noun(stretch, at)
        )
    return after_prep(stretch, at) and ("1400" <= raw <= "2199") and not _before_noun(stretch, at)


def _before_noun(stretch: Stretch, at: int) -> bool:
    """Whether a word without any sense follows, which may be what is counted: no name, no verb."""
    following = stretch.tokens[at + 1]
    if not following.raw[:1].isalpha() or not is_unknown(following):
        return False
    flags = stretch.lexicon.flags
    if flags.get("noun_capitals") or following.raw[0].isupper():
        return bool(flags.get("noun_capitals")) and following.raw[0].isupper()
    return not following.raw.endswith(tuple(flags.get("past_endings", ())))


def _joined(stretch: Stretch, at: int) -> bool:
    """Whether the digits are part of something longer: a number, a code, a version, a path."""
    tokens = stretch.tokens
    if at > 1 and stretch.glued(at) and stretch.glued(at - 1) and tokens[at - 1].word in _JOINTS:
        before = tokens[at - 2]
        dated = not _PREFIXES.isdisjoint(before.senses) or is_year_figure(before)
        return not (tokens[at - 1].word in _DASHES and dated)
    following = tokens[at + 1]
    if not stretch.glued(at + 1) or at + 2 >= len(tokens):
        return False
    if following.raw[:1].isalpha() or following.word in ("_", "@", "\\"):
        return True
    if following.word not in _JOINTS or not stretch.glued(at + 2):
        return False
    return "digits" in tokens[at + 2].senses and not _is_year_range(stretch, at)


def _is_year_range(stretch: Stretch, at: int) -> bool:
    """Whether a dash or a slash and a later year follow these four digits, and nothing joined."""
    tokens = stretch.tokens
    first, second = tokens[at].raw, tokens[at + 2].raw
    if tokens[at + 1].word not in _DASHES or len(second) not in (2, 4) or not second.isdecimal():
        return False
    following = tokens[at + 3]
    if stretch.glued(at + 3) and (
        (following.word in _JOINTS and "digits" in tokens[at + 4].senses and stretch.glued(at + 4))
        or following.raw[:1].isalpha()
    ):
        return False
    return second > first if len(second) == 4 else 0 < int(second) - int(first[2:]) <= 15


def era_first(stretch: Stretch, at: int) -> Found | None:
    """``era digits``: "AD 79"."""
    token = stretch.tokens[at]
    value = stretch.tokens[at + 1].raw if at + 1 < len(stretch.tokens) else ""
    if not token.raw.isupper() or not (value.isascii() and value.isdecimal() and len(value) < 5):
        return None
    era = int(token.senses["era"])
    return Found(Calendar(int(value) if era > 0 else 1 - int(value)), at + 2)


def named_year(stretch: Stretch, at: int) -> Found | None:
    """A century by its name: "il Novecento"."""
    token = stretch.tokens[at]
    if not token.raw[:1].isupper():
        return None
    first = int(token.senses["century_name"])
    return Found(Years(first, first + 99, "century"), at + 1)
