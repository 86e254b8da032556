"""Sources that go out as references come back as they were.

What an editor recorded of a source is not lost on the way to a reference manager and back: CSL-JSON
and BibLaTeX carry the whole record where the standard fields end.
"""

from __future__ import annotations

import pytest
from hypothesis import given

from fabula.exchange.bibliography import from_csl
from fabula.exchange.bibtex import from_bibtex
from fabula.exchange.edition import Edition
from fabula.exchange.format import format_named
from fabula.story import Timeline
from stories import near_dates, timelines

pytestmark = pytest.mark.law


def written(story: Timeline, name: str) -> str:
    (data,) = format_named(name).write(Edition.of(story)).files.values()
    return data.decode()


def named(story: Timeline) -> list[str]:
    """Ids of the agents that some source names, each once, in the order they come."""
    ids = [id for one in story.sources for id in (*one.authors, one.publisher) if id]
    return list(dict.fromkeys(ids))


@given(timelines(dates=near_dates()))
def test_csl_json_gives_every_source_back(story: Timeline) -> None:
    back = from_csl(written(story, "csl"), "story.csl.json")
    assert back.sources == story.sources
    assert back.agents == tuple(story.agent(id) for id in named(story))


@given(timelines(dates=near_dates()))
def test_biblatex_gives_every_source_back(story: Timeline) -> None:
    back = from_bibtex(written(story, "biblatex"), "story.bib")
    assert back.sources == story.sources
    assert back.agents == tuple(story.agent(id) for id in named(story))
