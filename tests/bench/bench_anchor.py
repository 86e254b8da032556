"""How long it takes to find a quotation again: run as a script, prints a line a case.

The texts are made from a fixed seed. A case is run until it has taken half a second, and its best
run is printed, because the rest is other programs. The last column divides by the length of the
text: it stays level down a group where time grows in line with length.
"""

from __future__ import annotations

import random
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

from fabula.text import Selector, anchor, canonical, covered_words, fold, word_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_WORDS = (
    "the harbour crane costs million between “nobody” München naïve 7.25 2024 – and, of a in city "
    "spokesman denied that money was promised; Tuesday’s talks had been useful so far. "
)
_QUOTE = "an old crane was sold for 5 to 7.25 million euros"
_SIZES = (5_000, 50_000, 500_000, 4_600_000)


def main() -> None:
    """Print the table."""
    _line("case", "characters", "best ms", "ns/character")
    for name, size, run in _cases():
        best = _best(run)
        _line(name, f"{size:,}", f"{best * 1e3:.3f}", f"{best * 1e9 / size:.2f}")


def _cases() -> Iterator[tuple[str, int, Callable[[], object]]]:
    quote = Selector(_QUOTE)
    for name, planted in (
        ("exact", _QUOTE),
        ("folded", _QUOTE.replace(" ", "\u00a0")),
        ("fuzzy", _QUOTE.replace("old", "ald")),
        ("orphan", ""),
    ):
        for size in _SIZES:
            text = _text(size, planted)
            yield name, size, partial(anchor, text, quote)
    yield from _other_cases()


def _other_cases() -> Iterator[tuple[str, int, Callable[[], object]]]:
    for size in _SIZES:
        text = _text(size, "")
        yield "canonical", size, partial(canonical, text)
        yield "fold", size, partial(fold, text)
        spans = list(word_spans(text))[::3]
        yield "covered", size, partial(covered_words, text, spans)
        yield "repeated", size, partial(anchor, "ha " * (size // 3), Selector("ha"))


def _text(size: int, planted: str) -> str:
    dice = random.Random(size)
    words = _WORDS.split()
    tokens = dice.choices(words, k=size // 6)
    tokens.insert(len(tokens) * 2 // 3, planted)
    return canonical(" ".join(tokens)[:size])


def _best(run: Callable[[], object]) -> float:
    times: list[float] = []
    while sum(times) < 0.5:
        begun = time.perf_counter()
        run()
        times.append(time.perf_counter() - begun)
    return min(times)


def _line(*cells: str) -> None:
    sys.stdout.write(f"{cells[0]:<10}{cells[1]:>12}{cells[2]:>12}{cells[3]:>14}\n")


if __name__ == "__main__":
    main()
