"""A figure typed into a narrative is a warning where it stands; one a role gave never is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from fabula.sphinxext.bare import bare_figures

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxext.tiny_site import Built


WARNED = re.compile(r"index\.md:(\d+): WARNING: '(.*?)' is typed by hand.*\[fabula\.bare-figure\]")


def test_every_typed_figure_is_a_warning_with_file_and_line(unedited: Callable[..., Built]) -> None:
    found = WARNED.findall(unedited("bare").warnings)
    assert found == [
        ("1", "45 million euro"),
        ("4", "twice"),
        ("5", "5 March 2019"),
        ("6", "312"),
        ("8", "30 %"),
        ("12", "2019"),
        ("12", "twenty"),
    ]


def test_a_page_that_is_no_narrative_may_hold_figures(unedited: Callable[..., Built]) -> None:
    assert "plain.md" not in unedited("bare").warnings


def test_a_warning_of_bare_figures_can_be_silenced(unedited: Callable[..., Built]) -> None:
    built = unedited("bare", suppress_warnings=["fabula.bare-figure"])
    assert built.warnings == ""


@pytest.mark.parametrize(
    ("prose", "language", "found"),
    [
        ("Twelve of them, or three", "en", []),
        ("Thirteen of them", "en", ["Thirteen"]),
        ("zwölf Leute kamen am 5. März", "de", ["5. März"]),
        ("trois articles, mais 4 langues", "fr", ["4"]),
        ("half of it, a third of it", "en", []),
        ("yesterday, a week before, now", "en", []),
        ("three dollars", "en", ["three dollars"]),
        ("what nobody reads: 42", "tlh", []),
    ],
)
def test_numbers_in_words_up_to_twelve_and_relative_dates_may_be_typed(
    prose: str, language: str, found: list[str]
) -> None:
    assert [mention.text for mention in bare_figures(prose, language)] == found


def test_hostile_prose_costs_what_its_length_costs() -> None:
    assert list(bare_figures("of " * 20_000 + "2 " * 2_000, "en"))
