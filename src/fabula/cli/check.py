"""What is wrong with a story, and does it stand as its sources say it?"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from fabula.cli.arguments import AsJson, Story, Texts, Without, rules_but
from fabula.errors import FabulaError, Fault, UnusableStoryError
from fabula.evidence import check as run_check
from fabula.evidence.dating.chronology import dated
from fabula.evidence.dating.rules import STATED
from fabula.exchange import load, load_collation, load_ledger, load_weighed, text_files
from fabula.present.findings import finding_line, finding_record, summary_line
from fabula.present.ledger import in_short, in_words
from fabula.present.weighing import weighed_records

if TYPE_CHECKING:
    from fabula.evidence import Checked
    from fabula.evidence.collating.collated import Collated
    from fabula.story import Timeline

__all__ = ["check"]


_Strict = Annotated[
    bool,
    typer.Option("--strict", help="list amounts and dates that are unaccounted for, and fail"),
]


def check(
    story: Story,
    texts: Texts = None,
    as_json: AsJson = False,
    strict: _Strict = False,
    without: Without = None,
) -> None:
    """Check a story: its record, its quotation budget, and every quotation where the texts are at hand.

    Without texts, format, ids, kinds, slots, budget and stand-off data are checked. With texts,
    each quotation must stand in its own source, word for word, where it was last weighed.

    Amounts and dates of the sources that no claim uses and nobody has set aside are counted. With --strict
    each is listed, and any of them fails.
    """
    try:
        files = None if texts is None else text_files(texts)
        rules = rules_but(without)
        loaded = load(story, rules)
        disorder = dated(loaded, rules.intersection(STATED)).findings
        collation = load_collation(story)
        checked = run_check(
            loaded, load_weighed(story), files, load_ledger(story), collation, disorder
        )
    except (FabulaError, OSError) as error:
        if not as_json:
            raise
        typer.echo(json.dumps({"unusable": _faults(error)}, ensure_ascii=True, indent=2))
        raise typer.Exit(2) from None
    if as_json:
        typer.echo(_as_json(loaded, collation, checked, strict))
    else:
        typer.echo(_as_lines(checked, strict))
    raise typer.Exit(int(checked.fails_strictly if strict else checked.fails))


def _faults(error: Exception) -> list[dict[str, str | None]]:
    """What makes input unusable: the faults of a story, or the one thing that came instead."""
    came = Fault(None, "", "", str(error), "a story and, if named, a folder of texts")
    faults = error.faults if isinstance(error, UnusableStoryError) else (came,)
    return [asdict(fault) for fault in faults]


def _as_json(story: Timeline, collation: Collated, checked: Checked, strict: bool) -> str:
    told = {
        "story": story.id,
        "fails": checked.fails_strictly if strict else checked.fails,
        "counts": dict(checked.counts),
        "findings": [
            {**finding_record(one), "fails": one.fails_strictly if strict else one.fails}
            for one in in_words(checked)
        ],
        **weighed_records(story, collation.siblings),
    }
    return json.dumps(told, ensure_ascii=True, indent=2)


def _as_lines(checked: Checked, strict: bool) -> str:
    findings = in_words(checked) if strict else in_short(checked)
    return "\n".join([*map(finding_line, findings), summary_line(checked)])
