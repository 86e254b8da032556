"""Written dates found in tokens: "9 February 2024", "02/09/24", "Q3 2019", "the 1990s".

A *production* is a function that reads one kind of phrase from a token on and returns a
:class:`Found`: the term and the token after it. Which words mean what is told by the lexicon; a
class of words is named as in ``_data/own/root.dates.toml``.

The decisions: a short or ambiguous name ("May", "mar") is a month only beside a number, or after a
word that makes it one ("in May"). A bare number of four digits is a year from 1900 to 2099 unless
something is counted after it; after a word that makes it one, from 1000 on. Digits with slashes,
dots or hyphens are a date only if every part fits; where two orders fit, both are kept.

This module does not know relative dates or ranges; see :mod:`fabula.recognise.deixis` and
:mod:`fabula.recognise.calendar_phrase`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fabula.recognise.calendar_written import Calendar, Either, Holiday, Week, Years, full_year
from fabula.recognise.spelt import cardinal
from fabula.value.calendar import month_length

if TYPE_CHECKING:
    from fabula.recognise.calendar_frame import Term
    from fabula.recognise.token import Stretch, Token

__all__ = ["Found", "after_links", "day_number", "month_of", "nth", "roman", "small", "written", "year_at"]


class Found(NamedTuple):
    """A date found: what it says, and the index of the token after it."""

    term: Term
    after: int


_LEAP = 2024
_MOST_LINKS = 3
_LINKS = frozenset({"link", "of"})
_MARGIN = 8
_GAP = frozenset("./-")
_JOINING = frozenset({"link", "date_to", "date_and", "prep", "n"})
_JOINTS = frozenset("/.-:_@&–~")
_DASHES = frozenset("-–—~/‐")
_ROMAN = re.compile(r"(X{0,2})(IX|IV|V?I{0,3})")
# A date in digits. Every repeat is bounded; the guards on both sides keep out longer runs.
_BEFORE = r"(?<![\d.,/$€£#])(?<![\d][-_])"
_AFTER = r"(?![/-]?\d|[.,]\d|[%‰€$£])"
_SHAPES = tuple(
    (kind, re.compile(_BEFORE + shape + _AFTER, re.ASCII))
    for kind, shape in (
        ("ymd", r"(\d{4})(?P<s>[-/.])(\d{1,2})(?P=s)(\d{1,2})(?:T\d\d:\d\d(?::\d\d)?Z?)?"),
        ("ymd", r"(\d{4}) (\d{2}) (\d{2})(?! ?\d)"),
        ("dmy", r"(\d{1,2})(?P<s>[-/.])\s?(\d{1,2})(?P=s)\s?(\d{4}|\d{2})"),
        ("dmy", r"(\d{1,2}) (\d{1,2}) (\d{4})(?! ?\d)"),
        ("compact", r"(19|20)(\d{2})(\d{2})(\d{2})"),
    )
)
_SPACED = re.compile(_BEFORE + r"(\d{1,2}) (\d{1,2}) (\d{2})(?! ?\d)" + _AFTER, re.ASCII)
_PAIR = re.compile(_BEFORE + r"(\d{1,2})([-/.])(\d{1,2})(?:(?<=\d)\.(?!\w))?" + _AFTER, re.ASCII)
_YEAR_MONTH = re.compile(_BEFORE + r"(\d{4})([-/])(\d{1,2})" + _AFTER, re.ASCII)
_MONTH_YEAR = re.compile(_BEFORE + r"(\d{1,2})([-/.])(\d{4})" + _AFTER, re.ASCII)


def after_links(stretch: Stretch, at: int, most: int = _MOST_LINKS, *, comma: bool = False) -> int:
    """The index after the words that only join: articles, "of"; a comma only if asked for."""
    tokens = stretch.tokens
    for _ in range(most):
        if _LINKS.isdisjoint(tokens[at].senses) and not (comma and tokens[at].word == ","):
            break
        at += 1
    return at


def small(token: Token, most: int = 31) -> int:
    """The value of one or two plain digits up to a limit; 0 if the token is something else."""
    raw = token.raw
    if len(raw) > 2 or not (raw.isascii() and raw.isdecimal()):
        return 0
    value = int(raw)
    return value if value <= most else 0


def month_of(token: Token) -> int:
    """The month a word can mean, however faintly; 0 if none."""
    senses = token.senses
    number = senses.get("month_name") or senses.get("month_short") or senses.get("month_faint")
    if not number and token.word.endswith("."):
        number = senses.get("month")
    return int(number or 0)


def nth(stretch: Stretch, at: int) -> tuple[int, int] | None:
    """nth = digits ending | word | tens ["-"] word: an ordinal, and the index after it."""
    tokens = stretch.tokens
    token = tokens[at]
    if "nth" in token.senses:
        value = int(token.senses["nth"])
        if value == 10 and "nth" in tokens[at + 1].senses and tokens[at + 1].senses["nth"] < 3:
            return 10 + int(tokens[at + 1].senses["nth"]), at + 2
        return value, at + 1
    if "n" in token.senses and token.senses["n"] in (20, 30):
        return _tens(stretch, at, int(token.senses["n"]))
    return _figure_nth(stretch, at)


def _tens(stretch: Stretch, at: int, tens: int) -> tuple[int, int] | None:
    """tens ["-"] word: "twenty-second"."""
    tokens = stretch.tokens
    hyphen = tokens[at + 1].word == "-"
    unit = tokens[at + 1 + hyphen].senses.get("nth", 0) if at + 1 + hyphen < len(tokens) else 0
    return (tens + unit, at + 2 + hyphen) if 0 < unit < 10 else None


def _figure_nth(stretch: Stretch, at: int) -> tuple[int, int] | None:
    """digits with an ending that touches them: "4th", "1er", "1.º", German "4."."""
    tokens = stretch.tokens
    value = small(tokens[at], 99)
    if not value or at + 1 >= len(tokens) or not stretch.glued(at + 1):
        return None
    dot = tokens[at + 1].word == "."
    ending = at + 1 + dot
    if ending < len(tokens) and stretch.glued(ending) and "nth_suffix" in tokens[ending].senses:
        return value, ending + 1
    if dot and stretch.lexicon.flags.get("ordinal_dot") and not stretch.glued(at + 2):
        return value, at + 2
    return None


def day_number(stretch: Stretch, at: int) -> tuple[int, int] | None:
    """day = nth | digits | cardinal, from 1 to 31, and the index after it."""
    found = nth(stretch, at)
    if found is None:
        token = stretch.tokens[at]
        if value := small(token):
            found = value, at + 1
        elif "n" in token.senses or "compound" in token.senses:
            spelt = cardinal(stretch, at, joins=bool(stretch.lexicon.flags.get("inverted", True)))
            found = (spelt.value, spelt.after) if spelt else None
    return found if found and 1 <= found[0] <= 31 else None


def year_at(stretch: Stretch, at: int, *, two: bool = False) -> tuple[int, int] | None:
    """year = four digits | "'" two digits | year in words; with ``two`` also two digits alone."""
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
        return None if _is_counted(stretch, at) else (int(raw), at + 1)
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


def _is_counted(stretch: Stretch, at: int) -> bool:
    """Whether something is counted, measured or priced after these digits, or a sign goes before."""
    tokens = stretch.tokens
    senses = tokens[at + 1].senses
    if not _JOINING.isdisjoint(senses):
        return False
    if "cur" in senses or "rate" in senses or "scale" in senses or "unit" in senses:
        return True
    if "not_year" in senses or "counted" in senses:
        return True
    if at and stretch.glued(at):
        before = tokens[at - 1]
        return "cur" in before.senses or before.raw[-1:].isalpha() or before.word in ("#", "+", "=") and before.word != "="
    return bool(at and "cur" in tokens[at - 1].senses)


def written(stretch: Stretch, at: int) -> Found | None:
    """written = weekday date | figures | named | year | quarter | week | decade | century | feast."""
    senses = stretch.tokens[at].senses
    if "digits" in senses:
        return _by_digits(stretch, at)
    if "weekday" in senses or "weekday_short" in senses or "weekday_faint" in senses:
        found = _weekday_date(stretch, at)
        if found:
            return found
    for sense, production in _PRODUCTIONS:
        if sense in senses and (found := production(stretch, at)):
            return found
    return None


def _by_digits(stretch: Stretch, at: int) -> Found | None:
    """What begins with digits, the longest form first."""
    return (
        _day_month(stretch, at)
        or _figures(stretch, at)
        or _year_first(stretch, at)
        or _decade_digits(stretch, at)
        or _counted_unit(stretch, at)
        or _bare_year(stretch, at)
    )


def _weekday_date(stretch: Stretch, at: int) -> Found | None:
    """weekday [","] [article] date: "Friday, 9 February", "Tuesday the 19th", "(Jun-15)"."""
    token = stretch.tokens[at]
    senses = token.senses
    day = senses.get("weekday") or senses.get("weekday_short") or senses.get("weekday_faint")
    after = at + 1
    for _ in range(_MOST_LINKS):
        word = stretch.tokens[after].word
        if word in (",", "(", "-") or (word == "." and "weekday" not in senses) or "link" in stretch.tokens[after].senses or stretch.tokens[after].senses.get("span") == "day":
            after += 1
        else:
            break
    inner = _dated(stretch, after, int(day))
    if inner is None:
        return None
    closed = stretch.tokens[inner.after].word == ")" and stretch.tokens[after - 1].word == "("
    return Found(inner.term, inner.after + closed)


def _dated(stretch: Stretch, at: int, weekday: int) -> Found | None:
    """The date after a weekday, which knows its weekday."""
    token = stretch.tokens[at]
    found: Found | None = None
    if "digits" in token.senses or "nth" in token.senses or "n" in token.senses:
        found = _day_month(stretch, at) or (
            _figures(stretch, at, sure=True) if "digits" in token.senses else None
        ) or day_alone(stretch, at)
    elif month_of(token):
        found = _month_first(stretch, at)
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
        return Either(tuple((name, _with_weekday(option, weekday)) for name, option in term.options))
    return term


def day_alone(stretch: Stretch, at: int) -> Found | None:
    """A day of the month with nothing but a weekday before it."""
    found = day_number(stretch, at)
    if found is None:
        return None
    following = stretch.tokens[found[1]]
    if following.word == ":" or "clock_mark" in following.senses or "unit" in following.senses:
        return None
    if stretch.glued(found[1]) and (following.raw[:1].isalnum() or following.word in _GAP - {"."}):
        return None
    return Found(Calendar(None, 0, found[0]), found[1])


def _day_month(stretch: Stretch, at: int) -> Found | None:
    """day [of] month [[","] [of] year]: "9 February 2024", "le 1er mars", "23-Sep-2020"."""
    found = day_number(stretch, at)
    if found is None:
        return None
    day, after = found
    spelt = "n" in stretch.tokens[at].senses and stretch.tokens[at].senses["n"] < 20
    after = _day_of(stretch, after)
    after = _gap(stretch, after)
    month = month_of(stretch.tokens[after])
    if not month:
        return _day_year_month(stretch, day, found[1]) or _ordinal_month(stretch, at, day, found[1])
    if day > month_length(_LEAP, month) or (spelt and after == found[1] and "month_short" in stretch.tokens[after].senses):
        return None
    hyphened = stretch.tokens[after - 1].word == "-"
    after = _dot(stretch, after + 1)
    return _dated_year(stretch, month, day, after, hyphened=hyphened)


def _day_of(stretch: Stretch, at: int) -> int:
    """The index after "day of" or "of": "the 15th day of June", "4e jour de juillet"."""
    tokens = stretch.tokens
    if tokens[at].senses.get("span") == "day":
        at += 1
    return after_links(stretch, at)


def _gap(stretch: Stretch, at: int) -> int:
    """The index after one hyphen, slash or dot that joins a date."""
    token = stretch.tokens[at]
    if token.word in _GAP and len(token.word) == 1 and (stretch.glued(at) or token.word == "."):
        return at + 1
    return at


def _dot(stretch: Stretch, at: int) -> int:
    """The index after the dot of an abbreviation, unless it ends the sentence."""
    tokens = stretch.tokens
    if tokens[at].word != "." or not stretch.glued(at) or at + 1 >= len(tokens):
        return at
    before, following = tokens[at - 1], tokens[at + 1]
    abbreviated = "month_name" not in before.senses and "." not in before.word
    return at + 1 if abbreviated and (following.raw[:1].isdigit() or following.word in _GAP or (following.raw.islower() and "link" in following.senses)) else at


def _dated_year(stretch: Stretch, month: int, day: int, at: int, *, hyphened: bool = False) -> Found:
    """[","] [of] year after a day and a month, or nothing."""
    after = _gap(stretch, after_links(stretch, at, comma=True))
    comma = any(stretch.tokens[n].word == "," for n in range(at, after))
    dashed = stretch.tokens[after - 1].word == "-" and after > at
    year = year_at(stretch, after, two=not comma and (hyphened or not dashed))
    if year is None and after > at:
        after = after_links(stretch, after, 1)
        year = year_at(stretch, after)
    if year is None:
        return Found(Calendar(None, month, day), at)
    value, end = year
    if day > month_length(value, month):
        return Found(Calendar(None, month, day), at)
    return _with_era(stretch, Calendar(value, month, day), end)


def _day_year_month(stretch: Stretch, day: int, at: int) -> Found | None:
    """day sep year sep month: "23-2020-September"."""
    tokens = stretch.tokens
    if tokens[at].word not in _GAP or at + 3 >= len(tokens) or not stretch.glued(at):
        return None
    year = year_at(stretch, at + 1)
    if year is None or tokens[year[1]].word not in _GAP or year[1] + 1 >= len(tokens):
        return None
    month = month_of(tokens[year[1] + 1])
    if not month or day > month_length(year[0], month):
        return None
    return Found(Calendar(year[0], month, day), year[1] + 2)


def _ordinal_month(stretch: Stretch, at: int, day: int, after: int) -> Found | None:
    """day. month. in ordinals: "am 7. vierter", "siebter 4."; "9 de 8 de 1971", "el 17 del 11"."""
    tokens = stretch.tokens
    linked = after_links(stretch, after)
    first = nth(stretch, at)
    if first is not None and linked == after:
        month = nth(stretch, after)
    elif linked > after:
        value = small(tokens[linked], 12)
        month = (value, linked + 1) if value else None
        if month and (year := _linked_year(stretch, month[1])):
            return _checked(Calendar(year[0], month[0], day), year[1])
        if not _after_prep(stretch, at) or not month:
            return None
    else:
        return None
    if not month or month[0] > 12:
        return None
    return _checked(Calendar(None, month[0], day), month[1])


def _linked_year(stretch: Stretch, at: int) -> tuple[int, int] | None:
    """of year."""
    after = after_links(stretch, at)
    return year_at(stretch, after) if after > at else None


def _checked(term: Calendar, after: int) -> Found | None:
    """The date, if there is such a day."""
    year = _LEAP if term.year is None else term.year
    if not 1 <= term.month <= 12 or not 0 <= term.day <= month_length(year, term.month):
        return None
    return Found(term, after)


def _after_prep(stretch: Stretch, at: int) -> bool:
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
    tokens = stretch.tokens
    start, end, text = tokens[at].start, tokens[after - 1].end, stretch.text
    if start > _MARGIN or len(text) - end > _MARGIN:
        return False
    return not any(map(str.isalnum, text[:start] + text[end:]))


def _month_first(stretch: Stretch, at: int) -> Found | None:
    """month [article] day [","] [year] | month [","] [of] year | month."""
    tokens = stretch.tokens
    month = month_of(tokens[at])
    after = _dot(stretch, at + 1)
    year_after = _month_year(stretch, month, after)
    if year_after is not None:
        return year_after
    day = _month_day(stretch, month, after)
    if day is not None:
        return day
    if not _is_month(stretch, at):
        return None
    return Found(Calendar(None, month), at + 1)


def _month_year(stretch: Stretch, month: int, at: int) -> Found | None:
    """[","] [of | in] year, or two digits after an apostrophe or a link: "abril del 87"."""
    after = _gap(stretch, after_links(stretch, at, comma=True))
    linked = after > at and stretch.tokens[at].word not in (",", "-", "/", ".", "'")
    year = year_at(stretch, after, two=False)
    if year is None and linked and len(stretch.tokens[after].raw) == 2:
        value = small(stretch.tokens[after], 99)
        following = stretch.tokens[after + 1].word if value > 31 else "x"
        year = (full_year(value), after + 1) if value and not following[:1].isalpha() else None
    if year is None and stretch.tokens[at].word == "'":
        year = year_at(stretch, at)
    if year is None:
        return None
    return _with_era(stretch, Calendar(year[0], month), year[1])


def _month_day(stretch: Stretch, month: int, at: int) -> Found | None:
    """[article] day [","] [year] after a month."""
    tokens = stretch.tokens
    after = _gap(stretch, at + ("article" in tokens[at].senses))
    found = nth(stretch, after)
    if found is None and (value := small(tokens[after])):
        found = value, after + 1
    if found is None and ("n" in tokens[after].senses or "compound" in tokens[after].senses):
        found = day_number(stretch, after)
    if found is None or not 1 <= found[0] <= month_length(_LEAP, month):
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
    return "scale" in senses or "rate" in senses or "cur" in senses or "clock_mark" in senses or "not_year" in senses


def _is_month(stretch: Stretch, at: int) -> bool:
    """Whether a month without a number is one: by its name, or by the word before it."""
    token = stretch.tokens[at]
    if "month_name" in token.senses:
        lower = stretch.lexicon.flags.get("lower_names")
        return not (lower and token.raw[:1].isupper() and _inside(stretch, at)) or _after_prep(stretch, at)
    short = "month_short" in token.senses or token.word.endswith(".")
    if short and stretch.lexicon.flags.get("lower_names") and token.raw[:1].isupper():
        return False
    return short and _after_prep(stretch, at) and _is_noun(stretch, at)


def _is_noun(stretch: Stretch, at: int) -> bool:
    """Whether a short name after a preposition is not the beginning of something else."""
    following = stretch.tokens[at + 1]
    return "digits" not in following.senses or stretch.spaced(at + 1)


def _inside(stretch: Stretch, at: int) -> bool:
    """Whether a word stands before this one in the same sentence."""
    return at > 0 and stretch.tokens[at - 1].raw[-1:].isalnum()


def _figures(stretch: Stretch, at: int, *, sure: bool = False) -> Found | None:
    """figures = a date in digits alone; ``sure`` if the words before say that it is a date."""
    start = stretch.tokens[at].start
    for kind, shape in _SHAPES:
        match = shape.match(stretch.text, start)
        if match and (term := _figure_term(kind, [g for g in match.groups() if g.isdigit()])):
            return Found(term, _after(stretch, at, match.end()))
    if stretch.lexicon.flags.get("space_dates") and (match := _SPACED.match(stretch.text, start)):
        term = _figure_term("dmy", list(match.groups()))
        if term and (sure or _after_prep(stretch, at) or match[1][0] == "0" or int(match[1]) > 12):
            return Found(term, _after(stretch, at, match.end()))
    return _year_month(stretch, at) or pair(stretch, at, sure=sure)


def _after(stretch: Stretch, at: int, end: int) -> int:
    """The index of the first token that begins at this offset or later."""
    tokens = stretch.tokens
    while at < len(tokens) - 1 and tokens[at].start < end:
        at += 1
    return at


def _figure_term(kind: str, parts: list[str]) -> Term | None:
    """The date of three numbers; both orders where both can be."""
    if kind == "compact":
        found = _checked(Calendar(int(parts[0] + parts[1]), int(parts[2]), int(parts[3])), 0)
        return found.term if found and found.term else None
    if kind == "ymd":
        year, month, day = map(int, parts)
        found = _day_in(year, month, day)
        return found
    one, two, last = int(parts[0]), int(parts[1]), parts[2]
    year = full_year(int(last)) if len(last) == 2 else int(last)
    return either(year, one, two, century=len(last) == 2)


def _day_in(year: int | None, month: int, day: int) -> Term | None:
    """The date, if there is such a day."""
    found = _checked(Calendar(year, month, day), 0) if day else None
    return found.term if found else None


def either(year: int | None, one: int, two: int, *, century: bool = False) -> Term | None:
    """Day and month in either order; with a two-digit year also in the other century."""
    dmy, mdy = _day_in(year, two, one), _day_in(year, one, two)
    options = [(name, term) for name, term in (("dmy", dmy), ("mdy", mdy)) if term]
    if not options:
        return None
    if century and year is not None:
        other = year - 100 if year >= 2000 else year + 100
        options += [(f"{name}, other century", term) for name, term in
                    (("dmy", _day_in(other, two, one)), ("mdy", _day_in(other, one, two))) if term][:1]
    same = dmy == mdy or len({name[:3] for name, _ in options}) == 1
    if same and len(options) == 1:
        return options[0][1]
    return Either(tuple(options))


def _year_month(stretch: Stretch, at: int) -> Found | None:
    """year "-" month | month "-" year: "2015-3", "02/2024"."""
    start = stretch.tokens[at].start
    match = _YEAR_MONTH.match(stretch.text, start)
    if match:
        year, month = int(match[1]), int(match[3])
        season = match[2] == "/" and month == (year + 1) % 100
        if 1000 <= year < 3000 and 1 <= month <= 12 and not season:
            return Found(Calendar(year, month), _after(stretch, at, match.end()))
    match = _MONTH_YEAR.match(stretch.text, start)
    if match and 1 <= int(match[1]) <= 12 and 1000 <= int(match[3]) < 3000:
        return Found(Calendar(int(match[3]), int(match[1])), _after(stretch, at, match.end()))
    return None


def pair(stretch: Stretch, at: int, *, sure: bool = False) -> Found | None:
    """day "/" month without a year: only where something says that it is a date."""
    match = _PAIR.match(stretch.text, stretch.tokens[at].start)
    if match is None:
        return None
    term = either(None, int(match[1]), int(match[3]))
    if term is None:
        return None
    after = _after(stretch, at, match.end())
    padded = match[2] == "/" and (len(match[1]) == 2 and len(match[3]) == 2 and "0" in (match[1][0], match[3][0]))
    dotted = match[2] == "." and match[0].endswith(".") and len(match[3]) == 2 and stretch.lexicon.flags.get("ordinal_dot")
    single = alone(stretch, at, after) and (match[2] == "-" or match[0].endswith(".") or max(int(match[1]), int(match[3])) > 12)
    known = sure or padded or dotted or (single and match[2] != "." or single and match[0].endswith("."))
    known = known or (match[2] == "/" and at > 0 and "article" in stretch.tokens[at - 1].senses and not stretch.tokens[after].raw[:1].isalpha())
    if not known and not (_after_prep(stretch, at) and _is_pair_here(stretch, at, match[2], dotted=bool(dotted))):
        return None
    return Found(term, after)


def _is_pair_here(stretch: Stretch, at: int, mark: str, *, dotted: bool) -> bool:
    """Whether two numbers with this mark are a date after a preposition in this language."""
    if mark == "-":
        return "date_between" not in stretch.tokens[at - 1].senses
    return mark == "/" or dotted or bool(stretch.lexicon.flags.get("ordinal_dot"))


def _year_first(stretch: Stretch, at: int) -> Found | None:
    """year [sep] month [sep day] | year sep day sep month | year quarter | year half."""
    year = year_at(stretch, at)
    tokens = stretch.tokens
    if year is None or year[1] >= len(tokens):
        return None
    after = _gap(stretch, year[1])
    month = month_of(tokens[after])
    if month:
        return _year_month_day(stretch, year[0], month, after)
    if (value := small(tokens[after])) and after > year[1] and after + 2 < len(tokens):
        far = _gap(stretch, after + 1)
        month = month_of(tokens[far]) if far > after + 1 else 0
        if month and value <= month_length(year[0], month):
            return Found(Calendar(year[0], month, value), far + 1)
    if (found := nth(stretch, after)) and tokens[found[1]].senses.get("span") in ("quarter", "half"):
        unit = numbered_unit(stretch, *found)
        if unit and isinstance(unit.term, Calendar):
            return Found(unit.term._replace(year=year[0]), unit.after)
    grouping = _grouping(stretch, after)
    if grouping and not (tokens[after].word in ("t", "s") and stretch.spaced(after) and not stretch.glued(after + 1)):
        return Found(Calendar(year[0], grouping[0]), grouping[1])
    return None


def _year_month_day(stretch: Stretch, year: int, month: int, at: int) -> Found | None:
    """[sep] day after a year and a month, or nothing."""
    token = stretch.tokens[at]
    if "month_name" not in token.senses and "month_short" not in token.senses and stretch.spaced(at):
        return None
    after = _gap(stretch, at + 1)
    value = small(stretch.tokens[after])
    if value and after > at + 1 and value <= month_length(year, month):
        return Found(Calendar(year, month, value), after + 1)
    if token.word in ("may", "march", "mars") and token.raw.islower():
        return None
    return Found(Calendar(year, month), at + 1)


def _grouping(stretch: Stretch, at: int) -> tuple[int, int] | None:
    """Q3, T3, H2, S1, "trimestre 1", as the grouping of EDTF, and the index after it."""
    tokens = stretch.tokens
    token = tokens[at]
    if at + 1 >= len(tokens):
        return None
    number = tokens[at + 1].raw
    if "quarter_mark" in token.senses and stretch.glued(at + 1) and number in {"1", "2", "3", "4"}:
        return 32 + int(number), at + 2
    if "half_mark" in token.senses and stretch.glued(at + 1) and number in {"1", "2"}:
        return 39 + int(number), at + 2
    if token.senses.get("span") == "quarter" and number in ("1", "2", "3", "4"):
        return 32 + int(number), at + 2
    if token.senses.get("span") == "half" and number in ("1", "2"):
        return 39 + int(number), at + 2
    return None


def _quarter(stretch: Stretch, at: int) -> Found | None:
    """quarter = "Q3" [[of] [year] year]."""
    found = _grouping(stretch, at)
    if found is None or (at and stretch.glued(at) and stretch.tokens[at - 1].raw[-1:].isalpha()):
        return None
    code, after = found
    if stretch.glued(after) and stretch.tokens[after].raw[:1].isalnum():
        return None
    year = _of_year(stretch, after)
    if year is not None:
        return Found(Calendar(year[0], code), year[1])
    certain = stretch.tokens[at].raw == "Q" or len(stretch.tokens[at].raw) > 1
    return Found(Calendar(None, code), after) if certain or alone(stretch, at, after) else None


def _of_year(stretch: Stretch, at: int) -> tuple[int, int] | None:
    """[sep] [of] [the] [year] year."""
    after = _gap(stretch, after_links(stretch, at))
    if stretch.tokens[after].senses.get("span") == "year" or "fiscal" in stretch.tokens[after].senses:
        after += 1
    return year_at(stretch, after)


def _decade_digits(stretch: Stretch, at: int) -> Found | None:
    """decade = four digits "s" | two digits "s" | "90er" [years]."""
    tokens = stretch.tokens
    raw = tokens[at].raw
    if not (raw.isascii() and raw.isdecimal()) or raw[-1:] != "0" or at + 1 >= len(tokens):
        return None
    apostrophe = tokens[at + 1].word == "'" and stretch.glued(at + 1) and at + 2 < len(tokens)
    ending = at + 1 + apostrophe
    spelled = tokens[ending].word
    if not stretch.glued(ending) or "decade_suffix" not in tokens[ending].senses or len(spelled) > 3:
        return None
    after = ending + 1
    year_word = after + (tokens[after].word == "-")
    if tokens[year_word].senses.get("span") == "year":
        after = year_word + 1
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


def _decade_marked(stretch: Stretch, at: int) -> Found | None:
    """decade_mark ("'" digits | digits | word): "années 90", "anni Novanta", "jaren negentig"."""
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


def _decade_name(stretch: Stretch, at: int) -> Found | None:
    """A decade by its name: "nineties", "Neunzigerjahre", "neunziger Jahre"."""
    first = int(stretch.tokens[at].senses["decade"])
    after = at + 1
    year_word = after + (stretch.tokens[after].word == "-")
    if stretch.tokens[year_word].senses.get("span") == "year":
        after = year_word + 1
    return Found(Years(first, first + 9, "decade"), after)


def _counted_unit(stretch: Stretch, at: int) -> Found | None:
    """nth unit [of year] where the unit is a quarter, a half or a century: "4. Quartal 2018"."""
    found = nth(stretch, at)
    if found is None and (value := small(stretch.tokens[at], 4)) and stretch.tokens[at + 1].senses.get("quarter_mark"):
        return _short_quarter(stretch, at, value)
    if found is None:
        return _year_quarter(stretch, at)
    return numbered_unit(stretch, *found)


def _year_quarter(stretch: Stretch, at: int) -> Found | None:
    """Two digits and a quarter: "18q4"."""
    tokens = stretch.tokens
    year = small(tokens[at], 99)
    if not year or at + 2 >= len(tokens) or not stretch.glued(at + 1):
        return None
    grouping = _grouping(stretch, at + 1)
    return Found(Calendar(full_year(year), grouping[0]), grouping[1]) if grouping else None


def _short_quarter(stretch: Stretch, at: int, value: int) -> Found | None:
    """"3Q" [year]."""
    if not stretch.glued(at + 1) or stretch.tokens[at + 1].raw.islower():
        return None
    year = _of_year(stretch, at + 2) or year_at(stretch, at + 2, two=True)
    return Found(Calendar(year[0], 32 + value), year[1]) if year else None


def numbered_unit(stretch: Stretch, number: int, after: int) -> Found | None:
    """An ordinal before a quarter, a half or a century."""
    tokens = stretch.tokens
    unit = tokens[after].senses.get("span")
    if "half" in tokens[after].senses and unit is None:
        return _half_of_year(stretch, number, after)
    base, most = {"quarter": (32, 4), "half": (39, 2), "century": (0, 30)}.get(str(unit), (0, 0))
    if not 1 <= number <= most:
        return None
    if unit == "century":
        return _century(stretch, number, after + 1)
    year = _of_year(stretch, after + 1)
    if year:
        return Found(Calendar(year[0], base + number), year[1])
    return Found(Calendar(None, base + number), after + 1)


def _half_of_year(stretch: Stretch, number: int, at: int) -> Found | None:
    """"first half of 2024", "eerste helft van 2023"; halves of other things are left alone."""
    year = _of_year(stretch, at + 1)
    return Found(Calendar(year[0], 39 + number), year[1]) if year and number in (1, 2) else None


def _century(stretch: Stretch, number: int, after: int) -> Found:
    """The century of a number, before or after Christ."""
    era = _era(stretch, after)
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


def _roman_century(stretch: Stretch, at: int) -> Found | None:
    """century numeral | numeral century: "siglo XV", "XXe siècle", "XIX secolo"."""
    after = at + 1
    number = roman(stretch, after)
    return _century(stretch, number, after + 1) if number else None


def century_after_numeral(stretch: Stretch, at: int) -> Found | None:
    """numeral [ending] century."""
    raw = stretch.tokens[at].raw
    number, after = roman(stretch, at), at + 1
    if not number and raw[-1:] == "e" and raw[:-1].isupper():
        found = _ROMAN.fullmatch(raw[:-1])
        tens = len(found[1]) if found else 0
        number = 10 * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX").index(found[2]) if found else 0
    if number and stretch.tokens[after].senses.get("span") == "century":
        return _century(stretch, number, after + 1)
    return None


def _era(stretch: Stretch, at: int) -> tuple[int, int] | None:
    """An era, and the index after it."""
    senses = stretch.tokens[at].senses
    if "era" not in senses or (stretch.tokens[at].raw.islower() and len(stretch.tokens[at].raw) == 2):
        return None
    return int(senses["era"]), at + 1


def _with_era(stretch: Stretch, term: Calendar, after: int) -> Found:
    """The date with the era after it: 44 BC is the year -43."""
    era = _era(stretch, after)
    if era is None or term.year is None:
        return Found(term, after)
    year = 1 - term.year if era[0] < 0 else term.year
    return Found(term._replace(year=year), era[1])


def _bare_year(stretch: Stretch, at: int) -> Found | None:
    """year [era] | digits era: "2024", "44 BC"."""
    tokens = stretch.tokens
    raw = tokens[at].raw
    if not (raw.isascii() and raw.isdecimal()) or len(raw) > 4 or not int(raw):
        return None
    era = _era(stretch, at + 1) if at + 1 < len(tokens) else None
    if era:
        return Found(Calendar(1 - int(raw) if era[0] < 0 else int(raw)), era[1])
    if not _is_bare_year(stretch, at, raw):
        return None
    end = _second_year(stretch, (int(raw), at + 1)) if tokens[at + 1].word == "/" else at + 1
    if end > at + 1:
        return Found(Years(int(raw), int(raw) + 1, "two years"), end)
    return Found(Calendar(int(raw)), at + 1)


def _is_bare_year(stretch: Stretch, at: int, raw: str) -> bool:
    """Whether four digits alone are a year, by what stands on both sides."""
    if len(raw) != 4 or not "1000" <= raw <= "2999" or _is_counted(stretch, at) or _joined(stretch, at):
        return False
    if "1900" <= raw <= "2099":
        return not (raw.endswith("000") and not _after_prep(stretch, at) and _before_noun(stretch, at))
    return _after_prep(stretch, at) and ("1400" <= raw <= "2199") and not _before_noun(stretch, at)


def _before_noun(stretch: Stretch, at: int) -> bool:
    """Whether a word without any sense follows, which may be what is counted."""
    following = stretch.tokens[at + 1]
    return following.raw[:1].isalpha() and not following.senses


def _joined(stretch: Stretch, at: int) -> bool:
    """Whether the digits are part of something longer: a number, a code, a version, a path."""
    tokens = stretch.tokens
    if at > 1 and stretch.glued(at) and stretch.glued(at - 1) and tokens[at - 1].word in _JOINTS:
        return not (tokens[at - 1].word in _DASHES and _is_year_figure(tokens[at - 2]))
    following = tokens[at + 1]
    if not stretch.glued(at + 1) or at + 2 >= len(tokens):
        return False
    if following.raw[:1].isalpha() or following.word in ("_", "@", "\\"):
        return True
    if following.word not in _JOINTS or not stretch.glued(at + 2):
        return False
    return "digits" in tokens[at + 2].senses and not _is_year_range(stretch, at)


def _is_year_figure(token: Token) -> bool:
    """Whether a token is four digits that can be a year."""
    return len(token.raw) == 4 and "1000" <= token.raw <= "2999" and token.raw.isdecimal()


def _is_year_range(stretch: Stretch, at: int) -> bool:
    """Whether a dash or a slash and a later year follow these four digits, and nothing joined."""
    tokens = stretch.tokens
    first, second = tokens[at].raw, tokens[at + 2].raw
    if tokens[at + 1].word not in _DASHES or len(second) not in (2, 4) or not second.isdecimal():
        return False
    following = tokens[at + 3]
    if stretch.glued(at + 3) and (following.word in _JOINTS and "digits" in tokens[at + 4].senses and stretch.glued(at + 4) or following.raw[:1].isalpha()):
        return False
    return second > first if len(second) == 4 else 0 < int(second) - int(first[2:]) <= 15


def _year_word(stretch: Stretch, at: int) -> Found | None:
    """unit number: "year 2009", "l'année 2012", "KW 12", "semaine 31", "trimestre 1"."""
    tokens = stretch.tokens
    unit = tokens[at].senses["span"]
    after = at + 1
    if unit == "year":
        decade_found = _decade_marked(stretch, at) if "decade_mark" in tokens[at].senses else None
        year = year_at(stretch, after_links(stretch, after, 1), two=False)
        return decade_found or (_with_era(stretch, Calendar(year[0]), year[1]) if year else None)
    if unit == "century":
        return _roman_century(stretch, at)
    if unit in ("week", "iso_week"):
        return _numbered_week(stretch, after)
    return _quarter(stretch, at)


def _numbered_week(stretch: Stretch, at: int) -> Found | None:
    """number [of] [year] after "week"."""
    number = small(stretch.tokens[at], 53)
    following = stretch.tokens[at + 1] if number else None
    if not number or following is None or (following.word == ":" and stretch.glued(at + 1)):
        return None
    year = _of_year(stretch, at + 1)
    return Found(Week(number, year[0]), year[1]) if year else Found(Week(number), at + 1)


def _feast(stretch: Stretch, at: int) -> Found | None:
    """feast [year]: "Christmas 2019", "Pasqua"."""
    senses = stretch.tokens[at].senses
    rule = str(senses.get("feast_phrase") or senses["feast"])
    after = after_links(stretch, at + 1, 2)
    year = year_at(stretch, after)
    return Found(Holiday(rule, year[0]), year[1]) if year else Found(Holiday(rule), at + 1)


def _season(stretch: Stretch, at: int) -> Found | None:
    """season [of] [year]; a short name only with a year or after an article and a preposition."""
    tokens = stretch.tokens
    senses = tokens[at].senses
    code = int(senses.get("season") or senses.get("season_short") or 0)
    year = _of_year(stretch, at + 1)
    if year:
        slash = _second_year(stretch, year)
        return Found(Calendar(year[0], code), slash)
    if "season" in senses or _in_the(stretch, at):
        return Found(Calendar(None, code), at + 1)
    return None


def _second_year(stretch: Stretch, year: tuple[int, int]) -> int:
    """The index after "/24" in "winter 2023/24"."""
    tokens = stretch.tokens
    if tokens[year[1]].word in ("/", "-") and year[1] + 1 < len(tokens):
        value = small(tokens[year[1] + 1], 99)
        if value == (year[0] + 1) % 100 and value:
            return year[1] + 2
    return year[1]


def _in_the(stretch: Stretch, at: int) -> bool:
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


def _fiscal(stretch: Stretch, at: int) -> Found | None:
    """fiscal [year] year [("/" | "-") two digits]: "fiscal 2024", "FY2024", "Geschäftsjahr 2023/24"."""
    after = after_links(stretch, at + 1)
    if stretch.tokens[after].senses.get("span") == "year":
        after += 1
    year = year_at(stretch, after, two=True)
    if year is None:
        return None
    end = _second_year(stretch, year)
    last = year[0] + (end > year[1])
    return Found(Years(year[0], last, "fiscal year", approximate=True), end)


def _era_first(stretch: Stretch, at: int) -> Found | None:
    """era digits: "AD 79"."""
    token = stretch.tokens[at]
    value = stretch.tokens[at + 1].raw if at + 1 < len(stretch.tokens) else ""
    if not token.raw.isupper() or not (value.isascii() and value.isdecimal() and len(value) < 5):
        return None
    era = int(token.senses["era"])
    return Found(Calendar(int(value) if era > 0 else 1 - int(value)), at + 2)


def _ordinal(stretch: Stretch, at: int) -> Found | None:
    """A day or a unit that begins with an ordinal or a number in words."""
    found = nth(stretch, at)
    unit = numbered_unit(stretch, *found) if found else None
    return unit or _day_month(stretch, at)


def _named_year(stretch: Stretch, at: int) -> Found | None:
    """A century by its name: "il Novecento"."""
    token = stretch.tokens[at]
    if not token.raw[:1].isupper():
        return None
    first = int(token.senses["century_name"])
    return Found(Years(first, first + 99, "century"), at + 1)


_PRODUCTIONS = (
    ("month_name", _month_first),
    ("month_short", _month_first),
    ("month_faint", _month_first),
    ("month", _month_first),
    ("feast_phrase", _feast),
    ("feast", _feast),
    ("century_name", _named_year),
    ("nth", _ordinal),
    ("n", _ordinal),
    ("compound", _ordinal),
    ("span", _year_word),
    ("decade_mark", _decade_marked),
    ("decade", _decade_name),
    ("quarter_mark", _quarter),
    ("half_mark", _quarter),
    ("season", _season),
    ("season_short", _season),
    ("fiscal", _fiscal),
    ("era", _era_first),
)
