"""When does what a directive shows join its page?

Some forty transforms of docutils and Sphinx walk over every node of a page that has been read: for
substitutions, footnotes, translations, typographic quotation marks. None has anything to do with
what comes from a story, whose nodes are finished when they are made: their ids are given, their
texts are to stay as they are, their links are settled when the page is written. So a directive
returns one node that *holds* them, and they are put in its place once these transforms are through,
before Sphinx collects titles, labels and links.

What an author wrote, the arguments of roles included, is never held.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from fabula.sphinxext.nodes import Held

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Release", "held"]


def held(shown: Iterable[nodes.Node], source: str | None, line: int | None) -> Held:
    """One node that stands for some, which are said to come from a line of a file."""
    shown = list(shown)
    for node in shown:
        node.source, node.line = source, line
    return Held("", shows=shown)


class Release(SphinxTransform):
    """Puts what is held in its place."""

    # After the typographic quotation marks (750), before the domains take note of a page (850).
    default_priority = 800

    def apply(self, **options: Any) -> None:
        """Release everything on the page."""
        for place in list(self.document.findall(Held)):
            place.replace_self(place["shows"])
