"""Built pages are read by the programs that read pages: extruct, coins-parser, PyLD, rdflib.

What a page says of what it is cited by, three times over, is what the model says; a date that was
altered in a page is noticed in each of the three.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import bibtexparser
import extruct
import pytest
import rispy
from coins_parser import CoinsParser
from pyld import jsonld
from rdflib import Graph, URIRef

from fabula.exchange import load
from fabula.exchange.edition import Edition
from fabula.exchange.reference import Work, references, single_date
from fabula.sphinxext.records import page_of
from fabula.value import When, edtf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.exchange.reference import Reference
    from fabula.value import Bound

ADDRESS = "https://example.org/chips/"
SITE = Path(__file__).parents[2] / "src" / "fabula" / "sphinxext" / "site"
SCHEMA = "https://schema.org/"
TERMS = "https://fabula.invalid/terms#"
BOUNDS = ("startEarliest", "startLatest", "endEarliest", "endLatest")
TYPES = {
    Work.TIMELINE: ("Dataset", "dataset"),
    Work.EVENT: ("CreativeWork", "webpage"),
    Work.SOURCE: ("NewsArticle", "newspaperArticle"),
}


@pytest.fixture(scope="module")
def built(seed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first story as a site that has an address."""
    out = tmp_path_factory.mktemp("pages")
    given = {"fabula_story": seed, "fabula_language": "en-GB", "html_baseurl": ADDRESS}
    settings = [f"-D{name}={value}" for name, value in given.items()]
    subprocess.run([sys.executable, "-m", "sphinx", "-Q", *settings, SITE, out], check=True)
    return out


@pytest.fixture(scope="module")
def cited(seed: Path) -> list[Reference]:
    return list(references(Edition.of(load(seed), None, ADDRESS)))


@pytest.fixture(scope="module")
def dates(seed: Path) -> dict[str, When]:
    return {event.id: event.when for event in load(seed).events}


def page(built: Path, reference: Reference) -> str:
    is_whole = reference.work is Work.TIMELINE
    name = "index" if is_whole else page_of(reference.work.value, reference.id)
    return (built / f"{name}.html").read_text(encoding="utf-8")


def plain(**told: object) -> dict[str, object]:
    return {name: value for name, value in told.items() if value not in (None, "", [])}


def expected(reference: Reference) -> dict[str, object]:
    """What the model says, in words all three ways of telling it have."""
    return plain(
        title=reference.title,
        authors=[name.text for name in reference.authors],
        date=single_date(reference.issued, "-"),
        language=reference.language,
        publisher=reference.publisher,
        within=reference.container,
        url=reference.url,
    )


def linked_data(html: str) -> dict[str, Any]:
    (data,) = extruct.extract(html, syntaxes=["json-ld"])["json-ld"]
    found: dict[str, Any] = data
    return found


def told_by_linked_data(html: str) -> dict[str, object]:
    data = linked_data(html)
    return plain(
        title=data["name"],
        authors=[author["name"] for author in data.get("author", [])],
        date=data.get("datePublished"),
        language=data.get("inLanguage"),
        publisher=data.get("publisher", {}).get("name"),
        within=data.get("isPartOf", {}).get("name"),
        url=data.get("url"),
    )


def told_by_dublin_core(html: str) -> dict[str, object]:
    (found,) = extruct.extract(html, syntaxes=["dublincore"])["dublincore"]
    told: dict[str, list[str]] = {}
    for element in (*found["elements"], *found["terms"]):
        told.setdefault(element["name"].lower(), []).append(element["content"])
    one = {name: values[0] for name, values in told.items()}
    return plain(
        title=one["dc.title"],
        authors=told.get("dc.creator", []),
        date=one.get("dc.date"),
        language=one.get("dc.language"),
        publisher=one.get("dc.publisher"),
        within=one.get("dcterms.ispartof"),
        url=one.get("dc.identifier"),
    )


def told_by_context_object(html: str) -> dict[str, object]:
    (span,) = CoinsParser.parse(html)
    told: dict[str, list[str]] = {}
    for key, value in span:
        told.setdefault(key.removeprefix("rft."), []).append(value)
    one = {name: values[0] for name, values in told.items()}
    return plain(
        title=one["title"],
        authors=told.get("creator", []),
        date=one.get("date"),
        language=one.get("language"),
        publisher=one.get("publisher"),
        within=one.get("source"),
        url=one.get("identifier"),
    )


READERS = [told_by_linked_data, told_by_dublin_core, told_by_context_object]


@pytest.mark.parametrize("told", READERS)
def test_every_page_tells_what_the_model_says(
    built: Path, cited: list[Reference], told: Any
) -> None:
    assert {one.work for one in cited} == set(Work)
    differing = [
        (one.key, read, expected(one))
        for one in cited
        if (read := told(page(built, one))) != expected(one)
    ]
    assert differing == []


@pytest.mark.parametrize("told", READERS)
def test_an_altered_date_is_noticed(built: Path, cited: list[Reference], told: Any) -> None:
    dated = [one for one in cited if len(single_date(one.issued, "-")) == len("2024-02-09")]
    assert dated
    for one in dated:
        day = single_date(one.issued, "-")
        planted = page(built, one).replace(day, f"{day[:-2]}31")
        assert told(planted) != expected(one)


@pytest.mark.parametrize("told", READERS)
def test_what_has_no_single_date_is_given_none(
    built: Path, cited: list[Reference], told: Any
) -> None:
    undated = [one for one in cited if not single_date(one.issued, "-")]
    assert len(undated) > 3
    assert [one.key for one in undated if "date" in told(page(built, one))] == []


def test_every_page_is_of_the_type_it_should_be(built: Path, cited: list[Reference]) -> None:
    for one in cited:
        html = page(built, one)
        (span,) = CoinsParser.parse(html)
        assert (linked_data(html)["@type"], dict(span)["rft.type"]) == TYPES[one.work]


def graphs(built: Path, cited: list[Reference]) -> Iterator[tuple[Reference, Graph, Any]]:
    """The linked data of each page, read by rdflib and by PyLD; nothing is fetched for it."""
    for one in cited:
        data = linked_data(page(built, one))
        quads = jsonld.to_rdf(data, {"documentLoader": refuse})
        yield one, Graph().parse(data=json.dumps(data), format="json-ld"), quads


def refuse(url: str, options: object) -> Any:
    raise AssertionError(f"{url} was asked for")


def test_two_readers_of_linked_data_see_the_same_in_every_page(
    built: Path, cited: list[Reference]
) -> None:
    for one, graph, quads in graphs(built, cited):
        statements = len(quads["@default"])
        assert statements == len(graph) > 1, one.key


def test_the_date_of_an_event_is_read_back_with_its_bounds(
    built: Path, cited: list[Reference], dates: dict[str, When]
) -> None:
    events = [one for one in cited if one.work is Work.EVENT]
    for one, graph, _ in graphs(built, events):
        (event,) = graph.objects(predicate=URIRef(f"{SCHEMA}about"))
        read = {str(name): str(value) for name, value in graph.predicate_objects(event)}
        when = dates[one.id]
        assert [read.get(TERMS + name) for name in BOUNDS] == [bound.iso for bound in bounds(when)]
        assert read[f"{TERMS}edtf"] == edtf.format(when)
        assert read.get(f"{SCHEMA}startDate") == (when.earliest_iso if when.is_day else None)


def bounds(when: When) -> tuple[Bound, ...]:
    return when.start_earliest, when.start_latest, when.end_earliest, when.end_latest


def test_every_other_form_a_page_names_is_there_and_is_read(
    built: Path, cited: list[Reference]
) -> None:
    for one in cited:
        html, file = page(built, one), built / "index.html"
        if one.work is not Work.TIMELINE:
            file = built / f"{page_of(one.work.value, one.id)}.html"
        named = re.findall(r'rel="alternate" type="[^"]+" href="([^"]+)" title="([^"]+)"', html)
        assert len(named) == (18 if one.work is Work.TIMELINE else 4)
        forms = {title: (file.parent / href).read_bytes() for href, title in named}
        graph = Graph().parse(
            data=forms["JSON-LD with schema.org, PROV and CiTO"], format="json-ld"
        )
        (entry,) = rispy.loads(forms["RIS"].decode())[:1]
        assert (len(graph) > 1, entry["title"]) == (True, one.title)
        assert one.title in [item["title"] for item in json.loads(forms["CSL-JSON 1.0.2"])]
        assert bibtexparser.parse_string(forms["BibLaTeX"].decode()).entries
