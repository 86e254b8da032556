"""Other projects cite the records of a report by its inventory, with the extension and without it."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from sphinxext.tiny_site import Site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sphinxext.tiny_site import Built

BRIDGE = "https://example.org/bridge/"

# MyST asks Sphinx 9 for what Sphinx 11 will not have.
pytestmark = pytest.mark.filterwarnings("ignore:.*MystReferenceResolver.app")


@pytest.fixture
def cited(unedited: Callable[..., Built], tmp_path: Path, rootdir: Path) -> Callable[..., Built]:
    """A project that is built against the inventory of a report with a page for each record."""
    report = unedited("records", fabula_pages=True)

    def built(behaviour: str, *edits: tuple[str, str]) -> Built:
        folder = tmp_path / "other" / "site"
        shutil.copytree(rootdir / f"test-{behaviour}", folder)
        shutil.copytree(rootdir / "story", folder / "story")
        other = Site(folder)
        other.weigh()
        for old, new in edits:
            other.edit("index.md", old, new)
        mapping = {"bridge": (BRIDGE, str(report.out / "objects.inv"))}
        return other.build(intersphinx_mapping=mapping)

    return built


def links(built: Built, page: str) -> list[tuple[str, str]]:
    """Address and text of every link to the report."""
    found = re.findall(rf'href="{BRIDGE}([^"]*)"[^>]*>(.*?)</a>', built.page(page), re.DOTALL)
    return [(href, re.sub(r"<[^>]*>", "", text)) for href, text in found]


PLAN = ("events/plan.html#plan", "The council plans a bridge")


def test_a_project_without_the_extension_cites_events(cited: Callable[..., Built]) -> None:
    built = cited("elsewhere")
    assert built.warnings == ""
    assert links(built, "index") == [PLAN, (PLAN[0], "the first plan")]
    assert links(built, "paper") == [PLAN, ("events/plan.html#plan_bode-sum", "the words")]


def test_a_project_with_the_extension_cites_by_the_roles(cited: Callable[..., Built]) -> None:
    built = cited("citing")
    assert built.warnings == ""
    assert links(built, "index") == [
        PLAN,
        ("events/plan.html#plan_bode-sum", "its sum"),
        ("sources/courier.html#source.courier", "The Courier"),
        ("sources.html#agent.quill", "the pen"),
    ]
    assert links(built, "paper") == [PLAN, ("events/first-plan.html#first-plan", "the old one")]


def test_an_id_that_the_report_does_not_have_is_a_warning(cited: Callable[..., Built]) -> None:
    built = cited("citing", ("`plan`", "`plam`"))
    assert "index.md:3: WARNING: external fab:event reference target not found: plam" in (
        built.warnings
    )
    assert len(built.warnings.splitlines()) == 1
