"""How is JSON laid out in an export, so that both people and programs can compare two of them?

Containers down to a *depth* are opened, one member a line, as ``json.dumps(…, indent=1)`` does; what
lies deeper stands on one line. So a record that changes is a few lines that differ, and most of the
text is written by the encoder in C, which the standard library leaves aside where it indents.

>>> print(json_text([{"id": "a", "issued": {"date-parts": [[2024, 2]]}}], 2), end="")
[
 {
  "id": "a",
  "issued": {"date-parts": [[2024, 2]]}
 }
]
"""

from __future__ import annotations

from json import JSONEncoder
from typing import Any

__all__ = ["json_text"]

_on_one_line = JSONEncoder(ensure_ascii=False).encode


def json_text(value: Any, depth: int) -> str:
    """A value in JSON, ending with a line feed; letters beyond ASCII stand as they are.

    Args:
        value: what the json module can write; keys are texts.
        depth: how many levels of containers are opened, the outermost counting as one.
    """
    return _opened(value, depth, "\n") + "\n"


def _opened(value: Any, depth: int, line: str) -> str:
    """The value after a line feed and so many spaces as it is indented by."""
    if not depth or not value or not isinstance(value, dict | list):
        return _on_one_line(value)
    inner = line + " "
    if isinstance(value, list):
        items = [_opened(item, depth - 1, inner) for item in value]
        return f"[{inner}{f',{inner}'.join(items)}{line}]"
    members = [
        f"{_on_one_line(name)}: {_opened(held, depth - 1, inner)}" for name, held in value.items()
    ]
    return f"{{{inner}{f',{inner}'.join(members)}{line}}}"
