from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.errors import InputError, UnusableStoryError
from fabula.evidence import Placement
from fabula.exchange import load_weighed, save_weighed, text_files
from fabula.exchange.standoff import FILE, read_weighed, weighed_text
from fabula.text.letters import Letters

_SPANS = st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)).map(sorted)


@st.composite
def _placements(draw: st.DrawFn) -> Placement:
    (start, end), (first, last) = draw(_SPANS), draw(_SPANS)
    print_ = draw(st.sampled_from(["0" * 64, "ab" * 32]))
    known = draw(st.sampled_from(Letters))
    return Placement(draw(st.text()), start, end + 1, first, last, print_, known)


@given(st.dictionaries(st.text(), _placements(), max_size=5))
def test_what_is_written_is_read_again_and_is_ascii_sorted_by_address(
    placed: dict[str, Placement],
) -> None:
    text = weighed_text(placed)
    assert read_weighed(text, FILE) == placed
    assert text.isascii()
    assert weighed_text(dict(reversed(placed.items()))) == text
    assert len(text.splitlines()) == (len(placed) + 5 if placed else 4)


def test_a_folder_that_was_never_weighed_has_no_placements(tmp_path: Path) -> None:
    assert load_weighed(tmp_path) == {}


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    placed = {"a/b": Placement("nl", 1, 2, 0, 1, "0" * 64)}
    save_weighed(tmp_path, placed)
    assert load_weighed(str(tmp_path)) == placed


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"format": 2, "passages": {}}', '{"format": 1}',
     '{"format": 1, "passages": []}', "[" * 100_000, '{"format": %s, "passages": {}}' % ("1" * 5_000)],
    ids=range(9),
)  # fmt: skip
def test_a_file_that_weighing_did_not_write_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(UnusableStoryError) as caught:
        load_weighed(tmp_path)
    (fault,) = caught.value.faults
    assert fault.file == FILE
    assert "weigh" in fault.allowed


@pytest.mark.parametrize(
    "row",
    ["1", "[]", '["nl", 1, 2, 0, 1]', '["nl", 2, 1, 0, 1, "{}"]', '["nl", -1, 1, 0, 1, "{}"]',
     '["nl", 1, 2, 3, 1, "{}"]', '["nl", "1", 2, 0, 1, "{}"]', '["nl", 1.0, 2, 0, 1, "{}"]',
     '["nl", 1, 2, 0, 1, "digest"]', '["nl", 1, 2, 0, 1, "{}", "alone"]',
     '["nl", 1, 2, 0, 1, "{}", "again", 1]', '[null, 1, 2, 0, 1, "{}"]'],
)  # fmt: skip
def test_a_row_that_is_no_placement_is_told_with_its_address(row: str) -> None:
    rows = f'"a/b": {row.format("0" * 64)}, "c/d": ["nl", 1, 2, 0, 1, "{"0" * 64}"]'
    with pytest.raises(UnusableStoryError) as caught:
        read_weighed(f'{{"format": 1, "passages": {{{rows}}}}}', FILE)
    (fault,) = caught.value.faults
    assert (fault.file, fault.entry) == (FILE, "a/b")


def test_a_damaged_file_is_told_with_its_first_hundred_rows() -> None:
    rows = ", ".join(f'"{number}": 1' for number in range(1_000))
    with pytest.raises(UnusableStoryError) as caught:
        read_weighed(f'{{"format": 1, "passages": {{{rows}}}}}', FILE)
    assert len(caught.value.faults) == 100


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"\xff")
    with pytest.raises(UnusableStoryError, match="not UTF-8"):
        load_weighed(tmp_path)


def test_a_folder_in_its_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with pytest.raises(UnusableStoryError, match="Is a directory"):
        load_weighed(tmp_path)
    with pytest.raises(InputError, match="cannot be written"):
        save_weighed(tmp_path, {})


def test_texts_come_by_name_without_hidden_files_and_folders(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden"):
        (tmp_path / name).write_bytes(name.encode())
    (tmp_path / "folder").mkdir()
    assert text_files(tmp_path) == [("a.txt", b"a.txt"), ("b.txt", b"b.txt")]


def test_a_folder_of_texts_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for name in ("file", "nowhere"):
        with pytest.raises(InputError, match="is no folder"):
            text_files(tmp_path / name)
    with pytest.raises(InputError, match="File name too long"):
        text_files("a" * 10_000)


def test_a_text_that_may_not_be_read_is_told_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(file: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(file))

    (tmp_path / "a.txt").touch()
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(InputError, match=r"a\.txt cannot be read: Permission denied"):
        text_files(tmp_path)
