"""How is a timeline, one of its events, or one of its sources cited?

A *reference* is what all bibliographic formats have in common, without the notation of any. What is
cited is the timeline as a published work, an event as an entry in it, or a source as its own
publisher issued it. So an event's *issued* date is that of the timeline; the day it happened stands
in the note, in words, because no bibliographic format has a field that keeps its bounds.

A *citation date* is what these formats can hold: a year, a month, a day, or a range of days with
both ends. A date with an open side has none, and the note says what is known. A bounded day is
never a day: it is the range of its bounds.

>>> from fabula.value import edtf
>>> for text in ("2024-02-08", "2024-02", "[2024-02-08..2024-02-29]", "[2024-02-08..]"):
...     print(text, citation_date(edtf.parse(text)))
2024-02-08 ((2024, 2, 8),)
2024-02 ((2024, 2),)
[2024-02-08..2024-02-29] ((2024, 2, 8), (2024, 2, 29))
[2024-02-08..] ()
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from fabula.exchange.table import agent_table, source_table
from fabula.present.inert import inert
from fabula.present.phrase import phrases
from fabula.present.wording import attestation_words, date_words, sentence_start
from fabula.story import AgentType, Event, Source
from fabula.value import When, edtf
from fabula.value.calendar import CalendarUnit, around, civil

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.exchange.edition import Edition

__all__ = [
    "CitationDate",
    "Name",
    "Reference",
    "Work",
    "citation_date",
    "note_text",
    "own_record",
    "references",
    "single_date",
]

CitationDate = tuple[tuple[int, ...], ...]
"""Nothing, one date (year, month, day, as far as known), or the first and the last of a range."""


class Work(StrEnum):
    """What is cited."""

    TIMELINE = "timeline"
    EVENT = "event"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Name:
    """Who is named as author or editor.

    Attributes:
        text: the name as it is written.
        person: whether it is a person's; whose family name no record says.
    """

    text: str
    person: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """One work that can be cited.

    Its texts stand beside others on one line of a citation, so they are inert
    (:mod:`fabula.present.inert`); the record of a source has them as they are.

    Attributes:
        key: unique among all references of an edition, of letters, digits, ``.`` and ``-``.
        work: what it is.
        id: of the record it stands for.
        title: with " […]" if it was cut; our label in square brackets if the work has none.
        authors: of the work; of an event and a timeline their editors.
        issued: when it was published.
        language: BCP 47 tag, or None.
        container: title of the timeline an event stands in; else empty.
        publisher: of a source; else empty.
        url: where it stands, or None.
        version: of the timeline; else empty.
        note: sentences for the reader without their full stops; see :func:`note_text`.
        comes_from: keys of the references it is a translation or a reprint of, with which.
    """

    key: str
    work: Work
    id: str
    title: str
    authors: tuple[Name, ...]
    issued: When
    language: str | None
    container: str = ""
    publisher: str = ""
    url: str | None = None
    version: str = ""
    note: tuple[str, ...] = ()
    comes_from: tuple[tuple[str, str], ...] = ()


def citation_date(when: When) -> CitationDate:
    """What a bibliographic date can hold of it without saying more than is known."""
    first, *_, last = when.days
    if first is None or last is None:
        return ()
    for unit, parts in ((CalendarUnit.DAY, 3), (CalendarUnit.MONTH, 2), (CalendarUnit.YEAR, 1)):
        if around(first, unit) == (first, last):
            return (civil(first)[:parts],)
    return (civil(first), civil(last))


def single_date(when: When, between: str) -> str:
    """One day, month or year of four digits, its parts joined; empty for what is none of them.

    >>> single_date(edtf.parse("2024-02"), "/"), single_date(edtf.parse("[2024-02-08..2024-02-29]"), "/")
    ('2024/02', '')
    """
    dates = citation_date(when)
    if len(dates) != 1 or not 0 < dates[0][0] <= 9999:
        return ""
    year, *parts = dates[0]
    return between.join([f"{year:04d}", *(f"{part:02d}" for part in parts)])


def note_text(reference: Reference) -> str:
    """The note as one text; empty if there is none."""
    return "".join(f"{sentence.removesuffix('.')}. " for sentence in reference.note).rstrip()


def references(edition: Edition) -> Iterator[Reference]:
    """The timeline, then its events in story order, then its sources in the order of the record.

    Notes are in the language of the story, or in English if there are no words for it. They are
    made once for an edition, since one format after the other is written from them.
    """
    if "references" not in edition.kept:
        edition.kept["references"] = tuple(_references(edition))
    return iter(edition.kept["references"])


def _references(edition: Edition) -> Iterator[Reference]:
    yield _inert(_timeline(edition))
    yield from (_inert(_event(event, edition)) for event in edition.events)
    yield from (_inert(_source(source, edition)) for source in edition.sources)


def _inert(reference: Reference) -> Reference:
    """The same with texts that do nothing to the line they are printed on."""
    return replace(
        reference,
        title=inert(reference.title),
        authors=tuple(Name(inert(name.text), name.person) for name in reference.authors),
        container=inert(reference.container),
        publisher=inert(reference.publisher),
        version=inert(reference.version),
        note=tuple(map(inert, reference.note)),
    )


def own_record(reference: Reference, edition: Edition) -> dict[str, Any]:
    """What no bibliographic format holds: of a source its record and its agents, as tables.

    It goes where a format keeps a place free for others, so that the same source can be read back.

    Raises:
        RecordError: the date of the source says more than EDTF can hold.
    """
    if reference.work is not Work.SOURCE:
        return {"work": str(reference.work)}
    source = edition.story.source(reference.id)
    named = dict.fromkeys([*source.authors, source.publisher])
    agents = [agent_table(edition.story.agent(id)) for id in named if id]
    told = {"work": str(reference.work), "source": source_table(source), "agents": agents}
    return {name: value for name, value in told.items() if value}


def _editors(edition: Edition) -> tuple[Name, ...]:
    return tuple(Name(editor) for editor in edition.story.editors)


def _released(edition: Edition) -> When:
    day = edition.story.released
    return When.unknown() if day is None else When.on(day)


def _timeline(edition: Edition) -> Reference:
    story = edition.story
    note = (story.summary,) if story.summary else ()
    return Reference(
        story.id, Work.TIMELINE, story.id, story.title, _editors(edition), _released(edition),
        story.language, url=edition.permalink("timeline"), version=story.version, note=note,
    )  # fmt: skip


def _event(event: Event, edition: Edition) -> Reference:
    story = edition.story
    return Reference(
        f"{story.id}.event.{event.id}", Work.EVENT, event.id, event.title, _editors(edition),
        _released(edition), story.language, story.title,
        url=edition.permalink("event", event.id), version=story.version,
        note=tuple(_event_note(event, edition)),
    )  # fmt: skip


def _event_note(event: Event, edition: Edition) -> Iterator[str]:
    """When it happened, in words and for who counts with it; how many say so; which record."""
    story, tag = edition.story, edition.language
    say = phrases(tag).say
    when = date_words(event.when, tag)
    yield say("event_dated", when=when, edtf=edtf.format(event.when))
    yield sentence_start(attestation_words(story.attestation(event.claims), tag))
    yield say("record_digest", digest=edition.digest(event))


def _source(source: Source, edition: Edition) -> Reference:
    story = edition.story
    language = source.language or story.language
    publisher = story.agent(source.publisher).named(language) if source.publisher else ""
    authors = tuple(_author(id, edition, language) for id in source.authors)
    return Reference(
        f"{story.id}.source.{source.id}", Work.SOURCE, source.id, _title(source), authors,
        source.dating.when, source.language, publisher=publisher, url=source.url,
        note=tuple(_source_note(source, edition)), comes_from=_comes_from(source, edition),
    )  # fmt: skip


def _author(id: str, edition: Edition, language: str) -> Name:
    agent = edition.story.agent(id)
    return Name(agent.named(language), agent.type is AgentType.PERSON)


def _title(source: Source) -> str:
    if source.title is None:
        return f"[{source.label}]"
    return source.title + " […]" * source.title_cut


def _source_note(source: Source, edition: Edition) -> Iterator[str]:
    """What a reader must know: of its date where no bibliographic date says it, and of its text."""
    dating, tag = source.dating, edition.language
    say = phrases(tag).say
    if dating.when == When.unknown():
        if source.seen:
            yield say("source_undated")
    elif dating.soft or not citation_date(dating.when):
        when = date_words(dating.when, tag, prepositional=True)
        yield say("source_dated", when=when, because=dating.because)
    if not source.seen:
        yield say("source_unseen")
    if source.file:
        yield say("text_digest", digest=source.file)
    if source.note:
        yield source.note.removesuffix(".")


def _comes_from(source: Source, edition: Edition) -> tuple[tuple[str, str], ...]:
    """Keys of what it is a copy of, each with how."""
    edges = edition.story.edges(source.id)
    joined = [edge for edge in edges if edge.type.joins and edge.origin in edition.held]
    story = edition.story.id
    return tuple(sorted((f"{story}.source.{edge.origin}", str(edge.type)) for edge in joined))
