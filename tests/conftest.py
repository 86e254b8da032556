"""What every test shares: Hypothesis profiles, Sphinx's fixtures, and the articles if they are at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["sphinx.testing.fixtures"]

settings.register_profile("quick", max_examples=60, deadline=None, derandomize=True)
settings.register_profile(
    "deep", max_examples=1_000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def rootdir() -> Path:
    """Where the tiny Sphinx sites are; Sphinx's own fixtures look for this name."""
    return Path(__file__).parent / "roots"


@pytest.fixture(scope="session")
def seed() -> Path:
    """The folder of the first story."""
    return ROOT / "seeds" / "altman-chips"


@pytest.fixture(scope="session")
def articles() -> Path:
    """The folder of the five articles, which are under copyright and not part of the repository."""
    folder = os.environ.get("FABULA_TEXTS")
    if not folder:
        pytest.skip("FABULA_TEXTS is unset: this test needs the articles themselves")
    return Path(folder)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures that tests measured (``record_property("figure", ...)``), passed or not."""
    reports = (one for each in terminalreporter.stats.values() for one in each)
    told = (
        value
        for one in reports
        for name, value in getattr(one, "user_properties", ())
        if name == "figure"
    )
    if figures := sorted(set(map(str, told))):
        terminalreporter.section("measured")
        for figure in figures:
            terminalreporter.write_line(figure)
