"""What the stored collation says against a record, and what happens when it is old or damaged."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from commands import fabula
from planted import HARBOUR


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("FABULA_TEXTS", raising=False)
    return Path(shutil.copytree(HARBOUR / "story", tmp_path / "story"))


def replaced(file: Path, came: str, planted: str) -> None:
    text = file.read_text("utf-8")
    assert came in text
    file.write_text(text.replace(came, planted, 1), "utf-8")


def codes(story: Path) -> list[str]:
    """Code and address of every finding, on the command line."""
    lines = fabula("check", story).out.splitlines()[:-1]
    return [" ".join(line.split(": ")[:2]) for line in lines]


def test_a_hedge_that_the_record_leaves_out_is_missed(story: Path) -> None:
    replaced(story / "events.toml", '  hedge = "hieß es"\n', "")
    assert codes(story) == ["hedge-differs vote/blatt-topic"]


def test_a_voice_that_the_record_leaves_out_is_missed(story: Path) -> None:
    kept = '  hedge = "soll"\n'
    replaced(story / "events.toml", f'{kept}  voice = {{ of = "agency" }}\n', kept)
    assert codes(story) == ["voice-differs offer/bote-amount"]


def test_copies_that_no_lineage_joins_are_named_and_can_be_accepted(story: Path) -> None:
    replaced(story / "sources.toml", '"translation_of"', '"cites"')
    assert "unnamed-copy source:courier" in codes(story)
    assert fabula("check", story).code == 1
    reason = '[[accept]]\ncode = "unnamed-copy"\nat = "source:courier"\nbecause = "a test"\n'
    (story / "accepted.toml").write_text(reason, "utf-8")
    assert "(accepted: a test)" in fabula("check", story).out


def test_a_text_that_was_changed_since_is_stale(story: Path) -> None:
    replaced(story / "collation.json", '"fingerprint": "912b', '"fingerprint": "000b')
    assert "unweighed source:blatt" in codes(story)


def test_what_was_collated_before_a_text_changed_is_not_compared(story: Path) -> None:
    replaced(story / "collation.json", '"fingerprint": "912b', '"fingerprint": "000b')
    out = fabula("check", story, "--texts", HARBOUR / "texts").out
    assert [line.split(": ")[1] for line in out.splitlines() if line.startswith("unweighed")] == [
        "source:blatt"
    ]


def test_where_nothing_is_weighed_nothing_is_held_against_what_was_heard(story: Path) -> None:
    (story / "weighed.json").unlink()
    sorts = {line.split()[0] for line in codes(story)}
    assert "unweighed" in sorts
    assert sorts.isdisjoint({"hedge-differs", "voice-differs"})


def test_damage_is_told_by_file_entry_and_field(story: Path) -> None:
    replaced(story / "collation.json", '"landmarks": ', '"landmarks": "many", "old": ')
    ran = fabula("check", story)
    assert ran.code == 2
    assert "collation.json, texts 1, landmarks: 'many'" in ran.err
    assert "collation.json, texts 1, old: " in ran.err
    assert "fabula weigh" in ran.err


def test_an_entry_that_leads_nowhere_is_refused(story: Path) -> None:
    replaced(story / "collation.json", '"ours": ["1"]', '"ours": ["999"]')
    ran = fabula("check", story)
    assert ran.code == 2
    assert "a point of source 'bote'" in ran.err
