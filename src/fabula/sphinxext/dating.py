"""A date as a page shows it: at every level of certainty, and how each bound of it is known.

The *date line* tells the date level by level, the one that says most first; where there is one
level, it is a date like any other. The *derivation* lists every bound with the reasons that lead
to it, back to the words of a source, with links to the records it names; a bound that rests on
rules names them. Which level says what is reckoned in :mod:`fabula.evidence.dating.levels`, and worded in
:mod:`fabula.present.chain`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from fabula.present.chain import derivation_words, levels_words
from fabula.present.wording import sentence_start
from fabula.sphinxext.nodes import Moment
from fabula.sphinxext.prose import moment, own, paragraph, said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fabula.evidence.dating.levels import Level
    from fabula.present.chain import Told
    from fabula.sphinxext.lookup import Lookup
    from fabula.sphinxext.prose import Row

__all__ = ["date_line", "how_known"]


def date_line(
    look: Lookup, levels: Sequence[Level], *, opening: bool = False, brief: bool = False
) -> nodes.TextElement:
    """A date with all that is known of how sure it is, or the ``brief`` of it; ``opening`` begins a line."""
    if len(levels) == 1:
        date = moment(look, levels[0].when, opening=opening)
        date["classes"].append("fab-date")
        return date
    first, *others = levels_words(levels, look.language, brief=brief)
    shown = nodes.inline("", classes=["fab-levels"])
    shown += list(_parts(look, _opened(first) if opening else first))
    for told in others:
        shown += [nodes.Text("; "), *_parts(look, told)]
    return shown


def _opened(told: Told) -> Told:
    """A level as it begins a line."""
    begins = told.text.startswith(told.date)
    date = sentence_start(told.date) if begins else told.date
    return told._replace(text=sentence_start(told.text), date=date)


def _parts(look: Lookup, told: Told) -> Iterator[nodes.Node]:
    """The words of a level: its date is a date, what is assumed is the editors' own."""
    before, date, after = told.text.partition(told.date)
    yield nodes.Text(before)
    day = told.when.earliest_iso if told.when.is_day else None
    yield Moment(date, date, day=day, classes=["fab-date"])
    for clause in told.assuming:
        before, _, after = after.partition(clause)
        yield nodes.Text(before)
        yield own(look, clause)
    yield nodes.Text(after)


def how_known(look: Lookup, levels: Sequence[Level]) -> Row:
    """How a date is known: every bound with its reasons, and the rules they rest on."""
    items = nodes.bullet_list("", classes=["fab-derivation"])
    for text, rules in derivation_words(levels, look.language):
        named = look.label(" (rules: %s)") % ", ".join(rules)
        shown = [*said(look, text), *([nodes.Text(named)] if rules else [])]
        items += nodes.list_item("", paragraph(*shown))
    if not items.children:
        items += nodes.list_item(
            "", paragraph(nodes.Text(look.label("nothing: no source bounds the day")))
        )
    return look.label("How this date is known"), [items]
