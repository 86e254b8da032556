"""Each nanopublication is valid to the package of that name, and one that lacks a part is not.

The package names what the guidelines ask for: a head that leads to the three other graphs, none of
them empty, and statements about the assertion and about the whole. The digests of trusty URIs and
signatures are of those who publish, and are not asked for here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from nanopub import Nanopub, NanopubConf
from nanopub.utils import MalformedNanopubError
from rdflib import Dataset

from fabula.exchange.format import format_named

if TYPE_CHECKING:
    from fabula.exchange.edition import Edition

PARTS = {
    "head": r"(?s)^<\S+\.head> \{.*?\n\}\n",
    "assertion": r"(?s)<\S+\.assertion> \{.*?\n\}\n",
    "provenance": r"(?s)<\S+\.provenance> \{.*?\n\}\n",
    "publication info": r"(?s)<\S+\.pubinfo> \{.*?\n\}\n",
}


def each(edition: Edition) -> list[str]:
    """Every nanopublication as a file of its own."""
    (data,) = format_named("nanopub").write(edition).files.values()
    prefixes, *others = re.split(r"(?m)^(?=<\S+\.head> \{$)", data.decode())
    return [prefixes + one for one in others]


def loaded(text: str) -> Nanopub:
    held = Dataset()
    held.parse(data=text, format="trig")
    return Nanopub(rdf=held, conf=NanopubConf())


def test_every_claim_is_a_valid_nanopublication(edition: Edition) -> None:
    names = [str(made.metadata.np_uri) for made in map(loaded, each(edition)) if made.is_valid]
    claims = [f"{event.id}/{claim.id}" for event in edition.events for claim in event.claims]
    assert names == [f"{edition.permalink('claim', address)}.np" for address in claims]


@pytest.mark.parametrize("part", PARTS)
def test_one_without_a_part_is_none(edition: Edition, part: str) -> None:
    prefixes, _, whole = each(edition)[0].partition("\n\n")
    spoilt = re.sub(PARTS[part], "", whole, count=1)
    assert spoilt != whole
    with pytest.raises(MalformedNanopubError):
        assert not loaded(f"{prefixes}\n\n{spoilt}").is_valid
