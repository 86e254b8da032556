"""Hypothesis strategies, shared by the tests; one section a room, plural names."""

from __future__ import annotations

import datetime
import itertools
from decimal import Decimal
from fractions import Fraction
from random import Random

from hypothesis import strategies as st

from fabula.evidence.dating.network import ORIGIN, Constraint
from fabula.locale.data import merged
from fabula.text import Span, canonical
from fabula.value.bound import Bound
from fabula.value.calendar import CalendarUnit, around, civil, ordinal
from fabula.value.date import Date
from fabula.value.daterange import DateRange, Shape
from fabula.value.measure import Approximator, Measure
from fabula.value.when import When

# text -----------------------------------------------------------------------------------------

# Few letters, so that words repeat; and one of everything that folding, edges and composition
# treat specially, so that every rule meets every other.
_LETTERS = "aabB"
_FIGURES = "0157٧"
_BLANKS = "   \n\t\u00a0\u202f\u2009"
_MARKS = ".,:/'’´“”„«»-–−$%_"
_UNSEEN = "\u00ad\u200b\u200d\u2060\ufe0f\u202e\ufeff"
_OTHERS = "é\u0301\u0307ß😀👩万า\u0e31क\u093f"


def texts(*, min_size: int = 0, max_size: int = 60) -> st.SearchStrategy[str]:
    """Canonical texts dense with what is difficult in real ones."""
    alphabet = _LETTERS + _FIGURES + _BLANKS + _MARKS + _UNSEEN + _OTHERS
    drawn = st.text(st.sampled_from(alphabet), min_size=min_size, max_size=max_size)
    return drawn.map(canonical)


def word_texts(*, min_words: int = 1, max_words: int = 20) -> st.SearchStrategy[str]:
    """Texts of plain words and whole numbers with one space between, as an editor quotes them."""
    words = st.sampled_from(["the", "crane", "costs", "Hafen", "kran", "è", "7", "15", "2024"])
    return st.lists(words, min_size=min_words, max_size=max_words).map(" ".join)


def spans(*, max_end: int = 60) -> st.SearchStrategy[Span]:
    """Spans within ``[0, max_end)``, empty ones too."""
    offsets = st.integers(0, max_end)
    return st.tuples(offsets, offsets).map(lambda pair: Span(min(pair), max(pair)))


@st.composite
def passages(draw: st.DrawFn, among: st.SearchStrategy[str] | None = None) -> tuple[str, Span]:
    """A canonical text and a stretch of it in which there is something to be seen."""
    among = texts(min_size=1) if among is None else among
    text = draw(among.filter(lambda text: any(map(_is_seen, text))))
    held = draw(st.sampled_from([at for at, seen in enumerate(map(_is_seen, text)) if seen]))
    return text, Span(draw(st.integers(0, held)), draw(st.integers(held + 1, len(text))))


def _is_seen(character: str) -> bool:
    return not character.isspace() and character not in _UNSEEN


# value ----------------------------------------------------------------------------------------

# Strategies are made once, here, and draw little: most of the time of a property test goes there.
_UNITS = (None, "USD", "%", "x", "pp", "km/h", "[mi_i]")
_ABOVE = (Approximator.OVER, Approximator.AT_LEAST)
_BELOW = (Approximator.UNDER, Approximator.AT_MOST)
_WORDS = st.sampled_from([None, None, *Approximator])
_NUMBERS = st.one_of(
    st.sampled_from([Fraction(0), Fraction(1), Fraction(-1, 3)]),
    st.integers(-(10**15), 10**15).map(Fraction),
    st.builds(lambda n, power: Fraction(n * 10**power), st.integers(-9, 9), st.integers(0, 12)),
    st.builds(lambda n, power: Fraction(n, 10**power), st.integers(-999, 999), st.integers(1, 9)),
    st.builds(Fraction, st.integers(-100, 100), st.integers(1, 60)),
)


def numbers() -> st.SearchStrategy[Fraction]:
    """Exact numbers: whole, decimal and neither, often 0 or a round sum."""
    return _NUMBERS


def measures(
    of: st.SearchStrategy[Fraction] = _NUMBERS, units: tuple[str | None, ...] = _UNITS
) -> st.SearchStrategy[Measure]:
    """Measures of every hedge and every openness."""
    ends = st.integers(0, 3)
    return st.builds(_measure, of, of, st.sampled_from(units), _WORDS, ends)


def _measure(
    one: Fraction, other: Fraction, unit: str | None, word: Approximator | None, ends: int
) -> Measure:
    low, high = min(one, other), max(one, other)
    if word in _ABOVE:
        return Measure(low, None, unit, word)
    if word in _BELOW:
        return Measure(None, high, unit, word)
    choices = [(low, high), (low, low), (low, None), (None, high)]
    hedged = word in (Approximator.ABOUT, Approximator.ALMOST)
    return Measure(*choices[ends % 2 if hedged else ends], unit, word)


# Where calendars break: the year 0, leap days, the ten days lost in 1582, a year of 53 weeks, the
# turn of a year, and the last day that datetime can hold.
_EDGES = tuple(
    ordinal(*day)
    for day in [
        (-1, 12, 31), (0, 1, 1), (0, 2, 29), (0, 12, 31), (1, 1, 1), (1582, 10, 4), (1582, 10, 15),
        (1900, 2, 28), (1999, 12, 31), (2000, 2, 29), (2020, 12, 31), (2023, 2, 28), (2024, 2, 29),
        (9999, 12, 31), (10000, 1, 1),
    ]
)  # fmt: skip
_ORDINALS = st.one_of(
    st.builds(int.__add__, st.sampled_from(_EDGES), st.integers(-2, 2)),
    st.integers(-4_000_000, 4_000_000),
)
_FOUR_DIGITS = st.one_of(
    st.sampled_from(_EDGES[:-1]), st.integers(ordinal(-9999, 1, 1), ordinal(9999, 12, 31))
)


def ordinals() -> st.SearchStrategy[int]:
    """Days, counted as ``date.toordinal`` does, of any year; often at an edge of the calendar."""
    return _ORDINALS


def _digit_date(day: int, kept: int, open_digits: int, marks: tuple[str, str, str]) -> Date:
    """A day there is, cut short or not, with any of its digits left open."""
    year, month, of_month = civil(day)
    written = "".join([f"{abs(year):04}", f"{month:02}", f"{of_month:02}"][:kept])
    digits = "".join("X" if open_digits >> at & 1 else c for at, c in enumerate(written))
    date = Date(("-" if year < 0 else "") + digits[:4], digits[4:6], digits[6:8])
    return date.marked(*marks[:kept])


def _grouped_date(year: int, open_digits: int, code: int, marks: tuple[str, str, str]) -> Date:
    """A season, a quarter, a third or a half of a year."""
    date = _digit_date(ordinal(year, 1, 1), 1, open_digits, marks)
    return Date(date.year, str(code)).marked(*marks[:2])


def _long_year(size: int, significant: int, marks: tuple[str, str, str]) -> Date:
    """A year beyond four digits, or one with a count of significant digits."""
    sign = "-" if size < 0 else ""
    year = f"{sign}{abs(size):04}" if abs(size) <= 9999 else f"Y{size}"
    counted = significant if 1 <= significant <= len(year.lstrip("Y-")) and size else None
    return Date(year, significant=counted).marked(marks[0])


_QUALIFIED = st.sampled_from(
    [("", "", "")] * 32 + list(itertools.product(["", "?", "~", "%"], repeat=3))
)
_MASKS = st.sampled_from([0, 0, 0, 0b1100, 0b1000, 0b1111, 0b11000000]) | st.integers(0, 255)
_DIGIT_DATES = st.builds(_digit_date, _FOUR_DIGITS, st.integers(1, 3), _MASKS, _QUALIFIED)
_DATES = st.one_of(
    _DIGIT_DATES,
    _DIGIT_DATES,
    st.builds(_grouped_date, st.integers(-9999, 9999), _MASKS, st.integers(21, 41), _QUALIFIED),
    st.builds(_long_year, st.integers(-(10**12) + 1, 10**12 - 1), st.integers(0, 12), _QUALIFIED)
    | st.builds(_long_year, st.integers(-9999, 9999), st.integers(0, 4), _QUALIFIED),
)


def dates() -> st.SearchStrategy[Date]:
    """Written dates of every form EDTF has up to level 2, marks included."""
    return _DATES


def digit_dates() -> st.SearchStrategy[Date]:
    """Written dates of year, month and day, any of their digits left open."""
    return _DIGIT_DATES


def _date_range(one: Date, other: Date, ends: int) -> DateRange:
    low, high = one.earliest, other.latest
    reversed_ = low is not None and high is not None and low > high
    first, last = (other, one) if reversed_ else (one, other)
    choices = [(first, first), (first, first), (first, last), (None, last), (first, None)]
    return DateRange(*choices[ends])


_SINGLES = _DATES.map(lambda date: (DateRange(date, date),))
_DATE_RANGES = st.builds(_date_range, _DATES, _DATES, st.integers(0, 4))
_RANGE_SETS = st.lists(_DATE_RANGES, min_size=1, max_size=3).map(tuple)
_FLAGS = st.booleans()


def _written_span(between: DateRange, open_start: bool, open_end: bool) -> When:
    return When.written(
        Shape.SPAN,
        (between,),
        open_start=open_start and between.first is None,
        open_end=open_end and between.last is None,
    )


_INSTANTS = st.builds(When.written, st.just(Shape.INSTANT), _SINGLES | _RANGE_SETS)
_WRITTEN = st.one_of(
    _INSTANTS,
    _INSTANTS,
    st.builds(When.written, st.just(Shape.RECURRING), _RANGE_SETS),
    st.builds(_written_span, _DATE_RANGES | st.just(DateRange(None, None)), _FLAGS, _FLAGS),
)


def written_instants() -> st.SearchStrategy[When]:
    """Instants that a notation can say."""
    return _INSTANTS


def written_whens() -> st.SearchStrategy[When]:
    """What a notation can say: instants, sets, spans with open and unknown ends, lists."""
    return _WRITTEN


def _bounded_when(
    shape: Shape, days: list[int], missing: int, hard: bool, because: str, doubt: int
) -> When:
    low, one, other, high = sorted(days)
    ends = [low, other, one, high] if shape is not Shape.INSTANT else [low, high, low, high]
    lost = missing if shape is not Shape.INSTANT else (missing & 3) * 5
    known = [None if lost >> at & 1 else day for at, day in enumerate(ends)]
    a, b, c, d = (Bound(day, hard, because) for day in known)
    when = When(shape, a, b, c, d)
    return when.qualified(uncertain=bool(doubt & 1), approximate=bool(doubt & 2))


_REASONS = st.sampled_from(["", "the denial"])
_BOUNDED = st.builds(
    _bounded_when,
    st.sampled_from(Shape),
    st.lists(_ORDINALS, min_size=4, max_size=4),
    st.integers(0, 15),
    _FLAGS,
    _REASONS,
    st.sampled_from([0, 0, 1, 2, 3]),
)


def bounds() -> st.SearchStrategy[Bound]:
    """Bounds hard and soft, with reasons, sometimes without a day."""
    return st.builds(Bound, st.none() | _ORDINALS, _FLAGS, _REASONS)


def bounded_whens() -> st.SearchStrategy[When]:
    """What evidence can say: any four bounds, qualified or not, with reasons."""
    return _BOUNDED


def whens() -> st.SearchStrategy[When]:
    """Whens from notations and from evidence."""
    return _WRITTEN | _BOUNDED


def _date_text(date: Date | None, after: tuple[str, str, str]) -> str:
    """A date whose marks stand before its components, and some more after them."""
    if date is None:
        return ""
    significant = f"S{date.significant}" if date.significant is not None else ""
    parts = [part for part in (date.year + significant, date.month, date.day) if part]
    marked = zip(date.marks, parts, after, strict=False)
    return "-".join(f"{before}{part}{mark}" for before, part, mark in marked)


def _edtf_text(
    form: str, ranges: tuple[DateRange, ...], after: tuple[str, str, str], missing: str
) -> str:
    if form == "date":
        return _date_text(next(date for each in ranges for date in each.dates), after)
    first, last = (_date_text(date, after) for date in (ranges[0].first, ranges[0].last))
    if form == "interval":
        return f"{first or missing}/{last or missing}"
    members = (
        _date_text(each.single, after)
        or f"{_date_text(each.first, after)}..{_date_text(each.last, after)}"
        for each in ranges
    )
    return f"{form[0]}{','.join(members)}{form[1]}"


def edtf_texts() -> st.SearchStrategy[str]:
    """Texts of EDTF, put together here from the grammar and not by the formatter."""
    forms = st.sampled_from(["date", "date", "interval", "[]", "{}"])
    return st.builds(_edtf_text, forms, _RANGE_SETS, _QUALIFIED, st.sampled_from(["", ".."]))


# present --------------------------------------------------------------------------------------

# Every language with phrases, and regions whose figures or order of the date differ from it.
_TAGS = st.sampled_from(["de", "de-CH", "en", "en-GB", "en-IN", "fr", "fr-CH", "it", "nl"])


def language_tags() -> st.SearchStrategy[str]:
    """Tags of languages a value can be worded in."""
    return _TAGS


def _bounded_instant(unit: CalendarUnit, day: int, units: int, inwards: tuple[int, int]) -> When:
    first, last = around(day, unit)[0] + inwards[0], around(day, unit, units)[1] - inwards[1]
    return When.within(min(first, last), max(first, last))


_BOUNDED_INSTANTS = st.builds(
    _bounded_instant,
    st.sampled_from(CalendarUnit),
    _ORDINALS,
    st.integers(0, 2),
    st.sampled_from([(0, 0), (0, 1), (1, 0)]),
)


def bounded_instants() -> st.SearchStrategy[When]:
    """Instants with bounds on both sides: a unit of the calendar, or nearly, or several."""
    return _BOUNDED_INSTANTS


# amounts --------------------------------------------------------------------------------------

LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pt")

# Sentences without any amount, in which an amount may stand; one pair a language.
FRAMES = {
    "de": ("Gestern hieß es: ", ". Mehr wurde nicht gesagt."),
    "en": ("The paper wrote: ", ". It said no more."),
    "es": ("Ayer se dijo: ", ". No se supo nada."),
    "fr": ("Hier, on disait : ", ". On ignore le reste."),
    "it": ("Ieri si diceva: ", ". Altro non si sa."),
    "nl": ("Gisteren heette het: ", ". Verder bleef het stil."),
    "pt": ("Ontem dizia-se: ", ". Nada se sabe."),
}


def languages() -> st.SearchStrategy[str]:
    """The languages that amounts are read in."""
    return st.sampled_from(LANGUAGES)


def whole_numbers(*, least: int = 2, most: int = 10**13) -> st.SearchStrategy[int]:
    """Whole numbers of every length, round ones too; one is left out, being often an article."""
    drawn = st.integers(1, 13).flatmap(lambda n: st.integers(0, 10**n - 1))
    rounded = st.builds(lambda n, p: n * 10**p, st.integers(1, 999), st.integers(0, 10))
    return (drawn | rounded).filter(lambda n: least <= n <= most)


def decimals() -> st.SearchStrategy[Decimal]:
    """Decimals of at most three places that no number of digits makes ambiguous."""
    return st.builds(
        lambda n, places: Decimal(n).scaleb(-places),
        st.integers(-(10**12), 10**12),
        st.integers(0, 3),
    )


def strange_texts() -> st.SearchStrategy[str]:
    """What nobody should write: digits, signs, number words and marks in any order."""
    parts = st.sampled_from(
        ["1", "12", "1.", "1,000", "$", "€", "%", "-", "–", "/", "(", ")", " ", "\n", "\u00a0", "½",
         "million", "Milliarden", "mille", "de", "von", "bis", "and", "more than", "vierhundert",
         "é", "e\u0301", "👩\u200d👧", "\ud800", "\u202e", "İ", "１２", "٣", "x", "H100", "^", "e9"]
    )  # fmt: skip
    return st.lists(parts, max_size=30).map("".join)


# dates in texts -------------------------------------------------------------------------------

# What dates can be made of beside the words of a language, and what breaks calendars and readers.
_DATE_FIGURES = [
    "1",
    "2",
    "3rd",
    "9.",
    "13",
    "28",
    "29",
    "30",
    "31",
    "45",
    "53",
    "99",
    "'98",
    "1582",
    "1999",
    "2023",
    "2024",
    "9999",
    "0000",
    "20240230",
    "2024-02-30",
    "29.02.2023",
    "31/04/24",
    "00/00/0000",
    "12:30",
    "10h30",
    "1990s",
    "90er",
    "19th",
    "XX",
    "IV",
    "Q3",
    "Q5",
    "H1",
    "W53",
    "-",
    "–",
    "/",
    ".",
    ",",
    "(",
    ")",
    "'",
    "%",
    "$",
    "�",
    "²",
    "٣",
    "1e9",
]

# Phrases reckoned in days, months and years; one list a language.
_SHIFTED = {
    "en": ("yesterday", "last year", "in two months", "three months ago", "the last two years"),
    "de": ("gestern", "letztes Jahr", "in zwei Monaten", "vor drei Monaten", "im Vorjahr"),
    "fr": ("hier", "l'année dernière", "dans deux mois", "il y a trois mois", "ce trimestre"),
    "it": ("ieri", "l'anno scorso", "fra due mesi", "tre mesi fa", "il prossimo anno"),
    "nl": ("gisteren", "vorig jaar", "over twee maanden", "drie maanden geleden", "dit kwartaal"),
    "es": ("ayer", "el año pasado", "dentro de dos meses", "hace tres meses", "este trimestre"),
    "pt": ("ontem", "no ano passado", "daqui a dois meses", "há três meses", "este trimestre"),
}
# Phrases that the days of the week bear on.
_WEEKLY = {
    "en": ("last week", "next Tuesday", "on Friday", "two weeks ago", "5 May", "in March"),
    "de": ("letzte Woche", "am nächsten Dienstag", "am Freitag", "vor zwei Wochen", "im März"),
    "fr": ("la semaine dernière", "mardi prochain", "vendredi", "il y a deux semaines", "en mars"),
    "it": ("la settimana scorsa", "martedì prossimo", "venerdì", "due settimane fa", "a marzo"),
    "nl": ("vorige week", "volgende dinsdag", "op vrijdag", "twee weken geleden", "in maart"),
    "es": ("la semana pasada", "el próximo martes", "el viernes", "hace dos semanas", "en marzo"),
    "pt": ("na semana passada", "na próxima terça-feira", "há duas semanas", "em março"),
}


def dated_texts() -> st.SearchStrategy[tuple[str, str]]:
    """A language and its date words with figures, in any order."""
    return st.sampled_from(LANGUAGES).flatmap(_dated_texts)


def _dated_texts(language: str) -> st.SearchStrategy[tuple[str, str]]:
    tables = merged(language)["words"].values()
    words = [word for table in tables for key in table for word in key.split("|")]
    parts = st.sampled_from(words) | st.sampled_from(_DATE_FIGURES)
    gaps = st.sampled_from([" ", " ", " ", "", "\n", ". "])
    joined = st.lists(st.tuples(parts, gaps), max_size=14).map(
        lambda pairs: "".join(part + gap for part, gap in pairs)
    )
    return st.tuples(st.just(language), joined)


def shifted_phrases() -> st.SearchStrategy[tuple[str, str]]:
    """A language and a phrase that is reckoned in days, months or years from the day of writing."""
    return st.sampled_from([(tag, phrase) for tag, all_ in _SHIFTED.items() for phrase in all_])


def reckoned_phrases() -> st.SearchStrategy[tuple[str, str]]:
    """A language and any phrase that is reckoned from the day of writing."""
    weekly = [(tag, phrase) for tag, all_ in _WEEKLY.items() for phrase in all_]
    return shifted_phrases() | st.sampled_from(weekly)


def writing_days() -> st.SearchStrategy[datetime.date]:
    """Days on which news may have been written."""
    return st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))


# copies ---------------------------------------------------------------------------------------

# Invented words of two languages, one for one, and names that no language changes.
_PAIRED_WORDS = (
    ("blorn", "drelta"), ("wustle", "ganimo"), ("krepting", "sorvala"), ("ofnard", "pelucha"),
    ("quimbel", "tarnesco"), ("dwisk", "moravel"), ("yondle", "fintessa"), ("trasping", "colvari"),
)  # fmt: skip
_STEMS = ("Kor", "Wel", "Tam", "Bru", "Hes", "Jol", "Pag", "Rin", "Sta", "Vor", "Zul", "Fen")
_ENDINGS = ("ovic", "inga", "mann", "etti", "ulski", "ander")
NAMES = tuple(stem + ending for ending in _ENDINGS for stem in _STEMS)


def copied_article(seed: int, paragraphs: int = 8) -> tuple[list[str], list[str]]:
    """The paragraphs of an invented article, and those of its translation: other words, same order.

    A seed gives one article; articles of different seeds share names and figures by chance only.
    """
    random = Random(seed)
    names = random.sample(NAMES, len(NAMES))
    pairs = [_copied_paragraph(random, names) for _ in range(paragraphs)]
    return [one for one, _ in pairs], [two for _, two in pairs]


def _copied_paragraph(random: Random, names: list[str]) -> tuple[str, str]:
    one: list[str] = []
    two: list[str] = []
    for _ in range(random.randint(1, 3)):
        words = random.sample(_PAIRED_WORDS, random.randint(3, len(_PAIRED_WORDS)))
        kept = f"{names.pop()} €{random.randint(3, 900)}" if names else f"€{random.randint(3, 900)}"
        for sentence, side in ((one, 0), (two, 1)):
            first, *rest = (pair[side] for pair in words)
            sentence.append(f"{first.title()} {kept} {' '.join(rest)}.")
    return " ".join(one), " ".join(two)


def article_seeds() -> st.SearchStrategy[int]:
    """What an invented article is made from."""
    return st.integers(0, 10_000)


# networks of days -----------------------------------------------------------------------------

# Few variables and days, so that constraints meet, tie and contradict each other.
_POINTS = ("a", "b", "c", "d", "e", "f")
_ENDS = st.sampled_from([ORIGIN, ORIGIN, *_POINTS])
_REASONED = st.sampled_from(["a claim", "an order"])
_RULED = st.sampled_from([("", 0), ("", 0), ("bare month", 1), ("this year", 2)])


def _constraint(
    ends: tuple[str, str], most: int, because: str, ruled: tuple[str, int], hard: bool
) -> Constraint:
    rule, priority = ("", 0) if hard else ruled
    return Constraint(*ends, most, because, rule, priority)


def constraints(*, hard: bool = False) -> st.SearchStrategy[Constraint]:
    """Constraints between six variables and the origin, a few days apart either way."""
    ends = st.tuples(_ENDS, _ENDS).filter(lambda pair: pair[0] != pair[1])
    return st.builds(_constraint, ends, st.integers(-3, 4), _REASONED, _RULED, st.just(hard))


def constraint_lists(*, hard: bool = False, most: int = 14) -> st.SearchStrategy[list[Constraint]]:
    """Networks that hold and networks that do not, with constraints alike and twice."""
    return st.lists(constraints(hard=hard), max_size=most)
