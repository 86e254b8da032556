"""How the report and the documentation of the package are built.

The pages are the same whoever builds them: nothing here asks the clock, the network or the
repository. The address of the site is not known to it; set ``FABULA_BASEURL`` where it is, and
canonical links are made. Without it every link is relative, and the site works from a folder.
"""

from __future__ import annotations

import json
import os
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from fabula import __version__
from fabula.exchange import json_schema

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "fabula"
author = "fabula contributors"
copyright = "fabula contributors; text and data under CC BY 4.0, code under the MIT licence"
version = release = __version__
language = "en"

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "fabula.sphinxext",
]
exclude_patterns = ["_build"]
templates_path = [str(files("fabula.sphinxext") / "site" / "templates")]
nitpicky = True
nitpick_ignore_regex = [
    # The standard library and the packages we use: their inventories are on the network.
    (r"py:.*", r"(?!fabula\b).*"),
    # A page of a room may tell what a module is for and leave its members to the code.
    (r"py:class", r"fabula\.(evidence|locale)\..*"),
    # A type variable has no page.
    (r"py:class", r"fabula\..*\._[A-Z]\w*"),
]

# Annotations name types that only the type checker imports; a bare name may then fit several rooms.
suppress_warnings = ["ref.python"]

fabula_story = "../seeds/altman-chips"
# The narrative is written in British English; Sphinx has no catalogue of its own for it.
fabula_language = "en-GB"
fabula_narrative = ["index"]
fabula_pages = True

myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3
autodoc_typehints = "description"
autodoc_member_order = "bysource"
napoleon_use_ivar = True  # else each attribute would be an object twice

html_theme = "furo"
html_title = "fabula"
html_static_path = ["static"]
html_css_files = ["listings.css"]
html_baseurl = os.environ.get("FABULA_BASEURL", "")
html_copy_source = False
html_show_sourcelink = False


def setup(app: Sphinx) -> None:
    """Publish the JSON Schema of a story beside the pages."""
    app.connect("build-finished", write_schema)


def write_schema(app: Sphinx, error: Exception | None) -> None:
    """Write ``story.schema.json`` into a built site, so that an editor can complete a story."""
    if error is None and app.builder.format == "html":
        text = json.dumps(json_schema(), indent=2, sort_keys=True)
        Path(app.outdir, "story.schema.json").write_text(f"{text}\n", encoding="utf-8")
