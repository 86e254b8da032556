"""What a record is cited by is opened, copied and read by mouse, by keyboard, without a script, on paper."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from browser.opened import VIEWS
from browser.test_access import AXE, BROKEN, WIDER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from browser.opened import Opened

EVENT = "events/wsj-report"
BOX = "details.fab-cite"
OPEN = f"{BOX} > summary"
UNFOLDED = f"{BOX}, {BOX} li:first-child > details"
APA = f"{BOX} [data-name=APA]"
TOLD = f"{BOX} .fab-told"
READ = "() => navigator.clipboard.readText()"
CLIPBOARD = ["clipboard-read", "clipboard-write"]
DENIED = """
    Object.defineProperty(navigator, "clipboard", {value: undefined});
    document.execCommand = () => false;
"""


def unfold(page: Page) -> None:
    """Open the box and the first notation in it."""
    page.click(OPEN)
    page.click(f"{BOX} details > summary >> nth=0")


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
@pytest.mark.parametrize("name", [EVENT, "sources/nl", "index"])
def test_axe_finds_nothing_in_an_open_box(
    opened: Callable[..., Opened], name: str, width: int, scheme: str
) -> None:
    shown = opened(name, width=width, color_scheme=scheme)
    shown.still()
    # Not by a click: a page that was scrolled shows a button of the theme, which is no part of this.
    shown.page.eval_on_selector_all(UNFOLDED, "all => all.forEach(each => (each.open = true))")
    shown.page.evaluate(AXE)
    assert shown.page.evaluate(BROKEN) == []


@pytest.mark.parametrize("name", [EVENT, "index"])
def test_an_open_box_is_no_wider_than_a_small_phone(
    opened: Callable[..., Opened], name: str
) -> None:
    page = opened(name, width=360).page
    for summary in page.locator(f"{BOX} summary").all():
        summary.click()
        assert page.evaluate(WIDER) == 0


def test_a_line_is_copied_and_that_is_said(opened: Callable[..., Opened]) -> None:
    page = opened(EVENT, permissions=CLIPBOARD).page
    unfold(page)
    page.get_by_role("button", name="Copy: APA").click()
    expect(page.locator(TOLD)).to_have_text("Copied: APA")
    assert page.locator(TOLD).get_attribute("role") == "status"
    assert page.evaluate(READ) == page.inner_text(APA)


def test_a_notation_is_copied_though_it_is_folded_up(
    opened: Callable[..., Opened], built: Path
) -> None:
    page = opened(EVENT, permissions=CLIPBOARD).page
    page.click(OPEN)
    for name, suffix in (("BibLaTeX", "bib"), ("RIS", "ris"), ("CSL-JSON 1.0.2", "csl.json")):
        page.get_by_role("button", name=f"Copy: {name}").click()
        expect(page.locator(TOLD)).to_have_text(f"Copied: {name}")
        file = (built / f"{EVENT}.{suffix}").read_text(encoding="utf-8")
        assert page.evaluate(READ).splitlines() == file.rstrip("\n").splitlines()


def test_it_is_opened_and_copied_by_keyboard(opened: Callable[..., Opened]) -> None:
    page = opened(EVENT, permissions=CLIPBOARD).page
    page.focus(OPEN)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(TOLD)).to_have_text("Copied: APA")
    assert page.evaluate("() => document.activeElement.matches('button.fab-copy')")


def test_what_cannot_be_copied_is_left_selected(opened: Callable[..., Opened]) -> None:
    shown = opened(EVENT)
    shown.context.add_init_script(DENIED)
    shown.page.reload()
    shown.page.click(OPEN)
    for name in ("APA", "RIS"):
        shown.page.get_by_role("button", name=f"Copy: {name}").click()
        expect(shown.page.locator(TOLD)).to_contain_text("Selected")
        part = shown.page.locator(f"{BOX} [data-name={name}]").text_content() or ""
        selected = shown.page.evaluate("() => getSelection().toString()")
        assert "".join(selected.split()) == "".join(part.split())


def test_of_the_notations_one_at_a_time_is_open(opened: Callable[..., Opened]) -> None:
    page = opened(EVENT).page
    page.click(OPEN)
    for at in range(3):
        page.click(f"{BOX} details > summary >> nth={at}")
        assert page.locator(f"{BOX} details[open]").count() == 1


def test_without_a_script_it_opens_and_has_no_buttons(
    opened: Callable[..., Opened], built: Path
) -> None:
    page = opened(EVENT, java_script_enabled=False).page
    unfold(page)
    expect(page.locator(APA)).to_be_visible()
    expect(page.locator(f"{BOX} pre >> nth=0")).to_be_visible()
    assert page.locator(f"{BOX} button").count() == 0
    links = page.locator(f"{BOX} a[download]")
    files = [str(link.get_attribute("href")) for link in links.all()]
    assert len(files) == 4
    assert all((built / "events" / file).is_file() for file in files)


def test_paper_holds_the_lines_of_a_folded_box(opened: Callable[..., Opened]) -> None:
    page = opened(EVENT).page
    line = page.locator(APA).text_content() or ""
    pdf = PdfReader(BytesIO(page.pdf(format="A4")))
    printed = "".join(sheet.extract_text(extraction_mode="layout") for sheet in pdf.pages)
    assert _letters(line) in _letters(printed)


def _letters(text: str) -> str:
    """Letters and digits alone: how a line is broken on paper is no concern."""
    return "".join(re.findall(r"\w", text))
