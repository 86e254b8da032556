r"""What a file of text is taken for: a source, with as much of its record as shows in the text.

Fingerprint, characters and words are facts. Language, title and date are proposals:

* the *language* is the one given, else the one its commonest words speak for
  (:mod:`fabula.locale.guess`), else the editor is asked;
* the *title* is the first line, if it has at most 24 words and does not end like a sentence; of a
  longer one than may be quoted, the first 12 words;
* the *dateline* is the first date that names day, month and year, in one of the first five lines
  that has at most 12 words and does not end like a sentence.

Both are quotations. Where they alone would be more than may be quoted of a short text, they are left
out.

>>> body = b"The city says that it will cost 5 million euros. " * 3
>>> made = material("Post.txt", b"A bridge\n12 March 2025\n\n" + body, "en")
>>> made.source.id, made.source.title, made.source.dateline
('post', 'A bridge', '12 March 2025')
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from fabula.errors import InputError
from fabula.evidence.collating.witness import witness
from fabula.evidence.reading import written_on
from fabula.locale.guess import guessed
from fabula.recognise.dates.mention import DateMention
from fabula.recognise.engine import read
from fabula.story import Dating, Source
from fabula.story.passage import LONGEST_QUOTE, SHARE_OF_SOURCE
from fabula.story.slug import proposed_slug
from fabula.text import (
    Selector,
    Span,
    anchor,
    canonical,
    covered_words,
    fingerprint,
    word_spans,
    words,
)
from fabula.value import edtf

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from fabula.evidence.collating.witness import Witness
    from fabula.recognise.mention import Mention
    from fabula.value import When

__all__ = ["Material", "material"]

_HEAD = 5
_LONGEST_TITLE = 24
_LONGEST_ID = 40
_ENDS = (".", "…", ":", ";", ",")


@dataclass(frozen=True, slots=True)
class Material:
    """One text, and what it is taken for.

    Attributes:
        source: the record proposed.
        witness: the text, read without a day of writing, to be compared with others.
        mentions: its amounts and dates, read by the day the source was published if it says so.
        quoted: where its title and dateline stand.
    """

    source: Source
    witness: Witness
    mentions: tuple[Mention, ...]
    quoted: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The canonical text."""
        return self.witness.text


def material(
    name: str, data: bytes, language: str | None = None, taken: Collection[str] = ()
) -> Material:
    """Take a file for a source.

    Args:
        name: of the file, from which its id and its label are made.
        data: its bytes.
        language: a BCP 47 tag; None to go by its words.
        taken: ids other sources have.

    Raises:
        InputError: the file is no text, or its words do not settle its language.
        UnknownLanguageError: nothing is on file about the language.
    """
    try:
        text = canonical(data)
    except InputError as error:
        raise InputError(f"{name[:200]} is no text: {error}") from None
    language = language or guessed(text)
    if language is None:
        asked = f"name it with --lang {name[:200]}=de, say"
        raise InputError(f"the words of {name[:200]} do not settle its language; {asked}")
    told = witness(_id(name, taken), text, language)
    source = Source(
        told.id, f"the text of {_label(name)}", language=language,
        fingerprints=(fingerprint(data),), characters=len(text) or None, words=words(text) or None,
    )  # fmt: skip
    return _headed(source, told)


def _id(name: str, taken: Collection[str]) -> str:
    """An id like the name of the file, with a number if another source has it."""
    stem = PurePath(name).stem
    begins = stem[:1].isascii() and stem[:1].isalpha()
    slug = (proposed_slug(stem if begins else f"text {stem}") or "text")[:_LONGEST_ID].rstrip("-")
    number, id = 2, slug
    while id in taken:
        number, id = number + 1, f"{slug}-{number}"
    return id


def _label(name: str) -> str:
    """The name of a file as it can stand in a sentence."""
    shown = " ".join("".join(c if c.isprintable() else " " for c in name[:80]).split())
    return shown or "a file without a name"


def _headed(source: Source, told: Witness) -> Material:
    """The source with the title and the dateline that its head shows."""
    text, quoted = told.text, []
    title = _title(told)
    if title is not None and words(text[title.slice]) <= _allowed(text):
        cut = title not in told.paragraphs
        source = replace(source, title=text[title.slice], title_cut=cut)
        quoted.append(title)
    dated = next(_datelines(told), None)
    if dated is not None and covered_words(text, [*quoted, dated[0]]) <= _allowed(text):
        place, when = dated
        because = "the date in a line of its own at its head"
        source = replace(source, dateline=text[place.slice], dating=Dating(when, because))
        quoted.append(place)
    mentions = read(text, told.lang, written_on(source))
    return Material(source, told, mentions, tuple(quoted))


def _allowed(text: str) -> int:
    """How many words of a text may be quoted."""
    return words(text) // SHARE_OF_SOURCE


def _title(told: Witness) -> Span | None:
    """The first line, or as much of it as may be quoted, if it reads like a heading."""
    first = told.paragraphs[0] if told.paragraphs else Span(0, 0)
    line = told.text[first.slice]
    if not _is_heading(line, _LONGEST_TITLE):
        return None
    last = list(word_spans(line))[:LONGEST_QUOTE][-1]
    return first if words(line) <= LONGEST_QUOTE else Span(first.start, first.start + last.end)


def _is_heading(line: str, most: int) -> bool:
    """Whether a line has few words, and does not end like a sentence."""
    return 0 < words(line) <= most and not line.endswith(_ENDS)


def _datelines(told: Witness) -> Iterator[tuple[Span, When]]:
    """The dates of the head that name a day, and the days."""
    for line in told.paragraphs[:_HEAD]:
        words_ = told.text[line.slice]
        for mention in read(words_, told.lang) if _is_heading(words_, LONGEST_QUOTE) else ():
            if isinstance(mention, DateMention) and mention.when.is_day and mention.waits is None:
                place = Span(mention.start, mention.end).shifted(line.start)
                # A dateline is sought where its words stand first.
                if anchor(told.text, Selector(mention.text), nth=1).span == place:
                    yield place, edtf.parse(edtf.format(mention.when))
