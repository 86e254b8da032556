"""Law: whatever the texts hold, a draft of them is a story that loads, and every quotation in it stands.

Of any texts, under any names: what is drafted can be written and read again; every passage is found
where it was drafted from; no source is quoted to more than a fifth, and no quotation is too long.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fabula.draft import Drafted, draft
from fabula.errors import FindingCode
from fabula.evidence import check, inventories, verify
from fabula.exchange import dump, load
from fabula.text import canonical, fingerprint
from strategies import dated_texts, strange_texts

pytestmark = pytest.mark.law

_LANGUAGES = st.sampled_from(["de", "en", "fr", "nl"])
_SENTENCES = st.sampled_from(
    [
        "It cost 5 million euros.", "5 euros. 5 euros. 5 euros.", "A title", "12 March 2025",
        "On 12 March 2025 Ms Roux paid $7 trillion or 80 %.", "Nobody knows why it was so.",
        "In May it fell by 3.5% to 1,000 dollars, and last year to 900.", "H\u00e4lfte", "millions",
        "The crane of Hollum has been waiting for as long as anybody at the quay can remember it.",
    ]
)  # fmt: skip
_TEXTS = (
    st.lists(_SENTENCES, min_size=1, max_size=30).map(" ".join)
    | st.lists(_SENTENCES, min_size=1, max_size=12).map("\n".join)
    | strange_texts()
    | st.text(max_size=80)
)
_NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def _texts() -> st.SearchStrategy[list[tuple[str, bytes, str | None]]]:
    """Texts with names and languages; some end in one another's sentences."""
    data = _TEXTS.map(lambda text: text.encode("utf-8", "replace"))
    one = st.tuples(_NAMES, data, _LANGUAGES)
    dated = st.tuples(_NAMES, dated_texts()).map(
        lambda pair: (pair[0], pair[1][1].encode(), pair[1][0])
    )
    return st.lists(one | dated, max_size=3, unique_by=lambda text: text[0])


@example([("a", "It cost 5 million euros. Of them ½ is gone.".encode(), "en")])
@given(_texts())
def test_a_draft_of_any_texts_loads_and_stands_in_them(
    texts: list[tuple[str, bytes, str | None]],
) -> None:
    told: Drafted = draft(texts)
    with TemporaryDirectory() as folder:
        dump(told.story, folder)
        assert load(Path(folder)) == told.story
    by_print = {fingerprint(data): canonical(data) for _, data, _ in texts}
    held = {one.id: by_print[one.file] for one in told.story.sources if one.file is not None}
    verified = verify(told.story, held, {})
    assert not verified.findings
    found = check(told.story, verified.placed, None, inventories(told.story, held))
    failing = {one.code for one in found.findings if one.fails}
    assert failing <= {FindingCode.DISORDER}
    open_ = found.counts["figures unaccounted"]
    assert open_ <= sum(told.left_out.values())


@given(_texts())
def test_the_same_texts_give_the_same_draft(texts: list[tuple[str, bytes, str | None]]) -> None:
    assert draft(texts) == draft(list(reversed(texts)))
