"""Take the pictures of the README again: ``python tests/browser/pictures.py SITE``, or ``nox -s pictures``.

They show the first page of the built report with one note open, in light and in dark, twice as fine as
a plain screen, and nothing that the page itself does not show. Few colours keep them small; the letters
are those of the fonts at hand, so the bytes differ from one machine to the next.
"""

from __future__ import annotations

import shutil
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PIL import Image
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
PHRASE = "5 to 7 trillion US dollars"
# The letters' edges need some twenty shades; with fewer they fray.
COLOURS = 32


def taken(browser: Browser, site: Path, scheme: Literal["light", "dark"]) -> bytes:
    """The page with the note of the phrase open, as PNG."""
    with browser.new_context(
        viewport={"width": 840, "height": 600}, color_scheme=scheme, device_scale_factor=2
    ) as context:
        page = context.new_page()
        page.goto((site / "index.html").resolve().as_uri())
        page.locator("a.fab-mark", has_text=PHRASE).first.hover()
        page.wait_for_selector(".fab-popover")
        return page.screenshot(animations="disabled")


def small(png: bytes) -> bytes:
    """The same picture in few colours."""
    held = BytesIO()
    few = Image.open(BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(held, "PNG", optimize=True)
    return held.getvalue()


def main(site: Path) -> None:
    """Write both pictures."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        for scheme in SCHEMES:
            (PICTURES / f"report-{scheme}.png").write_bytes(small(taken(browser, site, scheme)))
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
