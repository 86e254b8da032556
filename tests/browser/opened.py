"""A page of the built site, open in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, ConsoleMessage

VIEWS = [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")]
"""Widths in CSS pixels and colour schemes, of a phone and of a desk."""

# Gone before it is over: that a link is hovered must not change what is measured.
STILL = "*, ::before, ::after { transition: none !important; animation: none !important; }"


class Opened:
    """A page, with what it asked of other places and what it complained of.

    Attributes:
        page: Playwright's page.
        asked: every address asked for.
        complaints: errors on the console, and of scripts.
    """

    def __init__(self, site: Path, context: BrowserContext) -> None:
        self.site = site
        self.context = context
        self.page = context.new_page()
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def go(self, name: str) -> None:
        """Load another page of the site by its name, with its fragment."""
        page, _, fragment = name.partition("#")
        address = (self.site / f"{page}.html").as_uri()
        self.page.goto(f"{address}#{fragment}" if fragment else address)

    def still(self) -> None:
        """End every transition."""
        self.page.add_style_tag(content=STILL)

    @property
    def abroad(self) -> list[str]:
        """The addresses asked for that are neither files nor within the page itself."""
        return [url for url in self.asked if not url.startswith(("file:", "data:"))]

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(message.text)
