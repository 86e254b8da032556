"""The words and figures that dates are made of: a month, a day, a year, an ordinal.

A *production* reads one kind of phrase from a token on; it returns what it read and the index of
the token after it, or nothing. Classes of words are named as in ``_data/own/root.dates.toml``.

The decision: two digits are a year only after a day and a month, or after an apostrophe, and never
where something is counted after them.

This module does not know whole dates; see :mod:`fabula.recognise.dates.text`.

>>> from fabula.locale.words import lexicon
>>> from fabula.recognise.token import stretches
>>> [stretch] = stretches("twenty-second", lexicon("en"))
>>> nth(stretch, 0)[0]
22
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fabula.recognise.amounts.name import is_tournament
from fabula.recognise.amounts.spelt import cardinal
from fabula.recognise.dates.written import full_year
from fabula.value.calendar import month_length

if TYPE_CHECKING:
    from fabula.recognise.dates.frame import Term
    from fabula.recognise.dates.written import Calendar
    from fabula.recognise.token import Stretch, Token

__all__ = [
    "GAP",
    "LEAP",
    "MOST_LINKS",
    "Found",
    "after_dot",
    "after_gap",
    "after_links",
    "after_prep",
    "alone",
    "checked",
    "day_number",
    "era_at",
    "goes_on",
    "in_the",
    "is_counted",
    "is_year_figure",
    "month_of",
    "nth",
    "of_year",
    "second_year",
    "small",
    "with_era",
    "year_at",
]


class Found(NamedTuple):
    """A date found: what it says, and the index of the token after it."""

    term: Term
    after: int


LEAP = 2024
MOST_LINKS = 3
_MARGIN = 8
GAP = frozenset("./-")
# Signs that may stand between a date and its year, or before two digits of it.
_BEFORE_YEAR = GAP | {"'"}
_JOINTS = _BEFORE_YEAR | {","}
_DASHES = frozenset("-–")
# One or two plain digits, which are asked about at every step, with their values.
_SMALL = {
    **{str(value): value for value in range(100)},
    **{f"{value:02}": value for value in range(10)},
}
_JOINING = frozenset({"link", "date_to", "date_and", "prep", "n"})


def after_links(stretch: Stretch, at: int, most: int = MOST_LINKS, *, comma: bool = False) -> int:
    """The index after the words that only join: articles, "of"; a comma only if asked for."""
    tokens, last = stretch.tokens, at + most
    while at < last:
        token = tokens[at]
        links = "link" in token.senses or "of" in token.senses
        if not links and not (comma and token.word == ","):
            break
        at += 1
    return at


def small(token: Token, most: int = 31) -> int:
    """The value of one or two plain digits up to a limit; 0 if the token is something else."""
    value = _SMALL.get(token.raw, 0)
    return value if value <= most else 0


def month_of(token: Token) -> int:
    """The month a word can mean, however faintly; 0 if none."""
    senses = token.senses
    number = senses.get("month_name") or senses.get("month_short") or senses.get("month_faint")
    if not number and token.word.endswith("."):
        number = senses.get("month")
    return int(number or 0)


def nth(stretch: Stretch, at: int) -> tuple[int, int] | None:
    """``nth = digits ending | word | tens ["-"] word``: an ordinal, and the index after it."""
    tokens = stretch.tokens
    token = tokens[at]
    if "nth" in token.senses:
        value = int(token.senses["nth"])
        if value == 10 and "nth" in tokens[at + 1].senses and tokens[at + 1].senses["nth"] < 3:
            return 10 + int(tokens[at + 1].senses["nth"]), at + 2
        return value, at + 1
    if "n" in token.senses and token.senses["n"] in (20, 30):
        return _tens(stretch, at, int(token.senses["n"]))
    return _figure_nth(stretch, at) if "digits" in token.senses and len(token.raw) < 3 else None


def _tens(stretch: Stretch, at: int, tens: int) -> tuple[int, int] | None:
    """``tens ["-"] word``: "twenty-second"."""
    tokens = stretch.tokens
    hyphen = tokens[at + 1].word == "-"
    unit = tokens[at + 1 + hyphen].senses.get("nth", 0) if at + 1 + hyphen < len(tokens) else 0
    return (tens + unit, at + 2 + hyphen) if 0 < unit < 10 else None


def _figure_nth(stretch: Stretch, at: int) -> tuple[int, int] | None:
    """``digits with an ending that touches them``: "4th", "1er", "1.º", German "4."."""
    tokens = stretch.tokens
    following = tokens[at + 1]
    dot = following.word == "."
    if not dot and "nth_suffix" not in following.senses:
        return None
    value = small(tokens[at], 99)
    if not value or not stretch.glued(at + 1):
        return None
    ending = at + 1 + dot
    if ending < len(tokens) and stretch.glued(ending) and "nth_suffix" in tokens[ending].senses:
        return value, ending + 1
    if dot and stretch.lexicon.flags.get("ordinal_dot") and not stretch.glued(at + 2):
        return value, at + 2
    return None


def day_number(stretch: Stretch, at: int) -> tuple[int, int] | None:
    """``day = nth | digits | cardinal``, from 1 to 31, and the index after it."""
    token = stretch.tokens[at]
    if "digits" in token.senses and len(token.raw) > 2:
        return None
    found = nth(stretch, at)
    if found is None:
        if value := small(token):
            found = value, at + 1
        elif "n" in token.senses or "compound" in token.senses:
            found = _spelt_day(stretch, at)
    return found if found and 1 <= found[0] <= 31 else None


def _spelt_day(stretch: Stretch, at: int) -> tuple[int, int] | None:
    """A cardinal, less a month's abbreviation that is a number too: "vingt sept. 2020"."""
    joins = bool(stretch.lexicon.flags.get("inverted", True))
    found = cardinal(stretch, at, joins=joins)
    if found is None:
        return None
    last, after = stretch.tokens[found.after - 1 : found.after + 1]
    if "month" in last.senses and last.raw.endswith(".") and "digits" in after.senses:
        found = cardinal(stretch, at, joins=joins, until=found.after - 1)
    return (found.value, found.after) if found else None


def year_at(stretch: Stretch, at: int, *, two: bool = False) -> tuple[int, int] | None:
    """``year = four digits | "'" two digits | year in words``; with ``two`` also two digits alone."""
    tokens = stretch.tokens
    token = tokens[at]
    raw = token.raw
    if raw.isascii() and raw.isdecimal():
        return _year_figures(stretch, at, raw, two=two)
    if token.word == "'" and at + 1 < len(tokens) and stretch.glued(at + 1):
        after = tokens[at + 1].raw
        if len(after) == 2 and after.isascii() and after.isdecimal():
            return full_year(int(after)), at + 2
    if "n" in token.senses or "compound" in token.senses:
        return _spelt_year(stretch, at)
    return None


def _year_figures(stretch: Stretch, at: int, raw: str, *, two: bool) -> tuple[int, int] | None:
    """Four digits from 1000 to 2999; two where they may stand for a year, and nothing is counted."""
    if len(raw) == 4 and "1000" <= raw <= "2999":
        return None if is_counted(stretch, at) else (int(raw), at + 1)
    if len(raw) != 2 or not two:
        return None
    following = stretch.tokens[at + 1]
    if following.raw[:1].isalpha() or following.word in (":", "%", "/", "-", "$", "€", "£"):
        return None
    return full_year(int(raw)), at + 1


def _spelt_year(stretch: Stretch, at: int) -> tuple[int, int] | None:
    """A year in words: one number, or two as in "nineteen eighty-six"."""
    first = cardinal(stretch, at)
    if first is None:
        return None
    if 1000 <= first.value < 3000:
        return first.value, first.after
    if not 11 <= first.value <= 20:
        return None
    second = cardinal(stretch, first.after)
    if second is None or not 1 <= second.value <= 99:
        return None
    return first.value * 100 + second.value, second.after


def is_counted(stretch: Stretch, at: int) -> bool:
    """Whether something is counted, measured or priced after these digits, or a sign goes before."""
    if _is_name(stretch, at):
        return True
    senses = stretch.tokens[at + 1].senses
    counted = "measures" in senses or (at > 0 and _is_priced(stretch, at))
    return counted and _JOINING.isdisjoint(senses)


def _is_priced(stretch: Stretch, at: int) -> bool:
    """Whether a currency stands before these digits, or a letter or a sign touches them."""
    before = stretch.tokens[at - 1]
    if "cur" in before.senses:
        return stretch.glued(at) or not is_tournament(stretch, at)
    return stretch.glued(at) and (before.raw[-1:].isalpha() or before.word in ("#", "+"))


def _is_name(stretch: Stretch, at: int) -> bool:
    """Whether the digits name something: "page 1999", "No. 2024", "pages 1999-2004"."""
    tokens = stretch.tokens
    ranged = at > 2 and tokens[at - 1].word in _DASHES and "digits" in tokens[at - 2].senses
    before = at - 1 - 2 * ranged
    before -= before > 0 and tokens[before].word == "."
    return before >= 0 and "numbered" in tokens[before].senses


def is_year_figure(token: Token) -> bool:
    """Whether a token is four digits that can be a year."""
    return len(token.raw) == 4 and "1000" <= token.raw <= "2999" and token.raw.isdecimal()


def after_gap(stretch: Stretch, at: int) -> int:
    """The index after one hyphen, slash or dot that joins a date."""
    token = stretch.tokens[at]
    if token.word in GAP and len(token.word) == 1 and (stretch.glued(at) or token.word == "."):
        return at + 1
    return at


def after_dot(stretch: Stretch, at: int) -> int:
    """The index after the dot of an abbreviation, unless it ends the sentence."""
    tokens = stretch.tokens
    if tokens[at].word != "." or not stretch.glued(at) or at + 1 >= len(tokens):
        return at
    before, following = tokens[at - 1], tokens[at + 1]
    abbreviated = "month_name" not in before.senses and "." not in before.word
    return (
        at + 1
        if abbreviated
        and (
            following.raw[:1].isdigit()
            or following.word in GAP
            or (following.raw.islower() and "link" in following.senses)
        )
        else at
    )


def goes_on(token: Token) -> bool:
    """Whether a day, a month or a year, or what joins one, can stand here behind a part of a date."""
    return "dates_on" in token.senses or token.word in _JOINTS


def checked(term: Calendar, after: int) -> Found | None:
    """The date, if there is such a day."""
    year = LEAP if term.year is None else term.year
    if not 1 <= term.month <= 12 or not 0 <= term.day <= month_length(year, term.month):
        return None
    return Found(term, after)


def after_prep(stretch: Stretch, at: int) -> bool:
    """Whether the word before, articles left out, makes a short name a date."""
    tokens = stretch.tokens
    for near in range(at - 1, max(-1, at - 3), -1):
        senses = tokens[near].senses
        if "prep" in senses or "turn" in senses or "weekday" in senses or "since" in senses:
            return True
        if "article" not in senses:
            return False
    return False


def alone(stretch: Stretch, at: int, after: int) -> bool:
    """Whether these tokens are all the text there is, marks left out."""
    (start, end), text = stretch.place(at, after), stretch.text
    if start > _MARGIN or len(text) - end > _MARGIN:
        return False
    return not any(map(str.isalnum, text[:start] + text[end:]))


def of_year(stretch: Stretch, at: int) -> tuple[int, int] | None:
    """[sep] [of] [the] [year] year."""
    token = stretch.tokens[at]
    if "yearly" not in token.senses and token.word not in _BEFORE_YEAR:
        return None
    after = after_gap(stretch, after_links(stretch, at))
    if (
        stretch.tokens[after].senses.get("span") == "year"
        or "fiscal" in stretch.tokens[after].senses
    ):
        after += 1
    return year_at(stretch, after)


def era_at(stretch: Stretch, at: int) -> tuple[int, int] | None:
    """An era, and the index after it."""
    senses = stretch.tokens[at].senses
    if "era" not in senses or (
        stretch.tokens[at].raw.islower() and len(stretch.tokens[at].raw) == 2
    ):
        return None
    return int(senses["era"]), at + 1


def with_era(stretch: Stretch, term: Calendar, after: int) -> Found:
    """The date with the era after it: 44 BC is the year -43."""
    era = era_at(stretch, after)
    if era is None or term.year is None:
        return Found(term, after)
    year = 1 - term.year if era[0] < 0 else term.year
    return Found(term._replace(year=year), era[1])


def second_year(stretch: Stretch, year: tuple[int, int]) -> int:
    """The index after "/24" or "-2024" in "winter 2023/24", "winter 2023-2024"."""
    tokens = stretch.tokens
    if tokens[year[1]].word in ("/", "-") and year[1] + 1 < len(tokens):
        following = tokens[year[1] + 1]
        value = small(following, 99)
        if (value == (year[0] + 1) % 100 and value) or following.raw == str(year[0] + 1):
            return year[1] + 2
    return year[1]


def in_the(stretch: Stretch, at: int) -> bool:
    """Whether a preposition and an article, or a word like "this", stand before."""
    tokens = stretch.tokens
    if at == 0:
        return False
    before = tokens[at - 1].senses
    if "turn" in before:
        return True
    if tokens[at + 1].word == "of":
        return False
    if tokens[at - 1].word == "'" and at > 1:
        return "article" in tokens[at - 2].senses
    return "article" in before and at > 1 and "prep" in tokens[at - 2].senses
