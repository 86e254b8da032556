from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from fabula.errors import Fault, InputError, RecordError, UnusableStoryError
from fabula.evidence import settle
from fabula.exchange import dump, dumps, load
from fabula.story import Dating, Timeline
from fabula.value import Bound, When
from planted import HARBOUR
from stories import plain_story

STORY = '[story]\nformat = 1\nid = "a"\ntitle = "A"\n'


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """A copy of the invented story, to damage."""
    return Path(shutil.copytree(HARBOUR / "story", tmp_path / "story"))


def faults(folder: Path) -> list[Fault]:
    with pytest.raises(UnusableStoryError) as caught:
        load(folder)
    assert caught.value.folder == str(folder)
    return list(caught.value.faults)


def test_a_story_may_be_one_file_of_any_name(tmp_path: Path) -> None:
    (tmp_path / "everything.toml").write_text(STORY, encoding="utf-8")
    assert load(tmp_path) == load(str(tmp_path)) == settle(Timeline("a", "A"))


def test_the_first_story_loads_and_is_the_same_after_dump(seed: Path, tmp_path: Path) -> None:
    story = load(seed)
    dump(story, tmp_path)
    assert load(tmp_path) == story
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "events.toml", "ledger.toml", "relations.toml", "sources.toml", "story.toml",
    ]  # fmt: skip


def test_a_byte_order_mark_and_any_line_ends_change_nothing(harbour: Path) -> None:
    before = load(harbour)
    for file in harbour.glob("*.toml"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert load(harbour) == before


def test_a_fraction_sign_is_a_word_of_the_source(harbour: Path) -> None:
    file = harbour / "events.toml"
    text = file.read_text("utf-8")
    file.write_text(text.replace('quote = "13.1%"', 'quote = "½"'), "utf-8")
    assert load(harbour).claim("traffic/courier-amount").passage.exact == "½"


def test_no_story_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[[agent]]\nid = "a"\nname = "A"\n', encoding="utf-8")
    assert faults(tmp_path) == [Fault(None, "story", "", "nothing", "one table [story]")]


def test_two_stories_are_told(tmp_path: Path) -> None:
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text(STORY, encoding="utf-8")
    assert faults(tmp_path) == [Fault("b.toml", "story", "", "2 tables", "one table [story]")]


def test_a_later_format_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(STORY.replace("1", "2"), encoding="utf-8")
    assert faults(tmp_path) == [Fault("a.toml", "story 'a'", "format", "2", "1")]


@pytest.mark.parametrize("content", [b"", b"\xff", b"[[[", b"# gone\n"])
@pytest.mark.parametrize("name", ["story.toml", "sources.toml", "events.toml"])
def test_what_a_damaged_file_held_is_not_told_as_missing(
    harbour: Path, name: str, content: bytes
) -> None:
    (harbour / name).write_bytes(content)
    (fault,) = faults(harbour)
    assert fault.file == name


@pytest.mark.parametrize(("table", "meant"), [("sorce", "source"), ("agents", "agent")])
def test_what_a_misspelt_table_held_is_not_told_as_missing(
    harbour: Path, table: str, meant: str
) -> None:
    file = harbour / "sources.toml"
    file.write_text(file.read_text("utf-8").replace(f"[[{meant}]]", f"[[{table}]]"), "utf-8")
    (fault,) = faults(harbour)
    assert (fault.entry, fault.hint) == (table, meant)


def test_what_was_to_be_a_record_is_not_told_as_missing(harbour: Path) -> None:
    file = harbour / "sources.toml"
    text = file.read_text("utf-8").replace('id = "brink"\n', 'id = "brink"\ntype = "robot"\n')
    file.write_text(text.replace('id = "yard"\n', 'identity = "yard"\n'), "utf-8")
    found = [(fault.entry, fault.field, fault.hint) for fault in faults(harbour)]
    assert found[0] == ("agent 'brink'", "type", None)
    assert {entry for entry, _, _ in found} == {"agent 'brink'", "agent 4"}


def test_faults_of_every_file_and_every_step_are_told_at_once(harbour: Path) -> None:
    sources, events = harbour / "sources.toml", harbour / "events.toml"
    sources.write_text(
        sources.read_text("utf-8").replace('label = "the Bote"', 'lable = "the Bote"'), "utf-8"
    )
    text = events.read_text("utf-8")
    for came, planted in (
        ('kind = "project"', 'kind = "projekt"'),
        ('source = "blatt"', 'source = "blat"'),
        ('expect = "2016"', 'expect = "2016-13"'),
        ("nth = 2", "nth = 0"),
    ):
        text = text.replace(came, planted, 1)
    events.write_text(text, "utf-8")
    (harbour / "zzz.toml").write_bytes(b"\xff")
    told = [(fault.file, fault.entry, fault.field, fault.hint) for fault in faults(harbour)]
    assert ("sources.toml", "source 'bote'", "lable", "label") in told
    assert ("events.toml", "event 'first-crane'", "claim 1 'courier-owner', nth", None) in told
    assert ("zzz.toml", "", "", None) in told
    # A file that cannot be read may hold what seems to be missing: no reference is judged.
    assert len(told) == 3
    (harbour / "zzz.toml").unlink()
    told = [(fault.file, fault.entry, fault.field, fault.hint) for fault in faults(harbour)]
    assert ("events.toml", "event 'first-crane'", "kind", "project") in told
    assert ("events.toml", "claim 'vote/blatt-when'", "source", "blatt") in told
    assert len(told) == 4


def test_a_hostile_number_of_faults_is_cut(tmp_path: Path) -> None:
    agents = "[[agent]]\n" * 20_000
    (tmp_path / "a.toml").write_text(STORY + agents, encoding="utf-8")
    found = faults(tmp_path)
    assert len(found) == 10_000
    assert found[-1].came == "more than 9999 faults"


def test_a_hostile_number_of_references_gets_no_hints_but_all_faults(tmp_path: Path) -> None:
    authors = ", ".join(f'"author-{number}"' for number in range(3_000))
    text = f'{STORY}[[agent]]\nid = "author"\nname = "A"\n[[source]]\nid = "s"\nlabel = "s"\nauthors = [{authors}]\n'
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    found = faults(tmp_path)
    assert len(found) == 3_000
    assert found[0].hint == "author"
    assert found[-1].hint is None


@pytest.mark.parametrize(
    "field", ["authors = [{}]", "fingerprints = [{}]", "publisher = {}"], ids=["1", "2", "3"]
)
def test_a_hostile_array_is_one_fault(tmp_path: Path, field: str) -> None:
    many = "1, " * 100_000
    content = field.format(many if "[" in field else f"[{many}]")
    text = f'{STORY}[[source]]\nid = "s"\nlabel = "s"\n{content}\n'
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    (fault,) = faults(tmp_path)
    assert len(str(fault)) < 300


def test_a_hostile_number_of_fields_is_one_fault(tmp_path: Path) -> None:
    fields = "\n".join(f"f{number} = 1" for number in range(100_000))
    (tmp_path / "a.toml").write_text(f'{STORY}[[agent]]\nid = "a"\nname = "A"\n{fields}', "utf-8")
    (fault,) = faults(tmp_path)
    assert fault.allowed == "a table of at most 100 fields"


def test_a_title_only_python_calls_blank_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(STORY.replace('"A"', '"\\u001c"'), encoding="utf-8")
    (fault,) = faults(tmp_path)
    assert (fault.file, fault.entry, fault.field) == ("a.toml", "story 'a'", "title")


def test_a_huge_text_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(STORY.replace('"A"', f'"{"A" * 10**7}"'), encoding="utf-8")
    assert len(load(tmp_path).title) == 10**7


def test_dump_makes_the_folder_and_replaces_its_own_files(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "story"
    dump(plain_story(), folder)
    dump(replace(plain_story(), title="Another title"), folder)
    assert load(folder).title == "Another title"


def test_dump_writes_line_feeds_and_leaves_out_files_without_records() -> None:
    assert list(dumps(Timeline("a", "A"))) == ["story.toml"]
    assert all("\r" not in text for text in dumps(plain_story()).values())


def test_dump_refuses_a_folder_with_other_story_files(tmp_path: Path) -> None:
    (tmp_path / "more.toml").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match=r"other story files: more\.toml"):
        dump(plain_story(), tmp_path)


def test_dump_refuses_what_would_leave_an_old_file_behind(tmp_path: Path) -> None:
    dump(plain_story(), tmp_path)
    with pytest.raises(InputError, match=r"other story files: events\.toml, sources\.toml"):
        dump(Timeline("a", "A"), tmp_path)


def test_dump_to_where_no_folder_can_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="cannot be written"):
        dump(plain_story(), tmp_path / "file")


def test_dump_refuses_what_is_no_text_and_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"U\+D800, a lone surrogate"):
        dump(replace(plain_story(), title="a\ud800"), tmp_path)
    assert not list(tmp_path.iterdir())


def test_dump_refuses_a_date_that_says_more_than_its_notation() -> None:
    story = plain_story()
    when = When.within(None, Bound(738_000, because="a letter"))
    dated = replace(story.sources[0], dating=Dating(when, "a letter"))
    with pytest.raises(RecordError, match="without reasons") as caught:
        dumps(replace(story, sources=(dated,)))
    assert (caught.value.place, caught.value.field) == ("source 'source-0'", "published")
