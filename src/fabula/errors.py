"""Everything that can go wrong, on one page: errors, and the codes of findings.

An *error* is raised when what came cannot be held at all. Every error is a :class:`FabulaError`
and also the builtin a caller would expect (``ValueError``, ``LookupError`` …); it carries its
facts as attributes, says in lower case what came, what was allowed and what to try, and survives
pickling, because Sphinx reads in several processes.

A *finding* is editorial trouble: the record can be held, and something about it, or about what
its sources say, deserves a look. A finding is never raised. Its code is the same in a report, on
the command line and as a Sphinx warning subtype (``fabula.uncited``).

>>> try:
...     raise UnknownIdError("event", "wsj-raport", ("denial", "wsj-report"))
... except LookupError as error:
...     print(error)
no event 'wsj-raport'; did you mean 'wsj-report'?
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "About",
    "AnchorError",
    "DimensionError",
    "FabulaError",
    "Fault",
    "Finding",
    "FindingCode",
    "InputError",
    "NotationError",
    "QuoteAmbiguousError",
    "QuoteNotFoundError",
    "RecordError",
    "UnknownIdError",
    "UnknownLanguageError",
    "UnusableStoryError",
    "nearest",
]


def nearest(came: str, allowed: Iterable[str]) -> str | None:
    """The allowed word most like the one that came, or None if none is alike.

    Likeness is :func:`difflib.get_close_matches` with its default cut-off of 0.6. Only the first
    100 characters of what came are compared, so hostile input costs nothing.

    >>> nearest("speeker", ["addressee", "speaker"])
    'speaker'
    """
    found = difflib.get_close_matches(came[:100], sorted(allowed), n=1)
    return found[0] if found else None


def _shown(came: object) -> str:
    """What came as Python would write it, in at most 80 characters: it may be hostile."""
    shown = repr(came[:80] if isinstance(came, str) else came)
    return shown if len(shown) <= 80 else f"{shown[:77]}..."


_FEW = 240
"""Characters that a list of known ids may take in a message."""


class FabulaError(Exception):
    """The root of every error this package raises on purpose.

    The arguments of the constructor are kept in ``args``, so an error pickles and copies as it is;
    the message is made when it is asked for.
    """

    def __str__(self) -> str:
        return self.message()

    def message(self) -> str:
        """What came, what was allowed, what to try: lower case, no full stop."""
        return ": ".join(str(part) for part in self.args)


class InputError(FabulaError, ValueError):
    """You gave something that cannot be held."""


class NotationError(InputError):
    """A notation (EDTF, an amount, an address) does not parse; the message points at the fault.

    Attributes:
        source: the text that came.
        start: where the fault begins, in code points.
        end: where it ends, excluded.
        expected: what would have been allowed there.

    >>> print(NotationError("2024-13", 5, 7, "a month from 01 to 12"))
    expected a month from 01 to 12
      2024-13
           ^^
    """

    def __init__(self, source: str, start: int, end: int, expected: str) -> None:
        super().__init__(source, start, end, expected)
        self.source = source
        self.start = start
        self.end = end
        self.expected = expected

    def message(self) -> str:
        """The expectation, the text, and a caret under the fault; long texts are cut around it."""
        left = max(0, self.start - 40)
        width = min(max(1, self.end - self.start), 40)
        near = self.source[left : self.start + width + 40]
        shown = "".join(c if c.isprintable() else "�" for c in near)
        carets = "^" * width
        return f"expected {self.expected}\n  {shown}\n  {' ' * (self.start - left)}{carets}"


class RecordError(InputError):
    """A part of a record breaks an invariant of its type.

    Attributes:
        place: which record: ``"event 'denial'"``.
        field: which of its fields.
        came: what stood there.
        allowed: what may stand there.
        hint: the nearest right thing, or None.

    >>> print(RecordError("event 'denial'", "kind", "denal", "a kind of event", hint="denial"))
    event 'denial', kind: 'denal' is not a kind of event; did you mean 'denial'?
    """

    def __init__(
        self, place: str, field: str, came: Any, allowed: str, hint: str | None = None
    ) -> None:
        super().__init__(place, field, came, allowed, hint)
        self.place = place
        self.field = field
        self.came = came
        self.allowed = allowed
        self.hint = hint

    def message(self) -> str:
        """One line; what came is shown in at most 80 characters."""
        hint = f"; did you mean {self.hint!r}?" if self.hint else ""
        return f"{self.place}, {self.field}: {_shown(self.came)} is not {self.allowed}{hint}"


class UnknownIdError(FabulaError, LookupError):
    """No record of this type has this id.

    Attributes:
        noun: the type of record: ``"event"``, ``"source"`` …
        came: the id asked for.
        known: the ids there are.
    """

    def __init__(self, noun: str, came: str, known: Iterable[str] = ()) -> None:
        self.noun = noun
        self.came = came
        self.known = tuple(sorted(known))
        super().__init__(noun, came, self.known)

    def message(self) -> str:
        """The id, and the nearest known one; where none is near and they are few, all of them."""
        if hint := nearest(self.came, self.known):
            return f"no {self.noun} {_shown(self.came)}; did you mean {hint!r}?"
        known = ", ".join(self.known)
        few = f"; there is {known}" if 0 < len(known) <= _FEW else ""
        return f"no {self.noun} {_shown(self.came)}{few}"


class UnknownLanguageError(FabulaError, LookupError):
    """No data file describes this language.

    Attributes:
        came: the language tag asked for (BCP 47).
        known: the tags there are.
    """

    def __init__(self, came: str, known: Iterable[str]) -> None:
        self.came = came
        self.known = tuple(sorted(known))
        super().__init__(came, self.known)

    def message(self) -> str:
        """The tag, and those that are known."""
        return f"no data for language {self.came!r}; there is data for {', '.join(self.known)}"


class DimensionError(FabulaError, TypeError):
    """Two units do not measure the same thing, or only a rate nobody has stated joins them.

    Attributes:
        left: the one unit.
        right: the other.
    """

    def __init__(self, left: str | None, right: str | None) -> None:
        super().__init__(left, right)
        self.left = left
        self.right = right

    def message(self) -> str:
        """Both units."""
        return f"{self.left or 'a plain number'} cannot be held against {self.right or 'a plain number'}"


class AnchorError(FabulaError, LookupError):
    """A quotation and the text of its source disagree.

    Attributes:
        exact: the words sought.
    """

    def __init__(self, exact: str, *facts: Any) -> None:
        super().__init__(exact, *facts)
        self.exact = exact


class QuoteNotFoundError(AnchorError):
    """The words do not stand in the text.

    Attributes:
        nearest: the stretch of text most like them, or None; it is never a match.
    """

    def __init__(self, exact: str, nearest: str | None = None) -> None:
        super().__init__(exact, nearest)
        self.nearest = nearest

    def message(self) -> str:
        """The words, and the nearest there are."""
        near = f"; nearest is {_shown(self.nearest)}" if self.nearest else ""
        return f"{_shown(self.exact)} does not stand in the text{near}"


class QuoteAmbiguousError(AnchorError):
    """The words stand in the text more than once, and nothing says which place is meant.

    Attributes:
        starts: where they begin, in code points of the NFC text; the first of them, if many.
        count: how often they stand there.
    """

    def __init__(self, exact: str, starts: Iterable[int], count: int | None = None) -> None:
        self.starts = tuple(starts)
        self.count = len(self.starts) if count is None else count
        super().__init__(exact, self.starts, self.count)

    def message(self) -> str:
        """The words, and how often they stand there."""
        often = f"{self.count} time{'s' * (self.count != 1)}"
        return f"{_shown(self.exact)} stands {often} in the text; say which with nth"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that makes a story unusable, with all a writer needs to mend it.

    Attributes:
        file: the file's name within the story folder, or None if no file is at fault.
        entry: which record: ``event 'denial'``, ``event 3``; empty for the file as a whole.
        field: which of its fields; empty for the record as a whole.
        came: what stood there, as text of at most 80 characters.
        allowed: what may stand there.
        hint: the nearest right thing, or None.
    """

    file: str | None
    entry: str
    field: str
    came: str
    allowed: str
    hint: str | None = None

    def __str__(self) -> str:
        place = ", ".join(part for part in (self.file, self.entry, self.field) if part)
        hint = f"; did you mean {self.hint!r}?" if self.hint else ""
        return f"{place}: {self.came}: allowed is {self.allowed}{hint}"


class UnusableStoryError(InputError):
    """A story folder cannot be read; carries every fault found, not the first alone.

    Attributes:
        folder: the folder, as it was given.
        faults: one :class:`Fault` for each thing wrong, in the order of the files.
    """

    def __init__(self, folder: str, faults: Iterable[Fault]) -> None:
        self.folder = folder
        self.faults = tuple(faults)
        super().__init__(folder, self.faults)

    def message(self) -> str:
        """A heading, then a line a fault."""
        count = len(self.faults)
        head = f"{self.folder}: {count} fault{'s' * (count != 1)}; the story cannot be read"
        return "\n".join([head, *(f"  {fault}" for fault in self.faults)])


class About(StrEnum):
    """What a finding is about, which decides whether a check fails.

    A finding about the *record* is ours to mend: a warning in Sphinx, exit code 1. A finding about
    the *sources* is what they are: printed, and nothing fails.
    """

    RECORD = "record"
    SOURCES = "sources"


class FindingCode(StrEnum):
    """The closed list of findings; the value is the code printed everywhere.

    >>> FindingCode.UNCITED.about
    <About.RECORD: 'record'>
    >>> FindingCode.UNCITED.meaning
    'an event has no claim: nothing ties it to a source'
    """

    about: About
    meaning: str
    strict: bool
    """Whether it makes only a strict check fail."""

    def __new__(cls, code: str, about: About, meaning: str, strict: bool = False) -> FindingCode:
        """Make a member whose value is the code alone; the rest are its attributes."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.about = about
        member.meaning = meaning
        member.strict = strict
        return member

    UNCITED = "uncited", About.RECORD, "an event has no claim: nothing ties it to a source"
    QUOTE_TOO_LONG = (
        "quote-too-long",
        About.RECORD,
        "a quotation has more than 12 words; shorten it, or give its place and digest instead",
    )
    OVER_BUDGET = (
        "over-budget",
        About.RECORD,
        "the words quoted from one source exceed a fifth of its words",
    )
    UNBUDGETED = (
        "unbudgeted",
        About.RECORD,
        "a quoted source has no word count, so its budget cannot be checked",
    )
    MISMATCH = (
        "mismatch",
        About.RECORD,
        "the value read from the words, or reckoned from others, is not the one the editor expects",
    )
    UNREAD = (
        "unread",
        About.RECORD,
        "the quoted words give no value for the slot they are to give",
    )
    STALE = "stale", About.RECORD, "the quoted words no longer stand in their source"
    AMBIGUOUS = (
        "ambiguous",
        About.RECORD,
        "the quoted words stand more than once in their source, and nothing says which is meant",
    )
    MOVED = (
        "moved",
        About.RECORD,
        "the quoted words stand elsewhere in their source than when they were last weighed",
    )
    UNWEIGHED = (
        "unweighed",
        About.RECORD,
        "a passage or a text is not in the stand-off data; weigh the story and commit what comes out",
    )
    UNNAMED_COPY = (
        "unnamed-copy",
        About.RECORD,
        "two texts are copies of one, and the record counts them as two voices",
    )
    UNSUPPORTED_LINEAGE = (
        "unsupported-lineage",
        About.RECORD,
        "the record makes one voice of texts that show no kinship",
    )
    HEDGE_DIFFERS = (
        "hedge-differs",
        About.RECORD,
        "the words of a claim stand under a hedge, and the record has none or another",
    )
    VOICE_DIFFERS = (
        "voice-differs",
        About.RECORD,
        "the words of a claim are given as somebody's, and the record does not say so or says otherwise",
    )
    UNKNOWN_TEXT = (
        "unknown-text",
        About.RECORD,
        "a text has the fingerprint of no source",
    )
    UNVERIFIED = (
        "unverified",
        About.SOURCES,
        "no text was given for a source, so its passages were not verified",
    )
    CONFLICT = (
        "conflict",
        About.SOURCES,
        "claims for one slot give values that cannot all hold, or some hedge what others state",
    )
    UNRECKONED = (
        "unreckoned",
        About.RECORD,
        "amounts of a relation cannot be reckoned with: one was not read, or the units do not fit",
    )
    UNRECONCILED = (
        "unreconciled",
        About.SOURCES,
        "amounts that hang together imply a value that does not meet what is said of it elsewhere",
    )
    VARIANT = "variant", About.SOURCES, "copies of one text read differently at one place"
    INSERTED_INSTITUTION = (
        "inserted-institution",
        About.SOURCES,
        "a copy names an institution, where a link was lost, that another copy does not name",
    )
    LOST_QUOTATION = (
        "lost-quotation",
        About.SOURCES,
        "a copy gives without its quotation marks what another copy quotes",
    )
    LOST_LINK = (
        "lost-link",
        About.SOURCES,
        "a text breaks off or runs together where something, most often a link, was lost",
    )
    REVERSED_POLARITY = (
        "reversed-polarity",
        About.SOURCES,
        "a copy says without a denial what another copy says with one",
    )
    BROKEN_DENIAL = (
        "broken-denial",
        About.SOURCES,
        "a denial breaks off, and what is denied reads as if it were affirmed",
    )
    DISORDER = (
        "disorder",
        About.RECORD,
        "what is stated about the order of events contradicts itself or the dates of the claims",
    )
    UNUSED_ACCEPTANCE = (
        "unused-acceptance",
        About.RECORD,
        "a finding is accepted that no longer occurs; strike the acceptance",
    )
    UNACCOUNTED = (
        "unaccounted",
        About.RECORD,
        "an amount or a date of a source is used by no claim and was not set aside",
        True,
    )
    UNUSED_ASIDE = (
        "unused-aside",
        About.RECORD,
        "what is set aside holds no amount and no date that no claim uses; strike the aside",
    )


@dataclass(frozen=True, slots=True)
class Finding:
    """Editorial trouble, at an address, in a sentence a journalist understands.

    Attributes:
        code: which kind of trouble; decides what the finding is about.
        at: the address in the story: ``"wsj-report/sum"`` (a claim), ``"wsj-report"`` (an event),
            ``"source:de1"``, or a file's name.
        message: what is the matter here, with the facts of this case.
        accepted: the reason an editor gave for leaving it so, or None. An accepted finding is
            printed with its reason and never fails a check.

    >>> finding = Finding(FindingCode.STALE, "wsj-report/day", "the words are gone")
    >>> finding.fails
    True
    """

    code: FindingCode
    at: str
    message: str
    accepted: str | None = None

    @property
    def fails(self) -> bool:
        """Whether it makes a check fail: about the record, not accepted, of no strict code."""
        return self.fails_strictly and not self.code.strict

    @property
    def fails_strictly(self) -> bool:
        """Whether it makes a strict check fail: about the record, and not accepted."""
        return self.code.about is About.RECORD and self.accepted is None

    def __str__(self) -> str:
        reason = f" (accepted: {self.accepted})" if self.accepted else ""
        return f"{self.code}: {self.at}: {self.message}{reason}"
