"""How sure a date is, and how it is known, on pages; and rules that are switched off."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sphinx.errors import SphinxError

from sphinxext.test_pages import section
from sphinxext.tiny_site import text

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxext.tiny_site import Built, Site

_SOFT = """published = { when = "[2019-05-04..2019-05-31]", soft = true, because = "it shares the month" }"""
_HARD = """published = { when = "[2019-05-04..]", because = "a translation is later than its original" }"""


@pytest.fixture
def softly(site: Callable[[str], Site]) -> Site:
    made = site("pages")
    made.edit("story/sources.toml", _HARD, _SOFT)
    return made


def bode(built: Built) -> str:
    assert built.warnings == ""
    return text(section(built.page("sources"), "source.bode"))


def test_a_date_is_told_at_every_level_with_its_reasons(softly: Site) -> None:
    said = bode(softly.build())
    assert "Published: undated; between 4 and 31 May 2019 as the editors state it;" in said
    assert "certainly not before 4 May 2019" in said
    assert re.search(
        r"not after 31 May 2019, because .* is dated by this: it shares the month", said
    )
    assert "(rules: dating)" in said


def test_a_rule_that_is_left_out_bounds_nothing(softly: Site) -> None:
    said = bode(softly.build(fabula_rules=["completed"]))
    assert "May 31" not in said
    assert "Published: on or after 4 May 2019" in said


def test_a_rule_nobody_knows_stops_the_build(softly: Site) -> None:
    with pytest.raises(SphinxError, match="did you mean 'dating'"):
        softly.build(fabula_rules=["datin"])
