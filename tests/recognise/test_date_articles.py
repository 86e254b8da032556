"""The dates of the first story's articles: places and values, and nothing else.

The articles are not here (they are under copyright); whoever has them names their folder in the
environment variable ``FABULA_TEXTS``. Each is known by the beginning of its SHA-256. Two are dated,
three are not, and those never yield a day out of nowhere. A row is start, end, EDTF, the earliest
and the latest day, and what the date waits for.
"""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fabula.recognise.dates.mention import DateMention, fields
from fabula.recognise.engine import read

Row = tuple[int, int, str, str | None, str | None, tuple[str, Any] | None]

DATES: dict[str, tuple[str, date | None, list[Row]]] = {
    "58762c573d9edaba": (
        "nl",
        date(2024, 2, 9),
        [
            (66, 81, "2024-02-09", "2024-02-09", "2024-02-09", None),
            (691, 701, "2023", "2023-01-01", "2023-12-31", None),
            (805, 809, "2024", "2024-01-01", "2024-12-31", None),
            (1816, 1824, "2023-12", "2023-12-01", "2023-12-31", None),
            (4027, 4034, "2024-02-09", "2024-02-09", "2024-02-09", None),
            (4519, 4523, "2024", "2024-01-01", "2024-12-31", None),
        ],
    ),
    "cf4765370dd20c9c": (
        "it",
        date(2024, 2, 9),
        [
            (89, 104, "2024-02-09", "2024-02-09", "2024-02-09", None),
            (746, 757, "2023", "2023-01-01", "2023-12-31", None),
            (914, 918, "2024", "2024-01-01", "2024-12-31", None),
            (1876, 1884, "2023-12", "2023-12-01", "2023-12-31", None),
            (4009, 4013, "2024-02-09", "2024-02-09", "2024-02-09", None),
            (4519, 4523, "2024", "2024-01-01", "2024-12-31", None),
        ],
    ),
    "d0ba4564bf94503f": (
        "de",
        None,
        [
            (335, 345, "XXXX-02-08", None, None, None),
            (2928, 2936, "XXXX-12", None, None, None),
            (3322, 3338, "XXXX-XX-XX", None, None, ("year", -1)),
        ],
    ),
    "040b6236c6690eaf": (
        "fr",
        None,
        [
            (550, 564, "XXXX-XX-XX", None, None, ("year", -1)),
            (778, 782, "2024", "2024-01-01", "2024-12-31", None),
            (1960, 1968, "XXXX-12", None, None, None),
            (3847, 3861, "2024-02-07", "2024-02-07", "2024-02-07", None),
        ],
    ),
    "a24c106f8f4c2ec1": (
        "de",
        None,
        [
            (449, 460, "XXXX-XX-XX", None, None, ("week", 0)),
            (866, 881, "XXXX-XX-XX", None, None, ("month", [None, 0])),
            (2474, 2489, "XXXX-XX-XX", None, None, ("month", [None, 0])),
            (3441, 3450, "2023", "2023-01-01", "2023-12-31", None),
            (3638, 3645, "XXXX-02", None, None, None),
            (4430, 4441, "XXXX-XX-XX", None, None, ("year", 0)),
        ],
    ),
}


@pytest.mark.texts
@pytest.mark.parametrize("digest", sorted(DATES))
def test_all_dates_of_an_article_are_found_and_nothing_else(articles: Path, digest: str) -> None:
    language, written, rows = DATES[digest]
    found = []
    for mention in read(_text(articles, digest), language, written):
        if isinstance(mention, DateMention):
            told = fields(mention)
            waits = told.get("relative")
            reached = (told["edtf"], told["earliest"], told["latest"])
            row = (mention.start, mention.end, *reached)
            found.append((*row, (waits["unit"], waits["offset"]) if waits else None))
    assert found == rows


@pytest.mark.texts
@pytest.mark.parametrize("digest", [key for key, (_, day, _) in sorted(DATES.items()) if not day])
def test_an_undated_article_yields_no_day_without_a_year(articles: Path, digest: str) -> None:
    text = _text(articles, digest)
    for mention in read(text, DATES[digest][0]):
        if isinstance(mention, DateMention) and mention.when.earliest is not None:
            assert str(mention.when.earliest.year) in mention.text


def _text(articles: Path, digest: str) -> str:
    """The article with this digest."""
    for path in sorted(articles.glob("*.txt")):
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest().startswith(digest):
            return data.decode()
    pytest.skip(f"no article in {articles} has the digest {digest}")
