"""Where on a page a record stands: permanent anchors that cannot meet.

An event's anchor is its id as it stands (``wsj-report``), because that is what people will cite;
a claim's is ``wsj-report_sum``, a source's ``source.nl``, an agent's ``agent.wsj``, and so a relation's. Ids hold
neither ``_`` nor ``.``, so no two records share an anchor. Headings of the page may: an anchor that
a heading took first is taken back, and the heading gets another, because headings are renamed
freely and citations are not.

Each anchor is an explicit target and so a label of Sphinx's standard domain, except where it would
be one of the three labels Sphinx keeps for itself. Those on the pages of records are not noted one by
one while these are read, since Sphinx looks through all labels there are whenever it reads a page;
see :func:`fabula.sphinxext.records.bind`.

>>> anchor("event", "wsj-report"), anchor("claim", "wsj-report/sum"), anchor("source", "nl")
('wsj-report', 'wsj-report_sum', 'source.nl')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from docutils.nodes import Element

__all__ = ["anchor", "anchored", "is_label"]

_KEPT_BY_SPHINX = frozenset({"genindex", "modindex", "search"})


def anchor(type: str, id: str) -> str:
    """The anchor of an event, claim, source, agent or relation."""
    if type == "event":
        return id
    return id.replace("/", "_") if type == "claim" else f"{type}.{id}"


def is_label(anchor: str) -> bool:
    """Whether an anchor is a label as well."""
    return anchor not in _KEPT_BY_SPHINX


def anchored(document: nodes.document, node: Element, name: str, *, labelled: bool = True) -> bool:
    """Give a node its permanent anchor; False if the page has given it away already.

    ``labelled`` notes it as a target, unless Sphinx keeps a label of that name for itself.
    """
    holder = document.ids.get(name)
    if holder is not None and not _may_give_way(document, holder, name):
        return False
    document.ids[name] = node
    node["ids"].append(name)
    if holder is not None:
        _rename(document, holder, name)
    if is_label(name):
        node["names"].append(name)
        if labelled:
            document.note_explicit_target(node)
    return True


def _may_give_way(document: nodes.document, holder: Element, name: str) -> bool:
    """Whether the anchor was made from a heading rather than written by somebody."""
    return isinstance(holder, nodes.section) and not any(
        document.nametypes.get(given) for given in holder["names"]
    )


def _rename(document: nodes.document, heading: Element, name: str) -> None:
    heading["ids"].remove(name)
    another = document.set_id(heading)
    for given in heading["names"]:
        if document.nameids.get(given) == name:
            document.nameids[given] = another
