"""A small story in which every way of citing occurs."""

from __future__ import annotations

import pytest

from fabula.story import (
    Agent,
    Before,
    Claim,
    Dating,
    Event,
    Manner,
    Passage,
    Reading,
    Source,
    Timeline,
    Voice,
)
from fabula.value import Measure
from fabula.value.edtf import parse

PRINT = "0" * 64


def _passage(words: str) -> Passage:
    return Passage("paper", exact=words)


SOURCES = (
    Source("paper", "the morning paper", "A bridge for the harbour", language="en",
           publisher="press", authors=("ada", "bo"), dating=Dating(parse("2024-02-09"), "its date line"),
           dateline="9 February 2024", fingerprints=(PRINT,)),
    Source("cut", "the long article", "Brücke im “Nebel”", title_cut=True, language="de",
           dating=Dating(parse("[2024-02-08..]"), "it names that day"), fingerprints=("1" * 64,)),
    Source("bare", "the leaflet", language="fr", fingerprints=("2" * 64,)),
    Source("rule", "the note", language="fr", fingerprints=("3" * 64,),
           dating=Dating(parse("2024-02"), "by its neighbours", soft=True)),
    Source("dated", "the letter", language="en", dateline="Thursday", fingerprints=("5" * 64,),
           dating=Dating(parse("2024-02-08"), "the Thursday of that week", soft=True)),
    Source("hard", "the form", language="fr", fingerprints=("4" * 64,),
           dating=Dating(parse("2024-02"), "it was handed in then")),
    Source("unseen", "the agency's report", publisher="press"),
)  # fmt: skip

AGENTS = (
    Agent("ada", "Ada Low"),
    Agent("bo", "Bo High"),
    Agent("mayor", "the mayor", names=(("de", "die Bürgermeisterin"),)),
    Agent("press", "The Press"),
)

FIVE, SEVEN = (Measure.point(n * 10**12, "USD") for n in (5, 7))

CLAIMS = (
    Claim("sum", _passage("seven"), "sum", hedge="it is said", voice=Voice("mayor"),
          readings=(Reading(SEVEN, "dictionary", "so"), Reading(FIVE, "calque", "or so"),
                    Reading(SEVEN, "sibling", "again"))),
    Claim("unread", _passage("a sum"), "sum"),
    Claim("day", _passage("on the eighth"), "when",
          readings=(Reading(parse("2024-02-08"), "dictionary", "so"),)),
    Claim("who", _passage("the mayor"), "publisher", "mayor", voice=Voice("mayor", Manner.QUOTED)),
    Claim("what", _passage("it says"), "reported", "bridge", voice=Voice("mayor", Manner.LOST)),
    Claim("topic", _passage("we will see"), "topic", "That we will see."),
    Claim("words", _passage("we will see"), "topic"),
    Claim("whole", _passage("it was told")),
    Claim("long", Passage("paper", start=5, end=90, sha256=PRINT)),
)  # fmt: skip

EVENTS = (
    Event("report", "report", "The paper reports", CLAIMS, (Before("bridge", "it is built later"),)),
    Event("bridge", "publication", "The bridge is described",
          (Claim("work", _passage("the report"), "work", "unseen"),)),
)  # fmt: skip


@pytest.fixture(scope="session")
def story() -> Timeline:
    """Two events, seven sources, and a claim of every sort."""
    return Timeline("demo", "A demo", "en-GB", sources=SOURCES, agents=AGENTS, events=EVENTS)
