"""What do several commands ask for, and in which words?

Each name is a type for a parameter of a command: its help, and the variable that may stand for it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fabula.evidence.dating.rules import RULES, rule_named

__all__ = ["AsJson", "Story", "Texts", "Without", "rules_but"]

Story = Annotated[Path, typer.Argument(help="folder of the story", show_default=False)]
Texts = Annotated[
    Path | None,
    typer.Option(
        "--texts", envvar="FABULA_TEXTS", help="folder of the articles", show_default=False
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="print one JSON object instead of lines")]
Without = Annotated[
    list[str] | None,
    typer.Option("--without", metavar="RULE", help="a rule of dating that is not to count"),
]


def rules_but(without: list[str] | None) -> frozenset[str]:
    """The names of all rules of dating but some.

    Raises:
        UnknownIdError: there is no rule of some name.
    """
    return frozenset(RULES) - {rule_named(name).name for name in without or ()}
