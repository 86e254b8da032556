"""An amount or a date of a source that no claim uses, and why: the editor has seen it.

A story is complete when every figure of every source is *used* by a claim or *set aside* here. An
aside names a place, as a passage too long to quote does, and a reason from a closed list; it holds
no words of the source. It may stretch over several figures, a sign-up form say, which it then sets
aside together.

This module does not know which figures there are; see :mod:`fabula.evidence.ledger`.

>>> from fabula.story.passage import Passage
>>> aside = Aside(Passage("nl", start=4027, end=4034, sha256="0" * 64), AsideReason.BOILERPLATE)
>>> aside.address, aside.reason.meaning
('source:nl/4027-4034', 'words of the site and not of the article: a menu, a notice, a sign-up form')
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from fabula.errors import RecordError
from fabula.story.slug import label

if TYPE_CHECKING:
    from fabula.story.passage import Passage

__all__ = ["Aside", "AsideReason"]


class AsideReason(StrEnum):
    """The closed list of reasons; the value is the word written in a story file.

    >>> AsideReason.IDIOM.meaning
    'a manner of speaking, by which no amount and no date is meant'
    """

    meaning: str

    def __new__(cls, reason: str, meaning: str) -> AsideReason:
        """Make a member whose value is the word alone; the meaning is its attribute."""
        member = str.__new__(cls, reason)
        member._value_ = reason
        member.meaning = meaning
        return member

    BOILERPLATE = (
        "boilerplate",
        "words of the site and not of the article: a menu, a notice, a sign-up form",
    )
    CAPTION = "caption", "words that stand under or in a picture"
    IDIOM = "idiom", "a manner of speaking, by which no amount and no date is meant"
    MISREAD = "misread", "no amount and no date: it was recognised by mistake"
    NAME = "name", "part of the name of a product, a work or a company"
    NEIGHBOUR = "neighbour", "part of another article that the same page shows"
    NOT_TOLD = "not-told", "said by the source, and no part of the story that is told here"
    REPEATED = "repeated", "said once more; a claim from the same source already gives it"
    VAGUE = "vague", "too vague to give a value: no more than that it is much, or some time"


@dataclass(frozen=True, slots=True)
class Aside:
    """A stretch of a source whose figures are set aside.

    Attributes:
        passage: the stretch, by its place and the digest of its words.
        reason: why, from the closed list.
        because: what there is to say beside the reason, in the language of the timeline.

    Raises:
        RecordError: the passage is given by its words.
    """

    passage: Passage
    reason: AsideReason
    because: str = ""

    def __post_init__(self) -> None:
        if self.passage.exact is not None:
            allowed = "left out: what is set aside is not quoted"
            place = label("aside of", self.source)
            raise RecordError(place, "quote", self.passage.exact, allowed)

    @property
    def source(self) -> str:
        """Id of the source."""
        return self.passage.source

    @property
    def start(self) -> int:
        """The first code point."""
        return self.passage.start or 0

    @property
    def end(self) -> int:
        """The code point after the last."""
        return self.passage.end or 0

    @property
    def address(self) -> str:
        """Where findings about it are: the source, and the place in it."""
        return f"source:{self.source}/{self.start}-{self.end}"

    def covers(self, start: int, end: int) -> bool:
        """Whether a stretch of the same source lies within it."""
        return self.start <= start and end <= self.end
