"""What is on file about a language, merged from the general to the particular.

Two kinds of file lie under ``_data``. ``cldr/*.json`` is grown from the Unicode CLDR by
:mod:`fabula.locale.grow` and never edited. ``own/*.toml`` is written by hand: what CLDR lacks, each
block with its evidence. ``own/root.toml`` holds for every language, ``own/de.toml`` for German, and
``own/de-CH.toml`` would hold for German in Switzerland alone; ``own/de.dates.toml`` is read along
with ``own/de.toml``, so that two subjects need not share a file.

The decision: a tag is looked up from the general to the particular (``root``, ``pt``, ``pt-PT``);
tables are merged key by key, and the particular wins. A language that has no file of its own is
read with ``root`` and its CLDR number symbols; one that CLDR does not know either is refused.

This module does not interpret anything; see :mod:`fabula.locale.words`.

>>> chain("pt-PT")
('root', 'pt', 'pt-PT')
>>> symbols("de-CH")["group"]
'’'
"""

from __future__ import annotations

import json
import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from fabula.errors import UnknownLanguageError

__all__ = ["chain", "grown", "languages", "merged", "symbols"]

Table = dict[str, Any]

_HERE = Path(__file__).parent / "_data"

# RFC 5646, 2.1: subtags are at most eight letters or digits. A tag becomes part of a file name.
_TAG = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8}){0,4}", re.ASCII)


def chain(tag: str) -> tuple[str, ...]:
    """The tags to look up for a language, from the general to the particular.

    A tag is BCP 47, with hyphens or underscores; only its case is made regular (``pt_pt`` is
    ``pt-PT``), as RFC 5646, 2.1.1 recommends.

    Raises:
        UnknownLanguageError: this is no language tag at all.
    """
    if not _TAG.fullmatch(tag):
        raise UnknownLanguageError(tag[:40], languages())
    parts = tag.replace("_", "-").split("-")
    regular = [parts[0].lower(), *(_regular(part) for part in parts[1:])]
    return ("root", *("-".join(regular[: n + 1]) for n in range(len(regular))))


def _regular(subtag: str) -> str:
    """Scripts are titled and regions in capitals; anything longer is lower case."""
    if len(subtag) == 4:
        return subtag.title()
    return subtag.upper() if len(subtag) == 2 else subtag.lower()


@cache
def grown(name: str) -> Table:
    """One file that was grown from CLDR, without its header: ``grown("locales")``.

    A file that does not exist is an empty table, since CLDR need not know a language.
    """
    path = _HERE / "cldr" / f"{name}.json"
    if not path.is_file():
        return {}
    data: Table = json.loads(path.read_bytes())["data"]
    return data


@cache
def languages() -> tuple[str, ...]:
    """The tags that have a file of their own, sorted."""
    stems = {path.name.partition(".")[0] for path in (_HERE / "own").glob("*.toml")}
    return tuple(sorted(stems - {"root"}))


def symbols(tag: str) -> Table:
    """The number symbols CLDR gives for a language: ``decimal``, ``group`` and others.

    Raises:
        UnknownLanguageError: neither CLDR nor a file of our own knows the language.
    """
    known = grown("locales")
    found = [known[step] for step in chain(tag)[1:] if step in known]
    if not found:
        raise UnknownLanguageError(tag[:40], languages())
    return {key: value for table in found for key, value in table.items()}


@lru_cache(maxsize=64)
def merged(tag: str) -> Table:
    """The hand-written tables of a language, the particular over the general.

    The result is shared: it must not be changed.
    """
    table: Table = {}
    for step in chain(tag):
        for path in sorted((_HERE / "own").glob(f"{step}.*toml")):
            table = _merge(table, tomllib.loads(path.read_text(encoding="utf-8")))
    return table


def _merge(low: Table, high: Table) -> Table:
    """Two tables as one: tables join, anything else of the second replaces the first."""
    joined = dict(low)
    for key, value in high.items():
        old = joined.get(key)
        both = isinstance(old, dict) and isinstance(value, dict)
        joined[key] = _merge(old, value) if both and old is not None else value
    return joined
