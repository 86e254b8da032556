# ruff: noqa: INP001  (a folder of Sphinx sources is no package)
"""A site for any story, without a configuration of its own.

The folder of the story is given on the command line::

    python -m sphinx -D fabula_story=/path/to/story -D language=de SITE OUT

``language`` is the language of the pages, by default English; the title is that of the story.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fabula.errors import FabulaError
from fabula.sphinxext.model import model

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

extensions = ["myst_parser", "fabula.sphinxext"]
myst_enable_extensions = ["deflist"]
fabula_pages = True
nitpicky = True
templates_path = ["templates"]

html_theme = "furo"
html_copy_source = False
html_show_sourcelink = False
html_show_copyright = False


def setup(app: Sphinx) -> None:
    """Name the site after its story."""
    app.connect("config-inited", take_title)


def take_title(app: Sphinx, config: Config) -> None:
    """Title, authors and version of the site are those of the story, if it can be read."""
    try:
        story = model(Path(app.confdir, config.fabula_story)).story
    except FabulaError:
        return  # the extension reports it, with every fault
    config.project = config.html_title = story.title
    config.author = ", ".join(story.editors)
    config.version = config.release = story.version
