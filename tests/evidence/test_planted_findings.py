"""A planted error of each kind is found, with its code, its place and a plain sentence.

What is wrong with the record makes the check fail, what the sources are like never does, and a
finding that an editor accepted is printed with the reason and fails nothing.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from commands import Ran, fabula
from fabula.errors import About, FindingCode
from fabula.text import words
from planted import HARBOUR

_RELATION = """
[[relation]]
id = "planted"
type = "{type}"
because = "as an example"
{against}
  [[relation.operand]]
  role = "{one[0]}"
  claim = "{one[1]}"
{other}
"""
_OTHER = '\n  [[relation.operand]]\n  role = "part"\n  claim = "traffic/courier-amount"\n'


class Desk:
    """The invented story and its texts in a folder of their own, for an error to be planted in."""

    def __init__(self, folder: Path) -> None:
        self.story = Path(shutil.copytree(HARBOUR / "story", folder / "story"))
        self.texts = Path(shutil.copytree(HARBOUR / "texts", folder / "texts"))

    def edit(self, file: str, came: str, planted: str) -> None:
        """Change a file of the story at the one place that reads so, or add to its end."""
        path = self.story / f"{file}.toml"
        text = path.read_text("utf-8")
        assert came in text
        changed = text.replace(came, planted, 1) if came else f"{text}\n{planted}"
        path.write_text(changed, "utf-8")

    def republish(self, source: str, came: str, planted: str) -> None:
        """Change the text of a source, and its fingerprint and size in the record."""
        path = self.texts / f"{source}.txt"
        before = path.read_text("utf-8")
        assert came in before
        after = before.replace(came, planted, 1)
        path.write_text(after, "utf-8")
        for one, other in (
            (_print(before), _print(after)),
            (f"characters = {len(before)}", f"characters = {len(after)}"),
            (f"words = {words(before)}", f"words = {words(after)}"),
        ):
            self.edit("sources", one, other)

    def weigh(self) -> None:
        ran = fabula("weigh", self.story, "--texts", self.texts)
        assert ran.code == 0, ran.err

    def check(self, *options: str) -> Ran:
        return fabula("check", self.story, "--texts", self.texts, *options)


def _print(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Plant:
    """An error, and what is to be said of it.

    Attributes:
        code: of the finding.
        at: its address.
        told: what its sentence says.
        plant: puts the error in.
    """

    code: FindingCode
    at: str
    told: str
    plant: Callable[[Desk], None]


def _edited(file: str, came: str, planted: str) -> Callable[[Desk], None]:
    return lambda desk: desk.edit(file, came, planted)


def _weighed(source: str, came: str, planted: str) -> Callable[[Desk], None]:
    def plant(desk: Desk) -> None:
        desk.republish(source, came, planted)
        desk.weigh()

    return plant


def _copied(desk: Desk) -> None:
    desk.edit(
        "sources",
        "",
        '[[lineage]]\nsource = "blatt"\norigin = "agency-wire"\ntype = "translation_of"\nbecause = "x"\n\n'
        '[[lineage]]\nsource = "bote"\norigin = "agency-wire"\ntype = "translation_of"\nbecause = "x"\n',
    )


def _stray(desk: Desk) -> None:
    (desk.texts / "other.txt").write_text("Nobody knows it.", "utf-8")


def _unquoted(desk: Desk) -> None:
    said = (
        "\n\nWir haben neun Jahre gewartet, sagte Frau Brink, und die Schiffe haben mit uns gewartet, vor "
        "Anker und im Regen. Der erste Kran, sagte sie, habe sich bezahlt gemacht. 2016 wurde er aufgestellt.\n"
    )
    desk.republish(
        "bote",
        "Jemand hat die erste Seite gerahmt.\n",
        f"Jemand hat die erste Seite gerahmt.{said}",
    )
    desk.weigh()


def _claim(id: str, source: str, quote: str, rest: str) -> str:
    return f'\n  [[event.claim]]\n  id = "{id}"\n  source = "{source}"\n  quote = "{quote}"\n{rest}'


_ACCEPTED = '[[accept]]\ncode = "{code}"\nat = "{at}"\nbecause = "we know"\n'
# What no journalist reads: powers of ten, codes of units, and what only Python says.
_NOTATION = re.compile(
    r"\d+e\d+|\b(None|True|False)\b|[<>{}]|\b\d+ (a|d|wk|mo)\b|\bwritten \w+ -?\d"
)

_LONG = "nobody would be able to put it off: the old machine groans when the wind"
_HEDGED = 'expect = "11e6 EUR"\n  hedge = "reportedly"\n'


def _regrown(desk: Desk) -> None:
    desk.republish("bote", "13,1 %", "13,4 %")
    desk.edit(
        "events",
        '"13,1 %"\n  gives = "amount"\n  expect = "13.1 %"',
        '"13,4 %"\n  gives = "amount"\n  expect = "13.4 %"',
    )
    desk.weigh()


def _cut_aside(desk: Desk) -> None:
    text = (desk.story / "ledger.toml").read_text("utf-8")
    last = text.rindex("[[aside]]")
    (desk.story / "ledger.toml").write_text(text[:last], "utf-8")


PLANTS = (
    Plant(FindingCode.UNCITED, "rumour", "has no claim; give the words of a source",
          _edited("events", "", '[[event]]\nid = "rumour"\nkind = "state"\ntitle = "A rumour"\n')),
    Plant(FindingCode.QUOTE_TOO_LONG, "draft/long", "15 words",
          _edited("events", "", _claim("long", "courier", _LONG, ""))),
    Plant(FindingCode.OVER_BUDGET, "source:courier", "49 of its 60 words are quoted; 12 are allowed",
          _edited("sources", "words = 260", "words = 60")),
    Plant(FindingCode.UNBUDGETED, "source:courier", "the record does not say how many words it has",
          _edited("sources", "words = 260\n", "")),
    Plant(FindingCode.MISMATCH, "purchase/courier-sum", "the words say 12.5 million euros; the editor expects 12.6 million euros",
          _edited("events", '"12.5e6 EUR"', '"12.6e6 EUR"')),
    Plant(FindingCode.UNREAD, "traffic/courier-period", "the words give no date",
          _edited("events", 'quote = "in 2024"', 'quote = "What grew most"')),
    Plant(FindingCode.STALE, "traffic/courier-subject", "nearest is 'Traffic in the port'",
          _edited("events", '"Traffic in the port"', '"Traffic on the port"')),
    Plant(FindingCode.AMBIGUOUS, "first-crane/courier-owner", "stands 2 times in source 'courier'; say which with nth",
          _edited("events", "  nth = 2\n", "")),
    Plant(FindingCode.MOVED, "traffic/courier-subject", "stands at character 642 of source 'courier'",
          lambda desk: desk.republish("courier", "The port of Hollum wants a second crane. ", "")),
    Plant(FindingCode.UNWEIGHED, "draft/new", "was never weighed; run 'fabula weigh'",
          _edited("events", "", _claim("new", "blatt", "das Wort Danke", ""))),
    Plant(FindingCode.UNNAMED_COPY, "source:courier", "the record counts them as two voices",
          _edited("sources", 'type = "translation_of"', 'type = "cites"')),
    Plant(FindingCode.UNSUPPORTED_LINEAGE, "source:blatt", "do not stand in the same order", _copied),
    Plant(FindingCode.HEDGE_DIFFERS, "offer/courier-amount", "stand under words of hearsay in paragraph 5, sentence 1 of the Courier",
          _edited("events", _HEDGED, 'expect = "11e6 EUR"\n')),
    Plant(FindingCode.VOICE_DIFFERS, "offer/bote-amount", "are attributed in paragraph 5, sentence 1 of the Bote",
          _edited("events", '  hedge = "soll"\n  voice = { of = "agency" }\n', '  hedge = "soll"\n')),
    Plant(FindingCode.UNKNOWN_TEXT, "other.txt", "holds no passage of any",
          _stray),
    Plant(FindingCode.UNRECKONED, "relation:planted", "EUR cannot be held against %",
          _edited("events", "", _RELATION.format(type="sum", against="", one=("part", "purchase/courier-sum"), other=_OTHER))),
    Plant(FindingCode.DISORDER, "announcement", "'announcement' before 'vote' before 'announcement'",
          _edited("events", 'id = "vote"\n', 'id = "vote"\nbefore = [{ event = "announcement", because = "so it says" }]\n')),
    Plant(FindingCode.UNUSED_ACCEPTANCE, "vote", "no finding 'uncited' occurs here any more",
          _edited("events", "", '[[accept]]\ncode = "uncited"\nat = "vote"\nbecause = "once it was"\n')),
    Plant(FindingCode.UNACCOUNTED, "source:blatt/323-329", "no claim uses it and it was not set aside",
          _cut_aside),
    Plant(FindingCode.UNUSED_ASIDE, "source:blatt/0-4", "no amount or date lies in it; strike the aside",
          _edited("ledger", "", f'[[aside]]\nsource = "blatt"\nat = [0, 4]\nsha256 = "{_print("Kran")}"\nreason = "not-told"\nbecause = "x"\n')),
    Plant(FindingCode.UNVERIFIED, "source:blatt", "no file has its fingerprint",
          lambda desk: (desk.texts / "blatt.txt").unlink()),
    Plant(FindingCode.CONFLICT, "announcement", "only one can be meant",
          _edited("events", 'gives = "speaker"\n  value = "brink"\n  gloss', 'gives = "speaker"\n  value = "port"\n  gloss')),
    Plant(FindingCode.UNRECONCILED, "relation:planted", "they do not meet, 1.5 million euros apart",
          _edited("events", "", _RELATION.format(type="sum", against='against = { claim = "offer/courier-amount" }', one=("part", "purchase/courier-sum"), other=""))),
    Plant(FindingCode.VARIANT, "source:bote/5.2", "differ in an amount: paragraph 5, sentence 2 of the Bote has 13.4%",
          _regrown),
    Plant(FindingCode.INSERTED_INSTITUTION, "source:bote/6.2", "names an institution, close to where a link was lost",
          _weighed("bote", "Ihre Schiffer trinken", "Das sagt die Europäische Kommission. trinken")),
    Plant(FindingCode.LOST_QUOTATION, "source:bote/7", "gives without quotation marks what is quoted in paragraph 7", _unquoted),
    Plant(FindingCode.LOST_LINK, "source:bote/6.2", "breaks off or runs together",
          _weighed("bote", "Ihre Schiffer trinken", "Man liest es im HafenBrink. Ihre Schiffer trinken")),
    Plant(FindingCode.REVERSED_POLARITY, "source:bote/6.1", "says without a denial what is said with one",
          _weighed("bote", "die nicht auf die Flut warten", "die auf die Flut warten")),
    Plant(FindingCode.BROKEN_DENIAL, "source:blatt/3.3", "breaks off behind a verb of denying",
          _weighed("blatt", "Wer blieb, hörte einen Streit", "Der Kämmerer hat bestritten Er hat verkauft. Wer blieb, hörte einen Streit")),
)  # fmt: skip


def test_there_is_a_plant_of_every_code() -> None:
    assert {plant.code for plant in PLANTS} == set(FindingCode)


def _told(ran: Ran, plant: Plant) -> list[str]:
    """The lines printed of the code at its place."""
    return [line for line in ran.out.splitlines() if line.startswith(f"{plant.code}: {plant.at}: ")]


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: str(plant.code))
def test_a_planted_error_is_found_with_its_place_in_a_plain_sentence(
    plant: Plant, tmp_path: Path
) -> None:
    desk = Desk(tmp_path)
    plant.plant(desk)
    ran = desk.check("--strict") if plant.code.strict else desk.check()
    (line,) = _told(ran, plant)
    assert plant.told in line
    assert not _NOTATION.search(line)
    assert ran.code == int(plant.code.about is About.RECORD)
    if plant.code is FindingCode.UNUSED_ACCEPTANCE:
        return
    desk.edit("story", "", _ACCEPTED.format(code=plant.code, at=plant.at))
    again = desk.check("--strict") if plant.code.strict else desk.check()
    assert _told(again, plant) == [f"{line} (accepted: we know)"]
    # What else the error brought about still fails.
    others = {one for one in ran.out.splitlines() if _fails(one)} - {line}
    assert again.code == int(bool(others))


def _fails(line: str) -> bool:
    """Whether a printed line is one that makes a plain check fail."""
    failing = {code for code in FindingCode if code.about is About.RECORD and not code.strict}
    return line.partition(":")[0] in failing
