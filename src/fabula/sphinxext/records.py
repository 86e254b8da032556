"""One page for each event and each source, from the model at build time: no files are written.

Sphinx reads a *page* from a file. Here many pages are read from one: each name
(``events/wsj-report``) leads to the same file of the package, which a parser of its own reads as the
record that the page is named after, see :mod:`.reader`. So a page of a record is a page like any
other: it is read in parallel, found by the search, known to the inventory, and read again only when
its answers change.

A retired id keeps its page, because addresses are for ever; the page says where to look instead.
A page of that name which the author wrote goes before ours.

The pages are in no table of contents, since a theme may repeat it on every page, which costs the
square of their number. Builders that make one document of all pages find them by
:func:`gather`, at the place of the directive that lists them.

>>> page_of("event", "denial"), record_of("sources/index_")
('events/denial', ('source', 'index'))
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.addnodes import toctree
from sphinx.project import Project
from sphinx.util import logging

from fabula.sphinxext.anchor import is_label
from fabula.sphinxext.nodes import Gathered

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment
    from sphinx.util._pathlib import _StrPath

    from fabula.sphinxext.model import Model

__all__ = [
    "StoryProject",
    "add_pages",
    "bind",
    "clear_away",
    "gather",
    "is_site",
    "page_of",
    "record_of",
    "site_address",
]

_LOGGER = logging.getLogger(__name__)
_TEMPLATE = Path(__file__).parent / "pages" / "page.fabula-record"
_FOLDERS = {"event": "events", "source": "sources"}
_TYPES = {folder: type for type, folder in _FOLDERS.items()}


def page_of(type: str, id: str) -> str:
    """The name of the page of an event or a source.

    A folder may have an index of its own, so a record called so gives way.
    """
    return f"{_FOLDERS[type]}/{id}{'_' if id == 'index' else ''}"


def record_of(page: str) -> tuple[str, str]:
    """Type and id of the record a page is named after.

    Raises:
        KeyError: the page is none of a record.
    """
    folder, _, id = page.rpartition("/")
    return _TYPES[folder], id.removesuffix("_")


def is_site(builder: type[Builder] | Builder) -> bool:
    """Whether a builder makes a site: pages in HTML that are not bound into a book."""
    return builder.format == "html" and not getattr(builder, "embedded", False)


def site_address(app: Sphinx) -> str:
    """The address of the site, with what its pages end in if the builder does not make ``.html``.

    It is as :func:`~fabula.exchange.edition.site_parts` reads it; empty if none is known. What is no
    site of many pages leads to one whose pages end as they mostly do.
    """
    base: str = app.config.html_baseurl
    page = app.builder.get_target_uri("page") if base and is_site(app.builder) else ""
    ending = page.removeprefix("page")
    if ending == page or ending == ".html":
        return base
    return f"{base.rstrip('/')}/*{ending}"


class StoryProject(Project):
    """The pages of the author, and those of the records.

    Attributes:
        made: the names of the pages of records.
    """

    def __init__(self, project: Project, made: Iterable[str]) -> None:
        super().__init__(project.srcdir, project.source_suffix)
        self.restore(project)
        self.made = frozenset(made)

    def discover(
        self, exclude_paths: Iterable[str] = (), include_paths: Iterable[str] = ("**",)
    ) -> set[str]:
        """Every page the author wrote, and every page of a record beside them."""
        found = super().discover(exclude_paths, include_paths)
        self.made -= found
        found |= self.made
        return found

    def doc2path(self, docname: str, absolute: bool) -> _StrPath:
        """The file a page is read from; its name beside the author's, if that is asked for."""
        if docname not in self.made:
            return super().doc2path(docname, absolute)
        path: os.PathLike[str] = _TEMPLATE if absolute else Path(docname + _TEMPLATE.suffix)
        return type(self.srcdir)(path)


def add_pages(app: Sphinx, story: Model) -> None:
    """Have the pages of the records found, if the project wants them."""
    made = _pages(story) if app.config.fabula_pages else ()
    app.project = app.env.project = StoryProject(app.project, made)


def _pages(story: Model) -> Iterator[str]:
    for event in story.story.events:
        yield page_of("event", event.id)
    for source in story.story.sources:
        yield page_of("source", source.id)
    for stone in story.story.tombstones:
        if stone.table in _FOLDERS:
            yield page_of(stone.table, stone.id)


def gather(app: Sphinx, doctree: nodes.document) -> None:
    """Name the pages a list stands for to the builders that make one document of all.

    A table of contents that is put in after all others were collected is seen by those builders,
    and by no navigation.
    """
    for place in list(doctree.findall(Gathered)):
        pages = [page for page in place["pages"] if page in app.env.found_docs]
        contents = toctree(
            "", hidden=True, includefiles=pages, entries=[(None, page) for page in pages],
            glob=False, maxdepth=1, caption=None, includehidden=False, numbered=0, titlesonly=True,
            parent=app.env.docname,
        )  # fmt: skip
        place.replace_self(contents)


def bind(app: Sphinx, env: BuildEnvironment) -> None:
    """Have the pages of records found by labels, and held by an e-book, when all have been read."""
    project: Any = app.project
    made = sorted(project.made)
    _label(env, made)
    if app.builder.name == "epub":  # it shows what is in its table of contents
        pages = ((f"{page}.xhtml", env.titles[page].astext()) for page in made)
        app.config.epub_post_files = [*app.config.epub_post_files, *pages]


def _label(env: BuildEnvironment, pages: Iterable[str]) -> None:
    """Make the anchors on some pages labels of the standard domain, as it would itself."""
    objects, standard = env.domains["fab"].data["objects"], env.domains.standard_domain
    for page in pages:
        for type, _, name, anchor in objects.get(page, ()):
            if not is_label(anchor):
                continue
            other = standard.anonlabels.get(anchor, (page, ""))[0]
            if other != page:
                text = "duplicate label %s, other instance in %s"
                _LOGGER.warning(text, anchor, env.doc2path(other), location=page)
            standard.anonlabels[anchor] = page, anchor
            if type in _FOLDERS:  # what has a title
                standard.labels[anchor] = page, anchor, name


def clear_away(app: Sphinx, error: Exception | None) -> None:
    """Remove what an earlier build wrote of records that are gone: Sphinx leaves it there."""
    domain: Any = app.env.domains["fab"]
    for page in domain.gone if error is None else ():
        folder, _, name = page.rpartition("/")
        for root in (Path(app.outdir), Path(app.outdir, "_sources")):
            for file in Path(root, folder).glob(f"{name}.*"):
                file.unlink()
            shutil.rmtree(Path(root, folder, name), ignore_errors=True)
