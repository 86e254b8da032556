"""What a directive shows is kept from the transforms of a page, and comes in time to be found."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxext.tiny_site import Site


COUNTING = """
from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

class Early(SphinxTransform):
    default_priority = 799

    def apply(self):
        shown = [node for node in self.document.findall(nodes.section) if "plan" in node["ids"]]
        logging.getLogger(__name__).warning("%s %s", type(self).__name__, len(shown))

class Late(Early):
    default_priority = 801

def setup(app):
    app.add_transform(Early)
    app.add_transform(Late)
"""


def test_transforms_meet_what_a_directive_shows_only_when_it_is_in_its_place(
    site: Callable[[str], Site],
) -> None:
    one = site("pages")
    with (one.folder / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(COUNTING)
    warnings = one.build().warnings
    assert "Early 1" not in warnings
    assert warnings.count("Late 1") == 1


def test_words_of_a_story_keep_their_quotation_marks(site: Callable[[str], Site]) -> None:
    one = site("pages")
    one.edit("story/events.toml", '"The bridge is to open"', "\"The 'bridge' is to open\"")
    assert "The 'bridge' is to open" in one.build().page("events")


def test_warnings_of_what_is_shown_name_the_line_of_the_directive(
    site: Callable[[str], Site],
) -> None:
    one = site("duplicate")
    warnings = one.build(nitpicky=True).warnings
    assert f"{one.folder}/index.md:8: WARNING: no page shows source 'courier'" in warnings


def test_garbage_is_looked_for_everywhere_after_a_build(site: Callable[[str], Site]) -> None:
    site("pages").build()
    assert gc.get_freeze_count() == 0
