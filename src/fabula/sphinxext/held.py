"""When does what a directive shows join its page?

Twice: when the page is read, and when it is written.

Some forty transforms of docutils and Sphinx walk over every node of a page that has been read: for
substitutions, footnotes, translations, typographic quotation marks. None has anything to do with
what comes from a story, whose nodes are finished when they are made: their ids are given, their
texts are to stay as they are, their links are settled when the page is written. So a directive
returns one node that *holds* them. They are *released* once these transforms are through, for
Sphinx to collect titles, labels and links, and are then *packed*: Sphinx keeps every page it has
read in memory until it is written, and a page of a story has many nodes. They are *unpacked* when
the page is written.

What is packed, and a page that was written, loses the ways *up* from its nodes: parent and child would
hold one another, and only Python's search for garbage would find that nobody else does, which costs
more than writing the page.

A table of contents is never packed, since builders that make one document of all pages look for it
first. What an author wrote, the arguments of roles included, is never held.
"""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.addnodes import toctree
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

from fabula.sphinxext.nodes import Held, Packed

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Release", "Unpack", "held", "let_go", "unlink"]


def held(shown: Iterable[nodes.Node], source: str | None, line: int | None) -> Held:
    """One node that stands for some, which are said to come from a line of a file."""
    shown = list(shown)
    for node in shown:
        node.source, node.line = source, line
    return Held("", shows=shown)


class Release(SphinxTransform):
    """Puts what is held in its place, to be packed when everything has been collected."""

    # After the typographic quotation marks (750), before the domains take note of a page (850).
    default_priority = 800

    def apply(self, **options: Any) -> None:
        """Release everything on the page."""
        for place in list(self.document.findall(Held)):
            place.replace_self(place["shows"])
            self.document.transformer.add_transform(_Pack, shown=place["shows"])


class _Pack(SphinxTransform):
    """Makes bytes of what was released."""

    # After the event doctree-read (880).
    default_priority = 890

    def apply(self, *, shown: Iterable[nodes.Node] = (), **options: Any) -> None:
        """Pack what is still on the page."""
        for node in shown:
            above = node.parent
            if above is not None and node in above.children and not _has_contents(node):
                packed = self._packed(node)
                above.replace(node, packed)

    def _packed(self, node: nodes.Node) -> Packed:
        for inner in node.findall(nodes.Element):
            for id in inner["ids"]:
                self.document.ids.pop(id, None)
        # Either would draw the whole page into the bytes.
        node.parent = node.document = None  # type: ignore[assignment]
        packed = Packed("", bytes=pickle.dumps(node, pickle.HIGHEST_PROTOCOL))
        unlink(node)
        return packed


def unlink(whole: nodes.Node) -> None:
    """Take from the nodes of a tree that nobody needs any more the ways up from them."""
    for node in whole.findall():
        node.parent = node.document = None  # type: ignore[assignment]


def _has_contents(node: nodes.Node) -> bool:
    return next(iter(node.findall(toctree)), None) is not None


class Unpack(SphinxPostTransform):
    """Puts what was packed in its place."""

    # Before whatever fills places in it.
    default_priority = 4

    def run(self, **options: Any) -> None:
        """Unpack everything on the page."""
        for place in list(self.document.findall(Packed)):
            place.replace_self(pickle.loads(place["bytes"]))


def let_go(
    app: Any,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Empty the page of a record once its body is written; Sphinx calls it for every page.

    What wrote the page still holds it, and waits to be found as garbage itself.
    """
    if doctree is not None and pagename in app.project.made:
        unlink(doctree)
        doctree.clear()
