"""Polarity: a denial missing, and a denial turned, in seven languages."""

from __future__ import annotations

import pytest

from fabula.evidence.collating.polarity import denial_lost
from fabula.evidence.collating.witness import Side, witness

DENIALS = {
    "de": (
        "Roux verkauft den Kran nicht.",
        "Roux bestreitet den Kauf.",
        "Roux verweigert den Kauf.",
    ),
    "en": ("Roux does not sell.", "Roux denied the sale.", "Roux refused the sale."),
    "es": ("Roux no vende la grúa.", "Roux niega la venta.", "Roux rechazó la venta."),
    "fr": ("Roux ne vend pas la grue.", "Roux dément la vente.", "Roux refuse la vente."),
    "it": ("Roux non vende la gru.", "Roux nega la vendita.", "Roux rifiuta la vendita."),
    "nl": ("Roux verkoopt de kraan niet.", "Roux ontkent de koop.", "Roux weigert de koop."),
    "pt": ("Roux não vende a grua.", "Roux nega a venda.", "Roux recusa a venda."),
}
AFFIRMED = "Roux sells the crane, and takes a step more than ever."


def side(text: str, lang: str) -> Side:
    one = witness("a", text, lang)
    return Side(one, one.paragraphs)


@pytest.mark.parametrize("lang", DENIALS)
def test_a_missing_denial_is_lost_one_way_only(lang: str) -> None:
    for denial in DENIALS[lang][:2]:
        assert denial_lost(side(AFFIRMED, "en"), side(denial, lang))
        assert not denial_lost(side(denial, lang), side(AFFIRMED, "en"))


@pytest.mark.parametrize("lang", DENIALS)
def test_a_verb_of_denying_turned_to_one_of_refusing_is_lost(lang: str) -> None:
    negated, denied, refused = DENIALS[lang]
    assert denial_lost(side(refused, lang), side("Roux denied the sale.", "en"))
    assert not denial_lost(side(denied, lang), side(negated, lang))
    assert not denial_lost(side(refused, lang), side("Roux did not sell.", "en"))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Un pas important, plus que jamais."),
        ("it", "Ha più che mai bisogno di vendere."),
        ("es", "Vende más que nunca."),
        ("pt", "Vende mais do que nunca."),
        ("de", "Mehr denn je."),
    ],
)
def test_what_is_no_denial_is_not_taken_for_one(lang: str, text: str) -> None:
    assert not denial_lost(side(AFFIRMED, "en"), side(text, lang))
