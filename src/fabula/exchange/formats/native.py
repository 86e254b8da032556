"""The story folder itself: TOML files that load as the same timeline.

A selection keeps the whole story, since orders, relations and lineage lead from one event to others;
it is the one format that loses nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.exchange.fact import ALL
from fabula.exchange.format import Exported, Format
from fabula.exchange.native import dumps

if TYPE_CHECKING:
    from fabula.exchange.edition import Edition

__all__ = ["FORMATS"]


def _write(edition: Edition) -> Exported:
    return Exported({name: text.encode() for name, text in dumps(edition.story).items()})


FORMATS = (
    Format(
        "native",
        "fabula story folder",
        "application/toml",
        ".toml",
        "",
        _write,
        carries=ALL,
        main="native/story.toml",
    ),
)
