r"""BibLaTeX: the entries of a ``.bib`` file.

The timeline is a ``@dataset``, a source ``@online``, everything without an address or a type of its
own ``@misc``: pybtex knows no ``@inreference``, and refuses an undated ``@incollection``. Titles stand in double braces, since styles lower-case what is not
braced and German nouns are not theirs to change. A date is one date or a closed range; open
ranges and sets of EDTF are not used, because readers throw on them, drop them or take them for the
year 0. The letters TeX keeps for itself are escaped, and
those it makes one of are kept apart; everything else is UTF-8.

What the fields of a source cannot hold of its record stands as JSON in ``verba``, a field that
BibLaTeX keeps free, so that the record can be read back.

Source: the biblatex manual, version 3.19, sections 2.1 to 2.3 and 3.5.

>>> escaped("50 % of R&D, {all} -- paid")
'50 \\% of R\\&D, \\textbraceleft{}all\\textbraceright{} -{}- paid'
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from fabula.exchange.fact import ABOUT_SOURCES, Sort
from fabula.exchange.format import Exported, Format, LeftOut
from fabula.exchange.reference import Work, citation_date, note_text, own_record, references
from fabula.present.inert import inert

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from fabula.exchange.edition import Edition
    from fabula.exchange.reference import Reference

__all__ = ["FORMATS", "address", "escaped"]

_ESCAPES = str.maketrans(
    {letter: f"\\{letter}" for letter in "&%$#_"}
    # Braces must balance for BibTeX even behind a backslash.
    | {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
    | {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\\": r"\textbackslash{}"}
)
# TeX makes one letter of two of these: a dash, a quotation mark, a mark that begins a question.
_LIGATURES = re.compile(
    r"(?<=-)(?=-)|(?<=')(?=')|(?<=[`?!])(?=`)|(?<=,)(?=,)|(?<=<)(?=<)|(?<=>)(?=>)"
)

# The names the babel and polyglossia packages have for the languages of our data.
_LANGIDS = {
    "de": "german",
    "en": "english",
    "en-GB": "british",
    "en-US": "american",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "pt": "portuguese",
    "pt-BR": "brazilian",
}
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_BRACES = {ord("{"): "\\u007b", ord("}"): "\\u007d"}
# Readers of BibTeX make one space of several.
_SPACES = re.compile(r" (?= )")
_RELATIONS = {"translation_of": "translationof", "republication_of": "reprintof"}


def escaped(text: str) -> str:
    """The text as TeX sets it, on one line; balanced in braces whatever it holds."""
    return _LIGATURES.sub("{}", inert(text).translate(_ESCAPES))


def _entry_type(reference: Reference) -> str:
    if reference.work is Work.TIMELINE:
        return "dataset"
    is_article = reference.work is Work.SOURCE
    return "online" if is_article and reference.url else "misc"


def _date(reference: Reference) -> str:
    """One date, a closed range, or nothing."""
    return "/".join(
        "-".join([_year(date[0]), *(f"{part:02d}" for part in date[1:])])
        for date in citation_date(reference.issued)
    )


def _year(year: int) -> str:
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def _fields(reference: Reference, record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{escaped(reference.title)}}}"
    yield "author", " and ".join(f"{{{escaped(name.text)}}}" for name in reference.authors)
    yield "howpublished", f"In: {{{escaped(reference.container)}}}" if reference.container else ""
    yield "organization", escaped(reference.publisher)
    yield "date", _date(reference)
    yield "version", escaped(reference.version)
    yield "langid", _LANGIDS.get(reference.language or "", "")
    yield "url", address(reference.url or "")
    yield from _related(reference)
    yield "note", escaped(note_text(reference))
    yield "verba", _verbatim(record) if record else ""


def _related(reference: Reference) -> Iterator[tuple[str, str]]:
    """What it comes from; an entry has one type of relation, so the first one's."""
    if reference.comes_from:
        type = reference.comes_from[0][1]
        yield "related", ",".join(key for key, other in reference.comes_from if other == type)
        yield "relatedtype", _RELATIONS[type]


def address(url: str) -> str:
    """An address for a verbatim field, in which braces must balance: they are percent-encoded."""
    return url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _verbatim(record: Mapping[str, Any]) -> str:
    """A record as JSON in ASCII, whose strings hold no braces and no two spaces together."""
    text = json.dumps(record, ensure_ascii=True)
    return _STRING.sub(lambda found: _SPACES.sub(r"\\u0020", found[0].translate(_BRACES)), text)


def _entry(reference: Reference, record: Mapping[str, Any]) -> str:
    fields = (f"  {name} = {{{value}}},\n" for name, value in _fields(reference, record) if value)
    return f"@{_entry_type(reference)}{{{reference.key},\n{''.join(fields)}}}\n"


def _alone(reference: Reference) -> str:
    """The entry without what leads to other entries, which are not there."""
    return _entry(replace(reference, comes_from=()), {})


def _left_out(reference: Reference) -> Iterator[LeftOut]:
    types = {type for _, type in reference.comes_from}
    for key, type in reference.comes_from:
        if len(types) > 1 and type != reference.comes_from[0][1]:
            because = f"an entry has one type of relation, and {key} is another"
            yield LeftOut(f"source:{reference.id}", because, "lineage")


def _write(edition: Edition) -> Exported:
    entries: list[str] = []
    left_out: list[LeftOut] = []
    for reference in references(edition):
        entries.append(_entry(reference, own_record(reference, edition)))
        left_out += _left_out(reference)
    return Exported({FORMATS[0].file(edition): "\n".join(entries).encode()}, tuple(left_out))


FORMATS = (
    Format(
        "biblatex",
        "BibLaTeX",
        "application/x-bibtex",
        ".bib",
        "a date with an open side is in the note alone; claims are left out",
        _write,
        carries=frozenset({Sort.EVENT, Sort.EVENT_TITLE, *ABOUT_SOURCES}),
        one=_alone,
    ),
)
