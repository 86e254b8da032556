"""What may stand in the files of a story, in words an editor understands?"""

from __future__ import annotations

import json

import typer

from fabula.exchange import json_schema

__all__ = ["schema"]


def schema() -> None:
    """Print the JSON Schema of a story file, for editors that complete and check while typing."""
    typer.echo(json.dumps(json_schema(), indent=2, sort_keys=True))
