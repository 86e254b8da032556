"""What a story file may hold: the shape of every table.

The shape is checked here and nowhere else: which fields a table has, of which types and forms, and
which must be there. What the values mean together is checked by :mod:`fabula.story`. Every table is
closed: a field nobody knows is a fault, with the nearest known one as a hint, because a misspelt
field would otherwise be lost in silence. Sizes have limits far beyond any story, so that the faults
of a hostile file can be counted.

What an editor is told about these tables is :mod:`.editor`.

>>> AgentTable.model_validate({"id": "wsj", "name": "The Wall Street Journal"}).type
'person'
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from fabula.errors import FindingCode
from fabula.story import AgentType, AsideReason, Derivation, Manner, RelationType, SlotType
from fabula.story.relation import WAYS

__all__ = [
    "ADDRESS",
    "DAY",
    "FORMAT",
    "LANGUAGE",
    "PATTERNS",
    "SHA256",
    "SLUG",
    "TEXT",
    "URL",
    "WORDS",
    "AcceptTable",
    "AgentTable",
    "AsideTable",
    "BeforeTable",
    "ClaimTable",
    "DatingTable",
    "Document",
    "EventTable",
    "KindTable",
    "LineageTable",
    "OperandTable",
    "RelatedTable",
    "RelationTable",
    "RoleTable",
    "SlotTable",
    "SourceTable",
    "StoryTable",
    "TombstoneTable",
    "VoiceTable",
]

FORMAT = 1
"""Version of the story format; a file of a later one is refused rather than half understood."""

SLUG = r"^[a-z][a-z0-9-]{0,79}$"
ADDRESS = r"^[a-z][a-z0-9-]{0,79}/[a-z][a-z0-9-]{0,79}$"
SHA256 = r"^[0-9a-f]{64}$"
DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,8}$"
URL = r"^[Hh][Tt][Tt][Pp][Ss]?://"
TEXT = r"[^\s\x1c-\x1f]"
# As Python has it: its word characters include fractions, which those of pydantic do not.
WORDS = r"[\w\p{N}]"

PATTERNS = {
    SLUG: "an id: a letter a-z, then at most 79 of a-z, 0-9 and -",
    ADDRESS: "the address of a claim: the id of its event, a slash, and its own id",
    SHA256: "a SHA-256 in 64 lower-case hexadecimal digits",
    DAY: "a day such as '2024-02-29'",
    LANGUAGE: "a BCP 47 language tag such as 'de'",
    URL: "an address that begins with https:// or http://",
    TEXT: "a text that is not blank",
    WORDS: "words of the source",
}
"""What each pattern allows, for people."""

_MOST_FIELDS = 100
_MOST_ENTRIES = 10_000


def _real(day: str) -> str:
    """The day as it stands, if the calendar has it."""
    try:
        date.fromisoformat(day)
    except ValueError:
        raise PydanticCustomError("no_such_day", "a day that the calendar has") from None
    return day


Slug = Annotated[str, Field(pattern=SLUG)]
Address = Annotated[str, Field(pattern=ADDRESS)]
Text = Annotated[str, Field(pattern=TEXT)]
Words = Annotated[str, Field(pattern=WORDS)]
Language = Annotated[str, Field(pattern=LANGUAGE)]
Edtf = Annotated[str, Field(examples=["2024-02-08", "[..2024-02]"])]
Day = Annotated[str, Field(pattern=DAY), AfterValidator(_real)]
Sha256 = Annotated[str, Field(pattern=SHA256)]
Count = Annotated[int, Field(ge=1, le=10**15)]
Offset = Annotated[int, Field(ge=0, le=10**15)]
_Most = Field(max_length=_MOST_ENTRIES)


class _Table(BaseModel):
    # Built when the first file is read: a command that reads none does not wait for it.
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _is_of_a_size(cls, data: Any) -> Any:
        if isinstance(data, dict) and len(data) > _MOST_FIELDS:
            raise PydanticCustomError(
                "too_many_fields", f"a table of at most {_MOST_FIELDS} fields"
            )
        return data


class StoryTable(_Table):
    """The story as a whole; there is one."""

    format: Literal[1] = Field(description="version of this format")
    id: Slug
    title: Text
    language: Language = "en"
    summary: str = ""
    version: str = Field("", description="of the record, chosen by its editors")
    released: Day | None = Field(None, description="the day this version was published")
    editors: Annotated[list[Text], _Most] = Field([], description="who answers for the record")
    licence: str = Field("", description="SPDX identifier of the licence of the record")


class DatingTable(_Table):
    """When a source was published, and why we think so."""

    when: Edtf | None = Field(None, description="EDTF; left out if nothing is known")
    because: Text
    soft: bool = Field(False, description="rests on a rule, not on the words of the source")


class SourceTable(_Table):
    """One article as published; one without fingerprint is known only through others."""

    id: Slug
    label: Text = Field(description="our short name for it")
    title: Words | None = Field(None, description="its own title, in its own words")
    title_cut: bool = Field(False, description="the title was cut at its end")
    language: Language | None = Field(None, description="BCP 47 tag of its text")
    publisher: Slug | None = Field(None, description="id of an agent")
    authors: Annotated[list[Slug], _Most] = Field([], description="ids of agents")
    published: DatingTable | None = None
    dateline: Words | None = Field(None, description="the words in which it dates itself")
    url: Annotated[str, Field(pattern=URL)] | None = None
    fingerprints: Annotated[list[Sha256], _Most] = Field(
        [], description="SHA-256 of each version's bytes"
    )
    characters: Count | None = Field(None, description="code points of the NFC text")
    words: Count | None = Field(None, description="runs of word characters in the text")
    note: str = ""


class AgentTable(_Table):
    """Who acts, speaks or publishes."""

    id: Slug
    name: Text
    type: Literal[*(kind.value for kind in AgentType)] = AgentType.PERSON.value  # type: ignore[valid-type]
    names: Annotated[dict[Language, Text], _Most] = Field({}, description="names by language tag")
    note: str = ""


class LineageTable(_Table):
    """Which source comes from which."""

    source: Slug
    origin: Slug
    type: Literal[*(kind.value for kind in Derivation)]  # type: ignore[valid-type]
    because: Text


class VoiceTable(_Table):
    """Whose word a claim is."""

    of: Slug = Field(description="id of an agent")
    manner: Literal[*(kind.value for kind in Manner)] = Manner.ATTRIBUTED.value  # type: ignore[valid-type]


class ClaimTable(_Table):
    """What a source says, at a passage."""

    id: Slug
    source: Slug
    quote: Words | None = Field(None, description="the exact words, at most 12")
    nth: Count | None = Field(None, description="which occurrence, if they stand there more often")
    at: tuple[Offset, Offset] | None = Field(
        None, strict=False, description="start and end in code points, for words not to be printed"
    )
    sha256: Sha256 | None = Field(None, description="digest of the words at that place")
    gives: Slug | None = Field(None, description="the slot of the event that it gives")
    value: Text | None = Field(None, description="an id, or a text in our words")
    expect: Text | None = Field(
        None, description="EDTF, or LOW..HIGH UNIT: checked against the reading"
    )
    gloss: str = Field("", description="our translation of the words")
    voice: VoiceTable | None = None
    hedge: Words | None = Field(None, description="the words that distance the writer")
    because: str = Field("", description="why the passage is read so")
    assuming: str = Field(
        "", description="what it rests on that it is about this event, as it follows 'if'"
    )


class BeforeTable(_Table):
    """A stated order in time."""

    event: Slug = Field(description="id of the later event")
    because: Text
    assuming: str = Field("", description="what it rests on beside the words, as it follows 'if'")


class RelatedTable(_Table):
    """How two events are stated to lie in time."""

    event: Slug = Field(description="id of the other event")
    how: Text = Field(
        description=f"one of {', '.join(WAYS)}; or several with 'or' between",
        examples=["within", "meets", "starts or during"],
    )
    because: Text
    assuming: str = Field("", description="what it rests on beside the words, as it follows 'if'")


class EventTable(_Table):
    """What happened."""

    id: Slug
    kind: Slug = Field(description="id of a kind, from the closed list or declared by the story")
    title: Text
    note: str = ""
    before: Annotated[list[BeforeTable], _Most] = []
    related: Annotated[list[RelatedTable], _Most] = []
    claim: Annotated[list[ClaimTable], _Most] = []


class SlotTable(_Table):
    """One slot of a kind the story declares."""

    name: Slug
    type: Literal[*(kind.value for kind in SlotType)]  # type: ignore[valid-type]
    required: bool = False
    many: bool = False
    meaning: str = ""
    begun: bool = Field(False, description="the event it holds had begun by then")


class KindTable(_Table):
    """A kind of event the story declares."""

    id: Slug
    meaning: Text
    ahead: bool = Field(False, description="may be reported before it happens")
    lasts: bool = Field(False, description="goes on: a report proves its beginning only")
    slot: Annotated[list[SlotTable], _Most] = []


class OperandTable(_Table):
    """An amount of a relation: exactly one of a claim, another relation and a what-if."""

    claim: Address | None = Field(None, description="the address of a claim that gives an amount")
    relation: Slug | None = Field(None, description="the id of another relation: its result")
    value: Text | None = Field(None, description="an amount stated as a what-if: LOW..HIGH UNIT")
    because: str = Field("", description="why the what-if is worth asking; goes with value")


class RoleTable(OperandTable):
    """An amount of a relation, and its part in the equation."""

    role: Literal["quotient", "dividend", "divisor", "product", "base", "factor", "after",
                  "before", "rate", "part", "whole", "share", "total"]  # fmt: skip


class RelationTable(_Table):
    """An equation between amounts; one role of its type is left out, and reckoned."""

    id: Slug
    type: Literal[*(kind.value for kind in RelationType)]  # type: ignore[valid-type]
    because: str = Field("", description="why the amounts hang together")
    operand: Annotated[list[RoleTable], Field(min_length=1, max_length=_MOST_ENTRIES)]
    against: OperandTable | None = Field(None, description="what is said of the result elsewhere")
    expect: Text | None = Field(
        None, description="LOW..HIGH UNIT: checked against the result, to the last digit"
    )


class TombstoneTable(_Table):
    """A retired id."""

    table: Literal["source", "agent", "event"]
    id: Slug
    because: Text
    replaced_by: Slug | None = None


class AcceptTable(_Table):
    """A finding left as it is, and why."""

    code: Literal[*(code.value for code in FindingCode)]  # type: ignore[valid-type]
    at: Text = Field(description="the address printed with the finding")
    because: Text


class AsideTable(_Table):
    """An amount or a date of a source that no claim is to use."""

    source: Slug
    at: tuple[Offset, Offset] = Field(
        strict=False, description="start and end in code points, the end excluded"
    )
    sha256: Sha256 = Field(description="digest of the words at that place")
    reason: Literal[*(reason.value for reason in AsideReason)]  # type: ignore[valid-type]
    because: str = Field("", description="what there is to say beside the reason")


class Document(_Table):
    """All files of a story folder, taken together."""

    story: StoryTable | None = None
    source: list[SourceTable] = []
    agent: list[AgentTable] = []
    lineage: list[LineageTable] = []
    event: list[EventTable] = []
    kind: list[KindTable] = []
    tombstone: list[TombstoneTable] = []
    accept: list[AcceptTable] = []
    aside: list[AsideTable] = []
    relation: list[RelationTable] = []
