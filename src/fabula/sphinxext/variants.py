"""Where copies of one text differ: each place once, with what every copy has there, side by side.

A copy shows its paragraph and sentence, and what stands there in a few words of ours. Words of its
own stand only where a claim quotes them, and lead to that claim. What departs from the others is
marked: damage always; of amounts, dates, names and hedges what fewer copies have than have anything
else, and each of them where none is in the majority.

Places at which a text shows damage without a copy beside it come last.

Nothing is collated here; see :mod:`fabula.evidence.collating.apparatus`, whose table says what a value means.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from docutils import nodes

from fabula.errors import NotationError
from fabula.evidence.collating.apparatus import EntrySort
from fabula.sphinxext.prose import link, linked, paragraph, value_words, words
from fabula.value import edtf, parse_measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fabula.evidence.collating.apparatus import Entry, Reading
    from fabula.sphinxext.lookup import Lookup

__all__ = ["variants"]

_DAMAGE = (EntrySort.INSTITUTION, EntrySort.QUOTATION, EntrySort.LINK, EntrySort.DENIAL)
_SOUND = ("", "quoted", "denied")


def variants(look: Lookup) -> Iterator[nodes.Element]:
    """Every place at which copies differ, or that there is none."""
    entries = sorted(look.apparatus(), key=lambda one: len(_sources(one)) == 1)
    items = nodes.bullet_list("", classes=["fab-variants"])
    for entry in entries:
        items += nodes.list_item("", _heading(look, entry), _witnesses(look, entry))
    yield items if items.children else paragraph(nodes.Text(look.label("None.")))


def _sources(entry: Entry) -> set[str]:
    return {reading.place.source for reading in entry.readings}


def _heading(look: Lookup, entry: Entry) -> nodes.paragraph:
    """What differs, and whether all of it can be true or there is nothing to compare it with."""
    shown: list[nodes.Node] = [nodes.Text(_headings(look)[entry.sort])]
    alone = look.label("in one text alone") if len(_sources(entry)) == 1 else ""
    hint = look.label("all of it can be true") if entry.is_compatible else alone
    if hint:
        shown += [nodes.Text(" "), nodes.inline("", hint, classes=["fab-label"])]
    return paragraph(*shown, classes=("fab-entry",))


def _headings(look: Lookup) -> Mapping[EntrySort, str]:
    return {
        EntrySort.AMOUNT: look.label("An amount"),
        EntrySort.DATE: look.label("A date"),
        EntrySort.NAME: look.label("A name"),
        EntrySort.HEDGE: look.label("A hedge"),
        EntrySort.INSTITUTION: look.label("An institution where a link was lost"),
        EntrySort.QUOTATION: look.label("Marks of quotation"),
        EntrySort.LINK: look.label("A sentence where a link was lost"),
        EntrySort.DENIAL: look.label("A denial"),
    }


def _witnesses(look: Lookup, entry: Entry) -> nodes.bullet_list:
    """What each copy has, an item each."""
    items = nodes.bullet_list("", classes=["fab-witnesses"])
    for reading in entry.readings:
        classes = ["fab-variant"] if _departs(entry, reading) else []
        items += nodes.list_item("", *_witness(look, entry.sort, reading), classes=classes)
    return items


def _departs(entry: Entry, reading: Reading) -> bool:
    """Whether a reading is damage, or not that of the most copies."""
    if entry.sort in _DAMAGE:
        return reading.value not in _SOUND
    counts = Counter(one.value for one in entry.readings).most_common()
    (most, number), *others = counts
    return reading.value != most or any(count == number for _, count in others)


def _witness(look: Lookup, sort: EntrySort, reading: Reading) -> Iterator[nodes.paragraph]:
    """Whose text it is and where, what it has, and its words if a claim quotes them."""
    source = reading.place.source
    place = nodes.inline("", _place(look, reading), classes=["fab-place"])
    yield paragraph(linked(look, "source", source), nodes.Text(" "), place, classes=("fab-what",))
    yield paragraph(*_value(look, sort, reading.value))
    # The words that stand anywhere in a whole paragraph need not be those that differ.
    for exact in reading.words if reading.point.sentence else ():
        yield paragraph(_quotation(look, source, exact), classes=("fab-exact",))


def _place(look: Lookup, reading: Reading) -> str:
    paragraph_, sentence = reading.point
    if not sentence:
        return look.label("paragraph %s") % paragraph_
    at = {"paragraph": paragraph_, "sentence": sentence}
    return look.label("paragraph %(paragraph)s, sentence %(sentence)s") % at


def _quotation(look: Lookup, source: str, exact: str) -> nodes.Element:
    """The words, as a link to the first claim that has them."""
    shown = words(exact, look.source(source).language, "fab-quote")
    for address in look.quoting(source):
        if look.claim(address).passage.exact == exact:
            return link("claim", address, shown)
    return shown


def _value(look: Lookup, sort: EntrySort, value: str) -> Iterator[nodes.Node]:
    """What stands there, in words of ours; amounts and dates as they were read."""
    if value and sort in (EntrySort.AMOUNT, EntrySort.DATE):
        yield _read(look, sort, value)
    else:
        yield nodes.Text(_told(look)[sort, value])


def _read(look: Lookup, sort: EntrySort, value: str) -> nodes.Node:
    """An amount or a date in words; what dates itself by something else as it was noted."""
    try:
        parsed = parse_measure(value) if sort is EntrySort.AMOUNT else edtf.parse(value)
    except NotationError:
        return nodes.literal("", value)
    return value_words(look, parsed)


def _told(look: Lookup) -> Mapping[tuple[EntrySort, str], str]:
    return {
        (EntrySort.AMOUNT, ""): look.label("no amount"),
        (EntrySort.DATE, ""): look.label("no date"),
        (EntrySort.NAME, "named"): look.label("a name that the others do not have"),
        (EntrySort.NAME, ""): look.label("no such name"),
        (EntrySort.HEDGE, "hedged"): look.label("hedged"),
        (EntrySort.HEDGE, ""): look.label("stated flatly"),
        (EntrySort.INSTITUTION, "named"): look.label("names an institution"),
        (EntrySort.INSTITUTION, ""): look.label("no such name"),
        (EntrySort.QUOTATION, "unmarked"): look.label("a mark is lost, or both"),
        (EntrySort.QUOTATION, "quoted"): look.label("in quotation marks"),
        (EntrySort.LINK, "lost"): look.label("breaks off or runs together"),
        (EntrySort.LINK, ""): look.label("is whole"),
        (EntrySort.DENIAL, "affirmed"): look.label("says it without the denial"),
        (EntrySort.DENIAL, "broken"): look.label("breaks off behind the denial"),
        (EntrySort.DENIAL, "denied"): look.label("denies it"),
        (EntrySort.DENIAL, ""): look.label("is whole"),
    }
