"""The words of a language that stand around a value: named phrases with placeholders, as data.

A *phrase* is a line of ``_data/<language>.toml`` such as ``by_day = "by {day}"``. All files have
the same keys with the same placeholders, so a further language is a file and nothing else; what
each key is for is told in ``en.toml``. Numbers, months, currencies and units are not there: they
come from the Unicode CLDR by way of Babel.

Two forms in brackets before a placeholder are one word that changes with what follows:
``[de |d’]{unit}`` is *de dollars* but *d’euros*. The second stands where the value begins with the
pattern ``elided`` of the file.

The decision: a tag is looked up from the particular to the general (``de-CH``, then ``de``), once
for the phrases and once for CLDR, so that the words are German and the figures Swiss. A script
that is not the one of the phrases is passed over, lest two be mixed. A language without phrases is
refused; English is never put in the place of another. A tag that names no country gets the locale
its data file names under ``cldr``: English of no country is ``en-001``, which writes a day as most
of the world does (*9 February 2024*), and only ``en-US`` writes it as Americans do.

>>> phrases("fr").say("scaled", number="7 milliards", unit="euros")
'7 milliards d’euros'
>>> phrases("fr-CH").locale
Locale('fr', territory='CH')
>>> phrases("en").locale, phrases("en-US").locale
(Locale('en', territory='001'), Locale('en', territory='US'))
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from functools import cache, lru_cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any

from babel import Locale, UnknownLocaleError

from fabula.errors import UnknownLanguageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["EXACT", "Phrases", "languages", "phrases"]

# Babel rounds to the decimal context it finds, even to tell a plural. A number of the value room
# has at most 300 digits over a power of two or five of 300 digits: fewer than 1300 in decimal.
EXACT = Context(prec=1300)

_HERE = Path(__file__).parent / "_data"


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of a language and its CLDR locale; get it with :func:`phrases`.

    Attributes:
        locale: the nearest locale CLDR has to the tag that was asked for.
        table: the data file; shared, not to be changed.
    """

    locale: Locale
    table: Mapping[str, Any]

    def say(self, name: str, **parts: str) -> str:
        """The phrase with its placeholders filled; the parts are put in as they are."""
        return "".join(self._pieces(self.table["phrases"][name], parts))

    def plural(self, name: str, count: int, **parts: str) -> str:
        """The phrase of ``[plurals]`` in the form this count takes."""
        form = self.form(self.table["plurals"][name], count)
        return "".join(self._pieces(form, parts))

    def form(self, forms: Mapping[str, str], count: int | Decimal) -> str:
        """Of the plural forms of a word the one a count takes (CLDR plural rules), else ``other``.

        >>> phrases("de").form({"one": "Million", "other": "Millionen"}, 1)
        'Million'
        """
        return forms.get(self.category(count), forms["other"])

    def category(self, count: int | Decimal) -> str:
        """The CLDR plural category of a count."""
        with localcontext(EXACT):
            return str(self.locale.plural_form(abs(Decimal(count))))

    def _pieces(self, template: str, parts: Mapping[str, str]) -> Iterator[str]:
        for text, forms, field in _parsed(template):
            value = "" if field is None else parts[field]
            yield text
            if forms:
                yield forms[self._elides(value)]
            yield value

    def _elides(self, value: str) -> bool:
        pattern = self.table["elided"]
        return bool(pattern) and re.match(pattern, value) is not None


@lru_cache(maxsize=2048)
def _parsed(template: str) -> tuple[tuple[str, tuple[str, ...], str | None], ...]:
    """Of each placeholder the text before it, its plain and elided article, if any, and its name."""
    found = []
    for literal, field, _, _ in Formatter().parse(template):
        text, bracket, forms = literal.partition("[")
        plain, _, elided = forms.removesuffix("]").partition("|")
        found.append((text, (plain, elided) if bracket else (), field))
    return tuple(found)


@cache
def languages() -> tuple[str, ...]:
    """The language tags that have phrases, sorted."""
    return tuple(sorted(path.stem for path in _HERE.glob("*.toml")))


@lru_cache(maxsize=64)
def phrases(language: str) -> Phrases:
    """The phrases of a language.

    Args:
        language: a BCP 47 tag; case does not matter.

    Raises:
        UnknownLanguageError: no data file describes the language, or one it falls back to.

    >>> phrases("tlh")
    Traceback (most recent call last):
    fabula.errors.UnknownLanguageError: no data for language 'tlh'; there is data for ...
    """
    described = {tag.lower(): tag for tag in languages()}
    chain = _chain(language.lower())
    known = next((described[tag] for tag in chain if tag in described), None)
    if known is None:
        raise UnknownLanguageError(language[:40], languages())
    table = _table(known)
    return Phrases(_locale(_in_script(chain, known), table["cldr"]), table)


def _chain(language: str) -> tuple[str, ...]:
    """The tag and what it falls back to, the particular first (RFC 4647, 3.4, lookup)."""
    subtags = language[:80].replace("_", "-").split("-")
    return tuple("-".join(subtags[:end]) for end in range(len(subtags), 0, -1))


def _in_script(chain: tuple[str, ...], described: str) -> tuple[str, ...]:
    """The chain without script subtags (RFC 5646, 2.2.3: four letters) the phrases do not have."""
    kept = described.lower().split("-")
    return tuple(
        "-".join(each for each in tag.split("-") if each in kept or not _is_script(each))
        for tag in chain
    )


def _is_script(subtag: str) -> bool:
    return len(subtag) == 4 and subtag.isalpha()


def _locale(chain: tuple[str, ...], plain: str) -> Locale:
    """The nearest locale CLDR has to a tag that names more than a language, else the plain one."""
    for tag in chain[:-1]:
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse(plain, sep="-")


@cache
def _table(language: str) -> Mapping[str, Any]:
    return tomllib.loads((_HERE / f"{language}.toml").read_text(encoding="utf-8"))
