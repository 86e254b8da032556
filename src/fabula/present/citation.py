"""Sources, quotations and claims in words, for a reader.

A *source* is told by who wrote it, its title, who published it, and when. A title stays as its
source has it, in quotation marks; one that was cut ends with " […]". What dates itself is dated;
anything else is *undated*, followed by what is known nevertheless. A source nobody here has seen
is called so.

*Quotation marks* are those of a language, outer and inner. Marks within a quotation are paired and
become inner ones (and outer again within those), as typographers do. Marks that do not pair stay
as they are: a lost quotation mark is part of the evidence.

This module gives plain text, without links; formats for other programs are in
:mod:`fabula.exchange`.

>>> quote_marks('The "plan" is done', "en"), quote_marks("ein « Plan »", "de")
('“The ‘plan’ is done”', '„ein ‚Plan‘“')
>>> quote_marks("a mark “ is lost", "nl")
'‘a mark “ is lost’'
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fabula.present.measure import amount_words
from fabula.present.phrase import phrases
from fabula.present.when import date_words
from fabula.present.wording import list_words, sentence_start
from fabula.story import SlotType
from fabula.value import Measure, When

if TYPE_CHECKING:
    from fabula.story import Claim, Event, Slot, Source, Timeline

__all__ = ["claim_words", "quote_marks", "source_words"]

# What closes each opening mark, over the languages of Europe.
_CLOSED_BY = {'"': '"', "«": "»", "»": "«", "“": "”", "”": "”", "„": "“”"}
_MARK = re.compile('["«»“”„]')


def quote_marks(text: str, language: str) -> str:
    """The text in quotation marks of a language, with those within it one level further in.

    Raises:
        UnknownLanguageError: no data file describes the language.
    """
    quotes = phrases(language).table["quotes"]
    levels = (quotes["outer"], quotes["inner"])
    told, at = [levels[0][0]], 0
    for mark in sorted(_paired(text)):
        start = max(at, mark.start)
        told += [text[at:start], levels[mark.depth % 2][mark.closes]]
        at = mark.end
    return "".join([*told, text[at:], levels[0][1]])


class _Mark(NamedTuple):
    """A quotation mark in a text, with a space on its inner side; how deep it lies, from 1."""

    start: int
    end: int
    depth: int
    closes: bool


def _paired(text: str) -> list[_Mark]:
    """The marks of a text if all of them pair; else none, since nothing says which one is lost."""
    marks: list[_Mark] = []
    open_marks: list[str] = []
    for found in _MARK.finditer(text):
        at, mark = found.start(), found[0]
        if open_marks and mark in _CLOSED_BY[open_marks[-1]]:
            space = text[at - 1 : at].isspace()
            marks.append(_Mark(at - space, at + 1, len(open_marks), closes=True))
            open_marks.pop()
        else:
            open_marks.append(mark)
            space = text[at + 1 : at + 2].isspace()
            marks.append(_Mark(at, at + 1 + space, len(open_marks), closes=False))
    return [] if open_marks else marks


def source_words(source: Source, story: Timeline, language: str | None = None) -> str:
    """The source in words.

    Args:
        source: a source of the story.
        story: tells the names of its authors and its publisher.
        language: of the words, a BCP 47 tag; that of the story by default.

    Raises:
        UnknownIdError: its publisher or one of its authors is no agent of the story.
        UnknownLanguageError: no data file describes the language.

    >>> from fabula.story import Source, Timeline
    >>> source = Source("d", "the draft", "Das Jahr", True, "de", fingerprints=("0" * 64,))
    >>> source_words(source, Timeline("demo", "A demo", "en", sources=(source,)))
    '“Das Jahr […]”, undated'
    """
    language = language or story.language
    say = phrases(language)
    publisher = story.agent(source.publisher).named(language) if source.publisher else ""
    parts = (_title(source, language), publisher, _dated(source, language))
    work = ", ".join(filter(None, parts))
    if source.authors:
        names = [story.agent(id).named(language) for id in source.authors]
        work = say.say("by_authors", authors=list_words(names, language), work=work)
    return work if source.seen else say.say("unseen", work=work)


def _title(source: Source, language: str) -> str:
    """Its own title in quotation marks, or our label."""
    if source.title is None:
        return source.label
    return quote_marks(source.title + " […]" * source.title_cut, language)


def _dated(source: Source, language: str) -> str:
    """When it was published, and whether it says so itself."""
    say, dating = phrases(language), source.dating
    if dating.when == When.unknown():
        return say.say("undated") if source.seen else ""
    is_bounded = None not in dating.when.days
    if source.dateline is not None or (is_bounded and not dating.soft):
        return date_words(dating.when, language)
    placed = date_words(dating.when, language, prepositional=True)
    return say.say("undated_but", when=placed)


def claim_words(
    claim: Claim, story: Timeline, event: Event | None = None, language: str | None = None
) -> str:
    """The claim in one sentence: who says it, how, and what.

    Args:
        claim: a claim of the story.
        story: tells the names of sources and agents.
        event: the event that holds the claim, where that is known; else it is sought in the story.
        language: BCP 47 tag of the words; None takes the language of the story.

    Raises:
        UnknownIdError: its source, its voice or its value leads to no record of the story.
        UnknownLanguageError: no data file describes the language.

    >>> from fabula.story import Agent, Claim, Passage, Source, Timeline, Voice
    >>> story = Timeline("demo", "A demo", sources=(Source("nl", "the Dutch article", language="nl",
    ...     fingerprints=("0" * 64,)),), agents=(Agent("mayor", "the mayor"),))
    >>> claim = Claim("c", Passage("nl", exact="de brug"), voice=Voice("mayor"), hedge="naar verluidt")
    >>> claim_words(claim, story)
    'The Dutch article says, according to the mayor and with the hedge “naar verluidt”: “de brug”.'
    """
    language = language or story.language
    say = phrases(language)
    source = sentence_start(story.source(claim.source).label)
    what = _said(claim, story, _slot(claim, story, event), language).removesuffix(".")
    how = []
    if claim.voice:
        how.append(say.say(claim.voice.manner.value, agent=_name(claim.voice.of, story, language)))
    if claim.hedge:
        how.append(say.say("hedged", words=quote_marks(claim.hedge, language)))
    if not how:
        return say.say("says", source=source, what=what)
    return say.say("says_how", source=source, how=list_words(how, language), what=what)


def _said(claim: Claim, story: Timeline, slot: Slot | None, language: str) -> str:
    """What it gives: every reading, the chosen one first; else what is stated or quoted."""
    say = phrases(language)
    if claim.readings:
        told = [_value_words(reading.value, language) for reading in claim.readings]
        chosen, *others = dict.fromkeys(told)
        if not others:
            return chosen
        return say.say("also", what=chosen, others=list_words(others, language))
    if claim.states is not None:
        return _stated(claim.states, story, slot, language)
    quoted = claim.passage.exact
    words = say.say("by_place") if quoted is None else quote_marks(quoted, language)
    return say.say("unread", words=words) if slot and slot.type.is_read else words


def _value_words(value: When | Measure, language: str) -> str:
    if isinstance(value, Measure):
        return amount_words(value, language)
    return date_words(value, language, prepositional=True)


def _stated(states: str, story: Timeline, slot: Slot | None, language: str) -> str:
    """What an editor states: a text as it is, or the name behind an id and the slot it fills."""
    if slot is None or not slot.type.is_id:
        return states
    if slot.type is SlotType.AGENT:
        name = _name(states, story, language)
    elif slot.type is SlotType.EVENT:
        name = story.event(states).title
    else:
        name = story.source(states).label
    slot_name = slot.name.replace("-", " ")
    return phrases(language).say("as_slot", what=name, slot=slot_name)


def _slot(claim: Claim, story: Timeline, event: Event | None) -> Slot | None:
    """The slot a claim gives, by the event that holds it."""
    event = event or next((one for one in story.events if claim in one.claims), None)
    if event is None or claim.gives is None:
        return None
    return story.kind(event.kind).slot(claim.gives)


def _name(id: str, story: Timeline, language: str) -> str:
    return story.agent(id).named(language)
