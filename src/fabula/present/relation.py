"""A relation between amounts, reckoned, in words: the equation with its figures, and how it comes out.

*595.3 billion US dollars / (1 + 13.05% to 13.15% (13.1%, rounded)) = 526.1 to 526.6 billion US
dollars*. What comes out is exact, and said to four digits; what goes in is said as it is reckoned
with. The signs of the equation are those of arithmetic in every language; where a terminal shows an
asterisk and a hyphen, this has the signs of print.

This module reckons nothing; see :mod:`fabula.evidence.arithmetic`.

>>> from fabula.evidence import reckon
>>> from fabula.story import Relation, RelationType, WhatIf
>>> from fabula.value import parse_measure
>>> fold = Relation("fold", RelationType.RATIO, (
...     ("dividend", WhatIf(parse_measure("7e12 USD"), "said")),
...     ("divisor", WhatIf(parse_measure("526.3e9 USD"), "said"))))
>>> relation_words(reckon([fold])[0], "en-GB")
'7 trillion US dollars / 526.3 billion US dollars = 13.3'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.evidence.arithmetic import brief, equation
from fabula.present.measure import amount_words
from fabula.present.phrase import phrases

if TYPE_CHECKING:
    from fabula.evidence.outcome import Reckoned, Term
    from fabula.value import Measure

__all__ = ["relation_words"]


def relation_words(reckoned: Reckoned, language: str) -> str:
    """The equation, what comes out, and how it lies to what is said elsewhere.

    Args:
        reckoned: what came out.
        language: a BCP 47 tag.

    Raises:
        UnknownLanguageError: no data file describes the language.
    """
    say = phrases(language)
    if reckoned.wrong:
        return say.say("unreckoned")
    told: dict[str, list[str]] = {}
    for term in reckoned.terms:
        told.setdefault(term.role, []).append(_term(term, language))
    result = reckoned.result
    came = say.say("unbounded") if result is None else _brief(result, language)
    signs = equation(reckoned.relation, told).replace(" * ", " × ").replace(" - ", " − ")
    said = say.say("reckoned", equation=signs, result=came)
    if reckoned.meets is None or reckoned.against is None:
        return said
    other = _term(reckoned.against, language)
    if reckoned.touches:
        return say.say("reckoned_touches", said=said, other=other)
    if reckoned.gap is None:
        return say.say("reckoned_meets", said=said, other=other)
    return say.say("reckoned_apart", said=said, other=other, gap=_brief(reckoned.gap, language))


def _term(term: Term, language: str) -> str:
    """An amount as it is reckoned with, and how it was written if it was rounded."""
    assert term.measure is not None, "only what was read is worded"
    if term.is_result:
        return _brief(term.measure, language)
    bounds = amount_words(term.measure, language)
    if term.written is None:
        return bounds
    amount = amount_words(term.written, language)
    return phrases(language).say("rounded_term", bounds=bounds, amount=amount)


def _brief(measure: Measure, language: str) -> str:
    return amount_words(brief(measure), language)
