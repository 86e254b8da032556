"""How is the list of events chosen from, by whoever reads it?

The list is complete as it stands. Before it goes a *form*, hidden until the script of the package
shows it: without the script there is nothing to choose with, and nothing is missing. The script asks
only what each item says of its event: its kind, its agents, its sources, and the first and the last
day there can have been of it. A bound that is unknown is left out, and never excludes an event: what
may have happened on a chosen day is shown.

A list that its author has chosen already is shown without a form. So a page has one at most, unless
it repeats the whole list; its address then holds what was chosen. Builders other than HTML show the
list alone.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes

from fabula.present.inert import inert
from fabula.sphinxext.event import summary
from fabula.sphinxext.nodes import html_alone
from fabula.sphinxext.prose import linked, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx.application import Sphinx

    from fabula.sphinxext.lookup import Lookup
    from fabula.story import Event

__all__ = ["Chooser", "Dated", "chooser", "register", "timeline_list"]

_NAMES = ("kind", "agents", "sources", "earliest", "latest")


class Dated(nodes.list_item):
    """An event in a list; ``kind``, ``agents``, ``sources``, ``earliest`` and ``latest`` are text."""


class Chooser(nodes.General, nodes.Element):
    """A form that chooses from the list after it.

    ``fields`` holds a name, a label and the choices (a value and its words) of each of its lists;
    ``days`` the name and the label of each of its days; ``language`` the tag of the choices' words.
    """


def timeline_list(look: Lookup, ids: Sequence[str]) -> nodes.bullet_list:
    """Some events, an item each."""
    acting = _acting(look)
    items = nodes.bullet_list("", classes=["fab-timeline"])
    for id in ids:
        event = look.event(id)
        when, *rest = summary(look, event, brief=True)
        items += Dated(
            "",
            paragraph(when, classes=("fab-when",)),
            paragraph(linked(look, "event", id), classes=("fab-what",)),
            paragraph(*rest[1:], classes=("fab-voices",)),
            **_data(event, acting.get(id, ())),
        )
    return items


def _acting(look: Lookup) -> Mapping[str, Sequence[str]]:
    """Ids of the agents of each event, by the agents' names."""
    found: dict[str, list[str]] = {}
    for agent in look.agents():
        for event in look.acting(agent):
            found.setdefault(event, []).append(agent)
    return found


def _data(event: Event, agents: Sequence[str]) -> dict[str, str]:
    """What an item says of its event; nothing for a bound that is unknown."""
    return {
        "kind": event.kind,
        "agents": " ".join(sorted(agents)),
        "sources": " ".join(sorted(event.sources)),
        "earliest": event.when.earliest_iso or "",
        "latest": event.when.latest_iso or "",
    }


def chooser(look: Lookup, items: nodes.bullet_list) -> Chooser:
    """The form for a list: what can be chosen is what some item of it has."""
    found = {
        name: {value for item in items.children for value in item[name].split()}  # type: ignore[index]
        for name in ("kind", "agents", "sources")
    }
    kinds = [(kind, inert(kind)) for kind in sorted(found["kind"])]
    agents = [(id, look.name("agent", id)) for id in look.agents() if id in found["agents"]]
    sources = [(id, look.name("source", id)) for id in look.sources() if id in found["sources"]]
    return Chooser(
        fields=[
            ("kind", look.label("Kind"), kinds),
            ("agent", look.label("Who"), agents),
            ("source", look.label("Source"), sources),
        ],
        days=[("first", look.label("First day")), ("last", look.label("Last day"))],
        title=look.label("Choose events"),
        every=look.label("All"),
        reset=look.label("Show all"),
        count=look.label("%(shown)s of %(all)s events"),
        language=look.own_language or "",
    )


def register(app: Sphinx) -> None:
    """Tell Sphinx how HTML shows items and form; other writers show plain items and no form."""
    app.add_node(Dated, html=(_visit_item, _depart_item))
    app.add_node(Chooser, html=(_visit_form, None), **html_alone())


def _visit_item(translator: Any, node: Dated) -> None:
    said = {f"data-{name}": node[name] for name in _NAMES if node[name]}
    translator.body.append(translator.starttag(node, "li", "", **said))


def _depart_item(translator: Any, node: Dated) -> None:
    translator.body.append("</li>\n")


def _visit_form(translator: Any, node: Chooser) -> None:
    # An e-book is read by programs of which few run scripts, and no address keeps what was chosen.
    if translator.builder.name != "epub":
        translator.body.append("\n".join(_form(node)) + "\n")
    raise nodes.SkipNode


def _form(node: Chooser) -> Iterator[str]:
    title, count = escape(node["title"]), escape(node["count"])
    yield f'<form class="fab-choose" aria-label="{title}" data-count="{count}" hidden>'
    for name, label, choices in node["fields"]:
        yield f'<label>{escape(label)} <select name="{name}">'
        yield f'<option value="">{escape(node["every"])}</option>'
        yield from (_option(value, text, node["language"]) for value, text in choices)
        yield "</select></label>"
    for name, label in node["days"]:
        yield f'<label>{escape(label)} <input type="date" name="{name}"></label>'
    yield f'<button type="reset">{escape(node["reset"])}</button>'
    yield "<output></output>\n</form>"


def _option(value: str, text: str, language: str) -> str:
    lang = f' lang="{escape(language)}"' if language else ""
    return f'<option value="{escape(value)}"{lang}>{escape(inert(text))}</option>'
