"""What an editor is told about a story file, so that it completes and checks while one types.

The JSON Schema (2020-12) of one file is that of :mod:`.schema`, and says besides:

* a field that may be left out is left out; TOML has no null to write in its place;
* which kinds there are, without forbidding those the story declares, and which slots an event of a
  kind from the closed list has;
* which fields of a claim go together: a quotation, or a place and the digest of its words.

Whether a reference leads anywhere is for :func:`~fabula.exchange.native.load` to find out, which sees all
files of the folder.

>>> sorted(json_schema()["properties"])
['accept', 'agent', 'event', 'kind', 'lineage', 'source', 'story', 'tombstone']
"""

from __future__ import annotations

from typing import Any

from fabula.exchange.schema import SLUG, Document
from fabula.story import KINDS, Kind

__all__ = ["json_schema"]

_NULL = {"type": "null"}


def json_schema() -> dict[str, Any]:
    """The JSON Schema of one story file (any table may stand in any file of the folder)."""
    schema: dict[str, Any] = _without_null(Document.model_json_schema())
    tables = schema["$defs"]
    tables["SourceTable"] |= _SEEN
    tables["ClaimTable"] |= _CLAIM
    tables["EventTable"]["allOf"] = [_slots_of(kind) for kind in KINDS.values()]
    tables["EventTable"]["properties"]["kind"]["anyOf"] = [
        {"enum": sorted(KINDS)},
        {"pattern": SLUG},
    ]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


_SEEN = {
    "if": {"properties": {"fingerprints": {"minItems": 1}}, "required": ["fingerprints"]},
    "then": {"required": ["language"]},
}

_CLAIM = {
    "oneOf": [
        {"required": ["quote"], "properties": {"at": False, "sha256": False}},
        {"required": ["at", "sha256"], "properties": {"quote": False, "nth": False}},
    ],
    "dependentRequired": {"value": ["gives"], "expect": ["gives"]},
    "not": {"required": ["value", "expect"]},
}


def _slots_of(kind: Kind) -> dict[str, Any]:
    """An event of this kind gives no other slots than the kind has."""
    slots = {"enum": [slot.name for slot in kind.all_slots]}
    claims = {"items": {"properties": {"gives": slots}}}
    return {
        "if": {"properties": {"kind": {"const": kind.id}}, "required": ["kind"]},
        "then": {"properties": {"claim": claims}},
    }


def _without_null(schema: Any) -> Any:
    """The same schema where nothing may be null, and no default says so."""
    if isinstance(schema, list):
        return [_without_null(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    held = {name: _without_null(part) for name, part in schema.items()}
    if _NULL in held.get("anyOf", ()):
        (only,) = (part for part in held.pop("anyOf") if part != _NULL)
        held = only | {name: part for name, part in held.items() if name != "default"}
    return held
