"""How is the story, an event or a source cited? A box near the foot of its page says it.

In a site the box is folded up: lines in the styles asked for most, the record in the notations of
reference managers, and links to the files that :mod:`.exports` writes; :mod:`.citebox` writes it as
HTML. Every other writer shows the lines alone. What a style or a notation makes of a reference is
decided in :mod:`fabula.exchange.formats`: whatever format can write one reference is in the box.

The address of a record is that of the site, ``html_baseurl``, followed by the path of its page as
the builder makes it. A
site without an address, or without pages of records, cites without one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from fabula.exchange.format import formats
from fabula.present.inert import inert, inert_lines
from fabula.sphinxext.coins import context_object
from fabula.sphinxext.exports import beside, whole
from fabula.sphinxext.prose import fields, keep_from_translators, words
from fabula.sphinxext.records import is_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from fabula.exchange.format import Format
    from fabula.exchange.reference import Reference
    from fabula.sphinxext.lookup import Lookup
    from fabula.sphinxext.prose import Row

__all__ = ["Citing", "citation", "unfold"]


class Citing(nodes.General, nodes.Element):
    """How one record is cited; its attributes are all there is to show.

    ``heading``; ``lines`` as (name, text); ``records`` as (name, text, path of its file in the
    site), of which one of the two may be empty; ``files`` of the whole story as (name, path);
    ``language`` of the lines; ``address``; ``coins``; whether it is ``unfolded``; the ``labels``.
    """


def citation(look: Lookup, type: str, id: str, *, unfolded: bool = False) -> Citing:
    """The box for a record; of type ``timeline`` for the story itself.

    Raises:
        UnknownIdError: there is no such record.
    """
    reference = look.reference(type, id)
    is_whole = type == "timeline"
    return Citing(
        heading=_heading(look, type),
        lines=[(_short(one), inert(text)) for one, text in _written(reference, lines=True)],
        records=_records(reference, {} if is_whole or not look.has_pages else beside(type, id)),
        files=_files(look) if is_whole and look.has_pages else [],
        language=reference.language or "",
        address=inert(reference.url or ""),
        coins=context_object(reference),
        unfolded=unfolded,
        labels=_labels(look),
    )


def _heading(look: Lookup, type: str) -> str:
    headings = {
        "event": look.label("Cite this event"),
        "source": look.label("Cite this source"),
        "timeline": look.label("Cite this timeline"),
    }
    return headings[type]


def _labels(look: Lookup) -> dict[str, str]:
    return {
        "address": look.label("Address"),
        "copied": look.label("Copied"),
        "copy": look.label("Copy"),
        "failed": look.label("Selected: copy it with your keyboard"),
        "files": look.label("All of it, as files"),
        "records": look.label("For reference managers"),
    }


def _written(reference: Reference, *, lines: bool) -> Iterator[tuple[Format, str]]:
    """What each format makes of a reference: those of a line, or the others; APA comes first."""
    for format in formats().values():
        if format.one and format.at_hand and (format.media_type == "text/plain") == lines:
            yield format, format.one(reference)


def _short(format: Format) -> str:
    return format.title.partition(",")[0]


def _records(reference: Reference, paths: dict[str, str]) -> list[tuple[str, str, str]]:
    """Each notation with its file, then the files of what cannot write one reference."""
    texts = {one.name: inert_lines(text) for one, text in _written(reference, lines=False)}
    names = sorted({*texts, *paths})
    return [
        (_short(formats()[name]), texts.get(name, ""), paths.get(name, ""))
        for name in sorted(names, key=lambda name: name not in texts)
    ]


def _files(look: Lookup) -> list[tuple[str, str]]:
    return [(format.title, path) for format, path in whole(look.head("id"))]


def unfold(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put plain lines in the place of a box, for whatever is no site."""
    if is_site(app.builder):
        return
    for box in list(doctree.findall(Citing)):
        heading = nodes.rubric("", box["heading"], **{"heading-level": 2})
        lines = fields(*_rows(box), classes=("fab-cite",))
        keep_from_translators(lines)
        box.replace_self([heading, lines])


def _rows(box: Citing) -> Iterator[Row]:
    for name, line in box["lines"]:
        yield name, [words(line, box["language"])]
    if box["address"]:
        link = nodes.reference("", box["address"], refuri=box["address"])
        yield box["labels"]["address"], [link]
