"""The sources stay where they are: no run of 13 words of an article stands anywhere in this project.

A word is a run of word characters, in lower case; so a run is found across line ends and markup.
Where the site or a wheel has been built, it is searched as well.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fabula.evidence import spent
from fabula.exchange import load, load_weighed

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
RUN = 13
WORD = re.compile(r"\w+")
TAG = re.compile(r"<[^<>]*+>")
# What tools leave beside the project, and folders that hold nothing of ours.
LEFT_OUT = {
    ".git",
    ".import_linter_cache",
    ".pytest_cache",
    ".nox",
    ".venv",
    "__pycache__",
    ".hypothesis",
    ".mypy_cache",
    ".ruff_cache",
}


def runs(text: str) -> set[tuple[str, ...]]:
    """Every run of 13 words, tags left out."""
    words = WORD.findall(TAG.sub(" ", text.lower()))
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def texts_of(root: Path) -> Iterator[tuple[str, str]]:
    """Name and text of every file below a folder, the members of wheels included."""
    for path in sorted(root.rglob("*")):
        if LEFT_OUT.intersection(path.relative_to(root).parts) or not path.is_file():
            continue
        if path.suffix == ".whl":
            with zipfile.ZipFile(path) as wheel:
                for name in wheel.namelist():
                    yield f"{path.name}/{name}", wheel.read(name).decode("utf-8", "ignore")
        else:
            yield str(path.relative_to(root)), path.read_bytes().decode("utf-8", "ignore")


def taken(root: Path, articles: Path) -> dict[str, str]:
    """A run of an article in each file that has one."""
    theirs = {
        run for file in articles.glob("*.txt") for run in runs(file.read_text(encoding="utf-8"))
    }
    assert theirs
    found = ((name, runs(text) & theirs) for name, text in texts_of(root))
    return {name: " ".join(min(shared)) for name, shared in found if shared}


@pytest.mark.texts
def test_no_run_of_an_article_stands_in_the_project_its_site_or_its_wheel(articles: Path) -> None:
    assert taken(ROOT, articles) == {}


@pytest.mark.texts
def test_a_run_that_was_taken_is_found(articles: Path, tmp_path: Path) -> None:
    words = WORD.findall(min(articles.glob("*.txt")).read_text(encoding="utf-8"))
    (tmp_path / "page.html").write_text("<p>" + "</p>\n<p>".join(words[40:53]), encoding="utf-8")
    (tmp_path / "short.html").write_text(" ".join(words[40:52]), encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "a.whl", "w") as wheel:
        wheel.writestr("notes.txt", " ".join(words[60:73]))
    assert set(taken(tmp_path, articles)) == {"a.whl/notes.txt", "page.html"}


def test_no_article_is_quoted_beyond_a_fifth(seed: Path) -> None:
    for id, quoted in spent(load(seed), load_weighed(seed)).items():
        assert quoted.of is not None
        assert 5 * quoted.words <= quoted.of, id
