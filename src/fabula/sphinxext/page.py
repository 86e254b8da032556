"""The page a directive writes on: what it may ask the story, and what it gives anchors to.

A record gets its anchor, its entry in the inventory and its label at one place,
:meth:`Page.mark`, so that none can have the one without the others. A page that is *not indexed*
shows records all the same, without anchors; their place is elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util import logging

from fabula.errors import UnknownIdError
from fabula.present.findings import safe_text
from fabula.sphinxext.anchor import anchor, anchored
from fabula.sphinxext.lookup import Lookup

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.environment import BuildEnvironment

    from fabula.errors import FabulaError

__all__ = ["Page", "warn"]

_LOGGER = logging.getLogger(__name__)


def warn(error: FabulaError, location: str) -> None:
    """Say what is wrong on a page: subtype ``unknown-id`` or ``no-value``."""
    subtype = "unknown-id" if isinstance(error, UnknownIdError) else "no-value"
    _LOGGER.warning("%s", safe_text(str(error)), type="fabula", subtype=subtype, location=location)


@dataclass(frozen=True, slots=True)
class Page:
    """A page that is being read.

    Attributes:
        env: Sphinx's environment.
        document: the page's doctree.
        location: file and line of the directive, for warnings.
        indexed: whether what is shown gets its anchor here.
        labelled: whether the anchors are labels at once; see :mod:`.anchor`.
    """

    env: BuildEnvironment
    document: nodes.document
    location: str
    indexed: bool = True
    labelled: bool = True

    @property
    def look(self) -> Lookup:
        """What the page may ask the story."""
        return Lookup.of(self.env)

    def section(self, type: str, id: str, title: nodes.TextElement, *classes: str) -> nodes.section:
        """A section about a record, with its anchor."""
        section = nodes.section("", nodes.title("", "", title), classes=list(classes))
        self.mark(section, type, id, title.astext())
        if not section["ids"]:
            self.document.set_id(section)
        return section

    def mark(self, node: Element, type: str, id: str, name: str) -> None:
        """Give a node the anchor of a record, and have it found under the record's id."""
        if not self.indexed:
            return
        place = anchor(type, id)
        if not anchored(self.document, node, place, labelled=self.labelled):
            if type == "claim":  # its event has been warned of
                return
            text = "%s %r is shown twice on this page; give the second :no-index:"
            _LOGGER.warning(
                text, type, id, type="fabula", subtype="duplicate", location=self.location
            )
            return
        domain: Any = self.env.domains["fab"]
        domain.note_object(self.env.docname, (type, id, name, place))
