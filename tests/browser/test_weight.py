"""The first page is light, and every page of the story asks for nothing but files beside it."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlparse

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Route

    from browser.opened import Opened

LOADED = (
    """() => [location.href, ...performance.getEntriesByType("resource").map(one => one.name)]"""
)
PAINTED = """() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime"""


def test_the_first_page_weighs_less_than_150_kilobytes_compressed(
    opened: Callable[..., Opened],
) -> None:
    asked = opened("index").asked
    files = {Path(unquote(urlparse(url).path)) for url in asked if url.startswith("file:")}
    assert {".html", ".css", ".js"} <= {file.suffix for file in files}
    weight = sum(len(gzip.compress(file.read_bytes())) for file in files)
    assert weight < 150_000


def test_the_first_words_show_within_a_second(opened: Callable[..., Opened]) -> None:
    shown = opened("index")
    times = []
    for _ in range(3):  # a machine may be busy with something else
        shown.go("index")
        times.append(shown.page.wait_for_function(PAINTED).json_value())
    assert min(times) < 1_000


def test_no_page_asks_for_anything_abroad(opened: Callable[..., Opened], built: Path) -> None:
    shown = opened("index")
    for folder in (".", "events", "sources", "reference"):
        for file in sorted(built.glob(f"{folder}/*.html")):
            shown.go(str(file.relative_to(built).with_suffix("")))
    assert shown.abroad == []


def test_a_served_page_asks_for_nothing_abroad_either(built: Path, browser: Browser) -> None:
    asked = []

    def serve(route: Route) -> None:
        address = urlparse(route.request.url)
        file = built / unquote(address.path).lstrip("/")
        asked.append(address.netloc)
        if address.netloc == "report.example" and file.is_file():
            route.fulfill(path=file)
        else:
            route.abort()

    with browser.new_context() as context:
        context.route("**/*", serve)
        page = context.new_page()
        for name in ("index", "timeline", "events/wsj-report", "sources/nl", "search"):
            page.goto(f"http://report.example/{name}.html", wait_until="load")
    assert len(asked) > 20
    assert set(asked) == {"report.example"}
