from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from fabula.errors import InputError, UnusableStoryError
from fabula.exchange.bibliography import from_csl
from fabula.exchange.bibtex import from_bibtex
from fabula.exchange.edition import Edition
from fabula.exchange.format import format_named
from fabula.value import edtf
from stories import plain_story


def csl(**fields: Any) -> Any:
    return from_csl(json.dumps([{"id": "Doe2024", "title": "A plan"} | fields]), "x.json")


def issued(made: Any) -> str:
    return edtf.format(made.sources[0].dating.when)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([[2024, 2, 9]], "2024-02-09"),
        ([["2024", "2"]], "2024-02"),
        ([[2024]], "2024"),
        ([[-43, 3]], "-0043-03"),
        ([[2024, 2, 8], [2024, 2, 29]], "[2024-02-08..2024-02-29]"),
        ([[2023, 2, 29]], "XXXX-XX-XX"),
        ([["winter"]], "XXXX-XX-XX"),
        ([], "XXXX-XX-XX"),
    ],
)
def test_what_zotero_dates_is_dated_and_what_is_no_date_is_left_out(
    parts: Any, expected: str
) -> None:
    assert issued(csl(issued={"date-parts": parts})) == expected


def test_people_and_papers_become_agents_each_once() -> None:
    authors = [{"family": "Doe", "given": "Jo"}, {"literal": "The Desk"}]
    item = {"title": "A plan", "author": authors, "container-title": "The Paper"}
    made = from_csl(json.dumps([item | {"id": "a"}, item | {"id": "b"}]), "x.json")
    assert [(agent.id, agent.type.value) for agent in made.agents] == [
        ("the-paper", "organisation"),
        ("jo-doe", "person"),
        ("the-desk", "organisation"),
    ]
    assert made.sources[0].authors == made.sources[1].authors == ("jo-doe", "the-desk")


def test_two_references_with_one_key_are_told_apart() -> None:
    made = from_csl(json.dumps([{"id": "x"}, {"id": "X!"}, {"id": "x"}]), "x.json")
    assert [source.id for source in made.sources] == ["x", "x-2", "x-3"]


def test_a_long_title_is_cut_at_what_may_be_quoted() -> None:
    (source,) = csl(title=" ".join(f"w{at}" for at in range(20))).sources
    assert source.title is not None
    assert len(source.title.split()) == 12
    assert source.title_cut


def test_a_title_changed_since_wins_over_the_record_it_came_from() -> None:
    own = {"work": "source", "source": {"id": "s", "label": "l", "title": "Old", "note": "kept"}}
    (source,) = csl(title="New", custom={"fabula": own}).sources
    assert (source.title, source.note) == ("New", "kept")


def test_a_timeline_that_was_exported_is_no_source() -> None:
    assert csl(custom={"fabula": {"work": "event"}}).sources == ()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://x", "x"])
def test_an_address_that_is_none_is_left_out(url: str) -> None:
    assert csl(URL=url).sources[0].url is None


@pytest.mark.parametrize("text", ["", "[", "[1]", '"x"', "[" * 100_000])
def test_what_is_no_csl_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(InputError, match=r"x\.json"):
        from_csl(text, "x.json")


def test_a_record_that_was_damaged_is_refused_with_its_place() -> None:
    own = {"source": {"id": "s", "label": "l", "fingerprints": ["no"]}}
    with pytest.raises(UnusableStoryError, match="fingerprints"):
        csl(custom={"fabula": own})


def test_bibtex_of_others_is_read_with_its_accents_and_months() -> None:
    text = r"""@article{Muller:1999, author = {M{\"u}ller, J{\"o}rg and {The Desk}},
        title = {{\'E}tude of {UPPER}}, journal = {Le Journal}, year = 1999, month = feb}"""
    made = from_bibtex(text, "x.bib")
    (source,) = made.sources
    assert (source.id, source.title) == ("muller-1999", "Étude of UPPER")
    assert [agent.name for agent in made.agents] == ["Le Journal", "Jörg Müller", "The Desk"]
    assert issued(made) == "1999-02"


@pytest.mark.parametrize(
    ("date", "expected"), [("2024-02-09", "2024-02-09"), ("2024-02/2024-04", "[2024-02..2024-04]")]
)
def test_a_biblatex_range_is_one_unknown_day_of_it(date: str, expected: str) -> None:
    made = from_bibtex(f"@online{{x, title={{T}}, date={{{date}}}}}", "x.bib")
    assert edtf.parse(expected) == made.sources[0].dating.when


def test_what_is_no_bibtex_is_refused_in_one_line() -> None:
    with pytest.raises(InputError, match=r"x\.bib is not BibTeX"):
        from_bibtex("@online{x, title = {T}", "x.bib")


def test_several_spaces_in_a_row_come_back_from_biblatex() -> None:
    story = plain_story()
    sources = (replace(story.sources[0], label="a   wide  label"),)
    (bib,) = (
        format_named("biblatex").write(Edition.of(replace(story, sources=sources))).files.values()
    )
    assert from_bibtex(bib.decode(), "x.bib").sources == sources
