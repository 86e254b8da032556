"""How does HTML show what a record is cited by? As one ``details``, which needs no script to open.

Within it: a line for each style, an inner ``details`` for each notation, of which one at a time is
open, links to files, and the address. A script adds buttons that copy (``fabula-cite.js``); whoever
has none selects the text. What an element holds that can be copied is marked ``data-name``.

Nothing of a story is markup here: every text is escaped. Links are relative to the page, so that a
site works from a folder.

>>> _link("events/a.ris", "events/a.html")
'<a href="a.ris" download="" aria-label="a.ris">.ris</a>'
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.osutil import relative_uri

from fabula.sphinxext.cite import Citing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

__all__ = ["register"]

_DO = '<span class="fab-cite-do">{}</span>'


def register(app: Sphinx) -> None:
    """Tell Sphinx how HTML shows the box; for all else it is unfolded before it is written."""
    app.add_node(Citing, html=(_visit, None))


def _visit(translator: Any, node: Citing) -> None:
    builder = translator.builder
    here = builder.get_target_uri(builder.current_docname)
    translator.body.append("\n".join(_box(node, here)) + "\n")
    raise nodes.SkipNode


def _box(node: Citing, here: str) -> Iterator[str]:
    said = {name: escape(text) for name, text in node["labels"].items()}
    told = "".join(f' data-{name}="{said[name]}"' for name in ("copied", "copy", "failed"))
    yield f'<details class="fab-cite"{told}{" open" if node["unfolded"] else ""}>'
    yield f"<summary>{escape(node['heading'])}</summary>"
    yield f'<span class="Z3988" title="{escape(node["coins"])}" aria-hidden="true"></span>'
    yield '<dl class="fab-cite-lines">'
    for name, text in node["lines"]:
        yield _line(name, _text(text, node["language"]), name)
    if node["address"]:
        url = escape(node["address"])
        yield _line(said["address"], f'<a href="{url}">{url}</a>', said["address"])
    yield f'</dl>\n<p class="fab-cite-for">{said["records"]}</p>\n<ul class="fab-cite-records">'
    for name, text, path in node["records"]:
        yield _record(name, text, _link(path, here) if path else "")
    yield "</ul>"
    if node["files"]:
        yield f'<p class="fab-cite-for">{said["files"]}</p>\n<ul class="fab-cite-files">'
        yield from (f"<li>{_file(name, path, here)}</li>" for name, path in node["files"])
        yield "</ul>"
    yield "</details>"


def _text(text: str, language: str) -> str:
    tag = f' lang="{escape(language)}"' if language else ""
    return f"<bdi{tag}>{escape(text)}</bdi>"


def _line(term: str, body: str, name: str) -> str:
    told = f'<span data-name="{escape(name)}">{body}</span>{_DO.format("")}'
    return f"<div><dt>{escape(term)}</dt><dd>{told}</dd></div>"


def _record(name: str, text: str, link: str) -> str:
    """One notation: its text to be opened, and its file."""
    shown = escape(name)
    if not text:
        return f"<li>{shown}{_DO.format(link)}</li>"
    pre = f'<pre data-name="{shown}">{escape(text)}</pre>'
    # Of details that share a name one at a time is open (HTML standard, 4.11.1).
    opened = f'<details name="fab-cite-record"><summary>{shown}</summary>{pre}</details>'
    return f"<li>{opened}{_DO.format(link)}</li>"


def _link(path: str, here: str) -> str:
    """A link to the file of a record, by its suffix; its whole name is for who sees no more."""
    file = path.rpartition("/")[2]
    suffix = "." + file.partition(".")[2]
    href = escape(relative_uri(here, path))
    return f'<a href="{href}" download="" aria-label="{escape(file)}">{escape(suffix)}</a>'


def _file(name: str, path: str, here: str) -> str:
    """A link to a file of the whole story, below the folder of all of them."""
    href, shown = escape(relative_uri(here, path)), escape(path.partition("/")[2])
    return f'<a href="{href}">{shown}</a> <span>{escape(name)}</span>'
