"""A further language is a data file and nothing else: here Swedish, which the package does not know.

The package is copied, the file is put beside those of other languages, and what CLDR has is grown.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import fabula

pytestmark = pytest.mark.no_cover

HERE = Path(__file__).parent
# Polish with no more than one month of a table of its own.
OF_ONE_MONTH = '[words.month_name]\n"stycznia" = 1\n'
AMOUNTS = {
    "Staten lade 3,5 miljarder kronor på banan.": ("3500000000", "3500000000", "SEK"),
    "Priserna steg med tjugofem procent.": ("25", "25", "%"),
    "Hyran sjönk 0,5 procentenheter.": ("0.5", "0.5", "pp"),
    "De vill ha mellan fem och sju miljoner euro.": ("5000000", "7000000", "EUR"),
    "Från 10 till 12 md dollar räcker.": ("10000000000", "12000000000", "USD"),
    "Mer än 1 200 kom till torget.": ("1200", None, None),
    "Det blev två och en halv miljon till slut.": ("2500000", "2500000", None),
    "Fyrahundratjugoåtta hus brann ned.": ("428", "428", None),
    "Tre fjärdedelar röstade nej.": ("0.75", "0.75", None),
    "Omkring en fjärdedel uteblev.": ("0.25", "0.25", None),
    "Vinsten fördubblades.": ("2", "2", "x"),
    "Tusentals väntade utanför.": ("1000", None, None),
    "Hon köpte trettio dussin rör.": ("360", "360", None),
    "Bron är minst 40 kilometer lång.": ("40", None, "km"),
    "Notan slutade på tvåtusenfyrahundra kronor.": ("2400", "2400", "SEK"),
}
DAYS = {
    "Den 3 maj 2024 regnade det.": ("2024-05-03", "2024-05-03"),
    "Det hände i mars 2023.": ("2023-03-01", "2023-03-31"),
    "Mötet hölls måndag i Lund.": ("2024-02-05", "2024-02-05"),
    "I går kom svaret.": ("2024-02-08", "2024-02-08"),
}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package that knows two languages more, by their files alone."""
    pytest.importorskip("pint", reason="the factors of units are grown from pint")
    root = tmp_path_factory.mktemp("package")
    shutil.copytree(Path(fabula.__path__[0]), root / "fabula")
    own = root / "fabula" / "locale" / "_data" / "own"
    shutil.copy(HERE / "sv.toml", own)
    (own / "pl.toml").write_text(OF_ONE_MONTH, encoding="utf-8")
    run(root, "fabula.locale.grow")
    return root


def run(root: Path, module: str, lines: str = "") -> str:
    """What a module of the copy prints."""
    done = subprocess.run(
        [sys.executable, "-m", module],
        input=lines,
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(root), "PYTHONUTF8": "1"},
    )
    return done.stdout


def found(root: Path, texts: list[str], lang: str) -> list[list[dict[str, Any]]]:
    """The mentions of each text."""
    asked = [
        {"id": str(at), "text": text, "lang": lang, "date": "2024-02-09"}
        for at, text in enumerate(texts)
    ]
    lines = run(root, "fabula.recognise.wire", "".join(f"{json.dumps(one)}\n" for one in asked))
    return [json.loads(line)["mentions"] for line in lines.splitlines()]


def test_amounts_are_read_in_a_further_language(package: Path) -> None:
    for (text, expected), mentions in zip(
        AMOUNTS.items(), found(package, [*AMOUNTS], "sv"), strict=True
    ):
        read = [(m["low"], m["high"], m["unit"]) for m in mentions]
        assert (text, read) == (text, [expected])


def test_months_and_days_are_those_of_cldr(package: Path) -> None:
    for (text, expected), mentions in zip(DAYS.items(), found(package, [*DAYS], "sv"), strict=True):
        read = [(m["earliest"], m["latest"]) for m in mentions]
        assert (text, read) == (text, [expected])


def test_a_word_carried_over_keeps_its_other_reading(package: Path) -> None:
    [[sum_]] = found(package, ["Det kostar fem biljoner dollar."], "sv")
    assert [reading["low"] for reading in sum_["readings"]] == ["5000000000000", "5000000000"]


def test_a_month_that_no_table_has_is_not_half_read(package: Path) -> None:
    [[date]] = found(package, ["To było 3 sty 2024."], "pl")
    assert (date["text"], date["latest"]) == ("2024", "2024-12-31")
