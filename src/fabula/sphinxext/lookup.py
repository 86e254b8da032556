"""What one page asks of the story, and what it has asked: the ground of exact rebuilds.

A page never reaches into a model. It *looks up*: a record, a list, a count. Each look is a *key*,
a name and an argument (``event wsj-report``), and the digest of the answer is noted for the page.
When the story has changed, the pages whose digests have moved are read again, and no others; an
answer that is missing has a digest too, so that a page waiting for an event is read when it comes.

The rule: whatever alters what a page says is looked up here, once, under one key. What alters only
where its links lead is settled after all pages were read; see :mod:`.updates`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from fabula import __version__
from fabula.errors import UnknownIdError
from fabula.present.agreement import agreement_words
from fabula.present.citation import source_words
from fabula.sphinxext.counts import counted
from fabula.sphinxext.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, MutableMapping

    from sphinx.environment import BuildEnvironment

    from fabula.errors import Finding
    from fabula.evidence import Agreement, Line, Reckoned, Spent
    from fabula.evidence.apparatus import Entry
    from fabula.evidence.levels import Level
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

__all__ = ["Lookup", "digest"]


@dataclass(frozen=True, slots=True)
class Lookup:
    """Asks a model on behalf of one page, and notes what was asked.

    Attributes:
        model: the story as it is now.
        uses: the page's notes: digest of the answer by key.
        language: BCP 47 tag of the language the page is written in.
        address: of the site; empty if it has none.

    Every method but :meth:`of` raises :class:`~fabula.errors.UnknownIdError` for an id that leads nowhere.
    """

    model: Model
    uses: MutableMapping[str, str]
    language: str
    address: str = ""

    @classmethod
    def of(cls, env: BuildEnvironment) -> Lookup:
        """For the page that is being read."""
        domain: Any = env.domains["fab"]
        uses = domain.data["uses"].setdefault(env.docname, {})
        language = env.config.fabula_language or env.config.language
        return cls(domain.model, uses, language, env.config.html_baseurl)

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
        return _ANSWERS[name](self.model, argument)


def digest(model: Model, key: str) -> str:
    """What the answer to a key is known by: equal answers, equal digests; empty if there is none.

    Another version of this package may word the same answer otherwise, and so gives others.
    """
    if key not in model.digests:
        name, _, argument = key.partition(" ")
        try:
            # Records are frozen dataclasses, whose repr shows every field in one order.
            answer = repr(_ANSWERS[name](model, argument))
            model.digests[key] = hashlib.sha256(f"{__version__} {answer}".encode()).hexdigest()[:16]
        except LookupError:
            model.digests[key] = ""
    return model.digests[key]


def _head(model: Model, name: str) -> str:
    fields = ("id", "title", "summary", "version", "licence", "editors")
    if name not in fields:
        raise UnknownIdError("field of the story", name, fields)
    value = getattr(model.story, name)
    return value if isinstance(value, str) else ", ".join(value)


def _retired(model: Model, table: str) -> tuple[Tombstone, ...]:
    stones = (stone for stone in model.story.tombstones if stone.table == table)
    return tuple(sorted(stones, key=lambda stone: stone.id))


def _events(model: Model, asked: str) -> tuple[str, ...]:
    given = dict(pair.split("=", 1) for pair in asked.split())
    days = {name: date.fromisoformat(given.pop(name)) for name in ("start", "end") if name in given}
    chosen = model.story.select(**given, **days)  # type: ignore[arg-type]
    return tuple(event.id for event in chosen)


def _agents(model: Model, _: str) -> tuple[str, ...]:
    ordered = sorted(model.story.agents, key=lambda agent: (agent.name.casefold(), agent.id))
    return tuple(agent.id for agent in ordered)


def _attestation(model: Model, address: str) -> Attestation:
    event, _, claim = address.partition("/")
    found = model.story.event(event)
    return model.story.attestation((found.claim(claim),) if claim else found.claims)


def _citation(model: Model, asked: str) -> str:
    language, _, id = asked.partition(" ")
    return source_words(model.story.source(id), model.story, language)


def _name(model: Model, asked: str) -> str:
    type, _, rest = asked.partition(" ")
    id, _, language = rest.rpartition(" ")
    return model.name(type, id, language)


def _reckoned(model: Model, id: str) -> Reckoned:
    if id not in model.reckoned:
        raise UnknownIdError("relation", id, model.reckoned)
    return model.reckoned[id]


def _reference(model: Model, asked: str) -> Reference:
    address, type, id = asked.split(" ")
    if type == "event":
        model.story.event(id)
    elif type == "source":
        model.story.source(id)
    return model.references(address)[type, id]


def _levels(model: Model, asked: str) -> tuple[Level, ...]:
    table, _, id = asked.partition(" ")
    return model.levels.event(id) if table == "event" else model.levels.source(id)


def _findings(model: Model, at: str) -> tuple[Finding, ...]:
    return model.findings.get(at, ()) if at else model.checked.findings


def _verdicts(model: Model, asked: str) -> tuple[tuple[str | None, str], ...]:
    language, _, id = asked.partition(" ")
    found = model.verdicts.get(id, ())
    return tuple((one.slot, agreement_words(one, model.story, language)) for one in found)


_ANSWERS: Mapping[str, Callable[[Model, str], object]] = MappingProxyType(
    {
        "acting": lambda model, id: model.acting.get(id, ()),
        "agent": lambda model, id: model.story.agent(id),
        "agents": _agents,
        "agreements": lambda model, _: model.agreements,
        "apparatus": lambda model, _: model.apparatus,
        "attestation": _attestation,
        "beside": lambda model, id: model.beside[id],
        "citation": _citation,
        "count": counted,
        "disputing": lambda model, id: model.disputing.get(id, ()),
        "earlier": lambda model, id: model.earlier.get(id, ()),
        "event": lambda model, id: model.story.event(id),
        "events": _events,
        "findings": _findings,
        "grounds": lambda model, _: model.grounds,
        "group": lambda model, id: model.members[model.story.groups[model.story.source(id).id]],
        "head": _head,
        "kind": lambda model, id: model.story.kind(id),
        "ledger": lambda model, id: model.ledger.get(id, ()),
        "letters": lambda model, address: model.letters(address),
        "levels": _levels,
        "lineage": lambda model, id: model.edges.get(id, ()),
        "name": _name,
        "publishing": lambda model, id: model.publishing.get(id, ()),
        "quoting": lambda model, id: model.quoting.get(id, ()),
        "reckoned": _reckoned,
        "reference": _reference,
        "relations": lambda model, _: tuple(model.reckoned),
        "retired": _retired,
        "seen": lambda model, _: tuple(one.id for one in model.story.sources if one.seen),
        "source": lambda model, id: model.story.source(id),
        "sources": lambda model, _: tuple(source.id for source in model.story.sources),
        "spent": lambda model, id: model.spent.get(id),
        "verdicts": _verdicts,
    }
)
"""Every question a page may ask, by name."""
