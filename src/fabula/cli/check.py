"""What is wrong with a story, and does it stand as its sources say it?"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import typer

from fabula.cli.arguments import AsJson, Story, Texts
from fabula.errors import FabulaError, Fault, UnusableStoryError
from fabula.evidence import check as run_check
from fabula.exchange import load, load_weighed, text_files
from fabula.present.findings import finding_line, finding_record, summary_line

if TYPE_CHECKING:
    from fabula.evidence import Checked

__all__ = ["check"]


def check(story: Story, texts: Texts = None, as_json: AsJson = False) -> None:
    """Check a story: its record, its quotation budget, and every quotation where the texts are at hand.

    Without texts, format, ids, kinds, slots, budget and stand-off data are checked. With texts,
    each quotation must stand in its own source, word for word, where it was last weighed.
    """
    try:
        loaded, weighed = load(story), load_weighed(story)
        checked = run_check(loaded, weighed, None if texts is None else text_files(texts))
    except (FabulaError, OSError) as error:
        if not as_json:
            raise
        typer.echo(json.dumps({"unusable": _faults(error)}, ensure_ascii=True, indent=2))
        raise typer.Exit(2) from None
    typer.echo(_as_json(loaded.id, checked) if as_json else _as_lines(checked))
    raise typer.Exit(int(checked.fails))


def _faults(error: Exception) -> list[dict[str, str | None]]:
    """What makes input unusable: the faults of a story, or the one thing that came instead."""
    came = Fault(None, "", "", str(error), "a story and, if named, a folder of texts")
    faults = error.faults if isinstance(error, UnusableStoryError) else (came,)
    return [asdict(fault) for fault in faults]


def _as_json(id: str, checked: Checked) -> str:
    told = {
        "story": id,
        "fails": checked.fails,
        "counts": dict(checked.counts),
        "findings": [
            {**finding_record(finding), "fails": finding.fails} for finding in checked.findings
        ],
    }
    return json.dumps(told, ensure_ascii=True, indent=2)


def _as_lines(checked: Checked) -> str:
    lines = [finding_line(finding) for finding in checked.findings]
    return "\n".join([*lines, summary_line(checked)])
