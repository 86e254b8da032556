"""Which file is the text of which source.

A file is known by its fingerprint, never by its name. One that has the fingerprint of no source is
a finding; it is tied to the source most of whose passages it holds, so that what was altered in it
can be named. A source without a file is not verified, and the rest goes on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fabula.errors import Finding, FindingCode, InputError
from fabula.evidence.passages import passages
from fabula.text import canonical, fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fabula.story import Timeline

__all__ = ["Matched", "match"]


@dataclass(frozen=True, slots=True)
class Matched:
    """Texts by the source they belong to.

    Attributes:
        texts: canonical text by id of the source.
        exact: ids of sources whose text has a fingerprint of the record.
        findings: files that match none, and sources without a file.
    """

    texts: Mapping[str, str]
    exact: frozenset[str]
    findings: tuple[Finding, ...]


def match(story: Timeline, files: Iterable[tuple[str, bytes]]) -> Matched:
    """Match files, given as name and bytes, to the sources of a story."""
    prints = {print_: source.id for source in story.sources for print_ in source.fingerprints}
    texts: dict[str, str] = {}
    strangers: list[tuple[str, bytes]] = []
    findings: list[Finding] = []
    for name, data in sorted(files):
        id = prints.get(fingerprint(data))
        if id is None:
            strangers.append((name, data))
        else:
            texts.setdefault(id, canonical(data))
    exact = frozenset(texts)
    for name, data in strangers:
        findings.append(_tied(story, name, data, texts))
    for source in story.sources:
        if source.seen and source.id not in texts:
            message = "no file has its fingerprint, so its passages were not verified"
            findings.append(Finding(FindingCode.UNVERIFIED, f"source:{source.id}", message))
    return Matched(texts, exact, tuple(findings))


def _tied(story: Timeline, name: str, data: bytes, texts: dict[str, str]) -> Finding:
    """Tie a stranger to the source it is most likely a changed copy of, if that has no file."""
    try:
        text = canonical(data)
    except InputError as error:
        return Finding(FindingCode.UNKNOWN_TEXT, name, f"is no text: {error}")
    held, id = max(_held(story, text, texts), default=(0, ""))
    if not held:
        return Finding(
            FindingCode.UNKNOWN_TEXT, name, "has the fingerprint of no source and holds no passage"
        )
    texts[id] = text
    passage = "passage" if held == 1 else "passages"
    message = f"has the fingerprint of no source; it holds {held} {passage} of source '{id}', whose text it is taken for"
    return Finding(FindingCode.UNKNOWN_TEXT, name, message)


def _held(story: Timeline, text: str, texts: Mapping[str, str]) -> list[tuple[int, str]]:
    """How many passages of each source without a file stand in a text, word for word."""
    counts = {source.id: 0 for source in story.sources if source.seen and source.id not in texts}
    for addressed in passages(story):
        passage = addressed.passage
        if passage.source in counts and passage.exact is not None:
            counts[passage.source] += canonical(passage.exact) in text
    return [(count, id) for id, count in counts.items()]
