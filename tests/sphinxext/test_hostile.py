"""Whatever a story says is text: nothing of it acts on the page, or on the text beside it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
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


# As one page, and as a narrative with notes and a page for each record.
SETTINGS: dict[str, dict[str, Any]] = {
    "plain": {},
    "narrative": {"fabula_narrative": ["index"], "fabula_pages": True},
}


@pytest.fixture(params=SETTINGS)
def hostile(site: Callable[[str], Site], request: pytest.FixtureRequest) -> Built:
    built = site("hostile").build(**SETTINGS[request.param])
    assert built.warnings == ""
    return built


def everything(built: Built) -> str:
    """All pages, one after another."""
    pages = sorted(built.out.rglob("*.html"))
    return "".join(page.read_text(encoding="utf-8") for page in pages)


def test_no_markup_of_a_story_becomes_an_element(hostile: Built) -> None:
    for tag, attributes in _Elements(everything(hostile)).found:
        assert tag not in ("iframe", "img", "b")
        assert tag != "script" or "alert" not in str(attributes)
        assert not [name for name in attributes if name.startswith("on")]
        assert not (attributes.get("href") or "").lower().startswith("javascript:")
    assert "<script>alert" not in everything(hostile)


def test_the_words_are_shown_as_they_are(hostile: Built) -> None:
    # Within sentences of ours quotation marks are typographic ones.
    page = re.sub("&#x27;|&#39;|[\u2018\u2019]", "'", everything(hostile))
    for name in ("event", "agent", "label", "quote", "gloss", "hedge", "why", "topic", "because"):
        assert f"&lt;script&gt;alert('{name}')&lt;/script&gt;" in page
    assert "[link](javascript:alert(1)) **bold**" in page


def test_nothing_turns_the_direction_of_the_text_beside_it(hostile: Built) -> None:
    for file in hostile.out.rglob("*.html"):
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", file.read_text(encoding="utf-8"))
    assert "<bdi>Turned 2019-03-06\ufffd around</bdi>" in everything(hostile)


@pytest.mark.parametrize("settings", SETTINGS)
@pytest.mark.parametrize("builder", ["epub", "singlehtml", "dirhtml", "text", "man", "texinfo"])
def test_other_builders_are_not_harmed(
    site: Callable[[str], Site], builder: str, settings: str
) -> None:
    built = site("hostile").build(builder, **SETTINGS[settings])
    assert built.warnings == ""
    for file in built.out.rglob("*.xhtml"):
        ElementTree.parse(file)


@pytest.mark.parametrize("settings", SETTINGS)
def test_tex_commands_are_letters(site: Callable[[str], Site], settings: str) -> None:
    built = site("hostile").build("latex", **SETTINGS[settings])
    assert built.warnings == ""
    (file,) = built.out.glob("*.tex")
    body = file.read_text(encoding="utf-8").partition("\\begin{document}")[2]
    assert "\\input{" not in body
    assert "\\write18" not in body
    assert "\\catcode`\\@" not in body
    assert body.count("\\end{document}") == 1
    assert "\\textbackslash{}input\\{/etc/passwd\\}" in body


def test_links_into_a_hostile_source_stay_links_into_it(hostile: Built) -> None:
    addresses = re.findall(r'class="fab-at-words[^"]*" href="([^"]*)"', everything(hostile))
    assert addresses
    assert all(address.startswith("https://evil.example/") for address in addresses)


def test_a_title_of_ten_thousand_characters_is_shown(site: Callable[[str], Site]) -> None:
    one = site("pages")
    one.edit("story/events.toml", 'title = "The bridge is to open"', f'title = "{"o" * 10_000}"')
    built = one.build(fabula_pages=True)
    assert built.warnings == ""
    assert "o" * 10_000 in built.page("events/opening")
