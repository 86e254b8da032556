"""Whatever a story says is text: nothing of it acts on the page, or on the text beside it."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest
from sphinx.util.texescape import tex_replacements

from fabula.errors import FindingCode
from fabula.evidence.collating.collated import Collated, Text
from fabula.evidence.collating.divergence import Divergence
from fabula.evidence.collating.witness import Place
from fabula.exchange import load, save_collation
from fabula.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from sphinxext.tiny_site import Built, Site

pytestmark = pytest.mark.no_cover

# As one page, and as a narrative with notes and a page for each record.
SETTINGS: dict[str, dict[str, Any]] = {
    "plain": {},
    "narrative": {"fabula_narrative": ["index"], "fabula_pages": True},
}
BUILDERS = ["html", "epub", "singlehtml", "dirhtml", "latex", "text", "man", "texinfo"]
OVERRIDES = "[\u202a-\u202e\u2066-\u2069]"


class _Elements(HTMLParser):
    """Every element of a page, with its attributes, and what its scripts hold."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[tuple[str | None, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "script":
            self.scripts.append((self.found[-1][1].get("type"), data))


def prepared(one: Site) -> Site:
    """The site with copies that were found to differ."""
    sources = [source for source in load(one.folder / "story").sources if source.seen]
    texts = tuple(Text(each.id, each.file or "", 12, ((Span(0, 9),),)) for each in sources)
    here, there = (Place(each.id, 5, 9, "0" * 64) for each in sources)
    lost = Divergence(FindingCode.LOST_LINK, here, (there,))
    save_collation(one.folder / "story", Collated(texts, divergences=(lost,)))
    return one


@pytest.fixture(scope="module", params=SETTINGS)
def hostile(site: Callable[[str], Site], request: pytest.FixtureRequest) -> Built:
    built = prepared(site("hostile")).build(**SETTINGS[request.param])
    assert built.warnings == ""
    return built


def everything(built: Built) -> str:
    """All pages, one after another."""
    pages = sorted(built.out.rglob("*.html"))
    return "".join(page.read_text(encoding="utf-8") for page in pages)


def assert_harmless(elements: Iterable[tuple[str, dict[str, str | None]]]) -> None:
    """No element is there that our pages do not have, and none runs or leads to a script."""
    for tag, attributes in elements:
        assert tag not in ("iframe", "img", "b", "object", "embed")
        assert tag != "script" or "alert" not in str(attributes)
        assert not [name for name in attributes if name.startswith("on")]
        for name in ("href", "src", "action", "formaction"):
            assert not re.match(
                r"\s*(javascript|data|vbscript):", attributes.get(name) or "", re.IGNORECASE
            )


def test_no_markup_of_a_story_becomes_an_element(hostile: Built) -> None:
    assert_harmless(_Elements(everything(hostile)).found)
    assert "<script>alert" not in everything(hostile)


def test_the_words_are_shown_as_they_are(hostile: Built) -> None:
    # Within sentences of ours quotation marks are typographic ones.
    page = re.sub("&#x27;|&#39;|[\u2018\u2019]", "'", everything(hostile))
    for name in (
        "event", "agent", "label", "quote", "gloss", "hedge", "why", "topic", "because", "svg",
        "relation", "if", "edge", "worse",
    ):  # fmt: skip
        assert f"&lt;script&gt;alert('{name}')&lt;/script&gt;" in page, name
    assert "[link](javascript:alert(1)) **bold**" in page


def test_nothing_turns_the_direction_of_the_text_beside_it(hostile: Built) -> None:
    for file in hostile.out.rglob("*.html"):
        assert not re.search(OVERRIDES, file.read_text(encoding="utf-8"))
    assert "<bdi>Turned 2019-03-06\ufffd around</bdi>" in everything(hostile)


def test_every_drawing_is_one_whole_drawing(hostile: Built) -> None:
    drawings = re.findall(r"<svg.*?</svg>", hostile.page("index"), re.DOTALL)
    layouts = [one for one in drawings if re.search('class="fab-figure fab-(wide|narrow)"', one)]
    assert len(layouts) == 6
    for drawing in drawings:
        root = ElementTree.fromstring(drawing)
        assert_harmless((part.tag.rpartition("}")[2], dict(part.attrib)) for part in root.iter())


def test_a_story_is_in_no_script_but_as_data_that_can_be_read(hostile: Built) -> None:
    scripts = _Elements(everything(hostile)).scripts
    data = [json.loads(text) for type_, text in scripts if type_ == "application/ld+json"]
    assert data
    assert not any(str(each.get("url", "")).startswith("javascript:") for each in data)
    assert not any("alert" in text for type_, text in scripts if type_ != "application/ld+json")


@pytest.mark.parametrize("settings", SETTINGS)
@pytest.mark.parametrize("builder", BUILDERS)
def test_no_builder_is_harmed(site: Callable[[str], Site], builder: str, settings: str) -> None:
    built = prepared(site("hostile")).build(builder, **SETTINGS[settings])
    assert built.warnings == ""
    for file in told(built.out):
        text = file.read_text(encoding="utf-8")
        assert not re.search(OVERRIDES, text), file.name
        assert "\x07" not in text, file.name


def told(out: Path) -> list[Path]:
    """The files of a build that are text of the pages."""
    kinds = {".html", ".xhtml", ".opf", ".ncx", ".tex", ".1", ".texi"}
    kinds |= {".txt"} if out.name == "text" else set()
    return [file for file in sorted(out.rglob("*")) if file.suffix in kinds]


@pytest.mark.parametrize("settings", SETTINGS)
def test_an_e_book_is_well_formed_in_every_part(site: Callable[[str], Site], settings: str) -> None:
    built = prepared(site("hostile")).build("epub", **SETTINGS[settings])
    parts = [
        file for kind in ("xhtml", "opf", "ncx", "svg") for file in built.out.rglob(f"*.{kind}")
    ]
    assert len(parts) > 4
    for part in parts:
        root = ElementTree.parse(part).getroot()
        assert_harmless((each.tag.rpartition("}")[2], dict(each.attrib)) for each in root.iter())


@pytest.mark.parametrize("settings", SETTINGS)
def test_tex_commands_are_letters(site: Callable[[str], Site], settings: str) -> None:
    """A harmless story of the same shape has every command that the hostile one has."""
    one = prepared(site("hostile"))
    hostile = tex(one.build("latex", clean=True, **SETTINGS[settings]))
    assert hostile.count("\\end{document}") == 1
    assert "\\textbackslash{}input\\{/etc/passwd\\}" in hostile
    escapes = {command for _, told in tex_replacements for command in commands(told)}
    for file in (one.folder / "story").glob("*.toml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(_HOSTILE.sub("x", text), encoding="utf-8")
    one.weigh()
    ours = commands(tex(prepared(one).build("latex", clean=True, **SETTINGS[settings])))
    assert commands(hostile) <= ours | escapes | {r"\textless", r"\textgreater", r"\textasciigrave"}


# Whatever is special to TeX within a string of TOML, with the escape it is written by.
_HOSTILE = re.compile(r"\\\\|\\u20[0-9A-F]{2}|\\u0007|[$%#~^<>&`@]")


def tex(built: Built) -> str:
    """What the LaTeX builder wrote for the pages."""
    (file,) = built.out.glob("*.tex")
    return file.read_text(encoding="utf-8").partition("\\begin{document}")[2]


def commands(text: str) -> set[str]:
    """Every control word, and every control symbol."""
    return set(re.findall(r"\\(?:[A-Za-z@]+|[^A-Za-z@])", text))


def test_nothing_of_a_story_is_a_request_of_a_manual_page(site: Callable[[str], Site]) -> None:
    built = prepared(site("hostile")).build("man")
    (file,) = built.out.rglob("*.1")
    text = file.read_text(encoding="utf-8")
    requests = set(re.findall(r"^[.'] *(\w+)", text, re.MULTILINE))
    assert not requests & {"so", "sy", "pso", "open", "opena", "pi", "mso", "ig"}
    assert not re.search(r"^[.']de <", text, re.MULTILINE)
    assert "\\&.so /etc/passwd" in text


def test_nothing_of_a_story_is_a_command_of_texinfo(site: Callable[[str], Site]) -> None:
    built = prepared(site("hostile")).build("texinfo")
    (file,) = built.out.glob("*.texi")
    text = file.read_text(encoding="utf-8")
    assert "@@include /etc/passwd" in text
    assert not re.search(r"(?<!@)@(verbatim)?include\b", text)


def test_links_into_a_hostile_source_stay_links_into_it(hostile: Built) -> None:
    addresses = re.findall(r'class="fab-at-words[^"]*" href="([^"]*)"', everything(hostile))
    assert addresses
    assert all(address.startswith("https://evil.example/") for address in addresses)


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_title_far_too_long_for_a_line_is_shown_whole(
    site: Callable[[str], Site], builder: str
) -> None:
    # Sphinx takes a time that grows with the square of a word to break it for plain text.
    title = "o" * 2_000
    one = site("pages")
    one.edit("story/events.toml", 'title = "The bridge is to open"', f'title = "{title}"')
    built = one.build(builder, fabula_pages=True)
    assert built.warnings == ""
    shown = "".join(file.read_text(encoding="utf-8") for file in told(built.out))
    assert title in shown.replace("\n", "")
