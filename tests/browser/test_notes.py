"""The note behind a phrase is reached by mouse, by keyboard, by touch, without a script and on paper."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

from playwright.sync_api import expect
from pypdf import PdfReader

if TYPE_CHECKING:
    from collections.abc import Callable

    from browser.opened import Opened

MARK = "a.fab-mark"
NOTE = ".fab-popover"
FOCUSED = "() => document.activeElement.id"


def test_a_note_opens_under_the_mouse_which_may_enter_it(opened: Callable[..., Opened]) -> None:
    page = opened("index").page
    page.hover(f"{MARK} >> nth=2")
    page.wait_for_selector(NOTE)
    page.hover(NOTE)
    page.wait_for_timeout(500)  # longer than the note waits to be entered
    assert page.is_visible(NOTE)
    page.mouse.move(1, 1)
    page.wait_for_selector(NOTE, state="hidden")


def test_a_note_opens_at_the_focus_and_esc_closes_it(opened: Callable[..., Opened]) -> None:
    page = opened("index").page
    page.focus("h1 .headerlink")
    while not page.evaluate("() => document.activeElement.matches('a.fab-mark')"):
        page.keyboard.press("Tab")
    mark = page.evaluate(FOCUSED)
    page.wait_for_selector(NOTE)
    page.keyboard.press("Escape")
    page.wait_for_selector(NOTE, state="hidden")
    assert page.evaluate(FOCUSED) == mark


def test_esc_within_a_note_gives_the_focus_back_to_its_phrase(
    opened: Callable[..., Opened],
) -> None:
    page = opened("index").page
    page.focus("h1 .headerlink")
    while not page.evaluate("() => document.activeElement.matches('a.fab-mark')"):
        page.keyboard.press("Tab")
    mark = page.evaluate(FOCUSED)
    page.keyboard.press("Tab")
    assert page.evaluate("() => !!document.activeElement.closest('.fab-popover')")
    page.keyboard.press("Escape")
    page.wait_for_selector(NOTE, state="hidden")
    assert page.evaluate(FOCUSED) == mark


def test_a_sheet_does_not_hide_the_phrase_that_was_touched(opened: Callable[..., Opened]) -> None:
    page = opened("index", width=390, has_touch=True).page
    for number in (2, 4, 30):
        mark = page.locator(MARK).nth(number)
        mark.evaluate("one => scrollBy(0, one.getBoundingClientRect().bottom - innerHeight + 30)")
        mark.tap()
        page.wait_for_selector(NOTE)
        page.wait_for_timeout(700)  # the page may scroll smoothly
        phrase, sheet = mark.bounding_box(), page.locator(NOTE).bounding_box()
        assert phrase is not None
        assert sheet is not None
        assert phrase["y"] + phrase["height"] <= sheet["y"]
        page.keyboard.press("Escape")


def test_a_touch_opens_a_note_in_place_and_the_next_follows_the_link(
    opened: Callable[..., Opened],
) -> None:
    page = opened("index", width=390, has_touch=True, is_mobile=True).page
    mark = page.locator(MARK).nth(2)
    mark.tap()
    page.wait_for_selector(NOTE)
    assert "#" not in page.url
    page.tap("h1")
    page.wait_for_selector(NOTE, state="hidden")
    mark.tap()
    page.wait_for_selector(NOTE)
    mark.tap()
    page.wait_for_url("**#*")


def test_without_a_script_the_link_leads_to_the_note(opened: Callable[..., Opened]) -> None:
    page = opened("index", java_script_enabled=False).page
    mark = page.locator(MARK).nth(2)
    note = str(mark.get_attribute("href"))
    mark.click()
    assert page.url.endswith(note)
    expect(page.locator(f"[id='{note.removeprefix('#')}']")).to_be_in_viewport()


def test_paper_holds_every_note(opened: Callable[..., Opened]) -> None:
    page = opened("index").page
    notes = page.locator(".fab-note-item").all_text_contents()
    lines = {_letters(line) for note in notes for line in note.splitlines()}
    pdf = PdfReader(BytesIO(page.pdf(format="A4")))
    printed = _letters("".join(sheet.extract_text() for sheet in pdf.pages))
    assert len(notes) > 50
    assert sorted(line for line in lines if line not in printed) == []


def _letters(text: str) -> str:
    """Letters and digits alone: how a line is broken on paper is no concern."""
    return "".join(re.findall(r"\w", text.replace("↑", "")))
