"""Law: every fault of a story is told at once, and nothing is told that is no fault.

Each with its file, entry and field, what came, what is allowed, and, where there is one, the
nearest right thing; in a few words, safe for a terminal; never as a traceback.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import tomli_w
from hypothesis import given

from commands import fabula, is_safe
from fabula.errors import UnusableStoryError
from fabula.exchange import load
from fabula.exchange.native import FILES
from malformed import PLANTS, Tables, Told, malformed_stories, planted
from stories import plain_story

pytestmark = pytest.mark.law


def _write(folder: str | Path, held: Tables) -> None:
    for file, names in FILES.items():
        document = {name: held[name] for name in names if held[name]}
        if document:
            Path(folder, file).write_bytes(tomli_w.dumps(document).encode())


def _told(folder: str | Path) -> list[Told]:
    with pytest.raises(UnusableStoryError) as caught:
        load(folder)
    for fault in caught.value.faults:
        assert fault.allowed
        assert fault.came
        assert len(str(fault)) < 1000
    return [(fault.file, fault.entry, fault.field) for fault in caught.value.faults]


@pytest.mark.parametrize("number", range(len(PLANTS)))
def test_a_fault_is_told_once_with_its_file_entry_and_field(number: int, tmp_path: Path) -> None:
    held, expected = planted(plain_story(), [number])
    _write(tmp_path, held)
    assert sorted(map(str, _told(tmp_path))) == sorted(map(str, expected))


@given(malformed_stories())
def test_all_faults_are_told_and_no_others(malformed: tuple[Tables, set[Told]]) -> None:
    held, expected = malformed
    with TemporaryDirectory() as folder:
        _write(folder, held)
        assert sorted(map(str, _told(folder))) == sorted(map(str, expected))


@given(malformed_stories())
def test_the_command_line_exits_with_2_and_is_safe_to_read(
    malformed: tuple[Tables, set[Told]],
) -> None:
    held, expected = malformed
    with TemporaryDirectory() as folder:
        _write(folder, held)
        ran = fabula("check", folder)
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1 + len(expected)
    assert is_safe(ran.err)
