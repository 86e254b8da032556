r"""How fast texts are read, as ratios taken in one run: ``python tests/bench/bench_read.py FOLDER``.

The yardstick is a bare ``re.finditer(r"\d+")`` pass over the same texts, one text a call. Times are
of the processor, the best of some rounds, since the rest is other programs; what is compared is
timed in turn, round by round. Where dateparser is installed, its search for dates in a known
language is timed over the same texts. The folder holds articles named in reading order; their
languages are given by ``LANGUAGES``. Hostile texts are made here, each at two lengths, to show that
cost grows with length alone.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from datetime import date
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from fabula.locale.words import lexicon
from fabula.recognise.engine import GRAMMARS, read
from fabula.recognise.token import stretches

if TYPE_CHECKING:
    from collections.abc import Callable

LANGUAGES = ("nl", "it", "de", "fr", "de")
DIGITS = re.compile(r"\d+")
ROUNDS = 201

HOSTILE = {
    "digits": "1",
    "dotted": "1.",
    "euros": "1€",
    "signs": "€",
    "dashes": "1-",
    "spaces": " ",
    "grouped": "1 000 ",
    "compound": "vierhundert",
    "words": "ein hundert und ",
    "ranges": "von 1 bis ",
    "bounds": "mehr als 1 ",
    "scales": "Millionen ",
    "brackets": "((((1))))",
    "square": "[1]",
    "fractions": "1/2 ",
    "slashes": "1/2 1/2",
    "marks": "á̂",
    "surrogates": "\ud800",
    "bidi": "\u202e1\u202c",
    "emoji": "👩‍👩‍👧",
    "nul": "\0",
    "dotless": "İ",
    "numbers": "drei Komma ",
    "percent": "1% von ",
    "rates": "%%%",
    "opened": "(1 ",
    "months": "Mai ",
    "quarters": "Q1 ",
    "days": "5 Mai ",
    "years": "2024 ",
    "weekdays": "Montag ",
    "relative": "letzte Woche ",
    "impossible": "30. Februar ",
    "tenses": "wurde am 5. Mai, wird ",
}
# With a day of writing, each date asks for the tense around it.
WRITTEN = date(2024, 2, 9)


def best(*works: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """The best time of each work, in seconds of the processor, timed in turn."""
    return [min(times) for times in zip(*(map(timed, works) for _ in range(rounds)), strict=True)]


def timed(work: Callable[[], object]) -> float:
    """Seconds of the processor."""
    start = time.process_time()
    work()
    return time.process_time() - start


def bare(texts: list[tuple[str, str]]) -> None:
    for text, _ in texts:
        for _ in DIGITS.finditer(text):
            pass


def ours(texts: list[tuple[str, str]]) -> None:
    for text, language in texts:
        read(text, language)


def amounts(texts: list[tuple[str, str]]) -> None:
    for text, language in texts:
        read(text, language, grammars=GRAMMARS[1:])


def tokens(texts: list[tuple[str, str]]) -> None:
    for text, language in texts:
        for _ in stretches(text, lexicon(language)):
            pass


def peer(texts: list[tuple[str, str]]) -> float | None:
    """Seconds that dateparser takes, its languages loaded; None if it is not installed."""
    if find_spec("dateparser") is None:
        return None
    search = import_module("dateparser.search").search_dates

    def all_dates() -> None:
        for text, language in texts:
            search(text, languages=[language])

    all_dates()
    return best(all_dates, rounds=3)[0]


def start_up() -> tuple[float, float]:
    """Seconds to import the package, and to read the first text after that."""
    code = (
        "import time; a = time.perf_counter(); import fabula; b = time.perf_counter();"
        "from fabula.recognise.engine import read; read('7 Milliarden', 'de');"
        "print(b - a, time.perf_counter() - b)"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
        for _ in range(3)
    ]
    pairs = [[float(part) for part in run.stdout.split()] for run in runs]
    return min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)


def hostile(size: int = 100_000) -> list[tuple[str, float, float]]:
    """For each hostile text: microseconds a byte, and time(2n)/time(n)."""
    rows = []
    for name, part in HOSTILE.items():
        text = (part * (2 * size // len(part) + 1))[: 2 * size]
        half = text[:size]
        works = [partial(read, part, "de", WRITTEN) for part in (half, text)]
        once, twice = best(*works, rounds=5)
        length = len(half.encode("utf-8", "surrogatepass"))
        rows.append((name, once / length * 1e6, twice / once))
    return rows


def articles(folder: str) -> list[tuple[str, str]]:
    """The articles of a folder, each with its language."""
    files = sorted(Path(folder).glob("*.txt"))
    return [
        (path.read_text(encoding="utf-8"), language)
        for path, language in zip(files, LANGUAGES, strict=True)
    ]


def compared(texts: list[tuple[str, str]]) -> None:
    """Print how long some texts take beside a bare pass."""
    ours(texts)
    works = (bare, ours, amounts, tokens)
    bare_, both, alone, front = best(*(partial(work, texts) for work in works))
    rate = sum(len(text.encode()) for text, _ in texts) / both / 1e6
    sys.stdout.write(
        f"articles: {both / bare_:.1f} x the bare pass, {rate:.1f} MB/s\n"
        f"amounts alone: {alone / bare_:.1f} x; with dates {both / alone:.2f} times that\n"
        f"to find and cut the tokens: {front / bare_:.1f} x, so {(both - front) / bare_:.1f} x "
        "would remain if that cost nothing\n"
    )


def main(folder: str | None) -> None:
    imported, first = start_up()
    sys.stdout.write(f"import fabula {imported * 1e3:.0f} ms, first read {first * 1e3:.0f} ms\n")
    texts = articles(folder) if folder else []
    if texts:
        compared(texts)
    for name, cost, ratio in hostile():
        sys.stdout.write(f"{name:12} {cost:6.2f} us/byte, time(2n)/time(n) {ratio:.2f}\n")
    # Last, since what it loads is from then on searched for garbage with all the rest.
    other = peer(texts) if texts else None
    if other is not None:
        (both,) = best(partial(ours, texts), rounds=21)
        sys.stdout.write(f"dateparser takes {other / both:.0f} x as long\n")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
