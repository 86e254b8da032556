"""No figure is typed twice: a date or an amount an author typed into a narrative is a warning.

The package reads its own prose. On a page marked as narrative every paragraph, heading and cell is
read as an article would be, in the language of the page; what a role gave is passed over, and so
are code, words set in italics (they are spoken of, as *trillion* is), and what a directive wrote. What is left is a *bare figure*: nobody can say where it
comes from, and it stays as it is when the story changes.

The decision:

* an amount is bare if it has a digit or a unit, or if its words say more than twelve; so "three
  articles" and "one of them" may be typed, "three dollars" may not;
* a date is bare if its words alone fix it, or fix a part of it ("5 March", "in 2019"); so "the day
  after" and "this week" may be typed.

>>> [mention.text for mention in bare_figures("Two of 31 ships left on 5 March, a day later.", "en")]
['31', '5 March']
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

from fabula.errors import UnknownLanguageError
from fabula.present.findings import safe_text
from fabula.recognise.dates.mention import DateMention
from fabula.recognise.engine import read
from fabula.recognise.mention import Quantity
from fabula.sphinxext.lookup import Lookup
from fabula.sphinxext.nodes import Moment, Words
from fabula.sphinxext.notes import is_narrative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.recognise.mention import Mention

__all__ = ["WarnOfBareFigures", "bare_figures"]

_LOGGER = logging.getLogger(__name__)
_DIGIT = re.compile(r"\d")
_IN_WORDS = 12
# Stands for what a role gave, so that the words on both sides of it stay apart.
_GIVEN = "\ufffc"
_NOT_PROSE = (Words, Moment, nodes.emphasis, nodes.literal, nodes.math, nodes.raw)


def bare_figures(prose: str, language: str) -> Iterator[Mention]:
    """The dates and amounts of a text that leave nothing to be taken from elsewhere, in order.

    Args:
        prose: running text.
        language: BCP 47 tag; in one the recogniser does not know nothing is found.
    """
    try:
        found = read(prose, language)
    except UnknownLanguageError:
        return
    for mention in found:
        if isinstance(mention, Quantity):
            bare = _is_bare_amount(mention)
        else:
            bare = _is_bare_date(mention.text, language)
        if bare:
            yield mention


def _is_bare_amount(mention: Quantity) -> bool:
    reading = mention.readings[0]
    bounds = [bound for bound in (reading.low, reading.high) if bound is not None]
    large = any(bound > _IN_WORDS for bound in bounds)
    return bool(_DIGIT.search(mention.text)) or reading.unit is not None or large


def _is_bare_date(words: str, language: str) -> bool:
    """Whether the words, read by themselves, wait for nothing: neither a day nor the text."""
    return any(
        isinstance(mention, DateMention) and mention.waits is None and not mention.weak
        for mention in read(words, language)
    )


class WarnOfBareFigures(SphinxTransform):
    """Reads the prose of a narrative, and warns of each bare figure where it stands."""

    # Before the notes are written, which are not the author's words.
    default_priority = 405

    def apply(self, **options: Any) -> None:
        """Read every block of the page; nothing on other pages."""
        if not is_narrative(self.env):
            return
        language = Lookup.of(self.env).language
        for block in _blocks(self.document):
            prose = _prose(block)
            for mention in bare_figures(prose, language):
                line = (block.line or 1) + prose.count("\n", 0, mention.start)
                self._warn(mention, line)

    def _warn(self, mention: Mention, line: int) -> None:
        _LOGGER.warning(
            "%s is typed by hand; take it from the story with a role (%s), so that it has a source",
            safe_text(repr(mention.text[:80])),
            "fab:amount or fab:count" if isinstance(mention, Quantity) else "fab:date",
            type="fabula",
            subtype="bare-figure",
            location=(self.env.docname, line),
        )


def _blocks(document: nodes.document) -> Iterator[nodes.TextElement]:
    """The blocks of text an author wrote."""
    for node in document.findall(nodes.TextElement):
        is_text = not isinstance(node, nodes.Inline | nodes.FixedTextElement | nodes.Invisible)
        if is_text and node.get("translatable", True):
            yield node


def _prose(block: nodes.TextElement) -> str:
    """The words of a block as they were typed, line ends included."""
    return "".join(_typed(child) for child in block.children)


def _typed(node: nodes.Node) -> str:
    if isinstance(node, nodes.Text):
        return str(node)
    return _GIVEN if isinstance(node, _NOT_PROSE) else "".join(map(_typed, node.children))
