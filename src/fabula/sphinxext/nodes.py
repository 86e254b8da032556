"""The nodes docutils has no word for, and how each writer shows them.

* :class:`Words`: somebody's words, a name or a value, kept apart from the text around it so that
  its direction of writing cannot turn a date or a figure beside it (HTML ``bdi``), and marked with
  its language if that is not the page's.
* :class:`Pause`: a place within a very long number where a line may end (HTML ``wbr``).
* :class:`Moment`: a date in words, with the day in ISO 8601 where it is known to the day.
* :class:`Quotation`: a block quotation, marked with its language. (docutils knows a class for that,
  but would have its typographic quotation marks in every language the class names.)
* :class:`Saying`: one claim and all that is said about it, with a permanent link of its own.
* :class:`Mark`: an annotated phrase; a link to its note, with the :class:`Number` of the note,
  which is shown where a link cannot be followed (on paper, in plain text).
* :class:`Note`: one note in the list at the end of a page, with the links :class:`Back` to the
  phrases it stands behind. Only HTML has a way back to show; an e-book reader has its own.
* :class:`Gathered`: the ``pages`` of records that a list stands for; see
  :func:`fabula.sphinxext.records.gather`, which takes it away.
* :class:`Held`: the nodes a directive ``shows``, until they join their page, and
  :class:`Packed`: the same nodes as ``bytes`` until the page is written; see :mod:`.held`.
* :class:`Mentions`: the place of the links back to the pages that mention a record. It never
  reaches a writer: :class:`fabula.sphinxext.updates.FillMentions` puts the links there.

Every writer of Sphinx shows the contents, a quotation as it shows any; HTML alone adds elements,
LaTeX and Texinfo anchors. No text of a story is written as markup here: contents are text nodes,
which each writer escapes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from fabula.sphinxext.labels import label

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = [
    "Back",
    "Gathered",
    "Held",
    "Mark",
    "Mentions",
    "Moment",
    "Note",
    "Number",
    "Packed",
    "Pause",
    "Quotation",
    "Saying",
    "Words",
    "html_alone",
    "register",
]


class Words(nodes.Inline, nodes.TextElement):
    """Words kept apart from the text around them; ``lang`` is their BCP 47 tag, if it differs."""


class Pause(nodes.Inline, nodes.Element):
    """A place where a line may end, and nothing to be seen or copied."""


class Moment(nodes.Inline, nodes.TextElement):
    """A date in words; ``day`` is the ISO 8601 day where it is known to the day."""


class Quotation(nodes.block_quote):
    """The exact words of a source, set apart; ``lang`` is their BCP 47 tag."""


class Saying(nodes.General, nodes.Element):
    """One claim: its words, its reading, whose word it is."""


class Mark(nodes.reference):
    """An annotated phrase; ``refid`` is its note, ``reftype`` and ``reftarget`` its record."""


class Number(nodes.Inline, nodes.TextElement):
    """The number of a note, behind the phrase it is about."""


class Note(nodes.list_item):
    """A note, in an enumerated list."""


class Back(nodes.reference):
    """The way back from a note to a phrase; ``refid`` is the phrase, ``number`` tells them apart."""


class Gathered(nodes.General, nodes.Element):
    """The pages of records that a list stands for, by name in ``pages``."""


class Held(nodes.General, nodes.Element):
    """The nodes a directive ``shows``, which no transform sees before they join their page."""


class Packed(nodes.General, nodes.Element):
    """Nodes of a page that was read, as ``bytes``."""


class Mentions(nodes.General, nodes.Element):
    """The place of the links back to what mentions the record of type ``of`` and id ``id``."""


def register(app: Sphinx) -> None:
    """Tell Sphinx how each of its writers shows these nodes; html serves epub as well."""
    plain = (_nothing, _nothing)
    rest: dict[str, Any] = dict.fromkeys(("latex", "text", "man", "texinfo"), plain)
    app.add_node(Words, html=(_visit_words, _depart_words), **rest)
    app.add_node(
        Pause, **(rest | {"html": (_visit_pause, _nothing), "latex": (_allow_break, _nothing)})
    )
    app.add_node(Moment, html=(_visit_moment, _depart_moment), **rest)
    app.add_node(Quotation, html=(_visit_quotation, _depart_quotation))
    anchors = {"latex": (_visit_latex, _nothing), "texinfo": (_visit_texinfo, _nothing)}
    app.add_node(Saying, html=(_visit_saying, _depart_saying), **(rest | anchors))
    app.add_node(Mark, html=(_visit_mark, _depart_mark), man=plain)
    bracketed = (_visit_bracketed, _nothing)
    app.add_node(
        Number,
        html=(_visit_number, _depart_number),
        latex=(_visit_superscript, _depart_superscript),
        text=bracketed, man=bracketed, texinfo=bracketed,
    )  # fmt: skip
    app.add_node(
        Note,
        html=(_visit_note, _depart_note),
        latex=(_visit_latex_note, _depart_latex_note),
        texinfo=(_visit_texinfo_note, _nothing),
    )
    app.add_node(Back, html=(_visit_back, _depart_mark), **html_alone())
    app.add_node(Gathered)
    app.add_node(Held)
    app.add_node(Mentions)
    app.add_node(Packed)


def _visit_words(translator: Any, node: Words) -> None:
    language = {"lang": node["lang"]} if node.get("lang") else {}
    translator.body.append(translator.starttag(node, "bdi", "", **language))


def _depart_words(translator: Any, node: Words) -> None:
    translator.body.append("</bdi>")


def _visit_pause(translator: Any, node: Pause) -> None:
    translator.body.append("<wbr/>")


def _allow_break(translator: Any, node: Pause) -> None:
    translator.body.append(r"\allowbreak{}")


def _visit_moment(translator: Any, node: Moment) -> None:
    if node.get("day"):
        translator.body.append(translator.starttag(node, "time", "", datetime=node["day"]))
    translator.body.append(translator.starttag(node, "bdi", ""))


def _depart_moment(translator: Any, node: Moment) -> None:
    translator.body.append("</bdi></time>" if node.get("day") else "</bdi>")


def _visit_quotation(translator: Any, node: Quotation) -> None:
    start = translator.starttag(node, "blockquote", "", CLASS="fab-exact", lang=node["lang"])
    translator.body.append(start)


def _depart_quotation(translator: Any, node: Quotation) -> None:
    translator.body.append("</blockquote>\n")


def _visit_saying(translator: Any, node: Saying) -> None:
    translator.body.append(translator.starttag(node, "div", CLASS="fab-claim"))


def _depart_saying(translator: Any, node: Saying) -> None:
    title = label("Link to this claim", translator.config.language)
    translator.add_permalink_ref(node, title)
    translator.body.append("</div>\n")


def _visit_latex(translator: Any, node: Saying) -> None:
    translator.body.append(f"\n{translator.hypertarget_to(node, anchor=True)}\n")


def _visit_texinfo(translator: Any, node: nodes.Element) -> None:
    for anchor in node["ids"]:
        translator.add_anchor(anchor, node)


def _visit_mark(translator: Any, node: Mark) -> None:
    # DPUB-ARIA 1.1, doc-noteref: a reference to a note.
    start = translator.starttag(
        node, "a", "", CLASS="reference internal", href=f"#{node['refid']}", role="doc-noteref"
    )
    translator.body.append(start)


def _depart_mark(translator: Any, node: nodes.reference) -> None:
    translator.body.append("</a>")


def _visit_number(translator: Any, node: Number) -> None:
    translator.body.append(translator.starttag(node, "sup", "", CLASS="fab-number"))


def _depart_number(translator: Any, node: Number) -> None:
    translator.body.append("</sup>")


def _visit_superscript(translator: Any, node: Number) -> None:
    translator.body.append(r"\textsuperscript{")


def _depart_superscript(translator: Any, node: Number) -> None:
    translator.body.append("}")


def _visit_bracketed(translator: Any, node: Number) -> None:
    bracketed = nodes.Text(f" [{node.astext()}]")
    translator.visit_Text(bracketed)
    raise nodes.SkipNode


def _visit_note(translator: Any, node: Note) -> None:
    # No role: a list item tells its number by itself (doc-endnote is deprecated in DPUB-ARIA 1.1).
    translator.body.append(translator.starttag(node, "li", CLASS="fab-note-item"))


def _depart_note(translator: Any, node: Note) -> None:
    translator.body.append("</li>\n")


def _visit_latex_note(translator: Any, node: Note) -> None:
    translator.visit_list_item(node)
    translator.body.append(translator.hypertarget_to(node, anchor=True))


def _depart_latex_note(translator: Any, node: Note) -> None:
    translator.depart_list_item(node)


def _visit_texinfo_note(translator: Any, node: Note) -> None:
    translator.visit_list_item(node)
    _visit_texinfo(translator, node)


def _visit_back(translator: Any, node: Back) -> None:
    name = f"{label('Back to the text', translator.config.language)} {node['number']}"
    start = translator.starttag(
        node, "a", "", CLASS="fab-back", href=f"#{node['refid']}", **{"aria-label": name}
    )
    translator.body.append(start)


def html_alone() -> dict[str, Any]:
    """What ``add_node`` takes for a node that other builders leave out, with all it holds.

    >>> sorted(html_alone())
    ['latex', 'man', 'texinfo', 'text']
    """
    return dict.fromkeys(("latex", "text", "man", "texinfo"), (_skip, None))


def _skip(translator: Any, node: nodes.Element) -> None:
    raise nodes.SkipNode


def _nothing(translator: Any, node: nodes.Element) -> None:
    """The contents alone."""
