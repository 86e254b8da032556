"""What the heads of pages tell programs, read back as a program reads them."""

from __future__ import annotations

import json
from collections import defaultdict
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest

from fabula.exchange.reference import Name, Reference, Work
from fabula.sphinxext.metadata import metatags
from fabula.value import edtf

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxext.tiny_site import Built


class Head(HTMLParser):
    """The named tags of a page, and the data in its scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: defaultdict[str, list[str]] = defaultdict(list)
        self.data: list[dict[str, Any]] = []
        self._is_data = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self._is_data = tag == "script" and held.get("type") == "application/ld+json"
        if tag == "meta" and held.get("name"):
            self.tags[str(held["name"])].append(str(held["content"]))

    def handle_data(self, data: str) -> None:
        if self._is_data:
            self.data.append(json.loads(data))
            self._is_data = False


def reference(**given: Any) -> Reference:
    plain: dict[str, Any] = {
        "key": "k", "work": Work.SOURCE, "id": "s", "title": "A bridge", "authors": (),
        "issued": edtf.parse("2024-02-08"), "language": "en",
    }  # fmt: skip
    return Reference(**plain | given)


def test_title_authors_date_and_address_are_read_back() -> None:
    names = (Name("Ada & Co"), Name("Bo <b>", person=True))
    head = Head(metatags(reference(title='A "b"', authors=names, url="https://example.org/?a&b")))
    assert head.tags["citation_title"] == ['A "b"']
    assert head.tags["citation_author"] == head.tags["DC.creator"] == ["Ada & Co", "Bo <b>"]
    assert head.tags["citation_publication_date"] == ["2024/02/08"]
    assert head.tags["citation_public_url"] == ["https://example.org/?a&b"]
    (data,) = head.data
    assert data["name"] == 'A "b"'
    assert data["datePublished"] == "2024-02-08"
    assert [one["@type"] for one in data["author"]] == ["Organization", "Person"]


@pytest.mark.parametrize("date", ["[2024-02-08..2024-02-29]", "../2024-02-08", "[2024-02-08..]"])
def test_a_date_that_is_no_one_day_month_or_year_is_not_given(date: str) -> None:
    head = Head(metatags(reference(issued=edtf.parse(date))))
    assert not head.tags["citation_publication_date"] + head.tags["DC.date"]
    assert "datePublished" not in head.data[0]


def test_a_month_is_no_day() -> None:
    head = Head(metatags(reference(issued=edtf.parse("2024-02"))))
    assert head.tags["citation_publication_date"] == ["2024/02"]


def test_a_title_cannot_end_the_script_or_open_a_tag() -> None:
    title = "</script><!-- <script>'\"><b> & so"
    written = metatags(reference(title=title))
    assert written.count("</script") == written.count("<script") == 1
    head = Head(written)
    assert head.tags["citation_title"] == [title]
    assert head.data[0]["name"] == title


def test_pages_of_records_tell_how_they_are_cited_and_others_do_not(
    unedited: Callable[..., Built],
) -> None:
    built = unedited("pages", fabula_pages=True, html_baseurl="https://example.org/quay/")
    event = Head(built.page("events/plan"))
    assert event.tags["citation_title"] == ["The council plans a bridge"]
    assert event.tags["citation_public_url"] == ["https://example.org/quay/events/plan.html"]
    assert event.data[0]["@type"] == "CreativeWork"
    assert Head(built.page("sources/courier")).data[0]["@type"] == "NewsArticle"
    assert not Head(built.page("index")).data


def test_a_site_without_an_address_gives_none(unedited: Callable[..., Built]) -> None:
    event = Head(unedited("pages", fabula_pages=True).page("events/plan"))
    assert event.tags["citation_title"]
    assert not event.tags["citation_public_url"] + event.tags["DC.identifier"]


def test_the_page_of_an_event_is_about_an_event_with_its_own_date(
    unedited: Callable[..., Built],
) -> None:
    (data,) = Head(unedited("tables").page("events/opening")).data
    about = data["about"]
    assert (about["@type"], about["fab:edtf"]) == ("Event", "2019-05-06")
    assert about["startDate"] == "2019-05-06"
    assert "datePublished" not in data  # the version was never released


def test_what_happened_on_an_unknown_day_starts_on_none(unedited: Callable[..., Built]) -> None:
    (data,) = Head(unedited("tables").page("events/plan")).data
    assert "startDate" not in data["about"]
    assert data["about"]["fab:edtf"]


def test_a_page_that_cites_the_story_tells_of_the_story(unedited: Callable[..., Built]) -> None:
    built = unedited("tables", html_baseurl="https://example.org/quay/")
    page = Head(built.page("index"))
    assert page.tags["citation_title"] == ["The lantern bridge"]
    assert page.tags["citation_author"] == ["the reading circle"]
    assert page.tags["citation_public_url"] == ["https://example.org/quay/"]
    assert page.tags["DC.type"] == ["Dataset"]
    assert [one["@type"] for one in page.data] == ["Dataset"]
    assert not Head(built.page("findings")).data


def test_the_canonical_address_of_a_page_is_its_permalink(unedited: Callable[..., Built]) -> None:
    built = unedited("tables", html_baseurl="https://example.org/quay/")
    page = built.page("events/plan")
    assert '<link rel="canonical" href="https://example.org/quay/events/plan.html" />' in page
    assert Head(page).tags["citation_public_url"] == ["https://example.org/quay/events/plan.html"]


def test_a_site_without_an_address_has_no_canonical_one(unedited: Callable[..., Built]) -> None:
    page = unedited("tables").page("events/plan")
    assert 'rel="canonical"' not in page
    assert not Head(page).tags["citation_public_url"]


def test_other_forms_of_a_record_and_of_the_whole_are_named(unedited: Callable[..., Built]) -> None:
    built = unedited("tables")
    event, whole = built.page("events/plan"), built.page("index")
    assert '<link rel="alternate" type="application/x-bibtex" href="plan.bib"' in event
    assert '<link rel="alternate" type="application/ld+json" href="plan.jsonld"' in event
    assert 'type="text/calendar" href="exports/lantern-bridge.ics"' in whole
    assert 'rel="alternate"' not in built.page("findings")
