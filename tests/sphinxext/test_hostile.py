"""Whatever a story says is text: nothing of it acts on the page, or on the text beside it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxext.tiny_site import Built, Site


class _Elements(HTMLParser):
    """Every element of a page, with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.fixture
def hostile(site: Callable[[str], Site]) -> Built:
    built = site("hostile").build()
    assert built.warnings == ""
    return built


def test_no_markup_of_a_story_becomes_an_element(hostile: Built) -> None:
    for tag, attributes in _Elements(hostile.page("index")).found:
        assert tag not in ("iframe", "img", "b")
        assert tag != "script" or "alert" not in str(attributes)
        assert not [name for name in attributes if name.startswith("on")]
        assert not (attributes.get("href") or "").lower().startswith("javascript:")
    assert "<script>alert" not in hostile.page("index")


def test_the_words_are_shown_as_they_are(hostile: Built) -> None:
    page = hostile.page("index")
    for name in ("event", "agent", "label", "quote", "gloss", "hedge", "why", "topic", "because"):
        assert f"&lt;script&gt;alert('{name}')&lt;/script&gt;" in page.replace(
            "&#x27;", "'"
        ).replace("&#39;", "'")
    assert "[link](javascript:alert(1)) **bold**" in page


def test_nothing_turns_the_direction_of_the_text_beside_it(hostile: Built) -> None:
    for file in hostile.out.rglob("*.html"):
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", file.read_text(encoding="utf-8"))
    assert "<bdi>Turned 2019-03-06\ufffd around</bdi>" in hostile.page("index")


@pytest.mark.parametrize("builder", ["epub", "singlehtml", "dirhtml", "text", "man", "texinfo"])
def test_other_builders_are_not_harmed(site: Callable[[str], Site], builder: str) -> None:
    built = site("hostile").build(builder)
    assert built.warnings == ""
    for file in built.out.rglob("*.xhtml"):
        ElementTree.parse(file)


def test_tex_commands_are_letters(site: Callable[[str], Site]) -> None:
    built = site("hostile").build("latex")
    assert built.warnings == ""
    (file,) = built.out.glob("*.tex")
    body = file.read_text(encoding="utf-8").partition("\\begin{document}")[2]
    assert "\\input{" not in body
    assert "\\write18" not in body
    assert "\\catcode`\\@" not in body
    assert body.count("\\end{document}") == 1
    assert "\\textbackslash{}input\\{/etc/passwd\\}" in body


def test_a_title_of_ten_thousand_characters_is_shown(site: Callable[[str], Site]) -> None:
    one = site("pages")
    one.edit("story/events.toml", 'title = "The bridge is to open"', f'title = "{"o" * 10_000}"')
    built = one.build()
    assert built.warnings == ""
    assert "o" * 10_000 in built.page("events")
