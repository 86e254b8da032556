r"""How fast copies are found, and how many: ``python tests/bench/bench_copies.py [SIZE ...]``.

Sources are made here. Each story is a sequence of 40 to 80 landmarks, drawn with the frequencies of
names in news (the n-th most frequent has a share of 1/n). Three in ten sources are copies: a copy
loses a fifth of the landmarks of its story, writes a sixth of the others in its own way, and adds a
tenth of its own. Wanted are the pairs within a story whose score is high enough, and no other pair.

Where `datasketch <https://ekzhu.com/datasketch/>`_ can be imported, its MinHash-LSH does the same
work beside ours: it finds candidates among the sets of landmarks, and these are then scored as ours
are. The last lines show one dispatch printed by every source, which is the worst case, and in how many
groups its copies come out.
"""

from __future__ import annotations

import importlib
import importlib.util
import math
import sys
import time
from itertools import accumulate, combinations
from random import Random
from typing import TYPE_CHECKING

from fabula.evidence.collating.copies import in_order
from fabula.story import Derivation, Lineage
from fabula.story.lineage import groups

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (2_500, 5_000, 10_000, 20_000)
VOCABULARY = 20_000
PERMUTATIONS = 64
LEAST_OVERLAP = 0.25

Sequences = list[list[str]]
Pairs = set[tuple[int, int]]


def sources(size: int, random: Random) -> tuple[Sequences, Pairs]:
    """As many sources, and the pairs among them that are copies."""
    words = [f"w{at}" for at in range(VOCABULARY)]
    weights = list(accumulate(1 / (at + 1) for at in range(VOCABULARY)))
    made: Sequences = []
    wanted: Pairs = set()
    while len(made) < size:
        story = random.choices(words, cum_weights=weights, k=random.randint(40, 80))
        files = random.choice((1, 1, 1, 1, 1, 2, 3)) if len(made) < size - 3 else 1
        first = len(made)
        made += [copied(story, random) if files > 1 else story for _ in range(files)]
        wanted |= set(combinations(range(first, len(made)), 2))
    return made, {pair for pair, _ in in_order(made, wanted)}


def copied(story: list[str], random: Random) -> list[str]:
    """One copy of a story, with what copying does to it."""
    found = []
    for mark in story:
        fate = random.random()
        if fate > 0.2:
            found.append(f"own{random.random()}" if fate < 0.33 else mark)
        if random.random() < 0.1:
            found.append(f"own{random.random()}")
    return found


def timed(work: Callable[[], Pairs]) -> tuple[float, Pairs]:
    """Processor seconds, and the pairs found."""
    start = time.process_time()
    found = work()
    return time.process_time() - start, found


def ours(made: Sequences) -> Pairs:
    return {pair for pair, _ in in_order(made)}


def sketched(made: Sequences) -> Pairs:
    """Candidates by MinHash-LSH over sets of landmarks, scored like ours."""
    library = importlib.import_module("datasketch")
    index = library.MinHashLSH(threshold=LEAST_OVERLAP, num_perm=PERMUTATIONS)
    encoded = [{mark.encode() for mark in each} for each in made]
    sketches = library.MinHash.bulk(encoded, num_perm=PERMUTATIONS)
    candidates: Pairs = set()
    for number, sketch in enumerate(sketches):
        candidates.update((other, number) for other in index.query(sketch))
        index.insert(number, sketch)
    return {pair for pair, _ in in_order(made, candidates)}


def edge(pair: tuple[int, int]) -> Lineage:
    return Lineage(str(pair[1]), str(pair[0]), Derivation.REPUBLICATION_OF, "same order")


def line(name: str, size: int, seconds: float, found: Pairs, wanted: Pairs) -> str:
    right = len(found & wanted)
    rate = seconds / (size * math.log2(size)) * 1e6
    precision, recall = right / max(1, len(found)), right / max(1, len(wanted))
    return (
        f"{name:12} {size:6} sources {seconds:7.2f} s  {rate:6.2f} us/(n log n)  "
        f"{len(wanted):6} pairs wanted, precision {precision:.4f}, recall {recall:.4f}\n"
    )


def main(sizes: tuple[int, ...]) -> None:
    rivals: dict[str, Callable[[Sequences], Pairs]] = {"in order": ours}
    if importlib.util.find_spec("datasketch"):
        rivals["MinHash-LSH"] = sketched
    for size in sizes:
        made, wanted = sources(size, Random(size))
        for name, work in rivals.items():
            seconds, found = timed(lambda work=work, made=made: work(made))  # type: ignore[misc]
            sys.stdout.write(line(name, size, seconds, found, wanted))
    for size in sizes:
        story = [f"w{at}" for at in range(60)]
        random = Random(size)
        made = [copied(story, random) for _ in range(size)]
        seconds, found = timed(lambda made=made: ours(made))  # type: ignore[misc]
        apart = len(set(groups(map(str, range(size)), map(edge, found)).values()))
        sys.stdout.write(
            f"one dispatch {size:6} sources {seconds:7.2f} s  {len(found)} pairs, groups: {apart}\n"
        )


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
