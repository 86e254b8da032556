"""At what distance a figure is told, and by whom: the hedge and the voice a claim is given.

What :mod:`fabula.recognise.hedges.voice` finds around a figure is proposed as it stands there: the words that
make it hearsay as the *hedge*, and whoever is named as saying so as the *voice*. Whether the name is
that of a person, of an organisation or of nobody in particular ("the experts"), no rule tells; a
name without a capital letter is taken for the last, and every agent says where it comes from.

The decisions. Of several hedges the first is proposed. A mere attribution ("according to the mayor")
is a voice and no hedge; a subjunctive of reported speech is none where somebody is named. Quotation
marks do not say whose words they hold, so what is quoted at length is given to an agent nobody has
named, for an editor to put the right one in its place.

>>> from fabula.draft.material import material
>>> made = material("a.txt", b"According to the Gazette, it reportedly costs 5 million euros. " * 2, "en")
>>> found = said(made, Span(46, 61))
>>> made.text[found.hedge.slice], made.text[found.speaker.slice]
('reportedly', 'the Gazette')
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fabula.errors import UnknownLanguageError
from fabula.evidence.collating.lexis import lexis
from fabula.evidence.collating.quotations import LEAST_WORDS
from fabula.evidence.collating.segments import unwrapped
from fabula.recognise.hedges.hedge import Kind
from fabula.recognise.hedges.voice import Manner, voice_at
from fabula.story import Agent, AgentType
from fabula.story.passage import LONGEST_QUOTE
from fabula.story.slug import proposed_slug
from fabula.text import Span, words

if TYPE_CHECKING:
    from collections.abc import Container

    from fabula.draft.material import Material

__all__ = ["Said", "Speakers", "said"]

_LONGEST_ID = 40
_NOTE = "Drafted from the words that say who says so: is it a person, an organisation, or nobody in particular?"
_QUOTED = "Drafted for words in quotation marks: whose are they?"


class Said(NamedTuple):
    """How the words of a figure are told.

    Attributes:
        hedge: where the words of distance stand, or None.
        speaker: where whoever says so is named, or None.
        quoted: whether they stand in a quotation that is more than a term or a title.
    """

    hedge: Span | None = None
    speaker: Span | None = None
    quoted: bool = False


def said(material: Material, place: Span) -> Said:
    """How a figure is told, as far as its language is on file."""
    running = unwrapped(material.text, material.witness.paragraphs)
    try:
        mark = voice_at(running, material.witness.lang, place.start, place.end)
    except UnknownLanguageError:
        return Said()
    named = mark.manner is Manner.ATTRIBUTED and mark.of is not None
    left_out = {Kind.ATTRIBUTION, Kind.SUBJUNCTIVE} if named else {Kind.ATTRIBUTION}
    over = [Span(one.start, one.end) for one in mark.hedges if one.kind not in left_out]
    short = [span for span in over if 0 < words(material.text[span.slice]) <= LONGEST_QUOTE]
    speaker = Span(*mark.of) if named and mark.of else None
    quoted = mark.manner is Manner.QUOTED and mark.marks is not None
    long = quoted and words(running[slice(*mark.marks or ())]) >= LEAST_WORDS
    return Said(short[0] if short else None, speaker, long)


class Speakers:
    """Whoever is named as saying something, one agent for each name."""

    def __init__(self) -> None:
        self._by_name: dict[str, Agent] = {}

    @property
    def agents(self) -> tuple[Agent, ...]:
        """One record for each, by id."""
        return tuple(sorted(self._by_name.values(), key=lambda agent: agent.id))

    def quoted(self) -> Agent:
        """Whoever is quoted without being named."""
        agent = Agent("somebody-quoted", "somebody who is quoted", AgentType.GROUP, note=_QUOTED)
        return self._by_name.setdefault("", agent)

    def agent(self, speaker: Span, of: Material) -> Agent | None:
        """The agent who is named at a place, made if need be; None if no id can be made of the name."""
        small = {word for word in of.text.split() if word.islower()}
        name = _name(" ".join(of.text[speaker.slice].split()), small)
        slug = (proposed_slug(name) or "")[:_LONGEST_ID].rstrip("-")
        if not slug or words(name) > LONGEST_QUOTE:
            return None
        if name.casefold() not in self._by_name:
            taken, number, id = {one.id for one in self.agents}, 2, slug
            while id in taken:
                number, id = number + 1, f"{slug}-{number}"
            self._by_name[name.casefold()] = Agent(
                id, name, _type(name, of.witness.lang), note=_NOTE
            )
        return self._by_name[name.casefold()]


def _name(words_: str, small: Container[str]) -> str:
    """The words from the first that has a capital not because it opens a sentence, if any does.

    Args:
        words_: some words.
        small: the words of the text that stand in it without a capital.

    >>> _name("Der Agentur", {"der"}), _name("the old guard", set())
    ('Agentur', 'the old guard')
    """
    at = next((at for at, c in enumerate(words_) if c.isupper()), 0)
    first, _, more = words_[at:].partition(" ")
    return _name(more, small) if more and first.lower() in small else words_[at:]


def _type(name: str, lang: str) -> AgentType:
    if not name[:1].isupper():
        return AgentType.GROUP
    institution = any(lexis(lang).concept(word) for word in name.split())
    return AgentType.ORGANISATION if institution else AgentType.PERSON
