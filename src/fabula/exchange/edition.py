"""What is exported: a story or some of its events, and where it stands on the web.

An *edition* is the one thing every format is written from. It holds the events asked for, in story
order, and the sources these events quote with all that their lineage leads to, so that a selection
carries what it needs and nothing else.

A *permalink* is the address of a site, which only its owner knows, followed by the path of a record
on it. Pages end in ``.html``, as most builders make them; an address may say what else they end in,
behind a ``*`` that stands for the path: ``https://example.org/demo/*/`` where each page is a folder.
Without an address there are no permalinks: none is invented. A *digest* is the SHA-256 of a
record as the story format writes it, so that who cites it can tell whether it has changed since.
What is derived (readings, bounds) is no part of it: better reading does not unsettle a citation.

>>> from fabula.story import Event, Kind, Timeline
>>> story = Timeline("demo", "A demo", events=(Event("start", "own", "It starts"),),
...                  kinds=(Kind("own", "of this story"),))
>>> Edition.of(story, address="https://example.org/demo").permalink("event", "start")
'https://example.org/demo/events/start.html'
>>> Edition.of(story).permalink("event", "start") is None
True
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from fabula.errors import InputError, UnknownIdError
from fabula.exchange.table import event_table, source_table
from fabula.present.citation import claim_words
from fabula.present.inert import inert
from fabula.present.phrase import languages
from fabula.story import Event

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from fabula.evidence import Placement
    from fabula.story import Claim, Source, Timeline

__all__ = ["Edition", "path", "site_parts"]

_PATHS = {
    "timeline": "",
    "event": "events/{page}{ending}",
    "claim": "events/{page}{ending}#{record}_{claim}",
    "source": "sources/{page}{ending}",
}
_ENDING = ".html"


def site_parts(address: str) -> tuple[str, str]:
    """The address of a site with a slash at its end, and what the address of a page ends in.

    >>> site_parts("https://example.org/demo"), site_parts("https://example.org/demo/*/")
    (('https://example.org/demo/', '.html'), ('https://example.org/demo/', '/'))
    """
    base, star, ending = address.rpartition("/*")
    if not star or "/" in ending[:-1]:
        base, ending = address, _ENDING
    return (f"{base.rstrip('/')}/" if base else ""), ending


def path(type: str, id: str, ending: str = _ENDING) -> str:
    """Where a record stands in a built site, from its first page: timeline, event, claim or source.

    A folder of records may have an index of its own, so a record called so gives way.

    Args:
        type: of the record.
        id: of the record; of a claim its address.
        ending: what the address of a page ends in.

    Raises:
        UnknownIdError: no record of that type has a place of its own.

    >>> path("claim", "denial/day"), path("source", "nl")
    ('events/denial.html#denial_day', 'sources/nl.html')
    """
    if type not in _PATHS:
        raise UnknownIdError("type of record", type, _PATHS)
    record, _, claim = id.partition("/")
    page = f"{record}{'_' if record == 'index' else ''}"
    return _PATHS[type].format(record=record, page=page, claim=claim, ending=ending)


@dataclass(frozen=True, slots=True)
class Edition:
    """A story, the part of it that is exported, and the address it has.

    Attributes:
        story: the whole timeline, settled.
        events: the events exported, in story order.
        sources: the sources exported, in the order of the record.
        address: absolute address of the built site with a slash at its end; empty if it has none.
        ending: what the addresses of its pages end in.
        placed: where passages stand in their sources, by address; empty if it was never weighed.
        held: ids of the sources exported.
        told: what several formats say of single records, made once: digests and claims in words; by
            what it is and the address of the record. Editions of :meth:`alone` share it.
        kept: what several formats are written from, made once; by name.
    """

    story: Timeline
    events: tuple[Event, ...]
    sources: tuple[Source, ...]
    address: str = ""
    ending: str = _ENDING
    placed: Mapping[str, Placement] = field(default_factory=dict)
    told: dict[tuple[str, str], str] = field(repr=False, compare=False, default_factory=dict)
    held: frozenset[str] = field(init=False, repr=False, compare=False)
    kept: dict[str, tuple[Any, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        object.__setattr__(self, "held", frozenset(source.id for source in self.sources))

    @classmethod
    def of(
        cls,
        story: Timeline,
        events: Iterable[str] | None = None,
        address: str = "",
        placed: Mapping[str, Placement] | None = None,
    ) -> Edition:
        """The edition of a story, or of those of its events that are asked for by id.

        The address is that of the site, as :func:`site_parts` reads it.

        Raises:
            UnknownIdError: an id is no event of the story.
            InputError: the address does not begin with https:// or http://.
        """
        if address and not address.lower().startswith(("https://", "http://")):
            allowed = "an address that begins with https:// or http://"
            raise InputError(f"the site's address is {address[:80]!r}; allowed: {allowed}")
        whole = events is None
        wanted = frozenset(story.event(id).id for id in (events or ()))
        chosen = tuple(event for event in story if whole or event.id in wanted)
        needed = None if whole else _reached(story, (id for one in chosen for id in one.sources))
        sources = tuple(one for one in story.sources if needed is None or one.id in needed)
        return cls(story, chosen, sources, *site_parts(address), placed=placed or {})

    def alone(self) -> Iterator[tuple[Event | Source, Edition]]:
        """Each event and then each source, with an edition of nothing else.

        Such an edition costs what its own records cost, however many others there are.
        """
        rank = {source.id: number for number, source in enumerate(self.sources)}
        records: tuple[Event | Source, ...] = (*self.events, *self.sources)
        for record in records:
            events = (record,) if isinstance(record, Event) else ()
            wanted = record.sources if isinstance(record, Event) else (record.id,)
            needed = sorted(_reached(self.story, wanted), key=rank.__getitem__)
            sources = tuple(self.story.source(id) for id in needed)
            yield record, replace(self, events=events, sources=sources)

    @property
    def language(self) -> str:
        """The language of words about the story: its own if there are words for it, else English."""
        own = self.story.language
        return own if own.partition("-")[0] in languages() else "en"

    @property
    def whole(self) -> bool:
        """Whether it holds every event of the story."""
        return len(self.events) == len(self.story.events)

    def permalink(self, type: str, id: str = "") -> str | None:
        """The absolute address of a record, or None if the site has none."""
        return self.address + path(type, id, self.ending) if self.address else None

    def digest(self, record: Event | Source) -> str:
        """SHA-256 of an event with its claims, or of a source, as recorded; in hexadecimal.

        Raises:
            RecordError: a date of it says more than EDTF can hold.
        """
        key = ("event" if isinstance(record, Event) else "source", record.id)
        if key not in self.told:
            self.told[key] = _digest(record)
        return self.told[key]

    def sentence(self, event: Event, claim: Claim) -> str:
        """A claim of an event in one sentence, in :attr:`language`; inert, as it stands among others."""
        key = ("claim", f"{event.id}/{claim.id}")
        if key not in self.told:
            words = claim_words(claim, self.story, event, self.language)
            self.told[key] = inert(words)
        return self.told[key]


def _digest(record: Event | Source) -> str:
    table = event_table(record) if isinstance(record, Event) else source_table(record)
    text = json.dumps(table, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _reached(story: Timeline, sources: Iterable[str]) -> frozenset[str]:
    """Ids of some sources, and of all that these come from."""
    reached: set[str] = set()
    waiting = list(sources)
    while waiting:
        id = waiting.pop()
        if id not in reached:
            reached.add(id)
            waiting.extend(edge.origin for edge in story.edges(id))
    return frozenset(reached)
