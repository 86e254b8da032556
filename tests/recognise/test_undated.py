"""Without the day of writing nothing is guessed: a relative date has no bounds and says what for.

The phrases of every language wait for the day of writing, or for a date named before; what has
bounds all the same has them whatever day the text was written on.
"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from fabula.recognise.dates.frame import Waits
from fabula.recognise.dates.mention import DateMention, fields
from fabula.recognise.engine import read

CASES = Path(__file__).parents[1] / "cases"
LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pt")
DAYS = (date(2024, 2, 9), date(1998, 2, 27), date(2031, 11, 30))

# For each unit and offset the phrase of every language, in the order of LANGUAGES.
PHRASES = {
    ("day", -1, None): ("gestern", "yesterday", "ayer", "hier", "ieri", "gisteren", "ontem"),
    ("day", 1, None): ("morgen", "tomorrow", "mañana", "demain", "domani", "morgen", "amanhã"),
    ("week", -1, None): (
        "letzte Woche",
        "last week",
        "la semana pasada",
        "la semaine dernière",
        "la settimana scorsa",
        "vorige week",
        "na semana passada",
    ),
    ("month", 1, None): (
        "nächsten Monat",
        "next month",
        "el próximo mes",
        "le mois prochain",
        "il mese prossimo",
        "volgende maand",
        "no próximo mês",
    ),
    ("year", -1, None): (
        "im vergangenen Jahr",
        "last year",
        "el año pasado",
        "l'an dernier",
        "l'anno scorso",
        "vorig jaar",
        "no ano passado",
    ),
    ("year", 0, None): (
        "in diesem Jahr",
        "this year",
        "este año",
        "cette année",
        "quest'anno",
        "dit jaar",
        "neste ano",
    ),
    ("year", -3, None): (
        "vor drei Jahren",
        "three years ago",
        "hace tres años",
        "il y a trois ans",
        "tre anni fa",
        "drie jaar geleden",
        "há três anos",
    ),
    ("week", -1, 5): (
        "am vergangenen Freitag",
        "last Friday",
        "el viernes pasado",
        "vendredi dernier",
        "venerdì scorso",
        "afgelopen vrijdag",
        "na sexta-feira passada",
    ),
    ("month", 0, "late"): (
        "Ende des Monats",
        "at the end of the month",
        "a finales de mes",
        "à la fin du mois",
        "alla fine del mese",
        "aan het eind van de maand",
        "no fim do mês",
    ),
    ("year", 1, "03"): (
        "im März nächsten Jahres",
        "in March next year",
        "en marzo del próximo año",
        "en mars de l'année prochaine",
        "a marzo dell'anno prossimo",
        "in maart volgend jaar",
        "em março do próximo ano",
    ),
}
BARE = {
    "XXXX-02-08": ("8. Februar", "8 February", "8 de febrero", "8 février", "8 febbraio", "8 februari", "8 de fevereiro"),
    "XXXX-35": ("im dritten Quartal", "in the third quarter", "en el tercer trimestre", "au troisième trimestre", "nel terzo trimestre", "in het derde kwartaal", "no terceiro trimestre"),
}  # fmt: skip


def dates(text: str, language: str, written: date | None) -> list[DateMention]:
    """The dates of a text."""
    return [m for m in read(text, language, written) if isinstance(m, DateMention)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("unit", "offset", "part"), PHRASES)
def test_a_relative_date_waits_for_the_day_of_writing(
    unit: str, offset: int, part: int | str | None, language: str
) -> None:
    phrase = PHRASES[unit, offset, part][LANGUAGES.index(language)]
    [mention] = dates(f"{phrase} 123456", language, None)
    assert mention.when.earliest_iso is None
    assert mention.when.latest_iso is None
    assert mention.waits == Waits("written", unit, offset, offset, part)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", BARE)
def test_a_date_without_a_year_leaves_its_digits_open(form: str, language: str) -> None:
    [mention] = dates(f"{BARE[form][LANGUAGES.index(language)]} 123456", language, None)
    told = fields(mention)
    assert (told["edtf"], told["earliest"], told["latest"]) == (form, None, None)


def written_texts() -> list[tuple[str, str]]:
    """Every hand-written text, with its language."""
    return [
        (path.name[:2], case["text"])
        for path in sorted(CASES.glob("*.dates.toml"))
        for listed in tomllib.loads(path.read_text(encoding="utf-8")).values()
        for case in listed
    ]


@pytest.mark.parametrize(("language", "text"), written_texts())
def test_what_has_bounds_without_a_day_has_them_on_every_day(language: str, text: str) -> None:
    for undated in dates(text, language, None):
        bounds = undated.when.earliest_iso, undated.when.latest_iso
        if bounds == (None, None):
            continue
        for day in DAYS:
            same = [
                (m.when.earliest_iso, m.when.latest_iso)
                for m in dates(text, language, day)
                if m.start == undated.start
            ]
            assert same == [bounds], (undated.text, day)
