"""Saved copies of sources, and what leads from our pages and exports to the words in them."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING, Any

from docutils import nodes

from fabula.evidence import match, verify
from fabula.evidence.collating.collated import Collated
from fabula.exchange import load, text_files
from fabula.exchange.edition import Edition
from fabula.exchange.format import format_named
from fabula.sphinxext.claim import saying
from fabula.sphinxext.lookup import Lookup
from fabula.sphinxext.model import Model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from fabula.evidence import Placement
    from fabula.story import Timeline

SENTINEL = "Here ends this copy"

# Red is no colour of a page but of the words a browser was led to.
STYLE = """body { margin: 0; padding: 3000px 0; color: #bbb; background: #fff }
article { width: 1100px; font: 14px/20px monospace }
p { margin: 0 }
::target-text { background-color: #f00; color: #bbb }"""


@dataclass(frozen=True)
class Copy:
    """A story, the texts of its sources as they were saved, and where the passages stand in them."""

    folder: Path
    story: Timeline
    texts: Mapping[str, str]
    placed: Mapping[str, Placement]

    @classmethod
    def of(cls, folder: Path, story: Timeline, texts: Mapping[str, str]) -> Copy:
        """A story verified in texts by source; no passage may be missing there."""
        verified = verify(story, texts, {})
        assert not verified.findings
        return cls(folder, story, texts, verified.placed)

    @classmethod
    def loaded(cls, folder: Path, texts: Path) -> Copy:
        story = load(folder)
        return cls.of(folder, story, match(story, text_files(texts)).texts)

    @property
    def claims(self) -> list[str]:
        return [address for address, _ in self.story.claims()]

    def source(self, address: str) -> str:
        return self.story.claim(address).source

    def found(self, address: str) -> tuple[int, str]:
        """Where the words of a claim begin, and how they are set."""
        place = self.placed[address]
        return place.start, self.texts[place.source][place.start : place.end]

    def without(self, address: str) -> str:
        """The text of its source without the words of a claim."""
        start, words = self.found(address)
        text = self.texts[self.source(address)]
        return text[:start] + text[start + len(words) :]

    @cached_property
    def selectors(self) -> dict[str, list[dict[str, Any]]]:
        """The selectors of each claim, as exported."""
        edition = Edition.of(self.story, placed=self.placed)
        (data,) = format_named("webannotation").write(edition).files.values()
        notes = json.loads(data)["first"]["items"]
        held = {note["id"].split(":", 4)[4]: note["target"]["selector"] for note in notes}
        return {address: one if isinstance(one, list) else [one] for address, one in held.items()}

    @cached_property
    def links(self) -> dict[str, str]:
        """The fragments by which our pages lead to the words, for the claims that have such a link."""
        sources = [replace(one, url="http://saved.example/") for one in self.story.sources]
        story = replace(self.story, sources=tuple(sources))
        look = Lookup(Model(self.folder, story, self.placed, {}, Collated()), {}, "en")
        return {
            f"{event.id}/{claim.id}": f"#{link['refuri'].partition('#')[2]}"
            for event in story.events
            for claim in event.claims
            for link in saying(look, event, claim).findall(nodes.reference)
            if "fab-at-words" in link["classes"]
        }


def page(text: str) -> str:
    """A page whose article has a text as its own, with paragraphs, and tags around and within words."""
    number = count()

    def marked(found: re.Match[str]) -> str:
        word, at = found[0], next(number)
        if at % 7 == 3:
            return f"<em>{html.escape(word)}</em>"
        if at % 5 == 2:
            return f"<b>{html.escape(word[:1])}</b>{html.escape(word[1:])}"
        return html.escape(word)

    parts = [re.sub(r"[^ ]+", marked, part) for part in re.split(r"(\n+)", text)]
    body = "".join(f"<p>{part}</p>" if part.strip() else part for part in parts)
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Saved</title><style>{STYLE}</style>'
    return f"{head}<article>{body}</article><div style='height: 3000px'></div><footer>{SENTINEL}</footer>"


def laid_out_otherwise(text: str) -> str:
    """The text below a line of its own, every blank line gone: no offset holds in it."""
    return "🚢 Saved by a reader\n" + re.sub(r"\n+", "\n", text)
