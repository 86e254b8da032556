"""What the pages show: one story folder, read once for each content it has had.

A model is known by its *path* and by the *digest* of its files, so that a second build in the same
process reads the story again only if a byte of it has changed. It is never pickled and never part
of Sphinx's environment. Whatever is looked up the other way round (who quotes a source, where an
agent acts) is reckoned on first use and kept.

This module does not know pages; see :mod:`.lookup` for what a page asks of a model.

>>> model(Path("seeds/altman-chips")) is model(Path("seeds/altman-chips"))
True
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from fabula.errors import UnknownIdError
from fabula.evidence import agreement, check, reckon, spent
from fabula.evidence.collating.apparatus import apparatus
from fabula.evidence.dating.levels import levels
from fabula.evidence.dating.rules import RULES
from fabula.evidence.reading import grounds
from fabula.exchange.collation import FILE as COLLATION
from fabula.exchange.collation import load_collation
from fabula.exchange.edition import Edition
from fabula.exchange.history import HISTORY, load_history
from fabula.exchange.ledger import LEDGER, load_ledger
from fabula.exchange.native import load
from fabula.exchange.reference import references
from fabula.exchange.standoff import FILE, load_weighed
from fabula.text.letters import Letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fabula.errors import Finding
    from fabula.evidence import (
        Agreement,
        Checked,
        Inventory,
        Line,
        Placement,
        Reckoned,
        Spent,
    )  # fmt: skip
    from fabula.evidence.collating.apparatus import Entry
    from fabula.evidence.collating.collated import Collated
    from fabula.evidence.dating.levels import Levels
    from fabula.evidence.scale import Ground
    from fabula.exchange.history import Version
    from fabula.exchange.reference import Reference
    from fabula.story import Before, Lineage, Timeline

__all__ = ["Model", "content_digest", "model", "story_files"]


@dataclass(frozen=True, eq=False)
class Model:
    """A settled story, and what is reckoned from it.

    Attributes:
        folder: where it lies.
        story: the record, read and dated.
        weighed: the committed stand-off data, by address.
        listed: the committed inventories of the sources, by id.
        collation: what the texts say of one another, as committed.
        rules: names of the rules of dating that count.
        history: the versions that were published, oldest first.
        answers: to what pages have asked, by key; filled by :func:`fabula.sphinxext.answers.answer`.
        digests: of these answers; filled by :func:`fabula.sphinxext.answers.digest`.
        editions: what is exported, by the address of the site; filled by :meth:`edition`.
        cited: what can be cited, by the address of the site; filled by :meth:`references`.
    """

    folder: Path
    story: Timeline
    weighed: Mapping[str, Placement]
    listed: Mapping[str, Inventory]
    collation: Collated
    rules: frozenset[str] = frozenset(RULES)
    history: tuple[Version, ...] = ()
    answers: dict[str, object] = field(default_factory=dict, repr=False)
    digests: dict[str, str] = field(default_factory=dict, repr=False)
    editions: dict[str, Edition] = field(default_factory=dict, repr=False)
    cited: dict[str, Mapping[tuple[str, str], Reference]] = field(default_factory=dict, repr=False)

    @cached_property
    def checked(self) -> Checked:
        """Every finding; the texts themselves are not at hand in a build."""
        return check(
            self.story,
            self.weighed,
            listed=self.listed or None,
            collation=self.collation,
            disorder=self.levels.findings,
        )

    @cached_property
    def levels(self) -> Levels:
        """How sure the date of each event and each source is."""
        return levels(self.story, self.rules)

    @cached_property
    def spent(self) -> Mapping[str, Spent]:
        """How much of each source is quoted, by id."""
        return spent(self.story, self.weighed)

    def letters(self, address: str) -> Letters:
        """Whether letters alone lead to the words of a claim; as if they did if nobody knows."""
        place = self.weighed.get(address)
        if place is None or not place.attests(self.story.claim(address).passage):
            return Letters.ALONE
        return place.letters

    @cached_property
    def agreements(self) -> tuple[Agreement, ...]:
        """How the claims for each slot agree."""
        return agreement(self.story)

    @cached_property
    def verdicts(self) -> Mapping[str, tuple[Agreement, ...]]:
        """How the claims of each event agree, by its id: as a whole first, then by slot."""
        found: dict[str, list[Agreement]] = defaultdict(list)
        for one in self.agreements:
            found[one.event].append(one)
        return {event: tuple(verdicts) for event, verdicts in found.items()}

    @cached_property
    def reckoned(self) -> Mapping[str, Reckoned]:
        """What came out of each equation between amounts, by id."""
        return {one.relation.id: one for one in reckon(self.story.relations, self.story)}

    @cached_property
    def apparatus(self) -> tuple[Entry, ...]:
        """The places at which copies of a text differ, and those at which a text is damaged."""
        return apparatus(self.story, self.collation, self.weighed)

    @cached_property
    def grounds(self) -> tuple[tuple[str, tuple[Ground, ...]], ...]:
        """The ranked grounds of each claim whose words allow several amounts, by address."""
        return tuple(grounds(self.story, siblings=self.collation.siblings).items())

    @cached_property
    def ledger(self) -> Mapping[str, tuple[Line, ...]]:
        """What accounts for each figure of each source, by id."""
        found: dict[str, list[Line]] = defaultdict(list)
        for line in self.checked.ledger:
            found[line.source].append(line)
        return {source: tuple(lines) for source, lines in found.items()}

    @cached_property
    def quoting(self) -> Mapping[str, tuple[str, ...]]:
        """Addresses of the claims that quote each source, in the order of the record."""
        found: dict[str, list[str]] = defaultdict(list)
        for address, claim in self.story.claims():
            found[claim.source].append(address)
        return {source: tuple(addresses) for source, addresses in found.items()}

    @cached_property
    def acting(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the events in which each agent acts or speaks, in story order."""
        found: dict[str, list[str]] = defaultdict(list)
        for event in self.story:
            for agent in self.story.agents_of(event):
                found[agent].append(event.id)
        return {agent: tuple(events) for agent, events in found.items()}

    @cached_property
    def publishing(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the sources each agent wrote or published, in the order of the record."""
        found: dict[str, list[str]] = defaultdict(list)
        for source in self.story.sources:
            for agent in dict.fromkeys((*source.authors, source.publisher)):
                if agent is not None:
                    found[agent].append(source.id)
        return {agent: tuple(sources) for agent, sources in found.items()}

    @cached_property
    def beside(self) -> Mapping[str, tuple[str | None, str | None]]:
        """Ids of the events listed before and after each, in story order."""
        ids = [event.id for event in self.story]
        others = zip([None, *ids], [*ids[1:], None], strict=False)
        return dict(zip(ids, others, strict=True))

    @cached_property
    def disputing(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the events that deny each event, in the order of the record."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for event in self.story.events:
            for claim in event.giving("denies"):
                if claim.states is not None:
                    found[claim.states][event.id] = None
        return {event: tuple(denials) for event, denials in found.items()}

    @cached_property
    def earlier(self) -> Mapping[str, tuple[Before, ...]]:
        """The stated orders that lead to each event; each names the earlier event."""
        found: dict[str, list[Before]] = defaultdict(list)
        for event in self.story.events:
            for later in event.before:
                found[later.event].append(replace(later, event=event.id))
        return {event: tuple(orders) for event, orders in found.items()}

    @cached_property
    def edges(self) -> Mapping[str, tuple[Lineage, ...]]:
        """The lineage that touches each source, in the order of the record."""
        found: dict[str, list[Lineage]] = defaultdict(list)
        for edge in self.story.lineage:
            for source in (edge.source, edge.origin):
                found[source].append(edge)
        return {source: tuple(edges) for source, edges in found.items()}

    @cached_property
    def members(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the sources in each group, by the name of the group, sorted."""
        found: dict[str, list[str]] = defaultdict(list)
        for source, group in sorted(self.story.groups.items()):
            found[group].append(source)
        return {group: tuple(sources) for group, sources in found.items()}

    def name(self, type: str, id: str, language: str) -> str:
        """What readers know an event, a source, an agent or a relation by.

        Raises:
            UnknownIdError: the id leads nowhere.
        """
        if type == "event":
            return self.story.event(id).title
        if type == "source":
            return self.story.source(id).label
        if type == "agent":
            return self.story.agent(id).named(language)
        if id not in self.reckoned:
            raise UnknownIdError("relation", id, self.reckoned)
        return self.reckoned[id].relation.because or id

    def references(self, address: str) -> Mapping[tuple[str, str], Reference]:
        """What can be cited, by type and id, on a site of that address (empty if it has none)."""
        if address not in self.cited:
            found = references(self.edition(address))
            self.cited[address] = {(one.work.value, one.id): one for one in found}
        return self.cited[address]

    def edition(self, address: str) -> Edition:
        """The whole story as it is exported for a site of that address (empty if it has none)."""
        if address not in self.editions:
            self.editions[address] = Edition.of(self.story, None, address, self.weighed)
        return self.editions[address]

    @cached_property
    def findings(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings at each record and below it: by ``event``, ``source:id`` or file name."""
        found: dict[str, list[Finding]] = defaultdict(list)
        for finding in self.checked.findings:
            found[finding.at.partition("/")[0]].append(finding)
        return {at: tuple(findings) for at, findings in found.items()}


def model(folder: Path, rules: Iterable[str] = RULES) -> Model:
    """The model of a story folder as its files are now.

    Args:
        folder: the folder.
        rules: names of the rules of dating that count.

    Raises:
        UnusableStoryError: the folder holds no story, or one with faults.
        UnknownIdError: there is no rule of some name.
    """
    return _model(folder, content_digest(folder), frozenset(rules))


def story_files(folder: Path) -> list[Path]:
    """The files a model is made of, by name."""
    stored = (file for name in (FILE, LEDGER, COLLATION, HISTORY) for file in folder.glob(name))
    return sorted([*folder.glob("*.toml"), *stored])


def content_digest(folder: Path) -> str:
    """SHA-256 over the names and bytes of the files; it changes if and only if they do."""
    whole = hashlib.sha256()
    for file in story_files(folder):
        content = hashlib.sha256(file.read_bytes()).hexdigest()
        whole.update(f"{content}  {file.name}\n".encode())
    return whole.hexdigest()


# Two: the story before an edit and after it.
@lru_cache(maxsize=2)
def _model(folder: Path, digest: str, rules: frozenset[str]) -> Model:
    stored = load_weighed(folder), load_ledger(folder), load_collation(folder)
    return Model(folder, load(folder, rules), *stored, rules, load_history(folder))
