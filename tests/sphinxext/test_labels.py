"""Every label of the interface has its words in every language the package words values in."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

import fabula.sphinxext.labels
from fabula.present.phrase import languages

ROOM = Path(fabula.sphinxext.labels.__file__).parent


def labels() -> set[str]:
    """What the code of the extension asks for, and the pages that come with it."""
    pages = "".join(file.read_text(encoding="utf-8") for file in (ROOM / "site").glob("*.md"))
    found = set(re.findall(r"\{fab:word\}`([^`]*)`", pages))
    for file in ROOM.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name == "label":
                    found.add(str(node.args[0].value))
    return found


@pytest.mark.parametrize("language", sorted(set(languages()) - {"en"}))
def test_a_language_has_all_labels_and_no_others(language: str) -> None:
    file = ROOM / "_data" / f"{language}.toml"
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    assert set(table) == labels()
    assert list(table) == sorted(table)


@pytest.mark.parametrize(
    "file", sorted((ROOM / "_data").glob("*.toml")), ids=lambda file: file.stem
)
def test_a_label_keeps_the_places_of_its_values(file: Path) -> None:
    for label, words in tomllib.loads(file.read_text(encoding="utf-8")).items():
        assert label.count("%") == words.count("%")
        assert label.startswith(" ") == words.startswith(" ")
