"""Addresses of records are those of the pages the report has for them."""

from __future__ import annotations

import pytest

from fabula.errors import UnknownIdError
from fabula.exchange.edition import path, site_parts
from fabula.sphinxext.records import page_of


@pytest.mark.parametrize("id", ["denial", "index", "index-2"])
@pytest.mark.parametrize("type", ["event", "source"])
def test_an_address_is_that_of_the_page_of_its_record(type: str, id: str) -> None:
    assert path(type, id) == f"{page_of(type, id)}.html"


def test_a_claim_is_a_place_on_the_page_of_its_event() -> None:
    assert path("claim", "index/day") == "events/index_.html#index_day"


def test_what_has_no_page_has_no_address() -> None:
    with pytest.raises(UnknownIdError, match="relation"):
        path("relation", "sum")


def test_a_star_within_an_address_is_part_of_it() -> None:
    address = "https://example.org/*/demo"
    assert site_parts(address) == (f"{address}/", ".html")
