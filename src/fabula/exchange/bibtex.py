r"""Which sources does a BibTeX or BibLaTeX file hold?

The file is read by pybtex, which the extra ``bibtex`` brings; accents written as TeX
commands become letters. Everything else is the business of :mod:`.bibliography`.

Source: the biblatex manual, version 3.19, 2.3.8 (dates are EDTF).
"""

from __future__ import annotations

import json
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from fabula.errors import InputError
from fabula.exchange.bibliography import Item, exported_title, imported
from fabula.exchange.formats.biblatex import address, escaped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fabula.exchange.bibliography import Imported

__all__ = ["from_bibtex"]

_MONTHS = {
    name: at
    for at, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_LANGUAGES = {
    "german": "de", "ngerman": "de", "english": "en", "british": "en-GB", "american": "en-US",
    "spanish": "es", "french": "fr", "italian": "it", "dutch": "nl", "portuguese": "pt",
    "brazilian": "pt-BR",
}  # fmt: skip


def from_bibtex(text: str, name: str) -> Imported:
    """The sources of a BibTeX file; timelines and events this package exported are passed over.

    Raises:
        InputError: pybtex is not installed, or the file is not BibTeX.
        UnusableStoryError: an entry gives a record that breaks its form; carries every fault.
    """
    if find_spec("pybtex") is None:
        raise InputError("reading BibTeX needs pybtex: install fabula with its extra 'bibtex'")
    from pybtex.database import parse_string
    from pybtex.exceptions import PybtexError

    try:
        entries = parse_string(text, "bibtex").entries
    except PybtexError as error:
        raise InputError(f"{name} is not BibTeX: {str(error)[:120]}") from None
    return imported((_item(key, entry) for key, entry in entries.items()), name)


def _item(key: str, entry: Any) -> Item:
    fields = {name.lower(): value for name, value in entry.fields.items()}
    own = _own(fields.get("verba", ""))
    people = entry.persons.get("author", [])
    return Item(
        key,
        _plain(fields.get("title", "")),
        tuple((_name(person), len(_parts(person)) > 1) for person in people),
        _plain(
            fields.get("organization") or fields.get("journaltitle") or fields.get("journal", "")
        ),
        _date(fields),
        _LANGUAGES.get(fields.get("langid", "").lower(), fields.get("language", "")),
        fields.get("url", ""),
        own,
        _is_kept(fields, (own or {}).get("source")),
    )


def _own(verba: str) -> Mapping[str, Any] | None:
    """What this package put into the free field of an entry, if it did."""
    try:
        held = json.loads(verba)
    except (ValueError, RecursionError):
        return None
    return held if isinstance(held, dict) else None


def _is_kept(fields: Mapping[str, str], source: object) -> bool:
    """Whether title and address stand as they were written for this record."""
    if not isinstance(source, dict):
        return False
    is_titled = fields.get("title") == f"{{{escaped(exported_title(source))}}}"
    return is_titled and fields.get("url", "") == address(source.get("url") or "")


def _parts(person: Any) -> list[str]:
    return [*person.first_names, *person.middle_names, *person.prelast_names, *person.last_names]


def _name(person: Any) -> str:
    return _plain(" ".join([*_parts(person), *person.lineage_names]))


def _plain(text: str) -> str:
    """The text with TeX's accents as letters and without its braces; as it stands if they do not match."""
    from pybtex.richtext import Text
    from pybtex.scanner import PybtexSyntaxError

    try:
        return " ".join(str(Text.from_latex(text)).split())
    except PybtexSyntaxError:
        return " ".join(text.split())


def _date(fields: Mapping[str, str]) -> str:
    """BibLaTeX's date, of which a range is one unknown day; else BibTeX's year and month."""
    date = fields.get("date", "").strip()
    if date:
        first, slash, last = date.partition("/")
        return f"[{first}..{last}]" if slash else date
    month = fields.get("month", "").strip().lower()
    number = int(month) if month.isdecimal() else _MONTHS.get(month[:3], 0)
    year = fields.get("year", "").strip()
    return f"{year}-{number:02d}" if number else year
