"""How fast a network of days is narrowed: ``python tests/bench/bench_network.py``.

Networks of 1,000, 10,000 and 20,000 events with five constraints an event: each starts before it
ends, some are dated, the others lie before, near or within others. They hold by construction;
then one contradiction of three constraints is planted. A fifth of the constraints is soft.
"""

from __future__ import annotations

import gc
import random
import sys
import time

from fabula.evidence.dating.network import Constraint, Solution, between, solve

SIZES = (1_000, 10_000, 20_000)
ROUNDS = 5
FIRST_DAY = 738_000


def network(events: int, *, seed: int = 1) -> list[Constraint]:
    """Five constraints an event, all of which the days drawn here satisfy."""
    draw = random.Random(seed)
    starts = [FIRST_DAY + draw.randrange(3_000) for _ in range(events)]
    ends = [day + draw.randrange(30) for day in starts]
    made = [Constraint(f"s{at}", f"e{at}", 0, "it began before it ended") for at in range(events)]
    dated = range(0, events, 5)
    for at in dated:
        made += between(f"s{at}", starts[at] - 10, starts[at] + 10, "its claim")
    while len(made) < 5 * events:
        one, other = draw.randrange(events), draw.randrange(events)
        if one != other and ends[one] <= starts[other]:
            rule = "said so" if draw.randrange(5) == 0 else ""
            made.append(Constraint(f"e{one}", f"s{other}", 0, "a stated order", rule, 1))
    draw.shuffle(made)
    return made


def planted(made: list[Constraint]) -> list[Constraint]:
    """Three constraints more, which lead round to the day before."""
    ring = (("s1", "s2"), ("s2", "s3"), ("s3", "s1"))
    return made + [Constraint(one, other, -1, "planted") for one, other in ring]


def best(made: list[Constraint]) -> tuple[float, Solution]:
    """The fastest of some rounds, in seconds, and what came out."""
    times = []
    for _ in range(ROUNDS):
        gc.collect()
        start = time.process_time()
        solved = solve(made)
        times.append(time.process_time() - start)
    return min(times), solved


def main() -> None:
    for events in SIZES:
        made = network(events)
        taken, solved = best(made)
        again, broken = best(planted(made))
        bounded = sum(solved.latest(name) is not None for name in solved.variables)
        cycle = len(broken.conflicts[0].cycle)
        sys.stdout.write(
            f"{events:6} events, {len(made):6} constraints: {taken:.3f} s, "
            f"{bounded} of {len(solved.variables)} bounded above; "
            f"with a contradiction of {cycle}: {again:.3f} s\n"
        )


if __name__ == "__main__":
    main()
