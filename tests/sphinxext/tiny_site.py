"""A tiny Sphinx site with a story: built, edited, and built again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import StringIO
from typing import TYPE_CHECKING, Any

from sphinx.testing.util import SphinxTestApp
from sphinx.util.console import strip_colors

from fabula.evidence import Placement, passages
from fabula.evidence.collating.collated import Collated, Text
from fabula.exchange import load, save_collation, save_weighed
from fabula.text import canonical, digest

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Built:
    """What one build did.

    Attributes:
        out: the folder it wrote to.
        warnings: everything it warned of.
        read: the pages it read.
        written: the pages it wrote.
    """

    out: Path
    warnings: str
    read: list[str]
    written: list[str]

    def page(self, name: str) -> str:
        """The text of a page."""
        return (self.out / f"{name}.html").read_text(encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        """Every file that is published, by its path."""
        return {
            str(file.relative_to(self.out)): file.read_bytes()
            for file in sorted(self.out.rglob("*"))
            if file.is_file()
        }


@dataclass
class Site:
    """A copy of one of the roots, with a story."""

    folder: Path
    builds: int = field(default=0)

    def build(
        self, builder: str = "html", *, clean: bool = False, parallel: int = 0, **conf: Any
    ) -> Built:
        """Build the site; ``clean`` builds it as if for the first time, elsewhere."""
        self.builds += clean
        target = self.folder.parent / f"build-{self.builds if clean else 'same'}"
        app = SphinxTestApp(
            builder,
            srcdir=self.folder,
            builddir=target,
            confoverrides=conf,
            parallel=parallel,
            warning=StringIO(),
        )
        read: list[str] = []
        written: list[str] = []
        app.connect("env-before-read-docs", lambda _, env, names: read.extend(names))
        app.connect("doctree-resolved", lambda _, doctree, name: written.append(name))
        try:
            app.build()
        finally:
            app.cleanup()
        return Built(
            app.outdir, strip_colors(app.warning.getvalue()), sorted(read), sorted(written)
        )

    def edit(self, name: str, old: str, new: str) -> None:
        """Put other words in one place of a file; the story is weighed again."""
        file = self.folder / name
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        file.write_text(text.replace(old, new), encoding="utf-8")
        self.weigh()

    def weigh(self) -> None:
        """Write stand-off data as if every passage stood in its source."""
        story = load(self.folder / "story")
        placed = {}
        for number, found in enumerate(passages(story)):
            words = canonical(found.passage.exact or "")
            place = (number * 100, number * 100 + len(words), number, number + 1)
            placed[found.address] = Placement(found.passage.source, *place, digest(words))
        save_weighed(self.folder / "story", placed)
        texts = (Text(one.id, one.file or "", 0, ()) for one in story.sources if one.seen)
        save_collation(self.folder / "story", Collated(tuple(texts)))


def text(html: str) -> str:
    """What stands on a page, without its markup."""
    return " ".join(re.sub(r"<[^>]+>", "", html).split())
