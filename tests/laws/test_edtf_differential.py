"""Where this package and two other readers of EDTF disagree, and why: every case is named.

The texts are grouped by the headings of the Library of Congress's specification (2019), with what
must be refused at the end. Each is read by ``edtf`` and by ``undate`` too. A disagreement that has
no name below fails, and so does a name whose disagreement has vanished.
"""

from __future__ import annotations

import contextlib
import io
import logging
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import edtf as edtf_library
import pytest
import undate as undate_library

from fabula.errors import NotationError
from fabula.value import edtf
from fabula.value.calendar import civil

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.law

TEXTS = {
    "level 0: date": "1985-04-12 1985-04 1985 0000 0000-02-29 1582-10-10 2024-02-29",
    "level 0: date and time": "1985-04-12T23:20:30 1985-04-12T23:20:30Z 1985-04-12T23:20:30+04:30",
    "level 0: time interval": "1964/2008 2004-06/2006-08 2004-02-01/2005-02 2005/2006-02 "
    "2024-02-08/2024-02-08",
    "level 1: letter-prefixed calendar year": "Y170000002 Y-170000002",
    "level 1: seasons": "2001-21 2001-22 2001-23 2001-24",
    "level 1: qualification of a date (complete)": "1984? 2004-06~ 2004-06-11%",
    "level 1: unspecified digits from the right": "201X 20XX 2004-XX 1985-04-XX 1985-XX-XX",
    "level 1: extended interval": "1985-04-12/.. 1985/.. ../1985-04-12 1985-04-12/ 1985/ "
    "/1985-04-12 1984?/2004~ ../.. /.. / 156X/157X 2004-06-XX/2004-07-03",
    "level 1: negative calendar year": "-1985 -0044-03-15 -15XX",
    "level 2: exponential year": "Y-17E7 Y17E2",
    "level 2: significant digits": "1950S2 Y171010000S3 Y3388E2S3 1950S4",
    "level 2: sub-year groupings": "2001-25 2001-34 2001-38 2001-41",
    "level 2: set representation": "[1667,1668,1670..1672] [..1760-12-03] [1760-12..] "
    "[1760-01,1760-02,1760-12..] [1667,1760-12] [..1984] {1667,1668,1670..1672} {1960,1961-12} "
    "{..1984} [2024-02-01..2024-02-08] [1984?,1985]",
    "level 2: qualification": "2004-06~-11 2004?-06-11 ?2004-06-~11 2004-%06-11",
    "level 2: unspecified digit": "156X-12-25 15XX-12-25 XXXX-12-XX 1XXX-XX 1XXX-12 1984-1X "
    "XXXX-02-08 XXXX-02 2024-0X-1X XXXX-XX-XX XXXX/2004",
    "level 2: interval": "2004-06-~01/2004-06-~20 2024-0X/2025",
    "to be refused: no such day": "2023-02-29 1900-02-29 2024-02-30 2024-13 2024-00 2024-01-00 "
    "2024-02-3X XXX1-02-29 2024-42 2024-21-05 2024-02-08T25:00:00",
    "to be refused: ends before it begins": "2024-02-08/2024-02-07 2008/1964 [2024..2023]",
    "to be refused: not the notation": "20240208 2024-1 Y2024 Y012345 -0000 1950S5 1950S0 "
    "2024-02S2 2024?? 2024/2025/2026 [..] {..} [] [2024 2024-02-08x",
}
SPACED = ("2024 - 02", " 2024", "[1667, 1668]", "")
CORPUS = [text for texts in TEXTS.values() for text in texts.split()] + [*SPACED]


@dataclass(frozen=True)
class Disagreement:
    """One thing a library sees otherwise.

    Attributes:
        library: which of the two.
        kind: it ``accepts`` what we refuse, ``refuses`` what we read, gives other ``bounds``, or
            ``forgets``: what it writes back means something else.
        why: the reading of the specification, ours and theirs.
        texts: all texts of the corpus where it shows.
    """

    library: str
    kind: str
    why: str
    texts: frozenset[str]


def _of(texts: str) -> frozenset[str]:
    return frozenset(texts.split())


NAMED = {
    "impossible days": Disagreement(
        "edtf",
        "accepts",
        "it allows 29 February in every year; a date that no calendar has is no evidence",
        _of("2023-02-29 1900-02-29 XXX1-02-29"),
    ),
    "reversed intervals": Disagreement(
        "edtf",
        "accepts",
        "it does not compare the ends; nothing ends before it begins",
        _of("2024-02-08/2024-02-07 2008/1964 [2024..2023]"),
    ),
    "more significant digits than digits": Disagreement(
        "edtf",
        "accepts",
        "it does not count them; neither none nor five of four",
        _of("1950S5 1950S0"),
    ),
    "white space": Disagreement(
        "edtf",
        "accepts",
        "it skips spaces; the grammar has none, and a canonical form is compared by its characters",
        frozenset({" 2024", "[1667, 1668]"}),
    ),
    "months of the seasons": Disagreement(
        "edtf",
        "bounds",
        "it takes spring for March to May and winter for December alone, in both hemispheres; the "
        "specification gives seasons no months, so the year is all that is known",
        _of("2001-21 2001-22 2001-23 2001-24 2001-25"),
    ),
    "ten years for an unknown end": Disagreement(
        "edtf",
        "bounds",
        "it puts an unknown end ten years away; unknown is unknown",
        _of("1985-04-12/ 1985/ /1985-04-12"),
    ),
    "significant digits left unread": Disagreement(
        "edtf",
        "bounds",
        "its strict bounds are the estimate alone; 1950S2 is some year from 1900 to 1999",
        _of("1950S2 Y171010000S3 Y3388E2S3"),
    ),
    "four open digits as 0000 to 9999": Disagreement(
        "edtf",
        "bounds",
        "it reads a year of which nothing is known as one of ten thousand; such a year is a "
        "question to the context, and bounds nothing",
        _of("XXXX-12-XX XXXX-02-08 XXXX-02 XXXX-XX-XX XXXX/2004"),
    ),
    "open digits of months": Disagreement(
        "edtf",
        "refuses",
        "it raises AttributeError or ValueError, and prints; 1984-1X is October to December",
        _of("1984-1X 2024-0X-1X 2024-0X/2025"),
    ),
    "nothing known but that it lasted": Disagreement(
        "edtf",
        "refuses",
        "it wants one end that is known; a span may be known by its existence alone",
        _of("/.. /"),
    ),
    "eight digits as a year": Disagreement(
        "undate",
        "accepts",
        "it reads the basic format as the year 20,240,208; EDTF has the extended format alone",
        _of("20240208"),
    ),
    "leading zeros of a long year": Disagreement(
        "undate", "accepts", "it drops them; the specification has none to drop", _of("Y012345")
    ),
    "white space again": Disagreement(
        "undate",
        "accepts",
        "it skips spaces, even within a date",
        frozenset({"2024 - 02", " 2024"}),
    ),
    "times of day": Disagreement(
        "undate",
        "refuses",
        "it has no times; level 0 has, and here they are checked and dropped",
        _of("1985-04-12T23:20:30 1985-04-12T23:20:30Z 1985-04-12T23:20:30+04:30"),
    ),
    "the year 0000": Disagreement(
        "undate", "refuses", "it raises AttributeError; ISO 8601 has a year 0000, 1 BC", _of("0000")
    ),
    "intervals of one day": Disagreement(
        "undate",
        "refuses",
        "it wants the end after the start; what lasted a day began and ended on it",
        _of("2024-02-08/2024-02-08"),
    ),
    "seasons": Disagreement(
        "undate", "refuses", "its parser fails on them", _of("2001-21 2001-22 2001-23 2001-24")
    ),
    "no end known": Disagreement(
        "undate", "refuses", "it wants one end that is known", _of("../.. /.. /")
    ),
    "level 2, apart from open digits": Disagreement(
        "undate",
        "refuses",
        "it does not claim these features",
        _of(
            "Y-17E7 Y17E2 1950S2 Y171010000S3 Y3388E2S3 1950S4 2001-25 2001-34 2001-38 2001-41 "
            "[1667,1668,1670..1672] [..1760-12-03] [1760-12..] [1760-01,1760-02,1760-12..] "
            "[1667,1760-12] [..1984] {1667,1668,1670..1672} {1960,1961-12} {..1984} "
            "[2024-02-01..2024-02-08] [1984?,1985] 2004-06~-11 2004?-06-11 ?2004-06-~11 "
            "2004-%06-11 -15XX 2004-06-~01/2004-06-~20"
        ),
    ),
    "qualifiers": Disagreement(
        "undate",
        "forgets",
        "it reads them and drops them; a doubt the source voices is part of what it says",
        _of("1984? 2004-06~ 2004-06-11% 1984?/2004~"),
    ),
    "unknown ends": Disagreement(
        "undate",
        "forgets",
        "it writes them back as open; that it ended, and that it has not, are two statements",
        _of("1985-04-12/ 1985/ /1985-04-12"),
    ),
    "years before 0001": Disagreement(
        "undate",
        "forgets",
        "it writes the year 0000 as XXXX, and -0044 as 0-44",
        _of("0000-02-29 -0044-03-15"),
    ),
}


Day: TypeAlias = tuple[int, int, int] | None


@dataclass(frozen=True)
class Reading:
    """What a reader makes of a text: the outer days, and the text it writes back."""

    earliest: Day
    latest: Day
    written: str


def _edtf(text: str) -> Reading:
    date = edtf_library.parse_edtf(text)
    return Reading(_struct(date.lower_strict()), _struct(date.upper_strict()), str(date))


def _struct(moment: Any) -> Day:
    """The library says infinity where nothing bounds."""
    return None if isinstance(moment, float) else (moment[0], moment[1], moment[2])


def _undate(text: str) -> Reading:
    date = undate_library.Undate.parse(text, "EDTF")
    first, last = (getattr(end, "earliest", end) for end in (date.earliest, date.latest))
    if isinstance(date, undate_library.UndateInterval):
        last = getattr(date.latest, "latest", date.latest)
    return Reading(_undate_day(first), _undate_day(last), date.format("EDTF"))


def _undate_day(day: Any) -> Day:
    """The library gives a year of four X the widest years it can hold."""
    found = re.fullmatch(r"(-?[0-9]+)-([0-9]+)-([0-9]+)", str(day))
    year, month, of_month = map(int, found.groups()) if found else (10**12, 0, 0)
    return None if abs(year) > 10**12 - 1 else (year, month, of_month)


LIBRARIES: dict[str, Callable[[str], Reading]] = {"edtf": _edtf, "undate": _undate}


def _read(library: str, text: str) -> Reading | None:
    """Its reading, or None if it gives up in whatever way; it may print and log meanwhile."""
    logging.disable()
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            return LIBRARIES[library](text)
    except Exception:  # noqa: BLE001 - the libraries raise what they please
        return None
    finally:
        logging.disable(logging.NOTSET)


def _ours(text: str) -> Reading | None:
    try:
        when = edtf.parse(text)
    except NotationError:
        return None
    first, last = when.days[0], when.days[3]
    return Reading(
        None if first is None else civil(first),
        None if last is None else civil(last),
        edtf.format(when),
    )


def _kind(library: str, text: str) -> str | None:
    """How the library disagrees about the text, or None if it agrees."""
    ours, theirs = _ours(text), _read(library, text)
    if ours is None or theirs is None:
        return None if ours is theirs else "accepts" if theirs else "refuses"
    if (ours.earliest, ours.latest) != (theirs.earliest, theirs.latest):
        return "bounds"
    back = _ours(theirs.written.replace(" ", ""))
    return None if back and back.written == ours.written else "forgets"


@pytest.mark.parametrize("library", LIBRARIES)
def test_every_disagreement_has_a_name_and_every_name_a_disagreement(library: str) -> None:
    found = {text: kind for text in CORPUS if (kind := _kind(library, text))}
    named = {
        text: each.kind for each in NAMED.values() if each.library == library for text in each.texts
    }
    assert found == named


def test_no_text_has_two_names() -> None:
    texts = [(each.library, text) for each in NAMED.values() for text in each.texts]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("heading", TEXTS)
def test_what_the_specification_gives_is_read_and_the_rest_refused(heading: str) -> None:
    refused = [text for text in TEXTS[heading].split() if _ours(text) is None]
    assert refused == (TEXTS[heading].split() if heading.startswith("to be refused") else [])


@pytest.mark.parametrize("heading", [each for each in TEXTS if each.startswith("level")])
def test_the_level_is_that_of_the_heading(heading: str) -> None:
    levels = {text: edtf.level(text) for text in TEXTS[heading].split()}
    assert levels == dict.fromkeys(levels, int(heading[len("level ")]))
