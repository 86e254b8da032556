"""A built page as a tree, and the text of its blocks with the elements each letter stands in."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Element", "Run", "parsed", "runs"]

_VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"}
_SILENT = {"script", "style", "template", "head"}
# What stands within a line; whatever else there is begins a text of its own.
_INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "i", "q", "s", "small", "span", "strong",
    "sub", "time", "tspan", "u",
}  # fmt: skip


@dataclass(eq=False)
class Element:
    """An element of a page.

    Attributes:
        tag: its name.
        attributes: as they stand, entities resolved.
        parent: None for the root.
        children: elements and texts, in order.
    """

    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> set[str]:
        """The classes it has."""
        return set(self.attributes.get("class", "").split())

    @property
    def lineage(self) -> Iterator[Element]:
        """The element, what holds it, and so on to the root."""
        one: Element | None = self
        while one is not None:
            yield one
            one = one.parent

    @property
    def below(self) -> Iterator[Element]:
        """Every element within, in order, itself first."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.below


@dataclass
class Run:
    """The text of one block in one language, and the element of each of its letters."""

    language: str
    text: str = ""
    holders: list[Element] = field(default_factory=list)

    def add(self, text: str, holder: Element) -> None:
        """Let a text follow."""
        self.text += text
        self.holders += [holder] * len(text)


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = self.at = Element("", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        one = Element(tag, {name: value or "" for name, value in attrs}, self.at)
        self.at.children.append(one)
        if tag not in _VOID:
            self.at = one

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            while self.at.tag != tag and self.at.parent:
                self.at = self.at.parent
            self.at = self.at.parent or self.at

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.at.children.append(Element(tag, {name: value or "" for name, value in attrs}, self.at))

    def handle_data(self, data: str) -> None:
        self.at.children.append(data)


def parsed(page: str) -> Element:
    """The tree of a page."""
    tree = _Tree()
    tree.feed(page)
    tree.close()
    return tree.root


def runs(element: Element, language: str) -> list[Run]:
    """The texts of an element, block by block; words in another language are a text of their own."""
    found = [Run(language)]
    _collect(element, found[0], found)
    return [run for run in found if run.text.strip()]


def _collect(element: Element, run: Run, found: list[Run]) -> None:
    for child in element.children:
        if isinstance(child, str):
            run.add(child, element)
        elif child.tag not in _SILENT:
            language = child.attributes.get("lang", run.language)
            if child.tag in _INLINE and language == run.language:
                _collect(child, run, found)
            else:
                found.append(Run(language))
                _collect(child, found[-1], found)
                # Keeps the words on both sides of it apart.
                run.add("\ufffc", element)
