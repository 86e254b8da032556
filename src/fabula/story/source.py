"""What was published: one article, or one that is only known because others cite it.

A *source* is bibliographic fact. Its text is not in the record, only its *fingerprints*: the
SHA-256 of the bytes of each version of it that was seen, newest last. A source without
fingerprint is one nobody here has seen; claims cannot quote it, but lineage can lead to it.

A source has a *dating*: when it was published, as honestly as that is known, and why we think so.
The reason is part of the record because three of four articles taken off the web carry no date.

>>> from fabula.value import When
>>> unseen = Source("wsj-article", "the Wall Street Journal's article")
>>> unseen.seen, unseen.dating.when == When.unknown()
(False, True)
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from fabula.errors import RecordError
from fabula.story.passage import count_words
from fabula.story.slug import check_slug, is_language, label
from fabula.value import When

__all__ = ["Dating", "Source"]

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Dating:
    """When a source was published, and the reason for thinking so.

    Attributes:
        when: day bounds, in the calendar of the place of publication.
        because: the evidence or rule the bounds rest on, in the language of the timeline.
        soft: True if they rest on a rule or an identification rather than on the source's words.

    Raises:
        RecordError: a date is given without a reason.
    """

    when: When = field(default_factory=When.unknown)
    because: str = ""
    soft: bool = False

    def __post_init__(self) -> None:
        if not self.because.strip() and (self.when != When.unknown() or self.soft):
            raise RecordError("dating", "because", self.because, "the evidence for the date")


@dataclass(frozen=True, slots=True)
class Source:
    """One source.

    Attributes:
        id: permanent slug.
        label: our short name for it, in the language of the timeline.
        title: its own title, in its own words; None if it has none or none was seen.
        title_cut: True if the title is longer than may be quoted and was cut at its end.
        language: BCP 47 tag of its text; None if unseen and unknown.
        publisher: id of an agent, or None.
        authors: ids of agents, in the order of the source.
        dating: when it was published.
        dateline: the words in which it dates itself, or None.
        url: where it was published, if it says so; never looked up by us.
        fingerprints: SHA-256 of the bytes of each version seen, in lower-case hexadecimal.
        characters: code points of the newest version's NFC text.
        words: runs of word characters in it; a fifth of them may be quoted.
        note: what a reader must know about it.

    Raises:
        RecordError: a part breaks its form.
    """

    id: str
    label: str
    title: str | None = None
    title_cut: bool = False
    language: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    dating: Dating = field(default_factory=Dating)
    dateline: str | None = None
    url: str | None = None
    fingerprints: tuple[str, ...] = ()
    characters: int | None = None
    words: int | None = None
    note: str = ""

    def __post_init__(self) -> None:
        place = label("source", self.id)
        check_slug(place, "id", self.id)
        if not self.label.strip():
            raise RecordError(place, "label", self.label, "a short name for the source")
        for name, words in (("title", self.title), ("dateline", self.dateline)):
            if words is not None and not count_words(words):
                raise RecordError(place, name, words, "words of the source, or nothing")
        self._check_language(place)
        self._check_fingerprints(place)
        self._check_url(place)

    def _check_language(self, place: str) -> None:
        if self.language is not None and not is_language(self.language):
            raise RecordError(
                place, "language", self.language, "a BCP 47 language tag such as 'de'"
            )
        if self.seen and self.language is None:
            raise RecordError(place, "language", None, "the language of the text that was seen")

    def _check_fingerprints(self, place: str) -> None:
        for print_ in self.fingerprints:
            if not _SHA256.fullmatch(print_):
                allowed = "a SHA-256 in 64 lower-case hexadecimal digits"
                raise RecordError(place, "fingerprints", print_, allowed)
        for name in ("characters", "words"):
            count = getattr(self, name)
            if count is not None and count < 1:
                raise RecordError(place, name, count, "a count of at least 1")

    def _check_url(self, place: str) -> None:
        if self.url is not None and not self.url.lower().startswith(("https://", "http://")):
            raise RecordError(
                place, "url", self.url, "an address that begins with https:// or http://"
            )

    @property
    def seen(self) -> bool:
        """Whether somebody here has had the text: it has a fingerprint."""
        return bool(self.fingerprints)

    @property
    def file(self) -> str | None:
        """The fingerprint of the newest version seen, or None."""
        return self.fingerprints[-1] if self.fingerprints else None
