"""What a page shows as a command and its output is what the command prints.

A page is played from top to bottom in an empty folder. How a block is played:

* a ``console`` block runs: each line behind ``$`` is a command, the lines below it are all it
  prints; ``...`` in them stands for anything;
* a block with a caption is the file of that name; ``NAME, added at the end`` goes to the end of
  it; in ``NAME, changed`` the line behind ``-`` is replaced by the line behind ``+``;
* anything else is for reading.

Every other page goes on where the tutorial ends.
"""

from __future__ import annotations

import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from commands import together

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = Path(__file__).parents[2] / "docs"
TUTORIAL = DOCS / "tutorial" / "first-story.md"
OTHERS = sorted(
    page
    for page in DOCS.rglob("*.md")
    if page != TUTORIAL and "```console" in page.read_text(encoding="utf-8")
)

BLOCK = re.compile(r"^```(?P<head>[^\n]+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
CAPTION = re.compile(r"\A:caption: (?P<name>[^,\n]+)(?:, (?P<how>[^\n]+))?\n(?::[^\n]*\n)*\n?")

# Our program by itself, with nothing for a shell to do, runs in this process: to load it takes a second.
# A report is built by a process of its own, whose words would be missed here.
ALONE = re.compile(r"fabula (?!report)[^|&;<>()$`\\*?\[\]#~={}!]+")

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="the pages show a POSIX shell"),
    pytest.mark.no_cover,
]


@dataclass(frozen=True, slots=True)
class Said:
    """A command, what the page says it prints, and what it did print."""

    command: str
    shown: str
    printed: str

    @property
    def agrees(self) -> bool:
        checker = doctest.OutputChecker()
        return checker.check_output(f"{self.shown}\n", f"{self.printed}\n", doctest.ELLIPSIS)


def played(page: Path, folder: Path) -> Iterator[Said]:
    """Play a page in a folder."""
    for block in BLOCK.finditer(page.read_text(encoding="utf-8")):
        head, body = block["head"], block["body"]
        caption = CAPTION.match(body)
        if head == "console":
            yield from run(body, folder)
        elif caption and head.startswith("{literalinclude}"):
            shutil.copy(page.parent / head.split()[1], folder / caption["name"])
        elif caption:
            write(folder / caption["name"], caption["how"], body[caption.end() :])


def write(file: Path, how: str | None, body: str) -> None:
    """Make or change a file as a block says."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if how is None:
        file.write_text(body, encoding="utf-8")
    elif how == "added at the end":
        file.write_text(f"{file.read_text(encoding='utf-8')}\n{body}", encoding="utf-8")
    else:
        assert how == "changed", how
        text = file.read_text(encoding="utf-8")
        before = "".join(line[1:] for line in body.splitlines(True) if line.startswith("-"))
        after = "".join(line[1:] for line in body.splitlines(True) if line.startswith("+"))
        assert text.count(before) == 1, f"{before!r} stands {text.count(before)} times"
        file.write_text(text.replace(before, after), encoding="utf-8")


def run(body: str, folder: Path) -> Iterator[Said]:
    """Run the commands of a block, one shell each; ``$?`` is the exit code of the one before."""
    where = {name: value for name, value in os.environ.items() if not name.startswith("FABULA")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{where['PATH']}"
    where |= {"PATH": path, "PYTHONUTF8": "1", "COLUMNS": "100", "NO_COLOR": "1"}
    code = int((folder / ".code").read_text()) if (folder / ".code").exists() else 0
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        if ALONE.fullmatch(command):
            with chdir(folder), patch.dict(os.environ, where, clear=True):
                code, printed = together(*shlex.split(command)[1:])
        else:
            code, printed = by_shell(f"(exit {code}); {command}", folder, where)
        (folder / ".code").write_text(str(code))
        yield Said(command, trimmed(shown), trimmed(printed))


def by_shell(command: str, folder: Path, where: dict[str, str]) -> tuple[int, str]:
    """Exit code of a line of shell, and what it prints."""
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=where,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def trimmed(text: str) -> str:
    """The text without blanks at the ends of its lines, which no reader sees."""
    return "\n".join(line.rstrip() for line in text.splitlines()).rstrip()


def check(page: Path, folder: Path) -> None:
    """Play a page and compare; the folder is then as the page leaves it."""
    for said in played(page, folder):
        assert said.agrees, f"$ {said.command}\n{said.printed}"


@pytest.fixture(scope="module")
def bridge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the tutorial was played."""
    folder = tmp_path_factory.mktemp("bridge")
    (folder / "texts").mkdir()
    check(TUTORIAL, folder)
    return folder


def test_the_tutorial_prints_what_it_shows(bridge: Path) -> None:
    assert (bridge / "story" / "weighed.json").exists()


@pytest.mark.parametrize("page", OTHERS, ids=lambda page: page.stem)
def test_every_other_page_prints_what_it_shows(page: Path, bridge: Path, tmp_path: Path) -> None:
    folder = tmp_path / "bridge"
    shutil.copytree(bridge, folder)
    check(page, folder)
