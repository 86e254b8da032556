"""How do the pages tell returning readers what changed?

A story that was released has a history, and a site of it a feed (:mod:`fabula.exchange.atom`): one
file beside the first page, named in the head of every page, where feed readers look for it. A story
that was never released has none, and a feed that an earlier build wrote is taken away.

Builders that make one document of all, such as an e-book, have no place for a feed.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fabula.exchange.atom import FEED, MEDIA_TYPE, feed
from fabula.present.inert import inert
from fabula.sphinxext.records import site_address

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

    from fabula.sphinxext.model import Model

__all__ = ["add_feed_link", "write_feed"]

_BUILDERS = frozenset({"html", "dirhtml"})


def add_feed_link(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document
) -> None:
    """Name the feed in the head of a page; Sphinx calls it for every page."""
    model = _released(app)
    if model is not None:
        title, href = escape(inert(model.story.title)), escape(context["pathto"](FEED, 1))
        link = f'<link rel="alternate" type="{MEDIA_TYPE}" title="{title}" href="{href}" />\n'
        context["metatags"] = context.get("metatags", "") + link


def write_feed(app: Sphinx, error: Exception | None) -> None:
    """Write the feed when everything else is written; Sphinx calls it at the end of a build."""
    if error is not None or app.builder.name not in _BUILDERS:
        return
    file, model = Path(app.outdir, FEED), _released(app)
    if model is None:
        file.unlink(missing_ok=True)
    else:
        file.write_bytes(feed(model.story, model.history, site_address(app)))


def _released(app: Sphinx) -> Model | None:
    """The story of the build if it was released and this builder can show a feed."""
    domain: Any = app.env.domains["fab"]
    model: Model = domain.model
    return model if model.history and app.builder.name in _BUILDERS else None
