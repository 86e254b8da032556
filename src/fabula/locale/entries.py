"""All words on file for a language, each with a class and a payload.

An *entry* comes from CLDR (currencies, units, scale words, months) or from a hand-written table
``[words.<class>]`` or ``[symbols.<class>]``; the hand-written ones come after, since they may
replace what CLDR says. Last come the currency signs of CLDR, which a region may have for its own
("$" in Canada). A key may hold several words, with ``|`` between them.

The decision: months and days of CLDR are names by themselves only in a language that has no table
of such names, since some are words of another kind too ("may"). A CLDR unit is an entry unless the
language lists it under ``[drop]``, because it is an ordinary word there ("in", "a"); names of up to
three letters are symbols, looked up as written.

This module does not build anything; see :mod:`fabula.locale.words`.

>>> parts("US$"), parts("c $"), parts("vis-à-vis")
(('us', '+$'), ('c', '$'), ('vis', 'à', 'vis'))
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any, NamedTuple

from fabula.locale.data import chain, grown

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Entry", "entries", "parts", "plain"]

_SYMBOL = 4


class Entry(NamedTuple):
    """A word or phrase, its class and payload; ``exact`` if it is looked up as written."""

    word: str
    sense: str
    payload: Any
    exact: bool = False


def entries(tag: str, table: dict[str, Any]) -> Iterator[Entry]:
    """Every entry of a language, what CLDR says first.

    Args:
        tag: the language.
        table: its hand-written tables, merged.
    """
    yield from _from_cldr(tag, table)
    for name, exact in (("words", False), ("symbols", True)):
        for sense, words in table.get(name, {}).items():
            for key, payload in words.items():
                yield from (Entry(word, sense, payload, exact) for word in key.split("|"))
    for sign, code in _signs(tag):
        usual = [other for other in _usual(table, sign) if other != code]
        yield Entry(sign, "cur", [code, *usual], exact=sign.isalpha())


def _usual(table: dict[str, Any], sign: str) -> list[str]:
    """What a sign stands for in the hand-written tables: where a region differs, a reading still."""
    codes = table.get("words", {}).get("cur", {})
    return next((found for key, found in codes.items() if sign.lower() in key.split("|")), [])


def _signs(tag: str) -> Iterator[tuple[str, str]]:
    """The currency signs of a language and its regions; single letters stand for too much else."""
    for step in chain(tag):
        for code, sign in grown("signs").get(step, {}).items():
            if code != "XXX" and sign.strip("\u200b") and not (len(sign) == 1 and sign.isalpha()):
                yield sign, code


def _from_cldr(tag: str, table: dict[str, Any]) -> Iterator[Entry]:
    """Currencies with their inflected forms, units, scale words, months."""
    endings = table.get("inflected", {}).get("currencies", {})
    for name, code in _currencies(tag):
        for form in _inflected(name, endings):
            yield Entry(form, "cur", [code], exact=name.isupper())
    dropped = frozenset(table.get("drop", {}).get("units", ()))
    for name, code in _units(tag):
        if name not in dropped:
            yield Entry(name, "unit", code, exact=len(name) < _SYMBOL)
    for word, power in _scales(tag):
        yield Entry(word, "scale", power)
    for name, number in _names(tag, "months", ""):
        yield Entry(name, "month", number)
    words = table.get("words", {})
    if "month_name" not in words:
        yield from (Entry(name, "month_name", at) for name, at in _names(tag, "months", "-wide"))
        yield from (
            Entry(name, "month_short", at) for name, at in _names(tag, "months", "-abbreviated")
        )
    if "weekday" not in words:
        yield from (Entry(name, "weekday", at + 1) for name, at in _names(tag, "days", "-wide"))


def _currencies(tag: str) -> Iterator[tuple[str, str]]:
    """Names and signs of currencies as CLDR has them for a language, with their ISO 4217 code."""
    for step in chain(tag):
        table = grown(f"currencies-{step}")
        for code, names in table.items():
            for name in names:
                yield name, code


def _units(tag: str) -> Iterator[tuple[str, str]]:
    """Names of physical units as CLDR has them for a language, with their UCUM code."""
    for step in chain(tag):
        for code, names in grown(f"units-{step}").items():
            for name in names:
                yield name, code


def _scales(tag: str) -> Iterator[tuple[str, int]]:
    """Scale words as CLDR has them for a language, with their power of ten."""
    for step in chain(tag):
        yield from grown(f"scales-{step}").items()


def _inflected(name: str, endings: dict[str, list[str]]) -> Iterator[str]:
    """A name, and its forms with other endings of its first word ("Kanadischen Dollar")."""
    yield name
    first, space, rest = name.partition(" ")
    for ending, others in endings.items() if space else ():
        if first.endswith(ending):
            stem = first.removesuffix(ending)
            yield from (f"{stem}{other} {rest}" for other in others)
            break


def _names(tag: str, of: str, width: str) -> Iterator[tuple[str, int]]:
    """Names of months or days as CLDR has them for a language, of one width or of all."""
    for step in chain(tag):
        for form, names in grown(f"calendar-{step}").get(of, {}).items():
            if form.endswith(width):
                yield from ((name, int(number)) for number, name in names.items())


def _cut(word: str) -> Iterator[str]:
    """The words and signs of a phrase one by one."""
    part, touching, after_sign = "", "", False
    for char in f"{word.lower().replace('’', chr(39)).replace('-', ' ')} ":
        if char.isalpha() or (char in "²³" and part):
            touching = touching if part or not after_sign else "+"
            part += char
            continue
        if part:
            yield touching * after_sign + part
        if not char.isspace():
            yield f"+{char}" if part or after_sign else char
        part, touching, after_sign = "", "", not char.isspace()


def plain(word: str) -> str:
    """A word without its accents."""
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def parts(word: str) -> tuple[str, ...]:
    """The words and signs of a phrase, as the tokeniser would cut them; hyphens fall away.

    A sign, or a word after a sign, that touches what stands before it has a ``+`` before it: in the
    text it must touch as well, so that "a $5 bill" is not paid in ``A$``.
    """
    return tuple(_cut(word))
