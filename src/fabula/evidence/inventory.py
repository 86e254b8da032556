"""Which amounts and dates stand in a source: the list that must be accounted for.

An *inventory* has one *figure* for every amount and every date that is recognised in the text of a
source, read in its language and by the day it was published. It says where a figure stands, its
value in the notation of the story files, and the digest of its words; it holds no words. It also
says what was read, in which language and by which day, so that an inventory of another text is
noticed without the text.

This module does not say what becomes of a figure; see :mod:`fabula.evidence.ledger`.

>>> from fabula.story import Source
>>> source = Source("nl", "the Dutch article", language="nl", fingerprints=("0" * 64,))
>>> [(each.kind, each.value) for each in taken(source, "In mei kostte hij 7 miljoen euro.").figures]
[('date', 'XXXX-05'), ('quantity', '7e6 EUR')]
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fabula.errors import InputError
from fabula.evidence.reading import written_on
from fabula.recognise.dates.mention import DateMention
from fabula.recognise.engine import read
from fabula.recognise.mention import Quantity
from fabula.text import digest
from fabula.value import edtf, format_measure, parse_measure

if TYPE_CHECKING:
    from fabula.recognise.mention import Mention
    from fabula.story import Source
    from fabula.value import Measure, When

__all__ = ["Figure", "Inventory", "taken", "value_of"]


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount or a date of a source.

    Attributes:
        start: first code point in the canonical text.
        end: code point after the last.
        kind: ``quantity`` or ``date``.
        value: of the chosen reading, as :mod:`fabula.value.notation` or EDTF writes it.
        sha256: digest of its words.
    """

    start: int
    end: int
    kind: str
    value: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Inventory:
    """The figures of one source.

    Attributes:
        fingerprint: of the version that was read.
        language: in which it was read.
        written: the ISO day by which it was read; None if that was not known to the day.
        figures: in their order; they do not overlap.
    """

    fingerprint: str
    language: str
    written: str | None
    figures: tuple[Figure, ...] = ()

    def is_of(self, source: Source) -> bool:
        """Whether it was taken of this source as the record has it now."""
        return (self.fingerprint, self.language, self.written) == _read_as(source)


def taken(source: Source, text: str) -> Inventory:
    """The inventory of a source.

    Args:
        source: the record; it has a language and a fingerprint, as every source that was seen.
        text: the canonical text of its newest version.

    Raises:
        UnknownLanguageError: nothing is on file about the language.
    """
    fingerprint, language, written = _read_as(source)
    mentions = read(text, language, written_on(source))
    return Inventory(fingerprint, language, written, tuple(map(_figure, mentions)))


def value_of(kind: str, written: str) -> When | Measure:
    """The value of a figure from its notation.

    Raises:
        NotationError: it is no value.
        InputError: there are no figures of this kind.

    >>> value_of("quantity", "7e6 EUR").unit
    'EUR'
    """
    if kind == DateMention.kind:
        return edtf.parse(written)
    if kind == Quantity.kind:
        return parse_measure(written)
    raise InputError(f"no figures of the kind {kind[:80]!r}: expected quantity or date")


def _read_as(source: Source) -> tuple[str, str, str | None]:
    day = written_on(source)
    return source.file or "", source.language or "", day.isoformat() if day else None


def _figure(mention: Mention) -> Figure:
    value = ""
    if isinstance(mention, DateMention):
        value = edtf.format(mention.when)
    elif isinstance(mention, Quantity):
        value = format_measure(mention.measure)
    return Figure(mention.start, mention.end, mention.kind, value, digest(mention.text))
