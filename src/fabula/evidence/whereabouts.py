"""Where does a passage stand, as a reader is told, and which of its words may be shown?

A passage is told by paragraph, sentence and source, so that whoever has the article finds it without
counting characters. Its words are shown only as far as the record quotes them: what is not in the
record is not printed.

>>> from fabula.evidence.collating.collated import Text
>>> from fabula.evidence.collating.witness import Place
>>> from fabula.story import Source, Timeline
>>> paper = Source("nl", "the Dutch article", language="nl", fingerprints=("0" * 64,))
>>> text = Text("nl", "0" * 64, 12, ((Span(0, 20), Span(21, 40)),))
>>> about = Whereabouts(Timeline("bridge", "The bridge", sources=(paper,)), {}, Collated((text,)))
>>> about.told(Place("nl", 25, 30, "0" * 64)), about.address(Place("nl", 0, 40, "0" * 64))
('paragraph 1, sentence 2 of the Dutch article', 'source:nl/1')
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from fabula.evidence.collating.collated import Collated, Point
from fabula.evidence.passages import passages
from fabula.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fabula.evidence.collating.witness import Place
    from fabula.evidence.passages import Placement
    from fabula.story import Timeline

__all__ = ["Whereabouts"]

_MOST_TOLD = 5
_MOST_QUOTED = 2


class Whereabouts:
    """The passages of a story's sources, and what the record quotes of them."""

    def __init__(self, story: Timeline, weighed: Mapping[str, Placement], found: Collated) -> None:
        self._found = found
        self._labels = {source.id: source.label for source in story.sources}
        self._quotes: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        self._longest = 0
        for addressed in passages(story):
            passage, place = addressed.passage, weighed.get(addressed.address)
            if passage.exact is not None and place is not None and place.attests(passage):
                span = Span(place.start, place.end)
                self._quotes[place.source].append((span, passage.exact))
                self._longest = max(self._longest, len(span))
        for quotes in self._quotes.values():
            quotes.sort()

    def point(self, place: Place) -> Point:
        """The paragraph, or the sentence, that a passage lies in."""
        text = self._found.text(place.source)
        return Point(1) if text is None else text.point(place.span)

    def address(self, place: Place) -> str:
        """Its address in a finding: ``source:nl/7.2``."""
        return f"source:{place.source}/{self.point(place)}"

    def told(self, place: Place) -> str:
        """Its paragraph, sentence and source, in words."""
        point = self.point(place)
        sentence = f", sentence {point.sentence}" if point.sentence else ""
        label = self._labels.get(place.source, f"source '{place.source}'")
        return f"paragraph {point.paragraph}{sentence} of {label}"

    def listed(self, places: Iterable[Place]) -> str:
        """Several passages; of many, the first five and how many more there are."""
        told = [self.told(place) for place in places]
        more = [f"{len(told) - _MOST_TOLD} more"] if len(told) > _MOST_TOLD else []
        return " and ".join([*told[:_MOST_TOLD], *more])

    def words(self, place: Place) -> tuple[str, ...]:
        """What the record quotes of a passage, or around it, in order; at most two quotations."""
        quotes = self._quotes.get(place.source, [])
        first = bisect_left(quotes, place.start - self._longest, key=lambda each: each[0].start)
        found: list[str] = []
        for span, words in quotes[first:]:
            if span.start >= place.end or len(found) == _MOST_QUOTED:
                break
            if span.overlaps(place.span) and words not in found:
                found.append(words)
        return tuple(found)

    def quoted(self, place: Place) -> str:
        """What the record quotes of a passage in quotation marks and brackets; empty if nothing."""
        words = ", ".join(map(repr, self.words(place)))
        return f" ({words})" if words else ""
