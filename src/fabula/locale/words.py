"""The words of a language, each with what it can mean.

A *sense* is a class with a payload: ``million`` has the class ``scale`` with the payload 6, a
power of ten. The classes are the tables under ``[words]`` in ``_data/own/*.toml``, which say what
each means; a grammar picks those it knows, so a new grammar brings a new table and no new code
here. ``a|b`` in a key are two words of the same sense, a key of several words is a *phrase*; a
phrase of number words alone ("soixante dix") is never joined, since they are added up.

A *compound* is a number word made of others, written as one word ("vierhundertfünfundzwanzig").
It is cut into the longest pieces from the left that leave no rest.

The decision: words are looked up in lower case, then without their accents, since news in haste
drops them ("milhoes", "tweeentwintig"); only where the word without accents is another word of the
language does it keep that word's sense. Symbols are looked up as written: *MW* is not *mW*.

This module does not read text; see :mod:`fabula.recognise.token`.

>>> words = lexicon("de")
>>> words.words["milliarden"]["scale"]
9
>>> [piece for piece, senses in words.compound("vierundzwanzig")["compound"]]
['vier', 'und', 'zwanzig']
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from fabula.locale.data import merged, symbols
from fabula.locale.entries import entries, parts, plain
from fabula.locale.phrase import (
    Node,
    Senses,
    grow_phrase,
    is_numeral,
    mark,
    mark_phrases,
    part_numerals,
)
from fabula.locale.token import LONGEST_WORD, MOST_KNOWN, Spellings

__all__ = ["Lexicon", "Pieces", "lexicon"]

Pieces = tuple[tuple[str, Senses], ...]

_LONGEST_PIECE = 14
# What stands before and between other words all the time.
_LEADING = frozenset({"and", "art", "det", "from", "link", "prep", "turn", "turned_text"})

# Words of one or two letters stand in every line, but for those that a flag names.
_SHORT = 2
_NO_SENSES: Senses = {}
_NUMBERED: Senses = {"numbered": True}
_PIECES = frozenset({"n", "mul", "scale", "and", "piece"})


class _Sought(dict[bytes, bytes | None]):
    """For each word of a searched text that is an anchor the word between two spaces, else None.

    An anchor is on the list, or a compound. Filled as texts are read, like what is known of tokens.
    """

    __slots__ = ("_lexicon",)

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, word: bytes) -> bytes | None:
        """Ask the lexicon, once."""
        lexicon = self._lexicon
        anchor = word in lexicon.anchors
        if not anchor and word[:3] in lexicon.stems:
            anchor = lexicon.compound(word.decode(lexicon.codepage, "replace")) is not None
        found = b" %b " % word if anchor else None
        if len(self) < MOST_KNOWN and len(word) <= LONGEST_WORD:
            self[word] = found
        return found


class Lexicon:
    """All words of one language, ready to be looked up. Build it with :func:`lexicon`.

    Attributes:
        tag: the language tag it was asked for.
        words: senses by word in lower case; shared, not to be changed.
        exact: senses by symbol as written.
        heads: phrases, by their first word.
        known: for each token as written, what this lexicon says of it.
        flags: behaviours of the language (table ``[flags]``).
        symbols: CLDR number symbols.
        codepage: the eight-bit encoding in which the language is searched.
        letters: for each byte of it, the lower-case letter, or a space.
        figures: for each byte of it, a zero if it may be a figure, else a space.
        anchors: the words, in that encoding, around which an amount or a date may stand.
        stems: the first three bytes of what a compound can begin with; none if there are none.
        sought: for each word of the searched text, the word between two spaces if it is an anchor.
    """

    def __init__(self, tag: str) -> None:
        self.tag = tag
        table = merged(tag)
        self.flags: dict[str, Any] = table.get("flags", {})
        self.symbols = symbols(tag)
        self.words: dict[str, Senses] = {}
        self.exact: dict[str, Senses] = {}
        self.heads: dict[str, Node] = {}
        self._anchored: dict[str, set[tuple[str, ...]]] = {}
        for entry in entries(tag, table):
            self._add(entry.word, entry.sense, entry.payload, exact=entry.exact)
        self._unaccented()
        self.codepage = str(self.flags.get("codepage", "cp1252"))
        self.letters, self.figures = _letters(self.codepage), _figures(self.codepage)
        self.anchors = self._anchor_words(table)
        pieces = [word for word, senses in self.words.items() if not _PIECES.isdisjoint(senses)]
        self._pieces = {word: self.words[word] for word in pieces}
        self._starts = frozenset(word[:3] for word in pieces if len(word) > 2)
        compounds = bool(self.flags.get("compounds"))
        self.stems = frozenset(self._bytes(start) for start in self._starts if compounds)
        self.compound = self._compound if compounds else _never
        self._streets = tuple(self.flags.get("numbered_endings", ()))
        self._heads = tuple(self.flags.get("numbered_heads", ()))
        self._streets += self._heads
        self._units = {
            ending + declined: unit
            for ending, unit in self.flags.get("joined_endings", {}).items()
            for declined in self.flags.get("declined", ("",))
        }
        self._memory = lru_cache(maxsize=4096)(self._segmented)
        self._finish()
        follows = frozenset[str]().union(*(node.follows for node in self.heads.values()))
        self.known = Spellings(self._find, follows)
        self.sought = _Sought(self)

    def _add(self, word: str, sense: str, payload: Any, *, exact: bool) -> None:
        """One word or phrase with one sense; a later payload of the same class replaces."""
        cut = parts(word)
        if len(cut) > 1:
            for form in {cut, tuple(plain(part) for part in cut)}:
                grow_phrase(self.heads, form, sense, payload)
                self._anchored.setdefault(sense, set()).add(form)
        elif exact:
            self.exact.setdefault(word, {})[sense] = payload
        else:
            self.words.setdefault(word.lower(), {})[sense] = payload

    def _unaccented(self) -> None:
        """The words without their accents as well, and what symbols mean as words."""
        for word, senses in list(self.words.items()):
            self.words.setdefault(plain(word), senses)
        for symbol, senses in self.exact.items():
            self.exact[symbol] = {**senses, **self.words.get(symbol.lower(), {})}

    def _finish(self) -> None:
        """Let numerals keep their sense beside others that a word or a phrase has been given."""
        for word, senses in self.words.items():
            if _PIECES.isdisjoint(senses):
                senses.update(self.compound(word) or {})
        for table in (self.words, self.exact):
            for senses in table.values():
                mark(senses)
        for node in self.heads.values():
            mark_phrases(node)
        for head, node in self.heads.items():
            if is_numeral(self.words.get(head, {})):
                part_numerals(node, self.words)

    def _find(self, raw: str) -> tuple[str, Senses, Node | None]:
        """A token's word in lower case, its senses, and the phrases it begins."""
        word = "'" if raw == "’" else raw.lower()
        senses = self.exact.get(raw) or self.words.get(word) or self.compound(word)
        if not senses and word.endswith(self._streets if raw[0].isupper() else self._heads):
            senses = _NUMBERED
        return word, senses or _NO_SENSES, self.heads.get(word)

    def _anchor_words(self, table: dict[str, Any]) -> frozenset[bytes]:
        """The words of the classes that the tables name as anchors; of a phrase, its rarest word.

        But a phrase with an anchor among its words needs none, nor do the adjectives of currencies
        stand for money: they are in all that is said of a country.
        """
        classes = frozenset(name for names in table.get("anchors", {}).values() for name in names)
        words = {word for word, senses in self.words.items() if _is_anchor(senses, classes)}
        short = self.flags.get("short_anchors", ())
        sought = {word for word in words if len(word) > _SHORT or word in short}
        stands = sought | {word for word in words if not word.isalpha()}
        forms = [form for sense in classes for form in self._anchored.get(sense, ())]
        bare = ([part.removeprefix("+") for part in form] for form in forms)
        rarest = {max(form, key=self._rarity) for form in bare if stands.isdisjoint(form)}
        self._anchored.clear()
        kept = (word for word in rarest if len(word) > _SHORT or word in short)
        return frozenset(map(self._bytes, sought.union(kept)))

    def _rarity(self, word: str) -> tuple[bool, bool, int]:
        """How rare a word is likely to be: longer than two letters, none that leads on, its length."""
        return len(word) > _SHORT, _LEADING.isdisjoint(self.words.get(word, {})), len(word)

    def _bytes(self, word: str) -> bytes:
        """A word as it looks in the text that is searched; its longest part, if that cuts it."""
        parts = word.encode(self.codepage, "replace").translate(self.letters).split()
        return max(parts, key=len, default=b"")

    def _compound(self, word: str) -> Senses | None:
        """The senses of a compound, or None."""
        if word[:3] not in self._starts or len(word) > LONGEST_WORD:
            return None
        return self._memory(word)

    def _segmented(self, word: str) -> Senses | None:
        """``compound``: cut into its pieces; ``ordinal``: the pieces before an ordinal's ending."""
        pieces = self._cut(word)
        if pieces and len(pieces) > 1:
            return mark({"compound": pieces})
        for sense, flag in (("halves", "half_endings"), ("ordinal", "ordinal_endings")):
            cut = self._before(word, self.flags.get(flag, {}))
            if cut:
                return mark({sense: cut})
        return self._joined(word)

    def _joined(self, word: str) -> Senses | None:
        """``joined``: what a number comes from and the unit of the ending behind it: "dreijährig"."""
        for ending, unit in self._units.items():
            if word.endswith(ending):
                stem = word.removesuffix(ending)
                known = self.words.get(stem, {})
                pieces = self._cut(stem)
                size = {"compound": pieces} if pieces else self._segmented(stem) or known
                if not size.keys().isdisjoint({"compound", "halves", "mixed"}):
                    return mark({"joined": (size, unit)})
        return None

    def _before(self, word: str, endings: dict[str, list[str]]) -> Pieces | None:
        """The pieces before an ending, with the letters restored that the ending has replaced."""
        for ending, restored in endings.items():
            if word.endswith(ending):
                stem = word.removesuffix(ending)
                for tail in restored:
                    cut = self._cut(stem + tail) if stem else None
                    if cut:
                        return cut
        return None

    def _cut(self, word: str) -> Pieces | None:
        """The longest pieces from the left that leave a rest which can be cut too.

        Linear, since a piece has a greatest length; the rest is asked first because a vowel may
        belong to either side ("novecentottanta").
        """
        ends = [0] * len(word) + [-1]
        for at in range(len(word) - 1, -1, -1):
            for end in range(min(len(word), at + _LONGEST_PIECE), at, -1):
                if ends[end] and word[at:end] in self._pieces:
                    ends[at] = end
                    break
        pieces, at = [], 0
        while ends[at] > 0:
            piece = word[at : ends[at]]
            pieces.append((piece, self._pieces[piece]))
            at = ends[at]
        return tuple(pieces) if at == len(word) else None


def _is_anchor(senses: Senses, classes: frozenset[str]) -> bool:
    """Whether a word is of an anchor class; first and second are too common to search for."""
    return not classes.isdisjoint(senses) and senses.get("ord", 3) > 2


def _never(word: str) -> Senses | None:
    """A language that writes its numerals as separate words has no compounds."""
    del word
    return None


@lru_cache(maxsize=32)
def lexicon(tag: str) -> Lexicon:
    """The lexicon of a language, built once.

    Raises:
        UnknownLanguageError: neither CLDR nor a file of our own knows the language.
    """
    return Lexicon(tag)


@lru_cache(maxsize=8)
def _letters(codepage: str) -> bytes:
    """For each byte of a code page, the byte of the lower-case letter, or a space."""
    return bytes(_letter(byte, codepage) for byte in range(256))


@lru_cache(maxsize=8)
def _figures(codepage: str) -> bytes:
    """For each byte of a code page a zero if it may be a figure, as what it cannot write may be."""
    chars = (bytes([byte]).decode(codepage, "replace") for byte in range(256))
    return bytes(0x30 if char.isnumeric() or char in "?\ufffd" else 0x20 for char in chars)


def _letter(byte: int, codepage: str) -> int:
    """The lower-case letter in the same code page; a space for all that is no letter."""
    char = bytes([byte]).decode(codepage, "replace")
    if not char.isalpha():
        return 0x20
    low = char.lower().encode(codepage, "replace")
    return low[0] if len(low) == 1 and low != b"?" else byte
