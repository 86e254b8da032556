"""What the tests with real consumers share: the first story, exported for a site that has an address.

These programs are no part of the package and of no plain test run: ``nox -s consumers`` installs them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fabula.exchange import load, load_weighed
from fabula.exchange.edition import Edition
from fabula.exchange.format import format_named

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Run by the Python of the validator, which has what it imports.
collect_ignore = ["crates.py"]


@pytest.fixture(scope="session")
def edition(seed: Path) -> Edition:
    """The first story, whole, at an address nobody has."""
    return Edition.of(load(seed), None, "https://example.org/chips", load_weighed(seed))


@pytest.fixture
def written(edition: Edition, tmp_path: Path) -> Callable[[str], Path]:
    """Write a format into a folder; gives the main file, or the folder of several."""

    def write(name: str) -> Path:
        files = format_named(name).write(edition).files
        for file, data in files.items():
            (tmp_path / file).write_bytes(data)
        return tmp_path / next(iter(files)) if len(files) == 1 else tmp_path

    return write
