from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from fabula.errors import UnusableStoryError
from fabula.exchange import dumps, json_schema, load
from fabula.exchange.folder import Entry, entries
from fabula.exchange.shape import shape
from fabula.story import KINDS, Timeline
from malformed import PLANTS, planted
from planted import HARBOUR
from stories import plain_story, timelines

VALIDATOR = Draft202012Validator(json_schema())


def errors(document: dict[str, Any]) -> list[ValidationError]:
    return list(VALIDATOR.iter_errors(document))


def test_it_is_a_schema_of_the_draft_it_names() -> None:
    Draft202012Validator.check_schema(json_schema())
    assert json_schema()["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


def test_nothing_may_be_null_because_toml_has_none() -> None:
    assert "null" not in json.dumps(json_schema())


def test_no_regular_expression_depends_on_what_a_letter_is() -> None:
    assert "\\\\w" not in json.dumps(json_schema())
    assert not errors(event(claim(quote="τὸ πρῶτον")))


def test_every_table_is_closed_and_told_what_it_is() -> None:
    for name, table in json_schema()["$defs"].items():
        assert table["additionalProperties"] is False, name
        assert table["description"], name


def test_the_files_of_the_stories_are_valid(seed: Path) -> None:
    files = [*seed.glob("*.toml"), *(HARBOUR / "story").glob("*.toml")]
    assert {"story.toml", "sources.toml", "events.toml"} <= {file.name for file in files}
    for file in files:
        assert not errors(tomllib.loads(file.read_text(encoding="utf-8"))), file.name


@given(timelines())
def test_whatever_is_dumped_is_valid(story: Timeline) -> None:
    for text in dumps(story).values():
        assert not errors(tomllib.loads(text))


def claim(**fields: Any) -> dict[str, Any]:
    return {"id": "c", "source": "s", **fields}


def event(*claims: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"event": [{"id": "e", "kind": "denial", "title": "t", "claim": list(claims), **fields}]}


QUOTED = claim(quote="so it says")
PLACED = claim(at=[1, 2], sha256="0" * 64)


@pytest.mark.parametrize(
    "document",
    [
        event(QUOTED),
        event(PLACED),
        event(claim(quote="so it says", nth=2, gives="denies", value="e")),
        event(claim(quote="so it says", gives="own-slot"), kind="own-kind"),
        {"source": [{"id": "s", "label": "l", "url": "HTTPS://example.org"}]},
        {"agent": [{"id": "a", "name": "n", "names": {"zh-Hant": "n"}}]},
        {},
    ],
)
def test_what_is_sound_is_valid(document: dict[str, Any]) -> None:
    assert not errors(document)


@pytest.mark.parametrize(
    "document",
    [
        event(claim()),
        event(claim(quote="so it says", at=[1, 2], sha256="0" * 64)),
        event(claim(quote="so it says", sha256="0" * 64)),
        event(claim(at=[1, 2])),
        event(claim(sha256="0" * 64)),
        event({**PLACED, "nth": 1}),
        event(claim(quote="so it says", value="e")),
        event(claim(quote="so it says", expect="2024")),
        event(claim(quote="so it says", gives="denies", value="e", expect="2024")),
        event(claim(quote="so it says", gives="speeker", value="e")),
        event(claim(quote="so it says", gives="supporter", value="e")),
        event(QUOTED, kind="No kind"),
        event(QUOTED, titel="t"),
        {"source": [{"id": "s", "label": "l", "fingerprints": ["0" * 64]}]},
        {"story": {"id": "s", "title": "t", "format": 2}},
        {"evnt": []},
        {"agent": [{"id": "a", "name": "n", "names": {"deutsch": "n"}}]},
        {"kind": [{"id": "denial", "meaning": "m"}]},
        {
            "kind": [
                {"id": "k", "meaning": "m", "slot": [{"name": "s", "type": "text", "begun": True}]}
            ]
        },
    ],
)
def test_what_is_faulty_is_refused(document: dict[str, Any]) -> None:
    assert errors(document)


def test_kinds_are_offered_and_none_is_forbidden() -> None:
    kind = json_schema()["$defs"]["EventTable"]["properties"]["kind"]
    assert kind["anyOf"][0] == {"enum": sorted(KINDS)}
    assert not errors(event(QUOTED, kind="a-kind-of-ours"))


@pytest.mark.parametrize("number", range(len(PLANTS)))
def test_a_fault_of_shape_is_refused_and_what_is_refused_cannot_be_loaded(
    number: int, tmp_path: Path
) -> None:
    held, _ = planted(plain_story(), [number])
    text = tomli_w.dumps(held)
    refused = bool(errors(tomllib.loads(text)))
    (tmp_path / "story.toml").write_text(text, encoding="utf-8")
    faulty = any(shape(entry).faults for entry in entries(tmp_path) if isinstance(entry, Entry))
    assert refused or not faulty
    with pytest.raises(UnusableStoryError):
        load(tmp_path)
