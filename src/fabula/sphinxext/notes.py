"""Every annotated phrase of a narrative leads to a note at the end of its page.

A page is a *narrative* if its name fits a pattern of ``fabula_narrative``. On such a page each
phrase a role gave becomes a link to a *note*; the notes stand in the order in which their phrases
first come, each once, under a heading of their own, "Notes and evidence". That is all a reader
needs: with the script of the package the note is shown beside the phrase as well, without it (and
on paper, and in every other builder) the note itself serves.

A phrase in a heading stays a link to its record: headings are repeated in tables of contents, where
a number would stand for nothing. What a note says is decided in :mod:`.note`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms import SphinxTransform
from sphinx.util.matching import patmatch

from fabula.sphinxext.lookup import Lookup
from fabula.sphinxext.nodes import Back, Mark, Note, Number
from fabula.sphinxext.note import note_body, note_id
from fabula.sphinxext.prose import keep_from_translators, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx.environment import BuildEnvironment

__all__ = ["WriteNotes", "is_narrative"]


def is_narrative(env: BuildEnvironment) -> bool:
    """Whether the page that is being read is marked as narrative."""
    return any(patmatch(env.docname, pattern) for pattern in env.config.fabula_narrative)


class WriteNotes(SphinxTransform):
    """Makes marks of the phrases of a narrative, and writes the notes behind them."""

    # After the sentences have got their capitals, and before anything is collected.
    default_priority = 410

    def apply(self, **options: Any) -> None:
        """Mark the page's phrases and append the section; nothing on other pages."""
        if not is_narrative(self.env):
            return
        marks: dict[str, list[str]] = {}
        for phrase in list(_phrases(self.document)):
            places = marks.setdefault(phrase["note"], [])
            number = list(marks).index(phrase["note"]) + 1
            places.append(f"{note_id(phrase['note'])}.{len(places) + 1}")
            phrase.replace_self(_mark(phrase, number, places[-1]))
        if marks:
            self._append(self._section(marks))

    def _section(self, marks: dict[str, list[str]]) -> nodes.section:
        """The heading and the notes, in the order of their numbers."""
        look = Lookup.of(self.env)
        title = look.label("Notes and evidence")
        section = nodes.section("", nodes.title("", title), classes=["fab-notes"])
        section["ids"].append("notes-and-evidence")
        section["names"].append("notes and evidence")
        self.document.note_implicit_target(section)
        listed = nodes.enumerated_list("", enumtype="arabic", prefix="", suffix=".")
        for key, places in marks.items():
            listed += _note(look, key, places)
        section += listed
        keep_from_translators(section)
        return section

    def _append(self, section: nodes.section) -> None:
        """Put the notes where the page's text ends: within its one section, if it has one."""
        sections = [child for child in self.document.children if isinstance(child, nodes.section)]
        (sections[0] if len(sections) == 1 else self.document).append(section)


def _phrases(document: nodes.document) -> Iterator[nodes.Element]:
    """The phrases that have something behind them, but for those of headings."""
    for node in document.findall(nodes.Element):
        if node.get("note") and not _in_title(node):
            yield node


def _in_title(node: nodes.Node) -> bool:
    above: nodes.Node | None = node.parent
    while isinstance(above, nodes.Node) and isinstance(above, nodes.Inline):
        above = above.parent
    return isinstance(above, nodes.title)


def _mark(phrase: nodes.Element, number: int, place: str) -> Mark:
    """The phrase as a link to its note."""
    shown = phrase.children if isinstance(phrase, pending_xref) else [phrase.deepcopy()]
    mark = Mark("", "", *shown, Number("", str(number)), refid=note_id(phrase["note"]))
    mark["ids"].append(place)
    mark["classes"].append("fab-mark")
    for name in ("mention", "reftype", "reftarget"):
        if name in phrase:
            mark[name] = phrase[name]
    mark.source, mark.line = phrase.source, phrase.line
    return mark


def _note(look: Lookup, key: str, places: Sequence[str]) -> Note:
    """A note: what it says, and the ways back to its phrases."""
    note = Note("", *note_body(look, key), ids=[note_id(key)])
    ways = [Back("", "↑", refid=place, number=at) for at, place in enumerate(places, 1)]
    spaced = [part for way in ways for part in (nodes.Text(" "), way)][1:]
    note += paragraph(*spaced, classes=("fab-ways-back",))
    return note
