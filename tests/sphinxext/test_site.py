"""The site that comes with the package shows any story without a configuration."""

from __future__ import annotations

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
    assert 'It holds\n<bdi class="fab-count">three</bdi> events' in page


def test_it_shows_every_record_that_the_first_story_leads_to(
    make_app: Callable[..., SphinxTestApp], tmp_path: Path, seed: Path
) -> None:
    app = make_app(
        srcdir=PACKAGED, builddir=tmp_path / "out", confoverrides={"fabula_story": str(seed)}
    )
    app.build()
    assert app.warning.getvalue() == ""
