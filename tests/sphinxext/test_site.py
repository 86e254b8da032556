"""The site that comes with the package shows any story without a configuration."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.testing.util import SphinxTestApp

    from sphinxext.tiny_site import Site

PACKAGED = Path(str(files("fabula"))) / "sphinxext" / "site"


@pytest.mark.parametrize("behaviour", ["pages", "anchors", "hostile"])
def test_it_shows_any_story(
    site: Callable[[str], Site],
    make_app: Callable[..., SphinxTestApp],
    tmp_path: Path,
    behaviour: str,
) -> None:
    story = site(behaviour).folder / "story"
    app = make_app(
        srcdir=PACKAGED, builddir=tmp_path / "out", confoverrides={"fabula_story": str(story)}
    )
    app.build()
    assert app.warning.getvalue() == ""
    assert (app.outdir / "events.html").exists()


def test_it_is_named_after_the_story(
    site: Callable[[str], Site], make_app: Callable[..., SphinxTestApp], tmp_path: Path
) -> None:
    story = site("pages").folder / "story"
    app = make_app(
        srcdir=PACKAGED, builddir=tmp_path / "out", confoverrides={"fabula_story": str(story)}
    )
    app.build()
    page = (app.outdir / "index.html").read_text(encoding="utf-8")
    assert "<title>The lantern bridge</title>" in page
    assert "A town wants a bridge, and three papers tell of it." in page
    assert '<dt>Events</dt><dd><p><bdi class="fab-count">Three</bdi></p>' in page


def test_its_titles_are_in_the_language_of_its_pages(
    site: Callable[[str], Site], make_app: Callable[..., SphinxTestApp], tmp_path: Path
) -> None:
    story = site("pages").folder / "story"
    given = {"fabula_story": str(story), "fabula_language": "de", "language": "de"}
    app = make_app(srcdir=PACKAGED, builddir=tmp_path / "out", confoverrides=given)
    app.build()
    assert app.warning.getvalue() == ""
    titles = {
        page: re.search(r"<h1>(.*?)<a ", (app.outdir / f"{page}.html").read_text("utf-8"))
        for page in ("timeline", "sums", "differences", "lineage", "ledger")
    }
    assert {page: found and found[1] for page, found in titles.items()} == {
        "timeline": "Zeitleiste",
        "sums": "Die Summen",
        "differences": "Wo die Quellen abweichen",
        "lineage": "Wer wen kopiert hat",
        "ledger": "Das Verzeichnis aller Angaben",
    }
