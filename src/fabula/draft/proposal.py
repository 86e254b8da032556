"""A whole story from texts alone, for an editor to keep or strike.

Every amount and date outside titles and datelines becomes a *claim*: the fewest words that point
to it, and what they are read as. Claims that seem to tell of one thing become an *event*
(:mod:`.grouping`). What happened, the words do not say to a machine; so every event is of one kind
the draft declares, ``unsorted``, which has amounts and dates and asks for nobody. An editor gives
it a kind, an agent and a title, or strikes it.

The decisions. A date gives ``when`` if no source tells two in that event; else each gives ``date``,
and which of them is the day of the event is left open. A figure whose words give nothing when read
alone is claimed without a slot, with what it says in its text. Where a source is quoted to a fifth of
its words, what comes later is left out and counted. A text that is the same to the byte as another
is no second source.

What is drafted is verified before it is handed over: no quotation is in it that does not stand in
its text where it should.

>>> told = draft([("a.txt", b"The bridge will cost 5 million euros, says Ms Roux of the city. " * 3, "en")])
>>> [(claim.passage.exact, claim.passage.nth) for _, claim in told.story.claims()]
[('5 million euros', 1), ('5 million euros', 2)]
>>> told.left_out
{'a': 1}
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fabula.draft.claims import Claims
from fabula.draft.descent import descent
from fabula.draft.distance import Speakers
from fabula.draft.grouping import grouped
from fabula.draft.material import material
from fabula.draft.titles import placeholder
from fabula.evidence import settle, verify
from fabula.recognise.dates.mention import DateMention
from fabula.story import Event, Kind, Slot, SlotType, Timeline
from fabula.story.kind import WHEN
from fabula.story.lineage import groups
from fabula.text import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fabula.draft.grouping import Cell
    from fabula.draft.material import Material
    from fabula.story import Claim, Source

__all__ = ["UNSORTED", "Drafted", "draft"]

_AMOUNT = Slot("amount", SlotType.AMOUNT, many=True, meaning="an amount told with it")
_DATE = Slot("date", SlotType.DATE, many=True, meaning="a date told with it")

UNSORTED = Kind(
    "unsorted",
    "drafted from amounts and dates alone: give it a kind, or strike it",
    (_AMOUNT, _DATE),
    ahead=True,
)
"""The kind of every drafted event: the most general there can be, which asks for nothing."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft, and what is not in it.

    Attributes:
        story: the proposal, settled.
        left_out: how many figures of each source could not be quoted, by its id; the others claimed.
        repeated: names of files that are another file again, to the byte.
    """

    story: Timeline
    left_out: dict[str, int]
    repeated: tuple[str, ...] = ()


def draft(
    texts: Iterable[tuple[str, bytes, str | None]], id: str = "draft", title: str = "A draft"
) -> Drafted:
    """Draft a story; the same texts give the same draft, in whatever order they come.

    Args:
        texts: for each file its name, its bytes, and its language (None to go by its words).
        id: of the story.
        title: of the story.

    Raises:
        InputError: a file is no text, or its words do not settle its language.
        UnknownLanguageError: nothing is on file about a language.
        RecordError: the id is no slug, or the title is blank.
    """
    materials, repeated = _materials(texts)
    lineage = descent(materials)
    ids = [each.source.id for each in materials] + [source.id for source in lineage.originals]
    speakers = Speakers()
    claims = [Claims(each, speakers) for each in materials]
    told = grouped(materials, lineage.pairs, groups(ids, lineage.edges))
    events = tuple(_events(told, claims))
    story = Timeline(
        id, title, sources=(*(each.source for each in materials), *lineage.originals),
        agents=speakers.agents, lineage=lineage.edges, kinds=(UNSORTED,), events=events,
    )  # fmt: skip
    texts_of = {each.source.id: each.text for each in materials}
    left_out = {each.material.source.id: each.left_out for each in claims if each.left_out}
    return Drafted(settle(_verified(story, texts_of)), left_out, tuple(repeated))


def _materials(
    texts: Iterable[tuple[str, bytes, str | None]],
) -> tuple[list[Material], list[str]]:
    """The sources, by name, and the names of files that repeat one."""
    found: dict[str, Material] = {}
    repeated = []
    for name, data, language in sorted(texts, key=lambda text: (text[0], text[1])):
        if fingerprint(data) in found:
            repeated.append(name)
        else:
            taken = {each.source.id for each in found.values()}
            found[fingerprint(data)] = material(name, data, language, taken)
    return list(found.values()), repeated


def _events(told: Iterable[Sequence[Cell]], claims: Sequence[Claims]) -> Iterator[Event]:
    number = 0
    for cells in told:
        held = tuple(_numbered(_claims(cells, claims)))
        if held:
            number += 1
            first = claims[cells[0].source].material
            yield Event(
                f"event-{number}",
                UNSORTED.id,
                placeholder(cells[0], first, held, _known(claims, first)),
                held,
                note=_note(cells),
            )


def _known(claims: Sequence[Claims], of: Material) -> frozenset[str] | None:
    """The names that other texts have, of other languages if any are; None if there is no other.

    Of two texts in German, both write every noun with a capital.
    """
    texts = [each.material.witness for each in claims if each.material is not of]
    abroad = [text for text in texts if text.lang != of.witness.lang]
    others = [text.names for text in abroad or texts]
    return frozenset().union(*others) if others else None


def _claims(cells: Sequence[Cell], claims: Sequence[Claims]) -> Iterator[Claim]:
    dates = Counter(
        cell.source for cell in cells for one in cell.mentions if isinstance(one, DateMention)
    )
    day = WHEN if max(dates.values(), default=0) <= 1 else _DATE
    for cell in cells:
        for mention in cell.mentions:
            slot = day if isinstance(mention, DateMention) else _AMOUNT
            claim = claims[cell.source].claim(mention, cell.span, slot)
            if claim is not None:
                yield claim


def _numbered(claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims with ids of their own: the second of an id has a 2 behind it."""
    seen: Counter[str] = Counter()
    for claim in claims:
        seen[claim.id] += 1
        number = seen[claim.id]
        yield claim if number == 1 else replace(claim, id=f"{claim.id}-{number}")


def _note(cells: Sequence[Cell]) -> str:
    if len(cells) == 1:
        return ""
    return f"Drafted from {len(cells)} sentences that seem to tell of one thing."


def _verified(story: Timeline, texts: dict[str, str]) -> Timeline:
    """The story without what does not stand in its text as it is quoted."""
    placed = verify(story, texts, {}).placed
    events = (
        replace(
            event,
            claims=tuple(
                _told(claim, f"{event.id}/{claim.id}/hedge" in placed)
                for claim in event.claims
                if f"{event.id}/{claim.id}" in placed
            ),
        )
        for event in story.events
    )
    return replace(
        story,
        sources=tuple(_kept(source, set(placed)) for source in story.sources),
        events=tuple(event for event in events if event.claims),
    )


def _told(claim: Claim, is_hedged: bool) -> Claim:
    """The claim without words of distance that do not stand where they should."""
    return claim if is_hedged or not claim.hedge else replace(claim, hedge="")


def _kept(source: Source, placed: set[str]) -> Source:
    if not source.seen:
        return source
    title = source.title if f"source:{source.id}/title" in placed else None
    dateline = source.dateline if f"source:{source.id}/dateline" in placed else None
    return replace(source, title=title, dateline=dateline)
