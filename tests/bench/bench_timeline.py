"""How a story's cost grows with its events: ``python tests/bench/bench_timeline.py [EVENTS ...]``.

Each dated event has three claims. For every second of them there are undated talks, each stated to
come before the next talks and before a dated event, so that one chain of orders runs through the
whole story. Processor seconds, the best of three rounds; the last column is the cost an event
beside that of the smallest story, so that 1.0 is linear growth.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

from fabula.evidence import check
from fabula.exchange import dump, load
from fabula.story import Agent, Before, Claim, Event, Passage, Source, Timeline
from fabula.value import edtf

SIZES = (100, 1_000, 10_000)
FIRST_DAY = date(1900, 1, 1).toordinal()
ROUNDS = 3


def event(number: int) -> Event:
    """An event of three claims, a day later than the one before it."""
    day = date.fromordinal(FIRST_DAY + number).isoformat()
    claims = (
        Claim("who", Passage("gazette", exact=f"the mayor, number {number}"), "speaker", "mayor"),
        Claim("day", Passage("gazette", exact=day), "when", expect=edtf.parse(day)),
        Claim("what", Passage("gazette", exact=f"on matter {number}"), "topic"),
    )
    return Event(f"event-{number}", "statement", f"Statement {number}", claims)


def talks(number: int, size: int) -> Event:
    """Undated talks before an event and before the next talks."""
    later = [f"event-{number}", *([f"talks-{number + 2}"] if number + 2 < size else [])]
    before = tuple(Before(id, "it is said") for id in later)
    return Event(f"talks-{number}", "talks", "Talks", before=before)


def story(size: int) -> Timeline:
    """A story of that many dated events, and half as many undated ones."""
    gazette = Source("gazette", "the Gazette", language="en", fingerprints=("0" * 64,))
    events = (*map(event, range(size)), *(talks(number, size) for number in range(0, size, 2)))
    people = (Agent("mayor", "the mayor"),)
    return Timeline("grown", "A grown story", sources=(gazette,), agents=people, events=events)


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of some work, the best of a few rounds, as ``timeit`` takes them.

    The collector of circles waits: what it costs grows with all that lives, not with the work.
    """
    rounds = []
    for _ in range(ROUNDS):
        gc.collect()
        gc.disable()
        start = time.process_time()
        work()
        rounds.append(time.process_time() - start)
        gc.enable()
    return min(rounds)


def measured(size: int, folder: Path) -> dict[str, float]:
    """Seconds of each thing people do with a story of that many events."""
    grown = story(size)
    dump(grown, folder)
    loaded = load(folder)
    ids = [one.id for one in loaded.events]
    return {
        "dump": seconds(lambda: dump(loaded, folder)),
        "load": seconds(lambda: load(folder)),
        "order all": seconds(lambda: list(loaded.with_events(loaded.events))),
        "compare": seconds(lambda: [loaded.order(*pair) for pair in pairwise(ids)]),
        "check": seconds(lambda: check(loaded, {})),
        "slice": seconds(lambda: loaded.select(kind="statement", agent="mayor")),
    }


def main(sizes: tuple[int, ...]) -> None:
    """Print a table."""
    first: dict[str, float] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            for name, spent in measured(size, Path(folder)).items():
                each = spent / size
                growth = each / first.setdefault(name, each)
                sys.stdout.write(f"{size:>7} events  {name:<10} {spent:9.4f} s  x {growth:5.2f}\n")


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or SIZES)
