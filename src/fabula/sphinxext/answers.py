"""What each question of a page is answered with, and what an answer is known by.

A *key* is the name of a question and its argument (``event wsj-report``). Every question has one
answer in a model, and equal answers have equal *digests*; a question that leads nowhere has the empty
one.

>>> from pathlib import Path
>>> from fabula.sphinxext.model import model
>>> story = model(Path("seeds/altman-chips"))
>>> answer(story, "name agent altman en"), digest(story, "event of-no-story")
('Sam Altman', '')
"""

from __future__ import annotations

import hashlib
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from fabula import __version__
from fabula.errors import UnknownIdError
from fabula.present.agreement import agreement_words
from fabula.present.citation import source_words
from fabula.sphinxext.counts import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fabula.errors import Finding
    from fabula.evidence import Reckoned
    from fabula.evidence.dating.levels import Level
    from fabula.exchange.reference import Reference
    from fabula.sphinxext.model import Model
    from fabula.story import Attestation, Tombstone

__all__ = ["answer", "digest"]


def answer(model: Model, key: str) -> object:
    """The answer to a key, which is found once: a page may ask it for every line.

    Raises:
        LookupError: it leads nowhere.
    """
    if key not in model.answers:
        name, _, argument = key.partition(" ")
        model.answers[key] = _ANSWERS[name](model, argument)
    return model.answers[key]


def digest(model: Model, key: str) -> str:
    """What the answer to a key is known by: equal answers, equal digests; empty if there is none.

    Another version of this package may word the same answer otherwise, and so gives others.
    """
    if key not in model.digests:
        try:
            # Records are frozen dataclasses, whose repr shows every field in one order.
            shown = repr(answer(model, key))
            model.digests[key] = hashlib.sha256(f"{__version__} {shown}".encode()).hexdigest()[:16]
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
