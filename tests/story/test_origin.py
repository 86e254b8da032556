"""Where the word of claims comes from: along voices and citations, to what nobody has seen."""

from __future__ import annotations

from fabula.story import (
    Agent,
    AgentType,
    Claim,
    Derivation,
    Event,
    Lineage,
    Passage,
    Source,
    Timeline,
    Voice,
)

_PAPERS = ("blog", "courier", "gazette", "gazette-abroad")


def _cites(source: str, origin: str) -> Lineage:
    return Lineage(source, origin, Derivation.CITES, "it names it")


def _story(*edges: Lineage, voices: dict[str, str] | None = None) -> Timeline:
    """Every paper tells of one plan, each in the voice given for it."""
    told = voices or {}
    claims = tuple(
        Claim(
            id, Passage(id, exact="a plan"), "planner", "mayor",
            voice=Voice(told[id]) if id in told else None,
        )
        for id in _PAPERS
    )  # fmt: skip
    seen = tuple(Source(id, id, language="en", fingerprints=("0" * 64,)) for id in _PAPERS)
    unseen = (
        Source("herald-report", "the Herald's report", publisher="herald"),
        Source("leak", "a page that was leaked"),
    )
    agents = (
        Agent("herald", "The Herald"),
        Agent("mayor", "the mayor"),
        Agent("some", "some people", AgentType.GROUP),
    )
    copy = Lineage("gazette-abroad", "gazette", Derivation.TRANSLATION_OF, "the same paragraphs")
    return Timeline(
        "plan", "A plan", sources=(*seen, *unseen), agents=agents, lineage=(copy, *edges),
        events=(Event("plan", "plan", "A plan", claims),),
    )  # fmt: skip


def _of(story: Timeline, *papers: str) -> tuple[str, ...]:
    return story.attestation(story.claim(f"plan/{id}") for id in papers).origins


def test_two_papers_that_cite_one_report_nobody_has_seen_have_one_origin() -> None:
    story = _story(_cites("blog", "herald-report"), _cites("courier", "herald-report"))
    assert _of(story, "blog", "courier") == ("herald",)


def test_a_report_is_followed_to_what_it_cites_itself() -> None:
    story = _story(_cites("blog", "herald-report"), _cites("herald-report", "leak"))
    assert _of(story, "blog") == ("source:leak",)


def test_a_translation_cites_what_its_original_cites() -> None:
    story = _story(_cites("gazette", "herald-report"))
    assert _of(story, "gazette-abroad") == ("herald",)


def test_a_voice_leads_along_the_edge_to_who_published_the_report() -> None:
    edges = _cites("blog", "herald-report"), _cites("herald-report", "leak")
    story = _story(*edges, voices={"blog": "herald"})
    assert _of(story, "blog") == ("source:leak",)


def test_a_voice_without_an_edge_is_the_origin_and_one_nobody_has_named_is_none() -> None:
    story = _story(voices={"blog": "mayor", "courier": "some"})
    assert _of(story, "blog", "courier") == ("mayor",)


def test_an_edge_that_is_the_voice_of_some_claims_is_for_these_alone() -> None:
    story = _story(_cites("gazette", "herald-report"), voices={"gazette": "herald"})
    assert _of(story, "gazette") == ("herald",)
    assert _of(story, "gazette-abroad") == ()


def test_a_source_that_comes_from_nowhere_has_no_origin_but_itself() -> None:
    assert _of(_story(), *_PAPERS) == ()


def test_papers_that_cite_each_other_in_a_circle_lead_no_further() -> None:
    story = _story(_cites("blog", "courier"), _cites("courier", "blog"))
    assert _of(story, "blog") == ("source:courier",)
    assert _of(story, "courier") == ("source:blog",)
