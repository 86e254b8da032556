"""What can be run, and what continuous integration runs: ``nox`` alone does both.

Every session makes its own virtual environment with the versions of constraints.txt, by uv if that is
installed. The articles are found through FABULA_TEXTS; the tests that need them say so when it is
unset. With FABULA_ALL set, a test that is skipped has failed.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import nox

PROJECT = nox.project.load_toml("pyproject.toml")
PYTHONS = nox.project.python_versions(PROJECT)
HERE = f"{sys.version_info.major}.{sys.version_info.minor}"
SITE = Path("site")
# On all cores; each takes its half of the tests in order, so that what a file shares is made once.
CORES = ["-n", "auto", "--dist", "worksteal"]
# What a wheel can lack: data files, templates, scripts, entry points. The rest ran on the same code.
WHEEL = [
    "-q",
    *CORES,
    "-m",
    "not law",
    "tests/test_cli.py",
    "tests/test_front_door.py",
    "tests/draft",
    "tests/exchange",
    "tests/locale",
    "tests/present",
    "tests/recognise/test_cases.py",
    "tests/sphinxext/test_records.py",
    "tests/sphinxext/test_site.py",
]

# The JavaScript programs that read our exports, each in one version.
JAVASCRIPT = [
    "@apache-annotator/dom@0.2.0",
    "@apache-annotator/selector@0.2.0",
    "@citation-js/core@0.8.2",
    "@citation-js/plugin-bibtex@0.8.2",
    "@citation-js/plugin-csl@0.8.2",
    "@citation-js/plugin-ris@0.8.2",
    "@knight-lab/timelinejs@3.9.11",
    "@markwhen/parser@1.2.0",
    "esbuild@0.28.2",
    "html-metadata@3.0.1",
    "ical.js@2.2.1",
    "playwright-core@1.65.1",
]

nox.needs_version = ">=2025.10.14"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.download_python = "never"
nox.options.error_on_missing_interpreters = False
nox.options.sessions = [
    "lint",
    "types",
    "tests",
    "laws",
    "grow",
    "consumers",
    "javascript",
    "report",
    "browser",
    "wheel",
]
nox.options.reuse_existing_virtualenvs = True


def install(session: nox.Session, *what: str, groups: tuple[str, ...] = ()) -> None:
    """Install with the pinned versions; hash seeds and locale are fixed for every run."""
    wanted = [*what, *nox.project.dependency_groups(PROJECT, *groups)]
    session.install("-c", "constraints.txt", *wanted)
    session.env.update(PYTHONHASHSEED="0", PYTHONUTF8="1")
    # Hundreds of programs start in a run: what one has compiled the next need not, whatever the shell says.
    kept = session.cache_dir.resolve() / "bytecode"
    session.env.update(PYTHONDONTWRITEBYTECODE="", PYTHONPYCACHEPREFIX=str(kept))


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Unit tests, doctests of code and documentation, and the tiny sites, on every Python at hand.

    What tries one behaviour in very many places is tried on one of them, and not measured.
    """
    install(session, "-e", ".[report]", groups=("tests", "coverage"))
    asked = (
        ["--cov", "-m", "not law"] if session.python == HERE else ["-m", "not law and not no_cover"]
    )
    session.run("pytest", *(session.posargs or [*CORES, *asked]))


@nox.session(python=HERE)
def laws(session: nox.Session) -> None:
    """The laws, by property test; HYPOTHESIS_PROFILE=deep looks ten times longer."""
    install(session, "-e", ".[report]", groups=("tests",))
    session.run("pytest", *CORES, "-m", "law", "tests/laws", *session.posargs)


@nox.session(python=HERE)
def types(session: nox.Session) -> None:
    """Strict types over code, tests and this file."""
    install(session, "-e", ".[report]", groups=("tests", "browser", "types"))
    session.run("mypy", *session.posargs)


@nox.session(python=HERE)
def lint(session: nox.Session) -> None:
    """Style, format, and who may import whom."""
    install(session, "-e", ".[report]", groups=("lint",))
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("lint-imports")


@nox.session(python=HERE)
def report(session: nox.Session) -> None:
    """Build the report; every warning is an error. Says where to open it."""
    install(session, "-e", ".[report]")
    session.run("fabula", "check", "seeds/altman-chips")
    session.run("fabula", "report", "docs", "--out", str(SITE), *session.posargs)
    # What comes after it in this run opens this very site.
    os.environ.setdefault("FABULA_SITE", str(SITE.resolve()))


@nox.session(python=HERE)
def wheel(session: nox.Session) -> None:
    """Build the wheel, install it alone, and test what was installed rather than the checkout."""
    install(session, "build")
    dist = Path(session.create_tmp()) / "dist"
    shutil.rmtree(dist, ignore_errors=True)
    session.run("python", "-m", "build", "--outdir", str(dist))
    (built,) = dist.glob("*.whl")
    pinned = ["-c", "constraints.txt"]
    python = str(_apart(session, "plain", *pinned, str(built)) / "python")
    session.run(python, "-P", "-m", "fabula.cli", "check", "seeds/altman-chips", external=True)
    wanted = [f"{built}[report]", *nox.project.dependency_groups(PROJECT, "tests")]
    python = str(_apart(session, "whole", *pinned, *wanted) / "python")
    session.run(python, "-P", "-m", "pytest", *WHEEL, external=True)


@nox.session(python=HERE)
def grow(session: nox.Session) -> None:
    """Grow the language data from CLDR again and fail if a byte differs."""
    install(session, "-e", ".", groups=("grow",))
    session.run("python", "-m", "fabula.locale.grow", *(session.posargs or ["--check"]))


@nox.session(python=HERE)
def consumers(session: nox.Session) -> None:
    """Every export, read by the programs it is made for; biber and pandoc come from the system."""
    missing = [name for name in ("biber", "pandoc") if shutil.which(name) is None]
    if missing:
        session.error(f"install {' and '.join(missing)} (Debian: apt-get install biber pandoc)")
    install(session, "-e", ".[report,bibtex,parquet]", groups=("consumers",))
    session.env["FABULA_ROC"] = str(_apart(session, "crate", "roc-validator==0.13.0") / "python")
    # Their own deprecations are not ours to mend.
    session.run("pytest", "-W", "default", "tests/consumers", *session.posargs)
    _citation_file(session)


def _apart(session: nox.Session, name: str, *what: str) -> Path:
    """Install into an environment beside that of the session; gives where its programs are."""
    home = Path(session.create_tmp()).resolve() / name
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    python = str(programs / "python")
    if session.venv_backend == "uv":
        made = ["uv", "venv", "-q", "--clear", "--no-python-downloads", "-p", HERE, str(home)]
        session.run(*made, external=True)
        pip = ["uv", "pip", "install", "-p", python]
    else:
        session.run("python", "-m", "venv", "--clear", str(home))
        pip = [python, "-m", "pip", "install"]
    session.run(*pip, "-q", *what, external=True)
    return programs


def _citation_file(session: nox.Session) -> None:
    """Validate our own citation file and an exported one."""
    exported = Path(session.create_tmp()) / "CITATION.cff"
    session.run("fabula", "export", "cff", "seeds/altman-chips", "--out", str(exported))
    program = _apart(session, "citation", "cffconvert==2.0.0") / "cffconvert"
    for file in (exported, Path("CITATION.cff")):
        session.run(str(program), "--validate", "-i", str(file), external=True)


@nox.session(python=HERE)
def javascript(session: nox.Session) -> None:
    """Exports, read by JavaScript programs in Node.js and in Chromium, which come from the system."""
    missing = [name for name in ("node", "npm", "chromium") if shutil.which(name) is None]
    if missing:
        session.error(f"install {' and '.join(missing)} (Debian: apt-get install npm chromium)")
    install(session, "-e", ".[report]", groups=("tests",))
    home = Path(session.create_tmp()).resolve() / "node"
    home.mkdir(exist_ok=True)
    quiet = ["--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts"]
    session.run("npm", "install", *quiet, "--prefix", str(home), *JAVASCRIPT, external=True)
    session.env["FABULA_NODE"] = str(home)
    session.run("pytest", *CORES, "tests/javascript", *session.posargs)


@nox.session(python=HERE)
def browser(session: nox.Session) -> None:
    """The built pages in the Chromium of the system; FABULA_SITE names a site that is built."""
    if not any(map(shutil.which, ("chromium", "chromium-browser"))):
        session.error("install chromium (Debian: apt-get install chromium)")
    install(session, "-e", ".[report]", groups=("browser",))
    session.run("pytest", *CORES, "tests/browser", *session.posargs)


@nox.session(python=HERE)
def pictures(session: nox.Session) -> None:
    """Take the pictures of the README from a site that is built for it."""
    install(session, "-e", ".[report]", groups=("browser",))
    built = Path(session.create_tmp()) / "site"
    session.run("fabula", "report", "docs", "--out", str(built))
    session.run("python", "tests/browser/pictures.py", str(built))


@nox.session(python=HERE)
def fuzz(session: nox.Session) -> None:
    """Hostile and random input for ten minutes, or as many as are given; found cases are kept."""
    install(session, "-e", ".", groups=("tests", "fuzz"))
    session.run("python", "tests/fuzz/read_target.py", *(session.posargs or ["10"]))


@nox.session(python=HERE)
def bench(session: nox.Session) -> None:
    """Print how cost grows; figures to read, not tests to pass."""
    install(session, "-e", ".[report]", groups=("tests", "bench"))
    for file in sorted(Path("tests/bench").glob("bench_*.py")):
        session.run("python", str(file), *session.posargs)
