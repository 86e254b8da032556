"""What the texts of a story say of one another: committed data beside the record, without their words.

``collation.json`` holds a :class:`~fabula.evidence.collating.collated.Collated`, section by section, one entry
a line, each section in its order, so that a change can be reviewed. With it a clone without the
texts builds the same bytes as one that has them.

How an entry is written: a *span* is ``[start, end]`` in code points of the canonical text, ``end``
excluded; a *place* is ``[source, start, end, sha256]`` with the digest of the words that stand there;
a *point* is ``"7"`` for a paragraph and ``"7.2"`` for a sentence of it. What fields an entry has is in
:mod:`.collation_rows`.

>>> from fabula.evidence.collating.collated import Collated, Text
>>> from fabula.text import Span
>>> found = Collated((Text("nl", "0" * 64, 12, ((Span(0, 20),),)),))
>>> read_collation(collation_text(found), "collation.json") == found
True
"""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from fabula.errors import Fault, RecordError, UnusableStoryError
from fabula.evidence.collating.collated import Aligned, Collated, Distance, Heard, Point, Text
from fabula.evidence.collating.copies import Pair, Shared
from fabula.evidence.collating.descent import Bar, Proposal
from fabula.evidence.collating.divergence import Divergence
from fabula.evidence.collating.siblings import Possible, Sibling
from fabula.evidence.collating.variants import Rendering, Variant
from fabula.evidence.collating.witness import Place
from fabula.exchange.collation_rows import Document
from fabula.exchange.folder import shown
from fabula.exchange.standoff import read_file, save_file
from fabula.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fabula.exchange.collation_rows import HeardRow, ProposalRow, VariantRow

__all__ = [
    "FILE",
    "collation_text",
    "load_collation",
    "read_collation",
    "save_collation",
]

FILE = "collation.json"

_FORMAT = 1
_ALLOWED = {"missing": "a value: the field is needed", "extra_forbidden": "no field of that name"}
_AGAIN = "delete the file and run 'fabula weigh' again"

# A damaged file is written anew, not mended: a few faults show what is the matter with it.
_MOST_FAULTS = 100


def load_collation(folder: str | Path) -> Collated:
    """The collation of a story folder; empty if it was never weighed.

    Raises:
        UnusableStoryError: the file is there and cannot be read.
    """
    text = read_file(folder, FILE)
    return Collated() if text is None else read_collation(text, FILE)


def read_collation(text: str, name: str) -> Collated:
    """A collation from its text.

    Raises:
        UnusableStoryError: the text is not what ``weigh`` writes; carries the first 100 faults.
    """
    try:
        return _made(Document.model_validate_json(text))
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False)
        faults = [_fault(name, detail) for detail in islice(details, _MOST_FAULTS)]
    except RecordError as error:
        faults = [_told(name, error.place, error.field, error.came, error.allowed)]
    raise UnusableStoryError(name, faults)


def _fault(name: str, detail: Any) -> Fault:
    """What came and what is allowed, of one fault pydantic found."""
    section, *rest = detail["loc"] or ("",)
    entry = f"{section} {rest[0] + 1}" if rest and isinstance(rest[0], int) else str(section)[:80]
    field = ", ".join(str(step + 1 if isinstance(step, int) else step)[:80] for step in rest[1:])
    worded = str(detail["msg"]).removeprefix("Input should be ")[:200]
    allowed = _ALLOWED.get(detail["type"], worded[:1].lower() + worded[1:])
    came = None if detail["type"] == "missing" else detail["input"]
    return _told(name, entry, field, came, allowed)


def _told(name: str, entry: str, field: str, came: object, allowed: str) -> Fault:
    return Fault(name, entry, field, shown(came), f"{allowed}; {_AGAIN}")


def _made(held: Document) -> Collated:
    """The collation that a document of the right shape holds.

    Raises:
        RecordError: its parts do not fit together.
    """
    paragraphs: dict[str, list[tuple[Span, ...]]] = defaultdict(list)
    for row in held.paragraphs:
        paragraphs[row.source].append(tuple(Span(*span) for span in row.sentences))
    anchors: dict[tuple[str, str], list[Shared]] = defaultdict(list)
    for each in held.anchors:
        one = Shared(each.sort, Span(*each.ours), Span(*each.theirs))
        anchors[each.left, each.right].append(one)
    return Collated(
        tuple(
            Text(row.source, row.fingerprint, row.landmarks, tuple(paragraphs[row.source]))
            for row in held.texts
        ),
        tuple(
            Pair(row.left, row.right, row.fewer, tuple(anchors[row.left, row.right]))
            for row in held.pairs
        ),
        tuple(_proposal(row) for row in held.proposals),
        tuple(
            Aligned(
                row.left, row.right, *(tuple(map(Point.parse, s)) for s in (row.ours, row.theirs))
            )
            for row in held.aligned
        ),
        tuple(_variant(row) for row in held.variants),
        tuple(
            Divergence(row.code, _place(row.at), tuple(map(_place, row.beside)))
            for row in held.divergences
        ),
        tuple(_heard(row) for row in held.heard),
        tuple(
            Sibling(
                row.claim, row.source, _place(row.at), tuple(Possible(*one) for one in row.readings)
            )
            for row in held.siblings
        ),
    )


def _proposal(row: ProposalRow) -> Proposal:
    bars = (Bar(row.source, bar.sibling, bar.because, _place(bar.at)) for bar in row.bars)
    return Proposal(row.source, row.type, tuple(row.possible), tuple(bars), row.because)


def _variant(row: VariantRow) -> Variant:
    one, two = (Rendering(_place(each.at), each.value) for each in row.readings)
    return Variant(row.sort, (one, two), row.compatible)


def _heard(row: HeardRow) -> Heard:
    of, marks = (Span(*span) if span else None for span in (row.of, row.marks))
    hedges = (Distance(each.kind, each.rule, Span(*each.at)) for each in row.hedges)
    span = Span(*row.at)
    return Heard(row.claim, row.source, span, row.manner, of, marks, row.quoted, tuple(hedges))


def _place(row: tuple[str, int, int, str]) -> Place:
    span = Span(row[1], row[2])
    return Place(row[0], span.start, span.end, row[3])


def collation_text(found: Collated) -> str:
    """The text of the file: ASCII, one entry a line, in the order of the collation."""
    sections = ",\n".join(f'  "{name}": {_section(rows)}' for name, rows in _sections(found))
    return f'{{\n  "format": {_FORMAT},\n{sections}\n}}\n'


def _section(rows: Iterable[dict[str, Any]]) -> str:
    lines = ",\n".join(f"    {json.dumps(row)}" for row in rows)
    return f"[\n{lines}\n  ]" if lines else "[]"


def _sections(found: Collated) -> Iterator[tuple[str, Iterable[dict[str, Any]]]]:
    """Each section and its rows, in the order of the file."""
    yield (
        "texts",
        (
            {"source": one.source, "fingerprint": one.fingerprint, "landmarks": one.landmarks}
            for one in found.texts
        ),
    )
    yield (
        "paragraphs",
        (
            {"source": text.source, "sentences": [_of(span) for span in paragraph]}
            for text in found.texts
            for paragraph in text.paragraphs
        ),
    )
    yield (
        "pairs",
        ({"left": one.left, "right": one.right, "fewer": one.fewer} for one in found.pairs),
    )
    yield "anchors", (_of_anchor(pair, one) for pair in found.pairs for one in pair.shared)
    yield "proposals", map(_of_proposal, found.proposals)
    yield "aligned", map(_of_aligned, found.aligned)
    yield "variants", map(_of_variant, found.variants)
    yield "divergences", map(_of_divergence, found.divergences)
    yield "heard", map(_of_heard, found.heard)
    yield "siblings", map(_of_sibling, found.siblings)


def _of(span: Span) -> list[int]:
    return [span.start, span.end]


def _of_place(place: Place) -> list[str | int]:
    return [place.source, place.start, place.end, place.sha256]


def _of_anchor(pair: Pair, one: Shared) -> dict[str, Any]:
    joined = {"left": pair.left, "right": pair.right, "sort": one.sort.value}
    return joined | {"ours": _of(one.left), "theirs": _of(one.right)}


def _of_proposal(one: Proposal) -> dict[str, Any]:
    bars = [
        {"sibling": bar.sibling, "because": bar.because, "at": _of_place(bar.place)}
        for bar in one.bars
    ]
    return {
        "source": one.source,
        "type": one.type.value,
        "possible": list(one.possible),
        "because": one.because,
        "bars": bars,
    }


def _of_aligned(one: Aligned) -> dict[str, Any]:
    ours, theirs = ([str(point) for point in side] for side in (one.ours, one.theirs))
    return {"left": one.left, "right": one.right, "ours": ours, "theirs": theirs}


def _of_variant(one: Variant) -> dict[str, Any]:
    readings = [{"at": _of_place(each.place), "value": each.value} for each in one.readings]
    return {"sort": one.sort.value, "compatible": one.is_compatible, "readings": readings}


def _of_divergence(one: Divergence) -> dict[str, Any]:
    beside = [_of_place(place) for place in one.beside]
    return {"code": one.code.value, "at": _of_place(one.place), "beside": beside}


def _of_heard(one: Heard) -> dict[str, Any]:
    of, marks = (_of(span) if span else None for span in (one.of, one.marks))
    hedges = [
        {"kind": each.kind.value, "rule": each.rule, "at": _of(each.span)} for each in one.hedges
    ]
    return {
        "claim": one.address,
        "source": one.source,
        "at": _of(one.span),
        "manner": one.manner.value,
        "of": of,
        "marks": marks,
        "quoted": one.quoted,
        "hedges": hedges,
    }


def _of_sibling(one: Sibling) -> dict[str, Any]:
    told = {"claim": one.address, "source": one.source, "at": _of_place(one.place)}
    return told | {"readings": [list(reading) for reading in one.readings]}


def save_collation(folder: str | Path, found: Collated) -> None:
    """Write the collation of a story folder.

    Raises:
        InputError: the file cannot be written.
    """
    save_file(folder, FILE, collation_text(found))
