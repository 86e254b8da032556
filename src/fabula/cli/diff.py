"""What changed from one version of a story to the next?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fabula.exchange import load
from fabula.exchange.release import opened
from fabula.present.change import changes

__all__ = ["diff"]


def diff(
    old: Annotated[
        Path,
        typer.Argument(
            help="the older version: a story folder, or the archive of a release",
            show_default=False,
        ),
    ],
    new: Annotated[Path, typer.Argument(help="the newer version, likewise", show_default=False)],
) -> None:
    """Tell what changed between two versions of a story, in lines for a changelog.

    Nothing is printed if no record differs.
    """
    with opened(old) as before, opened(new) as after:
        told = changes(load(before), load(after))
    for change in told:
        typer.echo(change.line)
