"""Every permalink of a site leads to a page the builder made, and to an anchor that is on it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sphinxext.test_feed import release
from sphinxext.test_records import retitle

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxext.tiny_site import Built, Site

pytestmark = pytest.mark.no_cover

ADDRESS = "https://bridge.example/report/"
LINK = re.compile(re.escape(ADDRESS) + r"((?:events|sources)/[^\s\"'<>{}(),\\&]*)")
TEXTS = {
    ".html",
    ".xhtml",
    ".json",
    ".jsonld",
    ".bib",
    ".ris",
    ".atom",
    ".md",
    ".ics",
    ".csv",
    ".mw",
}


def permalinks(built: Built) -> dict[str, set[str]]:
    """The files that hold permalinks of records, with the paths these lead to."""
    found: dict[str, set[str]] = {}
    for file in built.out.rglob("*"):
        if file.suffix in TEXTS:
            told = set(LINK.findall(file.read_text(encoding="utf-8")))
            found |= {file.relative_to(built.out).as_posix(): told} if told else {}
    return found


def leads(built: Built, link: str) -> bool:
    """Whether a server of these files has the page and the page the anchor."""
    path, _, anchor = link.partition("#")
    file = built.out / (f"{path}index.html" if path.endswith("/") else path)
    return file.is_file() and (not anchor or f'id="{anchor}"' in file.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("builder", "conf", "page"),
    [
        ("html", {}, "events/plan.html"),
        ("html", {"html_file_suffix": ".xhtml"}, "events/plan.xhtml"),
        ("dirhtml", {}, "events/plan/"),
    ],
)
def test_permalinks_are_what_the_builder_makes(
    site: Callable[[str], Site], tmp_path: Path, builder: str, conf: dict[str, Any], page: str
) -> None:
    one = site("records")
    release(one, "1", "2024-02-09")
    old = Path(shutil.copytree(one.folder / "story", tmp_path / "old"))
    retitle(one)
    release(one, "2", "2024-03-01", old)
    built = one.build(builder, html_baseurl=ADDRESS, **conf)
    found = permalinks(built)
    assert {link for links in found.values() for link in links if not leads(built, link)} == set()
    own = f"{page}index.html" if page.endswith("/") else page
    beside = {f"events/plan{suffix}" for suffix in (".bib", ".csl.json", ".jsonld", ".ris")}
    assert {own, *beside} <= {name for name, links in found.items() if page in links}
    assert "feed.atom" in found
    assert any(name.startswith("exports/") for name in found)


def test_a_builder_that_shares_the_environment_has_permalinks_of_its_own(
    site: Callable[[str], Site],
) -> None:
    one = site("records")
    one.build("html", html_baseurl=ADDRESS)
    folders = one.build("dirhtml", html_baseurl=ADDRESS)
    told = permalinks(folders)
    assert "events/plan/" in told["events/plan/index.html"]
    assert {link for links in told.values() for link in links if ".html" in link} == set()
