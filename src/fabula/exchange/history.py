"""Which versions of a story have been published, and what each changed?

``history.json`` stands beside the record and is committed with it. A *version* is what the editors
call it, the day they published it, a digest of the record as it then was, and how it differed from
the version before, as :mod:`fabula.present.change` tells it. So a feed of what changed can be made
from the story folder alone: no clock is asked, no network, and no repository.

The decisions. Versions stand in the order in which they were published, and the last one is the
record's own, or the record has not been published since it changed. A version that was published is
final: another record under the same name is refused. Days never go back. Nothing here knows who has
seen a version: *published* is what the editors say in ``version`` and ``released``.

>>> from datetime import date
>>> from fabula.story import Timeline
>>> story = Timeline("demo", "A demo", version="1", editors=("the desk",), released=date(2024, 2, 9))
>>> first = with_version((), story)
>>> [(one.name, str(one.released), one.changes) for one in first]
[('1', '2024-02-09', ())]
>>> with_version(first, story) == read_history(history_text(first), "history.json") == first
True
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from fabula.errors import Fault, InputError, UnusableStoryError
from fabula.exchange.folder import shown
from fabula.exchange.schema import FORMAT
from fabula.exchange.standoff import read_file, save_file
from fabula.exchange.table import tables
from fabula.present.change import Change, Way, changes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from fabula.story import Timeline

__all__ = [
    "HISTORY",
    "Version",
    "history_text",
    "load_history",
    "read_history",
    "save_history",
    "story_digest",
    "with_version",
]

HISTORY = "history.json"

_SHA256 = re.compile(r"[0-9a-f]{64}")
_WRITTEN = "what 'fabula release' writes; take it from the last release"


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a story that was published.

    Attributes:
        name: what the editors call it; no two versions have the same.
        released: the day they published it.
        digest: SHA-256 of the record as it then was; see :func:`story_digest`.
        changes: how it differs from the version before; empty for the first.
    """

    name: str
    released: date
    digest: str
    changes: tuple[Change, ...] = ()


def story_digest(story: Timeline) -> str:
    """SHA-256 of a whole story as recorded, in hexadecimal.

    What is derived (readings, bounds) is no part of it, and neither is the order of keys.

    Raises:
        RecordError: a date says more than its notation can hold.
    """
    table = tables(story, FORMAT)
    text = json.dumps(table, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def with_version(
    history: Sequence[Version], story: Timeline, before: Timeline | None = None
) -> tuple[Version, ...]:
    """The history with the version the record says it is; the same if that version is known.

    Args:
        history: the versions published so far, oldest first.
        story: the record, settled, which names its version and its day.
        before: the version before, settled; needed where there is one.

    Raises:
        InputError: the record names no version or no day; its version was published with another
            record, or its day lies before that of the last; or the version before is not the last.
    """
    if not story.version or story.released is None:
        raise InputError("the story names no version and day: add version and released to [story]")
    digest = story_digest(story)
    same = next((one for one in history if one.name == story.version), None)
    if same is not None:
        return _known(tuple(history), same, digest)
    last = history[-1] if history else None
    _check_follows(last, story.released, before)
    told = changes(before, story) if before is not None else ()
    return (*history, Version(story.version, story.released, digest, told))


def _known(history: tuple[Version, ...], same: Version, digest: str) -> tuple[Version, ...]:
    if same.digest != digest:
        came = f"version {shown(same.name)} was released with another record"
        raise InputError(f"{came}; give the story a new version, and name the old one with --since")
    if same is not history[-1]:
        raise InputError(
            f"version {shown(same.name)} is not the last; {shown(history[-1].name)} is"
        )
    return history


def _check_follows(last: Version | None, released: date, before: Timeline | None) -> None:
    """That a new version comes after the last one, and that the one before it is that one."""
    if last is None:
        if before is not None:
            raise InputError("the first release has no version before it: leave --since out")
        return
    if released < last.released:
        raise InputError(f"released is {released}; allowed: {last.released}, as the last, or later")
    if before is None:
        raise InputError(f"name the release of version {shown(last.name)} with --since")
    if story_digest(before) != last.digest:
        came = f"--since names version {shown(before.version)}, or not as it was released"
        raise InputError(f"{came}; allowed: version {shown(last.name)}")


def load_history(folder: str | Path) -> tuple[Version, ...]:
    """The versions of a story folder, oldest first; none if it was never released.

    Raises:
        UnusableStoryError: the file is there and cannot be read.
    """
    text = read_file(folder, HISTORY)
    return () if text is None else read_history(text, HISTORY)


def save_history(folder: str | Path, history: Sequence[Version]) -> None:
    """Write the history of a story folder.

    Raises:
        InputError: the file cannot be written.
    """
    save_file(folder, HISTORY, history_text(history))


def read_history(text: str, name: str) -> tuple[Version, ...]:
    """Versions from their text.

    Raises:
        UnusableStoryError: the text is not what a release writes.
    """
    try:
        held = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnusableStoryError(name, [Fault(name, "", "", str(error)[:80], _WRITTEN)]) from None
    rows = held.get("versions") if isinstance(held, dict) and held.get("format") == 1 else None
    if not isinstance(rows, list):
        raise UnusableStoryError(name, [Fault(name, "", "", shown(held), _WRITTEN)])
    versions: list[Version] = []
    for number, row in enumerate(rows, 1):
        version = _version(row)
        if version is None:
            entry = f"version {number}"
            raise UnusableStoryError(name, [Fault(name, entry, "", shown(row), _WRITTEN)])
        versions.append(version)
    _check_order(versions, name)
    return tuple(versions)


def _check_order(versions: Sequence[Version], name: str) -> None:
    names = [one.name for one in versions]
    if len({*names}) < len(names) or any(b.released < a.released for a, b in pairwise(versions)):
        fault = Fault(name, "versions", "", shown(names), "each version once, the oldest first")
        raise UnusableStoryError(name, [fault])


def _version(row: Any) -> Version | None:
    """A version from its row, or None if the row is none."""
    match row:
        case {
            "name": str(name),
            "released": str(day),
            "digest": str(print_),
            "changes": list(told),
        }:
            made = [_change(one) for one in told]
            try:
                released = date.fromisoformat(day)
            except ValueError:
                return None
            if name and _SHA256.fullmatch(print_) and None not in made:
                return Version(name, released, print_, tuple(one for one in made if one))
    return None


def _change(row: Any) -> Change | None:
    match row:
        case [str(way), str(type), str(address), str(words)] if way in set(Way):
            return Change(Way(way), type, address, words)
    return None


def history_text(history: Sequence[Version]) -> str:
    """The text of the file: ASCII, one change a line, the oldest version first."""
    body = ",\n".join(map(_row, history))
    return f'{{\n  "format": 1,\n  "versions": [\n{body}\n  ]\n}}\n'


def _row(version: Version) -> str:
    head = {
        "name": version.name,
        "released": version.released.isoformat(),
        "digest": version.digest,
    }
    lines = [f"      {json.dumps(name)}: {json.dumps(value)},\n" for name, value in head.items()]
    told = [
        f"        {json.dumps([str(one.way), one.type, one.address, one.words])}"
        for one in version.changes
    ]
    changed = "[\n" + ",\n".join(told) + "\n      ]" if told else "[]"
    return f'    {{\n{"".join(lines)}      "changes": {changed}\n    }}'
