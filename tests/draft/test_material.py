from __future__ import annotations

import pytest

from fabula.draft import Material, material
from fabula.errors import InputError, UnknownLanguageError
from fabula.story.passage import count_words
from fabula.value import When, edtf

BODY = "\n\n" + "The harbour master says that the crane will cost 12 million euros. " * 6


def made(head: str, name: str = "courier.txt", language: str | None = "en") -> Material:
    return material(name, f"{head}{BODY}".encode(), language)


def test_a_text_is_known_by_its_bytes_and_counted() -> None:
    source = made("A crane").source
    assert len(source.fingerprints) == 1
    assert source.characters == len(f"A crane{BODY}")
    assert source.words == count_words(f"A crane{BODY}")


@pytest.mark.parametrize(
    ("head", "title", "cut"),
    [
        ("A crane for Hollum", "A crane for Hollum", False),
        ("Will it come?", "Will it come?", False),
        ("It will come.", None, False),
        ("one two three four five six seven eight nine ten eleven twelve, thirteen",
         "one two three four five six seven eight nine ten eleven twelve", True),
        (" ".join(["word"] * 25), None, False),
        ("…", None, False),
    ],
)  # fmt: skip
def test_a_title_is_a_first_line_that_does_not_end_like_a_sentence(
    head: str, title: str | None, cut: bool
) -> None:
    source = made(head).source
    assert (source.title, source.title_cut) == (title, cut)


@pytest.mark.parametrize(
    ("head", "dateline", "when"),
    [
        ("A crane\n6 March 2025", "6 March 2025", "2025-03-06"),
        ("A crane\nBy Ada Brink, 6 March 2025, 10:15", "6 March 2025, 10:15", "2025-03-06"),
        ("A crane\nOn 6 March 2025 it came.", None, None),
        ("A crane\nMarch 2025", None, None),
        ("A crane\n6 March", None, None),
        ("A crane\nyesterday", None, None),
        ("A crane\nOn 6 March 2025 it came.\n6 March 2025", None, None),
        ("A crane\na\nb\nc\nd\n6 March 2025", None, None),
    ],
)
def test_a_dateline_is_a_day_in_a_line_of_its_own_at_the_head(
    head: str, dateline: str | None, when: str | None
) -> None:
    source = made(head).source
    assert source.dateline == dateline
    assert source.dating.when == (edtf.parse(when) if when else When.unknown())
    assert bool(source.dating.because) == (when is not None)


def test_relative_dates_are_read_by_the_day_of_the_dateline() -> None:
    text = f"A crane\n6 March 2025{BODY} It came last year."
    (last,) = (
        each for each in material("a.txt", text.encode(), "en").mentions if each.text == "last year"
    )
    assert edtf.format(last.when) == "2024"  # type: ignore[attr-defined]


def test_title_and_dateline_stay_within_what_may_be_quoted() -> None:
    source = material("a.txt", b"A crane for Hollum\n6 March 2025\n\nIt is new.", "en").source
    assert (source.title, source.dateline) == (None, None)


@pytest.mark.parametrize(
    ("name", "id"),
    [("Der Bote (2).txt", "der-bote-2"), ("000_ab.txt", "text-000-ab"), ("привет.txt", "text"),
     ("", "text"), (".txt", "text-txt"), ("x" * 300, "x" * 40)],
)  # fmt: skip
def test_an_id_is_made_from_the_name_of_the_file(name: str, id: str) -> None:
    assert made("A crane", name).source.id == id


def test_a_second_text_of_that_name_has_a_number() -> None:
    data = BODY.encode()
    assert material("a.txt", data, "en", {"a", "a-2"}).source.id == "a-3"


def test_the_language_is_guessed_where_the_words_settle_it_and_asked_for_where_not() -> None:
    assert made("A crane", language=None).source.language == "en"
    with pytest.raises(InputError, match=r"do not settle its language; name it with --lang"):
        material("a.txt", b"OpenAI, 12 USD", None)


def test_what_is_no_text_or_in_no_known_language_is_refused() -> None:
    with pytest.raises(InputError, match=r"a\.txt is no text"):
        material("a.txt", b"\xff\xfe\x00", "en")
    with pytest.raises(UnknownLanguageError):
        material("a.txt", b"text", "xx-none")
