"""What may stand in ``collation.json``: the shape of every entry.

The shape is checked here and nowhere else. Every field is there, and no other: the file is written
by a program, and whatever differs is damage. What the entries mean together is checked by
:mod:`fabula.evidence.collating.collated`.

>>> Document.model_validate_json('{"format": 2}').format
Traceback (most recent call last):
  ...
pydantic_core._pydantic_core.ValidationError: 11 validation errors for Document
...
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from fabula.errors import FindingCode
from fabula.evidence.collating.landmarks import Sort
from fabula.evidence.collating.variants import VariantSort
from fabula.exchange.schema import SHA256, SLUG
from fabula.recognise.hedges.hedge import Kind
from fabula.recognise.hedges.voice import Manner
from fabula.story import Derivation
from fabula.value import parse_measure

__all__ = [
    "AlignedRow",
    "AnchorRow",
    "BarRow",
    "DistanceRow",
    "DivergenceRow",
    "Document",
    "HeardRow",
    "PairRow",
    "ParagraphRow",
    "ProposalRow",
    "ReadingRow",
    "Row",
    "SiblingRow",
    "TextRow",
    "VariantRow",
    "collation_schema",
]

_Slug = Annotated[str, Field(pattern=SLUG)]
_Digest = Annotated[str, Field(pattern=SHA256)]
_Offset = Annotated[int, Field(ge=0, le=10**15)]
_Span = tuple[_Offset, _Offset]
_Place = tuple[_Slug, _Offset, _Offset, _Digest]
_Point = Annotated[str, Field(pattern=r"^[1-9][0-9]{0,8}(\.[1-9][0-9]{0,8})?$")]


def _is_amount(text: str) -> str:
    """The text, if it is an amount in our notation; else a :class:`NotationError`."""
    parse_measure(text)
    return text


_Amount = Annotated[str, Field(max_length=200), AfterValidator(_is_amount)]


class Row(BaseModel):
    """An entry, or a part of one."""

    # Built when the first file is read: a command that reads none does not wait for it.
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)


class TextRow(Row):
    """A text that was collated."""

    source: _Slug
    fingerprint: _Digest = Field(description="SHA-256 of its bytes")
    landmarks: _Offset = Field(description="how many names, figures, dates and addresses it has")


class ParagraphRow(Row):
    """The next paragraph of a text."""

    source: _Slug
    sentences: Annotated[list[_Span], Field(min_length=1)]


class PairRow(Row):
    """Two copies of one text."""

    left: _Slug
    right: _Slug
    fewer: Annotated[int, Field(ge=1)] = Field(description="landmarks of the one that has fewer")


class AnchorRow(Row):
    """The next landmark that speaks for a pair."""

    left: _Slug
    right: _Slug
    sort: Sort
    ours: _Span
    theirs: _Span


class BarRow(Row):
    """Why a copy was not made from a sibling."""

    sibling: _Slug
    because: str
    at: _Place


class ProposalRow(Row):
    """What a copy may come from."""

    source: _Slug
    type: Derivation
    possible: list[_Slug]
    because: str
    bars: list[BarRow]


class AlignedRow(Row):
    """Paragraphs, or sentences, that belong together."""

    left: _Slug
    right: _Slug
    ours: Annotated[list[_Point], Field(max_length=2)]
    theirs: Annotated[list[_Point], Field(max_length=2)]


class ReadingRow(Row):
    """What one copy has."""

    at: _Place
    value: str


class VariantRow(Row):
    """Where two copies read differently."""

    sort: VariantSort
    compatible: bool = Field(description="whether both can be true")
    readings: tuple[ReadingRow, ReadingRow]


class DivergenceRow(Row):
    """What shows damage."""

    code: Literal[
        FindingCode.INSERTED_INSTITUTION,
        FindingCode.LOST_QUOTATION,
        FindingCode.LOST_LINK,
        FindingCode.REVERSED_POLARITY,
        FindingCode.BROKEN_DENIAL,
    ]
    at: _Place
    beside: list[_Place]


class DistanceRow(Row):
    """A hedge that governs the words of a claim."""

    kind: Kind
    rule: str
    at: _Span


class HeardRow(Row):
    """How the words of a claim are said."""

    claim: str
    source: _Slug
    at: _Span
    manner: Manner
    of: _Span | None = Field(description="where the one who is attributed is named")
    marks: _Span | None = Field(description="the quotation around, or the stretch that is lost")
    quoted: _Offset = Field(description="how many words that quotation has")
    hedges: list[DistanceRow]


class SiblingRow(Row):
    """An amount of a copy at the place of a claim's."""

    claim: str
    source: _Slug = Field(description="the source of the claim")
    at: _Place
    readings: list[tuple[_Amount, str]] = Field(description="what it can be, and under what rule")


class Document(Row):
    """The collation of a story."""

    format: Literal[1]
    texts: list[TextRow]
    paragraphs: list[ParagraphRow]
    pairs: list[PairRow]
    anchors: list[AnchorRow]
    proposals: list[ProposalRow]
    aligned: list[AlignedRow]
    variants: list[VariantRow]
    divergences: list[DivergenceRow]
    heard: list[HeardRow]
    siblings: list[SiblingRow]


def collation_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the file.

    >>> sorted(collation_schema()["properties"])[:3]
    ['aligned', 'anchors', 'divergences']
    """
    draft = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": draft, **Document.model_json_schema(), "title": "A fabula collation"}
