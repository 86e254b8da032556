"""Hypothesis strategies, shared by the tests; one section a room, plural names."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from fabula.text import Span, canonical
from fabula.value.bound import Bound
from fabula.value.calendar import civil, ordinal
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

_UNITS = (None, "USD", "%", "x", "pp", "km/h", "[mi_i]")
_ABOVE = (Approximator.OVER, Approximator.AT_LEAST)
_BELOW = (Approximator.UNDER, Approximator.AT_MOST)
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


def numbers(*, of_size: int = 10**15) -> st.SearchStrategy[Fraction]:
    """Exact numbers: whole, decimal and neither, often 0 or a round sum."""
    whole = st.integers(-of_size, of_size).map(Fraction)
    round_sums = st.builds(
        lambda n, power: Fraction(n * 10**power), st.integers(-9, 9), st.integers(0, 12)
    )
    decimals = st.builds(
        lambda n, power: Fraction(n, 10**power), st.integers(-999, 999), st.integers(1, 9)
    )
    quotients = st.fractions(-100, 100, max_denominator=60)
    return st.sampled_from([Fraction(0), Fraction(1)]) | whole | round_sums | decimals | quotients


@st.composite
def measures(
    draw: st.DrawFn,
    of: st.SearchStrategy[Fraction] | None = None,
    units: st.SearchStrategy[str | None] | None = None,
) -> Measure:
    """Measures of every hedge and every openness."""
    low, high = sorted([draw(of or numbers()), draw(of or numbers())])
    unit = draw(units or st.sampled_from(_UNITS))
    word = draw(st.none() | st.sampled_from(Approximator))
    if word in _ABOVE:
        return Measure(low, None, unit, word)
    if word in _BELOW:
        return Measure(None, high, unit, word)
    if word in (Approximator.ABOUT, Approximator.ALMOST):
        return Measure(low, draw(st.sampled_from([low, high])), unit, word)
    ends = [(low, high), (low, low), (low, None), (None, high)]
    return Measure(*draw(st.sampled_from(ends)), unit, word)


def ordinals(*, near: int = 4_000_000) -> st.SearchStrategy[int]:
    """Days, counted as ``date.toordinal`` does, of any year; often at an edge of the calendar."""
    at_edges = st.builds(int.__add__, st.sampled_from(_EDGES), st.integers(-2, 2))
    return at_edges | st.integers(-near, near)


@st.composite
def dates(draw: st.DrawFn) -> Date:
    """Written dates of every form EDTF has up to level 2, marks included."""
    forms = (_digit_dates(), _digit_dates(), _grouped_dates(), _long_years())
    date = draw(st.one_of(forms))
    marks = st.sampled_from(["", "", "?", "~", "%"])
    return date.marked(*draw(st.tuples(*[marks] * date.components)))


@st.composite
def _digit_dates(draw: st.DrawFn) -> Date:
    """Some day there is, cut short or not, with any of its digits left open."""
    year, month, day = civil(draw(ordinals(near=3_000_000).filter(_has_four_digits)))
    kept = draw(st.integers(1, 3))
    parts = [f"{abs(year):04}", f"{month:02}", f"{day:02}"][:kept]
    open_digits = draw(st.sets(st.integers(0, 7)))
    digits = "".join("X" if at in open_digits else c for at, c in enumerate("".join(parts)))
    sign = "-" if year < 0 else ""
    return Date(sign + digits[:4], digits[4:6], digits[6:8])


def _has_four_digits(day: int) -> bool:
    return -9999 <= civil(day)[0] <= 9999


def _grouped_dates() -> st.SearchStrategy[Date]:
    """Seasons, quarters, thirds and halves of years."""
    years = _digit_dates().map(lambda date: date.year)
    return st.builds(Date, years, st.integers(21, 41).map(str))


@st.composite
def _long_years(draw: st.DrawFn) -> Date:
    """Years beyond four digits, and years with a count of significant digits."""
    size = draw(st.integers(1, 9999) | st.integers(10_000, 10**12 - 1))
    sign = draw(st.sampled_from(["", "-"]))
    year = f"{sign}{size:04}" if size <= 9999 else f"Y{sign}{size}"
    digits = len(year.lstrip("Y-"))
    return Date(year, significant=draw(st.none() | st.integers(1, digits)))


@st.composite
def date_ranges(draw: st.DrawFn, *, may_be_open: bool = True) -> DateRange:
    """A date, or from one date to another, or open at one end."""
    one, other = draw(dates()), draw(dates())
    first, last = (other, one) if _is_after(one, other) else (one, other)
    ends = [(first, first), (first, last)] + [(None, last), (first, None)] * may_be_open
    return DateRange(*draw(st.sampled_from(ends)))


def _is_after(one: Date, other: Date) -> bool:
    first, last = one.earliest, other.latest
    return first is not None and last is not None and first > last


@st.composite
def bounds(draw: st.DrawFn) -> Bound:
    """Bounds hard and soft, with reasons, sometimes without a day."""
    day = draw(st.none() | ordinals())
    return Bound(day, draw(st.booleans()), draw(st.sampled_from(["", "the denial"])))


def written_whens() -> st.SearchStrategy[When]:
    """What a notation can say: instants, sets, spans with open and unknown ends, lists."""
    ranges = st.lists(date_ranges(), min_size=1, max_size=3).map(tuple)
    singles = st.builds(lambda date: (DateRange(date, date),), dates())
    instants = st.builds(When.written, st.just(Shape.INSTANT), singles | ranges)
    recurring = st.builds(When.written, st.just(Shape.RECURRING), singles | ranges)
    return instants | recurring | _written_spans()


@st.composite
def _written_spans(draw: st.DrawFn) -> When:
    between = draw(date_ranges() | st.just(DateRange(None, None)))
    return When.written(
        Shape.SPAN,
        (between,),
        open_start=between.first is None and draw(st.booleans()),
        open_end=between.last is None and draw(st.booleans()),
    )


@st.composite
def bounded_whens(draw: st.DrawFn) -> When:
    """What evidence can say: any four bounds, qualified or not, with reasons."""
    shape = draw(st.sampled_from(Shape))
    low, high = sorted(draw(st.lists(ordinals(), min_size=2, max_size=2)))
    inner = draw(st.integers(low, high)), draw(st.integers(low, high))
    days = [low, high, low, high] if shape is Shape.INSTANT else [low, inner[0], inner[1], high]
    missing = draw(st.sets(st.integers(0, 1 if shape is Shape.INSTANT else 3)))
    ends = [
        None if at % (2 if shape is Shape.INSTANT else 4) in missing else day
        for at, day in enumerate(days)
    ]
    hard, because = draw(st.booleans()), draw(st.sampled_from(["", "the denial"]))
    start_earliest, start_latest, end_earliest, end_latest = (Bound(d, hard, because) for d in ends)
    when = When(shape, start_earliest, start_latest, end_earliest, end_latest)
    return when.qualified(uncertain=draw(st.booleans()), approximate=draw(st.booleans()))


def whens() -> st.SearchStrategy[When]:
    """Whens from notations and from evidence."""
    return written_whens() | bounded_whens()


@st.composite
def edtf_texts(draw: st.DrawFn) -> str:
    """Texts of EDTF, put together here from the grammar and not by the formatter."""
    ranges = draw(st.lists(date_ranges(), min_size=1, max_size=3))
    members = ",".join(draw(_range_texts(each, "..", st.just(""))) for each in ranges)
    span = draw(_range_texts(ranges[0], "/", st.sampled_from(["", ".."])))
    single = draw(_date_texts(draw(dates())))
    return draw(st.sampled_from([single, f"[{members}]", f"{{{members}}}", span]))


@st.composite
def _range_texts(
    draw: st.DrawFn, between: DateRange, joint: str, missing: st.SearchStrategy[str]
) -> str:
    if between.single and joint == "..":
        return draw(_date_texts(between.single))
    first, last = (
        draw(_date_texts(date)) if date else draw(missing) for date in (between.first, between.last)
    )
    return f"{first}{joint}{last}"


@st.composite
def _date_texts(draw: st.DrawFn, date: Date) -> str:
    """A date whose marks stand before or after their component, wherever they are allowed."""
    significant = f"S{date.significant}" if date.significant is not None else ""
    parts = [part for part in (date.year + significant, date.month, date.day) if part]
    after = draw(st.lists(st.sampled_from(["", "", "?", "~", "%"]), min_size=3, max_size=3))
    return "-".join(
        f"{mark}{part}{end}" for mark, part, end in zip(date.marks, parts, after, strict=False)
    )
