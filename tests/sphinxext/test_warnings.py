"""What is wrong is said once, with file, line and the nearest right thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fabula.sphinxext.updates import StoryError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxext.tiny_site import Built, Site


def test_an_unknown_id_is_a_warning_with_file_line_and_hint(site: Callable[[str], Site]) -> None:
    one = site("unknown")
    page = one.folder / "index.md"
    warnings = one.build().warnings
    for line, words in (
        (3, "no event 'opnening'; did you mean 'opening'? [fabula.unknown-id]"),
        (5, "no claim 'plan/courier-smu'; did you mean 'plan/courier-sum'? [fabula.unknown-id]"),
        (12, "no source 'curier'; did you mean 'courier'? [fabula.unknown-id]"),
        (12, "no agent 'quil'; did you mean 'quill'? [fabula.unknown-id]"),
        (14, "no event 'plam'; did you mean 'plan'? [fabula.unknown-id]"),
        (17, "no source 'boda'; did you mean 'bode'? [fabula.unknown-id]"),
        (20, "no kind 'pln'; did you mean 'plan'? [fabula.unknown-id]"),
    ):
        assert f"{page}:{line}: WARNING: {words}" in warnings


def test_a_slot_whose_claims_differ_is_not_decided_by_a_role(
    unedited: Callable[..., Built],
) -> None:
    warnings = unedited("unknown").warnings
    assert "say which of plan/courier-sum, plan/bode-sum [fabula.no-value]" in warnings


def test_a_claim_without_amount_or_date_gives_none(unedited: Callable[..., Built]) -> None:
    warnings = unedited("unknown").warnings
    assert "'plan/planner' is not a claim from which an amount is read" in warnings
    assert "'plan/planner' is not a claim from which a date is read" in warnings


def test_a_count_or_field_nobody_knows_is_a_warning(unedited: Callable[..., Built]) -> None:
    warnings = unedited("unknown").warnings
    assert "no count 'sheep'" in warnings
    assert "no event 'nowhere'" in warnings
    assert "no field of the story 'titel'; did you mean 'title'?" in warnings


def test_a_malformed_day_is_refused(unedited: Callable[..., Built]) -> None:
    assert "yesterday" in unedited("unknown").warnings


def test_a_record_no_page_shows_is_a_warning_where_it_is_mentioned(
    site: Callable[[str], Site],
) -> None:
    one = site("unknown")
    assert f"{one.folder / 'index.md'}:28: WARNING: no page shows event 'opening'" in (
        one.build().warnings
    )


def test_a_page_with_mistakes_is_built_all_the_same(unedited: Callable[..., Built]) -> None:
    assert "See opnening here." in unedited("unknown").page("index")


def test_a_page_that_waits_for_an_event_is_read_when_it_comes(site: Callable[[str], Site]) -> None:
    one = site("unknown")
    one.build()
    one.edit("story/events.toml", 'id = "opening"', 'id = "opnening"')
    after = one.build()
    assert after.read == ["index"]
    assert "no event 'opnening'" not in after.warnings


def test_findings_about_the_record_are_warnings_at_their_line(site: Callable[[str], Site]) -> None:
    one = site("findings")
    warnings = one.build().warnings
    events = one.folder / "story" / "events.toml"
    assert f"{events}:2: WARNING: nothing: has no claim;" in warnings
    assert "[fabula.uncited]" in warnings
    assert f"{events}:12: WARNING: long/speaker: quotes 13 words; 12 are allowed" in warnings
    assert warnings.count("[fabula.quote-too-long]") == 1


def test_findings_are_told_in_every_build_but_once(site: Callable[[str], Site]) -> None:
    one = site("findings")
    one.build()
    assert one.build().warnings.count("[fabula.uncited]") == 1


def test_a_warning_can_be_silenced_by_its_code(unedited: Callable[..., Built]) -> None:
    built = unedited("findings", suppress_warnings=["fabula.uncited", "fabula.quote-too-long"])
    assert built.warnings == ""


def test_an_event_without_claims_says_so(unedited: Callable[..., Built]) -> None:
    assert "No source is quoted for this event." in unedited("findings").page("index")


def test_a_story_that_cannot_be_read_stops_the_build_and_names_every_fault(
    site: Callable[[str], Site],
) -> None:
    one = site("pages")
    file = one.folder / "story" / "events.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('kind = "plan"', 'kind = "plam"'), encoding="utf-8")
    with pytest.raises(StoryError, match="did you mean 'plan'"):
        one.build()


def test_a_story_that_is_not_there_stops_the_build(unedited: Callable[..., Built]) -> None:
    with pytest.raises(StoryError, match="no such folder"):
        unedited("pages", fabula_story="nowhere")


def test_a_language_without_words_stops_the_build(unedited: Callable[..., Built]) -> None:
    with pytest.raises(StoryError, match="no data for language 'ja'"):
        unedited("pages", language="ja")
