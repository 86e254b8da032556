"""A text that is hard to find words in: emoji, blanks that do not break, marks, two directions, repetition."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from fabula.story import Claim, Event, Kind, Passage, Source, Timeline
from fabula.text import digest
from javascript.saved import Copy

TEXT = "\n".join(
    (
        "🚢🚢 The ferry left at dawn 🌅 with 👩\u200d👩\u200d👧 aboard; it paid 15 million, then 5 million.",
        "",
        "It cost 12\u00a0million\u00a0euros, up 13,1\u202f% on the year, he said.",
        "The na\u00efve caf\u00e9 at the m\u0304ole sold tea. The Naive cafe shut.",
        "",
        "A sign said \u05e9\u05dc\u05d5\u05dd to all who came, and \u0645\u0631\u062d\u0628\u0627 below it.",
        "The long wait was long. The long wait ended. The long wait began again.",
        "It took 3-4 days, or more & less, <100% sure>; a \u201cso-called\u201d mar\u00adket \u2013 he left in may.",
        "In May it rained.",
        "",
        "They walked in forestsAnna said; l\u2019analisi piacque alla Brink\u2019s crew.",
        "A line that ends\nand one that begins.",
        "",
    )
)

ALONE = {
    "emoji-before": "The ferry left",
    "emoji-within": "left at dawn 🌅 with",
    "joined-emoji": "👩\u200d👩\u200d👧 aboard",
    "no-break": "12\u00a0million\u00a0euros",
    "narrow": "13,1\u202f%",
    "mark": "m\u0304ole sold",
    "hebrew": "said \u05e9\u05dc\u05d5\u05dd to all",
    "arabic": "\u0645\u0631\u062d\u0628\u0627",
    "signs": "3-4 days, or more & less, <100% sure>",
    "quotation-marks": "\u201cso-called\u201d",
    "soft-hyphen": "mar\u00adket",
}
"""Words whose letters stand there once, as they are set."""

AGAIN = {
    "within-a-number": "5 million",
    "accents": "na\u00efve caf\u00e9",
    "case": "In May",
}
"""Words that stand once, while their letters stand elsewhere too."""

OTHERWISE = {
    "typed-blank": "up 13,1 %",
    "typed-marks": 'a "so-called" market',
}
"""Words that were typed plainly and are set otherwise."""

JOINED = {
    "joint": "Anna said",
    "elision": "analisi piacque",
    "possessive": "alla Brink",
}
"""Words that begin or end within what a browser takes for one word."""

SECOND = "The long wait"
CROSSING = "A line that ends\nand one that begins"
LONG = "to all who came, and \u0645\u0631\u062d\u0628\u0627 below it.\nThe long wait"


def letter() -> Copy:
    """A story of one claim a quotation, each in the only source."""
    passages = {
        name: Passage("letter", exact=words)
        for name, words in {**ALONE, **AGAIN, **OTHERWISE, **JOINED, "crossing": CROSSING}.items()
    }
    passages["second"] = Passage("letter", exact=SECOND, nth=2)
    start = TEXT.index(LONG)
    passages["by-place"] = Passage(
        "letter", start=start, end=start + len(LONG), sha256=digest(LONG)
    )
    claims = tuple(Claim(name, passage) for name, passage in passages.items())
    source = Source("letter", "the letter", language="en", fingerprints=("0" * 64,))
    story = Timeline(
        "letter", "A letter", sources=(source,),
        events=(Event("sent", "sending", "It is sent", claims),),
        kinds=(Kind("sending", "a letter is sent"),),
    )  # fmt: skip
    return Copy.of(Path(), replace(story), {"letter": TEXT})
