from __future__ import annotations

from dataclasses import replace

import pytest

from fabula.errors import FindingCode
from fabula.evidence import match
from fabula.story import Claim, Event, Kind, Passage, Source, Timeline
from fabula.text import fingerprint

TEXTS = {"nl": "een twee drie vier vijf", "de": "eins zwei drei vier fünf"}


def story(**versions: tuple[str, ...]) -> Timeline:
    """Two sources, each quoted in three words, each word a claim."""
    sources = tuple(
        Source(id, id, language=id, fingerprints=tuple(
            fingerprint(version.encode()) for version in versions.get(id, (text,))
        ))
        for id, text in TEXTS.items()
    )  # fmt: skip
    claims = tuple(
        Claim(f"{id}-{word}", Passage(id, exact=quoted))
        for id, text in TEXTS.items()
        for word, quoted in zip("abc", text.split(), strict=False)
    )
    kind = Kind("own", "a kind of ours")
    return Timeline(
        "s", "S", sources=sources, events=(Event("e", "own", "t", claims),), kinds=(kind,)
    )


def files(**contents: str) -> list[tuple[str, bytes]]:
    return [(name, content.encode()) for name, content in contents.items()]


def test_a_file_is_known_by_its_bytes_whatever_its_name() -> None:
    matched = match(story(), files(one=TEXTS["de"], two=TEXTS["nl"]))
    assert matched.texts == TEXTS
    assert matched.exact == {"de", "nl"}
    assert matched.findings == ()


def test_of_several_versions_the_newest_counts() -> None:
    held = story(nl=("the old words", TEXTS["nl"]))
    for names in (("a", "b"), ("b", "a")):
        contents = dict(zip(names, ("the old words", TEXTS["nl"]), strict=True))
        matched = match(held, files(**contents, de=TEXTS["de"]))
        assert matched.texts["nl"] == TEXTS["nl"]
        assert matched.newest == matched.exact == {"nl", "de"}
    alone = match(held, files(a="the old words"))
    assert alone.texts == {"nl": "the old words"}
    assert alone.exact == {"nl"}
    assert not alone.newest


def test_a_source_without_a_file_is_told_and_the_rest_goes_on() -> None:
    matched = match(story(), files(a=TEXTS["nl"]))
    (finding,) = matched.findings
    assert (finding.code, finding.at) == (FindingCode.UNVERIFIED, "source:de")
    assert not finding.fails


def test_a_source_nobody_has_seen_needs_no_file() -> None:
    held = story()
    held = replace(held, sources=(*held.sources, Source("wire", "the wire")))
    assert match(held, files(a=TEXTS["nl"], b=TEXTS["de"])).findings == ()


@pytest.mark.parametrize(
    ("text", "tied", "held"),
    [("een twee DRIE", "nl", 2), ("eins zwei drei", "de", 3), ("drei, drie", "de", 1)],
)
def test_a_stranger_is_tied_to_the_source_most_of_whose_passages_it_holds(
    text: str, tied: str, held: int
) -> None:
    matched = match(story(), files(stranger=text))
    assert matched.texts == {tied: text}
    assert matched.exact == frozenset()
    finding = next(one for one in matched.findings if one.at == "stranger")
    assert finding.code is FindingCode.UNKNOWN_TEXT
    assert (
        f"it holds {held} of 3 passages of source '{tied}', whose text it is taken"
        in finding.message
    )


def test_a_stranger_that_holds_nothing_is_tied_to_nothing() -> None:
    matched = match(story(), files(stranger="something else"))
    assert matched.texts == {}
    assert matched.findings[0].message.endswith("holds no passage of any")
    assert [one.code for one in matched.findings[1:]] == [FindingCode.UNVERIFIED] * 2


def test_a_stranger_gives_way_to_the_source_s_own_file() -> None:
    altered = "een twee drie vier zes"
    matched = match(story(), files(a=altered, b=TEXTS["nl"], c=TEXTS["de"]))
    assert matched.texts == TEXTS
    (finding,) = matched.findings
    assert finding.message.endswith("3 of 3 passages of source 'nl', which has another file")


def test_of_two_strangers_the_one_that_holds_more_is_the_text() -> None:
    matched = match(story(), files(a="een twee", b="een twee drie"))
    assert matched.texts == {"nl": "een twee drie"}
    roles = {one.at: one.message.rpartition(", ")[2] for one in matched.findings}
    assert (roles["b"], roles["a"]) == ("whose text it is taken for", "which has another file")


def test_what_is_no_text_is_told_and_the_rest_goes_on() -> None:
    matched = match(story(), [*files(a=TEXTS["nl"], b=TEXTS["de"]), ("picture", b"\x89PNG\xff")])
    (finding,) = matched.findings
    assert (finding.code, finding.at) == (FindingCode.UNKNOWN_TEXT, "picture")
    assert "is no text: byte 0 (0x89) is not UTF-8" in finding.message


def test_a_story_without_passages_ties_nothing() -> None:
    (finding,) = match(Timeline("s", "S"), files(a="words")).findings
    assert finding.message.endswith("holds no passage of any")


def test_the_order_of_the_files_does_not_matter() -> None:
    given = files(a="een twee", b="een twee drie", c=TEXTS["de"])
    assert match(story(), given) == match(story(), reversed(given))
