"""The grown files: their checksums hold, and growing them again gives the same bytes."""

from __future__ import annotations

import hashlib
import json
from fractions import Fraction
from importlib.util import find_spec
from pathlib import Path

import pytest

import fabula.locale

FILES = sorted((Path(fabula.locale.__path__[0]) / "_data" / "cldr").glob("*.json"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_says_where_it_comes_from_and_matches_its_checksum(path: Path) -> None:
    content = json.loads(path.read_bytes())
    body = json.dumps(content["data"], ensure_ascii=False, indent=1, sort_keys=True)
    assert content["sha256"] == hashlib.sha256(body.encode()).hexdigest()
    assert content["licence"] == "Unicode-3.0"
    assert "CLDR" in content["source"]


def test_growing_again_gives_the_same_bytes() -> None:
    pytest.importorskip("pint", reason="the factors are grown from pint")
    from fabula.locale.grow import main

    assert main(["--check"]) == 0


def test_factors_are_exact() -> None:
    [path] = [path for path in FILES if path.stem == "factors"]
    factors = json.loads(path.read_bytes())["data"]
    assert factors["km"] == ["meter", "1000"]
    assert Fraction(factors["[mi_i]"][1]) == Fraction("1609.344")


def test_reading_does_not_import_what_growing_needs() -> None:
    assert find_spec("babel") is not None
    sources = Path(fabula.locale.__path__[0]).parent
    readers = [*sources.glob("recognise/**/*.py"), *sources.glob("locale/*.py")]
    for path in readers:
        if path.stem != "grow":
            assert "import babel" not in path.read_text(encoding="utf-8")
            assert "locale.grow import" not in path.read_text(encoding="utf-8")
