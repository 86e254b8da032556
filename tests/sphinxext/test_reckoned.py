"""What an equation between amounts comes to can be said in a narrative, with a note of how."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinxext.test_notes import note
from sphinxext.tiny_site import text

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxext.tiny_site import Site

RELATION = """
[[relation]]
id = "growth-of-cost"
type = "ratio"
because = "the two papers give two costs"

  [[relation.operand]]
  role = "dividend"
  claim = "plan/bode-sum"

  [[relation.operand]]
  role = "divisor"
  claim = "plan/courier-sum"
"""


@pytest.fixture
def reckoning(site: Callable[[str], Site]) -> Site:
    one = site("notes")
    file = one.folder / "story" / "relations.toml"
    file.write_text(RELATION, encoding="utf-8")
    one.edit("index.md", "Nothing more.", "It is {fab:reckoned}`growth-of-cost` the other.")
    return one


def test_what_comes_out_leads_to_a_note_with_the_equation(reckoning: Site) -> None:
    built = reckoning.build()
    assert built.warnings == ""
    page = built.page("index")
    assert 'href="#note.reckoned.growth-of-cost"' in page
    said = text(note(page, "note.reckoned.growth-of-cost"))
    assert " / " in said
    assert " = " in said
    assert "the two papers give two costs" in said


def test_a_page_is_read_again_when_what_comes_out_changes(reckoning: Site) -> None:
    reckoning.build()
    reckoning.edit("story/relations.toml", "two costs", "different costs")
    assert "index" in reckoning.build().read


def test_it_is_said_to_the_digits_its_editors_expect(reckoning: Site) -> None:
    assert "1.125" in text(reckoning.build().page("index"))
    because = 'because = "the two papers give two costs"\n'
    reckoning.edit("story/relations.toml", because, f'{because}expect = "1.1 x"\n')
    assert "It is 1.1 times" in text(reckoning.build().page("index"))


def test_an_equation_nobody_stated_is_a_warning(reckoning: Site) -> None:
    reckoning.edit("index.md", "`growth-of-cost`", "`growth-of-costs`")
    warnings = reckoning.build().warnings
    assert "did you mean 'growth-of-cost'" in warnings
    assert "unknown-id" in warnings
