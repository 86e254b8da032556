"""What is somebody told who opens the archive of a release and knows nothing of fabula?

One page of Markdown: what this is, what each file is and what it cannot carry, how to cite it, how
to check that nothing was changed, what is not here and why, and under which licence it stands. It
is in English; titles and summary are as the editors wrote them.

>>> from fabula.exchange.format import format_named
>>> print(Written("exports/demo.ris", format_named("ris")).line[:34])
| `exports/demo.ris` | RIS; a date
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fabula.exchange.formats.markdown import escaped
from fabula.exchange.formats.styles import chicago
from fabula.exchange.reference import references
from fabula.present.findings import counted
from fabula.present.when import date_words
from fabula.value import When

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fabula.exchange.edition import Edition
    from fabula.exchange.format import Format, LeftOut

__all__ = ["Written", "readme"]

_FILES = """\
| `story/` | the record itself, as TOML, with where each quotation stands and the history of its \
versions; `fabula check story` checks it | nothing |
| `CITATION.cff` | how it asks to be cited | |
| `ro-crate-metadata.json` | each file with its type, size and SHA-256 (RO-Crate 1.1) | |
| `LICENSE.txt` | the licence of the record | |
"""

_CHECK = """\
The folder this stands in is the payload of a bag (BagIt, RFC 8493). In the folder above it, where
`manifest-sha256.txt` lies, this finds whatever was changed:

    sha256sum --check manifest-sha256.txt
"""

_NOT_HERE = """\
The articles are not here: they belong to those who wrote and published them. What is here are records
about them, the SHA-256 of each text, and quotations of at most 12 words, at most a fifth of an
article in all. Who has the texts can verify every quotation against them with
`fabula check story --texts DIR`.
"""


@dataclass(frozen=True, slots=True)
class Written:
    """An export that was put into an archive.

    Attributes:
        place: its file, or its folder with a slash at its end.
        format: what it is.
        left_out: what of this story it does not hold.
    """

    place: str
    format: Format
    left_out: tuple[LeftOut, ...] = ()

    @property
    def line(self) -> str:
        """Its line in a table: where it is, what it is, what it cannot carry, what it left out."""
        loses = f"; {self.format.loses}" if self.format.loses else ""
        reasons = sorted(Counter((one.how, one.because) for one in self.left_out).items())
        told = "; ".join(
            f"{counted(n, 'record', 'records')} {how}: {why}" for (how, why), n in reasons
        )
        return f"| `{self.place}` | {self.format.title}{loses} | {told or 'nothing'} |"


def readme(edition: Edition, exports: Iterable[Written]) -> str:
    """The page for a released edition."""
    story = edition.story
    day = When.unknown() if story.released is None else When.on(story.released)
    published = date_words(day, "en", prepositional=True)
    editors = ", ".join(map(escaped, story.editors))
    licence = f"Everything but the quotations stands under {story.licence}; see `LICENSE.txt`."
    parts = (
        f"# {escaped(story.title)}",
        f"Version {escaped(story.version)}, published {published} by {editors}.",
        escaped(story.summary),
        "## What is here",
        f"| where | what it is, and what it cannot carry of any story | left out of this one |\n|---|---|---|\n{_FILES}"
        + "\n".join(one.line for one in exports),
        "## How to cite it",
        escaped(chicago(next(references(edition)))),
        f"## How to check it\n\n{_CHECK.rstrip()}",
        f"## What is not here\n\n{_NOT_HERE.rstrip()}",
        f"## Licence\n\n{licence}",
    )
    return "\n\n".join(part for part in parts if part) + "\n"
