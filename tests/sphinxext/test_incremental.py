"""Incremental output is clean output, and only what has to be is read and written again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxext.tiny_site import Built, Site

pytestmark = pytest.mark.no_cover

EVENTS = "story/events.toml"
SOURCES = "story/sources.toml"

NEW_EVENT = """
[[event]]
id = "feast"
kind = "scheduled"
title = "A feast of lanterns"

  [[event.claim]]
  id = "actor"
  source = "courier"
  quote = "a feast will follow"
  gives = "actor"
  value = "council"
"""


def edit_amount(site: Site) -> None:
    site.edit(EVENTS, "would cost 40 million euros", "would cost 41 million euros")


def edit_title(site: Site) -> None:
    site.edit(EVENTS, 'title = "The bridge is to open"', 'title = "The bridge will open"')


def edit_quote(site: Site) -> None:
    site.edit(EVENTS, "نفى رئيس البلدية ذلك", "نفى الرئيس ذلك")


def edit_gloss(site: Site) -> None:
    site.edit(EVENTS, "the head of the town denied it", "the head of the town denied all of it")


def edit_agent(site: Site) -> None:
    site.edit(SOURCES, 'name = "Ada Quill"', 'name = "Ada Quill-Lark"')


def edit_label(site: Site) -> None:
    site.edit(SOURCES, 'label = "the Courier"', 'label = "the Harrow Courier"')


def edit_dating(site: Site) -> None:
    site.edit(SOURCES, 'when = "2019-05-04"', 'when = "2019-05-05"')


def edit_lineage(site: Site) -> None:
    site.edit(SOURCES, 'type = "translation_of"', 'type = "cites"')


def edit_order(site: Site) -> None:
    site.edit(EVENTS, 'before = [{ event = "denial", because = "the denial answers it" }]', "")


def edit_acceptance(site: Site) -> None:
    site.edit("story/story.toml", "the two papers count differently", "both are printed")


def add_event(site: Site) -> None:
    text = (site.folder / EVENTS).read_text(encoding="utf-8")
    (site.folder / EVENTS).write_text(text + NEW_EVENT, encoding="utf-8")
    site.weigh()


def remove_event(site: Site) -> None:
    text = (site.folder / EVENTS).read_text(encoding="utf-8")
    (site.folder / EVENTS).write_text(
        text.partition('\n[[event]]\nid = "opening"')[0] + "\n", encoding="utf-8"
    )
    site.weigh()


def add_mention(site: Site) -> None:
    site.edit(
        "plain.md", "Nothing of the story", "See {fab:event}`plan`. Nothing else of the story"
    )


def remove_mention(site: Site) -> None:
    site.edit("agent.md", "Here {fab:agent}`quill` writes.", "Nobody writes.")


def rename_page(site: Site) -> None:
    site.edit("title.md", "# Title", "# Heading")


def move_page(site: Site) -> None:
    (site.folder / "events.md").rename(site.folder / "happenings.md")
    site.edit("index.md", "events\n", "happenings\n")


EDITS = [
    edit_amount, edit_title, edit_quote, edit_gloss, edit_agent, edit_label, edit_dating,
    edit_lineage, edit_order, edit_acceptance, add_event, remove_event, add_mention,
    remove_mention,
]  # fmt: skip


@pytest.mark.parametrize("change", EDITS, ids=lambda change: change.__name__)
def test_an_incremental_build_equals_a_clean_one(
    site: Callable[[str], Site], change: Callable[[Site], None]
) -> None:
    one = site("incremental")
    one.build()
    change(one)
    after, clean = one.build(), one.build(clean=True)
    assert differing(after, clean) == []
    assert sorted(after.warnings.splitlines()) == sorted(clean.warnings.splitlines())


NARRATIVE: dict[str, Any] = {"fabula_narrative": ["amount", "title", "quote"], "fabula_pages": True}


@pytest.mark.parametrize(
    "change",
    [
        edit_amount, edit_quote, edit_label, edit_dating, edit_lineage, edit_order,
        edit_acceptance, add_event, add_mention, remove_mention,
    ],
    ids=lambda change: change.__name__,
)  # fmt: skip
def test_so_it_does_with_notes_and_a_page_for_each_record(
    site: Callable[[str], Site], change: Callable[[Site], None]
) -> None:
    one = site("incremental")
    one.build(**NARRATIVE)
    change(one)
    after, clean = one.build(**NARRATIVE), one.build(clean=True, **NARRATIVE)
    assert differing(after, clean) == []


@pytest.mark.parametrize("name", ["fabula_narrative", "fabula_pages"])
def test_a_changed_setting_builds_everything_again(site: Callable[[str], Site], name: str) -> None:
    one = site("incremental")
    one.build()
    after = one.build(**{name: NARRATIVE[name]})
    clean = one.build(clean=True, **{name: NARRATIVE[name]})
    for file in ("amount", "events", "sources", "title"):
        assert after.page(file) == clean.page(file)


def test_pages_of_records_go_when_they_are_no_longer_wanted(site: Callable[[str], Site]) -> None:
    one = site("incremental")
    assert (one.build(fabula_pages=True).out / "events" / "plan.html").exists()
    assert not (one.build().out / "events" / "plan.html").exists()


def test_a_renamed_page_is_renamed_where_it_is_said_to_mention_a_record(
    site: Callable[[str], Site],
) -> None:
    one = site("incremental")
    one.build()
    rename_page(one)
    after, clean = one.build(), one.build(clean=True)
    # Sphinx itself leaves the old title on the pages before and after the renamed one.
    assert differing(after, clean) == ["agent.html", "amount.html"]
    assert body(after, "events") == body(clean, "events")


def test_links_follow_a_record_to_another_page(site: Callable[[str], Site]) -> None:
    one = site("incremental")
    one.build()
    move_page(one)
    after, clean = one.build(), one.build(clean=True)
    for name in ("title", "amount", "quote", "sources", "findings", "happenings"):
        assert body(after, name) == body(clean, name)
    assert 'href="happenings.html#opening"' in after.page("title")


def test_another_language_for_dates_and_amounts_builds_everything_again(
    site: Callable[[str], Site],
) -> None:
    one = site("incremental")
    one.build()
    after, clean = one.build(fabula_language="de"), one.build(clean=True, fabula_language="de")
    assert differing(after, clean) == []
    assert "40 Millionen Euro" in after.page("amount")


def test_another_language_of_the_site_is_that_of_its_dates_and_amounts(
    site: Callable[[str], Site],
) -> None:
    one = site("incremental")
    one.build()
    after, clean = one.build(language="de"), one.build(clean=True, language="de")
    for name in ("amount", "title", "events", "sources", "findings"):
        assert body(after, name) == body(clean, name)
    assert "40 Millionen Euro" in after.page("amount")


def test_another_story_builds_everything_again(site: Callable[[str], Site]) -> None:
    one = site("incremental")
    one.build()
    one.folder.joinpath("other").mkdir()
    for file in (one.folder / "story").iterdir():
        text = file.read_text(encoding="utf-8").replace("Ada Quill", "Bea Quill")
        (one.folder / "other" / file.name).write_text(text, encoding="utf-8")
    after, clean = one.build(fabula_story="other"), one.build(clean=True, fabula_story="other")
    assert differing(after, clean) == []
    assert "Bea Quill" in after.page("agent")


def test_nothing_is_read_or_written_when_nothing_has_changed(site: Callable[[str], Site]) -> None:
    one = site("incremental")
    one.build()
    after = one.build()
    assert (after.read, after.written) == ([], [])


@pytest.mark.parametrize(
    ("change", "pages"),
    [
        (edit_amount, ["amount", "events", "findings", "sources"]),
        (edit_title, ["events", "sources", "title"]),
        (edit_quote, ["events", "quote", "sources"]),
        (edit_agent, ["agent", "sources"]),
        (add_mention, ["plain"]),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_a_changed_entry_is_read_again_where_it_is_used_and_nowhere_else(
    site: Callable[[str], Site], change: Callable[[Site], None], pages: list[str]
) -> None:
    one = site("incremental")
    one.build()
    change(one)
    assert one.build().read == pages


def test_a_new_mention_rewrites_the_page_it_leads_to_without_reading_it(
    site: Callable[[str], Site],
) -> None:
    one = site("incremental")
    before = body(one.build(), "events")
    add_mention(one)
    after = one.build()
    assert after.read == ["plain"]
    assert set(after.written) >= {"plain", "events"}
    assert not set(after.written) & {"amount", "title", "agent", "quote", "findings"}
    assert ">Plain</span></a>" not in before
    assert ">Plain</span></a>" in body(after, "events")


def test_builders_that_share_an_environment_do_not_hide_changes_from_each_other(
    site: Callable[[str], Site],
) -> None:
    one = site("incremental")
    one.build()
    edit_amount(one)
    one.build("text")
    assert "41 million euros" in one.build().page("amount")


def differing(one: Built, other: Built) -> list[str]:
    """The files that are not the same in two builds."""
    files, others = published(one), published(other)
    return [name for name in sorted(files | others) if files.get(name) != others.get(name)]


def published(built: Built) -> dict[str, bytes]:
    """Every file; of the search index without words that lead to no page, which Sphinx leaves."""
    files = built.files()
    files["searchindex.js"] = re.sub(rb'"[^"]*":\[\],?', b"", files["searchindex.js"])
    return files


def body(built: Built, name: str) -> str:
    """What a page says, without the navigation around it."""
    return built.page(name).partition('<div class="body"')[2].partition('<div class="clearer"')[0]
