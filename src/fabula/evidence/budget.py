"""How much of a source a story quotes: the sources stay where they are.

At most 12 words a quotation, and at most a fifth of a source's words in all. A word is a run of
word characters, as :mod:`re` knows them. Titles, datelines and hedges count. Words quoted twice
count once, which only the stand-off data can tell: a passage that was never weighed counts in full.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fabula.errors import Finding, FindingCode
from fabula.evidence.passages import passages
from fabula.story.passage import LONGEST_QUOTE, SHARE_OF_SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fabula.evidence.passages import Placement
    from fabula.story import Timeline

__all__ = ["Spent", "budget_findings", "spent"]


@dataclass(frozen=True, slots=True)
class Spent:
    """What a story quotes of one source.

    Attributes:
        words: how many different words of it.
        of: how many words it has; None if the record does not say.
    """

    words: int
    of: int | None

    @property
    def allowed(self) -> int | None:
        """How many may be quoted: a fifth, rounded down."""
        return None if self.of is None else self.of // SHARE_OF_SOURCE


def spent(story: Timeline, placed: Mapping[str, Placement]) -> dict[str, Spent]:
    """What a story quotes of each source that was seen, by id, in the order of the record."""
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    loose: dict[str, int] = defaultdict(int)
    for addressed in passages(story):
        passage, place = addressed.passage, placed.get(addressed.address)
        if passage.exact is None:
            continue
        if place is not None and place.attests(passage):
            spans[passage.source].append((place.first_word, place.last_word))
        else:
            loose[passage.source] += passage.word_count
    return {
        source.id: Spent(_covered(spans[source.id]) + loose[source.id], source.words)
        for source in story.sources
        if source.seen
    }


def budget_findings(story: Timeline, placed: Mapping[str, Placement]) -> Iterator[Finding]:
    """Quotations that are too long, and sources quoted too much."""
    for addressed in passages(story):
        count = addressed.passage.word_count
        if count > LONGEST_QUOTE:
            message = f"quotes {count} words; {LONGEST_QUOTE} are allowed"
            yield Finding(FindingCode.QUOTE_TOO_LONG, addressed.address, message)
    for id, sum in spent(story, placed).items():
        if sum.words and sum.allowed is None:
            message = "is quoted, but the record does not say how many words it has"
            yield Finding(FindingCode.UNBUDGETED, f"source:{id}", message)
        elif sum.allowed is not None and sum.words > sum.allowed:
            message = f"{sum.words} of its {sum.of} words are quoted; {sum.allowed} are allowed"
            yield Finding(FindingCode.OVER_BUDGET, f"source:{id}", message)


def _covered(spans: list[tuple[int, int]]) -> int:
    """How many numbers some half-open spans cover, each counted once."""
    total = reached = 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total
