"""Apache Annotator, in Chromium, anchors our annotations in saved copies at their words, or nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from javascript.letter import ALONE, JOINED, letter
from javascript.saved import laid_out_otherwise, page

if TYPE_CHECKING:
    from collections.abc import Callable

    from javascript.saved import Copy

Matches = list[list[list[Any]]]
"""For each selector of a claim, where it matches: the start in code points, and the words."""

LAYOUTS = ("saved", "otherwise", "without", "misquoted", "misplaced")


def misquoted(selector: dict[str, Any]) -> dict[str, Any]:
    """The selector with one letter more in its words."""
    if "exact" in selector:
        return {**selector, "exact": f"{selector['exact']}x"}
    refined = selector.get("refinedBy")
    return {**selector, **({"refinedBy": misquoted(refined)} if refined else {})}


def misplaced(selector: dict[str, Any]) -> dict[str, Any]:
    """The selector with a place one code point further on."""
    return {
        name: value + 1 if name in {"start", "end"} else value for name, value in selector.items()
    }


@pytest.fixture(scope="module")
def anchored(copy: Copy, ask: Callable[[str, object], Any]) -> dict[str, dict[str, Matches]]:
    """The matches of every claim, by layout of the page; all in one browser."""
    pages = {f"saved {id}": page(text) for id, text in copy.texts.items()}
    pages |= {f"otherwise {id}": page(laid_out_otherwise(text)) for id, text in copy.texts.items()}
    pages |= {f"without {address}": page(copy.without(address)) for address in copy.claims}
    notes, keys = [], []
    for layout in LAYOUTS:
        for address, held in copy.selectors.items():
            keys.append((layout, address))
            plant = {"misquoted": misquoted, "misplaced": misplaced}.get(layout, dict)
            where = layout if layout in {"otherwise", "without"} else "saved"
            name = address if layout == "without" else copy.source(address)
            notes.append({"page": f"{where} {name}", "selectors": [plant(one) for one in held]})
    found: dict[str, dict[str, Matches]] = {layout: {} for layout in LAYOUTS}
    answer = ask("anchor.mjs", {"pages": pages, "notes": notes})
    for (layout, address), matches in zip(keys, answer, strict=True):
        found[layout][address] = matches
    return found


def knows(selector: dict[str, Any]) -> bool:
    """Whether a selector knows the words themselves, rather than their place alone."""
    return "exact" in selector or "refinedBy" in selector


def astray(copy: Copy, found: dict[str, Matches]) -> dict[str, Matches]:
    """The claims of which a selector does not lead to the words, at their place, and nowhere else."""
    return {
        address: matches
        for address, matches in found.items()
        if any(one != [list(copy.found(address))] for one in matches)
    }


def test_every_claim_is_anchored_at_its_words_and_by_each_of_its_selectors(
    copy: Copy, anchored: dict[str, dict[str, Matches]]
) -> None:
    assert sorted(anchored["saved"]) == sorted(copy.claims)
    assert astray(copy, anchored["saved"]) == {}


def test_on_a_page_laid_out_otherwise_each_selector_leads_to_the_words_or_nowhere(
    copy: Copy, anchored: dict[str, dict[str, Matches]]
) -> None:
    for address, matches in anchored["otherwise"].items():
        _, words = copy.found(address)
        for selector, places in zip(copy.selectors[address], matches, strict=True):
            allowed = [[words]] if "exact" in selector else [[], [words]]
            assert not knows(selector) or [found for _, found in places] in allowed, address


def test_what_is_gone_from_a_page_is_anchored_nowhere(
    copy: Copy, anchored: dict[str, dict[str, Matches]]
) -> None:
    sought = 0
    for address, matches in anchored["without"].items():
        known = [knows(selector) for selector in copy.selectors[address]]
        assert not any(places for places, ours in zip(matches, known, strict=True) if ours), address
        sought += sum(known)
    assert sought > len(copy.claims) / 2


def test_an_altered_quotation_is_noticed(
    copy: Copy, anchored: dict[str, dict[str, Matches]]
) -> None:
    quoted = {address for address, held in copy.selectors.items() if any(map(knows, held))}
    assert set(astray(copy, anchored["misquoted"])) == quoted


def test_an_altered_place_is_noticed(copy: Copy, anchored: dict[str, dict[str, Matches]]) -> None:
    assert set(astray(copy, anchored["misplaced"])) == set(copy.claims)


def test_words_that_stand_once_are_found_by_themselves() -> None:
    held = letter().selectors
    alone = {address for address, (first, *_) in held.items() if "exact" in first}
    assert alone == {f"sent/{name}" for name in [*ALONE, *JOINED, "crossing"]}
