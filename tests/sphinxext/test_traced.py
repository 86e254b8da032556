"""Every date and every amount on the pages of a report traces to what it was drawn from.

*Law 1: nothing without a source. Law 2: no figure is typed twice.* The pages are built, and each is
read as the narrative is read: by the recogniser, block by block, in the language of the block. What
counts as a figure is what may not be typed into a narrative (:mod:`fabula.sphinxext.bare`). Each must
stand

* in a link that leads to a claim, an event, a source, a relation or a note, or in an item (of a
  list, a table, a list of facts) that has such a link; or
* in a claim or an equation, each of which has a permanent address of its own, and tells what it was read
  or reckoned from, or that it is supposed; or
* on the page of its record, in what the record says of itself, in a finding, or in a date whose
  derivation stands there too; or
* in what is ours and says so: a count, a place in a text, the scale of a drawing and its key, a figure
  set aside with its reason, a fingerprint, a citation (of title, version and day of release), a word
  that is spoken of; or
* in the name of the story, if a claim gives that very amount.

The tutorial, the guides and the reference are about the package; they are not read.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from posixpath import dirname, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

from fabula.exchange import load
from fabula.recognise.mention import Quantity
from fabula.sphinxext.bare import bare_figures
from fabula.value import Measure
from sphinxext.walked import Element, parsed, runs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fabula.recognise.mention import Mention
    from sphinxext.tiny_site import Site
    from sphinxext.walked import Run

pytestmark = pytest.mark.no_cover

ROOT = Path(__file__).parents[2]
REPORT = ("*.md", "conf.py")
OURS = {"fab-count", "fab-place", "fab-tick", "fab-key", "fab-aside", "fab-fingerprint", "fab-cite"}
DATED = {"fab-date", "fab-levels", "fab-summary", "fab-citation"}
RECORDS = {"fab-event", "fab-source", "fab-agent"}
ITEMS = {"dd", "li", "tr"}


class Pages:
    """The pages of a built report, by their paths."""

    def __init__(self, out: Path, language: str) -> None:
        self.out = out
        self.language = language
        names = (file.relative_to(out).as_posix() for file in sorted(out.rglob("*.html")))
        kept = [name for name in names if name not in ("search.html", "genindex.html")]
        self.roots = {name: parsed((out / name).read_text(encoding="utf-8")) for name in kept}
        self.ids = {
            name: {one.attributes["id"]: one for one in root.below if "id" in one.attributes}
            for name, root in self.roots.items()
        }

    def figures(self) -> Iterator[tuple[str, Run, Mention]]:
        """Every date and amount, with its page and the text it stands in."""
        for name, root in self.roots.items():
            for main in (one for one in root.below if one.attributes.get("role") == "main"):
                for run in runs(main, self.language):
                    for mention in bare_figures(run.text, run.language):
                        yield name, run, mention

    def is_evidence(self, name: str, link: Element) -> bool:
        """Whether a link leads to a record or a note of this site."""
        address = urlsplit(link.attributes.get("href", ""))
        if link.tag != "a" or address.scheme or "headerlink" in link.classes:
            return False
        page = (
            normpath(f"{dirname(name)}/{unquote(address.path)}".strip("/"))
            if address.path
            else name
        )
        there = self.ids.get(page, {}).get(unquote(address.fragment))
        kinds = RECORDS | {"fab-claim", "fab-note-item"}
        return there is not None and bool(
            there.classes & kinds or address.fragment.startswith(("relation.", "source.", "agent."))
        )

    def traces(self, name: str, holder: Element) -> bool:
        """Whether a letter in this element traces to evidence."""
        above = list(holder.lineage)
        classes = set[str]().union(*(one.classes for one in above))
        if any(one.tag in ("code", "em") for one in above) or classes & (OURS | {"fab-claim"}):
            return True
        if any(one.attributes.get("id", "").startswith("relation.") for one in above):
            return True
        if any(self._has_evidence(name, one) for one in above):
            return True
        return any(self._tells_of_itself(one, above) for one in above if one.classes & RECORDS)

    def _has_evidence(self, name: str, one: Element) -> bool:
        """Whether an element is a link to evidence, or an item or a quotation that has one."""
        if one.tag == "a":
            return self.is_evidence(name, one)
        if one.tag not in ITEMS and "fab-quoted" not in one.classes:
            return False
        return any(self.is_evidence(name, link) for row in _reached(one) for link in row.below)

    def _tells_of_itself(self, record: Element, above: list[Element]) -> bool:
        """Whether an element of a record stands in what the record says of itself, or in its dating."""
        within = above[: above.index(record)]
        if any("fab-findings" in one.classes or "fab-of-itself" in one.classes for one in within):
            return True
        derived = any("fab-derivation" in one.classes for one in record.below)
        return derived and any(one.classes & DATED for one in within)


def _reached(item: Element) -> list[Element]:
    """An item; of a row also the row whose first cell reaches down to it."""
    if item.tag != "tr" or item.parent is None:
        return [item]
    rows = [one for one in item.parent.children if isinstance(one, Element) and one.tag == "tr"]
    at = rows.index(item)
    for before in range(at - 1, -1, -1):
        cells = [cell for cell in rows[before].children if isinstance(cell, Element)]
        if int(cells[0].attributes.get("rowspan", "1")) > at - before:
            return [item, cells[0]]
    return [item]


def untraced(pages: Pages, title: str, amounts: set[object]) -> list[str]:
    """The figures that trace to nothing, with their page and what stands around them."""

    @cache
    def is_traced(name: str, holder: Element) -> bool:
        return pages.traces(name, holder)

    found = []
    for name, run, mention in pages.figures():
        holders = {run.holders[at] for at in range(mention.start, mention.end)}
        if not all(is_traced(name, one) for one in holders) and not _is_title(
            run, mention, title, amounts
        ):
            around = run.text[max(0, mention.start - 40) : mention.end + 40]
            found.append(f"{name}: {mention.text!r} in {' '.join(around.split())!r}")
    return found


def _is_title(run: Run, mention: Mention, title: str, amounts: set[object]) -> bool:
    """Whether a figure stands in the name of the story, and a claim gives it."""
    at = run.text.rfind(title, 0, mention.start + len(title))
    within = at >= 0 and at <= mention.start and mention.end <= at + len(title)
    if not within or not isinstance(mention, Quantity):
        return False
    return (mention.chosen.low, mention.chosen.high, mention.chosen.unit) in amounts


def amounts_of(folder: Path) -> tuple[str, set[object]]:
    """The title of a story, and every amount its claims give."""
    story = load(folder)
    values = [claim.value for _, claim in story.claims()]
    return story.title, {
        (value.low, value.high, value.unit) for value in values if isinstance(value, Measure)
    }


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """The pages of the first story, without those about the package."""
    folder = tmp_path_factory.mktemp("report")
    (folder / "docs").mkdir()
    for pattern in REPORT:
        for file in (ROOT / "docs").glob(pattern):
            shutil.copy(file, folder / "docs")
    shutil.copytree(ROOT / "seeds", folder / "seeds", ignore=shutil.ignore_patterns("texts"))
    # In a process of its own: what leads to the pages that were left out is warned of, which is no matter.
    out = folder / "out"
    subprocess.run([sys.executable, "-m", "sphinx", "-Q", folder / "docs", out], check=True)
    return Pages(out, "en")


def test_every_figure_of_the_report_traces_to_its_evidence(report: Pages) -> None:
    title, amounts = amounts_of(ROOT / "seeds" / "altman-chips")
    assert sum(1 for _ in report.figures()) > 1_000
    assert untraced(report, title, amounts) == []


def test_every_page_of_the_report_is_read(report: Pages) -> None:
    story = load(ROOT / "seeds" / "altman-chips")
    records = {f"events/{event.id}.html" for event in story.events}
    records |= {f"sources/{source.id}.html" for source in story.sources}
    written = {f"{file.stem}.html" for file in (ROOT / "docs").glob("*.md")}
    assert records | written <= report.roots.keys()


@pytest.mark.parametrize("behaviour", ["tables", "second", "records", "pages"])
def test_every_figure_of_a_tiny_story_traces_to_its_evidence(
    site: Callable[[str], Site], behaviour: str
) -> None:
    one = site(behaviour)
    built = one.build(fabula_narrative=["index"], fabula_pages=True)
    language = "fr" if behaviour == "second" else "en"
    title, amounts = amounts_of(one.folder / "story")
    pages = Pages(built.out, language)
    assert any(True for _ in pages.figures())
    assert untraced(pages, title, amounts) == []


@pytest.mark.parametrize(
    ("typed", "is_found"),
    [
        ("It costs 3 euros.", True),
        ("It is *3 euros* in words.", False),
        ("It came on 5 March 2019.", True),
        ("It costs {fab:amount}`plan/courier-sum`.", False),
        ("It has {fab:count}`events` events.", False),
    ],
)
def test_a_figure_that_was_typed_is_found(
    site: Callable[[str], Site], typed: str, *, is_found: bool
) -> None:
    one = site("tables")
    (one.folder / "index.md").write_text(f"# The bridge\n\n{typed}\n", encoding="utf-8")
    (one.folder / "record.md").write_text("# R\n\n```{fab:events}\n```\n", encoding="utf-8")
    pages = Pages(one.build(fabula_narrative=["index"]).out, "en")
    assert any(each.startswith("index.html") for each in untraced(pages, "", set())) is is_found
