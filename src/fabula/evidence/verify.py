"""Whether the words a story quotes stand where it says they stand.

A passage is sought in its own source only. Found means: word for word, once, or once under what
the record says about the place (``nth``, or the place itself). A hedge is sought in the paragraph
of its passage, nearest to it. A likeness is never a find: it is named in the finding, so that an
editor can judge it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from fabula.errors import Finding, FindingCode
from fabula.evidence.passages import Placement, digest_of, passages
from fabula.text import How, Selector, Span, anchor, canonical, digest, word_spans
from fabula.text.letters import letters, loosened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fabula.evidence.passages import Addressed
    from fabula.story import Passage, Timeline

__all__ = ["Verified", "verify"]


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of looking for every passage.

    Attributes:
        placed: where each was found, by address; those not found are missing.
        findings: what is wrong with the others.
        sought: how many were sought: those whose source had a text.
    """

    placed: Mapping[str, Placement]
    findings: tuple[Finding, ...]
    sought: int


def verify(story: Timeline, texts: Mapping[str, str], weighed: Mapping[str, Placement]) -> Verified:
    """Seek every passage of a story in the texts at hand.

    Args:
        story: the record.
        texts: canonical text by id of the source.
        weighed: the committed stand-off data, to notice what has moved since.
    """
    pages = {id: _Page(text) for id, text in texts.items()}
    placed: dict[str, Placement] = {}
    findings: list[Finding] = []
    sought = 0
    for addressed in passages(story):
        page = pages.get(addressed.passage.source)
        if page is None:
            continue
        sought += 1
        found = _sought(addressed, page, placed, weighed.get(addressed.address))
        if isinstance(found, Finding):
            findings.append(found)
        elif found is not None:
            placed[addressed.address] = found
            findings.extend(_moved(addressed.address, found, weighed))
    return Verified(placed, tuple(findings), sought)


class _Page:
    """A text and where its words begin and end, so that a place can be told in words."""

    def __init__(self, text: str) -> None:
        self.text = text
        words = list(word_spans(text))
        self._starts = [word.start for word in words]
        self._ends = [word.end for word in words]

    def place(self, passage: Passage, span: Span) -> Placement:
        first = bisect_right(self._ends, span.start)
        last = bisect_left(self._starts, span.end)
        print_ = digest_of(passage)
        return Placement(passage.source, span.start, span.end, first, last, print_)

    @cached_property
    def _loose(self) -> str:
        return loosened(self.text)

    def told_apart(self, passage: Passage, place: Placement) -> Placement:
        """The place, with what readers that go by letters make of words that stand once."""
        if passage.nth is not None:
            return place
        words = canonical(passage.exact or "")
        span = Span(place.start, place.end)
        return replace(place, letters=letters(self.text, self._loose, words, span))


def _sought(
    addressed: Addressed,
    page: _Page,
    placed: Mapping[str, Placement],
    before: Placement | None,
) -> Placement | Finding | None:
    """The place of a passage, or what is wrong; nothing for a hedge whose passage is lost."""
    passage = addressed.passage
    if passage.exact is None:
        return _by_place(addressed, page)
    if addressed.near is not None:
        near = placed.get(addressed.near)
        return None if near is None else _hedge(addressed, page, near)
    found = anchor(page.text, Selector(canonical(passage.exact)), nth=passage.nth)
    if found.found and found.span is not None:
        return page.told_apart(passage, page.place(passage, found.span))
    if found.how is How.AMBIGUOUS:
        often = "once" if found.count == 1 else f"{found.count} times"
        asked = "say which with nth" if passage.nth is None else f"nth asks for {passage.nth}"
        message = f"{_quoted(passage.exact)} stands {often} in source '{passage.source}'; {asked}"
        return Finding(FindingCode.AMBIGUOUS, addressed.address, message)
    message = (
        f"{_quoted(passage.exact)} does not stand in source '{passage.source}'"
        f"{_near(_altered(passage, page, before) or found.nearest)}"
    )
    return Finding(FindingCode.STALE, addressed.address, message)


def _by_place(addressed: Addressed, page: _Page) -> Placement | Finding:
    passage = addressed.passage
    start, end = passage.start or 0, passage.end or 0
    if end <= len(page.text) and digest(page.text[start:end]) == passage.sha256:
        return page.place(passage, Span(start, end))
    message = (
        f"the words at {start} to {end} of source '{passage.source}' are not those of the digest"
    )
    return Finding(FindingCode.STALE, addressed.address, message)


def _hedge(addressed: Addressed, page: _Page, near: Placement) -> Placement | Finding:
    """The words of a hedge in the paragraph of its passage, the place nearest to it."""
    words = canonical(addressed.passage.exact or "")
    first = page.text.rfind("\n", 0, near.start) + 1
    last = page.text.find("\n", near.end)
    paragraph = page.text[first : last if last >= 0 else len(page.text)]
    found = anchor(paragraph, Selector(words))
    places = [span.shifted(first) for span in found.candidates]
    if places:
        nearest = min(places, key=lambda span: (abs(span.start - near.start), span.start))
        return page.place(addressed.passage, nearest)
    message = (
        f"the hedge {_quoted(words)} does not stand in the paragraph of its passage in source "
        f"'{near.source}'{_near(found.nearest)}"
    )
    return Finding(FindingCode.STALE, addressed.address, message)


def _altered(passage: Passage, page: _Page, before: Placement | None) -> str | None:
    """What stands where the words stood when last weighed, if at most a quarter of it is new.

    A single figure may have been altered, and words as short as "13,1%" have many likenesses.
    """
    if before is None or not before.attests(passage):
        return None
    now, words = page.text[before.start : before.end], canonical(passage.exact or "")
    new = sum(one != other for one, other in zip(now, words, strict=False))
    return now if len(now) == len(words) and new <= max(1, len(words) // 4) else None


def _near(nearest: str | None) -> str:
    return f"; nearest is {_quoted(nearest)}" if nearest else "; nothing there is like it"


def _moved(address: str, found: Placement, weighed: Mapping[str, Placement]) -> list[Finding]:
    before = weighed.get(address)
    if before is None or before.sha256 != found.sha256:
        return []
    if replace(before, letters=found.letters) == found:
        return []
    message = (
        f"stands at character {found.start} of source '{found.source}'; "
        f"when it was last weighed it stood at character {before.start}"
    )
    return [Finding(FindingCode.MOVED, address, message)]


def _quoted(text: str) -> str:
    shown = text if len(text) <= 120 else f"{text[:117]}..."
    return repr(shown)
