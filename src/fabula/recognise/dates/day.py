"""Days and months by name: "9 February 2024", "le 1er mars", "Friday the 9th", "March".

The decision: a short or ambiguous name ("May", "mar") is a month only beside a number, or after a
word that makes it one ("in May"). In languages that write months small, a capital inside a sentence
makes a name of one. A day that its month does not have is no date.

This module does not know years alone; see :mod:`fabula.recognise.dates.year`.

>>> from fabula.recognise.engine import read
>>> [mention.text for mention in read("She may come on the 3rd of May 2024.", "en")]
['3rd of May 2024']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.recognise.dates.figure import figures_at
from fabula.recognise.dates.name import is_first_name, is_unknown
from fabula.recognise.dates.word import (
    GAP,
    LEAP,
    MOST_LINKS,
    Found,
    after_dot,
    after_gap,
    after_links,
    after_prep,
    checked,
    day_number,
    goes_on,
    is_year_figure,
    month_of,
    nth,
    small,
    with_era,
    year_at,
)
from fabula.recognise.dates.written import Calendar, Either, calendar, full_year
from fabula.value.calendar import month_length

if TYPE_CHECKING:
    from fabula.recognise.dates.frame import Term
    from fabula.recognise.token import Stretch, Token

__all__ = ["day_alone", "day_month", "month_first", "weekday_date", "year_month_day"]

_LAST_DAY = 31
_MEASURED = frozenset(":%/-$€£°")
_ANDS = frozenset({"date_and", "date_or", "date_to"})
_PRICED = frozenset({"cur", "rate", "scale", "unit"})


def weekday_date(stretch: Stretch, at: int) -> Found | None:
    """``weekday [","] [article] date``: "Friday, 9 February", "Tuesday the 19th", "(Jun-15)"."""
    token = stretch.tokens[at]
    senses = token.senses
    day = senses.get("weekday") or senses.get("weekday_short") or senses.get("weekday_faint")
    after = at + 1
    # "The court sat on 5 May": a short name in small letters is followed by the number itself.
    named = "weekday" in senses or token.raw[:1].isupper()
    for _ in range(MOST_LINKS):
        word = stretch.tokens[after].word
        if (
            word in (",", "(", "-")
            or (word == "." and "weekday" not in senses)
            or (named and "link" in stretch.tokens[after].senses)
            or stretch.tokens[after].senses.get("span") == "day"
        ):
            after += 1
        else:
            break
    inner = _dated(stretch, after, int(day or 0))
    if inner is None:
        return None
    closed = stretch.tokens[inner.after].word == ")" and stretch.tokens[after - 1].word == "("
    return Found(inner.term, inner.after + closed)


def _dated(stretch: Stretch, at: int, weekday: int) -> Found | None:
    """The date after a weekday, which knows its weekday."""
    token = stretch.tokens[at]
    found: Found | None = None
    # "De segunda a sexta": an ordinal that is a weekday itself ends a range.
    if "weekday_short" in token.senses:
        return None
    if "digits" in token.senses or "nth" in token.senses or "n" in token.senses:
        found = (
            day_month(stretch, at)
            or (figures_at(stretch, at, sure=True) if "digits" in token.senses else None)
            or day_alone(stretch, at)
        )
    elif month_of(token):
        found = month_first(stretch, at)
        if found and isinstance(found.term, Calendar) and not found.term.day:
            return None
    if found is None:
        return None
    return Found(_with_weekday(found.term, weekday), found.after)


def _with_weekday(term: Term, weekday: int) -> Term:
    """The same date, with the weekday beside it."""
    if isinstance(term, Calendar):
        return term._replace(weekday=weekday)
    if isinstance(term, Either):
        return Either(
            tuple((name, _with_weekday(option, weekday)) for name, option in term.options)
        )
    return term


def day_alone(stretch: Stretch, at: int) -> Found | None:
    """A day of the month with nothing but a weekday before it."""
    found = day_number(stretch, at)
    if found is None:
        return None
    following = stretch.tokens[found[1]]
    if following.word == ":" or "clock_mark" in following.senses or "unit" in following.senses:
        return None
    # "De mardi à mercredi, deux hommes": a number in words counts what stands behind it.
    if stretch.tokens[at].raw[:1].isalpha() and following.raw[:1].isalpha():
        return None
    if stretch.glued(found[1]) and (following.raw[:1].isalnum() or following.word in GAP - {"."}):
        return None
    return Found(Calendar(None, 0, found[0]), found[1])


def day_month(stretch: Stretch, at: int) -> Found | None:
    """``day [of] month [[","] [of] year]``: "9 February 2024", "le 1er mars", "23-Sep-2020"."""
    found = day_number(stretch, at) or _first_day(stretch, at)
    if found is None:
        return None
    day, after = found
    spelt = "n" in stretch.tokens[at].senses and stretch.tokens[at].senses["n"] < 20
    after = _day_of(stretch, after)
    after = after_gap(stretch, after)
    month = month_of(stretch.tokens[after])
    if not month:
        return _day_year_month(stretch, day, found[1]) or _ordinal_month(stretch, at, day, found[1])
    if day > month_length(LEAP, month) or (
        spelt and _is_number(stretch.tokens[after], linked=after > found[1])
    ):
        return None
    hyphened = stretch.tokens[after - 1].word == "-"
    after = after_dot(stretch, after + 1)
    return _dated_year(stretch, month, day, after, hyphened=hyphened)


def _is_number(token: Token, *, linked: bool) -> bool:
    """Whether what looks like a month's name is a number here: "cinq sept", "cinq des sept"."""
    if linked:
        return "n" in token.senses and not token.raw.endswith(".")
    return "month_short" in token.senses


def _first_day(stretch: Stretch, at: int) -> tuple[int, int] | None:
    """The word for one where a day stands: "um de março"."""
    tokens = stretch.tokens
    stands = "first_day" in tokens[at].senses and "of" in tokens[at + 1].senses
    return (1, at + 1) if stands else None


def _day_of(stretch: Stretch, at: int) -> int:
    """The index after "day of" or "of": "the 15th day of June", "4e jour de juillet"."""
    tokens = stretch.tokens
    if tokens[at].senses.get("span") == "day":
        at += 1
    return after_links(stretch, at)


def _dated_year(
    stretch: Stretch, month: int, day: int, at: int, *, hyphened: bool = False
) -> Found | None:
    """[","] [of] year after a day and a month, or nothing."""
    if not goes_on(stretch.tokens[at]):
        return Found(calendar(None, month, day), at)
    after = after_gap(stretch, after_links(stretch, at, comma=True))
    before = [token.word for token in stretch.tokens[at:after]]
    dashed = after > at and before[-1] == "-"
    year = year_at(stretch, after, two="," not in before and (hyphened or not dashed))
    if year is None and is_year_figure(stretch.tokens[after]):
        year = _year_before_noun(stretch, after)
    if year is None and after > at:
        after = after_links(stretch, after, 1)
        year = year_at(stretch, after)
    if year is None:
        return Found(calendar(None, month, day), at)
    value, end = year
    if day > month_length(value, month):
        return None
    return with_era(stretch, calendar(value, month, day), end)


def _year_before_noun(stretch: Stretch, at: int) -> tuple[int, int] | None:
    """A year between a date and a noun: "on 6 June 1944 troops landed"; round numbers count."""
    raw, senses = stretch.tokens[at].raw, stretch.tokens[at + 1].senses
    counts = "not_year" in senses and _PRICED.isdisjoint(senses) and stretch.spaced(at)
    return (int(raw), at + 1) if counts and not raw.endswith("00") else None


def _day_year_month(stretch: Stretch, day: int, at: int) -> Found | None:
    """``day sep year sep month``: "23-2020-September"."""
    tokens = stretch.tokens
    if tokens[at].word not in GAP or at + 3 >= len(tokens) or not stretch.glued(at):
        return None
    year = year_at(stretch, at + 1)
    if year is None or tokens[year[1]].word not in GAP or year[1] + 1 >= len(tokens):
        return None
    month = month_of(tokens[year[1] + 1])
    if not month or day > month_length(year[0], month):
        return None
    return Found(Calendar(year[0], month, day), year[1] + 2)


def _ordinal_month(stretch: Stretch, at: int, day: int, after: int) -> Found | None:
    """``day. month. in ordinals``: "am 7. vierter", "siebter 4."; "9 de 8 de 1971", "el 17 del 11"."""
    tokens = stretch.tokens
    linked = after_links(stretch, after)
    first = nth(stretch, at)
    if first is not None and linked == after:
        month = nth(stretch, after)
    elif linked > after and "over" not in tokens[after].senses:
        value = small(tokens[linked], 12)
        month = (value, linked + 1) if value else None
        if month and (year := _linked_year(stretch, month[1])):
            return checked(Calendar(year[0], month[0], day), year[1])
        if not after_prep(stretch, at) or not month:
            return None
    else:
        return None
    if not month or month[0] > 12:
        return None
    return checked(Calendar(None, month[0], day), month[1])


def _linked_year(stretch: Stretch, at: int) -> tuple[int, int] | None:
    """``of year``."""
    after = after_links(stretch, at)
    return year_at(stretch, after) if after > at else None


def month_first(stretch: Stretch, at: int) -> Found | None:
    """``month [article] day [","] [year] | month [","] [of] year | month``."""
    tokens = stretch.tokens
    month = month_of(tokens[at])
    if not month:
        return None
    after = after_dot(stretch, at + 1)
    if goes_on(tokens[after]):
        found = _month_year(stretch, month, after) or _month_day(stretch, month, after)
        if found is not None:
            return found
    if not _is_month(stretch, at):
        return None
    return Found(calendar(None, month), at + 1)


def _month_year(stretch: Stretch, month: int, at: int) -> Found | None:
    """[","] [of | in] year, or two digits after an apostrophe or a link: "abril del 87"."""
    after = after_gap(stretch, after_links(stretch, at, comma=True))
    linked = after > at and stretch.tokens[at].word not in (",", "-", "/", ".", "'")
    year = year_at(stretch, after, two=False)
    if year is None and linked and len(stretch.tokens[after].raw) == 2:
        value = small(stretch.tokens[after], 99)
        following = stretch.tokens[after + 1].word if value > 31 else "x"
        year = (full_year(value), after + 1) if value and not following[:1].isalpha() else None
    if year is None and stretch.tokens[at].word == "'":
        year = year_at(stretch, at)
    if year is None and after == at and stretch.lexicon.flags.get("lower_names"):
        year = _bare_short_year(stretch, at)
    if year is None:
        return None
    return with_era(stretch, calendar(year[0], month), year[1])


def _bare_short_year(stretch: Stretch, at: int) -> tuple[int, int] | None:
    """Two digits that are no day and count nothing: "mai 68"."""
    value = small(stretch.tokens[at], 99)
    following = stretch.tokens[at + 1]
    if value <= _LAST_DAY or following.raw[:1].isalpha() or following.word in _MEASURED:
        return None
    return full_year(value), at + 1


def _month_day(stretch: Stretch, month: int, at: int) -> Found | None:
    """[article] day [","] [year] after a month."""
    tokens = stretch.tokens
    after = after_gap(stretch, at + ("article" in tokens[at].senses))
    found = nth(stretch, after)
    if found is None and (value := small(tokens[after])):
        found = value, after + 1
    if found is None and ("n" in tokens[after].senses or "compound" in tokens[after].senses):
        found = day_number(stretch, after)
    if found is None or not 1 <= found[0] <= month_length(LEAP, month):
        return None
    if _continues_number(stretch, found[1]):
        return None
    return _dated_year(stretch, month, found[0], found[1])


def _continues_number(stretch: Stretch, at: int) -> bool:
    """Whether the digits before are more than a day: a clock, an amount."""
    token = stretch.tokens[at]
    senses = token.senses
    if token.word == ":" and stretch.glued(at):
        return True
    return (
        "scale" in senses
        or "rate" in senses
        or "cur" in senses
        or "clock_mark" in senses
        or "not_year" in senses
    )


def _is_month(stretch: Stretch, at: int) -> bool:
    """Whether a month without a number is one: by its name, or by the word before it."""
    token = stretch.tokens[at]
    if is_first_name(stretch, at):
        return False
    if "month_name" in token.senses:
        lower = stretch.lexicon.flags.get("lower_names")
        return not (lower and token.raw[:1].isupper() and _inside(stretch, at)) or after_prep(
            stretch, at
        )
    short = "month_short" in token.senses or token.word.endswith(".")
    if short and stretch.lexicon.flags.get("lower_names") and token.raw[:1].isupper():
        return False
    if short and after_prep(stretch, at):
        return _is_noun(stretch, at)
    return token.raw[:1].isupper() and _is_among_dates(stretch, at)


def _is_among_dates(stretch: Stretch, at: int) -> bool:
    """Whether a short name goes on a date or begins a noun: "April and May", "the March quarter"."""
    tokens = stretch.tokens
    before, far = tokens[at - 1] if at else tokens[-1], tokens[at - 2] if at > 1 else tokens[-1]
    joins = not _ANDS.isdisjoint(before.senses) or before.word == ","
    if joins and (month_of(far) or ("span" in far.senses and "date_to" in before.senses)):
        return True
    following = tokens[at + 1]
    noun = following.raw.islower() and (is_unknown(following) or "span" in following.senses)
    return "article" in before.senses and noun and following.before > 0


def _is_noun(stretch: Stretch, at: int) -> bool:
    """Whether a short name after a preposition is not the beginning of something else."""
    following = stretch.tokens[at + 1]
    return "digits" not in following.senses or stretch.spaced(at + 1)


def _inside(stretch: Stretch, at: int) -> bool:
    """Whether a word stands before this one in the same sentence."""
    return at > 0 and stretch.tokens[at - 1].raw[-1:].isalnum()


def year_month_day(stretch: Stretch, year: int, month: int, at: int) -> Found | None:
    """[sep] day after a year and a month, or nothing."""
    token = stretch.tokens[at]
    if (
        "month_name" not in token.senses
        and "month_short" not in token.senses
        and stretch.spaced(at)
    ):
        return None
    after = after_gap(stretch, at + 1)
    value = small(stretch.tokens[after])
    if value and after > at + 1 and value <= month_length(year, month):
        return Found(Calendar(year, month, value), after + 1)
    if token.word in ("may", "march", "mars") and token.raw.islower():
        return None
    return Found(Calendar(year, month), at + 1)
