"""The front door: a story told by many articles becomes a timeline others can check and cite.

A *source* says something in exact words, at a *passage*: that is a *claim*. Claims give the slots
of an *event*, and a *timeline* holds events. An event has no date of its own; its bounds follow
from its claims, and each bound says what gives it. A tour:

>>> from datetime import date
>>> from fabula import Agent, Claim, Event, Passage, Source, Timeline, When, settle
>>> gazette = Source("gazette", "the Gazette", language="en", words=90, fingerprints=("0" * 64,))
>>> words = Passage("gazette", exact="on 5 March 2025")
>>> day = Claim("day", words, "when", expect=When.on(date(2025, 3, 5)))
>>> who = Claim("who", Passage("gazette", exact="the mayor said"), "speaker", "mayor")
>>> speech = Event("speech", "statement", "The mayor speaks", claims=(day, who))
>>> people = (Agent("mayor", "the mayor of Norhaven"),)
>>> story = settle(Timeline("bridge", "The bridge", sources=(gazette,), agents=people, events=(speech,)))
>>> print(story["speech"].when.latest, "by", story["speech"].when.end_latest.because)
2025-03-05 by claim 'speech/day' says so

A story is usually a folder: ``load`` reads one, ``dump`` writes one, ``check`` lists what is the
matter with it, as the command ``fabula check`` does. ``read`` finds the amounts and dates of any text.

Reading order of the rooms, low to high: :mod:`fabula.errors` (what can go wrong, on one page),
:mod:`fabula.text` (where it is said), :mod:`fabula.value` (what is said), :mod:`fabula.locale` (how
a language writes it), :mod:`fabula.recognise` (finding it), :mod:`fabula.story` (recording it),
:mod:`fabula.evidence` (weighing it), :mod:`fabula.present` (wording it), :mod:`fabula.exchange`
(formats by name), :mod:`fabula.draft` (proposing it), and on top :mod:`fabula.cli` and
:mod:`fabula.sphinxext`.

Every name here is loaded when it is first asked for, so that ``import fabula`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fabula.errors import FabulaError, Finding
    from fabula.evidence import check, settle
    from fabula.exchange import dump, load, load_weighed
    from fabula.recognise.engine import read
    from fabula.story import (
        Agent,
        Claim,
        Event,
        Lineage,
        Order,
        Passage,
        Source,
        Timeline,
    )
    from fabula.value import Measure, When

__all__ = [
    "Agent",
    "Claim",
    "Event",
    "FabulaError",
    "Finding",
    "Lineage",
    "Measure",
    "Order",
    "Passage",
    "Source",
    "Timeline",
    "When",
    "check",
    "dump",
    "load",
    "load_weighed",
    "read",
    "settle",
]

__version__ = "0.1.0"

_ROOMS = {
    "fabula.errors": ("FabulaError", "Finding"),
    "fabula.evidence": ("check", "settle"),
    "fabula.exchange": ("dump", "load", "load_weighed"),
    "fabula.recognise.engine": ("read",),
    "fabula.story": (
        "Agent", "Claim", "Event", "Lineage", "Order", "Passage", "Source", "Timeline",
    ),
    "fabula.value": ("Measure", "When"),
}  # fmt: skip
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}


if not TYPE_CHECKING:  # a type checker that saw this would let every misspelt name pass

    def __getattr__(name):
        """Load a name from its room when it is first asked for."""
        if name not in _ROOM_OF:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(_ROOM_OF[name]), name)
        return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
