"""Chromium opens saved copies of sources at the words our pages link to, or as any page is opened.

Which words it marks no script can read; they are seen on a picture of the page (``open.mjs``). Where
nothing is to be found a second directive leads to the end of the page: when that is reached, the first
has been sought.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from fabula.text.fragment import at_words
from javascript.letter import AGAIN, JOINED, letter
from javascript.saved import SENTINEL, page

if TYPE_CHECKING:
    from collections.abc import Callable

    from javascript.saved import Copy

END = "&text=" + at_words("", SENTINEL).partition("text=")[2]

Seen = dict[str, dict[str, Any]]
"""For each claim, whether the page scrolled, and which words were marked where."""


@pytest.fixture(scope="module")
def saved(copy: Copy, ask: Callable[[str, object], Any]) -> Seen:
    """What is seen where a link opens the saved page."""
    pages = {id: page(text) for id, text in copy.texts.items()}
    links = [
        {"page": copy.source(address), "fragment": fragment, "scrolls": not parted(copy, address)}
        for address, fragment in copy.links.items()
    ]
    return dict(zip(copy.links, ask("open.mjs", {"pages": pages, "links": links}), strict=True))


def parted(copy: Copy, address: str) -> bool:
    """Whether the words stand in two paragraphs, where no browser finds them."""
    return "\n" in copy.found(address)[1]


def test_every_link_opens_the_page_at_its_words_and_marks_them_alone(
    copy: Copy, saved: Seen
) -> None:
    assert saved
    for address, seen in saved.items():
        there = [] if parted(copy, address) else [list(copy.found(address))]
        assert seen == {"scrolled": bool(there), "marked": there}, address


@pytest.mark.parametrize("copy", ["letter", "harbour"], indirect=True)
def test_words_that_are_gone_or_altered_are_marked_nowhere(
    copy: Copy, ask: Callable[[str, object], Any]
) -> None:
    pages = {f"without {address}": page(copy.without(address)) for address in copy.links}
    pages |= {id: page(text) for id, text in copy.texts.items()}
    gone = [(f"without {address}", fragment) for address, fragment in copy.links.items()]
    altered = [(copy.source(address), f"{one}x") for address, one in copy.links.items()]
    links = [
        {"page": name, "fragment": fragment + END, "scrolls": True}
        for name, fragment in [*gone, *altered]
    ]
    seen = ask("open.mjs", {"pages": pages, "links": links})
    assert seen == [{"scrolled": True, "marked": []}] * len(links)


@pytest.mark.parametrize("copy", ["harbour"], indirect=True)
def test_a_page_without_the_words_does_not_scroll(
    copy: Copy, ask: Callable[[str, object], Any]
) -> None:
    pages = {address: page(copy.without(address)) for address in list(copy.links)[:5]}
    links = [
        {"page": address, "fragment": copy.links[address], "scrolls": False} for address in pages
    ]
    seen = ask("open.mjs", {"pages": pages, "links": links})
    assert seen == [{"scrolled": False, "marked": []}] * 5


def test_words_that_a_browser_would_not_find_or_would_seek_elsewhere_have_no_link(
    ask: Callable[[str, object], Any],
) -> None:
    copy = letter()
    unlinked = {f"sent/{name}" for name in [*AGAIN, *JOINED, "second", "by-place"]}
    assert set(copy.claims) - set(copy.links) == unlinked
    astray = [f"sent/{name}" for name in ["case", *JOINED, "second"]]
    words = [copy.story.claim(address).passage.exact or "" for address in astray]
    links = [
        {"page": "letter", "fragment": at_words("", one) + END, "scrolls": True} for one in words
    ]
    seen = ask("open.mjs", {"pages": {"letter": page(copy.texts["letter"])}, "links": links})
    for address, one in zip(astray, seen, strict=True):
        assert list(copy.found(address)) not in one["marked"], address
