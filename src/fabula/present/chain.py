"""How a bound, its grounds and a date with all it rests on are told in a language.

A *bound* is told by the day it stands at: *not before 8 February 2024*; where that is the first or
the last day of a year, by the year. Its *chain* is told from the bound back to the words of a
source: *not before …, because …; because …*. The reasons are sentences of the record and of
:mod:`fabula.evidence.dating.constraints`, in the language they were written in.

A date of several *levels* (:mod:`fabula.evidence.dating.levels`) is told at each, the one that says most
first: *undated; between 1 March and 31 December 2024 if two rules hold; certainly not before 2024*.
The decisions: every level says what it rests on, in the fewest words: how many rules of thumb; if
none, what is assumed; if nothing is, that the editors state it. It rests on what the levels behind
it rest on as well. A certain level that bounds nothing is passed over. *Undated* is said where
even what is certain leaves a side open.

This module does not reckon with days, and does not say which words dated an event.

>>> from fabula.evidence.dating.network import Chain, Constraint, Side, between
>>> chain = Chain(Side.EARLIEST, (*between("report", 738_924, None, "its date line says so"),
...                               Constraint("report", "denial", 0, "the denial answers it")))
>>> print(chain_words(chain, "en-GB"))
not before 8 February 2024, because the denial answers it; because its date line says so
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fabula.evidence.dating.levels import Basis
from fabula.evidence.dating.network import Side, replay
from fabula.present.calendar import Calendar
from fabula.present.number import number_words
from fabula.present.phrase import phrases
from fabula.present.when import date_words, is_unknown
from fabula.present.wording import list_words
from fabula.value import Shape, When
from fabula.value.calendar import CalendarUnit, around

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fabula.evidence.dating.levels import Level
    from fabula.evidence.dating.network import Chain

__all__ = [
    "Told",
    "bound_words",
    "chain_words",
    "derivation_words",
    "level_words",
    "levels_words",
]


def bound_words(day: int, side: Side, language: str) -> str:
    """Not before, or not after, a day; a year where the day begins or ends it.

    Args:
        day: as :mod:`fabula.value.calendar` counts; it belongs to the bound.
        side: which bound it is.
        language: a BCP 47 tag.

    Raises:
        UnknownLanguageError: no data file describes the language.

    >>> bound_words(738_886, Side.EARLIEST, "en-GB"), bound_words(738_886, Side.LATEST, "en-GB")
    ('not before 2024', 'not after 1 January 2024')
    """
    say = phrases(language)
    calendar = Calendar(say)
    early = side is Side.EARLIEST
    year = around(day, CalendarUnit.YEAR)
    if day == (year[0] if early else year[1]):
        phrase = "not_before_year" if early else "not_after_year"
        return say.say(phrase, year=calendar.year(day))
    return say.say("not_before_day" if early else "not_after_day", day=calendar.day(day))


def chain_words(chain: Chain, language: str, *, said: str = "") -> str:
    """A bound with its reasons, from the bound back to what it begins with.

    Args:
        chain: the chain.
        language: a BCP 47 tag.
        said: what the reasons are given for; the bound itself by default.

    Raises:
        UnknownLanguageError: no data file describes the language.
        RecordError: the steps of the chain do not join, or there are none.
    """
    say = phrases(language)
    text = said or bound_words(replay(chain), chain.side, language)
    last, *others = reversed(chain.steps)
    text = say.say("because", said=text, because=last.because)
    for step in others:
        text = say.say("and_because", said=text, because=step.because)
    return text


def derivation_words(
    levels: Sequence[Level], language: str
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every bound of a date with its reasons, each once; and the rules these rest on.

    The level that says most comes first. Where both bounds of a day or a unit have the same
    reasons, the date itself is said to have them.

    Raises:
        UnknownLanguageError: no data file describes the language.
    """
    told: dict[str, tuple[str, ...]] = {}
    for level in levels:
        for said, chain in _reasons(level, language):
            told.setdefault(chain_words(chain, language, said=said), chain.rules)
    return tuple(told.items())


def _reasons(level: Level, language: str) -> Iterator[tuple[str, Chain]]:
    """What there are reasons for at one level, in words, with the chain."""
    low, high = level.chains[:2]
    if level.when.shape is not Shape.INSTANT:
        for chain, phrase in zip(level.chains, _ENDS, strict=True):
            if chain is not None:
                bound = bound_words(replay(chain), chain.side, language)
                yield phrases(language).say(phrase, when=bound), chain
    elif low and high and [one.because for one in low.steps] == [one.because for one in high.steps]:
        yield _date(level.when, language), low
    else:
        for chain in filter(None, (low, high)):
            yield bound_words(replay(chain), chain.side, language), chain


# How the four bounds of what has two ends are introduced.
_ENDS = ("beginning", "beginning", "ending", "ending")


class Told(NamedTuple):
    """One level in words.

    Attributes:
        text: all of it.
        date: the part that names days.
        when: the date it names.
        assuming: the parts that are the editors' own words, in their language.
    """

    text: str
    date: str
    when: When
    assuming: tuple[str, ...]


def level_words(level: Level, language: str, *, alone: bool = False, brief: bool = False) -> Told:
    """A level in words: its date, and what it rests on.

    Args:
        level: the level.
        language: a BCP 47 tag.
        alone: whether there is no other; then what is certain need not be called so.
        brief: whether what is assumed is counted, and not told.

    Raises:
        UnknownLanguageError: no data file describes the language.
    """
    say, date = phrases(language), _date(level.when, language)
    if level.basis is Basis.CERTAIN:
        return Told(date if alone else say.say("certainly", when=date), date, level.when, ())
    if level.rules:
        count = len(level.rules)
        text = say.plural("if_rules", count, when=date, n=number_words(count, language))
        return Told(text, date, level.when, ())
    if level.assuming and brief:
        count = len(level.assuming)
        text = say.plural("if_assumptions", count, when=date, n=number_words(count, language))
        return Told(text, date, level.when, ())
    if level.assuming:
        clauses = list_words(level.assuming, language)
        text = say.say("if_assumed", when=date, assumption=clauses)
        return Told(text, date, level.when, level.assuming)
    return Told(say.say("if_stated", when=date), date, level.when, ())


def levels_words(
    levels: Sequence[Level], language: str, *, brief: bool = False
) -> tuple[Told, ...]:
    """All that is known of a date, level by level; what says nothing is left out.

    The first says that the thing is undated, if even what is certain leaves a side open. In brief,
    for a list that leads to all of it, only the level that says most and what is certain are told.

    Raises:
        UnknownLanguageError: no data file describes the language.
    """
    if len(levels) == 1:
        return (level_words(levels[0], language, alone=True),)
    told = [
        level_words(level, language, brief=brief)
        for level in (dict.fromkeys((levels[0], levels[-1])) if brief else levels)
        if level.basis is not Basis.CERTAIN or not is_unknown(level.when)
    ]
    certain = levels[-1].when
    if None in certain.days[::3] and not certain.dates:
        text = phrases(language).say("undated_but", when=told[0].text)
        told[0] = told[0]._replace(text=text)
    return tuple(told)


def _date(when: When, language: str) -> str:
    """A date with its preposition; one that only one side bounds, by that bound."""
    low, *_, high = when.days
    if when.shape is Shape.INSTANT and not when.dates and (low is None) is not (high is None):
        side, day = (Side.EARLIEST, low) if high is None else (Side.LATEST, high)
        return bound_words(day or 0, side, language)
    return date_words(when, language, prepositional=True)
