"""What an author writes in running text: ``{fab:event}`wsj-report```, and what stands there then.

Every role gives its final text while the page is read, so that titles, tables of contents and
every writer see it, and links to where the record is shown. ``text <id>`` gives the link other
words; a leading ``!`` takes the link away.

======== ========================================== ==========================================
role     target                                     text
======== ========================================== ==========================================
event    an event                                   its title
claim    ``event/claim``                            the label of its source
source   a source                                   its label
agent    an agent                                   its name
date     an event, ``event/claim``, ``event/slot``  its date, or the date the claim is read as
amount   ``event/claim``, ``event/slot``            the amount the claim is read as
quote    ``event/claim``                            the exact words, and our gloss
count    one of :data:`~.counts.COUNTS`, or         how many, in words up to twelve
         claims, files, groups or origins of an
         event: ``groups wsj-report``
reckoned a relation of amounts                      what came out of it
story    title, summary, version, licence, editors  that field of the story
word     a word of the interface, in English        the same in the language of the page
======== ========================================== ==========================================

``event/slot`` stands for the claims that give the slot, if all of them are read alike; if they
are not, a role does not choose between them: it is a warning that names them. A claim goes before
a slot of the same name.

A target that leads nowhere is a warning with file, line and the nearest right thing, and the text
stays as it was typed.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.util.docutils import ReferenceRole

from fabula.errors import FabulaError, RecordError
from fabula.evidence.arithmetic import brief
from fabula.present.inert import inert
from fabula.present.wording import number_words
from fabula.sphinxext.lookup import Lookup
from fabula.sphinxext.page import warn
from fabula.sphinxext.prose import link, moment, name_of, own, quoted, value_words, words
from fabula.value import Measure, When

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message
    from sphinx.roles import XRefRole
    from sphinx.util.typing import RoleFunction


__all__ = ["ROLES"]


class _Role(ReferenceRole, ABC):
    """A role whose text comes from the story."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        """The nodes that stand for the role, or its own text and a warning."""
        if self.disabled:
            self.title, self.target = self.title.removeprefix("!"), self.target.removeprefix("!")
        try:
            return self.shown(Lookup.of(self.env)), []
        except FabulaError as error:
            warn(error, self.get_location())
            return [nodes.Text(inert(self.title))], []

    @abstractmethod
    def shown(self, look: Lookup) -> list[Node]:
        """What stands for the role.

        Raises:
            FabulaError: the target leads nowhere, or to nothing that can stand here.
        """
        ...

    def linked(
        self, type: str, id: str, text: nodes.TextElement, note: str | None = None
    ) -> list[Node]:
        """The text, or the author's own, as a link to a record.

        A text that takes a capital at the start of a sentence says so by ``lower``. The key of
        its note is that of the record, unless it is given; see :mod:`.notes`.
        """
        if self.has_explicit_title:
            text = nodes.inline("", inert(self.title))
        if self.disabled:
            return [text]
        reference = link(type, id, text, warn=True)
        reference["mention"] = True
        reference["note"] = note or f"{type} {id}"
        self.set_source_info(reference)
        return [reference]


# How Sphinx's role for other projects begins, in reStructuredText and in MyST.
_ELSEWHERE = re.compile(r"[:{]external[+:]")


class _Record(_Role):
    """An event, claim, source or agent, by the name readers know it by.

    Behind Sphinx's ``external`` it is a record of another project, which its inventory names.
    """

    def run(self) -> tuple[list[Node], list[system_message]]:
        """The nodes that stand for the role; a record of another project is not looked up here."""
        if not _ELSEWHERE.match(self.rawtext):
            return super().run()
        type = self.name.rpartition(":")[2]
        reference = link(type, self.target, nodes.inline("", inert(self.title)), warn=True)
        reference["refexplicit"] = self.has_explicit_title
        reference["refdoc"] = self.env.docname
        self.set_source_info(reference)
        return [reference], []

    def shown(self, look: Lookup) -> list[Node]:
        type = self.name.rpartition(":")[2]
        name = name_of(look, type, self.target)
        # "the mayor" takes a capital at the start of a sentence, "xAI" and "adidas" never do.
        first, _, more = name.astext().partition(" ")
        name["lower"] = type != "event" and first.islower() and bool(more)
        return self.linked(type, self.target, name)


class _Quote(_Role):
    """The exact words in their language, and our gloss."""

    def shown(self, look: Lookup) -> list[Node]:
        claim = look.claim(self.target)
        if claim.passage.exact is None:
            allowed = "a claim whose words may be quoted; this one is given by place"
            raise RecordError(f"claim {self.target!r}", "quote", None, allowed)
        language = look.source(claim.source).language
        exact = words(claim.passage.exact, language, "fab-quote")
        shown = self.linked("claim", self.target, nodes.inline("", "", *quoted(look, exact)))
        if not claim.gloss:
            return shown
        gloss = own(look, claim.gloss, "fab-gloss")
        ours = [nodes.Text(" ("), *quoted(look, gloss), nodes.Text(")")]
        return [nodes.inline("", "", *shown, *ours, classes=["fab-quoted"])]


class _Value(_Role):
    """A value that was read from the words of a claim."""

    kind: ClassVar[type[When | Measure]]
    noun: ClassVar[str]

    def shown(self, look: Lookup) -> list[Node]:
        claim, value = self.reading(look)
        text = value_words(look, value)
        text["lower"] = True
        return self.linked("claim", claim, text)

    def reading(self, look: Lookup) -> tuple[str, When | Measure]:
        """The address of the claim meant, or of the first that gives the slot, and its value.

        Raises:
            RecordError: nothing of the kind is read there, or the claims do not agree.
        """
        event, _, name = self.target.partition("/")
        record = look.event(event)
        alone = [claim for claim in record.claims if claim.id == name]
        claims = alone or record.giving(name) or [record.claim(name)]
        values = list(dict.fromkeys(claim.value for claim in claims))
        if not isinstance(values[0], self.kind):
            allowed = f"a claim from which {self.noun} is read"
            raise RecordError("role", self.name, self.target, allowed)
        if len(values) > 1:
            ids = ", ".join(f"{event}/{claim.id}" for claim in claims)
            allowed = f"a slot whose claims are read alike; say which of {ids}"
            raise RecordError("role", self.name, self.target, allowed)
        return f"{event}/{claims[0].id}", values[0]


class _Amount(_Value):
    kind = Measure
    noun = "an amount"


class _Date(_Value):
    kind = When
    noun = "a date"

    def shown(self, look: Lookup) -> list[Node]:
        if "/" in self.target:
            return super().shown(look)
        text = moment(look, look.event(self.target).when)
        text["lower"] = True
        return self.linked("event", self.target, text, f"date {self.target}")


class _Count(_Role):
    """How many; the voices at an event lead to it."""

    def shown(self, look: Lookup) -> list[Node]:
        number = words(number_words(look.count(self.target), look.language), None, "fab-count")
        number["lower"] = True
        event = self.target.partition(" ")[2]
        if event:
            return self.linked("event", event, number, f"count {self.target}")
        if self.target in _LISTED:
            number["note"] = f"count {self.target}"
        return [number]


# What a note can list by name; of claims, events and agents there are too many.
_LISTED = frozenset({"groups", "languages", "sources"})


class _Reckoned(_Role):
    """What came out of an equation between amounts; its note shows how.

    It is said to as many digits as its editors expect of it, if it rounds to what they expect.
    """

    def shown(self, look: Lookup) -> list[Node]:
        found = look.reckoned(self.target)
        if found.result is None:
            allowed = "a relation that comes to an amount"
            raise RecordError("role", self.name, self.target, allowed)
        expected = found.relation.expect if found.as_expected else None
        amount = value_words(look, expected or brief(found.result))
        amount.update_all_atts({"lower": True, "note": f"reckoned {self.target}"})
        return [amount]


class _Story(_Role):
    """A field of the story itself."""

    def shown(self, look: Lookup) -> list[Node]:
        return [own(look, look.head(self.target))]


class _Word(_Role):
    """A word of the interface, for pages that serve stories in any language."""

    def shown(self, look: Lookup) -> list[Node]:
        return [nodes.Text(inert(look.label(self.target)))]


ROLES: dict[str, RoleFunction | XRefRole] = {
    "agent": _Record(),
    "amount": _Amount(),
    "claim": _Record(),
    "count": _Count(),
    "date": _Date(),
    "event": _Record(),
    "quote": _Quote(),
    "reckoned": _Reckoned(),
    "source": _Record(),
    "story": _Story(),
    "word": _Word(),
}
"""The roles of the domain, by name."""
