"""The feed is what RFC 4287 asks for, whatever the story holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.errors import InputError
from fabula.exchange.atom import feed
from fabula.exchange.history import Version, with_version
from fabula.present.change import Change, Way
from fabula.story import Timeline, Tombstone
from stories import plain_story

STORY = replace(plain_story(), version="1", released=date(2024, 2, 9), editors=("the desk",))
ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "https://example.org/story"


def history_of(story: Timeline, *told: Change) -> tuple[Version, ...]:
    first = with_version((), story)
    return (*first, Version("2", date(2024, 3, 1), "cd" * 32, told)) if told else first


def parsed(story: Timeline, history: tuple[Version, ...], address: str = "") -> ET.Element:
    return ET.fromstring(feed(story, history, address))


def texts(element: ET.Element, name: str) -> list[str]:
    return [one.text or "" for one in element.findall(f"{ATOM}{name}")]


def links(element: ET.Element) -> dict[str, str]:
    return {one.get("rel", ""): one.get("href", "") for one in element.findall(f"{ATOM}link")}


ADDED = Change(Way.ADDED, "event", "event-0", "A statement")


def test_a_feed_has_what_every_feed_must_have() -> None:
    root = parsed(STORY, history_of(STORY, ADDED))
    assert root.tag == f"{ATOM}feed"
    assert texts(root, "title") == ["A story"]
    assert texts(root, "updated") == ["2024-03-01T00:00:00Z"]
    assert [name.text for name in root.findall(f"{ATOM}author/{ATOM}name")] == ["the desk"]
    for entry in root.findall(f"{ATOM}entry"):
        assert [len(texts(entry, name)) for name in ("id", "title", "updated")] == [1, 1, 1]


def test_the_newest_version_comes_first_with_its_day_and_its_changes() -> None:
    second, first = parsed(STORY, history_of(STORY, ADDED)).findall(f"{ATOM}entry")
    assert texts(second, "title") == ["Version 2"]
    assert texts(second, "summary") == ["Published on 1 March 2024: 1 change."]
    listed = "<ul><li>Added event <code>event-0</code>: A statement.</li></ul>"
    assert texts(second, "content") == [listed]
    assert texts(first, "summary") == ["Published on 9 February 2024: the first version."]
    assert texts(first, "content") == []


def test_names_are_absolute_and_differ_and_do_not_hang_on_the_address() -> None:
    history = history_of(STORY, ADDED)
    names = []
    for address in ("", SITE):
        root = parsed(STORY, history, address)
        names.append(texts(root, "id") + [texts(e, "id")[0] for e in root.iter(f"{ATOM}entry")])
    assert names[0] == names[1]
    assert len(set(names[0])) == 3
    assert all(name.startswith("urn:uuid:") for name in names[0])


def test_the_name_of_a_feed_stays_when_versions_are_added() -> None:
    assert texts(parsed(STORY, history_of(STORY)), "id") == texts(
        parsed(replace(STORY, title="Renamed"), history_of(STORY, ADDED)), "id"
    )


def test_links_are_made_only_where_the_address_is_known() -> None:
    assert b"<link" not in feed(STORY, history_of(STORY, ADDED))
    root = parsed(STORY, history_of(STORY, ADDED), SITE)
    assert links(root) == {"self": f"{SITE}/feed.atom", "alternate": f"{SITE}/"}


def test_a_change_leads_to_its_record_as_long_as_that_has_a_page() -> None:
    told = [
        ADDED,
        Change(Way.CHANGED, "claim", "event-0/who", "its gloss"),
        Change(Way.RETIRED, "event", "double", "it was a double"),
        Change(Way.REMOVED, "event", "gone"),
        Change(Way.ADDED, "agent", "agent-0", "A person"),
    ]
    story = replace(STORY, tombstones=(Tombstone("event", "double", "it was a double"),))
    entry = parsed(story, history_of(story, *told), SITE).find(f"{ATOM}entry")
    assert entry is not None
    (content,) = texts(entry, "content")
    items = ET.fromstring(content)
    led = [None if (a := item.find("a")) is None else a.get("href") for item in items]
    page = f"{SITE}/events/event-0.html"
    assert led == [page, f"{page}#event-0_who", f"{SITE}/events/double.html", None, None]
    assert items[3].findtext("code") == "gone"


@given(st.text(min_size=1), st.text(), st.text())
def test_a_feed_is_well_formed_whatever_a_record_holds(name: str, words: str, title: str) -> None:
    story = replace(STORY, title=f"x{title}", editors=(f"x{name}",))
    told = Change(Way.ADDED, "event", name, words)
    (one, _) = parsed(story, history_of(STORY, told)).findall(f"{ATOM}entry")
    (content,) = texts(one, "content")
    assert ET.fromstring(content).tag == "ul"


def test_a_story_that_was_never_released_has_no_feed() -> None:
    with pytest.raises(InputError, match="never released"):
        feed(STORY, ())
