"""Every hand-written case of ``tests/cases``: all its amounts are read, and nothing else."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from fabula.recognise.engine import read
from fabula.recognise.mention import Quantity

CASES = Path(__file__).parents[1] / "cases"
Amount = tuple[Fraction | None, Fraction | None, str | None, str | None]


def cases() -> list[Any]:
    """One parameter a case; a known failure must fail."""
    found = []
    for path in sorted(CASES.glob("??.toml")):
        for kind, listed in tomllib.loads(path.read_text(encoding="utf-8")).items():
            marks = [pytest.mark.xfail(strict=True)] if kind == "known-failure" else []
            found += [
                pytest.param(path.stem, case, marks=marks, id=f"{path.stem}-{kind}-{number}")
                for number, case in enumerate(listed)
            ]
    return found


def amount(written: str) -> Amount:
    """``low..high unit ~approximator``; one number is both ends."""
    hedge = unit = None
    first, *others = written.split()
    for other in others:
        if other.startswith("~"):
            hedge = other[1:]
        else:
            unit = other
    low, dots, high = first.partition("..")
    ends = (low, high) if dots else (low, low)
    return *(Fraction(end) if end else None for end in ends), unit, hedge  # type: ignore[return-value]


@pytest.mark.parametrize(("language", "case"), cases())
def test_a_case_is_read_as_its_author_meant_it(language: str, case: dict[str, Any]) -> None:
    found = [mention for mention in read(case["text"], language) if isinstance(mention, Quantity)]
    got = [(m.chosen.low, m.chosen.high, m.chosen.unit, m.approximator) for m in found]
    assert got == [amount(written) for written in case["amounts"]]
