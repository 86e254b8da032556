"""What is an export format, and which are there?

A *format* writes an edition into files and says beforehand what it cannot carry. What it leaves out
of a given edition it counts, record by record, with the reason: nothing is lost in silence.

Formats are found, not listed: the ``FORMATS`` of every module of :mod:`fabula.exchange.formats`,
and every entry point of the group ``fabula.formats`` that leads to one. A format of ours is not
replaced by one of another package with the same name.

>>> sorted(formats())[:2]
['apa', 'biblatex']
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from importlib.util import find_spec
from pkgutil import iter_modules
from types import MappingProxyType
from typing import TYPE_CHECKING

from fabula.errors import InputError, UnknownIdError
from fabula.exchange import formats as room

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from fabula.exchange.edition import Edition
    from fabula.exchange.fact import Sort
    from fabula.exchange.reference import Reference

__all__ = ["GROUP", "Exported", "Format", "LeftOut", "format_named", "formats"]

GROUP = "fabula.formats"
"""The entry points by which another package adds a format."""


@dataclass(frozen=True, slots=True, order=True)
class LeftOut:
    """A record, or a part of one, that a format could not carry.

    Attributes:
        address: an event, ``event/claim``, or ``source:id``.
        because: the reason, as a clause: "it has no bound on its end".
        part: which part of the record, a sort of fact where it is one; empty for the whole record.
    """

    address: str
    because: str
    part: str = ""

    @property
    def how(self) -> str:
        """What became of the record: *left out*, or *without* which part."""
        return f"without {self.part}" if self.part else "left out"


@dataclass(frozen=True, slots=True)
class Exported:
    """What a format made of an edition.

    Attributes:
        files: bytes by relative path with forward slashes.
        left_out: what is in the edition and not in the files, in the order of the edition.
    """

    files: Mapping[str, bytes]
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """One export format.

    Attributes:
        name: what it is asked for by.
        title: what it is called where it comes from, with its version.
        media_type: of its main file.
        suffix: of its main file, with the dot; the file is named after the story.
        loses: what it cannot carry of any story, in one sentence; empty if nothing.
        write: makes the files of an edition.
        needs: the package it is written with, which the extra of the format's name brings; or empty.
        main: path of its main file if that is not named after the story; one with a folder says that
            the format makes several files.
        carries: the facts a program reads back from it, of the records it did not leave out; what is
            for people to read declares none.
        one: makes one reference alone, as it is copied into a text or a list; None if it cannot.
    """

    name: str
    title: str
    media_type: str
    suffix: str
    loses: str
    write: Callable[[Edition], Exported] = field(repr=False)
    needs: str = ""
    main: str = ""
    carries: frozenset[Sort] = frozenset()
    one: Callable[[Reference], str] | None = field(default=None, repr=False)

    @property
    def at_hand(self) -> bool:
        """Whether what it needs is installed."""
        return not self.needs or find_spec(self.needs) is not None

    def file(self, edition: Edition) -> str:
        """The path of its main file, below the folder that all formats are written to."""
        return self.main or edition.story.id + self.suffix


@cache
def formats() -> Mapping[str, Format]:
    """Every format there is, by name, sorted.

    Raises:
        InputError: an entry point of another package does not lead to a format.
    """
    found: dict[str, Format] = {}
    for format in _found():
        found.setdefault(format.name, format)
    return MappingProxyType(dict(sorted(found.items())))


def _found() -> Iterator[Format]:
    for module in sorted(iter_modules(room.__path__), key=lambda module: module.name):
        made = getattr(import_module(f"{room.__name__}.{module.name}"), "FORMATS", ())
        yield from made
    for point in sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value)):
        format = point.load()
        if not isinstance(format, Format):
            raise InputError(f"the entry point {point.name} of {GROUP} is no Format")
        yield format


def format_named(name: str) -> Format:
    """The format of that name.

    Raises:
        UnknownIdError: there is none.
    """
    if name not in formats():
        raise UnknownIdError("format", name, formats())
    return formats()[name]
