r"""Which sources does a bibliography hold?

A CSL-JSON or BibTeX file, as Zotero and its kin write it, becomes source records, and the people
and papers it names become agents. What such a file cannot say stays unsaid: a source made from it
has no fingerprint, so nothing can be quoted from it until somebody has its text.

The rules. The id comes from the key, else from the title; two that would be the same are told apart
by a number. A title longer than may be quoted is cut. ``issued`` and ``date`` become the date of
publication, for the reason that the reference gives it; one that is no date is left out. What this
package exported comes back as the record it was made from, and what was changed since in the title
or the address wins over it.

>>> text = '[{"id": "Doe2024", "title": "A plan", "issued": {"date-parts": [[2024, 2]]}}]'
>>> imported = from_csl(text, "zotero.json")
>>> imported.sources[0].id, str(imported.sources[0].dating.when.earliest)
('doe2024', '2024-02-01')
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import tomli_w

from fabula.errors import InputError, NotationError, UnusableStoryError
from fabula.exchange.folder import Entry, shown
from fabula.exchange.record import record
from fabula.exchange.schema import FORMAT
from fabula.present.inert import inert
from fabula.story.passage import LONGEST_QUOTE
from fabula.story.slug import LONGEST, is_language, proposed_slug
from fabula.value import edtf
from fabula.value.digits import year_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from fabula.story import Agent, Source

__all__ = ["Imported", "Item", "exported_title", "from_csl", "imported"]

_BECAUSE = "the imported reference dates it so"
_MOST = 10_000
_LABEL = 60


@dataclass(frozen=True, slots=True)
class Item:
    """One reference of a bibliography, whatever its notation.

    Attributes:
        key: what it is cited by there.
        title: or empty.
        authors: names and whether each is a person's.
        publisher: of the article, or the title of what it appeared in; or empty.
        issued: EDTF, or empty.
        language: BCP 47 tag, or empty.
        url: or empty.
        own: what this package put into it when it exported it, or None.
        kept: whether title and address are as they were exported.
    """

    key: str
    title: str = ""
    authors: tuple[tuple[str, bool], ...] = ()
    publisher: str = ""
    issued: str = ""
    language: str = ""
    url: str = ""
    own: Mapping[str, Any] | None = None
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """What a bibliography gave.

    Attributes:
        sources: in the order of the file.
        agents: authors and publishers, each once, in the order they are first named.
        tables: the same as the tables of a story file.
    """

    sources: tuple[Source, ...]
    agents: tuple[Agent, ...]
    tables: Mapping[str, list[dict[str, Any]]] = field(repr=False)

    @property
    def toml(self) -> str:
        """The text of a story file that holds them."""
        return tomli_w.dumps({name: rows for name, rows in self.tables.items() if rows})


def from_csl(text: str, name: str) -> Imported:
    """The sources of a CSL-JSON file.

    Args:
        text: the file.
        name: what to call it in a message.

    Raises:
        InputError: it is not JSON, or not a list of items.
        UnusableStoryError: an item gives a record that breaks its form; carries every fault.
    """
    try:
        held = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name} is not JSON: {str(error)[:80]}") from None
    rows = held if isinstance(held, list) else [held]
    if len(rows) > _MOST or not all(isinstance(row, dict) for row in rows):
        raise InputError(f"{name} holds {shown(held)}; allowed: a list of at most {_MOST} items")
    return imported(map(_csl_item, rows), name)


def imported(items: Iterable[Item], name: str) -> Imported:
    """The sources of references, however they were written.

    Raises:
        UnusableStoryError: an item gives a record that breaks its form; carries every fault.
    """
    making = _Making()
    for item in items:
        making.take(item)
    made = record(making.entries(name))
    faults = [fault for fault in made.faults if fault.entry != "story"]
    if faults:
        raise UnusableStoryError(name, faults)
    return Imported(made.all("source"), made.all("agent"), making.tables)


class _Making:
    """The tables made so far, and the ids that are taken."""

    def __init__(self) -> None:
        self.tables: dict[str, list[dict[str, Any]]] = {"agent": [], "source": []}
        self._taken: dict[str, set[str]] = {"agent": set(), "source": set()}
        self._named: dict[tuple[str, bool], str] = {}

    def entries(self, name: str) -> Iterator[Entry]:
        yield Entry(name, "story", 1, {"format": FORMAT, "id": "imported", "title": name or "x"})
        for table, rows in self.tables.items():
            for number, row in enumerate(rows, 1):
                yield Entry(name, table, number, row)

    def take(self, item: Item) -> None:
        """Add the source of an item, and whoever it names."""
        if item.own is None:
            self.tables["source"].append(self._new(item))
        elif isinstance(item.own.get("source"), dict):
            self.tables["source"].append(
                self._back(item, item.own["source"], item.own.get("agents"))
            )

    def _new(self, item: Item) -> dict[str, Any]:
        """A source nobody here has seen, from what a reference says."""
        table = {
            "id": self._id("source", item.key or item.title),
            "label": item.title[:_LABEL].strip()
            or item.key[:_LABEL].strip()
            or "an untitled source",
            **_title(item.title),
            "language": item.language if is_language(item.language) else None,
            "publisher": self._agent(item.publisher, person=False) if item.publisher else None,
            "authors": [self._agent(name, person=person) for name, person in item.authors],
            "url": item.url if item.url.lower().startswith(("https://", "http://")) else None,
            "published": _published(item.issued),
        }
        return {name: value for name, value in table.items() if value}

    def _back(self, item: Item, source: dict[str, Any], agents: object) -> dict[str, Any]:
        """The record an item was exported from; what was changed in it since wins."""
        table = source | {"id": self._id("source", source.get("id") or item.key)}
        for agent in agents if isinstance(agents, list) else ():
            if isinstance(agent, dict) and str(agent.get("id")) not in self._taken["agent"]:
                self._taken["agent"].add(str(agent.get("id")))
                self.tables["agent"].append(agent)
        if not item.kept:
            table |= _title(item.title)
            table |= {"url": item.url} if item.url else {}
        return table

    def _agent(self, name: str, *, person: bool) -> str:
        """The id of the agent of that name, who is made if there is none yet."""
        if (name, person) not in self._named:
            id = self._id("agent", name)
            self._named[name, person] = id
            self._add(id, name, person=person)
        return self._named[name, person]

    def _add(self, id: str, name: str, *, person: bool) -> None:
        type = "person" if person else "organisation"
        self.tables["agent"].append({"id": id, "name": name, "type": type})

    def _id(self, table: str, text: object) -> str:
        """A slug made from a text that no other record of the table has."""
        first = proposed_slug(str(text)) or table
        id, number = first, 2
        while id in self._taken[table]:
            tail = f"-{number}"
            id, number = first[: LONGEST - len(tail)] + tail, number + 1
        self._taken[table].add(id)
        return id


def _title(title: str) -> dict[str, Any]:
    """A title as it may be kept: at most so many words as may be quoted."""
    ends = [found.end() for found in re.finditer(r"\w+", title)]
    if len(ends) > LONGEST_QUOTE:
        return {"title": title[: ends[LONGEST_QUOTE - 1]], "title_cut": True}
    return {"title": title} if ends else {}


def _published(issued: str) -> dict[str, str] | None:
    """The dating of a source; what is no date is left out."""
    try:
        edtf.parse(issued)
    except NotationError:
        return None
    return {"when": issued, "because": _BECAUSE}


def _csl_item(row: Mapping[str, Any]) -> Item:
    """One CSL item; a field of another type than the schema's counts as empty."""
    custom = row.get("custom")
    held = custom.get("fabula") if isinstance(custom, dict) else None
    own = held if isinstance(held, dict) else None
    item = Item(
        _text(row.get("id")) or _text(row.get("citation-key")),
        _text(row.get("title")),
        tuple(_csl_names(row.get("author"))),
        _text(row.get("container-title")) or _text(row.get("publisher")),
        _csl_date(row.get("issued")),
        _text(row.get("language")),
        _text(row.get("URL")),
        own,
    )
    return replace(item, kept=_is_kept(item, (own or {}).get("source")))


def _is_kept(item: Item, source: object) -> bool:
    """Whether title and address of an item are those its record was exported with."""
    if not isinstance(source, dict):
        return False
    return item.title == inert(exported_title(source)) and item.url == (source.get("url") or "")


def exported_title(source: Mapping[str, Any]) -> str:
    """The title under which a source table is exported: its own, or our label in brackets."""
    title = source.get("title")
    return (
        f"{title}{' […]' * bool(source.get('title_cut'))}" if title else f"[{source.get('label')}]"
    )


def _text(value: object) -> str:
    return str(value).strip() if isinstance(value, str | int) else ""


def _csl_names(names: object) -> Iterator[tuple[str, bool]]:
    """Names and whether each is a person's: literal ones may be anybody's."""
    for name in names if isinstance(names, list) else ():
        if isinstance(name, dict):
            parts = (_text(name.get("given")), _text(name.get("family")))
            whole = " ".join(filter(None, parts))
            literal = _text(name.get("literal"))
            if whole or literal:
                yield whole or literal, bool(whole)


def _csl_date(issued: object) -> str:
    """One date or a closed range as EDTF; a season or words are no date here."""
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    dates = [_edtf_date(date) for date in parts] if isinstance(parts, list) else []
    if not 1 <= len(dates) <= 2 or not all(dates):
        return ""
    return dates[0] if len(dates) == 1 else f"[{dates[0]}..{dates[1]}]"


def _edtf_date(parts: object) -> str:
    """Year, month and day, as numbers or as texts of numbers, as far as they are given."""
    if not isinstance(parts, list) or not 1 <= len(parts) <= 3:
        return ""
    numbers = [_text(part) for part in parts]
    if not all(re.fullmatch(r"-?[0-9]{1,4}", number) for number in numbers):
        return ""
    year, *rest = map(int, numbers)
    return "-".join([year_text(year), *(f"{part:02d}" for part in rest)])
