"""Whoever reads, on whatever screen, can read all of it: WCAG 2.2, as far as a program can tell."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser.opened import VIEWS

if TYPE_CHECKING:
    from collections.abc import Callable

    from browser.opened import Opened

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")

PAGES = [
    "index", "events", "events/wsj-report", "sources", "sources/nl", "sources/wsj-article", "timeline",
    "sums", "differences", "lineage", "ledger", "findings", "method", "cite",
]  # fmt: skip

# Of each kind of page of the documentation one.
DOCUMENTATION = [
    "explanation/words", "howto/cite-an-event", "reference/api/text", "reference/cli", "reference/kinds",
    "tutorial/index", "tutorial/first-story", "genindex", "py-modindex", "search",
]  # fmt: skip

DRAWN = ["timeline", "sums", "lineage"]

# The rules of axe, with the places that break them. It is not to fetch the style sheets again, which a
# page from a folder may not; the rules that need their text are about orientation and media.
BROKEN = """async () => (await axe.run({preload: false})).violations.map(rule =>
    `${rule.id}: ${rule.nodes.map(node => node.target.join(" ")).slice(0, 4).join("; ")}`)"""

# What a reader sees of the words of a drawing that stand on too faint a ground: WCAG 2.2, 1.4.3.
# Axe does not look at the text of drawings.
FAINT = """() => {
  const parts = (colour) => {
    const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number);
    return colour.startsWith("color(") ? [r * 255, g * 255, b * 255, a] : [r, g, b, a];
  };
  const light = ([r, g, b]) => [r, g, b]
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const ground = (element) => {
    for (let box = element; box; box = box.parentElement) {
      const colour = parts(getComputedStyle(box).backgroundColor);
      if (colour[3] === 1) return colour;
    }
    return [255, 255, 255, 1];
  };
  const shown = [...document.querySelectorAll("svg.fab-figure text")]
    .filter((text) => text.getBoundingClientRect().width);
  const faint = shown
    .map((text) => {
      const pair = [light(parts(getComputedStyle(text).fill)), light(ground(text))];
      return [text.textContent, (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05)];
    })
    .filter(([, ratio]) => ratio < 4.5);
  return [shown.length, faint];
}"""

# What has the focus, if it lies outside the window or nothing marks it.
UNSEEN = """() => {
  const element = document.activeElement;
  const box = element.getBoundingClientRect();
  const within = box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
  const marked = getComputedStyle(element).outlineStyle !== "none";
  return within && marked ? null : element.outerHTML.slice(0, 80);
}"""

# Where a line ends within a number: the characters before and behind its end.
ENDS = """() => {
  const walk = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  const signs = [];
  while (walk.nextNode()) {
    const { data, parentElement: within } = walk.currentNode;
    if (!within.checkVisibility()) continue;
    for (let at = 0; at < data.length; at++) {
      const range = document.createRange();
      range.setStart(walk.currentNode, at);
      range.setEnd(walk.currentNode, at + 1);
      signs.push({ sign: data[at], line: range.getBoundingClientRect().bottom, within });
    }
  }
  return signs
    .map((one, at) => [signs[at - 1] ?? one, one])
    .filter(([last, next]) => last.within === next.within && next.line > last.line + 4)
    .map(([last, next]) => last.sign + next.sign)
    .filter((pair) => /^[\\d,]+$/.test(pair));
}"""

# By how many pixels the page is wider than the window, and what reaches out of it.
WIDER = """() => {
  const [all, seen] = [document.documentElement.scrollWidth, document.documentElement.clientWidth];
  return Math.max(0, all - seen);
}"""


@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [
        *((name, *view) for name in PAGES for view in VIEWS),
        *((name, *view) for name in DOCUMENTATION for view in VIEWS[::3]),
    ],
)
def test_axe_finds_nothing(
    opened: Callable[..., Opened], name: str, width: int, scheme: str
) -> None:
    shown = opened(name, width=width, color_scheme=scheme)
    shown.still()
    shown.page.evaluate(AXE)
    assert shown.page.evaluate(BROKEN) == []


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
@pytest.mark.parametrize("name", DRAWN)
def test_the_words_of_a_drawing_stand_out(
    opened: Callable[..., Opened], name: str, width: int, scheme: str
) -> None:
    shown = opened(name, width=width, color_scheme=scheme)
    number, faint = shown.page.evaluate(FAINT)
    assert number > 0
    assert faint == []


@pytest.mark.parametrize("width", [390, 1280])
def test_whatever_has_the_focus_is_seen(opened: Callable[..., Opened], width: int) -> None:
    shown = opened("index", width=width, reduced_motion="reduce")
    shown.page.add_style_tag(content="* { scroll-behavior: auto !important; }")
    shown.still()
    unseen = []
    for _ in range(40):
        shown.page.keyboard.press("Tab")
        if hidden := shown.page.evaluate(UNSEEN):
            unseen.append(hidden)
    assert unseen == []


def test_the_contents_of_a_page_come_in_when_the_focus_enters_them(
    opened: Callable[..., Opened],
) -> None:
    shown = opened("index", width=390)
    shown.still()
    shown.page.locator(".toc-drawer a >> visible=true").first.focus()
    shown.page.keyboard.press("Tab")
    assert shown.page.evaluate("() => document.activeElement.closest('.toc-drawer') !== null")
    assert shown.page.evaluate(UNSEEN) is None


def test_a_very_long_number_is_broken_between_its_groups_alone(
    opened: Callable[..., Opened],
) -> None:
    shown = opened("differences", width=390)
    ends = shown.page.evaluate(ENDS)
    assert ends
    assert {end[0] for end in ends} == {","}
    for name in ("sums", "events/wsj-report"):
        shown.go(name)
        assert {end[0] for end in shown.page.evaluate(ENDS)} <= {","}


@pytest.mark.parametrize("name", ["tutorial/first-story", "howto/account-for-every-figure"])
def test_no_line_of_an_article_or_of_what_is_printed_is_hidden(
    opened: Callable[..., Opened], name: str
) -> None:
    page = opened(name, width=390).page
    listings = page.locator(":is(.highlight-text, .highlight-console) pre")
    assert listings.count() > 0
    assert (
        listings.evaluate_all("all => all.filter(one => one.scrollWidth > one.clientWidth)") == []
    )


def test_no_page_of_the_story_is_wider_than_a_small_phone(
    opened: Callable[..., Opened], built: Path
) -> None:
    shown = opened("index", width=360)
    story = [*built.glob("*.html"), *built.glob("events/*.html"), *built.glob("sources/*.html")]
    wide = {}
    for file in sorted(story):
        name = str(file.relative_to(built).with_suffix(""))
        shown.go(name)
        if wider := shown.page.evaluate(WIDER):
            wide[name] = wider
    assert wide == {}
