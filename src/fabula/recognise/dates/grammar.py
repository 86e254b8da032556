"""The grammar of dates, as the engine knows it: find them in a stretch, settle them on a page.

``find`` reads each stretch from the left and takes the longest phrase at every token that can
begin one. ``settle`` turns what remains into mentions, in the order of the text, for here one date
bears on another: "two days later" leans on the date named before, and a date in digits whose order
is certain ("23/08/2024") tells the order of the others.

The decisions: the order of day and month is the language's, unless the text itself shows another.
A phrase that cannot mean any day
(30 February) is no date.

This module does not know the phrases, see :mod:`fabula.recognise.dates.phrase`, nor tense, see
:mod:`fabula.recognise.dates.tense`.

>>> from datetime import date
>>> from fabula.recognise.engine import read
>>> found = read("On 3 May 2021 it rained. Two days later it snowed.", "en", date(2024, 2, 9))
>>> [mention.when.earliest_iso for mention in found]
['2021-05-03', '2021-05-05']
"""

from __future__ import annotations

from functools import lru_cache
from itertools import compress, count
from typing import TYPE_CHECKING, NamedTuple

from fabula.locale.token import DATED, NOTHING, OPENS_DATE, ROMAN, marked
from fabula.recognise.dates.again import is_comparison
from fabula.recognise.dates.frame import ENTRY, Answer, Frame
from fabula.recognise.dates.list import days_after
from fabula.recognise.dates.mention import DateMention, DateReading, date_mention
from fabula.recognise.dates.name import is_person
from fabula.recognise.dates.phrase import Phrase, phrase
from fabula.recognise.dates.range import Between, Open
from fabula.recognise.dates.tense import Around, Tenses
from fabula.recognise.dates.told import BESIDE, is_history, told_by
from fabula.recognise.dates.word import Found
from fabula.recognise.dates.written import Either
from fabula.recognise.dates.year import is_short_year
from fabula.recognise.draft import Draft, draft
from fabula.recognise.token import LOOKAHEAD
from fabula.value import edtf
from fabula.value.bound import Bound
from fabula.value.when import Shape, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fabula.locale.words import Lexicon
    from fabula.recognise.dates.frame import Days, Term
    from fabula.recognise.draft import Page
    from fabula.recognise.mention import Mention
    from fabula.recognise.token import Stretch, Token

__all__ = ["find", "settle"]

# How many tokens before its core a phrase may begin, and what counts as a short stretch.
_REACH = 9
_SHORT = 8
# No date in digits begins right after one of these.
_BARS = frozenset("/.,$€£#")
_PAIR, _YEAR, _COMPACT = 2, 4, 8
# The longest text that may be no more than a date, and what may stand beside it there.
_ENTRY, _SHORT_WORD = 60, 5
_ENDS = frozenset({",", ".", ")", "%", ";", "$", "€", "£", "!", "?", '"', "”", "“", "»"})
# What before two numbers with a slash makes a date of them.
_LEADS = frozenset({
    "article", "date_between", "date_from", "date_to", "link", "prep", "since", "turn", "until",
    "weekday", "weekday_faint", "weekday_short",
})  # fmt: skip
_BETWEEN = frozenset("'(")
_NOT_JOINED = _ENDS - {"."}
_MOST_READINGS = 6
# How many values of a page are kept at the most.
_MOST_VALUES = 4096
_OPENING, _DATED = marked(OPENS_DATE | ROMAN), marked(DATED)


def find(stretch: Stretch) -> list[Draft]:
    """The date phrases of a stretch, in order, none overlapping."""
    tokens = stretch.tokens
    drafts: list[Draft] = []
    openings = stretch.marks.translate(_OPENING)
    after = 0
    for core in _cores(stretch):
        if after < core - _REACH:
            after = core - _REACH
        while (at := openings.find(1, after, core + 1)) >= 0:
            found = phrase(stretch, at) if _may_begin(stretch, at) else None
            if found is None:
                after = at + 1
                continue
            drafts.append(draft(stretch, at, found.after, found))
            after = found.after
            following = tokens[after]
            lists = following.word == "," or "date_and" in following.senses
            if lists and tokens[after - 1].raw.isdecimal():
                after = _listed(stretch, found, drafts)
    return drafts


def _listed(stretch: Stretch, found: Phrase, drafts: list[Draft]) -> int:
    """The index after the days that a date lists behind it; they are added to the drafts."""
    after = found.after
    for at, day in days_after(stretch, Found(found.term, after)):
        after = day.after
        drafts.append(draft(stretch, at, after, Phrase(day.term, after)))
    return after


def _cores(stretch: Stretch) -> list[int]:
    """Where the words and figures stand without which there is no date.

    A short part is read whole: a heading, a table cell.
    """
    tokens = stretch.tokens
    cores = [
        at
        for at in compress(count(), stretch.marks.translate(_DATED))
        if "digits" not in tokens[at].senses or _is_figure(stretch, at, tokens[at].raw)
    ]
    short = _short(tokens)
    return sorted({*cores, *short}) if short else cores


def _short(tokens: list[Token]) -> list[int]:
    """The tokens of all short parts."""
    found: list[int] = []
    start, end = 0, len(tokens)
    while start < end:
        stop = tokens.index(NOTHING, start)
        if stop - start < _SHORT:
            found += range(start, stop)
        start = stop + LOOKAHEAD
    return found


def _is_figure(stretch: Stretch, at: int, raw: str) -> bool:
    """Whether digits may belong to a date by their look: a year, or joined to something."""
    tokens = stretch.tokens
    following = tokens[at + 1]
    if (len(raw) == 4 and raw.isdecimal()) or "." in raw:
        return True
    if len(raw) == _PAIR and is_short_year(stretch, at):
        return True
    if not following.before and following.word not in _ENDS:
        return following.word != "/" or not _is_fraction(stretch, at)
    before = tokens[at - 1] if at else following
    if at and not tokens[at].before and before.raw[-1:].isalpha():
        return "opens_date" in before.senses
    if "since" in before.senses:
        return True
    return len(raw) < 3 and "digits" in following.senses and not _is_barred(stretch, at)


def _may_begin(stretch: Stretch, at: int) -> bool:
    """Whether a date can begin here, by the token and the next: most often none can."""
    token, following = stretch.tokens[at], stretch.tokens[at + 1]
    senses = token.senses
    if "opens_date" not in senses:
        return _is_before_century(stretch, at)
    if "digits" in senses:
        return _may_begin_figure(stretch, at)
    if "dated" in senses:
        return not is_person(stretch, at)
    return bool(following.senses) or following.word in _BETWEEN


def _is_before_century(stretch: Stretch, at: int) -> bool:
    """Whether the word for a century, or for another unit, stands near a numeral."""
    tokens = stretch.tokens
    return "span" in tokens[at + 1].senses or "span" in tokens[at + 2].senses


def _may_begin_figure(stretch: Stretch, at: int) -> bool:
    """Whether a date can begin with these digits."""
    raw, following = stretch.tokens[at].raw, stretch.tokens[at + 1]
    if not raw.isdecimal():
        return "." in raw and "," not in raw
    if len(raw) == _YEAR or len(raw) == _COMPACT:
        return True
    if len(raw) > _YEAR or _is_barred(stretch, at):
        return False
    if len(raw) == _PAIR and is_short_year(stretch, at):
        return True
    if not following.before and following.raw:
        if following.word == "/":
            return not _is_fraction(stretch, at)
        if following.word in _NOT_JOINED:
            return following.word == "," and "digits" in stretch.tokens[at + 2].senses
        return not _is_compound(stretch, at + 1)
    return "after_number" in following.senses or len(stretch.text) < _ENTRY


def _is_fraction(stretch: Stretch, at: int) -> bool:
    """Whether two numbers with a slash are no date: nothing before, in or behind them says so."""
    tokens = stretch.tokens
    raw, second, behind = tokens[at].raw, tokens[at + 2], tokens[at + 3]
    if len(stretch.text) < _ENTRY or len(second.raw) > _PAIR or "digits" not in second.senses:
        return False
    if raw[0] == "0" or second.raw[0] == "0" or (behind.raw and not behind.before):
        return False
    return not at or _LEADS.isdisjoint(tokens[at - 1].senses)


def _is_compound(stretch: Stretch, at: int) -> bool:
    """Whether a hyphen joins digits to a word of no date: "900-Millionen-Projekt"."""
    joined = stretch.tokens[at + 1]
    return (
        stretch.tokens[at].word == "-" and joined.raw[:1].isalpha() and "dated" not in joined.senses
    )


def _is_barred(stretch: Stretch, at: int) -> bool:
    """Whether one or two digits stand between a sign and other digits: "1/2 3" has no date at 2."""
    tokens = stretch.tokens
    if not at or "digits" not in tokens[at + 1].senses or len(tokens[at].raw) > _PAIR:
        return False
    return tokens[at - 1].word in _BARS and stretch.glued(at)


def settle(drafts: list[Draft], page: Page) -> list[Mention]:
    """Mentions of the drafts that mean some day, or wait for one."""
    telling = _Telling(drafts, page)
    return [mention for one in drafts if (mention := telling.mention(one)) is not None]


class _Value(NamedTuple):
    """What a term comes to: its readings, its first answer, the tense if that bore on them.

    ``named`` are the days the text goes on from, if it names any.
    """

    readings: tuple[DateReading, ...]
    first: Answer | None
    tense: int | None
    named: Days | None


class _Telling:
    """A page as it is read from the top: what its dates were last, and what each has come to.

    The same term in the same frame comes to the same again, so it is answered once.
    """

    def __init__(self, drafts: list[Draft], page: Page) -> None:
        self.text = page.text
        self.today = page.written.toordinal() if page.written else None
        terms = {draft.parse.term for draft in drafts}
        self.order, self.grounds = _order(terms, page.lexicon)
        self.history = is_history(terms, self.today)
        self.alone = not page.excerpt and len(drafts) == 1 and _is_alone(page.text, drafts[0])
        self.tenses = Tenses(page.text, page.lexicon)
        self.named: Days | None = None
        self.before = 0
        self.known: dict[tuple[Term, Days | None, Days | None], _Value] = {}

    def mention(self, draft: Draft) -> DateMention | None:
        """The mention with its readings, the first one chosen; None if no day can be meant."""
        start, end, (term, _, time) = draft
        readings, first, _, named = self._value(term, start, end)
        if first is None:
            return None
        if named is not None:
            self.named, self.before = named, end
        words = self.text[start:end]
        return date_mention(start, end, words, readings, first.waits, first.recurring, time)

    def _value(self, term: Term, start: int, end: int) -> _Value:
        """What a term comes to at a place."""
        told = self.named if self.history else self._told(start)
        key = term, self.named, told
        found = self.known.get(key)
        if found is None or (
            found.tense is not None and found.tense != self.tenses.around(start, end)
        ):
            around = Around(self.tenses, start, end)
            tense = _forward if self.alone else around
            frame = Frame(self.today, self.named, told, tense, self.order, self.grounds)
            found = _value(term.answers(frame), around.tense, is_comparison(term, self.named))
            if len(self.known) < _MOST_VALUES:
                self.known[key] = found
        return found

    def _told(self, start: int) -> Days | None:
        """The days of the date right before a place, if they tell the year of what stands there."""
        if self.named is None or start - self.before >= BESIDE:
            return None
        return told_by(self.named, self.text[self.before : start])


def _value(answers: list[Answer], tense: int | None, compares: bool) -> _Value:
    """The readings of the answers, without those that say the same as an earlier one."""
    distinct = _distinct(answers)
    first = distinct[0] if distinct else None
    readings = tuple(
        DateReading(
            _when(answer), answer.convention, rank == 0, answer.grounds or _GROUNDS[rank > 0]
        )
        for rank, answer in enumerate(distinct)
    )
    return _Value(readings, first, tense, None if first is None or compares else first.days)


def _forward() -> int:
    """The tense of an entry or a request that says no more than when: it looks forward."""
    return ENTRY


def _is_alone(text: str, draft: Draft) -> bool:
    """Whether a text says no more than a date, an article or a preposition left out."""
    rest = text[: draft.start] + text[draft.end :] if len(text) < _ENTRY else text
    return sum(map(str.isalnum, rest)) <= _SHORT_WORD


def _order(terms: Iterable[Term], lexicon: Lexicon) -> tuple[str, str]:
    """The order of day and month, and why: as the text shows it, else as the language has it."""
    usual = _usual_order(lexicon)
    shown = {name for term in terms for name in _certain(term)}
    if len(shown) == 1 and usual not in shown:
        return shown.pop(), "other dates of the text have this order"
    return usual, "the order usual in the language"


def _usual_order(lexicon: Lexicon) -> str:
    """The order usual in the language, or in its region if the tag names one."""
    flags = lexicon.flags
    parts = lexicon.tag.replace("_", "-").split("-")[1:]
    for region in (part.upper() for part in parts if len(part) == 2 or part.isdecimal()):
        order = flags.get("region_order", {}).get(region) or flags.get("region_order_else")
        if order:
            return str(order)
    return str(flags.get("date_order", "dmy"))


def _certain(term: Term) -> Iterator[str]:
    """The orders of dates in digits that can be read in one way only."""
    if isinstance(term, Between):
        yield from _certain(term.start)
        yield from _certain(term.end)
    elif isinstance(term, Open):
        yield from _certain(term.of)
    elif isinstance(term, Either):
        names = {name[:3] for name, _ in term.options}
        if len(names) == 1:
            yield from names & {"dmy", "mdy"}


def _distinct(answers: list[Answer]) -> list[Answer]:
    """The answers without those that say the same as an earlier one."""
    seen = set()
    kept = []
    for answer in answers:
        key = (answer.first, answer.last, answer.form if answer.first is None else "")
        if key not in seen:
            seen.add(key)
            kept.append(answer)
    return kept[:_MOST_READINGS]


_OPEN = (None, None)
_GROUNDS = ("the words say so", "also possible")


@lru_cache(maxsize=4096)
def _when(answer: Answer) -> When:
    """The value of an answer; the dates of a text come again."""
    if answer.recurring:
        return When.recurring()
    when = _span(answer) if answer.ends else _instant(answer)
    return when.qualified(approximate=True) if answer.approximate else when


def _instant(answer: Answer) -> When:
    """One unknown day from the first to the last, or what the digits that are known leave open."""
    if answer.form and answer.first is None:
        return edtf.parse(answer.form)
    return When.within(_bound(answer.first, answer), _bound(answer.last, answer))


def _span(answer: Answer) -> When:
    """From one end to the other; an end that is None is open."""
    start, end = answer.ends or (None, None)
    (first, second), (third, fourth) = start or _OPEN, end or _OPEN
    return When(
        Shape.SPAN,
        _bound(first, answer),
        _bound(second, answer),
        _bound(third, answer),
        _bound(fourth, answer),
        open_start=start is None,
        open_end=end is None,
    )


def _bound(day: int | None, answer: Answer) -> Bound:
    """A bound, soft where a rule of thumb gives it."""
    return Bound(day, hard=not answer.soft, because=answer.convention if answer.soft else "")
