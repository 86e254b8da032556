"""The rules of thumb of dating: what usually holds, though no words say so.

Each has a name, under which it can be switched off and is told wherever a bound rests on it, and a
*priority*: where rules contradict each other or the evidence, the one of the lowest priority gives
way.

>>> sorted(RULES, key=lambda name: RULES[name].priority)
['bare-month', 'announced', 'this-year', 'assumed', 'completed', 'dating']
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from fabula.errors import UnknownIdError

__all__ = ["RULES", "STATED", "Rule", "rule_named"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of thumb.

    Attributes:
        name: slug.
        priority: what of a contradiction gives way: the lowest.
        meaning: the rule, for people.
    """

    name: str
    priority: int
    meaning: str


_ALL = (
    Rule("bare-month", 1, "a month named without a year is over, and is not the month of writing"),
    Rule("announced", 2, "what a source tells as lying ahead was not over when it was published"),
    Rule(
        "this-year",
        3,
        "who speaks of a year as over and says 'this year' writes in the year after it",
    ),
    Rule("assumed", 4, "what the editors say that a stated order rests on is so"),
    Rule("completed", 5, "what words leave open is what the editors complete it to, with a reason"),
    Rule("dating", 6, "a date of publication that the editors mark as soft holds"),
)

RULES = MappingProxyType({rule.name: rule for rule in _ALL})
"""All rules, by name."""

STATED = ("assumed", "completed", "dating")
"""The rules by which what the editors state holds, with the reason they give.

A bound that rests on these alone is what the editors answer for; the others are about how people
write, and may fail in any one case.
"""


def rule_named(name: str) -> Rule:
    """The rule of that name.

    Raises:
        UnknownIdError: there is none.
    """
    if name not in RULES:
        raise UnknownIdError("rule", name, RULES)
    return RULES[name]
