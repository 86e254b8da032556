"""A sentence begins with a capital, also where its first word comes from the story.

A date or a number in words is written in lower case ("five", "by 9 February 2024"). Where one
opens a paragraph, or follows the end of a sentence, its first letter is made a capital once the
page has been read. A full stop after a single letter or within an abbreviation ("e.g.", "J.") ends
no sentence. Names and the words of sources are never touched.

>>> [bool(_ENDS.search(before)) for before in ("So it was. ", "e.g. ", "under J. ", "He said ")]
[True, False, False, False]
"""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from fabula.present.wording import sentence_start

__all__ = ["SentenceStart"]

_ENDS = re.compile(r"(?:^|[^\s.]{2})[.!?…][\"'”’»)\]]*\s+$")


class SentenceStart(SphinxTransform):
    """Makes a capital of the first letter of what a role says at the start of a sentence."""

    # After parsing, before anything collects titles.
    default_priority = 400

    def apply(self, **options: Any) -> None:
        """Look at every node a role marked as its own words."""
        for node in self.document.findall(nodes.Element):
            if node.get("lower") and _opens(node):
                first = next(iter(node.findall(nodes.Text)))
                first.parent.replace(first, nodes.Text(sentence_start(first)))


def _opens(node: nodes.Node) -> bool:
    """Whether nothing stands before a node in its paragraph, or the end of a sentence does."""
    before = ""
    while not before:
        parent = node.parent
        before = "".join(one.astext() for one in parent.children[: parent.index(node)])
        if not isinstance(parent, nodes.Inline):
            break
        node = node.parent
    return not before or _ENDS.search(before[-80:]) is not None
