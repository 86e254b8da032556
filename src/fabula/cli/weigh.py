"""Where does every quotation stand in the texts at hand?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from fabula.cli.arguments import Story, Texts
from fabula.errors import InputError
from fabula.evidence import inventories, match, passages, verify
from fabula.evidence.collating.weighing import collated
from fabula.exchange import (
    load,
    load_collation,
    load_ledger,
    load_weighed,
    save_collation,
    save_ledger,
    save_weighed,
    text_files,
)
from fabula.present.findings import counted, finding_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fabula.evidence import Inventory
    from fabula.story import Timeline

__all__ = ["weigh"]


def weigh(story: Story, texts: Texts = None) -> None:
    """Look every quotation up in the texts, and store where it stands beside the story.

    Only texts with the newest fingerprint of the record are weighed. What is stored holds places, digests
    and values, no words: the quotations in weighed.json, all amounts and dates of the sources in
    ledger.json. Commit both with the story.
    """
    if texts is None:
        raise InputError("weighing needs the articles: name their folder with --texts")
    loaded, before = load(story), load_weighed(story)
    matched = match(loaded, text_files(texts))
    exact = {id: text for id, text in matched.texts.items() if id in matched.newest}
    verified = verify(loaded, exact, {})
    sources = {one.address: one.passage.source for one in passages(loaded)}
    kept = {at: place for at, place in before.items() if sources.get(at, "") not in {"", *exact}}
    placed = kept | dict(verified.placed)
    found = collated(loaded, exact, placed, load_collation(story))
    save_weighed(story, placed)
    save_collation(story, found)
    save_ledger(story, _ledger(loaded, load_ledger(story), exact))
    findings = (*matched.findings, *verified.findings)
    for finding in findings:
        typer.echo(finding_line(finding))
    told = counted(len(exact), "text", "texts")
    typer.echo(f"{len(verified.placed)} of {verified.sought} passages weighed in {told}")
    pairs = counted(len(found.pairs), "pair", "pairs")
    typer.echo(f"{pairs} of copies among {counted(len(found.texts), 'text', 'texts')}")
    raise typer.Exit(int(any(finding.fails for finding in findings)))


def _ledger(
    story: Timeline, before: Mapping[str, Inventory], texts: Mapping[str, str]
) -> dict[str, Inventory]:
    """What is known of the figures of each source: of those at hand, anew."""
    seen = {source.id for source in story.sources if source.seen}
    kept = {id: inventory for id, inventory in before.items() if id in seen}
    return kept | inventories(story, texts)
