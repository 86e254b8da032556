"""Findings as a page shows them: the code, where, what, and why it was left.

Findings about the *record* are what its editors have to mend; findings about the *sources* are what
the sources are, and nobody mends them here. An accepted finding is printed with the editors' reason.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from fabula.errors import About, UnknownIdError
from fabula.present.relation import relation_words
from fabula.sphinxext.prose import linked, own, paragraph, said, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fabula.errors import Finding
    from fabula.sphinxext.lookup import Lookup

__all__ = ["finding_list", "finding_sections"]

_SLOT = re.compile(r"slot '(?P<slot>[a-z0-9-]+)': ")


def finding_sections(look: Lookup) -> Iterator[nodes.Node]:
    """All findings, those about the record first; each part says so if it has none."""
    found = look.findings()
    headings = {
        About.RECORD: look.label("About the record"),
        About.SOURCES: look.label("About the sources"),
    }
    for about, heading in headings.items():
        yield nodes.rubric("", heading, **{"heading-level": 2})
        mine = [finding for finding in found if finding.code.about is about]
        yield (
            finding_list(look, mine, named=True)
            if mine
            else paragraph(nodes.Text(look.label("None.")))
        )


def finding_list(
    look: Lookup, findings: Iterable[Finding], *, named: bool = False
) -> nodes.bullet_list:
    """Some findings; ``named`` gives each the name of the record it is at."""
    listed = nodes.bullet_list("", classes=["fab-findings"])
    for finding in findings:
        code = nodes.literal("", str(finding.code), classes=["fab-code"])
        place = [*_place(look, finding.at), nodes.Text(": ")] if named else []
        item = nodes.list_item("", paragraph(code, nodes.Text(" "), *place, *_told(look, finding)))
        if finding.accepted:
            reason = nodes.Text(look.label("Left as it is, because:") + " ")
            item += paragraph(reason, own(look, finding.accepted), classes=("fab-accepted",))
        listed += item
    return listed


def _told(look: Lookup, finding: Finding) -> list[nodes.Node]:
    """What is found; of an equation, the equation in the words of the page, of a slot its name."""
    table, _, id = finding.at.partition(":")
    if table == "relation":
        return [words(relation_words(look.reckoned(id), look.language))]
    if slot := _SLOT.match(finding.message):
        shown = nodes.inline("", slot["slot"], classes=["fab-kind"])
        return [shown, nodes.Text(": "), *said(look, finding.message[slot.end() :])]
    return said(look, finding.message)


def _place(look: Lookup, at: str) -> list[nodes.Node]:
    """A link to the record at an address, or the address if it names none."""
    record = at.partition("/")[0]
    type, _, id = record.rpartition(":")
    try:
        return [linked(look, type or "event", id)]
    except UnknownIdError:
        return [words(at)]
