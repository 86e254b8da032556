r"""What a file of text is taken for: a source, with as much of its record as shows in the text.

Fingerprint, characters and words are facts. Language, title and date are proposals:

* the *language* is the one given, else the one its commonest words speak for
  (:mod:`fabula.locale.guess`), else the editor is asked;
* the *title* is the first line, if it has at most 12 words and does not end like a sentence;
* the *dateline* is the first date that names day, month and year, in one of the first five lines
  that has at most 12 words and does not end like a sentence.

>>> made = material("Post.txt", b"A bridge\n12 March 2025\n\nIt will cost 5 million euros.", "en")
>>> made.source.id, made.source.title, made.source.dateline
('post', 'A bridge', '12 March 2025')
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from fabula.errors import InputError
from fabula.evidence.reading import written_on
from fabula.evidence.segments import paragraphs
from fabula.evidence.witness import witness
from fabula.locale.guess import guessed
from fabula.recognise.calendar_mention import DateMention
from fabula.recognise.engine import read
from fabula.story import Dating, Source
from fabula.story.passage import LONGEST_QUOTE
from fabula.story.slug import proposed_slug
from fabula.text import Span, canonical, fingerprint, words
from fabula.value import edtf

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from fabula.evidence.witness import Witness
    from fabula.recognise.mention import Mention
    from fabula.value import When

__all__ = ["Material", "material"]

_HEAD = 5
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
    slug = (proposed_slug(PurePath(name).stem) or "source")[:_LONGEST_ID].rstrip("-")
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
    text = told.text
    lines = [span for span in paragraphs(text)[:_HEAD] if _is_short(text[span.slice])]
    title = next((span for span in lines if span == told.paragraphs[0]), None)
    dated = next(_datelines(text, lines, told.lang), None)
    if title is not None:
        source = replace(source, title=text[title.slice])
    quoted = [] if title is None else [title]
    if dated is not None:
        place, when = dated
        because = "the date in a line of its own at its head"
        source = replace(source, dateline=text[place.slice], dating=Dating(when, because))
        quoted.append(place)
    mentions = read(text, told.lang, written_on(source))
    return Material(source, told, mentions, tuple(quoted))


def _is_short(line: str) -> bool:
    """Whether a line may be a heading or a dateline: few words, and no end of a sentence."""
    return 0 < words(line) <= LONGEST_QUOTE and not line.endswith(_ENDS)


def _datelines(text: str, lines: list[Span], lang: str) -> Iterator[tuple[Span, When]]:
    """The dates in some lines that name a day, and the days."""
    for line in lines:
        for mention in read(text[line.slice], lang):
            if isinstance(mention, DateMention) and mention.when.is_day and mention.waits is None:
                place = Span(mention.start, mention.end).shifted(line.start)
                yield place, edtf.parse(edtf.format(mention.when))
