"""What the tests in a browser share: the built site, Chromium, and a page that tells what went wrong.

They are no part of any plain test run: ``nox -s browser`` builds the site and runs them with the
Chromium of the system. With ``FABULA_SITE`` set they open a site that is built already.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from browser.opened import Opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from playwright.sync_api import Browser, ViewportSize

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    if ready := os.environ.get("FABULA_SITE"):
        return Path(ready)
    out = tmp_path_factory.mktemp("site")
    subprocess.run([sys.executable, "-m", "sphinx", "-q", "-b", "html", DOCS, out], check=True)
    return out


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of the system; nothing is downloaded."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    assert found, "install chromium (Debian: apt-get install chromium)"
    with sync_playwright() as playwright:
        # The sandbox needs rights a container does not give, and these pages are our own.
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def opened(built: Path, browser: Browser) -> Iterator[Callable[..., Opened]]:
    """Open a page of the site: ``opened("timeline", width=390, color_scheme="dark")``.

    When the test is over, no page may have asked anything of another place, or complained.
    """
    pages: list[Opened] = []

    def visit(name: str, *, width: int = 1280, **context: Any) -> Opened:
        view: ViewportSize = {"width": width, "height": 844 if width < 600 else 900}
        pages.append(Opened(built, browser.new_context(viewport=view, **context)))
        pages[-1].go(name)
        return pages[-1]

    yield visit
    for page in pages:
        page.context.close()
        assert page.abroad == []
        assert page.complaints == []
