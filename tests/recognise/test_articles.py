"""The amounts of the first story's articles: places and values, and nothing else.

The articles are not here (they are under copyright); whoever has them names their folder in the
environment variable ``FABULA_TEXTS``. Each is known by the beginning of its SHA-256. A row is start,
end, low, high, unit, approximator, and the number of readings kept.
"""

from __future__ import annotations

import hashlib
import os
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from fabula.recognise.engine import read
from fabula.recognise.mention import Quantity

Row = tuple[int, int, str | None, str | None, str | None, str | None, int]

AMOUNTS: dict[str, tuple[str, list[Row]]] = {
    "58762c573d9edaba": (
        "nl",
        [
            (28, 38, "1e+12", None, "USD", "vague", 2),
            (232, 266, "5e+12", "7e+12", "USD", None, 2),
            (634, 637, "80", "80", "%", None, 1),
            (668, 687, "1.72e+12", "1.72e+12", "USD", "almost", 2),
            (745, 755, "1e+12", "1e+12", "USD", None, 2),
            (839, 853, "5.953e+11", "5.953e+11", "USD", None, 1),
            (885, 890, "13.1", "13.1", "%", None, 1),
            (1825, 1835, "2e+09", "2e+09", "USD", None, 1),
            (2254, 2265, "7e+12", "7e+12", "USD", None, 2),
            (3893, 3902, "1e+09", None, "USD", "vague", 1),
        ],
    ),
    "cf4765370dd20c9c": (
        "it",
        [
            (34, 48, "1e+12", None, "USD", "vague", 1),
            (255, 284, "5e+12", "7e+12", "USD", None, 2),
            (673, 676, "80", "80", "%", None, 1),
            (717, 740, "1.72e+12", "1.72e+12", "USD", "about", 2),
            (816, 827, "1e+12", "1e+12", "USD", None, 2),
            (894, 909, "5.953e+11", "5.953e+11", "USD", None, 1),
            (939, 944, "13.1", "13.1", "%", None, 1),
            (1862, 1873, "2e+09", "2e+09", "USD", None, 1),
            (2295, 2306, "7e+12", "7e+12", "USD", None, 2),
            (3916, 3924, "1e+09", None, "USD", "vague", 1),
        ],
    ),
    "d0ba4564bf94503f": (
        "de",
        [
            (4, 20, "1e+12", None, "USD", "vague", 2),
            (231, 251, "1e+12", None, "USD", "vague", 2),
            (418, 442, "5e+12", "7e+12", "USD", None, 2),
            (3028, 3058, "1e+11", None, "USD", "over", 1),
            (3399, 3424, "1e+12", None, "USD", "over", 2),
        ],
    ),
    "040b6236c6690eaf": (
        "fr",
        [
            (113, 137, "5e+12", "7e+12", "USD", None, 2),
            (483, 486, "80", "80", "%", None, 1),
            (522, 546, "1.72e+12", "1.72e+12", "USD", "about", 2),
            (695, 706, "1e+12", "1e+12", "USD", None, 2),
            (758, 774, "5.953e+11", "5.953e+11", "USD", None, 1),
            (822, 827, "13.1", "13.1", "%", None, 1),
            (1944, 1956, "2e+09", "2e+09", "USD", None, 1),
            (2400, 2412, "7e+12", "7e+12", "USD", None, 2),
            (4564, 4573, "1e+09", None, "USD", "vague", 1),
        ],
    ),
    "a24c106f8f4c2ec1": (
        "de",
        [
            (910, 931, "1e+09", None, "USD", "vague", 1),
            (2225, 2250, "1e+08", None, "USD", "vague", 1),
            (2299, 2319, "9e+08", "9e+08", "USD", None, 1),
            (2614, 2623, "1e+06", None, None, "vague", 1),
            (3150, 3192, "1e+09", None, "USD", "vague", 1),
            (3283, 3313, "7e+12", None, "USD", "over", 2),
            (3377, 3385, "14", "14", "x", None, 1),
            (3500, 3516, "1e+12", None, "USD", "vague", 2),
            (3774, 3795, "7e+12", "7e+12", "USD", None, 2),
            (4442, 4467, "3", None, "x", "over", 1),
        ],
    ),
}  # fmt: skip


def number(text: str | None) -> Fraction | None:
    """A bound as it is written in a row."""
    return None if text is None else Fraction(Decimal(text))


@pytest.fixture(params=sorted(AMOUNTS))
def article(request: pytest.FixtureRequest) -> tuple[str, str]:
    """The digest and the text of an article, if its folder is known."""
    folder = os.environ.get("FABULA_TEXTS")
    if not folder:
        pytest.skip("FABULA_TEXTS does not name the folder of the articles")
    for path in sorted(Path(folder).glob("*.txt")):
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest().startswith(request.param):
            return str(request.param), data.decode()
    pytest.skip(f"no article in {folder} has the digest {request.param}")


@pytest.mark.texts
def test_all_amounts_of_an_article_are_found_and_nothing_else(article: tuple[str, str]) -> None:
    digest, text = article
    language, rows = AMOUNTS[digest]
    found = [mention for mention in read(text, language) if isinstance(mention, Quantity)]
    expected = [(*row[:2], number(row[2]), number(row[3]), *row[4:]) for row in rows]
    assert [
        (
            m.start,
            m.end,
            m.chosen.low,
            m.chosen.high,
            m.chosen.unit,
            m.approximator,
            len(m.readings),
        )
        for m in found
    ] == expected


@pytest.mark.texts
def test_every_trillion_of_a_translation_is_a_calque(article: tuple[str, str]) -> None:
    digest, text = article
    language, _ = AMOUNTS[digest]
    for mention in read(text, language):
        if isinstance(mention, Quantity) and "tril" in mention.text.lower():
            assert mention.chosen.convention == "calque"
            assert mention.chosen.low is not None
            assert mention.chosen.low < 10**15
