"""A tiny site for each behaviour: a copy of one of the roots, with a story."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from sphinxext.tiny_site import Site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sphinx.testing.util import SphinxTestApp


@pytest.fixture
def site(
    tmp_path: Path, rootdir: Path, make_app: Callable[..., SphinxTestApp]
) -> Callable[[str], Site]:
    """A site for a behaviour: ``site("pages")`` is a copy of ``roots/test-pages``."""

    def copied(behaviour: str) -> Site:
        folder = tmp_path / "site"
        shutil.copytree(rootdir / f"test-{behaviour}", folder)
        if not (folder / "story").exists():
            shutil.copytree(rootdir / "story", folder / "story")
        one = Site(folder, make_app)
        one.weigh()
        return one

    return copied
