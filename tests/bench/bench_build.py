"""What a built story costs beside plain pages: ``python tests/bench/bench_build.py [EVENTS ...]``.

A story of that many events, four claims each, one of them of a sum, is built in four ways, each
with a list, a timeline and the sums of all events:

* ``pages``: a page for each event, as the extension makes them;
* ``hundreds``: a page for each hundred events, which an author would have to write;
* ``plain``: the words of ``pages`` as MyST pages, as many as there are, without the extension;
* ``needs``: a page for each event as an item of sphinx-needs, with the same words and a link to the
  event before it, and tables of all for the list and the timeline.

Each build is a clean one in a process of its own, by the same builder and theme, and reads compiled
modules, as it does where packages are installed: this package may stand here as sources alone, and to
compile them would be counted against it. Processor seconds
and the most memory it held, in megabytes, both start-up included; the columns after them are
beside ``plain``. The builds take turns, and of several the least counts, except for stories of
many events, which are built once. ``pages`` above 1.5 times ``plain`` is a fault.

``--profile`` prints where the time of ``pages`` goes instead.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from fabula.evidence import Placement, passages
from fabula.exchange import dump, save_weighed
from fabula.story import Agent, Claim, Event, Passage, Source, Timeline
from fabula.text import canonical, digest
from fabula.value import edtf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.evidence.passages import Addressed

SIZES = (100, 1_000, 10_000)
MEGABYTE = 1024  # getrusage counts in kilobytes
FIRST_DAY = date(1900, 1, 1).toordinal()
LISTS = {
    "timeline": "# Timeline\n\n```{fab:timeline}\n```\n",
    "sums": "# Sums\n\n```{fab:sums}\n```\n",
    "sources": "# Sources\n\n```{fab:sources}\n```\n\n```{fab:agents}\n```\n",
}


@dataclass(frozen=True, slots=True)
class Cost:
    """What one build took: processor seconds, and megabytes at its largest."""

    seconds: float
    megabytes: float

    def least(self, other: Cost | None) -> Cost:
        """The less of each."""
        if other is None:
            return self
        return Cost(min(self.seconds, other.seconds), min(self.megabytes, other.megabytes))


def event(number: int) -> Event:
    """An event of four claims, a day later than the one before it."""
    day = date.fromordinal(FIRST_DAY + number).isoformat()
    claims = (
        Claim("who", Passage("gazette", exact=f"the mayor, number {number}"), "publisher", "mayor"),
        Claim("day", Passage("gazette", exact=day), "when", expect=edtf.parse(day)),
        Claim("what", Passage("gazette", exact=f"on matter {number}"), "topic"),
        Claim("sum", Passage("gazette", exact=f"{number % 900 + 12}.5 million euros"), "sum"),
    )
    return Event(f"event-{number}", "report", f"Report {number}", claims)


def grow(size: int, folder: Path) -> None:
    """Write a story of that many events."""
    gazette = Source(
        "gazette", "the Gazette", language="en", words=100 * size, fingerprints=("0" * 64,)
    )
    events = tuple(map(event, range(size)))
    people = (Agent("mayor", "the mayor"),)
    folder.mkdir(parents=True)
    story = Timeline("grown", "A grown story", sources=(gazette,), agents=people, events=events)
    dump(story, folder)
    save_weighed(folder, dict(map(placed, enumerate(passages(story)))))


def placed(numbered: tuple[int, Addressed]) -> tuple[str, Placement]:
    """A passage as if it stood in its source, each after the one before."""
    number, found = numbered
    words = canonical(found.passage.exact or "")
    start, word = number * 40, number * 4
    at = (start, start + len(words), word, word + len(words.split()))
    return found.address, Placement(found.passage.source, *at, digest(words))


def write(site: Path, name: str, text: str) -> None:
    """Write a page."""
    file = site / f"{name}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def begin(site: Path, *extensions: str, **settings: object) -> Path:
    """Begin a site with its configuration."""
    site.mkdir()
    settings = {"extensions": ["myst_parser", *extensions], "html_theme": "basic"} | settings
    lines = (f"{name} = {value!r}\n" for name, value in settings.items())
    (site / "conf.py").write_text("".join(lines), encoding="utf-8")
    return site


def write_pages(site: Path) -> None:
    """A site that has a page made for each event."""
    begin(site, "fabula.sphinxext", fabula_story="../story", fabula_pages=True)
    write(site, "index", "# Grown\n\n```{toctree}\nevents\ntimeline\nsums\nsources\n```\n")
    for name, text in {**LISTS, "events": "# Events\n\n```{fab:events}\n```\n"}.items():
        write(site, name, text)


def write_hundreds(site: Path, size: int) -> None:
    """A site with a page for each hundred events."""
    begin(site, "fabula.sphinxext", fabula_story="../story")
    names = [f"events/{first}" for first in range(0, size, 100)]
    contents = "\n".join([*names, *LISTS])
    write(site, "index", f"# Grown\n\n```{{toctree}}\n{contents}\n```\n")
    for name, text in LISTS.items():
        write(site, name, text)
    for first, name in zip(range(0, size, 100), names, strict=True):
        shown = (f"```{{fab:event}} event-{n}\n```\n" for n in range(first, min(size, first + 100)))
        write(site, name, f"# Events from {first}\n\n" + "\n".join(shown))


def told(texts: Path) -> Iterator[tuple[str, str, str]]:
    """Name, title and words of each page that was written as plain text."""
    for file in sorted(texts.rglob("*.txt")):
        title, _, *lines = file.read_text(encoding="utf-8").splitlines()
        blocks = [" ".join(block.split()) for block in "\n".join(lines).split("\n\n")]
        name = file.relative_to(texts).with_suffix("").as_posix()
        yield name, title, "\n\n".join(filter(None, blocks))


def write_plain(site: Path, texts: Path) -> None:
    """The same pages as plain MyST: a heading, and a paragraph for each block of words."""
    begin(site)
    for name, title, body in told(texts):
        write(site, name, f"---\norphan: true\n---\n\n# {title}\n\n{body}\n")


def write_needs(site: Path, texts: Path) -> None:
    """The same pages as items of sphinx-needs; the list and the timeline are tables of them."""
    begin(site, "sphinx_needs", needs_id_regex="^[A-Z0-9_]+")
    tables = dict.fromkeys(("events", "timeline"), "```{needtable}\n:columns: id, title\n```")
    for name, title, words in told(texts):
        number = name.rpartition("-")[2]
        body = need(int(number), title, words) if number.isdigit() else tables.get(name, words)
        write(site, name, f"---\norphan: true\n---\n\n# {title}\n\n{body}\n")


def need(number: int, title: str, words: str) -> str:
    """An event as an item of sphinx-needs, linked to the one before it."""
    before = f":links: E_{number - 1}\n" if number else ""
    return f"````{{req}} {title}\n:id: E_{number}\n{before}\n{words}\n````"


def build(site: Path, out: Path, builder: str = "html") -> Cost:
    """Build a site in a process of its own, which finds the modules compiled by those before it.

    Raises:
        CalledProcessError: the build failed.
    """
    command = [sys.executable, "-m", "sphinx", "-q", "-b", builder, str(site), str(out)]
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(out.parent / "compiled")}
    environment = os.environ | compiled
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, env=environment) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / MEGABYTE)


def sites(size: int, folder: Path) -> list[str]:
    """Write every site of a story of that many events; their names."""
    grow(size, folder / "story")
    write_pages(folder / "pages")
    write_hundreds(folder / "hundreds", size)
    build(folder / "pages", folder / "texts", "text")
    write_plain(folder / "plain", folder / "texts")
    if find_spec("sphinx_needs") is None:
        return ["plain", "pages", "hundreds"]
    write_needs(folder / "needs", folder / "texts")
    return ["plain", "pages", "hundreds", "needs"]


def measured(size: int) -> dict[str, Cost]:
    """The least cost of each way, by name."""
    least: dict[str, Cost] = {}
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        names = sites(size, folder)
        for turn in range(3 if size <= 1_000 else 1):
            for name in names:
                cost = build(folder / name, folder / f"built-{name}-{turn}")
                least[name] = cost.least(least.get(name))
    return least


def profiled(size: int) -> None:
    """Print where the time of one build goes."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        grow(size, folder / "story")
        write_pages(folder / "pages")
        profile = ["-m", "cProfile", "-s", "cumulative", "-m", "sphinx", "-q", "-b", "html"]
        subprocess.run(
            [sys.executable, *profile, str(folder / "pages"), str(folder / "built")], check=True
        )


def main(sizes: tuple[int, ...]) -> None:
    """Print a table."""
    heads = ("events", "way", "s", "beside", "MB", "beside")
    sys.stdout.write("{:>8} {:<9}{:>9}{:>8}{:>9}{:>8}\n".format(*heads))
    for size in sizes:
        found = measured(size)
        plain = found["plain"]
        for name, cost in found.items():
            time, memory = cost.seconds / plain.seconds, cost.megabytes / plain.megabytes
            sys.stdout.write(
                f"{size:>8} {name:<9}{cost.seconds:>9.1f}{time:>8.2f}"
                f"{cost.megabytes:>9.0f}{memory:>8.2f}\n"
            )
        sys.stdout.flush()
    if find_spec("sphinx_needs") is None:
        sys.stdout.write("needs was not built: sphinx-needs is not installed (group bench)\n")


if __name__ == "__main__":
    chosen = tuple(int(size) for size in sys.argv[1:] if size.isdigit()) or SIZES
    if "--profile" in sys.argv:
        profiled(chosen[-1])
    else:
        main(chosen)
