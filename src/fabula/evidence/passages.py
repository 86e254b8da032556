"""Every stretch of a source that a story points to, with its address.

A claim's passage is at ``event/claim``, its hedge at ``event/claim/hedge``; a source's own title
and dateline are at ``source:id/title`` and ``source:id/dateline``. All count as quotations and all
are verified alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fabula.story import Passage
from fabula.text import canonical, digest
from fabula.text.letters import Letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.story import Claim, Source, Timeline

__all__ = ["Addressed", "Placement", "digest_of", "passages"]


@dataclass(frozen=True, slots=True)
class Addressed:
    """A passage and where the record points to it from.

    Attributes:
        address: unique within the story.
        passage: the words or the place.
        near: address of the passage in whose paragraph it stands, or None if it is sought in the
            whole source.
    """

    address: str
    passage: Passage
    near: str | None = None


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a passage was found: stand-off data, without a word of the source.

    Attributes:
        source: id of the source.
        start: first code point in the canonical text.
        end: code point after the last.
        first_word: number of the first word it touches, counted from 0 over the source.
        last_word: number after the last.
        sha256: digest of the words it was found by, so that a change of the record is noticed.
        letters: whether a reader that goes by letters alone finds the words there and only there;
            asked only of words that the record holds to stand once.
    """

    source: str
    start: int
    end: int
    first_word: int
    last_word: int
    sha256: str
    letters: Letters = Letters.ALONE

    def attests(self, passage: Passage) -> bool:
        """Whether it was found for this passage as the record has it now."""
        return (self.source, self.sha256) == (passage.source, digest_of(passage))


def digest_of(passage: Passage) -> str:
    """Digest of the words of a passage as the record gives them.

    The words that stand in the source may be set otherwise: another dash, a no-break space.
    """
    exact, given = passage.exact, passage.sha256
    return given or "" if exact is None else digest(canonical(exact))


def passages(story: Timeline) -> Iterator[Addressed]:
    """Every passage of a story: sources in the order of the record, then claims."""
    for source in story.sources:
        yield from _of_source(source)
    for address, claim in story.claims():
        yield from _of_claim(address, claim)


def _of_source(source: Source) -> Iterator[Addressed]:
    if source.seen:
        for name, words in (("title", source.title), ("dateline", source.dateline)):
            if words is not None:
                # A title may return in the body; the first place is the title.
                yield Addressed(f"source:{source.id}/{name}", Passage(source.id, words, nth=1))


def _of_claim(address: str, claim: Claim) -> Iterator[Addressed]:
    yield Addressed(address, claim.passage)
    if claim.hedge:
        yield Addressed(f"{address}/hedge", Passage(claim.source, claim.hedge), near=address)
