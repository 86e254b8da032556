"""How a story lies on disk: a folder of TOML files, read and written without loss.

``load`` reads a folder, ``dump`` writes one, and ``load`` of what ``dump`` wrote gives an equal
timeline. Comments are not kept: what an editor must remember is a field (``because``, ``note``).

What is derived (readings of dates and amounts, the bounds of events) is never written; it is made
anew at every ``load`` by :func:`~fabula.evidence.reading.settle`.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tomli_w

from fabula.errors import InputError, UnusableStoryError
from fabula.evidence import settle
from fabula.evidence.dating.rules import RULES
from fabula.exchange.collation import load_collation
from fabula.exchange.folder import entries
from fabula.exchange.record import record
from fabula.exchange.schema import FORMAT
from fabula.exchange.table import tables
from fabula.story import Timeline

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fabula.evidence.collating.siblings import Sibling

__all__ = ["FILES", "dump", "dumps", "load"]

FILES: Mapping[str, tuple[str, ...]] = {
    "story.toml": ("story", "kind", "tombstone", "accept"),
    "sources.toml": ("source", "agent", "lineage"),
    "events.toml": ("event",),
    "relations.toml": ("relation",),
    "ledger.toml": ("aside",),
}
"""Which tables ``dump`` writes into which file; ``load`` takes any table from any file."""


def load(folder: str | Path, rules: Iterable[str] = RULES) -> Timeline:
    """The timeline recorded in a folder, its dates and amounts read, its events dated.

    Args:
        folder: the folder.
        rules: names of the rules of dating that count (:mod:`fabula.evidence.dating.rules`).

    Raises:
        UnusableStoryError: the folder holds no story, or its records have faults; carries all.
        UnknownIdError: there is no rule of some name.
    """
    recorded = record(entries(Path(folder)))
    if recorded.faults or recorded.story is None:
        raise UnusableStoryError(str(folder), recorded.faults)
    head, every = recorded.story, recorded.all
    story = Timeline(
        head.id, head.title, head.language, head.summary, head.version,
        tuple(head.editors), head.licence,
        sources=every("source"), agents=every("agent"), lineage=every("lineage"),
        events=every("event"), kinds=every("kind"), tombstones=every("tombstone"),
        acceptances=every("accept"), relations=every("relation"), asides=every("aside"),
        released=date.fromisoformat(head.released) if head.released else None,
    )  # fmt: skip
    return settle(story, rules=rules, siblings=_siblings(folder, story))


def _siblings(folder: str | Path, story: Timeline) -> tuple[Sibling, ...]:
    """What copies have at the places of claims, as far as the collation is that of their texts.

    A collation that cannot be read decides nothing; what is wrong with it is told by whoever asks
    for it.
    """
    try:
        found = load_collation(folder)
    except InputError:
        return ()
    files = {source.id: source.file for source in story.sources}
    fresh = {text.source for text in found.texts if files.get(text.source) == text.fingerprint}
    return found.only(frozenset(fresh)).siblings


def dumps(story: Timeline) -> dict[str, str]:
    """The text of each file of a story folder, by name; a file without records is left out.

    Raises:
        RecordError: a date says more than EDTF can hold.
    """
    held = tables(story, FORMAT)
    texts: dict[str, str] = {}
    for file, names in FILES.items():
        document: dict[str, Any] = {name: held[name] for name in names if held[name]}
        if document:
            texts[file] = tomli_w.dumps(document)
    return texts


def dump(story: Timeline, folder: str | Path) -> None:
    """Write a story folder, in UTF-8 with line feeds; files of the same names are replaced.

    Nothing is written unless all of it can be.

    Raises:
        InputError: the folder holds other story files, which would become part of the story; or it
            cannot be written; or a text of the story holds a lone surrogate, which is no character.
        RecordError: as :func:`dumps`.
    """
    folder = Path(folder)
    try:
        files = {name: text.encode("utf-8") for name, text in dumps(story).items()}
    except UnicodeEncodeError as error:
        came = f"U+{ord(error.object[error.start]):04X}"
        raise InputError(
            f"the story holds {came}, a lone surrogate, which is no character"
        ) from None
    try:
        strangers = sorted({file.name for file in folder.glob("*.toml")} - set(files))
        if strangers:
            raise InputError(f"{folder} holds other story files: {', '.join(strangers)[:200]}")
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (folder / name).write_bytes(data)
    except OSError as error:
        raise InputError(f"{folder} cannot be written: {error.strerror}") from None
