"""Incremental output is clean output also where a relation, a source's id or stand-off data change."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from fabula.evidence.collating.variants import Rendering, Variant, VariantSort
from fabula.evidence.collating.witness import Place
from fabula.exchange.collation import load_collation, save_collation
from sphinxext.test_incremental import differing
from sphinxext.test_reckoned import RELATION

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxext.tiny_site import Site

pytestmark = pytest.mark.no_cover

SETTINGS: dict[str, Any] = {"fabula_narrative": ["amount"], "fabula_pages": True}
SUM = "would cost {fab:amount}`plan/courier-sum`."
ACCOUNTS = (
    "# Accounts\n\n```{fab:apparatus}\n```\n\n```{fab:ledger}\n```\n\n```{fab:lineage}\n```\n\n"
    "```{fab:variants}\n```\n"
)


def edit_relation(site: Site) -> None:
    site.edit("story/relations.toml", "the two papers give two costs", "two costs are given")


def turn_relation(site: Site) -> None:
    file = site.folder / "story" / "relations.toml"
    text = file.read_text(encoding="utf-8").replace("courier-sum", "x").replace("bode-sum", "y")
    text = text.replace("plan/x", "plan/bode-sum").replace("plan/y", "plan/courier-sum")
    file.write_text(text, encoding="utf-8")


def rename_source(site: Site) -> None:
    for name in ("events", "sources"):
        file = site.folder / "story" / f"{name}.toml"
        text = file.read_text(encoding="utf-8").replace('"bode"', '"bode-paper"')
        file.write_text(text, encoding="utf-8")
    site.weigh()


def lose_a_placement(site: Site) -> None:
    file = site.folder / "story" / "weighed.json"
    table = json.loads(file.read_text(encoding="utf-8"))
    table["passages"].popitem()
    file.write_text(json.dumps(table), encoding="utf-8")


def list_figures(site: Site) -> None:
    figure = [100, 116, "quantity", "4e7 EUR", "a" * 64]
    listed = {"fingerprint": "1" * 64, "language": "en", "written": None, "figures": [figure]}
    text = json.dumps({"format": 1, "sources": {"courier": listed}})
    (site.folder / "story" / "ledger.json").write_text(text, encoding="utf-8")


def collate_copies(site: Site) -> None:
    copies = ("bode", "40000000 EUR"), ("courier", "41000000 EUR")
    here, there = (Rendering(Place(id, 100, 116, "a" * 64), value) for id, value in copies)
    found = load_collation(site.folder / "story")
    variant = Variant(VariantSort.AMOUNT, (here, there))
    save_collation(site.folder / "story", replace(found, variants=(variant,)))


@pytest.mark.parametrize(
    "change",
    [
        edit_relation,
        turn_relation,
        rename_source,
        lose_a_placement,
        list_figures,
        collate_copies,
    ],
    ids=lambda change: change.__name__,
)
def test_an_incremental_build_equals_a_clean_one(
    site: Callable[[str], Site], change: Callable[[Site], None]
) -> None:
    one = site("incremental")
    (one.folder / "story" / "relations.toml").write_text(RELATION, encoding="utf-8")
    (one.folder / "accounts.md").write_text(ACCOUNTS, encoding="utf-8")
    one.edit("index.md", "plain\n", "plain\naccounts\n")
    one.edit("amount.md", SUM, f"{SUM[:-1]}, {{fab:reckoned}}`growth-of-cost`.")
    one.build(**SETTINGS)
    change(one)
    after, clean = one.build(**SETTINGS), one.build(clean=True, **SETTINGS)
    assert differing(after, clean) == []
    assert after.read, "the edit reached no page"
