"""The files beside the pages: the same as are exported, no more and no fewer than there are records."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fabula.exchange import load, load_weighed
from fabula.exchange.edition import Edition
from fabula.exchange.format import formats
from fabula.sphinxext.exports import BESIDE
from sphinxext.test_incremental import differing
from sphinxext.test_records import add_event, remove_event, retitle

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxext.tiny_site import Built, Site

pytestmark = pytest.mark.no_cover

ADDRESS = "https://bridge.example/report/"


def exported(built: Built) -> dict[str, bytes]:
    """Every file that is neither a page nor made by Sphinx."""
    suffixes = tuple(formats()[name].suffix for name in BESIDE)
    return {
        name: data
        for name, data in built.files().items()
        if name.startswith("exports/") or name.endswith(suffixes)
    }


def test_the_whole_is_what_is_exported_byte_for_byte(site: Callable[[str], Site]) -> None:
    one = site("records")
    built = one.build(html_baseurl=ADDRESS)
    folder = one.folder / "story"
    edition = Edition.of(load(folder), None, ADDRESS, load_weighed(folder))
    expected: dict[str, bytes] = {}
    for format in (one for one in formats().values() if not one.needs):
        files = format.write(edition).files
        at = f"exports/{format.name}/" if len(files) > 1 else "exports/"
        expected |= {at + name: data for name, data in files.items()}
    found = {name: data for name, data in exported(built).items() if name.startswith("exports/")}
    assert found == expected


def test_linked_data_beside_a_page_is_what_is_exported_of_the_event(
    site: Callable[[str], Site],
) -> None:
    one = site("records")
    built = one.build(html_baseurl=ADDRESS)
    folder = one.folder / "story"
    part = Edition.of(load(folder), ["plan"], ADDRESS, load_weighed(folder))
    (data,) = formats()["jsonld"].write(part).files.values()
    assert built.files()["events/plan.jsonld"] == data


@pytest.mark.parametrize(
    "change", [add_event, remove_event, retitle], ids=lambda change: change.__name__
)
def test_they_follow_the_story(site: Callable[[str], Site], change: Callable[[Site], None]) -> None:
    one = site("records")
    one.build()
    change(one)
    after, clean = one.build(), one.build(clean=True)
    assert exported(after) == exported(clean)
    assert differing(after, clean) == []


def test_those_of_an_event_that_is_gone_are_removed(site: Callable[[str], Site]) -> None:
    one = site("records")
    assert "events/opening.bib" in one.build().files()
    remove_event(one)
    assert [name for name in one.build().files() if "opening" in name] == []


def test_they_go_when_pages_are_no_longer_wanted(site: Callable[[str], Site]) -> None:
    one = site("records")
    assert exported(one.build())
    assert exported(one.build(fabula_pages=False)) == {}
    assert exported(one.build())


def test_another_address_is_in_all_of_them(site: Callable[[str], Site]) -> None:
    one = site("records")
    one.build()
    after, clean = (
        one.build(html_baseurl=ADDRESS),
        one.build(clean=True, html_baseurl=ADDRESS),
    )
    assert exported(after) == exported(clean)
    assert ADDRESS in after.files()["events/plan.ris"].decode()


def test_a_file_that_was_lost_is_written_again_and_others_are_left_alone(
    site: Callable[[str], Site],
) -> None:
    one = site("records")
    built = one.build()
    kept = (built.out / "events/plan.bib").stat().st_mtime_ns
    (built.out / "events/plan.ris").unlink()
    assert "events/plan.ris" in one.build().files()
    assert (built.out / "events/plan.bib").stat().st_mtime_ns == kept


def test_more_processes_write_the_same(site: Callable[[str], Site]) -> None:
    one = site("records")
    alone, together = one.build(clean=True), one.build(clean=True, parallel=2)
    assert exported(alone) == exported(together) != {}


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_every_link_to_a_file_is_right_from_where_the_page_stands(
    unedited: Callable[..., Built], builder: str
) -> None:
    built = unedited("tables", builder)
    pages = [file for file in built.out.rglob("*.html") if "fab-cite" in file.read_text("utf-8")]
    assert pages
    for page in pages:
        text = page.read_text(encoding="utf-8")
        links = re.findall(
            r'<a href="([^":#]+)" download=|rel="alternate" [^>]*href="([^"]+)"', text
        )
        assert links
        for found in links:
            assert Path(page.parent, unescape("".join(found))).resolve().is_file(), (page, found)


def test_a_record_called_index_has_its_files_beside_its_page(site: Callable[[str], Site]) -> None:
    one = site("records")
    events = one.folder / "story/events.toml"
    text = events.read_text(encoding="utf-8")
    events.write_text(
        text + '\n[[event]]\nid = "index"\nkind = "plan"\ntitle = "A list"\n', "utf-8"
    )
    files = one.build().files()
    assert {"events/index_.html", "events/index_.bib"} <= set(files)
