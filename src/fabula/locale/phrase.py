"""Phrases, as a tree: the words that may follow one another, and what they mean together.

A phrase is joined to one token where it stands in a text, the longest first. Two kinds of words are
told apart: ``core`` words, without which there is no amount, and numerals, which are added up one
by one, so that a phrase made of numerals alone ("soixante dix") must not be joined.

This module does not read text; see :mod:`fabula.recognise.token`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Node", "Senses", "grow_phrase", "is_core", "is_numeral", "mark_core", "part_numerals"]

Senses = dict[str, Any]

_NUMERALS = frozenset({"n", "mul", "piece"})

# The classes without which there is no amount; their words carry the class ``core`` as well.
_CORE = frozenset({
    "approx_n", "couple", "cur", "den", "dozen", "frac", "halves", "mixed", "mul", "multiple", "n",
    "ord", "scale", "share", "sub", "vague", "vulgar",
})  # fmt: skip


@dataclass(slots=True)
class Node:
    """A node of the tree of phrases: the words that may follow, and what the phrase means so far."""

    next: dict[str, Node] = field(default_factory=dict)
    senses: Senses | None = None


def is_core(senses: Senses) -> bool:
    """Whether a word of these senses can be the core of an amount."""
    return not _CORE.isdisjoint(senses)


def is_numeral(senses: Mapping[str, Any]) -> bool:
    """Whether a word of these senses is a numeral or a part of one."""
    return not _NUMERALS.isdisjoint(senses)


def grow_phrase(heads: dict[str, Node], parts: tuple[str, ...], sense: str, payload: Any) -> None:
    """Add a phrase to the tree of phrases."""
    node = heads.setdefault(parts[0], Node())
    for part in parts[1:]:
        node = node.next.setdefault(part, Node())
    node.senses = {**(node.senses or {}), sense: payload}


def mark_core(node: Node) -> None:
    """Mark the phrases without which there is no amount."""
    if node.senses is not None and is_core(node.senses):
        node.senses["core"] = True
    for child in node.next.values():
        mark_core(child)


def part_numerals(node: Node, words: Mapping[str, Senses]) -> None:
    """Take back the phrases made of number words alone: their words must stay apart to be added."""
    for word, child in node.next.items():
        if is_numeral(words.get(word, {})):
            child.senses = None
            part_numerals(child, words)
