"""What README and CONTRIBUTING promise exists: files, sessions, extras, and the example."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

import fabula
from fabula.errors import FindingCode
from fabula.exchange import load

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_link_to_a_file_leads_to_one(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_pictures_of_the_readme_are_there_told_in_words_and_small() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    pictures = [ROOT / name for name in re.findall(r'src(?:set)?="([^"]+)"', text)]
    assert len(pictures) == 2
    assert re.search(r'<img alt="[^"]{80,}"', text)
    held = [file.read_bytes() for file in pictures]
    # PNG, 11.2.2: the width and the height are the first eight bytes of the first chunk.
    assert {(png[:8], png[16:24]) for png in held} == {(b"\x89PNG\r\n\x1a\n", held[0][16:24])}
    assert sum(map(len, held)) < 200_000


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_session_that_is_named_can_be_run(page: Path) -> None:
    noxfile = (ROOT / "noxfile.py").read_text(encoding="utf-8")
    sessions = set(re.findall(r"^@nox\.session.*\ndef (\w+)\(", noxfile, flags=re.MULTILINE))
    named = set(re.findall(r"nox -s (\w+)", page.read_text(encoding="utf-8")))
    assert named
    assert named <= sessions


def test_contributing_tells_of_every_session() -> None:
    noxfile = (ROOT / "noxfile.py").read_text(encoding="utf-8")
    sessions = set(re.findall(r"^@nox\.session.*\ndef (\w+)\(", noxfile, flags=re.MULTILINE))
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert sessions == set(re.findall(r"^\| `nox -s (\w+)` \|", text, flags=re.MULTILINE))


def test_the_readme_tells_of_every_extra_and_of_no_other() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\.\[(\w+)\]", text)) == set(project["optional-dependencies"])


def test_the_example_of_the_readme_is_that_of_the_tutorial() -> None:
    tutorial = (ROOT / "docs/tutorial/first-story.md").read_text(encoding="utf-8")
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```(?:toml|console)\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)
    assert len(blocks) == 2
    assert [block for block in blocks if block not in tutorial] == []


def test_every_test_and_finding_the_laws_name_exists() -> None:
    text = (ROOT / "docs/explanation/laws.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(?:tests/laws/)?(test_\w+\.py)`", text))
    assert named
    assert {name for name in named if not (ROOT / "tests/laws" / name).exists()} == set()
    codes = set(re.findall(r"`([a-z]+(?:-[a-z]+)*)`(?:,|:)", text)) - {"unordered"}
    assert codes <= {code.value for code in FindingCode}


def test_version_and_day_of_release_are_told_alike_wherever_they_stand() -> None:
    """A day stands in all three places or, until the version is released, in none."""
    head = re.search(
        r"^## (\S+) \((\S+)\)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), flags=re.MULTILINE
    )
    assert head
    version, day = head[1], None if head[2] == "unreleased" else head[2]
    cited = dict(
        line.split(": ", 1)
        for line in (ROOT / "CITATION.cff").read_text(encoding="utf-8").splitlines()
        if line.startswith(("version: ", "date-released: "))
    )
    story = load(ROOT / "seeds" / "altman-chips")
    released = story.released.isoformat() if story.released else None
    assert (cited["version"], cited.get("date-released")) == (version, day)
    assert (story.version, released) == (version, day)
    assert fabula.__version__ == version


def test_every_licence_of_grown_data_is_named_and_comes_along() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    grown = (ROOT / "src" / "fabula" / "locale" / "_data" / "cldr").glob("*.json")
    told = {json.loads(file.read_text(encoding="utf-8"))["licence"] for file in grown}
    assert told == {"Unicode-3.0"} <= set(project["license"].split(" AND "))
    assert "UNICODE LICENSE V3" in (ROOT / "LICENSE.unicode").read_text(encoding="utf-8")
    assert "LICENSE.unicode" in project["license-files"]
