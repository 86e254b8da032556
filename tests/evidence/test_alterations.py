"""An altered text is noticed, and the finding names claim, source and what stands there now.

Every passage of two stories is tried, one of which was invented and is always at hand.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import fabula, is_safe
from fabula.errors import FindingCode
from fabula.evidence import Checked
from planted import HARBOUR, Case, Quoted, altered, at, deleted, doubled, moved

pytestmark = pytest.mark.no_cover


@pytest.fixture(scope="module", params=["harbour", "articles"])
def case(request: pytest.FixtureRequest, seed: Path) -> Case:
    if request.param == "harbour":
        return Case(HARBOUR / "story", HARBOUR / "texts")
    articles: Path = request.getfixturevalue("articles")
    return Case(seed, articles)


def _codes(checked: Checked, quoted: Quoted) -> set[FindingCode]:
    """What is wrong with a passage; where a hedge is gone, its passage may be what is missed."""
    addresses = {quoted.address, quoted.address.removesuffix("/hedge")}
    return {found.code for address in addresses for found in at(checked, address)}


def _with_digits(case: Case) -> list[Quoted]:
    return [quoted for quoted in case.quoted if quoted.digits]


def _says_what_stands_there(case: Case, quoted: Quoted, now: str) -> str:
    """How the finding ends; where the record has no words, none are near to what it has."""
    if case.shown(quoted.address):
        return f"nearest is {now!r}"
    return "are not those of the digest"


def test_there_are_passages_with_digits(case: Case) -> None:
    assert len(_with_digits(case)) >= 10


def test_any_one_altered_digit_is_found_with_claim_source_and_nearest_text(case: Case) -> None:
    for quoted in _with_digits(case):
        text = case.texts[quoted.place.source]
        for digit in quoted.digits:
            checked = case.check(quoted.place.source, altered(text, digit))
            (found,) = at(checked, quoted.address)
            assert found.code is FindingCode.STALE
            assert f"source '{quoted.place.source}'" in found.message
            now = altered(text, digit)[quoted.place.start : quoted.place.end]
            assert found.message.endswith(_says_what_stands_there(case, quoted, now))


def test_the_command_says_so_and_exits_1(case: Case, tmp_path: Path) -> None:
    for number, quoted in enumerate(_with_digits(case)):
        source = quoted.place.source
        digit = quoted.digits[number % len(quoted.digits)]
        text = altered(case.texts[source], digit)
        ran = fabula("check", case.folder, "--texts", case.write(tmp_path / "texts", source, text))
        assert (ran.code, ran.err) == (1, "")
        (line,) = (
            line for line in ran.out.splitlines() if line.startswith(f"stale: {quoted.address}:")
        )
        assert f"source '{source}'" in line
        assert ("; nearest is" in line) == case.shown(quoted.address)
        assert is_safe(ran.out)


def test_what_was_altered_is_tied_to_its_source(case: Case) -> None:
    for quoted in _with_digits(case):
        source = quoted.place.source
        checked = case.check(source, altered(case.texts[source], quoted.digits[0]))
        (found,) = at(checked, case.names[source])
        assert found.code is FindingCode.UNKNOWN_TEXT
        assert f"of source '{source}', whose text it is taken for" in found.message


def test_a_deleted_passage_is_missed(case: Case) -> None:
    for quoted in case.quoted:
        source = quoted.place.source
        checked = case.check(source, deleted(case.texts[source], quoted.place))
        codes = _codes(checked, quoted)
        if case.named(quoted.address):  # the same words may stand elsewhere
            assert codes & {FindingCode.STALE, FindingCode.MOVED, FindingCode.AMBIGUOUS}, quoted
        else:
            assert codes == {FindingCode.STALE}
        assert checked.fails


def test_a_doubled_passage_is_ambiguous(case: Case) -> None:
    for quoted in case.quoted:
        source = quoted.place.source
        checked = case.check(source, doubled(case.texts[source], quoted.place))
        assert checked.fails
        if not case.named(quoted.address):
            (found,) = at(checked, quoted.address)
            # Words that run into a neighbour count only if they stand nowhere by themselves.
            assert found.code in (FindingCode.AMBIGUOUS, FindingCode.MOVED)
            assert f"source '{source}'" in found.message


def test_a_moved_passage_is_noticed(case: Case) -> None:
    for quoted in case.quoted:
        source = quoted.place.source
        checked = case.check(source, moved(case.texts[source], quoted.place))
        codes = _codes(checked, quoted)
        if case.named(quoted.address):
            assert codes & {FindingCode.STALE, FindingCode.MOVED}, quoted
        else:
            assert codes == {FindingCode.MOVED}


@pytest.mark.parametrize("plant", [deleted, doubled, moved])
def test_the_command_names_what_was_deleted_doubled_or_moved(
    case: Case, plant: object, tmp_path: Path
) -> None:
    assert callable(plant)
    for quoted in case.quoted[::5]:
        source = quoted.place.source
        text = plant(case.texts[source], quoted.place)
        ran = fabula("check", case.folder, "--texts", case.write(tmp_path, source, text))
        assert ran.code == 1
        if not case.named(quoted.address):
            assert f": {quoted.address}: " in ran.out
            assert f"source '{source}'" in ran.out


def test_nothing_is_the_matter_with_what_was_not_touched(case: Case) -> None:
    for quoted in _with_digits(case):
        source, place = quoted.place.source, quoted.place
        digit = quoted.digits[0]
        checked = case.check(source, altered(case.texts[source], digit))
        touched = {
            other.address
            for other in case.quoted
            if other.place.source == source and other.place.start <= digit < other.place.end
        }
        failing = {found.at for found in checked.findings if found.fails}
        hedges = {f"{address}/hedge" for address in touched}
        assert failing - hedges == {*touched, case.names[source]}, place
