"""How does a drawing of a story get into a page?

A drawing is a node that holds plain rows and, as its children, one link a row. Links are resolved as
everywhere else; the HTML writer then draws, with the addresses they lead to. Every other writer
passes a drawing over, since all it shows stands in a list or a table beside it.

================= ==============================================================
drawing           shows
================= ==============================================================
``timeline``      every event with its bounds and its voices
``sums``          every sum in the currency most claims are in, on a logarithmic line
``lineage``       which source comes from which
================= ==============================================================
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

from babel.dates import format_date
from docutils import nodes

from fabula.present.figures.key import key
from fabula.present.figures.lineage import Arc, SourceRow, lineage_figures
from fabula.present.figures.sums import SumRow, sum_figures
from fabula.present.figures.timeline import EventRow, timeline_figures
from fabula.present.number import digits
from fabula.present.phrase import phrases
from fabula.present.wording import amount_words, attestation_words, date_words
from fabula.sphinxext.nodes import html_alone
from fabula.sphinxext.prose import link, linked, words
from fabula.sphinxext.source import derivation
from fabula.value import Measure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sphinx.application import Sphinx

    from fabula.sphinxext.lookup import Lookup
    from fabula.story import Claim, Event

__all__ = ["Drawing", "lineage_drawing", "register", "sums_drawing", "timeline_drawing"]


class Drawing(nodes.General, nodes.Element):
    """A drawing: its name in ``of``, its rows in ``rows``, its children the links of the rows.

    ``signs`` and ``note`` are what its key says.
    """


def timeline_drawing(look: Lookup) -> Iterator[nodes.Element]:
    """Every event with its bounds and its voices, in story order."""
    events = [look.event(id) for id in look.events()]
    if not events:
        return
    rows = [_event_row(look, event) for event in events]
    links = [linked(look, "event", event.id) for event in events]
    yield _drawing(
        "timeline", look.label("Timeline of the events"), rows, links, look.language,
        signs=_timeline_signs(look), note=look.label("Days are not to scale."),
    )  # fmt: skip


def _timeline_signs(look: Lookup) -> dict[str, str]:
    return {
        "fab-day": look.label("on this day"),
        "fab-bar": look.label("some time between these days"),
        "fab-soft": look.label("the same, by a rule or by judgement"),
        "fab-open": look.label("no bound on this side"),
        "fab-lasting": look.label("certainly going on"),
        "fab-unknown": look.label("no day is known"),
        "fab-group": look.label("an independent group tells of it"),
        "fab-copy": look.label("one more file of the same group"),
        "fab-disputed": look.label("another event denies it"),
    }


def _event_row(look: Lookup, event: Event) -> EventRow:
    voices = look.attestation(event.id)
    heard = (
        date_words(event.when, look.language),
        event.kind.replace("-", " "),
        attestation_words(voices, look.language),
    )
    return EventRow(
        event.title, "; ".join(heard), event.when, look.kind(event.kind).lasts,
        len(voices.groups), len(voices.files), bool(look.disputing(event.id)),
    )  # fmt: skip


def sums_drawing(look: Lookup, ids: Sequence[str] = ()) -> Iterator[nodes.Element]:
    """Every sum in the unit most claims are in: as the dictionary has it, and as meant.

    Args:
        look: the story.
        ids: the events whose sums are drawn, in this order; all of them if there are none.

    Raises:
        UnknownIdError: there is no such event.
    """
    told = [
        (event, claim)
        for event in map(look.event, ids or look.events())
        for claim in event.claims
        if isinstance(claim.value, Measure) and _is_money(claim.value)
    ]
    if not told:
        return
    units = Counter(claim.value.unit for _, claim in told if isinstance(claim.value, Measure))
    unit = min(units, key=lambda one: (-units[one], str(one)))
    held = [(event, claim) for event, claim in told if getattr(claim.value, "unit", None) == unit]
    rows = [_sum_row(look, event, claim) for event, claim in held]
    links = [link("claim", f"{event.id}/{claim.id}", words(claim.id)) for event, claim in held]
    signs = {
        "fab-meant": look.label("what the words are taken to mean"),
        "fab-plain": look.label("what the dictionary makes of them"),
        "fab-fading": look.label("more than this, nobody says how much"),
    }
    yield _drawing(
        "sums", look.label("Sums on a logarithmic line"), rows, links, look.language,
        signs=signs, note=look.label("Each line is ten times the one before."),
    )  # fmt: skip


def _is_money(value: Measure) -> bool:
    """Whether a unit has the form of a currency code (ISO 4217)."""
    unit = value.unit or ""
    return len(unit) == 3 and unit.isascii() and unit.isupper()


def _sum_row(look: Lookup, event: Event, claim: Claim) -> SumRow:
    meant = claim.readings[0].value
    plain = next((one.value for one in claim.readings if one.convention == "dictionary"), meant)
    assert isinstance(meant, Measure)
    assert isinstance(plain, Measure)
    source = look.name("source", claim.source)
    written = claim.passage.exact or source
    heard = f"{source}: {amount_words(meant, look.language)}"
    gap = ""
    if plain != meant:
        heard += f"; {look.label('By the dictionary')}: {amount_words(plain, look.language)}"
        gap = _times(meant, plain, look.language)
    quoted = claim.passage.exact is not None
    language = look.source(claim.source).language if quoted else look.language
    return SumRow(event.title, written, language or "", heard, meant, plain, gap)


def _times(meant: Measure, plain: Measure, language: str) -> str:
    """By how much the dictionary exceeds what was meant, if by one whole factor at both ends."""
    pairs = [(meant.low, plain.low), (meant.high, plain.high)]
    factors = {above / below for below, above in pairs if below and above}
    if len(factors) != 1 or (factor := factors.pop()).denominator != 1:
        return ""
    return f"× {digits(factor, phrases(language))}"


def lineage_drawing(look: Lookup) -> Iterator[nodes.Element]:
    """Every source with what it comes from; those of one group together, origins first."""
    edges = [edge for id in look.sources() for edge in look.lineage(id) if edge.source == id]
    if not edges:
        return
    depth = _depths(look.sources(), {(edge.source, edge.origin) for edge in edges})
    groups = {id: look.group(id)[0] for id in look.sources()}
    first = {
        group: min(depth[id] for id in groups if groups[id] == group) for group in groups.values()
    }
    ids = sorted(look.sources(), key=lambda id: (first[groups[id]], groups[id], depth[id], id))
    rows = [
        SourceRow(id, look.name("source", id), look.citation(id), groups[id], id in look.seen())
        for id in ids
    ]
    arcs = tuple(
        Arc(edge.source, edge.origin, edge.type.joins, _edge_words(look, edge)) for edge in edges
    )
    signs = {
        "fab-joins": look.label("was translated or reprinted as"),
        "fab-cites": look.label("was cited or quoted by"),
        "fab-group": look.label("a source that was read"),
        "fab-copy": look.label("a source nobody here has seen"),
        "fab-ground": look.label("one voice"),
    }
    drawing = _drawing(
        "lineage", look.label("Which source comes from which"), rows,
        [linked(look, "source", id) for id in ids], look.language, signs=signs,
    )  # fmt: skip
    drawing["arcs"] = arcs
    yield drawing


def _edge_words(look: Lookup, edge: Any) -> str:
    how = derivation(look, edge, edge.source)
    return f"{look.name('source', edge.source)}: {how} {look.name('source', edge.origin)}"


def _depths(ids: Sequence[str], edges: set[tuple[str, str]]) -> dict[str, int]:
    """How many steps each source lies from an origin; a circle ends where it began."""
    depth = dict.fromkeys(ids, 0)
    for _ in ids:
        moved = False
        for source, origin in sorted(edges):
            if depth[source] <= depth[origin] < len(ids):
                depth[source] = depth[origin] + 1
                moved = True
        if not moved:
            break
    return depth


def _drawing(
    of: str, title: str, rows: Sequence[Any], links: Iterable[nodes.Node], language: str,
    *, signs: Mapping[str, str], note: str = "",
) -> Drawing:  # fmt: skip
    drawing = Drawing(
        of=of, rows=tuple(rows), title=title, language=language, signs=signs, note=note
    )
    drawing += [nodes.inline("", "", link) for link in links]
    return drawing


def register(app: Sphinx) -> None:
    """Tell Sphinx that HTML draws, and that every other writer passes a drawing over."""
    app.add_node(Drawing, html=(_visit, None), **html_alone())


def _visit(translator: Any, node: Drawing) -> None:
    addresses = [_address(child) for child in node.children]
    drawn = _DRAWN[node["of"]](node, addresses)
    explained = key(drawn, node["signs"], node["note"])
    translator.body.append(f'<figure class="fab-drawing">{explained}{drawn}</figure>\n')
    raise nodes.SkipNode


def _address(child: nodes.Node) -> str:
    """Where the link of a row leads, or nothing if it leads nowhere."""
    for reference in child.findall(nodes.reference):
        return str(reference.get("refuri") or f"#{reference.get('refid', '')}")
    return ""


def _draw_timeline(node: Drawing, links: Sequence[str]) -> str:
    locale = phrases(node["language"]).locale

    def month(year: int, number: int) -> str:
        is_named = 0 < year <= 9999
        first = date(year, number, 1) if is_named else None
        return format_date(first, "MMM y", locale) if first else f"{year}-{number:02d}"

    return timeline_figures(node["rows"], links, node["title"], month)


def _draw_sums(node: Drawing, links: Sequence[str]) -> str:
    def power(exponent: int) -> str:
        """The number in words where the language has a word for it, else as a power."""
        said = amount_words(Measure.point(10**exponent), node["language"])
        return said if len(said) <= _LONGEST_TICK else f"10{str(exponent).translate(_SUPERSCRIPT)}"

    return sum_figures(node["rows"], links, node["title"], power)


def _draw_lineage(node: Drawing, links: Sequence[str]) -> str:
    return lineage_figures(node["rows"], links, node["arcs"], node["title"])


_LONGEST_TICK = 12
_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")

_DRAWN: dict[str, Callable[[Drawing, Sequence[str]], str]] = {
    "timeline": _draw_timeline,
    "sums": _draw_sums,
    "lineage": _draw_lineage,
}
