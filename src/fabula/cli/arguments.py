"""What do several commands ask for, and in which words?

Each name is a type for a parameter of a command: its help, and the variable that may stand for it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["AsJson", "Story", "Texts"]

Story = Annotated[Path, typer.Argument(help="folder of the story", show_default=False)]
Texts = Annotated[
    Path | None,
    typer.Option(
        "--texts", envvar="FABULA_TEXTS", help="folder of the articles", show_default=False
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="print one JSON object instead of lines")]
