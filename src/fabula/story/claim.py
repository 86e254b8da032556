"""What a source says, at a passage, in whose voice, how hedged.

A claim *gives* one slot of its event, or, with ``gives`` None, attests the event as a whole. What
it gives is its *value*:

* of a date or an amount, what is read from the quoted words; a claim never holds it as typed by
  hand. All *readings* are kept, the chosen one first, each with its grounds. The editor may add
  what they *expect*, to be checked against the reading.
* of an agent, an event or a source, the id the editor *states*;
* of a text, what the editor states, in our words; else the quoted words themselves.

Words that distance the writer are the *hedge*; whose word it is, is the *voice*.

>>> from fabula.story.passage import Passage, count_words
>>> claim = Claim("publisher", Passage("nl", exact="van de Wall Street Journal"), "publisher", "wsj")
>>> claim.value, claim.source
('wsj', 'nl')
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fabula.errors import RecordError
from fabula.story.passage import Passage, count_words
from fabula.story.slug import check_slug, label
from fabula.value import Measure, When

__all__ = ["Claim", "Manner", "Reading", "Value", "Voice"]

Value = When | Measure | str
"""What a claim gives: a date, an amount, or a text (an id or words)."""


class Manner(StrEnum):
    """How a source marks that a word is another's."""

    ATTRIBUTED = "attributed"
    QUOTED = "quoted"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose word a claim is, if it is not the source's own.

    Attributes:
        of: id of the agent.
        manner: attributed ("according to …"), quoted (in quotation marks), or lost: the source
            gives another's words as its own, which only a sibling copy can show.
    """

    of: str
    manner: Manner = Manner.ATTRIBUTED


@dataclass(frozen=True, slots=True)
class Reading:
    """One value the quoted words can have.

    Attributes:
        value: the date or the amount.
        convention: the rule under which the words have this value (``"dictionary"`` …).
        grounds: why this reading stands where it does among the others, in words.
    """

    value: When | Measure
    convention: str
    grounds: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim.

    Attributes:
        id: slug, unique within its event; the address is ``event/claim``.
        passage: the words it rests on.
        gives: name of the slot it gives, or None if it attests the event as a whole.
        states: what the editor states: an id, or a text in our words.
        expect: what the editor expects the words to say; never printed as a value.
        gloss: our translation of the words, into the language of the timeline.
        voice: whose word it is; None for the source's own.
        hedge: the words that distance the writer, as they stand near the passage.
        because: why the editor reads the passage so.
        readings: what the words say, the chosen reading first. Derived: never part of the record.
        assuming: what it rests on beside the words that it is about this event, as a clause that
            may follow "if"; empty if it rests on nothing else.

    Raises:
        RecordError: a part breaks its form, or a value is both stated and expected.
    """

    id: str
    passage: Passage
    gives: str | None = None
    states: str | None = None
    expect: When | Measure | None = None
    gloss: str = ""
    voice: Voice | None = None
    hedge: str = ""
    because: str = ""
    readings: tuple[Reading, ...] = ()
    assuming: str = ""

    def __post_init__(self) -> None:
        place = label("claim", self.id)
        check_slug(place, "id", self.id)
        for field, came in (("value", self.states), ("expect", self.expect)):
            if came is not None and self.gives is None:
                raise RecordError(place, field, came, "left out where no slot is given")
        if self.states is not None and self.expect is not None:
            raise RecordError(place, "expect", self.expect, "left out where a value is stated")
        if self.states is not None and not self.states.strip():
            raise RecordError(place, "value", self.states, "an id, or a text in our words")
        if self.hedge and not count_words(self.hedge):
            raise RecordError(place, "hedge", self.hedge, "words of the source")

    @property
    def source(self) -> str:
        """Id of the source it quotes."""
        return self.passage.source

    @property
    def value(self) -> Value | None:
        """What it gives: the chosen reading, else what is stated, else the quoted words.

        None where a date or an amount is expected and none has been read, where the passage is
        given by place, and where no slot is given.
        """
        if self.readings:
            return self.readings[0].value
        if self.gives is None or self.expect is not None:
            return None
        return self.states if self.states is not None else self.passage.exact
