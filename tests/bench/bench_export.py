"""What it costs to export a story, by format: ``python tests/bench/bench_export.py [EVENTS ...]``.

Each event has four claims, of a paper that prints ten events; every second paper is a translation
of the one before it. Processor seconds, the best of a few rounds. The last column is the cost an
event beside that of the next smaller story, so that 1.0 is linear growth. The story is at an address
and its passages are weighed, so that nothing is left out for want of them.

Memory is the peak of what Python objects take while a format is written, above what the story takes
itself, in MiB. The line *one after the other* writes every format as ``fabula export all`` does: it
is the peak of the dearest format, not the sum of all. The columns of Parquet lie outside of Python
and are not in it.
"""

from __future__ import annotations

import sys
import tracemalloc
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from fabula.evidence import Placement, settle
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
    return Edition.of(story, None, "https://example.org/grown", placed)


def peak(work: Callable[[], object]) -> float:
    """The most that Python objects take during some work, beyond what is there before, in MiB."""
    tracemalloc.start()
    work()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / MIB


def all_in_turn(edition: Edition, wanted: Iterable[Format]) -> None:
    """Every format, of which one is held at a time."""
    for format in wanted:
        format.write(edition)


def alone(format: Format, held: Edition) -> None:
    """One format, of an edition from which nothing was reckoned before."""
    format.write(replace(held))


def measured(held: Edition) -> dict[str, tuple[float, float]]:
    """Seconds and MiB of each format whose package is here, then of all, one after the other."""
    here = [format for format in formats().values() if format.at_hand]
    told = {}
    for format in here:
        write = partial(alone, format, held)
        told[format.name] = (seconds(write), peak(write))
    return told | {"one after the other": (0.0, peak(partial(all_in_turn, held, here)))}


def main(sizes: tuple[int, ...]) -> None:
    """Print a line for each format at each size; the slowest format is named below."""
    before: dict[str, float] = {}
    for size in sizes:
        each: dict[str, float] = {}
        for name, (spent, taken) in measured(edition(size)).items():
            each[name] = spent / size
            growth = f"  x {each[name] / before[name]:5.2f}" if before.get(name) else ""
            line = f"{size:>7} events  {name:<20} {spent:9.3f} s  {taken:8.1f} MiB{growth}\n"
            sys.stdout.write(line)
        slowest = max(each, key=each.__getitem__)
        sys.stdout.write(f"slowest: {slowest}, {each[slowest] * 1e3:.2f} ms an event\n")
        before = each


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or SIZES)
