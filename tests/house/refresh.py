"""Write what the tests of the documentation compare: printed outputs, and the list of modules.

Run it when a message or a module was changed on purpose, and look at the difference before it is
committed::

    python tests/house/refresh.py

An output that agrees with its page is left as it is, so ``...`` stays where it stands for what
differs from one machine to the next. Pages of modules keep their order; a new module comes last,
with its docstring alone: whether its members are for everybody is for a person to say.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from house.test_docs_commands import BLOCK, OTHERS, TUTORIAL, Said, played
from house.test_docs_reference import REFERENCE, modules

if TYPE_CHECKING:
    from collections.abc import Iterable


def with_outputs(text: str, outputs: Iterable[Said]) -> str:
    """A page with the outputs of its commands in their places."""
    said = iter(outputs)

    def block(found: re.Match[str]) -> str:
        if found["head"] != "console":
            return found[0]
        commands = re.findall(r"^\$ ", found["body"], flags=re.MULTILINE)
        return f"```console\n{''.join(_shown(next(said)) for _ in commands)}```"

    return BLOCK.sub(block, text)


def _shown(said: Said) -> str:
    output = said.shown if said.agrees else said.printed
    return f"$ {said.command}\n" + (f"{output}\n" if output else "")


def refresh_outputs(folder: Path) -> None:
    """Play every page and write its outputs."""
    bridge = folder / "bridge"
    (bridge / "texts").mkdir(parents=True)
    _play(TUTORIAL, bridge)
    for page in OTHERS:
        copy = folder / page.stem
        shutil.copytree(bridge, copy)
        _play(page, copy)


def _play(page: Path, folder: Path) -> None:
    outputs = list(played(page, folder))
    text = with_outputs(page.read_text(encoding="utf-8"), outputs)
    page.write_text(text, encoding="utf-8", newline="\n")


def refresh_modules() -> None:
    """Add to the pages of the rooms what is new, and take out what is gone."""
    for page in sorted((REFERENCE / "api").glob("*.md")):
        room = f"fabula.{page.stem}"
        there = {name for name in modules() if name.startswith(f"{room}.")}
        head, *sections = re.split(
            r"^(?=## )", page.read_text(encoding="utf-8"), flags=re.MULTILINE
        )
        kept = {section.split()[1]: section for section in sections if section.split()[1] in there}
        new = {name: _section(name) for name in sorted(there - set(kept))}
        text = "\n".join(part.strip() + "\n" for part in (head, *kept.values(), *new.values()))
        page.write_text(text, encoding="utf-8", newline="\n")


def _section(module: str) -> str:
    return f"## {module}\n\n```{{eval-rst}}\n.. automodule:: {module}\n   :members:\n```\n"


if __name__ == "__main__":
    refresh_modules()
    with tempfile.TemporaryDirectory() as scratch:
        refresh_outputs(Path(scratch))
