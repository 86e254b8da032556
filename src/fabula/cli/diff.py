"""What changed from one version of a story to the next?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fabula.exchange import load
from fabula.present.change import changes

__all__ = ["diff"]


def diff(
    old: Annotated[Path, typer.Argument(help="folder of the older version", show_default=False)],
    new: Annotated[Path, typer.Argument(help="folder of the newer version", show_default=False)],
) -> None:
    """Tell what changed between two versions of a story, in lines for a changelog.

    Nothing is printed if no record differs.
    """
    for change in changes(load(old), load(new)):
        typer.echo(change.line)
