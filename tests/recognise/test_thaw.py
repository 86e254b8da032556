"""Records that are filled fast are the records that their class makes."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, replace
from datetime import date

import pytest

from fabula.recognise.dates.mention import DateMention
from fabula.recognise.engine import read
from fabula.recognise.mention import Mention, Quantity

MENTIONS = read("It cost 3 million euros in May 2021.", "en", date(2024, 2, 9))


def test_the_text_has_one_mention_of_each_kind() -> None:
    assert [type(mention) for mention in MENTIONS] == [Quantity, DateMention]


@pytest.mark.parametrize("mention", MENTIONS, ids=lambda mention: mention.kind)
def test_a_mention_equals_one_that_its_class_made(mention: Mention) -> None:
    made = replace(mention)
    assert (mention, hash(mention), repr(mention)) == (made, hash(made), repr(made))


@pytest.mark.parametrize("mention", MENTIONS, ids=lambda mention: mention.kind)
def test_a_mention_is_frozen(mention: Mention) -> None:
    with pytest.raises(FrozenInstanceError):
        mention.start = 0  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del mention.start


@pytest.mark.parametrize("mention", MENTIONS, ids=lambda mention: mention.kind)
def test_a_mention_can_be_copied_and_stored(mention: Mention) -> None:
    assert copy.copy(mention) == mention == pickle.loads(pickle.dumps(mention))
