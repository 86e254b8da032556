"""Which archive holds this version of a story?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fabula.cli.arguments import Story, Texts
from fabula.evidence import check
from fabula.exchange import load, load_collation, load_ledger, load_weighed, text_files
from fabula.exchange.edition import Edition
from fabula.exchange.history import load_history, save_history, with_version
from fabula.exchange.release import (
    Release,
    archive_name,
    check_ready,
    licence_text,
    opened,
    write_release,
)
from fabula.present.findings import counted, finding_line, safe_text

if TYPE_CHECKING:
    from fabula.exchange.history import Version
    from fabula.story import Timeline

__all__ = ["release"]


def release(
    story: Story,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="the archive, or a folder to put it into")
    ] = None,
    since: Annotated[
        Path | None,
        typer.Option("--since", help="the release before: its archive or its story folder"),
    ] = None,
    address: Annotated[
        str,
        typer.Option(
            "--address",
            help="address of the built site, for permalinks; with */ where pages are folders",
        ),
    ] = "",
    texts: Texts = None,
) -> None:
    """Release this version of a story as one archive, and note in its history what changed.

    The archive holds the record, every export, checksums and the licence, and no text of an article. The
    same record gives the same bytes. A story with findings about its record is not released.
    """
    loaded, placed = load(story), load_weighed(story)
    check_ready(loaded)
    edition = Edition.of(loaded, None, address, placed)
    stored = load_ledger(story), load_collation(story)
    files = None if texts is None else text_files(texts)
    checked = check(loaded, placed, files, *stored)
    if checked.fails:
        for finding in checked.findings:
            if finding.fails:
                typer.echo(finding_line(finding), err=True)
        typer.echo("nothing was released: mend the record, or accept a finding", err=True)
        raise typer.Exit(1)
    history = with_version(load_history(story), loaded, _before(since))
    target = _target(out, loaded)
    made = write_release(Release(edition, history, *stored, licence_text(story, loaded)), target)
    save_history(story, history)
    told = counted(len(made), "export", "exports")
    typer.echo(f"{safe_text(str(target))}: {told}, {_changed(history)}")


def _before(since: Path | None) -> Timeline | None:
    if since is None:
        return None
    with opened(since) as folder:
        return load(folder)


def _target(out: Path | None, story: Timeline) -> Path:
    name = f"{archive_name(story)}.zip"
    if out is None:
        return Path(name)
    return out / name if out.is_dir() else out


def _changed(history: tuple[Version, ...]) -> str:
    if len(history) == 1:
        return "the first version"
    since = f"since version {safe_text(history[-2].name)}"
    return f"{counted(len(history[-1].changes), 'change', 'changes')} {since}"
