"""What an editor is told about a story file, so that it completes and checks while one types.

The JSON Schema (2020-12) of one file is that of :mod:`.schema`, and says besides:

* a field that may be left out is left out; TOML has no null to write in its place;
* which kinds there are, without forbidding those the story declares, and which slots an event of a
  kind from the closed list has;
* which fields of a claim go together: a quotation, or a place and the digest of its words;
* which roles a relation of each type has, and that an operand is one thing alone.

Whether a reference leads anywhere is for :func:`~fabula.exchange.native.load` to find out, which sees all
files of the folder.

>>> sorted(json_schema()["properties"])
['accept', 'agent', 'aside', 'event', 'kind', 'lineage', 'relation', 'source', 'story', 'tombstone']
"""

from __future__ import annotations

from typing import Any

from fabula.exchange.schema import SLUG, WORDS, Document
from fabula.story import KINDS, Kind, RelationType

__all__ = ["json_schema"]

_NULL = {"type": "null"}
_NO_MARK = r"[^\x00-/:-@\[-^`{-\x7f\s]"


def json_schema() -> dict[str, Any]:
    """The JSON Schema of one story file (any table may stand in any file of the folder)."""
    schema: dict[str, Any] = _told(Document.model_json_schema())
    tables = schema["$defs"]
    tables["SourceTable"] |= _SEEN
    tables["ClaimTable"] |= _CLAIM
    tables["SlotTable"] |= _BEGUN
    tables["OperandTable"] |= _OPERAND
    tables["RoleTable"] |= _OPERAND
    tables["RelationTable"]["allOf"] = [_roles_of(type) for type in RelationType]
    tables["KindTable"]["properties"]["id"]["not"] = {"enum": sorted(KINDS)}
    tables["AgentTable"]["properties"]["names"]["additionalProperties"] = False
    tables["EventTable"]["allOf"] = [_slots_of(kind) for kind in KINDS.values()]
    tables["EventTable"]["properties"]["kind"]["anyOf"] = [
        {"enum": sorted(KINDS)},
        {"pattern": SLUG},
    ]
    draft = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": draft, "title": "A fabula story", **schema}


_SEEN = {
    "if": {"properties": {"fingerprints": {"minItems": 1}}, "required": ["fingerprints"]},
    "then": {"required": ["language"]},
}

_BEGUN = {
    "if": {"properties": {"begun": {"const": True}}, "required": ["begun"]},
    "then": {"properties": {"type": {"const": "event"}}},
}

_CLAIM = {
    "oneOf": [
        {"required": ["quote"], "properties": {"at": False, "sha256": False}},
        {"required": ["at", "sha256"], "properties": {"quote": False, "nth": False}},
    ],
    "dependentRequired": {"value": ["gives"], "expect": ["gives"]},
    "not": {"required": ["value", "expect"]},
}


_OPERAND = {
    "oneOf": [{"required": [name]} for name in ("claim", "relation", "value")],
    "dependentRequired": {"value": ["because"], "because": ["value"]},
}


def _roles_of(type: RelationType) -> dict[str, Any]:
    """A relation of this type has no other roles than those of its equation."""
    roles = {"items": {"properties": {"role": {"enum": list(type.roles)}}}}
    return {
        "if": {"properties": {"type": {"const": type.value}}, "required": ["type"]},
        "then": {"properties": {"operand": roles}},
    }


def _slots_of(kind: Kind) -> dict[str, Any]:
    """An event of this kind gives no other slots than the kind has."""
    slots = {"enum": [slot.name for slot in kind.all_slots]}
    claims = {"items": {"properties": {"gives": slots}}}
    return {
        "if": {"properties": {"kind": {"const": kind.id}}, "required": ["kind"]},
        "then": {"properties": {"claim": claims}},
    }


def _told(schema: Any) -> Any:
    r"""The same schema without what pydantic adds or an editor would misread.

    Titles made from the names of fields say nothing; nothing may be null, and no default says so;
    and in the regular expressions of JSON Schema ``\w`` is a letter of ASCII alone, so that a
    quotation in Greek would be refused: whatever is neither blank nor a mark of ASCII will do.
    """
    if isinstance(schema, list):
        return [_told(part) for part in schema]
    if not isinstance(schema, dict):
        return _NO_MARK if schema == WORDS else schema
    held = {
        name: _told(part)
        for name, part in schema.items()
        if name != "title" or not isinstance(part, str)
    }
    if _NULL in held.get("anyOf", ()):
        (only,) = (part for part in held.pop("anyOf") if part != _NULL)
        held = only | {name: part for name, part in held.items() if name != "default"}
    return held
