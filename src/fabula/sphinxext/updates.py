"""Which pages are built again, so that an incremental build equals a clean one.

Two things can make a page stale although its file is as it was:

* *the story says something else.* A page notes the digest of every answer it was given; before
  reading, the pages with a digest that has moved are read again (``env-get-outdated``).
* *other pages say something else*: a record is shown elsewhere, or one more page mentions it. A
  page leaves a place for such things, which is filled when it is written; after reading, the pages
  whose digest of everything they are written from has moved are written again (``env-updated``).

That last digest is kept for each builder, because several builders may share one environment, and
what one has written says nothing about the pages of another.

Findings about the record are warnings, once in each build, at the line of the story file where the
record stands; findings about the sources never are.
"""

from __future__ import annotations

import gc
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.errors import SphinxError
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from fabula.errors import FabulaError
from fabula.present.findings import safe_text
from fabula.present.wording import number_words
from fabula.sphinxext.answers import digest
from fabula.sphinxext.labels import label
from fabula.sphinxext.model import model, story_files
from fabula.sphinxext.nodes import Mentions
from fabula.sphinxext.prose import link, listed, paragraph
from fabula.sphinxext.records import add_pages, site_address
from fabula.sphinxext.where import where

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from fabula.sphinxext.domain import Mention
    from fabula.sphinxext.model import Model

__all__ = ["FillMentions", "StoryError", "begin", "end", "outdated", "stale"]

_LOGGER = logging.getLogger(__name__)


class StoryError(SphinxError):
    """The story cannot be read, or not be worded in the language of the site."""

    category = "Story error"


def begin(app: Sphinx) -> None:
    """Load the story, and warn of what its editors have to mend.

    Raises:
        StoryError: there is no story that can be shown; names every fault.
    """
    try:
        story = model(
            Path(app.confdir, app.config.fabula_story), filter(None, app.config.fabula_rules)
        )
        number_words(0, app.config.fabula_language or app.config.language)
    except FabulaError as error:
        raise StoryError(safe_text(str(error), lines=True)) from None
    domain: Any = app.env.domains["fab"]
    domain.model = story
    domain.address = site_address(app) if app.config.fabula_pages else ""
    add_pages(app, story)
    _warn(story)
    # The story lasts as long as the build; unfrozen, it is searched for garbage again and again.
    gc.freeze()


def end(app: Sphinx, error: Exception | None) -> None:
    """Let what is garbage after the build be found again."""
    gc.unfreeze()


def _warn(story: Model) -> None:
    failing = [finding for finding in story.checked.findings if finding.fails]
    places = where(story_files(story.folder), {finding.at for finding in failing})
    for finding in failing:
        _LOGGER.warning(
            "%s: %s",
            finding.at,
            safe_text(finding.message),
            type="fabula",
            subtype=finding.code.value,
            location=places[finding.at],
        )


def outdated(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """The pages to which the story would now give another answer, or the site another address."""
    domain: Any = env.domains["fab"]
    address = f"reference {domain.address} "
    return [
        docname
        for docname, uses in sorted(domain.data["uses"].items())
        if any(
            digest(domain.model, key) != before
            or (key.startswith("reference ") and not key.startswith(address))
            for key, before in uses.items()
        )
    ]


def stale(app: Any, env: BuildEnvironment) -> list[str]:
    """The pages that this builder last wrote from something else."""
    domain: Any = env.domains["fab"]
    seen: dict[str, dict[str, str]] = domain.data["seen"]
    for docname in set(seen) - env.found_docs:
        del seen[docname]
    domain.note_made(app.builder.name, app.project.made)
    found = []
    for docname in sorted(env.found_docs):
        now = domain.written_from(docname)
        before = seen.setdefault(docname, {})
        if before.get(app.builder.name) != now:
            before[app.builder.name] = now
            found.append(docname)
    return found


class FillMentions(SphinxPostTransform):
    """Puts links to the pages that mention a record in the place left for them."""

    # Before sphinx.transforms.post_transforms.ReferencesResolver, which then resolves them.
    default_priority = 5

    def run(self, **options: Any) -> None:
        """Fill every place of the page; one that nothing mentions vanishes."""
        domain: Any = self.env.domains["fab"]
        for place in list(self.document.findall(Mentions)):
            found = domain.mentions(place["of"], place["id"])
            others = [mention for mention in found if mention[0] != self.env.docname]
            place.replace_self([self._links(others)] if others else [])

    def _links(self, mentions: list[Mention]) -> nodes.paragraph:
        """The pages, each with the sections that mention the record."""
        language = self.config.fabula_language or self.config.language
        heading = nodes.inline("", label("Mentioned in", language), classes=["fab-label"])
        shown: list[nodes.Node] = []
        for docname, found in groupby(mentions, key=itemgetter(0)):
            page = link("mention", docname, nodes.inline("", self.env.titles[docname].astext()))
            sections = [
                link("mention", f"{docname}#{anchor}", nodes.inline("", title))
                for _, anchor, title in found
                if anchor
            ]
            within = [nodes.Text(": "), *listed(sections)] if sections else []
            shown += [nodes.Text("; "), page, *within]
        return paragraph(heading, nodes.Text(" "), *shown[1:], classes=("fab-mentions",))
