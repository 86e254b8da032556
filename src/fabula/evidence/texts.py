"""Which file is the text of which source.

A file is known by its fingerprint, never by its name; of several versions of one source the newest
counts. A file that has the fingerprint of no source is a *stranger*, and a finding. It is tied to
the source most of whose passages it holds, so that what was altered in it can be named; and if
that source has no better file, the stranger is taken for its text. A source without a file is not
verified, and the rest goes on.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fabula.errors import Finding, FindingCode, InputError
from fabula.evidence.passages import passages
from fabula.text import canonical, fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from fabula.story import Timeline

__all__ = ["Matched", "match"]


@dataclass(frozen=True, slots=True)
class Matched:
    """Texts by the source they belong to.

    Attributes:
        texts: canonical text by id of the source.
        exact: ids of sources whose text has a fingerprint of the record.
        newest: those of them whose text is the newest version of the record, to which the stored
            places and sizes belong.
        findings: files that match none, and sources without a file.
    """

    texts: Mapping[str, str]
    exact: frozenset[str]
    newest: frozenset[str]
    findings: tuple[Finding, ...]


def match(story: Timeline, files: Iterable[tuple[str, bytes]]) -> Matched:
    """Match files, given as name and bytes, to the sources of a story."""
    work = _Work(story)
    for name, data in sorted(files):
        work.take(name, data)
    exact, newest = frozenset(work.texts), frozenset(work.newest())
    work.tie_strangers()
    for source in story.sources:
        if source.seen and source.id not in work.texts:
            message = "no file has its fingerprint, so its passages were not verified"
            work.findings.append(Finding(FindingCode.UNVERIFIED, f"source:{source.id}", message))
    return Matched(work.texts, exact, newest, tuple(work.findings))


class _Work:
    """The files seen so far."""

    def __init__(self, story: Timeline) -> None:
        self.texts: dict[str, str] = {}
        self.findings: list[Finding] = []
        self._sources = [source for source in story.sources if source.seen]
        self._prints = {
            print_: (version, source.id)
            for source in self._sources
            for version, print_ in enumerate(source.fingerprints)
        }
        self._versions: dict[str, int] = {}
        self._strangers: list[tuple[str, str]] = []
        self._quotes: dict[str, list[str]] = defaultdict(list)
        for addressed in passages(story):
            if addressed.passage.exact is not None:
                exact = canonical(addressed.passage.exact)
                self._quotes[addressed.passage.source].append(exact)

    def take(self, name: str, data: bytes) -> None:
        """Take a file for the text of its source, or for a stranger."""
        try:
            text = canonical(data)
        except InputError as error:
            self.findings.append(Finding(FindingCode.UNKNOWN_TEXT, name, f"is no text: {error}"))
            return
        version, source = self._prints.get(fingerprint(data), (0, None))
        if source is None:
            self._strangers.append((name, text))
        elif version >= self._versions.setdefault(source, version):
            self._versions[source] = version
            self.texts[source] = text

    def newest(self) -> Iterator[str]:
        """The sources whose newest version was among the files."""
        for source in self._sources:
            if self._versions.get(source.id) == len(source.fingerprints) - 1:
                yield source.id

    def tie_strangers(self) -> None:
        """Tie each stranger to a source; the one that holds most of its passages is its text."""
        ties = [(*self._most_held(text), name, text) for name, text in self._strangers]
        for held, source, name, text in sorted(ties, key=lambda tie: (-tie[0], tie[2])):
            message = "has the fingerprint of no source and holds no passage of any"
            if held:
                role = (
                    "which has another file"
                    if source in self.texts
                    else "whose text it is taken for"
                )
                message = (
                    "has the fingerprint of no source; it holds "
                    f"{held} of {len(self._quotes[source])} passages of source '{source}', {role}"
                )
                self.texts.setdefault(source, text)
            self.findings.append(Finding(FindingCode.UNKNOWN_TEXT, name, message))

    def _most_held(self, text: str) -> tuple[int, str]:
        """The source of which a text holds most passages, word for word, and how many."""
        held = {id: sum(quote in text for quote in quotes) for id, quotes in self._quotes.items()}
        best = min(held, key=lambda id: (-held[id], len(self._quotes[id]), id), default="")
        return held.get(best, 0), best
