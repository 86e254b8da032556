"""What the tests with JavaScript readers share: their programs, a browser, and the first story's exports.

``nox -s javascript`` installs the programs, each in one version, and names their folder in FABULA_NODE.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from consumers.programs import said
from fabula.exchange import load, load_weighed
from fabula.exchange.edition import Edition
from javascript.letter import letter
from javascript.saved import Copy
from planted import HARBOUR

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def home() -> Path:
    """The folder the programs are installed in."""
    return Path(os.environ["FABULA_NODE"])


@pytest.fixture(scope="session")
def chromium() -> str:
    """The Chromium of the system; nothing is downloaded."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    assert found, "install chromium (Debian: apt-get install chromium)"
    return found


@pytest.fixture(scope="session")
def edition(seed: Path) -> Edition:
    """The first story at an address nobody has."""
    return Edition.of(load(seed), None, "https://example.org/chips", load_weighed(seed))


@pytest.fixture(scope="session", params=["letter", "harbour", "articles"])
def copy(request: pytest.FixtureRequest) -> Copy:
    """A hard text, the story of the tests, and the first story with its articles."""
    if request.param == "letter":
        return letter()
    if request.param == "harbour":
        return Copy.loaded(HARBOUR / "story", HARBOUR / "texts")
    seed, articles = map(request.getfixturevalue, ("seed", "articles"))
    return Copy.loaded(seed, articles)


@pytest.fixture(scope="session")
def ask(
    home: Path, chromium: str, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str, object], Any]:
    """Ask a script that drives Chromium: ``ask("open.mjs", {...})`` is the JSON it answers."""

    def answer(script: str, asked: object) -> Any:
        file = tmp_path_factory.mktemp("asked") / "asked.json"
        file.write_text(json.dumps(asked), encoding="utf-8")
        return json.loads(said("node", HERE / script, home, file, chromium).splitlines()[-1])

    return answer
