"""Words that date next to nothing: "now", "derzeit", "recently", "à l'époque".

They place something near the day of writing, or near a date named before, and say no more. They
are a grammar of their own, :data:`WEAK`, which is read only if it is asked for:
``read(text, lang, grammars=(*GRAMMARS, WEAK))``. A mention of one has no bounds and is marked
``weak``; it says what it leans on.

This module does not know real dates; see :mod:`fabula.recognise.dates.grammar`.

>>> from fabula.recognise.engine import GRAMMARS, read
>>> read("Derzeit nicht.", "de")
()
>>> [mention.text for mention in read("Derzeit 3 %.", "de", grammars=(*GRAMMARS, WEAK))]
['Derzeit', '3 %']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.recognise.dates.frame import Waits
from fabula.recognise.dates.mention import DateMention, DateReading
from fabula.recognise.draft import Draft
from fabula.value.when import When

if TYPE_CHECKING:
    from fabula.recognise.draft import Page
    from fabula.recognise.mention import Mention
    from fabula.recognise.token import Stretch

__all__ = ["WEAK", "find", "settle"]


def find(stretch: Stretch) -> list[Draft]:
    """The weak words of a stretch, in order."""
    return [
        Draft(*stretch.place(at), str(token.senses["weak"]))
        for at, token in enumerate(stretch.tokens)
        if "weak" in token.senses
    ]


def settle(drafts: list[Draft], page: Page) -> list[Mention]:
    """A mention without bounds for each."""
    return [_mention(draft, page) for draft in drafts]


def _mention(draft: Draft, page: Page) -> DateMention:
    """What the word leans on: the day of writing, or a date of the text."""
    words = page.text[draft.start : draft.end]
    reading = DateReading(When.unknown(), "weak", True, "the word dates next to nothing")
    waits = Waits(draft.parse, "day", None, None)
    return DateMention(draft.start, draft.end, words, (reading,), waits, weak=True)


WEAK = (find, settle)
