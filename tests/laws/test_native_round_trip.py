"""Law: what is dumped and loaded again is the same story; comments aside, nothing is lost.

And the bytes are settled: dumping a story twice, or dumping what was loaded, writes the same.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given

from fabula.evidence import settle
from fabula.exchange import dump, dumps, load
from fabula.story import Timeline
from stories import timelines

pytestmark = pytest.mark.law


@given(timelines())
def test_a_settled_story_is_the_same_after_dump_and_load(story: Timeline) -> None:
    settled = settle(story)
    with TemporaryDirectory() as folder:
        dump(settled, folder)
        assert load(folder) == settled


@given(timelines())
def test_dump_writes_the_record_alone_and_always_the_same(story: Timeline) -> None:
    settled = settle(story)
    written = dumps(story)
    assert dumps(settled) == written
    with TemporaryDirectory() as folder:
        dump(story, folder)
        files = {file.name: file.read_bytes().decode() for file in Path(folder).iterdir()}
        assert files == written
        assert dumps(load(folder)) == written
