"""What each command prints, and the exit code it ends with."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

import fabula as package
from commands import Ran, fabula, is_safe
from fabula.cli import app
from fabula.errors import FabulaError
from fabula.exchange import load_ledger, load_weighed, save_weighed
from planted import HARBOUR

COMMANDS = ("draft", "check", "weigh", "report", "read", "schema")
CLEAN = "3 files, 2 groups, 2 origins, 7 events, 22 claims; 3 of 3 files and 31 of 31 passages verified\n"


@pytest.fixture(autouse=True)
def _no_texts_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FABULA_TEXTS", raising=False)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return Path(shutil.copytree(HARBOUR / "story", tmp_path / "story"))


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    return Path(shutil.copytree(HARBOUR / "texts", tmp_path / "texts"))


def edit(file: Path, came: str, planted: str) -> None:
    text = file.read_text("utf-8")
    assert came in text
    file.write_text(text.replace(came, planted, 1), "utf-8")


def refused(ran: Ran) -> str:
    """What a command says that found its input unusable."""
    assert ran.code == 2
    assert "Traceback" not in ran.err
    assert is_safe(ran.err)
    return ran.err


# ------------------------------------------------------------------ check


def test_a_clean_story_exits_0_and_counts_what_was_verified(story: Path, texts: Path) -> None:
    assert fabula("check", story, "--texts", texts) == Ran(0, CLEAN, "")


def test_the_first_story_is_clean(seed: Path, articles: Path) -> None:
    ran = fabula("check", seed, "--texts", articles, "--strict")
    assert (ran.code, ran.err) == (0, "")
    counts = re.fullmatch(
        r"5 files, 3 groups, \d+ origins, (\d+) events, (\d+) claims; "
        r"5 of 5 files and (\d+) of \3 passages verified",
        ran.out.splitlines()[-1],
    )
    assert counts
    assert int(counts[1]) >= 12


def test_the_environment_names_the_texts_as_well(
    story: Path, texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FABULA_TEXTS", str(texts))
    assert fabula("check", story) == Ran(0, CLEAN, "")
    monkeypatch.setenv("FABULA_TEXTS", "")
    assert fabula("check", story).out.endswith("no text at hand to verify 31 passages\n")


def test_without_texts_the_record_alone_is_checked(story: Path) -> None:
    summary = (
        "3 files, 2 groups, 2 origins, 7 events, 22 claims; no text at hand to verify 31 passages\n"
    )
    assert fabula("check", story) == Ran(0, summary, "")


def test_a_finding_about_the_record_exits_1(story: Path) -> None:
    edit(story / "events.toml", 'expect = "13.1 %"', 'expect = "13.2 %"')
    ran = fabula("check", story)
    line = "mismatch: traffic/courier-amount: the words say 13.1%; the editor expects 13.2%"
    assert (ran.code, ran.out.splitlines()[0]) == (1, line)


def test_a_finding_about_the_sources_exits_0(story: Path) -> None:
    edit(story / "events.toml", 'quote = "13,1 %"\n  gives = "amount"\n  expect = "13.1 %"\n',
         'quote = "11 Millionen Euro"\n  gives = "amount"\n')  # fmt: skip
    edit(story / "weighed.json", '    "traffic/bote-amount"', '    "gone"')
    ran = fabula("check", story)
    assert "conflict: traffic: slot 'amount'" in ran.out
    edit(story / "story.toml", "[[tombstone]]",
         '[[accept]]\ncode = "unweighed"\nat = "traffic/bote-amount"\nbecause = "no text"\n\n[[tombstone]]')  # fmt: skip
    ran = fabula("check", story)
    assert ran.code == 0
    assert "run 'fabula weigh' with the texts at hand (accepted: no text)" in ran.out


def test_an_uncited_event_a_long_quotation_and_a_broken_budget_exit_1(story: Path) -> None:
    with (story / "events.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[event]]\nid = "party"\nkind = "meeting"\ntitle = "A party"\n')
    edit(story / "events.toml", '"Traffic in the port"', f'"{"Traffic in the port " * 4}"')
    edit(story / "sources.toml", "words = 168", "words = 40")
    out = fabula("check", story).out
    for code in ("uncited: party: ", "quote-too-long: traffic/courier-subject: quotes 16 words; ",
                 "over-budget: source:bote: "):  # fmt: skip
        assert code in out
    assert fabula("check", story).code == 1


def test_json_says_the_same(story: Path, texts: Path) -> None:
    edit(texts / "courier.txt", "13.1%", "13.7%")
    ran = fabula("check", story, "--texts", texts, "--json")
    told = json.loads(ran.out)
    assert (ran.code, told["fails"], told["story"]) == (1, True, "harbour")
    assert told["counts"] == {
        "sources": 3, "groups": 2, "origins": 2, "events": 7, "claims": 22, "passages": 31,
        "figures": 24, "figures unaccounted": 0,
        "sources verified": 2, "passages verified": 30,
    }  # fmt: skip
    lines = fabula("check", story, "--texts", texts).out.splitlines()[:-1]
    assert [f"{one['code']}: {one['at']}: {one['message']}" for one in told["findings"]] == lines
    assert {one["fails"] for one in told["findings"]} == {True}
    assert {one["about"] for one in told["findings"]} == {"record"}
    assert ran.out.isascii()


def test_what_is_unaccounted_for_is_counted_and_fails_a_strict_check_alone(
    story: Path, texts: Path
) -> None:
    (story / "ledger.toml").unlink()
    plain = fabula("check", story, "--texts", texts)
    assert plain.code == 0
    assert plain.out == f"{CLEAN.strip()}; 8 of 24 amounts and dates unaccounted for\n"
    strict = fabula("check", story, "--strict")
    assert strict.code == 1
    assert len(strict.out.splitlines()) == 9
    line = "says 'between 10 and 16 March 2025'; no claim uses it and it was not set aside"
    assert f"unaccounted: source:courier/1206-1215: {line}" in strict.out
    told = json.loads(fabula("check", story, "--strict", "--json").out)
    assert told["fails"] is True
    assert {(one["code"], one["fails"]) for one in told["findings"]} == {("unaccounted", True)}
    assert json.loads(fabula("check", story, "--json").out)["fails"] is False


def test_an_accepted_figure_is_told_with_the_reason_and_fails_nothing(story: Path) -> None:
    edit(story / "ledger.toml", "at = [1206, 1215]", "at = [1207, 1215]")
    with (story / "story.toml").open("a", encoding="utf-8") as file:
        for code, at in (("unaccounted", "1206-1215"), ("unused-aside", "1207-1215")):
            file.write(f'[[accept]]\ncode = "{code}"\nat = "source:courier/{at}"\nbecause = "so"\n')
    ran = fabula("check", story, "--strict")
    assert ran.code == 0
    assert "was not set aside (accepted: so)\n" in ran.out
    assert fabula("check", story).out == ran.out


def test_a_story_that_was_never_weighed_says_that_its_figures_were_never_listed(
    story: Path,
) -> None:
    (story / "ledger.json").unlink()
    ran = fabula("check", story)
    assert ran.code == 0
    assert ran.out.count("its amounts and dates were never listed") == 3
    assert fabula("check", story, "--strict").code == 1


def test_weighing_lists_what_is_at_hand_and_keeps_the_rest(story: Path, texts: Path) -> None:
    before = (story / "ledger.json").read_bytes()
    (texts / "bote.txt").unlink()
    assert fabula("weigh", story, "--texts", texts).code == 0
    assert (story / "ledger.json").read_bytes() == before
    (story / "ledger.json").unlink()
    assert fabula("weigh", story, "--texts", texts).code == 0
    assert set(load_ledger(story)) == {"blatt", "courier"}


def test_json_tells_how_claims_agree_what_relations_come_to_and_on_what_grounds(seed: Path) -> None:
    told = json.loads(fabula("check", seed, "--json").out)
    (sum_,) = (
        one for one in told["agreements"]
        if (one["event"], one["slot"], one["verdict"]) == ("fundraising", "sum", "conflicting")
    )  # fmt: skip
    assert (sum_["point"], sum_["touching"], len(sum_["groups"])) == ("value", True, 3)
    assert [side["value"] for side in sum_["sides"]] == ["5e12..7e12 USD", "over 7e12 USD"]
    relations = {one["id"]: one for one in told["relations"]}
    assert relations["sales-by-fourteenfold"]["meets"] is False
    assert relations["seven-in-sales"]["words"].endswith("= 13.29 to 13.31")
    assert all(one["expected"] for one in relations.values())
    grounds = told["grounds"]["wsj-report/nl-sum"]
    assert [(one["sort"], one["value"]) for one in grounds] == [
        ("spelling", "7e12 USD"), ("words", "7e12 USD"), ("dictionary", "7e18 USD"),
    ]  # fmt: skip


def test_json_tells_the_faults_of_an_unusable_story(story: Path) -> None:
    edit(story / "events.toml", 'kind = "project"', 'kind = "projekt"')
    ran = fabula("check", story, "--json")
    assert (ran.code, ran.err) == (2, "")
    (fault,) = json.loads(ran.out)["unusable"]
    assert fault == {
        "file": "events.toml", "entry": "event 'first-crane'", "field": "kind",
        "came": "'projekt'", "allowed": "a kind of event", "hint": "project",
    }  # fmt: skip


def test_json_tells_of_every_other_unusable_input(story: Path, tmp_path: Path) -> None:
    for arguments in ((tmp_path / "nowhere",), (story, "--texts", tmp_path / "nowhere"),
                      ("a" * 10_000,)):  # fmt: skip
        ran = fabula("check", *arguments, "--json")
        assert (ran.code, ran.err) == (2, "")
        assert json.loads(ran.out)["unusable"]


def test_faults_are_told_each_on_its_line(story: Path) -> None:
    edit(story / "events.toml", 'kind = "project"', 'kind = "projekt"')
    edit(story / "sources.toml", 'name = "Ada Brink"', 'nam = "Ada Brink"')
    assert refused(fabula("check", story)).splitlines() == [
        f"fabula: {story}: 2 faults; the story cannot be read",
        "  sources.toml, agent 'brink', nam: 'nam': allowed is one of the fields id, name, type, names, note; did you mean 'name'?",
        "  events.toml, event 'first-crane', kind: 'projekt': allowed is a kind of event; did you mean 'project'?",
    ]  # fmt: skip


def test_ten_megabytes_of_nested_arrays_are_refused_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(f"x = {'[' * 5_000_000}{']' * 5_000_000}\n", encoding="utf-8")
    err = refused(fabula("check", tmp_path))
    assert "a.toml: arrays nested too deeply: allowed is a few levels" in err
    assert len(err) < 1_000


def test_damaged_stand_off_data_is_refused(story: Path) -> None:
    (story / "weighed.json").write_text("{}", encoding="utf-8")
    assert "weighed.json" in refused(fabula("check", story))


@pytest.mark.parametrize("command", ["check", "weigh", "report"])
@pytest.mark.parametrize(
    "path",
    ["nowhere", "", "a\x1b[31mb\u202e", "a" * 10_000, "no\x00path", os.fsdecode(b"a\xff")],
    ids=["missing", "empty", "control", "long", "null", "bytes"],
)
def test_a_path_that_leads_nowhere_is_refused(
    command: str, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, texts: Path
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    more = () if command == "report" else ("--texts", texts)
    assert refused(fabula(command, path, *more))


def test_a_file_instead_of_a_folder_is_refused(story: Path) -> None:
    file = story / "story.toml"
    assert "no story file: allowed is a folder" in refused(fabula("check", file))
    assert "is no folder" in refused(fabula("check", story, "--texts", file))


def test_what_a_system_refuses_is_told(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> object:
        raise PermissionError(13, "Permission denied", str(story))

    monkeypatch.setattr(Path, "is_dir", refuse)
    assert "Permission denied" in refused(fabula("check", story))
    monkeypatch.undo()
    monkeypatch.setattr("fabula.cli.check.load_weighed", refuse)
    assert "Permission denied" in refused(fabula("check", story))


def test_hostile_words_of_a_story_reach_no_terminal(tmp_path: Path) -> None:
    text = '[story]\nformat = 1\nid = "a"\ntitle = "A"\n[[agent]]\nid = "\\u001b[2J\\u202e"\nname = "n"\n'
    (tmp_path / "a\x1b[31m.toml").write_text(text, encoding="utf-8")
    assert r"\x1b[2J\u202e" in refused(fabula("check", tmp_path))


# ------------------------------------------------------------------ texts


def test_files_are_known_by_fingerprint_not_by_name(story: Path, texts: Path) -> None:
    for number, file in enumerate(sorted(texts.iterdir())):
        file.rename(texts / f"{number}")
    assert fabula("check", story, "--texts", texts) == Ran(0, CLEAN, "")


def test_a_missing_text_is_told_and_the_rest_goes_on(story: Path, texts: Path) -> None:
    (texts / "courier.txt").unlink()
    ran = fabula("check", story, "--texts", texts)
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "unverified: source:courier: no file has its fingerprint, so its passages were not verified",
        "3 files, 2 groups, 2 origins, 7 events, 22 claims; 2 of 3 files and 15 of 31 passages verified",
    ]


def test_a_stranger_is_tied_to_the_source_whose_passages_it_holds(story: Path, texts: Path) -> None:
    file = texts / "courier.txt"
    file.rename(texts / "mail.txt")
    edit(texts / "mail.txt", "as always", "as ever")
    ran = fabula("check", story, "--texts", texts)
    assert ran.code == 1
    finding, summary = ran.out.splitlines()
    assert finding.startswith("unknown-text: mail.txt: has the fingerprint of no source; it holds ")
    assert finding.endswith("15 of 15 passages of source 'courier', whose text it is taken for")
    assert summary.endswith("2 of 3 files and 31 of 31 passages verified")


def test_line_ends_and_a_byte_order_mark_change_the_fingerprint_and_no_word(
    story: Path, texts: Path
) -> None:
    file = texts / "bote.txt"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    ran = fabula("check", story, "--texts", texts)
    assert ran.code == 1
    (finding, summary) = ran.out.splitlines()
    assert finding.startswith("unknown-text: bote.txt: ")
    assert summary.endswith("2 of 3 files and 31 of 31 passages verified")


# ------------------------------------------------------------------ weigh


def test_weighing_stores_what_stands_where_and_nothing_else(story: Path, texts: Path) -> None:
    before = (story / "weighed.json").read_bytes()
    (story / "weighed.json").unlink()
    assert fabula("check", story).code == 1
    assert fabula("weigh", story, "--texts", texts) == Ran(
        0, "31 of 31 passages weighed in 3 texts\n1 pair of copies among 3 texts\n", ""
    )
    assert (story / "weighed.json").read_bytes() == before


def test_weighing_keeps_what_is_not_at_hand_and_drops_what_is_no_more(
    story: Path, texts: Path
) -> None:
    weighed = load_weighed(story)
    save_weighed(story, {**weighed, "old/claim": weighed["vote/blatt-when"]})
    (texts / "courier.txt").unlink()
    (texts / "blatt.txt").unlink()
    ran = fabula("weigh", story, "--texts", texts)
    assert ran.code == 0
    assert ran.out.endswith("8 of 8 passages weighed in 1 text\n1 pair of copies among 3 texts\n")
    assert load_weighed(story) == weighed


def test_weighing_an_altered_text_exits_1_and_stores_nothing_of_it(
    story: Path, texts: Path
) -> None:
    before = (story / "weighed.json").read_bytes()
    edit(texts / "courier.txt", "13.1%", "13.7%")
    ran = fabula("weigh", story, "--texts", texts)
    assert ran.code == 1
    assert "unknown-text: courier.txt" in ran.out
    assert (story / "weighed.json").read_bytes() == before


def test_weighing_names_what_it_cannot_find(story: Path, texts: Path) -> None:
    edit(story / "events.toml", '"in 2024"', '"in 2025"')
    ran = fabula("weigh", story, "--texts", texts)
    assert ran.code == 1
    assert "stale: traffic/courier-period: 'in 2025' does not stand in source 'courier'" in ran.out
    assert "30 of 31 passages weighed" in ran.out


def test_weighing_needs_texts_and_a_place_to_write(story: Path, texts: Path) -> None:
    assert "needs the articles" in refused(fabula("weigh", story))
    (story / "weighed.json").unlink()
    (story / "weighed.json").mkdir()
    assert "weighed.json" in refused(fabula("weigh", story, "--texts", texts))


# ------------------------------------------------------------------ report, schema, help


def test_a_report_needs_its_extra(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fabula.cli.report.find_spec", lambda name: None)
    err = refused(fabula("report", story))
    assert (
        "the report needs sphinx, myst_parser, furo: install fabula with its extra 'report'" in err
    )


@pytest.mark.parametrize(("ended", "code"), [(0, 0), (1, 1), (2, 2), (-9, 1)])
def test_a_report_is_built_by_sphinx_and_ends_as_it_does(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ended: int, code: int
) -> None:
    commands: list[list[str]] = []

    def run(command: list[str], *, check: bool) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        (tmp_path / "out").mkdir()
        (tmp_path / "out" / "index.html").touch()
        return subprocess.CompletedProcess(command, ended)

    monkeypatch.setattr(subprocess, "run", run)
    ran = fabula("report", story, "--out", tmp_path / "out", "--builder", "dirhtml")
    assert ran.code == code
    assert (ran.out.startswith("The report is built. Open file:///")) == (code == 0)
    (command,) = commands
    assert command[:5] == [sys.executable, "-m", "sphinx", "-b", "dirhtml"]
    assert {"-W", "--keep-going"} <= set(command)
    assert command[-1] == str(tmp_path / "out")
    assert f"-Dfabula_story={story}" in command


def test_a_folder_with_a_configuration_is_built_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "conf.py").touch()
    commands: list[list[str]] = []

    def run(command: list[str], *, check: bool) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", run)
    ran = fabula("report", tmp_path, "-o", tmp_path / "o\x1b")
    assert commands[0][-2:] == [str(tmp_path), str(tmp_path / "o\x1b")]
    assert ran.code == 0
    assert is_safe(ran.out)


def test_an_unusable_story_is_refused_before_anything_is_built(story: Path) -> None:
    edit(story / "events.toml", 'kind = "project"', 'kind = "projekt"')
    assert "did you mean 'project'?" in refused(fabula("report", story))


def test_the_schema_is_printed_as_json() -> None:
    ran = fabula("schema")
    assert ran.code == 0
    Draft202012Validator.check_schema(json.loads(ran.out))


def test_the_version_is_that_of_the_package() -> None:
    assert fabula("--version") == Ran(0, f"fabula {package.__version__}\n", "")


def test_help_teaches_the_way_from_nothing_to_a_report() -> None:
    shown = CliRunner().invoke(app, ["--help"], terminal_width=200)
    words = " ".join(shown.output.split())
    steps = [words.index(f"fabula {name}") for name in ("schema", "check", "weigh", "report")]
    assert steps == sorted(steps)
    for taught in ("A story is a folder of TOML files", "--texts", "FABULA_TEXTS", "Exit codes:"):
        assert taught in words
    assert (shown.exit_code, fabula("-h").out) == (0, fabula("--help").out)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_help(command: str) -> None:
    ran = fabula(command, "--help")
    assert ran.code == 0
    assert "Usage:" in ran.out
    assert fabula(command, "-h") == ran


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Usage:"),
        (("chek",), "Did you mean"),
        (("check",), "Missing argument"),
        (("check", "a", "b"), "unexpected extra argument"),
        (("check", "a", "--jsno"), "No such option"),
        (("check", "a", "--texts"), "requires an argument"),
        (("--nonsense",), "No such option"),
    ],
)  # fmt: skip
def test_what_is_no_command_is_refused(arguments: tuple[str, ...], said: str) -> None:
    ran = fabula(*arguments)
    assert ran.code == 2
    assert said in ran.out + ran.err
    assert CliRunner().invoke(app, list(arguments)).exit_code == 2


# ------------------------------------------------------------------ as a program


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, **environment}
    command = [sys.executable, "-m", "fabula.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, env=env)


def test_it_runs_as_a_module_and_ends_with_its_code(
    story: Path, texts: Path, tmp_path: Path
) -> None:
    ran = run("check", story, "--texts", texts)
    assert (ran.returncode, ran.stdout.decode(), ran.stderr) == (0, CLEAN, b"")
    ran = run("check", tmp_path / "nowhere")
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert b"no such folder" in ran.stderr
    assert b"Traceback" not in ran.stderr


def test_it_runs_where_the_locale_knows_no_letters(story: Path, texts: Path) -> None:
    edit(texts / "bote.txt", "6. März 2025", "7. März 2025")
    ran = run("check", story, "--texts", texts, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert ran.returncode == 1
    assert b"Traceback" not in ran.stderr
    assert b"stale: source:bote/dateline" in ran.stdout


def test_a_text_that_cannot_be_read_is_named_and_a_language_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "latin.txt").write_bytes("Günter".encode("latin-1"))
    said = refused(fabula("read", "--lang", "de", tmp_path / "latin.txt"))
    assert "latin.txt: byte 1 (0xfc) is not UTF-8" in said
    assert "one of de, en, es," in refused(fabula("read", tmp_path / "latin.txt"))


def test_a_file_that_cannot_be_read_is_named_once(tmp_path: Path) -> None:
    for file in (tmp_path / "none.txt", tmp_path):
        said = refused(fabula("read", "--lang", "de", file))
        assert said.count(str(file)) == 1


def test_what_is_piped_is_utf_8_whatever_the_system_writes(tmp_path: Path) -> None:
    (tmp_path / "plain.txt").write_text("5 Mio. € in Zürich", "utf-8")
    file = str(tmp_path / "plain.txt")
    ran = run("read", "--lang", "de", file, PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.decode().startswith("[1: 5 Mio. €] in Zürich\n")


def test_whoever_gives_no_standard_input_is_asked_for_a_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    for asked in (["--lang", "de"], ["--jsonl"]):
        assert "no standard input; name a file" in refused(fabula("read", *asked))


def test_a_text_without_amounts_and_dates_says_so(tmp_path: Path) -> None:
    (tmp_path / "plain.txt").write_text("Nothing is told here.", "utf-8")
    ran = fabula("read", "--lang", "en", tmp_path / "plain.txt")
    assert ran == Ran(0, "Nothing is told here.\n", "fabula: no amount and no date was found\n")


def test_an_export_without_a_story_names_what_is_missing() -> None:
    assert "fabula export ris STORY" in refused(fabula("export", "ris"))
    assert "did you mean 'ris'" in refused(fabula("export", "riss"))


def test_a_reader_that_leaves_early_is_no_error() -> None:
    command = f'"{sys.executable}" -m fabula.cli schema | head -c 1'
    ran = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert ran.stdout == b"{"
    assert b"Traceback" not in ran.stderr


def test_every_error_of_the_package_ends_with_2(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> object:
        raise FabulaError("something", "went wrong\x1b[2J")

    monkeypatch.setattr("fabula.cli.check.load", fail)
    assert refused(fabula("check", story)) == "fabula: something: went wrong\\x1b[2J\n"


# ------------------------------------------------------------------ draft


def test_a_story_is_drafted_from_articles_and_can_be_checked_and_weighed(
    texts: Path, tmp_path: Path
) -> None:
    out = tmp_path / "Second crane"
    told = f"3 sources, 2 lineages, 11 events, 22 claims drafted in {out}\n"
    assert fabula("draft", texts, "--out", out) == Ran(0, told, "")
    assert sorted(file.name for file in out.iterdir()) == [
        "events.toml", "sources.toml", "story.toml",
    ]  # fmt: skip
    assert 'id = "second-crane"' in (out / "story.toml").read_text("utf-8")
    assert fabula("weigh", out, "--texts", texts).code == 0
    ran = fabula("check", out, "--texts", texts, "--strict")
    *findings, summary = ran.out.splitlines()
    assert re.fullmatch(
        r"3 files, 2 groups, 2 origins, 11 events, 22 claims; "
        r"3 of 3 files and 31 of 31 passages verified",
        summary,
    )
    # The copies differ in how sure they are of the sum, which is the sources' own doing.
    assert [finding.partition(":")[0] for finding in findings] == ["conflict"]


def test_a_draft_is_never_written_over_anything(texts: Path, tmp_path: Path) -> None:
    full, file, free = tmp_path / "full", tmp_path / "file", tmp_path / "free"
    full.mkdir()
    (full / "notes").write_text("mine", "utf-8")
    file.write_text("mine", "utf-8")
    for taken in (full, file, texts):
        assert "is there already; name a new folder" in refused(
            fabula("draft", texts, "--out", taken)
        )
    assert (full / "notes").read_text("utf-8") == "mine"
    free.mkdir()
    assert fabula("draft", texts, "--out", free).code == 0
    assert "is there already" in refused(fabula("draft", texts, "--out", free))


def test_the_language_of_an_article_can_be_told(texts: Path, tmp_path: Path) -> None:
    short = texts / "short.txt"
    short.write_text("Hollum\n\n3 %", "utf-8")
    asked = refused(fabula("draft", texts, "--out", tmp_path / "a"))
    assert "short.txt do not settle its language; name it with --lang short.txt=de" in asked
    assert not (tmp_path / "a").exists()
    told = fabula("draft", texts, "--out", tmp_path / "a", "--lang", "short.txt=nl")
    assert told.code == 0
    assert "short" in (tmp_path / "a" / "sources.toml").read_text("utf-8")


def test_a_draft_says_what_it_left_out(texts: Path, tmp_path: Path) -> None:
    (texts / "again.txt").write_bytes((texts / "courier.txt").read_bytes())
    (texts / "sums.txt").write_text("It is 1 euro, 2 euros and 3 euros for all of us.", "utf-8")
    ran = fabula("draft", texts, "--out", tmp_path / "a", "--lang", "sums.txt=en")
    assert ran.code == 0
    assert ran.out.splitlines()[:2] == [
        "courier.txt repeats another article and was left out",
        "source:sums: 2 of its amounts and dates left out, since no more of it may be quoted",
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["{texts}"], "a draft needs a new folder: name it with --out"),
        (["{texts}/none.txt", "--out", "{new}"], "cannot be read"),
        (["{new}", "--out", "{new}"], "cannot be read"),
        (["{empty}", "--out", "{new}"], "there is no article to draft from"),
        (["{texts}", "--out", "{new}", "--lang", "de"], "names no file and its language"),
        (["{texts}", "--out", "{new}", "--lang", "x.txt=de"], "none of the articles"),
        (["{texts}", "{texts}/bote.txt", "--out", "{new}"], "two articles are called 'bote.txt'"),
        (["{texts}", "--out", "{new}", "--lang", "bote.txt=xx-bad!"], "no data for language"),
        (["{texts}", "{texts}", "--asides"], "--asides takes one story, not 2"),
    ],
)
def test_what_cannot_be_drafted_from_is_told(
    texts: Path, tmp_path: Path, arguments: list[str], message: str
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    places = {"texts": texts, "new": tmp_path / "new", "empty": empty}
    given = [argument.format(**places) for argument in arguments]
    assert message in refused(fabula("draft", *given))


def test_entries_to_set_aside_are_printed_for_what_is_unaccounted_for(story: Path) -> None:
    assert fabula("draft", story, "--asides") == Ran(0, "", "")
    kept = (story / "ledger.toml").read_text("utf-8")
    (story / "ledger.toml").unlink()
    ran = fabula("draft", story, "--asides")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.count("[[aside]]") == kept.count("[[aside]]") == 8
    (story / "ledger.toml").write_text(ran.out, "utf-8")
    assert "boilerplate" in refused(fabula("check", story))
    (story / "ledger.toml").write_text(ran.out.replace('""', '"not-told"'), "utf-8")
    assert fabula("check", story, "--strict").code == 0


def test_a_rule_that_does_not_count_contradicts_nothing(story: Path) -> None:
    edit(story / "sources.toml", '"[2025-03-11..]"', '"2025-03-01"')
    ran = fabula("check", story)
    assert (ran.code, ran.out.partition(":")[0]) == (1, "disorder")
    assert "was not after 1 March 2025, because source 'blatt' is dated by this" in ran.out
    assert fabula("check", story, "--without", "completed").code == 1
    assert fabula("check", story, "--without", "dating").code == 0


def test_a_rule_nobody_knows_is_refused_with_the_nearest(story: Path) -> None:
    ran = fabula("check", story, "--without", "datin")
    assert (ran.code, ran.err) == (2, "fabula: no rule 'datin'; did you mean 'dating'?\n")


def test_a_format_nobody_makes_is_refused_with_those_there_are(story: Path) -> None:
    said = refused(fabula("export", "foo", str(story)))
    assert "no format 'foo'; there is apa, biblatex" in said


@pytest.mark.parametrize("came", ["2023", "9.2.2024", "2024-02-30", "yesterday"])
def test_the_day_of_a_text_is_a_whole_day_and_nothing_else(story: Path, came: str) -> None:
    said = refused(fabula("read", str(story / "story.toml"), "--lang", "de", "--date", came))
    assert came in said
    assert "is not a day, such as 2024-02-09" in said
