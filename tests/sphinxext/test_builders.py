"""Every builder, any number of processes, any number of times: the same story."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxext.tiny_site import Built, Site

pytestmark = pytest.mark.no_cover

BUILDERS = {
    "html": "events.html",
    "dirhtml": "events/index.html",
    "singlehtml": "index.html",
    "epub": "events.xhtml",
    "latex": "harrowquay.tex",
    "text": "events.txt",
    "man": "harrowquay.1",
    "texinfo": "harrowquay.texi",
}


@pytest.mark.parametrize("builder", [*BUILDERS, "gettext", "xml", "pseudoxml"])
def test_every_builder_passes_without_a_warning(
    unedited: Callable[..., Built], builder: str
) -> None:
    built = unedited("pages", builder)
    assert built.warnings == ""


@pytest.mark.parametrize(("builder", "page"), BUILDERS.items())
def test_every_builder_tells_the_story(
    unedited: Callable[..., Built], builder: str, page: str
) -> None:
    built = unedited("pages", builder)
    text = re.sub(r"\s+", " ", (built.out / page).read_text(encoding="utf-8"))
    for words in ("zou 45 miljoen euro kosten", "40 million euros", "The bridge is to open"):
        assert words in text


def test_a_story_is_not_put_up_for_translation(unedited: Callable[..., Built]) -> None:
    built = unedited("pages", "gettext")
    catalogues = "".join(file.read_text(encoding="utf-8") for file in built.out.glob("*.pot"))
    assert "The bridge is to open" not in catalogues
    assert "{fab:event}`plan` was told by" in catalogues


def test_two_builds_are_the_same_byte_for_byte(site: Callable[[str], Site]) -> None:
    one = site("pages")
    assert one.build(clean=True).files() == one.build(clean=True).files()


def test_more_processes_build_the_same(site: Callable[[str], Site]) -> None:
    one = site("incremental")
    alone, together = one.build(clean=True), one.build(clean=True, parallel=2)
    assert together.warnings == ""
    assert alone.files() == together.files()


def test_more_processes_rebuild_the_same(site: Callable[[str], Site]) -> None:
    one = site("incremental")
    one.build(parallel=2)
    one.edit("plain.md", "Nothing of the story", "See {fab:event}`plan`. Nothing else of the story")
    one.edit("story/events.toml", "would cost 40 million euros", "would cost 41 million euros")
    after, clean = one.build(parallel=2), one.build(clean=True)
    for name in ("events", "amount", "plain", "sources", "findings"):
        assert after.page(name) == clean.page(name)


def test_nothing_is_fetched_from_elsewhere(unedited: Callable[..., Built]) -> None:
    built = unedited("pages", html_theme="furo")
    assert built.warnings == ""
    for file in built.out.glob("*.html"):
        page = file.read_text(encoding="utf-8")
        assert not re.findall(r'(?:src|<link[^>]*href)="(?:https?:)?//[^"]*"', page)
