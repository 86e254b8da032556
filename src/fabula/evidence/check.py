"""Everything that is the matter with a story: the one list behind report, command line and build.

The record is checked as it stands; passages are checked against the stand-off data, and against
the texts where there are any. A finding an editor has accepted carries the reason; an acceptance
that meets no finding is a finding itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from fabula.errors import Finding, FindingCode
from fabula.evidence.agreement import agreement
from fabula.evidence.arithmetic import reckon
from fabula.evidence.budget import budget_findings
from fabula.evidence.collating.recollation import collation_findings
from fabula.evidence.comparison import worded, written
from fabula.evidence.dating.chronology import dated
from fabula.evidence.dating.rules import STATED
from fabula.evidence.ledger import Account, audit
from fabula.evidence.passages import passages
from fabula.evidence.reading import meant
from fabula.evidence.texts import match
from fabula.evidence.verdict import Verdict
from fabula.evidence.verify import verify
from fabula.text import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from fabula.evidence.collating.collated import Collated
    from fabula.evidence.inventory import Inventory
    from fabula.evidence.ledger import Line
    from fabula.evidence.passages import Placement
    from fabula.evidence.texts import Matched
    from fabula.story import Claim, Event, Slot, Timeline

__all__ = ["Checked", "check"]


# Whether these occur depends on which texts are at hand.
_NEED_TEXTS = frozenset(
    {
        FindingCode.AMBIGUOUS,
        FindingCode.MOVED,
        FindingCode.STALE,
        FindingCode.UNKNOWN_TEXT,
        FindingCode.UNVERIFIED,
    }
)
# And these, on whether its figures were listed.
_NEED_LEDGER = frozenset({FindingCode.UNACCOUNTED, FindingCode.UNUSED_ASIDE})
# And these only if the collation is asked.
_NEED_COLLATION = frozenset(
    {
        FindingCode.BROKEN_DENIAL,
        FindingCode.HEDGE_DIFFERS,
        FindingCode.INSERTED_INSTITUTION,
        FindingCode.LOST_LINK,
        FindingCode.LOST_QUOTATION,
        FindingCode.REVERSED_POLARITY,
        FindingCode.UNNAMED_COPY,
        FindingCode.UNSUPPORTED_LINEAGE,
        FindingCode.VARIANT,
        FindingCode.VOICE_DIFFERS,
    }
)

_WEIGH = "run 'fabula weigh' with the texts at hand"
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found, and how much it looked at.

    Attributes:
        findings: all of them, those that fail first, then by address and code.
        counts: of sources that were seen, of the independent groups these make, and of the named
            origins of all claims: three numbers, never one; of events, claims and passages; where
            texts were given, of sources and passages verified; and of amounts and dates of the
            sources (figures), if those are known.
        ledger: what accounts for each of these; empty if they are not known.
    """

    findings: tuple[Finding, ...]
    counts: Mapping[str, int]
    ledger: tuple[Line, ...] = ()

    @property
    def fails(self) -> bool:
        """Whether any finding is about the record and not accepted."""
        return any(finding.fails for finding in self.findings)

    @property
    def fails_strictly(self) -> bool:
        """Whether it fails, or leaves an amount or a date of a source unaccounted for."""
        return any(finding.fails_strictly for finding in self.findings)


def check(
    story: Timeline,
    weighed: Mapping[str, Placement],
    files: Iterable[tuple[str, bytes]] | None = None,
    listed: Mapping[str, Inventory] | None = None,
    collation: Collated | None = None,
    disorder: Iterable[Finding] | None = None,
) -> Checked:
    """Check a settled story.

    Args:
        story: the record, settled.
        weighed: the committed stand-off data, by address.
        files: the texts at hand as name and bytes; None if none were given.
        listed: the stored inventories, by id of the source; None to leave the ledger unchecked.
        collation: what the texts say of one another, as it is stored; None to leave it unchecked.
        disorder: what the record states of days that cannot hold, if the story was dated; None to
            date it here, by all that its editors state.
    """
    said = _TextsSay() if files is None else _texts_say(story, weighed, files)
    counts = {**_counts(story), **said.counts}
    findings = [
        *_record(story),
        *(dated(story, STATED).findings if disorder is None else disorder),
        *budget_findings(story, weighed),
        *_standoff(story, weighed),
        *said.findings,
    ]
    judged = set(FindingCode)
    lines: tuple[Line, ...] = ()
    if collation is None:
        judged -= _NEED_COLLATION
    else:
        findings += collation_findings(story, weighed, collation, said.newest)
    if listed is None:
        judged -= _NEED_LEDGER
    else:
        lines, told = audit(story, weighed, listed, said.newest)
        findings += told
        counts["figures"] = len(lines)
        counts["figures unaccounted"] = sum(line.account is Account.UNACCOUNTED for line in lines)
    findings = [*_accepted(story, findings), *_unused(story, findings, said.texts, judged)]
    findings.sort(key=lambda one: (not one.fails, _in_order(one.at), one.code, one.message))
    return Checked(tuple(findings), counts, lines)


class _TextsSay(NamedTuple):
    """What the texts at hand say of the record; ``newest`` are those of the newest versions."""

    texts: Mapping[str, str] = MappingProxyType({})
    newest: Mapping[str, str] = MappingProxyType({})
    findings: tuple[Finding, ...] = ()
    counts: Mapping[str, int] = MappingProxyType({})


def _texts_say(
    story: Timeline, weighed: Mapping[str, Placement], files: Iterable[tuple[str, bytes]]
) -> _TextsSay:
    matched = match(story, files)
    verified = verify(story, matched.texts, _comparable(weighed, matched))
    return _TextsSay(
        matched.texts,
        {id: matched.texts[id] for id in matched.newest},
        (*matched.findings, *_sizes(story, matched), *verified.findings),
        {"sources verified": len(matched.exact), "passages verified": len(verified.placed)},
    )


def _counts(story: Timeline) -> dict[str, int]:
    """How much the record holds, voices by three numbers."""
    seen = [source.id for source in story.sources if source.seen]
    voices = story.attestation(claim for _, claim in story.claims())
    return {
        "sources": len(seen),
        "groups": len({story.groups[id] for id in seen}),
        "origins": len(voices.origins),
        "events": len(story),
        "claims": sum(1 for _ in story.claims()),
        "passages": sum(1 for _ in passages(story)),
    }


def _in_order(address: str) -> list[tuple[int, str]]:
    """What sorts addresses by their letters, and places in a source by their offsets."""
    return [(len(part) if part.isdigit() else 0, part) for part in _DIGITS.split(address)]


def _comparable(weighed: Mapping[str, Placement], matched: Matched) -> dict[str, Placement]:
    """The stored places without those of sources of which only an older version is at hand."""
    older = matched.exact - matched.newest
    return {at: place for at, place in weighed.items() if place.source not in older}


def _accepted(story: Timeline, findings: Iterable[Finding]) -> Iterator[Finding]:
    reasons = {(one.code, one.at): one.because for one in story.acceptances}
    for finding in findings:
        yield replace(finding, accepted=reasons.get((finding.code, finding.at)))


def _unused(
    story: Timeline,
    findings: Iterable[Finding],
    texts: Collection[str],
    judged: Collection[FindingCode],
) -> Iterator[Finding]:
    """Acceptances that meet no finding, as far as what was looked at can tell."""
    met = {(finding.code, finding.at) for finding in findings}
    sources = {one.address: one.passage.source for one in passages(story)}
    for code, at in {(one.code, one.at) for one in story.acceptances} - met:
        if code in judged and (code not in _NEED_TEXTS or sources.get(at) in texts):
            message = f"no finding '{code}' occurs here any more; strike the acceptance"
            yield Finding(FindingCode.UNUSED_ACCEPTANCE, at, message)


def _record(story: Timeline) -> Iterator[Finding]:
    for event in story.events:
        if not event.claims:
            message = "has no claim; give the words of a source that attest it"
            yield Finding(FindingCode.UNCITED, event.id, message)
        kind = story.kind(event.kind)
        for slot in kind.all_slots:
            yield from _readings(event, slot, event.giving(slot.name))
    yield from _conflicts(story)
    yield from _relations(story)


def _readings(event: Event, slot: Slot, claims: Iterable[Claim]) -> Iterator[Finding]:
    if not slot.type.is_read:
        return
    for claim in claims:
        at = f"{event.id}/{claim.id}"
        if not claim.readings:
            message = f"the words give no {slot.type} for the slot '{slot.name}'"
            yield Finding(FindingCode.UNREAD, at, message)
        elif claim.expect is not None and not meant(claim.expect, claim.readings[0].value):
            read, expected = worded(claim.readings[0].value), worded(claim.expect)
            message = f"the words say {read}; the editor expects {expected}"
            yield Finding(FindingCode.MISMATCH, at, message)


def _conflicts(story: Timeline) -> Iterator[Finding]:
    """What cannot all hold, and what some hedge and others state."""
    for one in agreement(story):
        if one.verdict is Verdict.CONFLICTING:
            yield Finding(FindingCode.CONFLICT, one.event, one.grounds)


def _relations(story: Timeline) -> Iterator[Finding]:
    """What comes out where amounts hang together, against what is said and what is expected."""
    for one in reckon(story.relations, story):
        at = f"relation:{one.relation.id}"
        if one.wrong:
            yield Finding(FindingCode.UNRECKONED, at, one.wrong)
        elif not one.as_expected and one.relation.expect is not None:
            message = f"{one.derivation}; the editor expects {written(one.relation.expect)}"
            yield Finding(FindingCode.MISMATCH, at, message)
        if one.meets is False:
            yield Finding(FindingCode.UNRECONCILED, at, one.derivation)


def _standoff(story: Timeline, weighed: Mapping[str, Placement]) -> Iterator[Finding]:
    """Passages the stand-off data does not know, or knows with other words."""
    begun = {place.source for place in weighed.values()}
    new: defaultdict[str, list[str]] = defaultdict(list)
    for addressed in passages(story):
        place = weighed.get(addressed.address)
        if place is None:
            new[addressed.passage.source].append(addressed.address)
        elif not place.attests(addressed.passage):
            message = f"was changed since it was weighed; {_WEIGH}"
            yield Finding(FindingCode.UNWEIGHED, addressed.address, message)
    for source, addresses in new.items():
        yield from _never_weighed(source, addresses, begun=source in begun)


def _never_weighed(source: str, addresses: list[str], *, begun: bool) -> Iterator[Finding]:
    """New passages one by one; all those of a source nobody has begun with, by their number."""
    if begun or len(addresses) == 1:
        for address in addresses:
            yield Finding(FindingCode.UNWEIGHED, address, f"was never weighed; {_WEIGH}")
    else:
        message = f"none of its {len(addresses)} passages was ever weighed; {_WEIGH}"
        yield Finding(FindingCode.UNWEIGHED, f"source:{source}", message)


def _sizes(story: Timeline, matched: Matched) -> Iterator[Finding]:
    """Sources whose recorded size is not that of the text with their fingerprint."""
    for source in story.sources:
        if source.id in matched.newest:
            text = matched.texts[source.id]
            sizes = {"characters": len(text), "words": words(text)}
            recorded = {"characters": source.characters, "words": source.words}
            for name in sizes:
                if recorded[name] not in (None, sizes[name]):
                    message = f"has {sizes[name]} {name}; the record says {recorded[name]}"
                    yield Finding(FindingCode.MISMATCH, f"source:{source.id}", message)
