"""What may stand in the files of a story, in words an editor understands?"""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from fabula.exchange import json_schema
from fabula.exchange.collation_rows import collation_schema

__all__ = ["schema"]


class _File(StrEnum):
    """A file that has a schema."""

    STORY = "story"
    COLLATION = "collation"


_SCHEMAS = {_File.STORY: json_schema, _File.COLLATION: collation_schema}


def schema(
    of: Annotated[_File, typer.Option("--of", help="which file it describes")] = _File.STORY,
) -> None:
    """Print the JSON Schema of a story file, for editors that complete and check while typing.

    With --of collation, that of collation.json, for programs that read it.
    """
    typer.echo(json.dumps(_SCHEMAS[of](), indent=2, sort_keys=True))
