"""What every test shares: Hypothesis profiles, Sphinx's fixtures, and the articles if they are at hand."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Generator

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


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let a test that is skipped have failed where everything has to be at hand (FABULA_ALL)."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail"):
        _fail(report)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Let so a file of tests that is skipped as a whole."""
    report = yield
    if report.skipped:
        _fail(report)
    return report


def _fail(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Make a skip a failure, if FABULA_ALL is set."""
    if os.environ.get("FABULA_ALL"):
        why = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"with FABULA_ALL nothing may be skipped. {why}"


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
