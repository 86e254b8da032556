"""What is run is what is promised: no test is skipped in silence, and every supported Python is tried."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

WITHIN = """
import pytest

@pytest.fixture
def wanting():
    pytest.skip("the kettle is not at hand")

def test_it_skips_by_its_fixture(wanting): ...

@pytest.mark.skipif(True, reason="the kettle is not at hand")
def test_it_skips_by_its_mark(): ...

@pytest.mark.xfail(reason="a known failure is no skip")
def test_it_fails_as_expected():
    raise AssertionError
"""
WHOLE = 'import pytest\npytest.skip("the kettle is not at hand", allow_module_level=True)\n'


def told(folder: Path, tests: str, every: str) -> tuple[int, str]:
    """The exit code and the output of a run of such tests under our rules."""
    shutil.copy(ROOT / "tests" / "conftest.py", folder)
    (folder / "test_kettle.py").write_text(tests, encoding="utf-8")
    asked = [sys.executable, "-m", "pytest", "-ra", "-p", "no:cacheprovider", f"--rootdir={folder}"]
    ran = subprocess.run(
        [*asked, "-c", os.devnull, str(folder)],
        env={**os.environ, "FABULA_ALL": every},
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.returncode, ran.stdout


@pytest.mark.parametrize("tests", [WITHIN, WHOLE], ids=["tests", "file"])
def test_a_skip_says_why_and_is_a_failure_where_nothing_may_be_skipped(
    tmp_path: Path, tests: str
) -> None:
    code, out = told(tmp_path, tests, "")
    assert code in (0, 5)  # 5: nothing was left to run
    assert re.search(r"SKIPPED .*the kettle is not at hand", out)
    code, out = told(tmp_path, tests, "1")
    assert code in (1, 2)  # 2: a file could not be collected
    assert "nothing may be skipped" in out
    assert "the kettle is not at hand" in out
    assert "SKIPPED" not in out
    assert ("1 xfailed" in out) is (tests is WITHIN)


def test_continuous_integration_lets_nothing_be_skipped() -> None:
    assert "\nexport FABULA_ALL=1\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "-ra" in PYPROJECT["tool"]["pytest"]["ini_options"]["addopts"]


def test_no_example_is_skipped() -> None:
    pages = [*(ROOT / "docs").rglob("*.md"), *(ROOT / "src").rglob("*.py")]
    assert len(pages) > 100
    mark = re.compile(r"#\s*doctest:.*\bSKIP\b")
    assert [page for page in pages if mark.search(page.read_text(encoding="utf-8"))] == []


def test_the_pythons_we_name_are_those_that_are_tried() -> None:
    project = PYPROJECT["project"]
    named = re.findall(r"Python :: (3\.\d+)'", str(project["classifiers"]))
    assert project["requires-python"] == f">={named[0]}"
    assert PYPROJECT["tool"]["ruff"]["target-version"] == f"py{named[0].replace('.', '')}"
    noxfile = (ROOT / "noxfile.py").read_text(encoding="utf-8")
    assert "PYTHONS = nox.project.python_versions(PROJECT)" in noxfile
    assert "@nox.session(python=PYTHONS)\ndef tests(" in noxfile


def test_every_pinned_version_runs_on_the_oldest_python_we_promise() -> None:
    """As far as it is installed here; a system may have the first release of that Python."""
    oldest = re.fullmatch(r">=(\d+\.\d+)", PYPROJECT["project"]["requires-python"])
    assert oldest
    pins = re.findall(
        r"^([\w.-]+)==(\S+)$", (ROOT / "constraints.txt").read_text("utf-8"), re.MULTILINE
    )
    asked = {f"{name}=={version}": _python_of(name, version) for name, version in pins}
    assert sum(map(bool, asked.values())) > 10
    assert {pin for pin, python in asked.items() if f"{oldest[1]}.0" not in python} == set()


def _python_of(name: str, version: str) -> SpecifierSet:
    """The Pythons that a version is for; all of them where it is not installed, or does not say."""
    try:
        told = metadata(name)
    except PackageNotFoundError:
        return SpecifierSet()
    says = told["Version"] == version and "Requires-Python" in told
    return SpecifierSet(told["Requires-Python"] if says else "")
