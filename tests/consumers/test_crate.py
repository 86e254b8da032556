"""A crate is checked by roc-validator, which wants an environment of its own and is never online.

It may say "valid" of a crate it could not read: so its checks are counted, and one that did not run
counts as failed. ``nox -s consumers`` installs it and names its Python in FABULA_ROC.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from consumers.programs import said
from fabula.exchange.format import format_named

if TYPE_CHECKING:
    from collections.abc import Callable

    from fabula.exchange.edition import Edition

METADATA = "ro-crate-metadata.json"

# What it recommends and a story does not say: a publisher, and where its editors are on the web.
UNSAID = {"ro-crate-1.1_22.3", "ro-crate-1.1_31.2"}


@dataclass(frozen=True)
class Report:
    """What the validator says of a crate: how many checks there are, how many ran, which failed."""

    checks: int
    ran: int
    failed: frozenset[str]

    @property
    def holds(self) -> bool:
        return self.ran == self.checks > 0 and self.failed <= UNSAID


@pytest.fixture
def crate(edition: Edition, tmp_path: Path) -> Callable[..., Path]:
    """Write the crate of the first story as if released on a day, or on none."""

    def write(name: str, released: date | None = date(2026, 1, 2)) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        one = replace(edition, story=replace(edition.story, released=released))
        for file, data in format_named("rocrate").write(one).files.items():
            (folder / file).write_bytes(data)
        return folder

    return write


@pytest.fixture
def reports(tmp_path: Path) -> Callable[..., list[Report]]:
    """Ask the validator; without the context in its cache, if that is asked for."""
    python = os.environ.get("FABULA_ROC")
    if not python:
        pytest.skip("FABULA_ROC is unset: nox -s consumers installs roc-validator")
    held = str(files("rocrate") / "data" / "ro-crate.jsonld")

    def ask(*crates: Path, context: str = held) -> list[Report]:
        script = Path(__file__).parent / "crates.py"
        told = said(python, script, tmp_path / "cache", context, *crates)
        (line,) = (line for line in told.splitlines() if line.startswith("[{"))
        return [
            Report(one["checks"], one["ran"], frozenset(one["failed"])) for one in json.loads(line)
        ]

    return ask


def planted(folder: Path, old: str, new: str) -> Path:
    """The crate with other words in one place of its metadata."""
    file = folder / METADATA
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def test_a_crate_passes_every_check_and_every_check_runs(
    crate: Callable[..., Path], reports: Callable[..., list[Report]]
) -> None:
    (report,) = reports(crate("whole"))
    assert report.ran == report.checks >= 60
    assert report.failed == UNSAID
    assert report.holds


def test_what_is_wrong_with_a_crate_is_caught(
    crate: Callable[..., Path], reports: Callable[..., list[Report]]
) -> None:
    gone = crate("gone")
    (gone / "events.csv").unlink()
    wrong = [
        gone,
        crate("undated", released=None),
        planted(crate("untyped"), '"@type": "Dataset"', '"@type": "Thing"'),
        planted(crate("nameless"), '"name":', '"nom":'),
        planted(crate("unread"), '"@context"', '"context"'),
    ]
    for folder, report in zip(wrong, reports(*wrong), strict=True):
        assert not report.holds, folder.name


def test_a_validator_that_runs_too_few_checks_counts_as_failed(
    crate: Callable[..., Path], reports: Callable[..., list[Report]]
) -> None:
    (report,) = reports(crate("whole"), context="-")
    assert 0 < report.ran < report.checks
    assert not report.holds
    assert not Report(0, 0, frozenset()).holds
