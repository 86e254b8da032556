"""What it costs to export a story, by format: ``python tests/bench/bench_export.py [EVENTS ...]``.

Each event has four claims, of a paper that prints ten events; every second paper is a translation
of the one before it. Processor seconds, the best of a few rounds, none of which finds anything that
another reckoned. The last column is the cost an event beside that of the next smaller story, so that
1.0 is linear growth. The story is at an address and its passages are weighed, so that nothing is
left out for want of them.

*As a process of its own* are ``fabula export`` of the cheapest format, of the dearest and of all,
each with a folder to write to: processor seconds and the most memory the process ever held, of which
reading the story is by far the larger part. *In Python* is the peak of what Python objects take
while a format is written, above what the story takes itself; tracing them costs ten times the work,
so it is done for stories of at most 1,000 events. The line *one after the other* writes every format
as ``fabula export all`` does: it is the peak of the dearest format, not the sum of all. The columns
of Parquet lie outside of Python and are not in it.
"""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import tempfile
import tracemalloc
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from fabula.evidence import Placement, settle
from fabula.exchange import dump, save_weighed
from fabula.exchange.edition import Edition
from fabula.exchange.format import Format, formats
from fabula.story import (
    Agent,
    Claim,
    Derivation,
    Event,
    Lineage,
    Passage,
    Reading,
    Source,
    Timeline,
)
from fabula.text import digest
from fabula.value import edtf, parse_measure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from fabula.story import Slot

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.bench_timeline import seconds

SIZES = (100, 1_000, 10_000)
FIRST_DAY = date(1990, 1, 1).toordinal()
EVENTS_A_PAPER = 10
MIB = 1 << 20
ADDRESS = "https://example.org/grown"
CHEAPEST, DEAREST = "markwhen", "jsonld"
LARGEST_TRACED = 1_000


def event(number: int) -> Event:
    """An event of four claims: who pays, who is paid, when, and how much."""
    day = date.fromordinal(FIRST_DAY + number).isoformat()
    paper = f"paper-{number // EVENTS_A_PAPER}"
    claims = (
        Claim("payer", Passage(paper, exact=f"the mayor, number {number}"), "investor", "mayor"),
        Claim("payee", Passage(paper, exact=f"and mayor {number}"), "recipient", "mayor"),
        Claim("day", Passage(paper, exact=day), "when", expect=edtf.parse(day)),
        Claim("sum", Passage(paper, exact=f"{number} euros"), "sum", expect=parse_measure("5 EUR")),
    )
    return Event(f"event-{number}", "investment", f"Sum {number} “is” paid & spent", claims)


def believed(claim: Claim, slot: Slot, source: Source) -> tuple[Reading, ...]:
    """What the editor expects, so that no text is read."""
    return (Reading(claim.expect, "expectation", "as expected"),) if claim.expect else ()


def edition(size: int) -> Edition:
    """A settled story of that many events, at an address."""
    papers = tuple(
        Source(f"paper-{at}", f"Paper {at}", f"News {at}", language="en", fingerprints=("0" * 64,))
        for at in range((size - 1) // EVENTS_A_PAPER + 1)
    )
    copies = tuple(
        Lineage(later.id, earlier.id, Derivation.TRANSLATION_OF, "it says so")
        for earlier, later in zip(papers[::2], papers[1::2], strict=False)
    )
    story = settle(
        Timeline(
            "grown", "A grown story", version="1", released=date(2024, 2, 9), sources=papers,
            agents=(Agent("mayor", "the mayor"),), lineage=copies, events=tuple(map(event, range(size))),
        ),
        believed,
    )  # fmt: skip
    placed = {
        address: Placement(claim.source, at, at + 9, at, at + 2, digest(claim.passage.exact or ""))
        for at, (address, claim) in enumerate(story.claims())
    }
    return Edition.of(story, None, ADDRESS, placed)


def write_folder(size: int, folder: Path) -> None:
    """Write such a story as a folder."""
    made = edition(size)
    dump(made.story, folder)
    save_weighed(folder, made.placed)


def process(*arguments: str) -> tuple[float, float]:
    """Processor seconds of ``fabula`` with these arguments, and the most memory it held, in MiB."""
    command = [sys.executable, "-m", "fabula.cli", *arguments]
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{' '.join(arguments)} gave {child.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def print_processes(size: int) -> None:
    """A line for each export that is a process of its own.

    The story is made in yet another process: what a parent held counts as held by its children.
    """
    with tempfile.TemporaryDirectory() as home:
        story, out = Path(home, "story"), Path(home, "out")
        maker = multiprocessing.get_context("spawn").Process(
            target=write_folder, args=(size, story)
        )
        maker.start()
        maker.join()
        if maker.exitcode:
            raise SystemExit("the story could not be written")
        for name in (CHEAPEST, DEAREST, "all"):
            given = ("export", name, str(story), "--address", ADDRESS, "--out", str(out / name))
            spent, held = process(*given)
            line = f"{size:>7} events  {name:<20} {spent:9.3f} s  {held:8.1f} MiB as a process\n"
            sys.stdout.write(line)


def peak(work: Callable[[], object]) -> float:
    """The most that Python objects take during some work, beyond what is there before, in MiB."""
    tracemalloc.start()
    work()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / MIB


def all_in_turn(edition: Edition, wanted: Iterable[Format]) -> None:
    """Every format, of which one is held at a time, from an edition that all of them share."""
    shared = replace(edition, told={})
    for format in wanted:
        format.write(shared)


def alone(format: Format, held: Edition) -> None:
    """One format, of an edition from which nothing was reckoned before."""
    format.write(replace(held, told={}))


def measured(held: Edition) -> dict[str, tuple[float, float | None]]:
    """Seconds and MiB of each format whose package is here, then of all, one after the other."""
    here = [format for format in formats().values() if format.at_hand]
    traced = len(held.events) <= LARGEST_TRACED
    told: dict[str, tuple[float, float | None]] = {}
    for format in here:
        write = partial(alone, format, held)
        told[format.name] = (seconds(write), peak(write) if traced else None)
    every = partial(all_in_turn, held, here)
    return told | {"one after the other": (seconds(every), peak(every) if traced else None)}


def print_formats(size: int, before: dict[str, float]) -> dict[str, float]:
    """A line for each format, and one that names the slowest; gives seconds an event, by format."""
    each: dict[str, float] = {}
    for name, (spent, taken) in measured(edition(size)).items():
        each[name] = spent / size
        growth = f"  x {each[name] / before[name]:5.2f}" if before.get(name) else ""
        held = "" if taken is None else f"  {taken:8.1f} MiB in Python"
        sys.stdout.write(f"{size:>7} events  {name:<20} {spent:9.3f} s{held}{growth}\n")
    slowest = max(each.keys() & formats().keys(), key=each.__getitem__)
    sys.stdout.write(f"slowest: {slowest}, {each[slowest] * 1e3:.2f} ms an event\n")
    return each


def main(sizes: tuple[int, ...]) -> None:
    """Print what the largest story costs as a process, then each format at each size."""
    print_processes(max(sizes))
    before: dict[str, float] = {}
    for size in sizes:
        before = print_formats(size, before)


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or SIZES)
