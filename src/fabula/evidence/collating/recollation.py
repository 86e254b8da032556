"""What does the stored collation say of a story, and is it still that of its texts?

A text whose newest fingerprint in the record is not the one that was collated is *stale*: it is a
finding itself, and nothing that was found of it is told. With all texts at hand the collation is
made anew and must come out the same.

>>> from fabula.story import Source, Timeline
>>> gazette = Source("gazette", "the Gazette", language="en", fingerprints=("0" * 64,))
>>> story = Timeline("bridge", "The bridge", sources=(gazette,))
>>> [finding.at for finding in collation_findings(story, {}, Collated(), {})]
['source:gazette']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.errors import Finding, FindingCode
from fabula.evidence.collating.collated import Collated
from fabula.evidence.collating.damage import damage_findings
from fabula.evidence.collating.hearing import hearing_findings
from fabula.evidence.collating.kinship import kinship_findings
from fabula.evidence.collating.weighing import collated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fabula.evidence.passages import Placement
    from fabula.story import Timeline

__all__ = ["collation_findings"]


def collation_findings(
    story: Timeline,
    weighed: Mapping[str, Placement],
    collation: Collated,
    texts: Mapping[str, str],
) -> Iterator[Finding]:
    """What a collation says of the sources and against the record.

    Args:
        story: the record.
        weighed: where its passages stand, by address.
        collation: as it is stored.
        texts: those at hand of the newest versions, canonical, by id of the source.
    """
    seen = [source for source in story.sources if source.seen]
    prints = {text.source: text.fingerprint for text in collation.texts}
    fresh = frozenset(source.id for source in seen if prints.get(source.id) == source.file)
    for source in (source for source in seen if source.id not in fresh):
        was = "changed since it was" if source.id in prints else "never"
        message = f"its text was {was} weighed; run 'fabula weigh' with the texts at hand"
        yield Finding(FindingCode.UNWEIGHED, f"source:{source.id}", message)
    kept = collation.only(fresh)
    yield from kinship_findings(story, kept)
    yield from hearing_findings(story, weighed, kept)
    yield from damage_findings(story, weighed, kept)
    known = texts and len(fresh) == len(seen)
    if known and collated(story, texts, weighed, collation) != collation:
        message = "the texts give another collation than is stored; run 'fabula weigh' again"
        yield Finding(FindingCode.UNWEIGHED, "collation.json", message)
