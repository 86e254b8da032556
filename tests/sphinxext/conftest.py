"""A tiny site for each behaviour: a copy of one of the roots, with a story."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

from sphinxext.tiny_site import Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sphinxext.tiny_site import Built


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, rootdir: Path) -> Callable[[str], Site]:
    """A site for a behaviour, to be edited: ``site("pages")`` is a copy of ``roots/test-pages``."""

    def copied(behaviour: str) -> Site:
        folder = tmp_path_factory.mktemp(behaviour) / "site"
        shutil.copytree(rootdir / f"test-{behaviour}", folder)
        if not (folder / "story").exists():
            shutil.copytree(rootdir / "story", folder / "story")
        one = Site(folder)
        one.weigh()
        return one

    return copied


@pytest.fixture(scope="session")
def unedited(site: Callable[[str], Site]) -> Iterator[Callable[..., Built]]:
    """A site as it is, built once for all tests that only look: ``unedited("pages", "epub")``.

    Settings follow by name. Whoever changes a file of it is found out at the end.
    """
    made: dict[str, Built] = {}
    stamps: dict[str, dict[Path, int]] = {}

    def built(behaviour: str, builder: str = "html", **conf: Any) -> Built:
        key = repr((behaviour, builder, sorted(conf.items())))
        if key not in made:
            made[key] = site(behaviour).build(builder, **conf)
            stamps[key] = _stamps(made[key].out)
        return made[key]

    yield built
    assert [key for key, one in made.items() if _stamps(one.out) != stamps[key]] == []


def _stamps(folder: Path) -> dict[Path, int]:
    """When each file of a folder was written."""
    return {file: file.stat().st_mtime_ns for file in folder.rglob("*")}
