"""What the sources show against one another, told in sentences, the passages side by side.

Each divergence is a finding about the sources, at the place of the copy that shows it; each place at
which copies read differently is one finding, at its first reading. A finding names every passage by
paragraph, sentence and source, so that whoever has the articles can look, and shows the words that
the record itself quotes there.

No copy is taken to be right: the one that differs may be the one that was corrected.

>>> from fabula.evidence.collating.collated import Text
>>> from fabula.evidence.collating.divergence import Divergence
>>> from fabula.evidence.collating.witness import Place
>>> from fabula.story import Source, Timeline
>>> from fabula.text import Span
>>> labels = {"fr": "the French article", "nl": "the Dutch article"}
>>> papers = tuple(Source(id, labels[id], language=id, fingerprints=("0" * 64,)) for id in labels)
>>> texts = tuple(Text(id, "0" * 64, 12, ((Span(0, 40),),)) for id in labels)
>>> here, there = (Place(id, 0, 40, "0" * 64) for id in labels)
>>> found = Collated(texts, divergences=(Divergence(FindingCode.LOST_QUOTATION, here, (there,)),))
>>> for finding in damage_findings(Timeline("bridge", "The bridge", sources=papers), {}, found):
...     print(finding)
lost-quotation: source:fr/1.1: paragraph 1, sentence 1 of the French article gives without quotation \
marks what is quoted in paragraph 1, sentence 1 of the Dutch article; words that somebody said read \
as the article's own
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.errors import Finding, FindingCode
from fabula.evidence.collating.apparatus import EntrySort, apparatus
from fabula.evidence.collating.collated import Collated
from fabula.evidence.plain import measure_in_words, told_in_words, when_in_words
from fabula.evidence.whereabouts import Whereabouts
from fabula.value import edtf, parse_measure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from fabula.evidence.collating.apparatus import Entry, Reading
    from fabula.evidence.collating.divergence import Divergence
    from fabula.evidence.passages import Placement
    from fabula.story import Timeline

__all__ = ["damage_findings"]

# Each tells what is seen {here}, with the passages {beside} it, if there are any, and what it means.
_SEEN = {
    FindingCode.INSERTED_INSTITUTION: (
        "{here} names an institution, close to where a link was lost, that is not in {beside}; read "
        "them side by side before naming it"
    ),
    FindingCode.LOST_QUOTATION: (
        "{here} gives without quotation marks what is quoted in {beside}; words that somebody said "
        "read as the article's own"
    ),
    FindingCode.LOST_LINK: (
        "{here} breaks off or runs together; what stood there, most often a link, is lost{copies}"
    ),
    FindingCode.REVERSED_POLARITY: (
        "{here} says without a denial what is said with one in {beside}; the two may say opposite "
        "things"
    ),
    FindingCode.BROKEN_DENIAL: (
        "{here} breaks off behind a verb of denying; what is denied stands behind it as a sentence "
        "that affirms it{copies}"
    ),
}
_NOUNS = {
    EntrySort.AMOUNT: "an amount",
    EntrySort.DATE: "a date",
    EntrySort.NAME: "a name",
    EntrySort.HEDGE: "a hedge",
}
_MOST_READINGS = 6


def damage_findings(
    story: Timeline, weighed: Mapping[str, Placement], found: Collated
) -> Iterator[Finding]:
    """Every divergence and every place at which copies differ, as findings about the sources."""
    about = Whereabouts(story, weighed, found)
    for seen in found.divergences:
        yield _diverging(seen, about)
    for entry in apparatus(story, found, weighed):
        if entry.sort in _NOUNS:
            yield _differing(entry, about)


def _diverging(seen: Divergence, about: Whereabouts) -> Finding:
    here = f"{about.told(seen.place)}{about.quoted(seen.place)}"
    beside = about.listed(seen.beside)
    copies = f"; its copies have the same in {beside}" if beside else ""
    message = _SEEN[seen.code].format(here=here, beside=beside, copies=copies)
    return Finding(seen.code, about.address(seen.place), message)


def _differing(entry: Entry, about: Whereabouts) -> Finding:
    told = [_reading(entry.sort, one, about) for one in entry.readings[:_MOST_READINGS]]
    if len(entry.readings) > _MOST_READINGS:
        told.append(f"{len(entry.readings) - _MOST_READINGS} more")
    both = "; all of it can be true" if entry.is_compatible else ""
    message = f"copies of one text differ in {_NOUNS[entry.sort]}: {'; '.join(told)}{both}"
    return Finding(FindingCode.VARIANT, about.address(entry.readings[0].place), message)


def _reading(sort: EntrySort, one: Reading, about: Whereabouts) -> str:
    quoted = f" ({', '.join(map(repr, one.words))})" if one.words else ""
    return (
        f"{about.told(one.place)} has {_WORDED[sort](one.value) if one.value else 'none'}{quoted}"
    )


def _date(value: str) -> str:
    """A date as a collation keeps it: in EDTF, or by what it is told."""
    return (
        when_in_words(edtf.parse(value))
        if any(map(str.isdigit, value.partition(" ")[0]))
        else told_in_words(value)
    )


_WORDED: Mapping[EntrySort, Callable[[str], str]] = {
    EntrySort.AMOUNT: lambda value: measure_in_words(parse_measure(value)),
    EntrySort.DATE: _date,
    EntrySort.NAME: lambda _: "one",
    EntrySort.HEDGE: lambda _: "one",
}
