"""Law: what two sequences share in order is as long as can be, and is in order in both.

The oracle is the textbook table, cell by cell.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.evidence.collating.subsequence import common

pytestmark = pytest.mark.law

letters = st.text("abcd", max_size=40)


def longest(left: str, right: str) -> int:
    row = [0] * (len(right) + 1)
    for one in left:
        following = [0]
        for at, two in enumerate(right):
            following.append(row[at] + 1 if one == two else max(row[at + 1], following[-1]))
        row = following
    return row[-1]


@given(letters, letters)
def test_it_is_as_long_as_the_table_says(left: str, right: str) -> None:
    assert len(common(left, right)) == longest(left, right)


@given(letters, letters)
def test_it_is_in_order_in_both_and_equal(left: str, right: str) -> None:
    found = common(left, right)
    assert all(left[one] == right[two] for one, two in found)
    assert all(one < other and two < another for (one, two), (other, another) in pairwise(found))


@given(letters)
def test_a_sequence_shares_all_with_itself(sequence: str) -> None:
    assert common(sequence, sequence) == tuple((at, at) for at in range(len(sequence)))
