"""The front door: few names, each from its room, and an import that costs next to nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module

import pytest

import fabula

HEAVY = {"babel", "docutils", "myst_parser", "pydantic", "rapidfuzz", "regex", "rich", "sphinx"}
"""What ``import fabula`` must not load; the rooms that need them load them."""


BUILT = "Document.__pydantic_complete__"


def imported_by(statement: str) -> set[str]:
    """The modules a fresh interpreter has loaded after one statement."""
    code = f"{statement}; import json, sys; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return set(json.loads(done.stdout))


def test_importing_the_package_loads_no_dependency_and_no_room() -> None:
    loaded = imported_by("import fabula")
    assert not HEAVY & {module.partition(".")[0] for module in loaded}
    assert not {module for module in loaded if module.startswith("fabula.")}


def test_recording_a_story_by_hand_loads_no_dependency() -> None:
    loaded = imported_by("from fabula import Timeline, Event, Claim, Measure, When")
    assert not HEAVY & {module.partition(".")[0] for module in loaded}
    assert not {m for m in loaded if m.startswith(("fabula.locale", "fabula.recognise"))}


@pytest.mark.parametrize("shapes", ["schema", "collation_rows"])
def test_no_shape_of_a_file_is_built_before_a_file_is_read(shapes: str) -> None:
    statement = f"from fabula.exchange.{shapes} import Document; assert not {BUILT}"
    assert "pydantic" in imported_by(statement)


def test_the_front_door_has_at_most_twenty_names_in_order() -> None:
    assert len(fabula.__all__) <= 20
    assert fabula.__all__ == sorted(fabula.__all__)


@pytest.mark.parametrize("name", fabula.__all__)
def test_every_name_is_the_one_its_room_exports(name: str) -> None:
    room = import_module(fabula._ROOM_OF[name])
    assert name in room.__all__
    assert getattr(room, name) is getattr(fabula, name)


@pytest.mark.parametrize("name", fabula.__all__)
def test_every_name_is_found_by_completion(name: str) -> None:
    assert name in dir(fabula)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Timelime'"):
        getattr(fabula, "Timelime")  # noqa: B009


def test_a_name_is_loaded_once() -> None:
    assert fabula.Timeline is fabula.Timeline
    assert "Timeline" in vars(fabula)
