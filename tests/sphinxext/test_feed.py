"""A site of a released story has a feed, and every page names it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from fabula.exchange import load
from fabula.exchange.history import HISTORY, load_history, save_history, with_version

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxext.tiny_site import Built, Site

LINK = '<link rel="alternate" type="application/atom+xml" title="The lantern bridge" href="{}" />'
ID = "{http://www.w3.org/2005/Atom}id"


def release(site: Site, version: str, day: str, since: Path | None = None) -> None:
    """Name a version in the record, and note it in the history."""
    story = site.folder / "story"
    before = 'version = "1.2"' if since is None else 'version = "1"\nreleased = "2024-02-09"'
    site.edit("story/story.toml", before, f'version = "{version}"\nreleased = "{day}"')
    old = None if since is None else load(since)
    save_history(story, with_version(load_history(story), load(story), old))


@pytest.fixture
def released(site: Callable[[str], Site]) -> Site:
    one = site("records")
    release(one, "1", "2024-02-09")
    return one


def test_every_page_names_the_feed(released: Site) -> None:
    built = released.build(fabula_pages=True)
    assert not built.warnings
    assert LINK.format("feed.atom") in built.page("index")
    assert LINK.format("../feed.atom") in built.page("events/plan")
    assert ET.parse(built.out / "feed.atom").getroot().findtext(ID, "").startswith("urn:uuid:")


def test_the_feed_has_links_if_the_address_is_known(released: Site) -> None:
    address = "https://example.org/bridge/"
    built = released.build(html_baseurl=address)
    assert f'rel="self" type="application/atom+xml" href="{address}feed.atom"' in (
        built.out / "feed.atom"
    ).read_text(encoding="utf-8")


def test_a_story_that_was_never_released_has_no_feed(unedited: Callable[..., Built]) -> None:
    built = unedited("records")
    assert "atom" not in built.page("index")
    assert not (built.out / "feed.atom").exists()


def test_a_feed_comes_changes_and_goes_as_in_a_clean_build(
    site: Callable[[str], Site], tmp_path: Path
) -> None:
    one = site("records")
    one.build(fabula_pages=True)
    release(one, "1", "2024-02-09")
    old = Path(shutil.copytree(one.folder / "story", tmp_path / "old"))
    assert _published(one) == _published(one, clean=True)
    release(one, "2", "2024-03-01", old)
    again = _published(one)
    assert b"Version 2" in again["feed.atom"]
    assert again == _published(one, clean=True)
    (one.folder / "story" / HISTORY).unlink()
    gone = _published(one)
    assert "feed.atom" not in gone
    assert gone == _published(one, clean=True)


def _published(site: Site, *, clean: bool = False) -> dict[str, bytes]:
    files = site.build(clean=clean, fabula_pages=True).files()
    return {name: data for name, data in files.items() if name.endswith((".html", ".atom"))}


@pytest.mark.parametrize("builder", ["singlehtml", "epub", "text"])
def test_what_has_no_place_for_a_feed_has_none(released: Site, builder: str) -> None:
    built = released.build(builder)
    assert not (built.out / "feed.atom").exists()
    assert not any(b"application/atom+xml" in data for data in built.files().values())
