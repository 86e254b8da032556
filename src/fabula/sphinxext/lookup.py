"""What one page asks of the story, and what it has asked: the ground of exact rebuilds.

A page never reaches into a model. It *looks up*: a record, a list, a count. Each look is a *key*,
a name and an argument (``event wsj-report``), and the digest of the answer is noted for the page.
When the story has changed, the pages whose digests have moved are read again, and no others; an
answer that is missing has a digest too, so that a page waiting for an event is read when it comes.

The rule: whatever alters what a page says is looked up here, once, under one key. What alters only
where its links lead is settled after all pages were read; see :mod:`.updates`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fabula.sphinxext.answers import answer, digest
from fabula.sphinxext.labels import label

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from sphinx.environment import BuildEnvironment

    from fabula.errors import Finding
    from fabula.evidence import Agreement, Line, Reckoned, Spent
    from fabula.evidence.collating.apparatus import Entry
    from fabula.evidence.dating.levels import Level
    from fabula.evidence.scale import Ground
    from fabula.exchange.reference import Reference
    from fabula.sphinxext.model import Model
    from fabula.story import (
        Agent,
        Attestation,
        Before,
        Claim,
        Event,
        Kind,
        Lineage,
        Source,
        Tombstone,
    )  # fmt: skip
    from fabula.text.letters import Letters

__all__ = ["Lookup"]


@dataclass(frozen=True, slots=True)
class Lookup:
    """Asks a model on behalf of one page, and notes what was asked.

    Attributes:
        model: the story as it is now.
        uses: the page's notes: digest of the answer by key.
        language: BCP 47 tag of the language the page is written in.
        address: of the site, if records have pages; see :class:`~.domain.FabulaDomain`.
        has_pages: whether each event and each source has a page of its own.

    Every method but :meth:`of` raises :class:`~fabula.errors.UnknownIdError` for an id that leads nowhere.
    """

    model: Model
    uses: MutableMapping[str, str]
    language: str
    address: str = ""
    has_pages: bool = False

    @classmethod
    def of(cls, env: BuildEnvironment) -> Lookup:
        """For the page that is being read."""
        domain: Any = env.domains["fab"]
        uses = domain.data["uses"].setdefault(env.docname, {})
        language = env.config.fabula_language or env.config.language
        has_pages = env.config.fabula_pages
        return cls(domain.model, uses, language, domain.address, has_pages)

    @property
    def own_language(self) -> str | None:
        """The language of the story's own words, or None if the page is written in it."""
        language = self.model.story.language
        same = language.partition("-")[0] == self.language.partition("-")[0]
        return None if same else language

    def label(self, text: str) -> str:
        """A label of the interface, in the language of the page."""
        return label(text, self.language)

    def event(self, id: str) -> Event:
        """An event, settled."""
        event: Event = self._ask("event", id)
        return event

    def source(self, id: str) -> Source:
        """A source."""
        source: Source = self._ask("source", id)
        return source

    def agent(self, id: str) -> Agent:
        """An agent."""
        agent: Agent = self._ask("agent", id)
        return agent

    def name(self, type: str, id: str) -> str:
        """What readers know a record by, in the page's language.

        A page that only names a record asks for no more, and is not read again for more.
        """
        text: str = self._ask("name", f"{type} {id} {self.language}")
        return text

    def kind(self, id: str) -> Kind:
        """A kind of event."""
        kind: Kind = self._ask("kind", id)
        return kind

    def claim(self, address: str) -> Claim:
        """The claim at ``event/claim``."""
        event, _, claim = address.partition("/")
        return self.event(event).claim(claim)

    def head(self, name: str) -> str:
        """One of the story's own fields: title, summary, version, licence or editors."""
        text: str = self._ask("head", name)
        return text

    def retired(self, table: str) -> tuple[Tombstone, ...]:
        """The retired ids of a table, sorted."""
        stones: tuple[Tombstone, ...] = self._ask("retired", table)
        return stones

    def tombstone(self, table: str, id: str) -> Tombstone | None:
        """The tombstone of an id, if it is retired."""
        return next((stone for stone in self.retired(table) if stone.id == id), None)

    def events(self, **conditions: str) -> tuple[str, ...]:
        """Ids of the events that fit every condition, in story order."""
        asked = " ".join(f"{name}={value}" for name, value in sorted(conditions.items()))
        ids: tuple[str, ...] = self._ask("events", asked)
        return ids

    def sources(self) -> tuple[str, ...]:
        """Ids of all sources, in the order of the record."""
        ids: tuple[str, ...] = self._ask("sources")
        return ids

    def seen(self) -> tuple[str, ...]:
        """Ids of the sources somebody here has seen, in the order of the record."""
        ids: tuple[str, ...] = self._ask("seen")
        return ids

    def agents(self) -> tuple[str, ...]:
        """Ids of all agents, by name."""
        ids: tuple[str, ...] = self._ask("agents")
        return ids

    def attestation(self, address: str) -> Attestation:
        """How many voices speak for an event or a claim."""
        found: Attestation = self._ask("attestation", address)
        return found

    def count(self, what: str) -> int:
        """How many there are of one of :data:`~.counts.COUNTS`."""
        number: int = self._ask("count", what)
        return number

    def beside(self, event: str) -> tuple[str | None, str | None]:
        """Ids of the events listed before and after one, in story order."""
        ids: tuple[str | None, str | None] = self._ask("beside", event)
        return ids

    def disputing(self, event: str) -> tuple[str, ...]:
        """Ids of the events that deny an event."""
        events: tuple[str, ...] = self._ask("disputing", event)
        return events

    def earlier(self, event: str) -> tuple[Before, ...]:
        """The orders stated to lead to an event; each names the earlier one."""
        orders: tuple[Before, ...] = self._ask("earlier", event)
        return orders

    def lineage(self, source: str) -> tuple[Lineage, ...]:
        """The edges that touch a source, in the order of the record."""
        edges: tuple[Lineage, ...] = self._ask("lineage", source)
        return edges

    def group(self, source: str) -> tuple[str, ...]:
        """Ids of the sources that are one voice with this one, itself included, sorted."""
        members: tuple[str, ...] = self._ask("group", source)
        return members

    def spent(self, source: str) -> Spent | None:
        """How much of a source is quoted; None for one nobody here has seen."""
        sum: Spent | None = self._ask("spent", source)
        return sum

    def quoting(self, source: str) -> tuple[str, ...]:
        """Addresses of the claims that quote a source."""
        addresses: tuple[str, ...] = self._ask("quoting", source)
        return addresses

    def agreements(self) -> tuple[Agreement, ...]:
        """How the claims for each slot agree, over the whole story."""
        found: tuple[Agreement, ...] = self._ask("agreements")
        return found

    def verdicts(self, event: str) -> tuple[tuple[str | None, str], ...]:
        """How the claims of an event agree, in words, with the slot; None is the event itself."""
        told: tuple[tuple[str | None, str], ...] = self._ask("verdicts", f"{self.language} {event}")
        return told

    def apparatus(self) -> tuple[Entry, ...]:
        """The places at which copies of a text differ, and those at which a text is damaged."""
        entries: tuple[Entry, ...] = self._ask("apparatus")
        return entries

    def grounds(self) -> tuple[tuple[str, tuple[Ground, ...]], ...]:
        """The ranked grounds of each claim whose words allow several amounts, by address."""
        found: tuple[tuple[str, tuple[Ground, ...]], ...] = self._ask("grounds")
        return found

    def relations(self) -> tuple[str, ...]:
        """Ids of the equations between amounts, in the order of the record."""
        ids: tuple[str, ...] = self._ask("relations")
        return ids

    def reckoned(self, relation: str) -> Reckoned:
        """What came out of an equation between amounts."""
        found: Reckoned = self._ask("reckoned", relation)
        return found

    def ledger(self, source: str) -> tuple[Line, ...]:
        """Every amount and date of a source, and what accounts for it."""
        lines: tuple[Line, ...] = self._ask("ledger", source)
        return lines

    def letters(self, address: str) -> Letters:
        """Whether letters alone lead to the words of a claim; as if they did if nobody knows."""
        found: Letters = self._ask("letters", address)
        return found

    def citation(self, source: str) -> str:
        """The reference to a source, in the words of the page's language."""
        text: str = self._ask("citation", f"{self.language} {source}")
        return text

    def reference(self, type: str, id: str) -> Reference:
        """What there is to cite of the story (type ``timeline``), an event or a source."""
        found: Reference = self._ask("reference", f"{self.address} {type} {id}")
        return found

    def acting(self, agent: str) -> tuple[str, ...]:
        """Ids of the events in which an agent acts or speaks, in story order."""
        events: tuple[str, ...] = self._ask("acting", agent)
        return events

    def publishing(self, agent: str) -> tuple[str, ...]:
        """Ids of the sources an agent wrote or published."""
        sources: tuple[str, ...] = self._ask("publishing", agent)
        return sources

    def levels(self, table: str, id: str) -> tuple[Level, ...]:
        """How sure the date of an ``event`` or a ``source`` is, the level that says most first."""
        found: tuple[Level, ...] = self._ask("levels", f"{table} {id}")
        return found

    def findings(self, at: str = "") -> tuple[Finding, ...]:
        """The findings at an event or below it, or at ``source:id``; all for an empty address."""
        found: tuple[Finding, ...] = self._ask("findings", at)
        return found

    def _ask(self, name: str, argument: str = "") -> Any:
        key = f"{name} {argument}"
        self.uses[key] = digest(self.model, key)
        return answer(self.model, key)
