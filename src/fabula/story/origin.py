"""Whose word claims are in the end: the origins that voices and lineage lead to.

A claim comes *from* somewhere if its voice names an agent, or if its source cites or quotes another.
From there ``cites`` and ``quotes`` are followed, source by source, until one is reached that comes
from nowhere: the *root*. Most roots are sources nobody here has seen.

The decisions.

* Copies are one voice: what one of a group cites or quotes, all of it do.
* A voice leads along the edge to a source which its agent published or wrote; where there is no
  such edge, the agent is the origin. A voice that nobody has named leads nowhere.
* An edge to whoever is the voice of some claim of the group is for such claims alone. Any other is
  for all that the group says in its own voice, since nothing in the record narrows it down.
* What a source says for itself has no origin but the source: it is counted as file and group.
* Sources that cite each other in a circle, and none beside, lead no further than to the one that
  was reached first.
* A root is known by who published it, or first wrote it, else by its own address, ``source:ID``;
  two reports of one newspaper are one origin.

This module does not say which groups there are; see :mod:`.lineage`.

>>> from fabula.story.agent import Agent
>>> from fabula.story.lineage import Derivation, Lineage
>>> sources = [Source(id, id) for id in ("blog", "herald", "leak")]
>>> edges = [Lineage("blog", "herald", Derivation.CITES, "it names it"),
...          Lineage("herald", "leak", Derivation.QUOTES, "it prints a page of it")]
>>> origins = Origins(sources, [Agent("mayor", "the mayor")], edges, ())
>>> sorted(origins.of("blog", None)), sorted(origins.of("blog", "mayor")), sorted(origins.of("leak", None))
(['source:leak'], ['mayor'], [])
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from fabula.story.agent import AgentType
from fabula.story.lineage import groups
from fabula.story.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fabula.story.agent import Agent
    from fabula.story.lineage import Lineage

__all__ = ["Origins"]

_NOWHERE = frozenset[str]()


class Origins:
    """Where the words of the sources of one story lead.

    Args:
        sources: all of them.
        agents: all of them.
        edges: the lineage.
        voices: id of the source, and of the agent, of every claim that has a voice.
    """

    def __init__(
        self,
        sources: Iterable[Source],
        agents: Iterable[Agent],
        edges: Iterable[Lineage],
        voices: Iterable[tuple[str, str]],
    ) -> None:
        known = {source.id: source for source in sources}
        edges = list(edges)
        self._named = frozenset(agent.id for agent in agents if agent.type is not AgentType.GROUP)
        self._group = groups(known, edges)
        self._members = self._by_group(known, {edge.source for edge in edges if edge.type.joins})
        self._leads: dict[str, set[str]] = defaultdict(set)
        for edge in edges:
            one, other = self._group[edge.source], self._group[edge.origin]
            if one != other:
                self._leads[one].add(other)
        self._voices: dict[str, set[str]] = defaultdict(set)
        for source, agent in voices:
            self._voices[self._group[source]].add(agent)
        self._roots: dict[str, frozenset[str]] = {}

    def of(self, source: str, voice: str | None) -> frozenset[str]:
        """The origins of what a source says.

        Args:
            source: id of the source.
            voice: id of the agent whose word it is, or None for the source's own.

        Returns:
            Ids of agents, and addresses (``source:ID``) of sources that nobody is known to have
            published or written.
        """
        group = self._group[source]
        if voice is None:
            free = [to for to in self._leads[group] if not self._makers(to) & self._voices[group]]
            return self._all(free)
        if led := [to for to in self._leads[group] if voice in self._makers(to)]:
            return self._all(led)
        return frozenset({voice}) & self._named

    def _all(self, starts: Iterable[str]) -> frozenset[str]:
        return _NOWHERE.union(*map(self._from, starts))

    def _from(self, start: str) -> frozenset[str]:
        """The names of the roots that a group leads to, found once for each group."""
        if start not in self._roots:
            seen, waiting = {start}, [start]
            while waiting:
                new = self._leads.get(waiting.pop(), set()) - seen
                seen |= new
                waiting += new
            roots = [group for group in seen if not self._leads.get(group)]
            self._roots[start] = frozenset(map(self._name, roots or [start]))
        return self._roots[start]

    def _by_group(
        self, known: Mapping[str, Source], derived: set[str]
    ) -> Mapping[str, list[Source]]:
        """The sources of each group, those first that come from no other of it."""
        members: dict[str, list[Source]] = defaultdict(list)
        for id in sorted(known, key=lambda id: (id in derived, id)):
            members[self._group[id]].append(known[id])
        return members

    def _makers(self, group: str) -> set[str]:
        """Who published or wrote one of its sources."""
        made = [{source.publisher, *source.authors} for source in self._members[group]]
        return {agent for each in made for agent in each if agent is not None}

    def _name(self, group: str) -> str:
        members = self._members[group]
        makers = [source.publisher for source in members]
        makers += [author for source in members for author in source.authors[:1]]
        named = [agent for agent in makers if agent in self._named]
        return named[0] if named and named[0] else f"source:{members[0].id}"
