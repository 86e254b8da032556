"""The Sphinx extension: a story on pages, in any theme, for any builder.

A project that has a story folder says so in its ``conf.py``::

    extensions = ["myst_parser", "fabula.sphinxext"]
    fabula_story = "../seeds/altman-chips"

What is registered, in order: the configuration, the nodes, the domain ``fab`` with its roles and
directives, the transforms, the events that keep incremental builds exact, a style sheet
and four scripts.

Read in this order: :mod:`.model` (the story of a build), :mod:`.lookup` (what a page asks of it),
:mod:`.roles` and :mod:`.directives` (what an author writes), :mod:`.event`, :mod:`.claim`,
:mod:`.timeline`, :mod:`.source`, :mod:`.agent`, :mod:`.finding`, :mod:`.differences`,
:mod:`.accounts`, :mod:`.cite` and :mod:`.citebox` (what is shown), :mod:`.metadata`, :mod:`.coins`,
:mod:`.exports` and :mod:`.feed` (what programs are told), :mod:`.note` and :mod:`.notes` (what stands behind a phrase of a narrative),
:mod:`.bare` (what none may hold), :mod:`.held` (when what is shown joins its page), :mod:`.anchor`, :mod:`.records`,
:mod:`.reader` and :mod:`.domain` (where it is found), :mod:`.updates` (what is built again).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fabula import __version__
from fabula.evidence.dating.rules import RULES
from fabula.sphinxext import citebox, figure, reader, timeline
from fabula.sphinxext.bare import WarnOfBareFigures
from fabula.sphinxext.cite import unfold
from fabula.sphinxext.domain import FabulaDomain
from fabula.sphinxext.exports import write_exports
from fabula.sphinxext.feed import add_feed_link, write_feed
from fabula.sphinxext.grid import FillSpans
from fabula.sphinxext.held import Release, Unpack, let_go
from fabula.sphinxext.metadata import add_metadata
from fabula.sphinxext.nodes import register
from fabula.sphinxext.notes import WriteNotes
from fabula.sphinxext.records import bind, clear_away, gather
from fabula.sphinxext.sentence import SentenceStart
from fabula.sphinxext.updates import FillMentions, begin, end, outdated, stale

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

__all__ = ["setup"]

_HERE = Path(__file__).parent


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension.

    ``fabula_story`` is the story folder, relative to ``conf.py``; ``fabula_language`` the language
    dates and amounts are worded in, by default Sphinx's ``language``; ``fabula_narrative`` patterns
    of the pages whose phrases get notes; ``fabula_pages`` whether each event and each source has a
    page of its own; ``fabula_rules`` the rules of dating that count, by default all. All change
    what is read from every page, so a change of any reads all pages again.
    """
    app.add_config_value("fabula_story", "story", "env", types=frozenset({str}))
    app.add_config_value("fabula_language", "", "env", types=frozenset({str}))
    app.add_config_value("fabula_narrative", [], "env", types=frozenset({list, tuple}))
    app.add_config_value("fabula_pages", False, "env", types=frozenset({bool}))
    app.add_config_value("fabula_rules", sorted(RULES), "env", types=frozenset({list, tuple}))
    register(app)
    citebox.register(app)
    figure.register(app)
    timeline.register(app)
    reader.register(app)
    app.add_domain(FabulaDomain)
    app.add_transform(Release)
    app.add_transform(SentenceStart)
    app.add_transform(WarnOfBareFigures)
    app.add_transform(WriteNotes)
    app.add_post_transform(Unpack)
    app.add_post_transform(FillMentions)
    app.add_post_transform(FillSpans)
    _connect(app)
    app.add_css_file("fabula.css")
    app.add_js_file("fabula.js", loading_method="defer")
    app.add_js_file("fabula-cite.js", loading_method="defer")
    app.add_js_file("fabula-notes.js", loading_method="defer")
    app.add_js_file("fabula-timeline.js", loading_method="defer")
    return {
        "version": __version__,
        "env_version": 10,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _connect(app: Sphinx) -> None:
    """What is done when, in the order of a build."""
    app.connect("config-inited", _add_static)
    app.connect("builder-inited", begin)
    app.connect("env-get-outdated", outdated)
    # After Sphinx has collected the tables of contents, for which the priority is 500.
    app.connect("doctree-read", gather, priority=900)
    app.connect("env-updated", stale)
    app.connect("env-updated", bind)
    app.connect("doctree-resolved", unfold)
    app.connect("html-page-context", add_metadata)
    app.connect("html-page-context", add_feed_link)
    # After whoever else looks at the page.
    app.connect("html-page-context", let_go, priority=900)
    app.connect("build-finished", clear_away)
    app.connect("build-finished", end)
    app.connect("build-finished", write_feed)
    app.connect("build-finished", write_exports)


def _add_static(app: Sphinx, config: Config) -> None:
    config.html_static_path.append(str(_HERE / "static"))
