"""Citations in words: APA, Chicago and MLA, one line a reference.

These are the three styles asked for most, for the three works there are here: a timeline, an entry
in it, an article. A date that is no single day, month or year is given in words ("between 8 and 29
February 2024"), since no style has a form for it that cannot be taken for a day. What has no date
is "n.d." in APA and Chicago, and nothing in MLA, as they ask.

Sources: Publication Manual of the American Psychological Association, 7th edition, 9.1 to 9.37 and
10.3; The Chicago Manual of Style, 17th edition, 14.233 and 14.205; MLA Handbook, 9th edition, 5.1
to 5.99.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from babel.dates import format_date
from babel.lists import format_list

from fabula.exchange.format import Exported, Format
from fabula.exchange.reference import Work, citation_date, references
from fabula.present.wording import date_words, sentence_start
from fabula.value import When

if TYPE_CHECKING:
    from collections.abc import Callable

    from fabula.exchange.edition import Edition
    from fabula.exchange.reference import Reference

__all__ = ["FORMATS", "apa", "chicago", "mla"]


def apa(reference: Reference) -> str:
    """The reference as APA has it: ``Author. (2024, February 9). Title. Container. Address``."""
    version = f" (Version {reference.version})" if reference.version else ""
    kind = " [Data set]" if reference.work is Work.TIMELINE else ""
    where = f"In {reference.container}{version}" if reference.container else reference.publisher
    title = reference.title + (version if reference.work is Work.TIMELINE else "") + kind
    date = _date(reference, "y, MMMM d", "y, MMMM") or "n.d."
    dated = f"({date})"
    head = (dated, title) if reference.authors else (title, dated)
    return _sentences(_authors(reference), *head, where, address=reference.url)


def chicago(reference: Reference) -> str:
    """The reference as a Chicago bibliography has it, with its date after the container."""
    version = f"version {reference.version}" if reference.version else ""
    work = ", ".join(filter(None, (reference.container or reference.publisher, version)))
    date = _date(reference, "MMMM d, y", "MMMM y") or "n.d."
    where = f"In {work}" if reference.container else work
    parts = (f"“{reference.title}”", where, date)
    cited = _sentences(_authors(reference), *parts, address=reference.url)
    return cited.replace("”.", ".”")


def mla(reference: Reference) -> str:
    """The reference as MLA has it: containers between commas, no date where there is none."""
    version = f"version {reference.version}" if reference.version else ""
    date = _date(reference, "d MMM y", "MMM y")
    held = ", ".join(filter(None, (reference.container, version, reference.publisher, date)))
    tail = ", ".join(filter(None, (held, (reference.url or "").partition("://")[2])))
    return _sentences(_authors(reference), f"“{reference.title}”", tail).replace("”.", ".”")


def _authors(reference: Reference) -> str:
    return (
        format_list([name.text for name in reference.authors], locale="en")
        if reference.authors
        else ""
    )


def _date(reference: Reference, day: str, month: str) -> str:
    """A day or month in a pattern of CLDR, a year, or words for what is none of them."""
    dates = citation_date(reference.issued)
    if len(dates) != 1 or not 0 < dates[0][0] <= 9999:
        return "" if reference.issued == When.unknown() else date_words(reference.issued, "en")
    first = reference.issued.earliest
    pattern = {3: day, 2: month}.get(len(dates[0]))
    return format_date(first, pattern, locale="en") if pattern else str(dates[0][0])


def _sentences(names: str, *parts: str, address: str | None = None) -> str:
    """The parts that are there, each with one full stop, and the address without any.

    A name begins as its bearer writes it; all else as sentences do.
    """
    told = [part for part in (names, *map(sentence_start, parts)) if part]
    told = [part if part[-1] in ".?!" else f"{part}." for part in told]
    return " ".join([*told, *([address] if address else [])])


def _line(reference: Reference, style: Callable[[Reference], str]) -> str:
    return " ".join(style(reference).split())


def _write(edition: Edition, style: Callable[[Reference], str], at: int) -> Exported:
    lines = [_line(reference, style) for reference in references(edition)]
    return Exported({FORMATS[at].file(edition): "".join(f"{line}\n" for line in lines).encode()})


_LOSES = "one line a reference: claims, bounds and what comes from what are left out"

FORMATS = tuple(
    Format(
        name,
        title,
        "text/plain",
        f".{name}.txt",
        _LOSES,
        partial(_write, style=style, at=at),
        one=partial(_line, style=style),
    )
    for at, (name, title, style) in enumerate(
        (
            ("apa", "APA, 7th edition", apa),
            ("chicago", "Chicago, 17th edition, bibliography", chicago),
            ("mla", "MLA, 9th edition", mla),
        )
    )
)
