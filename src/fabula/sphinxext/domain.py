"""Where each record is shown, who mentions it, and how a link finds it.

Events, claims, sources, agents and relations are the object types; all are in ``objects.inv`` under
their ids. A record is *shown* by the one page that has its anchor; should several have it, the first by
name counts, and a warning says so. A page *mentions* a record where its author wrote a role.

The data held in Sphinx's environment are strings and tuples, one entry a page, so that purging and
merging pages is exact. What is found across pages is indexed when it is first asked for, once all
have been read.

This module does not decide which pages are built again; see :mod:`.updates`.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.domains import Domain, ObjType
from sphinx.util import logging
from sphinx.util.nodes import make_refnode

from fabula.sphinxext.directives import DIRECTIVES
from fabula.sphinxext.held import unlink
from fabula.sphinxext.nodes import Mentions
from fabula.sphinxext.roles import ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

    from docutils.nodes import Element
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from fabula.sphinxext.model import Model

__all__ = ["FabulaDomain", "Mention"]

_LOGGER = logging.getLogger(__name__)
_TYPES = ("event", "claim", "source", "agent", "relation")
_ROLE_OF = {"relation": "reckoned"}

Key = tuple[str, str]
"""Type and id of a record; a claim's id is its address."""

Mention = tuple[str, str, str]
"""Page, anchor of a section of it (empty for the page itself), and title of the section."""


class FabulaDomain(Domain):
    """The domain ``fab``.

    Attributes:
        model: the story as it is in this build; set when the build begins, never pickled.
        address: what permalinks of this build begin with (:func:`~.records.site_address`); set like
            it; empty if none is known, or no record has a page.
    """

    name = "fab"
    label = "fabula"
    object_types: ClassVar = {
        type: ObjType(
            type, _ROLE_OF.get(type, type), searchprio=-1 if type in ("claim", "relation") else 1
        )
        for type in _TYPES
    }
    roles: ClassVar = ROLES
    directives: ClassVar = DIRECTIVES
    dangling_warnings: ClassVar = {type: f"no page shows {type} %(target)r" for type in _TYPES}
    initial_data: ClassVar = {
        "uses": {},  # page: {key: digest of the answer}
        "objects": {},  # page: ((type, id, name, anchor), ...)
        "links": {},  # page: ((type, id), ...)
        "mentions": {},  # page: ((type, id, anchor of section, title of section), ...)
        "places": {},  # page: ((type, id), ...) whose mentions it lists
        "made": {},  # builder: (page of a record, ...) that it has written
        "seen": {},  # page: {builder: digest of everything the page was written from}
    }
    data_version = 2
    model: Model
    address: str = ""
    _shown: dict[Key, tuple[str, str]] | None = None
    _mentions: dict[Key, dict[Mention, None]] | None = None
    _gone: tuple[str, ...] = ()

    def note_object(self, docname: str, object: tuple[str, str, str, str]) -> None:
        """Note that a page shows a record: its type, id, name for people, and anchor."""
        self.data["objects"][docname] = (*self.data["objects"].get(docname, ()), object)
        self._forget()

    def note_made(self, builder: str, pages: Set[str]) -> None:
        """Note the pages of records a builder writes, and those it wrote once and no more."""
        self._gone = tuple(sorted(set(self.data["made"].get(builder, ())) - pages))
        self.data["made"][builder] = tuple(sorted(pages))

    @property
    def gone(self) -> tuple[str, ...]:
        """The pages of records that this build has to remove."""
        return self._gone

    def clear_doc(self, docname: str) -> None:
        """Forget a page; what it was last written from stays, to be compared."""
        for table in _PER_PAGE:
            self.data[table].pop(docname, None)
        self._forget()

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take the pages another process has read."""
        for table in _PER_PAGE:
            mine, others = self.data[table], otherdata[table]
            mine.update((docname, others[docname]) for docname in docnames if docname in others)
        self._forget()

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Note where a page links to and what it mentions."""
        links: set[Key] = set()
        mentions: dict[tuple[str, str, str, str], None] = {}
        places: list[Key] = []
        for node in document.findall(nodes.Element):
            if isinstance(node, Mentions):
                places.append((node["of"], node["id"]))
            elif isinstance(node, pending_xref) and node.get("refdomain") == self.name:
                links.add((node["reftype"], node["reftarget"]))
            if "mention" in node.attributes:
                mentions[node["reftype"], node["reftarget"], *_section(node)] = None
        self.data["links"][docname] = tuple(sorted(links))
        self.data["mentions"][docname] = tuple(mentions)
        self.data["places"][docname] = tuple(places)
        self._forget()

    def check_consistency(self) -> None:
        """Warn of records that several pages show."""
        pages: dict[Key, list[str]] = defaultdict(list)
        for docname, (type, id, *_) in self._all("objects"):
            pages[type, id].append(docname)
        for (type, id), shown in pages.items():
            if len(shown) > 1 and type != "claim":
                text = "%s %r is shown on %s; links lead to the first; give the others :no-index:"
                _LOGGER.warning(
                    text, type, id, ", ".join(shown), type="fabula", subtype="duplicate",
                    location=shown[1],
                )  # fmt: skip

    def resolve_xref(
        self, env: BuildEnvironment, fromdocname: str, builder: Builder,
        typ: str, target: str, node: pending_xref, contnode: Element,
    ) -> nodes.reference | None:  # fmt: skip
        """The link to a record; or, of type ``mention``, to a place ``page#anchor``."""
        if typ == "mention":
            docname, _, anchor = target.partition("#")
        elif (typ, target) in self.shown:
            docname, anchor = self.shown[typ, target]
        else:
            return None
        reference = make_refnode(builder, fromdocname, docname, anchor, contnode)
        if node.get("mention"):
            reference["classes"].append("fab-mention")
        for name in node.children:  # Sphinx is about to put the reference in the place of both.
            unlink(name)
        return reference

    def resolve_any_xref(
        self, env: BuildEnvironment, fromdocname: str, builder: Builder,
        target: str, node: pending_xref, contnode: Element,
    ) -> list[tuple[str, nodes.reference]]:  # fmt: skip
        """The links to every record of that id, whatever its type."""
        found = ((typ, self.shown[typ, target]) for typ in _TYPES if (typ, target) in self.shown)
        return [
            (f"fab:{typ}", make_refnode(builder, fromdocname, docname, anchor, contnode.deepcopy()))
            for typ, (docname, anchor) in found
        ]

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Every record shown, each once, for the inventory and the search."""
        for docname, (type, id, name, anchor) in self._all("objects"):
            if self.shown[type, id] == (docname, anchor):
                yield id, name, type, docname, anchor, self.object_types[type].attrs["searchprio"]

    @property
    def shown(self) -> dict[Key, tuple[str, str]]:
        """Page and anchor of each record."""
        if self._shown is None:
            found: dict[Key, tuple[str, str]] = {}
            for docname, (type, id, _, anchor) in self._all("objects"):
                found.setdefault((type, id), (docname, anchor))
            self._shown = found
        return self._shown

    def mentions(self, type: str, id: str) -> tuple[Mention, ...]:
        """The places that mention a record, by page; a mention of a claim is one of its event."""
        if self._mentions is None:
            found: dict[Key, dict[Mention, None]] = defaultdict(dict)
            for docname, (of, its, anchor, title) in self._all("mentions"):
                found[of, its][docname, anchor, title] = None
                if of == "claim":
                    found["event", its.partition("/")[0]][docname, anchor, title] = None
            self._mentions = found
        return tuple(self._mentions.get((type, id), ()))

    def written_from(self, docname: str) -> str:
        """The digest of everything the story and other pages decide about a page."""
        links = [(key, self.shown.get(key)) for key in self.data["links"].get(docname, ())]
        mentions = [self.mentions(*key) for key in self.data["places"].get(docname, ())]
        titles = [self.env.titles[page].astext() for places in mentions for page, *_ in places]
        uses = sorted(self.data["uses"].get(docname, {}).items())
        feed = self.model.story.title if self.model.history else None
        whole = repr((links, mentions, titles, uses, feed))
        return hashlib.sha256(whole.encode()).hexdigest()[:16]

    def _all(self, table: str) -> Iterable[tuple[str, Any]]:
        return (
            (docname, entry)
            for docname, entries in sorted(self.data[table].items())
            for entry in entries
        )

    def _forget(self) -> None:
        self._shown = self._mentions = None


_PER_PAGE = ("uses", "objects", "links", "mentions", "places")


def _section(node: nodes.Node) -> tuple[str, str]:
    """Anchor and title of the section a node stands in; both empty outside of the inner ones."""
    above = node.parent
    while above is not None and not isinstance(above, nodes.section):
        above = above.parent
    if above is None or isinstance(above.parent, nodes.document):
        return "", ""
    return above["ids"][0], above[0].astext()
