"""Every hostile text kept is read again, those that once broke the reader among them."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).parent


def target() -> ModuleType:
    """The module beside this one, which is no package."""
    spec = importlib.util.spec_from_file_location("read_target", HERE / "read_target.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    "path", sorted((HERE / "corpus").glob("*.txt")), ids=lambda path: path.stem
)
def test_a_text_that_once_broke_the_reader_is_read(path: Path) -> None:
    language, _, text = path.read_bytes().decode("utf-8", "surrogatepass").partition("\n")
    target().check(text, language)


def test_texts_at_random_keep_every_promise() -> None:
    assert target().wander(minutes=0.02, seed=7) > 0
