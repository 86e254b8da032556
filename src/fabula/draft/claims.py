"""From a figure to the claim that quotes it, within what may be quoted of its source.

The *budget* of a source is a fifth of its words; title and dateline are part of it, and a word that
two quotations share counts once. A claim says what the figure is expected to say, which is what it
was read as in its text, if the quoted words alone are read so too. If they are not (a currency that
only the rest of the text gives), the claim gives no slot and says so. The hedge and the voice of its
words (:mod:`.distance`) are proposed with it; words of distance that the budget does not allow are not.

>>> from fabula.draft.material import material
>>> from fabula.story import SlotType
>>> from fabula.draft.distance import Speakers
>>> made = Claims(material("a.txt", b"It cost 5 million euros in May, said the city. " * 2, "en"), Speakers())
>>> first, *_ = made.material.mentions
>>> claim = made.claim(first, Span(0, 46), Slot("amount", SlotType.AMOUNT))
>>> claim.passage.exact, claim.passage.nth, claim.expect.unit
('5 million euros', 1, 'EUR')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.draft.distance import said
from fabula.draft.quotation import Phrases
from fabula.evidence.reading import meant, recognised
from fabula.recognise.dates.mention import DateMention
from fabula.recognise.mention import Quantity
from fabula.story import Claim, Manner, Passage, Slot, Voice
from fabula.story.passage import SHARE_OF_SOURCE
from fabula.text import Span, word_spans
from fabula.value import Measure, edtf, format_measure

if TYPE_CHECKING:
    from fabula.draft.distance import Said, Speakers
    from fabula.draft.material import Material
    from fabula.recognise.mention import Mention
    from fabula.value import When

__all__ = ["Claims"]


class Claims:
    """What is claimed of one source, and how much of it that quotes."""

    def __init__(self, material: Material, speakers: Speakers) -> None:
        self.material = material
        self._speakers = speakers
        self.left_out = 0
        self._phrases = Phrases(material.text)
        self._allowed = (material.source.words or 0) // SHARE_OF_SOURCE
        self._quoted = {
            number
            for number, word in enumerate(word_spans(material.text))
            if any(word.overlaps(span) for span in material.quoted)
        }

    def claim(self, mention: Mention, within: Span, slot: Slot) -> Claim | None:
        """The claim for a figure, without an id that is unique; None, and counted, if there is none.

        Args:
            mention: the figure.
            within: the sentence it stands in.
            slot: what it gives.
        """
        value = _value(mention)
        place = Span(mention.start, mention.end)

        def is_read(exact: str) -> bool:
            return self._is_read(exact, value, slot)

        quotation = self._phrases.around(place, within, is_read)
        if quotation is None or len(self._quoted.union(quotation.words)) > self._allowed:
            self.left_out += 1
            return None
        self._quoted.update(quotation.words)
        passage = Passage(self.material.source.id, quotation.exact, quotation.nth)
        id = f"{self.material.source.id}-{slot.name}"
        told = said(self.material, place)
        hedge, voice = self._hedge(told), self._voice(told)
        if not is_read(quotation.exact):
            because = f"in its text it is read as {_written(value)}"
            return Claim(id, passage, because=because, hedge=hedge, voice=voice)
        expect = value if _says_something(value) else None
        return Claim(id, passage, slot.name, expect=expect, hedge=hedge, voice=voice)

    def _hedge(self, told: Said) -> str:
        """The words of distance, if they may still be quoted."""
        if told.hedge is None:
            return ""
        held = {
            number
            for number, word in enumerate(word_spans(self.material.text))
            if word.overlaps(told.hedge)
        }
        if len(self._quoted | held) > self._allowed:
            return ""
        self._quoted |= held
        return self.material.text[told.hedge.slice]

    def _voice(self, told: Said) -> Voice | None:
        if told.quoted:
            return Voice(self._speakers.quoted().id, Manner.QUOTED)
        if told.speaker is None:
            return None
        agent = self._speakers.agent(told.speaker, self.material)
        return Voice(agent.id) if agent else None

    def _is_read(self, exact: str, value: When | Measure, slot: Slot) -> bool:
        """Whether words alone are read as a value."""
        source = self.material.source
        asked = Claim("asked", Passage(source.id, exact), slot.name, expect=value)
        readings = recognised(asked, slot, source)
        return bool(readings) and meant(value, readings[0].value)


def _value(mention: Mention) -> When | Measure:
    """What a figure says, as a story file can hold it: the days of a date, not their reasons."""
    if isinstance(mention, DateMention):
        return edtf.parse(edtf.format(mention.when))
    assert isinstance(mention, Quantity)
    return mention.measure


def _written(value: When | Measure) -> str:
    return format_measure(value) if isinstance(value, Measure) else edtf.format(value)


def _says_something(value: When | Measure) -> bool:
    """Whether a value is worth expecting; a date of which nothing is known is not."""
    return isinstance(value, Measure) or any(c.isdigit() for c in edtf.format(value))
