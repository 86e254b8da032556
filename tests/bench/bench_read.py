r"""How fast texts are read, as ratios taken in one run: ``python tests/bench/bench_read.py FOLDER``.

The yardstick is a bare ``re.finditer(r"\d+")`` pass over the same texts, one text a call. The
folder holds articles named in reading order; their languages are given by ``LANGUAGES``. Hostile
texts are made here, each at two lengths, to show that cost grows with length alone.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from fabula.recognise.engine import read

if TYPE_CHECKING:
    from collections.abc import Callable

LANGUAGES = ("nl", "it", "de", "fr", "de")
DIGITS = re.compile(r"\d+")
ROUNDS = 41

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
    "fractions": "1/2 ",
    "marks": "á̂",
    "surrogates": "\ud800",
    "bidi": "\u202e1\u202c",
    "emoji": "👩‍👩‍👧",
    "nul": "\0",
    "dotless": "İ",
    "numbers": "drei Komma ",
    "percent": "1% von ",
}


def best(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median time of some rounds, in seconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def bare(texts: list[tuple[str, str]]) -> None:
    for text, _ in texts:
        for _ in DIGITS.finditer(text):
            pass


def ours(texts: list[tuple[str, str]]) -> None:
    for text, language in texts:
        read(text, language)


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
        once, twice = best(lambda t=half: read(t, "de"), 5), best(lambda t=text: read(t, "de"), 5)  # type: ignore[misc]
        length = len(half.encode("utf-8", "surrogatepass"))
        rows.append((name, once / length * 1e6, twice / once))
    return rows


def main(folder: str | None) -> None:
    imported, first = start_up()
    sys.stdout.write(f"import fabula {imported * 1e3:.0f} ms, first read {first * 1e3:.0f} ms\n")
    if folder:
        files = sorted(Path(folder).glob("*.txt"))
        texts = [
            (path.read_text(encoding="utf-8"), language)
            for path, language in zip(files, LANGUAGES, strict=True)
        ]
        ours(texts)
        yardstick, time_ = best(lambda: bare(texts)), best(lambda: ours(texts))
        size = sum(len(text.encode()) for text, _ in texts)
        rate = size / time_ / 1e6
        sys.stdout.write(f"articles: {time_ / yardstick:.1f} x the bare pass, {rate:.1f} MB/s\n")
    for name, cost, ratio in hostile():
        sys.stdout.write(f"{name:12} {cost:6.2f} us/byte, time(2n)/time(n) {ratio:.2f}\n")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
