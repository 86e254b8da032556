"""What a built story costs beside plain pages: ``python tests/bench/bench_build.py [EVENTS ...]``.

A story of that many events, three claims each, is built with a page for each of them, a list and a
timeline; then the words of all these pages are written as plain MyST pages and built by the same
builder in the same process. Processor seconds of one clean build each; the last columns are ours
beside the plain one, and the cost an event beside that of the smallest story, so that 1.0 is
linear growth. Above 1.5 beside plain pages is a fault.

``--profile`` prints where the time goes instead.
"""

from __future__ import annotations

import cProfile
import io
import pstats
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from fabula.exchange import dump
from fabula.story import Agent, Claim, Event, Passage, Source, Timeline
from fabula.value import edtf

SIZES = (100, 1_000)
FIRST_DAY = date(1900, 1, 1).toordinal()
STORY_PAGES = {
    "index": "# Grown\n\n```{toctree}\nevents\ntimeline\nsources\n```\n",
    "events": "# Events\n\n```{fab:events}\n```\n",
    "timeline": "# Timeline\n\n```{fab:timeline}\n```\n",
    "sources": "# Sources\n\n```{fab:sources}\n```\n\n```{fab:agents}\n```\n",
}


def event(number: int) -> Event:
    """An event of three claims, a day later than the one before it."""
    day = date.fromordinal(FIRST_DAY + number).isoformat()
    claims = (
        Claim("who", Passage("gazette", exact=f"the mayor, number {number}"), "speaker", "mayor"),
        Claim("day", Passage("gazette", exact=day), "when", expect=edtf.parse(day)),
        Claim("what", Passage("gazette", exact=f"on matter {number}"), "topic"),
    )
    return Event(f"event-{number}", "statement", f"Statement {number}", claims)


def grow(size: int, folder: Path) -> None:
    """Write a site with a story of that many events."""
    gazette = Source(
        "gazette", "the Gazette", language="en", words=100 * size, fingerprints=("0" * 64,)
    )
    events = tuple(map(event, range(size)))
    people = (Agent("mayor", "the mayor"),)
    (folder / "story").mkdir(parents=True)
    dump(
        Timeline("grown", "A grown story", sources=(gazette,), agents=people, events=events),
        folder / "story",
    )
    for name, text in STORY_PAGES.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")


def build(site: Path, out: Path, builder: str, **settings: object) -> float:
    """Build a site; processor seconds."""
    start = time.process_time()
    with docutils_namespace():
        app = Sphinx(
            site, None, out, out / ".doctrees", builder,
            confoverrides={"html_theme": "basic", **settings},
            status=None, warning=io.StringIO(),
        )  # fmt: skip
        app.build()
    return time.process_time() - start


def write_plain(texts: Path, folder: Path) -> None:
    """The same pages as plain MyST: a heading, and a paragraph for each block of words."""
    for file in sorted(texts.rglob("*.txt")):
        title, _, *lines = file.read_text(encoding="utf-8").splitlines()
        blocks = [" ".join(block.split()) for block in "\n".join(lines).split("\n\n")]
        page = folder / file.relative_to(texts).with_suffix(".md")
        page.parent.mkdir(parents=True, exist_ok=True)
        body = "\n\n".join(filter(None, blocks))
        page.write_text(f"---\norphan: true\n---\n\n# {title}\n\n{body}\n", encoding="utf-8")


def ours(site: Path, out: Path, builder: str = "html") -> float:
    """Build the story."""
    extensions = ["myst_parser", "fabula.sphinxext"]
    return build(site, out, builder, extensions=extensions, fabula_pages=True)


def measured(size: int) -> tuple[float, float]:
    """Seconds of the story, and of plain pages of the same words."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        grow(size, folder / "story")
        ours(folder / "story", folder / "texts", "text")
        write_plain(folder / "texts", folder / "plain")
        story = ours(folder / "story", folder / "built")
        plain = build(folder / "plain", folder / "built-plain", "html", extensions=["myst_parser"])
        return story, plain


def profiled(size: int) -> None:
    """Print where the time of one build goes."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        grow(size, folder / "story")
        profile = cProfile.Profile()
        profile.runcall(ours, folder / "story", folder / "built")
        pstats.Stats(profile).sort_stats("cumulative").print_stats("fabula|sphinx", 60)


def main(sizes: tuple[int, ...]) -> None:
    """Print a table."""
    first = 0.0
    sys.stdout.write(f"{'events':>8}{'story s':>10}{'plain s':>10}{'beside':>9}{'growth':>9}\n")
    for size in sizes:
        story, plain = measured(size)
        first = first or story / size
        beside, growth = story / plain, story / size / first
        sys.stdout.write(f"{size:>8}{story:>10.1f}{plain:>10.1f}{beside:>9.2f}{growth:>9.2f}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    chosen = tuple(int(size) for size in sys.argv[1:] if size.isdigit()) or SIZES
    if "--profile" in sys.argv:
        profiled(chosen[-1])
    else:
        main(chosen)
