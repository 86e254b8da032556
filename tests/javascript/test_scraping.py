"""Built pages are read by html-metadata, by which Wikimedia's Citoid makes references of pages.

It reads the tags of Highwire Press, Dublin Core, COinS and JSON-LD. Each of the four tells of every
page what the model says, an event's date that is not one day becomes none, and an altered date is
noticed.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

import fabula.sphinxext
from consumers.programs import said
from fabula.exchange.reference import Work, references, single_date
from fabula.sphinxext.records import page_of
from javascript.conftest import HERE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fabula.exchange.edition import Edition
    from fabula.exchange.reference import Reference

Told = dict[str, Any]
"""What was read in one way, by the names that way has."""

TYPES = {
    Work.TIMELINE: ("dataset", "Dataset", "Dataset"),
    Work.EVENT: ("webpage", "Text", "CreativeWork"),
    Work.SOURCE: ("newspaperArticle", "Text", "NewsArticle"),
}
"""What each way calls the work: COinS in the words of Zotero, Dublin Core, schema.org."""


@pytest.fixture(scope="module")
def pages(edition: Edition, seed: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages of the first story as a site at the address of the edition, by key of reference."""
    out = tmp_path_factory.mktemp("pages")
    given = {"fabula_story": seed, "fabula_language": "en-GB", "html_baseurl": edition.address}
    settings = [f"-D{name}={value}" for name, value in given.items()]
    site = f"{fabula.sphinxext.__path__[0]}/site"
    subprocess.run([sys.executable, "-m", "sphinx", "-Q", *settings, site, out], check=True)
    names = {
        one.key: "index" if one.work is Work.TIMELINE else page_of(one.work.value, one.id)
        for one in references(edition)
    }
    return {key: (out / f"{name}.html").read_text("utf-8") for key, name in names.items()}


@pytest.fixture(scope="module")
def scrape(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., dict[str, Any]]:
    """What is read of pages, by their names."""

    def scraped(pages: dict[str, str]) -> dict[str, Any]:
        file = tmp_path_factory.mktemp("scraped") / "pages.json"
        file.write_text(json.dumps(pages), encoding="utf-8")
        read: dict[str, Any] = json.loads(said("node", HERE / "scrape.mjs", home, file))
        return read

    return scraped


def plain(told: Told) -> Told:
    return {name: value for name, value in told.items() if value not in (None, "", [])}


def many(value: str | list[str] | None) -> list[str]:
    """What is one text if it stands once, and a list if it stands several times."""
    return value if isinstance(value, list) else [value] if value else []


def by_highwire(read: Told) -> Told:
    told = read["highwirePress"]
    return plain(
        {
            "title": told["title"],
            "authors": many(told.get("author")),
            "date": told.get("publication_date", "").replace("/", "-"),
            "language": told.get("language"),
            "publisher": told.get("publisher"),
            # It makes a report of the page, as Zotero does: a chapter or an article it is not.
            "within": told.get("technical_report_institution"),
            "url": told.get("public_url"),
        }
    )


def by_dublin_core(read: Told) -> Told:
    told = read["dublinCore"]
    return plain(
        {
            "type": told["type"],
            "title": told["title"],
            "authors": many(told.get("creator")),
            "date": told.get("date"),
            "language": told.get("language"),
            "publisher": told.get("publisher"),
            "within": told.get("ispartof"),
            "url": told.get("identifier"),
        }
    )


def by_context_object(read: Told) -> Told:
    (span,) = read["coins"]
    told = span["rft"]
    return plain(
        {
            "type": told["type"],
            "title": told["title"],
            "authors": many(told.get("creator")),
            "date": told.get("date"),
            "language": told.get("language"),
            "publisher": told.get("publisher"),
            "within": told.get("source"),
            "url": told.get("identifier"),
        }
    )


def by_linked_data(read: Told) -> Told:
    told = read["jsonLd"]
    return plain(
        {
            "type": told["@type"],
            "title": told["name"],
            "authors": [author["name"] for author in told.get("author", [])],
            "date": told.get("datePublished"),
            "language": told.get("inLanguage"),
            "publisher": told.get("publisher", {}).get("name"),
            "within": told.get("isPartOf", {}).get("name"),
            "url": told.get("url"),
        }
    )


READERS: dict[str, tuple[Callable[[Told], Told], int | None]] = {
    "Highwire Press": (by_highwire, None),
    "Dublin Core": (by_dublin_core, 1),
    "COinS": (by_context_object, 0),
    "JSON-LD": (by_linked_data, 2),
}
"""How each way is read, and which of the :data:`TYPES` it has."""


def expected(reference: Reference, type: int | None) -> Told:
    """What the model says; the date is a day, month or year, or there is none."""
    return plain(
        {
            "type": None if type is None else TYPES[reference.work][type],
            "title": reference.title,
            "authors": [name.text for name in reference.authors],
            "date": single_date(reference.issued, "-"),
            "language": reference.language,
            "publisher": reference.publisher,
            "within": reference.container,
            "url": reference.url,
        }
    )


@pytest.fixture(scope="module")
def read(pages: dict[str, str], scrape: Callable[..., dict[str, Any]]) -> dict[str, Any]:
    return scrape(pages)


@pytest.mark.parametrize("way", READERS)
def test_every_page_is_read_as_the_model_has_it(
    edition: Edition, read: dict[str, Any], way: str
) -> None:
    told, type = READERS[way]
    cited = list(references(edition))
    assert {one.work for one in cited} == set(Work)
    assert {one.key: told(read[one.key]) for one in cited} == {
        one.key: expected(one, type) for one in cited
    }


def test_a_date_with_bounds_becomes_no_day(edition: Edition, read: dict[str, Any]) -> None:
    bounded = {event.id for event in edition.events if not event.when.is_day}
    assert bounded
    for one in references(edition):
        if one.work is Work.EVENT:
            about = read[one.key]["jsonLd"]["about"]
            assert ("startDate" in about) == (one.id not in bounded), one.id
    undated = [one for one in references(edition) if not single_date(one.issued, "-")]
    assert {one.work for one in undated} == {Work.SOURCE}
    for one in undated:
        assert [way for way, (told, _) in READERS.items() if "date" in told(read[one.key])] == []


def test_an_altered_date_is_noticed(
    edition: Edition, pages: dict[str, str], scrape: Callable[..., dict[str, Any]]
) -> None:
    dated = {one.key: one for one in references(edition) if len(single_date(one.issued, "-")) == 10}
    assert dated
    planted = {}
    for key, one in dated.items():
        day = single_date(one.issued, "-")
        slashed = day.replace("-", "/")
        planted[key] = (
            pages[key].replace(day, f"{day[:-2]}31").replace(slashed, f"{slashed[:-2]}31")
        )
    for key, read in scrape(planted).items():
        for way, (told, type) in READERS.items():
            assert told(read) != expected(dated[key], type), (key, way)
