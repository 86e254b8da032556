"""What a fuzzer asks of the reader: it never raises, never stalls, and keeps its promises.

Run as a program it fuzzes for some minutes: ``python tests/fuzz/read_target.py MINUTES``. With
atheris installed the search is guided by coverage; without it, texts are drawn at random from the
corpus and the words of the lexicons. A text that breaks a promise is kept in ``corpus/`` and read
again by ``test_corpus.py`` from then on.
"""

from __future__ import annotations

import hashlib
import random
import sys
import time
from datetime import date
from pathlib import Path

from fabula.locale.words import lexicon
from fabula.recognise.dates.mention import DateMention, fields
from fabula.recognise.engine import read
from fabula.recognise.mention import Quantity, replay
from fabula.value import edtf

CORPUS = Path(__file__).parent / "corpus"
LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pt")

# The days a text may have been written on: unknown, ordinary, and at the edges of the calendar.
DAYS = (
    None,
    date(2024, 5, 16),
    date(2024, 2, 29),
    date(2020, 12, 31),
    date(1582, 10, 15),
    date(1, 1, 1),
    date(9999, 12, 31),
)

# Ten times what the bench allows a byte, and a floor for short texts on a busy machine. The lexicon
# is built beforehand.
SECONDS_A_BYTE, FLOOR = 3e-5, 0.3


def check(text: str, language: str) -> None:
    """Read a text, as written on each of some days, and ask every promise of the mentions.

    Raises:
        AssertionError: a promise is broken.
    """
    for written in DAYS:
        _check(text, language, written)


def _check(text: str, language: str, written: date | None) -> None:
    """Read a text as written on a day, and ask every promise of the mentions."""
    lexicon(language)
    start = time.process_time()
    mentions = read(text, language, written)
    spent = time.process_time() - start
    assert spent < FLOOR + SECONDS_A_BYTE * len(text.encode("utf-8", "surrogatepass")), spent
    end = 0
    for mention in mentions:
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        end = mention.end
        if isinstance(mention, Quantity):
            chosen, outcome = mention.chosen, replay(mention.derivation)
            assert outcome[:3] == (chosen.low, chosen.high, chosen.unit)
            assert mention.measure.unit == chosen.unit
        elif isinstance(mention, DateMention):
            _check_date(mention)


def _check_date(mention: DateMention) -> None:
    """Ask the promises of a date: one reading is chosen, bounds are in order, EDTF says the same."""
    assert [reading.chosen for reading in mention.readings].count(True) == 1
    assert mention.chosen is mention.readings[0]
    for reading in mention.readings:
        assert reading.grounds
        assert reading.convention
        first, last = reading.when.days[0], reading.when.days[3]
        assert first is None or last is None or first <= last
    # EDTF cannot say every bound of a span, nor a day of a year of five digits: it may say less.
    again = edtf.parse(fields(mention)["edtf"]).days
    bounds = mention.when.days
    assert again[0] is None or (bounds[0] is not None and again[0] <= bounds[0])
    assert again[3] is None or (bounds[3] is not None and again[3] >= bounds[3])


def keep(text: str, language: str) -> Path:
    """Put a text that broke a promise into the corpus."""
    data = f"{language}\n{text}".encode("utf-8", "surrogatepass")
    CORPUS.mkdir(exist_ok=True)
    path = CORPUS / f"{hashlib.sha256(data).hexdigest()[:16]}.txt"
    path.write_bytes(data)
    return path


def attempt(text: str, language: str) -> None:
    """Check a text; keep it if it breaks a promise, and say so."""
    try:
        check(text, language)
    except Exception:
        sys.stderr.write(f"kept {keep(text, language)}\n")
        raise


def vocabulary() -> list[str]:
    """Words, signs and phrases of all lexicons, and what is difficult beside them."""
    words: set[str] = {" ", "\n", "\u00a0", "-", "–", "/", ".", ",", "(", ")", "^", "e9", "\ud800"}
    words |= {
        "1",
        "23",
        "1.234",
        "1,234.5",
        "2024",
        "1e3",
        "½",
        "１",
        "\u202e",
        "e\u0301",
        "👩\u200d👧",
    }
    words |= {"29", "30", "31", "53", "99", "000", "0000", "0001", "1582", "9999", "10000", "W53"}
    words |= {
        "29.2.",
        "31/12/1999",
        "2023-02-29",
        "1999-12-31",
        "29 February",
        "XIX",
        "'",
        "(",
        ")",
    }
    for language in LANGUAGES:
        known = lexicon(language)
        words |= set(known.words) | set(known.exact) | set(known.heads)
    return sorted(words)


def wander(minutes: float, seed: int = 0) -> int:
    """Draw texts at random for some minutes; the number of texts read."""
    draw, words, count = random.Random(seed), vocabulary(), 0
    until = time.monotonic() + 60 * minutes
    while time.monotonic() < until:
        parts = draw.choices(words, k=draw.randrange(1, 40))
        glue = draw.choice(["", " ", " ", " "])
        attempt(glue.join(parts), draw.choice(LANGUAGES))
        count += 1
    return count


def guided(minutes: float) -> bool:
    """Fuzz with atheris, if it is installed; whether it was."""
    try:
        import atheris  # type: ignore[import-not-found,import-untyped,unused-ignore]
    except ImportError:
        return False

    def one(data: bytes) -> None:
        provider = atheris.FuzzedDataProvider(data)
        language = LANGUAGES[provider.ConsumeIntInRange(0, len(LANGUAGES) - 1)]
        attempt(provider.ConsumeUnicode(400), language)

    atheris.instrument_all()
    atheris.Setup([sys.argv[0], f"-max_total_time={int(60 * minutes)}"], one)
    atheris.Fuzz()
    return True


if __name__ == "__main__":
    MINUTES = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    if not guided(MINUTES):
        sys.stderr.write(f"{wander(MINUTES)} texts read\n")
