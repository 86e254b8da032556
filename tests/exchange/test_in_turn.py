"""Many formats take no more memory than a few: one is held at a time."""

from __future__ import annotations

import gc
import shutil
import tracemalloc
from functools import partial
from typing import TYPE_CHECKING

import pytest

import fabula.cli.export
import fabula.exchange.release
from commands import fabula as run
from fabula.exchange.format import Exported, Format
from planted import HARBOUR

if TYPE_CHECKING:
    from pathlib import Path

    from fabula.exchange.edition import Edition

MIB = 1 << 20


def _write(edition: Edition, name: str) -> Exported:
    return Exported({f"{name}.bin": bytes(MIB)})


def large(count: int) -> dict[str, Format]:
    """So many formats, each of a file of one MiB."""
    names = [f"large-{number}" for number in range(count)]
    return {
        name: Format(name, name, "text/plain", ".bin", "all", partial(_write, name=name))
        for name in names
    }


def peak(command: list[object]) -> int:
    """The most bytes that Python objects take while a command runs."""
    gc.collect()
    tracemalloc.start()
    ran = run(*command)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert ran.code == 0, ran.err
    return most


@pytest.mark.parametrize("command", ["export", "release"])
def test_sixteen_formats_take_no_more_memory_than_four(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.delenv("FABULA_TEXTS", raising=False)
    story = shutil.copytree(HARBOUR / "story", tmp_path / "story")
    head = (story / "story.toml").read_text(encoding="utf-8")
    dated = head.replace('version = "1"', 'version = "1"\nreleased = "2025-03-20"')
    (story / "story.toml").write_text(dated, encoding="utf-8")
    asked = {
        "export": ["export", "all", story, "--out", tmp_path / "out"],
        "release": ["release", story, "--out", tmp_path / "out.zip"],
    }
    taken = []
    for count in (1, 4, 16):
        made = partial(large, count)
        monkeypatch.setattr(fabula.cli.export, "formats", made)
        monkeypatch.setattr(fabula.exchange.release, "formats", made)
        taken.append(peak(asked[command]))
    assert abs(taken[2] - taken[1]) < MIB, taken
