"""How does a story become a site?"""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

import fabula
from fabula.cli.arguments import Without, rules_but
from fabula.errors import InputError
from fabula.exchange import load
from fabula.present.findings import safe_text
from fabula.present.phrase import languages

__all__ = ["report"]


def report(
    folder: Annotated[
        Path, typer.Argument(help="folder of a story, or of Sphinx sources (with conf.py)")
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="where the site goes")] = Path("site"),
    builder: Annotated[str, typer.Option("--builder", "-b", help="Sphinx builder")] = "html",
    without: Without = None,
) -> None:
    """Build the report as a site and say where to open it.

    A story folder is built with a plain set of pages; a folder with conf.py is built as it is.
    """
    missing = [name for name in ("sphinx", "myst_parser", "furo") if find_spec(name) is None]
    if missing:
        wanted = ", ".join(missing)
        raise InputError(f"the report needs {wanted}: install fabula with its extra 'report'")
    rules = [f"-Dfabula_rules={','.join(sorted(rules_but(without)))}"] if without else []
    done = subprocess.run(_sphinx(folder, out, builder, rules), check=False)
    if done.returncode:
        raise typer.Exit(2 if done.returncode == 2 else 1)
    index = (out / "index.html").resolve()
    place = index.as_uri() if index.exists() else safe_text(str(out))
    typer.echo(f"The report is built. Open {place}")


def _sphinx(folder: Path, out: Path, builder: str, rules: list[str]) -> list[str]:
    """The Sphinx command for a folder; every warning counts, and all are shown."""
    command = [sys.executable, "-m", "sphinx", "-b", builder, "-W", "--keep-going", "-q", *rules]
    if (folder / "conf.py").exists():
        return [*command, str(folder), str(out)]
    language = _page_language(load(folder).language)
    site = Path(fabula.__file__).parent / "sphinxext" / "site"
    settings = {
        "fabula_story": folder.resolve(),
        "fabula_language": language,
        "language": language.partition("-")[0],
    }
    given = [f"-D{name}={value}" for name, value in settings.items()]
    return [*command, *given, str(site), str(out)]


def _page_language(language: str) -> str:
    """The story's own language if there are words for it, else English, which is said."""
    if language.partition("-")[0] in languages():
        return language
    known = ", ".join(languages())
    typer.echo(f"no words for pages in {language!r} ({known}); they are in English", err=True)
    return "en"
