from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from fabula.errors import Fault
from fabula.exchange.folder import TABLES, Entry, Unread, entries, shown

STORY = '[story]\nformat = 1\nid = "a"\ntitle = "A"\n'


def unread(folder: Path) -> list[Unread]:
    return [one for one in entries(folder) if isinstance(one, Unread)]


def fault_of(folder: Path, name: str, content: bytes | str) -> Fault:
    data = content.encode() if isinstance(content, str) else content
    (folder / name).write_bytes(data)
    (one,) = unread(folder)
    assert one.fault.file == name
    return one.fault


def test_entries_come_by_file_name_then_in_the_order_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "b.toml").write_text(STORY, encoding="utf-8")
    (tmp_path / "a.toml").write_text(
        '[[agent]]\nid = "x"\n[[agent]]\nname = "y"\n', encoding="utf-8"
    )
    found = [one for one in entries(tmp_path) if isinstance(one, Entry)]
    assert [(one.file, one.label) for one in found] == [
        ("a.toml", "agent 'x'"), ("a.toml", "agent 2"), ("b.toml", "story 'a'"),
    ]  # fmt: skip


def test_a_byte_order_mark_and_any_line_ends_are_read(tmp_path: Path) -> None:
    text = STORY.replace("\n", "\r\n")
    (tmp_path / "a.toml").write_bytes(b"\xef\xbb\xbf" + text.encode())
    (one,) = entries(tmp_path)
    assert isinstance(one, Entry)
    assert one.data["id"] == "a"


def test_bytes_that_are_no_utf_8_are_told_with_their_place(tmp_path: Path) -> None:
    fault = fault_of(tmp_path, "a.toml", STORY.encode() + b'note = "caf\xe9"')
    assert (fault.came, fault.allowed) == ("byte 0xe9 at offset 51", "UTF-8 text")


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing but a comment\n"])
def test_an_empty_file_is_told(tmp_path: Path, text: str) -> None:
    fault = fault_of(tmp_path, "a.toml", text)
    assert fault.came == "nothing"
    assert fault.allowed == f"one of the tables {', '.join(TABLES)}"


def test_what_is_no_toml_is_told_with_its_line(tmp_path: Path) -> None:
    fault = fault_of(tmp_path, "a.toml", '[story]\ntitle = "A\n')
    assert "line 2" in fault.came
    assert fault.allowed == "TOML"


NESTED = "x = " + "[" * 5_000_000 + "]" * 5_000_000


@pytest.mark.parametrize(
    ("text", "came"),
    [
        (NESTED, "arrays nested too deeply"),
        (f"x = {'1' * 5_000}", "a number of thousands of digits"),
        (f"a{'.a' * 1_000_000} = 1", "a key of more than 100 parts"),
        (f"x = {{ {'a . ' * 200} a = 1 }}", "a key of more than 100 parts"),
    ],
    ids=["nested", "number", "key", "inline key"],
)
def test_a_hostile_file_is_refused_in_short_time(tmp_path: Path, text: str, came: str) -> None:
    assert fault_of(tmp_path, "a.toml", text).came == came


def test_long_texts_with_full_stops_are_no_long_keys(tmp_path: Path) -> None:
    note = "First. Second, third. " * 1_000 + "." * 1_000 + "1.2.3.4"
    (tmp_path / "a.toml").write_text(f'{STORY}summary = "{note}"\n', encoding="utf-8")
    assert not unread(tmp_path)


def test_an_unknown_table_is_told_with_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[[evnt]]\nid = "a"\n', encoding="utf-8")
    (one,) = unread(tmp_path)
    assert one.fault.hint == "event"
    assert one.tables == ("event",)


def test_a_table_like_none_is_missed_by_nobody(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("[zzz]\n", encoding="utf-8")
    (one,) = unread(tmp_path)
    assert (one.fault.hint, one.tables) == (None, ())


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("event = 3\n", "a table headed [[event]]"),
        ("[event]\n", "a table headed [[event]]"),
        ("event = [1]\n", "a table headed [[event]]"),
        ("[[story]]\n[[story]]\n", "a table headed [story]"),
        ("story = 'a'\n", "a table headed [story]"),
    ],
)
def test_a_table_of_the_wrong_form_is_told(tmp_path: Path, text: str, allowed: str) -> None:
    assert fault_of(tmp_path, "a.toml", text).allowed == allowed


def test_a_folder_named_like_a_story_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.toml").mkdir()
    (one,) = unread(tmp_path)
    assert (one.fault.came, one.fault.allowed) == ("not a file", "a readable file")


def test_a_link_to_nowhere_and_a_pipe_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.toml").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "b.toml")
    assert [one.fault.came for one in unread(tmp_path)] == ["not a file", "not a file"]


def test_a_file_that_may_not_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_text", refuse)
    (tmp_path / "a.toml").touch()
    (one,) = unread(tmp_path)
    assert one.fault == Fault("a.toml", "", "", "Permission denied", "a readable file")


@pytest.mark.parametrize(
    ("name", "came"),
    [("nowhere", "no such folder"), ("file", "no story file"), ("", "no story file")],
)
def test_where_no_story_is_the_folder_is_told(tmp_path: Path, name: str, came: str) -> None:
    (tmp_path / "file").touch()
    (one,) = unread(tmp_path / name)
    allowed = "a folder with story files (*.toml)"
    assert one.fault == Fault(None, str(tmp_path / name), "", came, allowed)


def test_a_path_no_system_has_is_told() -> None:
    (one,) = unread(Path("a" * 10_000))
    assert one.fault.came == "File name too long"


@pytest.mark.parametrize(
    ("came", "told"),
    [
        (None, "nothing"),
        (True, "true"),
        ("a\x1b[31m", r"'a\x1b[31m'"),
        (7.5, "7.5"),
        (16**9000, "a number of thousands of digits"),
        ([16**9000], "a number of thousands of digits"),
        ({"a": 1}, "{'a': 1}"),
    ],
    ids=["none", "bool", "text", "float", "int", "list", "table"],
)
def test_what_came_is_shown_as_it_is_written(came: Any, told: str) -> None:
    assert shown(came) == told


def test_what_came_is_shown_in_80_characters_at_most() -> None:
    nested: list[Any] = []
    for _ in range(300):
        nested = [nested]
    for came in (
        "\x1b" * 10**7,
        "a" * 10**7,
        list(range(10**6)),
        {str(n): n for n in range(9)},
        nested,
    ):
        assert len(shown(came)) <= 80


def test_a_date_is_shown_as_toml_writes_it(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("event = 2024-02-08\n", encoding="utf-8")
    assert unread(tmp_path)[0].fault.came == "2024-02-08"
