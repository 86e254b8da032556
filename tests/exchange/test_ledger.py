from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.errors import InputError, UnusableStoryError
from fabula.evidence import Figure, Inventory
from fabula.exchange import load_ledger, save_ledger
from fabula.exchange.ledger import LEDGER, ledger_text, read_ledger

_PRINTS = st.sampled_from(["0" * 64, "ab" * 32])
_VALUES = st.sampled_from([("date", "2024-02"), ("date", "XXXX-05"), ("quantity", "vague 1e12.. USD")])  # fmt: skip


@st.composite
def _inventories(draw: st.DrawFn) -> Inventory:
    cuts = draw(st.lists(st.integers(0, 10**9), max_size=8, unique=True).map(sorted))
    figures = tuple(
        Figure(start, end, *draw(_VALUES), draw(_PRINTS))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    )
    day = draw(st.none() | st.dates().map(str))
    return Inventory(draw(_PRINTS), draw(st.text()), day, figures)


@given(st.dictionaries(st.text(), _inventories(), max_size=4))
def test_what_is_written_is_read_again_and_is_ascii_sorted_by_source(
    listed: dict[str, Inventory],
) -> None:
    text = ledger_text(listed)
    assert read_ledger(text, LEDGER) == listed
    assert text.isascii()
    assert ledger_text(dict(reversed(listed.items()))) == text


def test_there_is_one_figure_a_line() -> None:
    figures = (Figure(1, 2, "date", "2024", "0" * 64), Figure(2, 4, "date", "2025", "1" * 64))
    lines = ledger_text({"nl": Inventory("0" * 64, "nl", None, figures)}).splitlines()
    assert [line for line in lines if '"date"' in line] == [
        f'        [1, 2, "date", "2024", "{"0" * 64}"],',
        f'        [2, 4, "date", "2025", "{"1" * 64}"]',
    ]


def test_a_folder_that_was_never_weighed_has_no_inventories(tmp_path: Path) -> None:
    assert load_ledger(tmp_path) == {}


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    listed = {"nl": Inventory("0" * 64, "nl", "2024-02-09")}
    save_ledger(tmp_path, listed)
    assert load_ledger(str(tmp_path)) == listed


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"format": 2, "sources": {}}', '{"format": 1}',
     '{"format": 1, "sources": []}', "[" * 100_000, '{"format": %s}' % ("1" * 5_000)],
    ids=range(9),
)  # fmt: skip
def test_a_file_that_weighing_did_not_write_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / LEDGER).write_text(text, encoding="utf-8")
    with pytest.raises(UnusableStoryError) as caught:
        load_ledger(tmp_path)
    (fault,) = caught.value.faults
    assert fault.file == LEDGER
    assert "weigh" in fault.allowed


def _table(**changed: str) -> str:
    held = {"fingerprint": f'"{"0" * 64}"', "language": '"nl"', "written": "null", "figures": "[]"}
    inner = ", ".join(f'"{name}": {value}' for name, value in {**held, **changed}.items())
    return f'{{"format": 1, "sources": {{"nl": {{{inner}}}}}}}'


@pytest.mark.parametrize(
    "changed",
    [{"fingerprint": '"a"'}, {"language": "1"}, {"written": '"today"'}, {"figures": "{}"}],
    ids=str,
)
def test_a_source_that_is_no_inventory_is_told_with_its_id(changed: dict[str, str]) -> None:
    with pytest.raises(UnusableStoryError) as caught:
        read_ledger(_table(**changed), LEDGER)
    (fault,) = caught.value.faults
    assert (fault.file, fault.entry) == (LEDGER, "nl")


@pytest.mark.parametrize(
    "row",
    ["1", "[]", '[1, 2, "date", "2024"]', '[2, 1, "date", "2024", "{}"]',
     '[-1, 1, "date", "2024", "{}"]', '[1, 2, "date", "7 USD", "{}"]', '[1, 2, "sum", "7", "{}"]',
     '[1, 2, "quantity", "2024-", "{}"]', '[1.0, 2, "date", "2024", "{}"]',
     '[1, 2, "date", "2024", "digest"]', '[1, 2, "date", null, "{}"]'],
)  # fmt: skip
def test_a_row_that_is_no_figure_is_told(row: str) -> None:
    with pytest.raises(UnusableStoryError) as caught:
        read_ledger(_table(figures=f"[{row.format('0' * 64)}]"), LEDGER)
    (fault,) = caught.value.faults
    assert (fault.entry, fault.field) == ("nl", "figures")


def test_figures_that_overlap_are_refused() -> None:
    rows = f'[[1, 5, "date", "2024", "{"0" * 64}"], [4, 6, "date", "2024", "{"0" * 64}"]]'
    with pytest.raises(UnusableStoryError):
        read_ledger(_table(figures=rows), LEDGER)


def test_a_damaged_file_is_told_with_its_first_hundred_rows() -> None:
    with pytest.raises(UnusableStoryError) as caught:
        read_ledger(_table(figures=f"[{', '.join(['1'] * 1_000)}]"), LEDGER)
    assert len(caught.value.faults) == 100


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / LEDGER).mkdir()
    with pytest.raises(InputError, match=r"ledger\.json cannot be written"):
        save_ledger(tmp_path, {})
    with pytest.raises(UnusableStoryError):
        load_ledger(tmp_path)
