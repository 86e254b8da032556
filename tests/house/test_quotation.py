"""The sources stay where they are: no run of 13 words of an article stands anywhere in this project.

A word is a run of word characters, in lower case; so a run is found across line ends and markup,
and however its letters are escaped: as entities, in JSON, in an address. Where the site or a wheel
has been built, it is searched as well; :func:`taken` searches any folder.
"""

from __future__ import annotations

import json
import re
import unicodedata
import zipfile
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

import pytest

from fabula.evidence import spent
from fabula.exchange import load, load_weighed

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
RUN = 13
WORD = re.compile(r"\w+")
TAG = re.compile(r"<[^<>]*+>")
ESCAPE = re.compile(r"\\(?:[nrt]|u([0-9a-fA-F]{4}))")
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


def normalized(text: str) -> str:
    """The text as its words are compared."""
    return unicodedata.normalize("NFC", text).lower()


def runs(text: str, size: int = RUN) -> set[tuple[str, ...]]:
    """Every run of so many words, tags left out and letters unescaped."""
    found: set[tuple[str, ...]] = set()
    for spelt in {text, unquote(text), unescape(TAG.sub(" ", text)), ESCAPE.sub(_letter, text)}:
        words = WORD.findall(normalized(spelt))
        found |= {tuple(words[at : at + size]) for at in range(len(words) - size + 1)}
    return found


def _letter(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16)) if escape[1] else " "


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
def test_a_run_that_was_taken_is_found_however_it_is_spelt(articles: Path, tmp_path: Path) -> None:
    for at, article in enumerate(sorted(articles.glob("*.txt"))):
        text = article.read_text(encoding="utf-8")
        spans = list(WORD.finditer(text))
        run, short = (text[spans[40].start() : spans[40 + size].end()] for size in (12, 11))
        entities = run.encode("ascii", "xmlcharrefreplace").decode()
        spelt = {
            "tags.html": "<p>" + "</p>\n<b>".join(run.split()),
            "entities.html": entities,
            "index.js": json.dumps(run),
            "link.html": f"#:~:text={quote(run)}",
            "upper.md": run.upper(),
        }
        folder = tmp_path / str(at)
        folder.mkdir()
        for name, content in {**spelt, "short.md": short}.items():
            (folder / name).write_text(content, encoding="utf-8")
        with zipfile.ZipFile(folder / "a.whl", "w") as wheel:
            wheel.writestr("notes.txt", run)
        assert set(taken(folder, articles)) == {*spelt, "a.whl/notes.txt"}


def test_no_article_is_quoted_beyond_a_fifth(seed: Path) -> None:
    for id, quoted in spent(load(seed), load_weighed(seed)).items():
        assert quoted.of is not None
        assert 5 * quoted.words <= quoted.of, id
