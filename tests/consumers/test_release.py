"""A release and its feed are read by the programs they are made for: bagit, rocrate, feedparser."""

from __future__ import annotations

import calendar
import shutil
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import bagit
import feedparser
import pytest
from rocrate.rocrate import ROCrate

from fabula.exchange import load_collation, load_ledger
from fabula.exchange.atom import feed
from fabula.exchange.bag import unzipped
from fabula.exchange.history import with_version
from fabula.exchange.release import Release, write_release
from fabula.story import Agent

if TYPE_CHECKING:
    from pathlib import Path

    from fabula.exchange.edition import Edition
    from fabula.exchange.history import Version

ADDRESS = "https://example.org/chips/"


@pytest.fixture(scope="module")
def history(edition: Edition) -> tuple[Version, ...]:
    """Two versions of the first story; the later one adds an agent."""
    old = replace(edition.story, version="1", released=date(2024, 2, 9))
    agents = (*old.agents, Agent("pilot", "a pilot <&>"))
    new = replace(old, version="2", released=date(2024, 3, 1), agents=agents)
    return with_version(with_version((), old), new, old)


@pytest.fixture(scope="module")
def bag(
    edition: Edition,
    seed: Path,
    history: tuple[Version, ...],
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    story = replace(edition.story, version="1", released=date(2024, 2, 9))
    released = replace(edition, story=story)
    home = tmp_path_factory.mktemp("release")
    stored = load_ledger(seed), load_collation(seed)
    write_release(Release(released, history[:1], *stored, "a licence\n"), home / "out.zip")
    return unzipped(home / "out.zip", home / "bag")


def test_the_archive_is_a_complete_and_valid_bag(bag: Path) -> None:
    held = bagit.Bag(str(bag))
    held.validate()
    assert held.version_info == (1, 0)
    files = sum(1 for file in (bag / "data").rglob("*") if file.is_file())
    assert len(held.payload_entries()) == files
    assert held.info["Payload-Oxum"].endswith(f".{files}")
    assert held.info["Bagging-Date"] == "2024-02-09"


@pytest.mark.parametrize("file", ["data/story/events.toml", "bag-info.txt"])
def test_a_changed_file_is_caught(bag: Path, tmp_path: Path, file: str) -> None:
    copy = tmp_path / "bag"
    shutil.copytree(bag, copy)
    data = (copy / file).read_bytes()
    (copy / file).write_bytes(data.replace(b"2", b"3", 1))
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(copy)).validate()


def test_the_payload_is_a_crate_that_names_every_file(bag: Path) -> None:
    crate = ROCrate(str(bag / "data"))
    files = {
        file.relative_to(bag / "data").as_posix()
        for file in (bag / "data").rglob("*")
        if file.is_file()
    }
    assert {entity.id for entity in crate.data_entities} == files - {"ro-crate-metadata.json"}


def test_a_feed_reader_sees_each_version_with_its_day_and_changes(
    edition: Edition, history: tuple[Version, ...]
) -> None:
    read = feedparser.parse(feed(edition.story, history, ADDRESS))
    assert not read.bozo, read.get("bozo_exception")
    assert (read.version, read.feed.title) == ("atom10", edition.story.title)
    assert [author.name for author in read.feed.authors] == list(edition.story.editors)
    assert [entry.title for entry in read.entries] == ["Version 2", "Version 1"]
    days = [calendar.timegm(entry.updated_parsed) // 86400 for entry in read.entries]
    epoch = date(1970, 1, 1)
    assert days == [(one.released - epoch).days for one in reversed(history)]
    (content,) = read.entries[0].content
    assert content.type == "text/html"
    assert "Added agent <code>pilot</code>: a pilot &lt;&amp;&gt;." in content.value


def test_a_feed_reader_is_led_to_the_site_and_back_to_the_feed(
    edition: Edition, history: tuple[Version, ...]
) -> None:
    read = feedparser.parse(feed(edition.story, history, ADDRESS))
    assert {link.rel: link.href for link in read.feed.links} == {
        "self": f"{ADDRESS}feed.atom",
        "alternate": ADDRESS,
    }
    names = [read.feed.id, *(entry.id for entry in read.entries)]
    assert len(set(names)) == 3


def test_a_feed_with_a_cut_entry_is_caught(edition: Edition, history: tuple[Version, ...]) -> None:
    data = feed(edition.story, history).replace(b"</entry>", b"", 1)
    assert feedparser.parse(data).bozo
