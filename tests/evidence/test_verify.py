from __future__ import annotations

from dataclasses import replace
from typing import Any

from fabula.errors import Finding
from fabula.evidence import Placement, Verified, verify
from fabula.story import Claim, Event, Kind, Passage, Source, Timeline
from fabula.text import canonical, digest
from fabula.text.letters import Letters

TEXT = (
    "The ferry sails twice\n"
    "The ferry sails at 7, it is said, and again at 9. It is said to be late.\n"
    "It sails in storms, “as ever”.\n"
)


def story(*passages: Passage, hedge: str = "", **source: Any) -> Timeline:
    claims = tuple(Claim(f"c{at}", passage, hedge=hedge) for at, passage in enumerate(passages))
    known = Source("gazette", "g", language="en", fingerprints=("0" * 64,), **source)
    return Timeline(
        "s", "S", sources=(known, Source("other", "o", language="en", fingerprints=("1" * 64,))),
        events=(Event("e", "own", "t", claims),), kinds=(Kind("own", "ours"),),
    )  # fmt: skip


def quoted(exact: str, nth: int | None = None) -> Passage:
    return Passage("gazette", exact=exact, nth=nth)


def sought(held: Timeline, text: str = TEXT, **weighed: Placement) -> Verified:
    before = {f"e/{name}": place for name, place in weighed.items()}
    return verify(held, {"gazette": canonical(text)}, before)


def only(verified: Verified) -> Finding:
    assert len(verified.findings) == 1
    return verified.findings[0]


def words_of(place: Placement, text: str = TEXT) -> str:
    return canonical(text)[place.start : place.end]


def test_words_that_stand_once_are_placed_in_code_points_and_in_words() -> None:
    verified = sought(story(quoted("it is said")))
    place = verified.placed["e/c0"]
    assert (words_of(place), place.first_word, place.last_word) == ("it is said", 9, 12)
    assert (verified.sought, verified.findings) == (1, ())


def test_a_source_without_a_text_is_not_sought() -> None:
    verified = sought(story(Passage("other", exact="words")))
    assert (verified.sought, verified.placed, verified.findings) == (0, {}, ())


def test_words_that_stand_more_often_need_to_say_which() -> None:
    finding = only(sought(story(quoted("The ferry sails"))))
    assert str(finding) == (
        "ambiguous: e/c0: 'The ferry sails' stands 2 times in source 'gazette'; say which with nth"
    )
    verified = sought(story(quoted("The ferry sails", nth=2)))
    assert verified.placed["e/c0"].start == TEXT.index("\nThe ferry") + 1


def test_an_occurrence_that_is_not_there_is_told() -> None:
    finding = only(sought(story(quoted("The ferry sails", nth=3))))
    assert finding.message == "'The ferry sails' stands 2 times in source 'gazette'; nth asks for 3"
    finding = only(sought(story(quoted("at 9", nth=2))))
    assert finding.message == "'at 9' stands once in source 'gazette'; nth asks for 2"


def test_words_that_are_set_otherwise_are_found_and_stay_weighed() -> None:
    held = story(quoted('"as ever"'))
    place = sought(held).placed["e/c0"]
    assert words_of(place) == "“as ever”"
    assert place.attests(quoted('"as ever"'))
    assert sought(held, c0=place).findings == ()


def test_words_that_letters_alone_do_not_lead_to_are_told_apart() -> None:
    held = story(quoted('"as ever"'), quoted("it sails"), quoted("at 7"), quoted("sails", nth=3))
    verified = sought(held, TEXT.replace("ferry sails at", "ferry, it sails at"))
    told = [verified.placed[f"e/c{at}"].letters for at in range(4)]
    assert told == [Letters.OTHERWISE, Letters.AGAIN, Letters.ALONE, Letters.ALONE]


def test_words_that_came_to_stand_elsewhere_too_have_not_moved() -> None:
    held = story(quoted("in storms"))
    place = sought(held).placed["e/c0"]
    verified = sought(held, f"{TEXT}In Storms\n", c0=place)
    assert verified.placed["e/c0"] == replace(place, letters=Letters.AGAIN)
    assert verified.findings == ()


def test_words_that_are_gone_are_stale_and_the_nearest_are_named() -> None:
    finding = only(sought(story(quoted("sails again at 9"))))
    assert finding.message == (
        "'sails again at 9' does not stand in source 'gazette'; nearest is ', and again at 9'"
    )
    assert only(sought(story(quoted("xyzzy")))).message.endswith("; nothing there is like it")


def test_what_stands_now_where_the_words_stood_is_nearest() -> None:
    held = story(quoted("at 9"))
    place = sought(held).placed["e/c0"]
    for altered in ("at 8", "at 7", "ab 9"):
        finding = only(sought(held, TEXT.replace("at 9", altered), c0=place))
        assert finding.message.endswith(f"nearest is '{altered}'")
    other = only(sought(held, TEXT.replace("at 9", "by 1"), c0=place))
    assert not other.message.endswith("nearest is 'by 1'")


def test_a_stored_place_of_other_words_is_no_guide() -> None:
    place = sought(story(quoted("at 9"))).placed["e/c0"]
    finding = only(sought(story(quoted("at 8")), c0=place))
    assert not finding.message.endswith("nearest is 'at 9'")


def test_long_words_are_cut_in_a_message() -> None:
    finding = only(sought(story(quoted("word " * 1_000))))
    assert len(finding.message) < 500


def test_words_that_stand_elsewhere_than_before_have_moved() -> None:
    held = story(quoted("at 9"))
    place = sought(held).placed["e/c0"]
    finding = only(sought(held, f"News. {TEXT}", c0=place))
    assert str(finding) == (
        f"moved: e/c0: stands at character {place.start + 6} of source 'gazette'; "
        f"when it was last weighed it stood at character {place.start}"
    )


def test_a_record_that_was_changed_has_not_moved() -> None:
    place = sought(story(quoted("at 9"))).placed["e/c0"]
    assert sought(story(quoted("at 7")), c0=place).findings == ()


def test_a_passage_by_place_must_have_its_digest() -> None:
    start = TEXT.index("at 7")
    passage = Passage("gazette", start=start, end=start + 4, sha256=digest("at 7"))
    assert words_of(sought(story(passage)).placed["e/c0"]) == "at 7"
    finding = only(sought(story(passage), TEXT.replace("at 7", "at 8")))
    assert finding.message == (
        f"the words at {start} to {start + 4} of source 'gazette' are not those of the digest"
    )
    assert only(sought(story(passage), "short")).code == "stale"


def test_a_hedge_stands_in_the_paragraph_of_its_passage_nearest_to_it() -> None:
    for exact, hedge, start in (
        ("at 7", "it is said", TEXT.index("it is said")),
        ("at 9", "said", TEXT.index("said to be")),
        ("at 7", "said", TEXT.index("said, and")),
    ):
        place = sought(story(quoted(exact), hedge=hedge)).placed["e/c0/hedge"]
        assert (place.start, place.source) == (start, "gazette")


def test_a_hedge_cuts_no_word_and_is_sought_in_no_other_paragraph() -> None:
    finding = only(sought(story(quoted("at 7"), hedge="aid")))
    assert finding.at == "e/c0/hedge"
    assert (
        "the hedge 'aid' does not stand in the paragraph of its passage in source"
        in finding.message
    )
    assert only(sought(story(quoted("in storms"), hedge="it is said"))).code == "stale"


def test_the_hedge_of_a_passage_that_is_lost_is_not_told_as_well() -> None:
    assert only(sought(story(quoted("at 10"), hedge="it is said"))).at == "e/c0"


def test_the_last_paragraph_needs_no_line_end() -> None:
    verified = sought(story(quoted("at 7"), hedge="maybe"), "maybe it sails at 7")
    assert verified.placed["e/c0/hedge"].start == 0


def test_the_title_and_the_dateline_of_a_source_are_sought_as_well() -> None:
    verified = sought(story(title="The ferry sails twice", dateline="in storms"))
    assert set(verified.placed) == {"source:gazette/title", "source:gazette/dateline"}
    assert verified.placed["source:gazette/title"].start == 0
    assert only(sought(story(title="The ferry sinks"))).at == "source:gazette/title"
