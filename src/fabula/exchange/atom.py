"""What does a feed tell somebody who comes back to a story?

An Atom feed has one entry for each version that was published (:mod:`.history`), newest first: the
day, and every change in a list. The first version has one sentence instead.

A feed and its entries need names that hold for ever, wherever the feed is published. A permalink
would change with the address of the site, and a ``tag:`` URI is made from a domain that somebody
owned on a day, which a story without an address has not. So a name is a UUID made from the digest
of a published record (RFC 9562, 5.5): it is nobody's invention, two stories cannot share it, and
publishing elsewhere changes nothing. The feed itself is named after its first version.

Links are made only where the address of the site is known. ``updated`` is midnight, in UTC, of the
day of publication: a day is all that is recorded, and no clock is asked. The words are English, as
those of a changelog are.

Sources: RFC 4287, 3.1, 4.1.1, 4.1.2, 4.2.6 and 4.2.7; XML 1.0, 2.2 (characters).

>>> import datetime
>>> from fabula.story import Timeline
>>> from fabula.exchange.history import with_version
>>> story = Timeline("demo", "A demo", version="1", editors=("the desk",),
...                  released=datetime.date(2024, 2, 9))
>>> "<updated>2024-02-09T00:00:00Z</updated>" in feed(story, with_version((), story)).decode()
True
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from fabula.errors import InputError
from fabula.exchange.edition import path, site_parts
from fabula.present.findings import safe_text
from fabula.present.when import date_words
from fabula.value import When

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fabula.exchange.history import Version
    from fabula.present.change import Change
    from fabula.story import Timeline

__all__ = ["FEED", "MEDIA_TYPE", "feed"]

FEED = "feed.atom"
"""The name of the feed in a built site, beside its first page."""

MEDIA_TYPE = "application/atom+xml"

_ATOM = "http://www.w3.org/2005/Atom"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_WITH_PAGES = {"event", "source"}
# What no XML document may hold, escaped or not.
_NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed(story: Timeline, history: Sequence[Version], address: str = "") -> bytes:
    """The feed of a story that has been published at least once, in UTF-8.

    Args:
        story: the timeline; names the title, and the editors as authors.
        history: its versions, oldest first.
        address: of the built site, as :func:`~fabula.exchange.edition.site_parts` reads it; empty if
            it has none, and there are no links then.

    Raises:
        InputError: the story was never published.
    """
    if not history:
        raise InputError(f"story {story.id!r} was never released: a feed needs a version")
    site, ending = site_parts(address)
    root = ET.Element("feed", {"xmlns": _ATOM, _LANG: "en"})
    _add(root, "id", _name(history[0], "feed"))
    _add(root, "title", story.title, {_LANG: story.language})
    _add(root, "updated", _stamp(history[-1]))
    for name in story.editors or (story.title,):
        _add(ET.SubElement(root, "author"), "name", name)
    if site:
        _link(root, "self", site + FEED, MEDIA_TYPE)
        _link(root, "alternate", site, "text/html")
    places = _places(story, site, ending) if site else {}
    for version in reversed(history):
        root.append(_entry(version, site, places, first=version is history[0]))
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _places(story: Timeline, site: str, ending: str) -> dict[tuple[str, str], str]:
    """Where each record that has a page stands, by type and address: retired ones keep theirs."""
    held = [("event", event.id) for event in story.events]
    held += [("claim", address) for address, _ in story.claims()]
    held += [("source", source.id) for source in story.sources]
    held += [(stone.table, stone.id) for stone in story.tombstones if stone.table in _WITH_PAGES]
    return {(type, id): site + path(type, id, ending) for type, id in held}


def _entry(
    version: Version, site: str, places: Mapping[tuple[str, str], str], *, first: bool
) -> ET.Element:
    entry = ET.Element("entry")
    _add(entry, "id", _name(version, "version"))
    _add(entry, "title", f"Version {version.name}")
    _add(entry, "updated", _stamp(version))
    if site:
        _link(entry, "alternate", site, "text/html")
    day = date_words(When.on(version.released), "en", prepositional=True)
    counts = f"{len(version.changes)} changes" if len(version.changes) != 1 else "1 change"
    told = "the first version" if first else counts
    _add(entry, "summary", f"Published {day}: {told}.")
    if version.changes:
        _add(entry, "content", _list(version.changes, places), {"type": "html"})
    return entry


def _list(told: Sequence[Change], places: Mapping[tuple[str, str], str]) -> str:
    """Every change as an item of a list in HTML, which leads to the record if there is a page."""
    items = ET.Element("ul")
    for change in told:
        item = ET.SubElement(items, "li")
        item.text = f"{change.way.value.capitalize()} {change.type} "
        href = places.get((change.type, change.address))
        place = item if href is None else ET.SubElement(item, "a", href=href)
        name = ET.SubElement(place, "code")
        name.text = _text(change.address)
        words = _text(safe_text(change.words.removesuffix(".")))
        (name if place is item else place).tail = f": {words}." if words else "."
    return ET.tostring(items, encoding="unicode", method="html")


def _name(version: Version, of: str) -> str:
    """A name that holds for ever: see the module."""
    return uuid5(NAMESPACE_URL, f"urn:sha256:{version.digest}#{of}").urn


def _stamp(version: Version) -> str:
    return f"{version.released.isoformat()}T00:00:00Z"


def _add(to: ET.Element, name: str, text: str, given: dict[str, str] | None = None) -> None:
    ET.SubElement(to, name, given or {}).text = _text(text)


def _link(to: ET.Element, rel: str, href: str, type: str) -> None:
    ET.SubElement(to, "link", {"rel": rel, "type": type, "href": href})


def _text(text: str) -> str:
    return _NO_CHARACTER.sub(" ", text)
