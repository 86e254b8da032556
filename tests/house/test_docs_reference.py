"""The reference documents everything it should, and nothing that is not there.

Every page is compared with the code it describes: a field, kind, slot, finding, error, command,
option or exit code that one of them has and the other has not fails here, with its name.
"""

from __future__ import annotations

import inspect
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest
import typer.main
from typer.testing import CliRunner

import fabula
import fabula.sphinxext
from fabula import errors
from fabula.cli import app
from fabula.errors import FabulaError, FindingCode
from fabula.exchange import schema
from fabula.exchange.schema import Document
from fabula.recognise.wire import read_lines
from fabula.sphinxext.counts import COUNTS
from fabula.sphinxext.directives import DIRECTIVES
from fabula.sphinxext.roles import ROLES
from fabula.story import KINDS, Kind, Slot
from fabula.story.kind import WHEN

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


def sections(page: str, level: int = 2) -> dict[str, str]:
    """The text under each heading of one level, by its first code span, or else its words."""
    text = (REFERENCE / page).read_text(encoding="utf-8")
    parts = re.split(rf"^{'#' * level} (.+)$", text, flags=re.MULTILINE)[1:]
    named = (re.sub(r"^.*?`([^`]+)`.*$", r"\1", heading) for heading in parts[::2])
    return dict(zip(named, parts[1::2], strict=True))


def rows(section: str) -> dict[str, list[str]]:
    """The cells of each table row that opens with a code span, by that span; order is kept."""
    table: dict[str, list[str]] = {}
    for line in section.splitlines():
        if line.startswith("| `"):
            cells = [cell.strip() for cell in line[1:-1].split("|")]
            table[cells[0].strip(" `")] = cells[1:]
    return table


WIRE = sections("wire-form.md")


def sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


# ------------------------------------------------------------------ story-format.md

TABLES: dict[str, type[BaseModel]] = {
    "[story]": schema.StoryTable,
    "[[source]]": schema.SourceTable,
    "source.published": schema.DatingTable,
    "[[agent]]": schema.AgentTable,
    "[[lineage]]": schema.LineageTable,
    "[[event]]": schema.EventTable,
    "event.before": schema.BeforeTable,
    "event.related": schema.RelatedTable,
    "[[event.claim]]": schema.ClaimTable,
    "event.claim.voice": schema.VoiceTable,
    "[[kind]]": schema.KindTable,
    "kind.slot": schema.SlotTable,
    "[[tombstone]]": schema.TombstoneTable,
    "[[accept]]": schema.AcceptTable,
    "[[relation]]": schema.RelationTable,
    "relation.against": schema.OperandTable,
    "[[relation.operand]]": schema.RoleTable,
    "[[aside]]": schema.AsideTable,
}


def words_allowed(field: FieldInfo) -> set[str]:
    """The words a field is limited to, if it is."""
    return {str(word) for word in get_args(field.annotation) if isinstance(word, str)}


def test_the_format_page_has_every_table_and_no_other() -> None:
    described = set(TABLES.values())
    exported = {getattr(schema, name) for name in schema.__all__ if name.endswith("Table")}
    assert described == exported
    assert set(sections("story-format.md")) >= set(TABLES)
    assert {name.strip("[]") for name in TABLES if name.startswith("[")} >= set(
        Document.model_fields
    )


@pytest.mark.parametrize("table", TABLES)
def test_every_field_of_a_story_file_is_described_in_order(table: str) -> None:
    assert list(rows(sections("story-format.md")[table])) == list(TABLES[table].model_fields)


@pytest.mark.parametrize("table", TABLES)
def test_the_format_page_says_which_fields_are_needed(table: str) -> None:
    needed = {name for name, cells in rows(sections("story-format.md")[table]).items() if cells[1]}
    assert needed == {
        name for name, field in TABLES[table].model_fields.items() if field.is_required()
    }


@pytest.mark.parametrize("table", TABLES)
def test_the_format_page_lists_the_words_a_field_is_limited_to(table: str) -> None:
    described = rows(sections("story-format.md")[table])
    for name, field in TABLES[table].model_fields.items():
        if name == "code":  # the codes have a page of their own
            continue
        shown = set(re.findall(r"`([^`]+)`", " ".join(described[name])))
        assert words_allowed(field) <= shown, name


def test_the_format_page_names_the_version_in_force() -> None:
    (version,) = get_args(schema.StoryTable.model_fields["format"].annotation)
    assert f"`{version}`" in " ".join(rows(sections("story-format.md")["[story]"])["format"])


# ------------------------------------------------------------------------- kinds.md


def slot_row(slot: Slot) -> str:
    """The row a slot must have in the page."""
    often = " ".join(("many" if slot.many else "one", "required" if slot.required else "")).strip()
    meaning = slot.meaning + (": it had begun by then" if slot.begun else "")
    return f"| `{slot.name}` | {slot.type} | {often.replace(' ', ', ')} | {meaning} |"


def kind_section(kind: Kind) -> str:
    """What stands under the heading of a kind."""
    lasts = " It *lasts*." if kind.lasts else ""
    ahead = " It lies *ahead*." if kind.ahead else ""
    head = "| slot | holds | how many | what it is |\n|---|---|---|---|"
    table = "\n".join([head, *map(slot_row, kind.slots)])
    return f"{sentence(kind.meaning)}{lasts}{ahead}\n\n{table}"


def test_the_page_of_kinds_lists_the_closed_list_in_order() -> None:
    assert [name for name in sections("kinds.md") if name in KINDS] == list(KINDS)
    others = {"when", "Declaring a kind of your own", "How a slot is filled"}
    assert set(sections("kinds.md")) == {*KINDS, *others}


@pytest.mark.parametrize("kind", KINDS.values(), ids=str)
def test_every_kind_is_described_as_it_is(kind: Kind) -> None:
    assert sections("kinds.md")[kind.id].strip() == kind_section(kind)


def test_the_slot_of_every_kind_is_described() -> None:
    assert WHEN.meaning in sections("kinds.md")["when"]


# ---------------------------------------------------------------------- findings.md


def test_every_finding_has_a_section_in_the_order_of_the_list() -> None:
    documented = [name for name in sections("findings.md") if name in set(FindingCode)]
    assert documented == [code.value for code in FindingCode]


@pytest.mark.parametrize("code", FindingCode)
def test_a_finding_is_documented_with_its_meaning_its_subject_and_a_remedy(
    code: FindingCode,
) -> None:
    section = " ".join(sections("findings.md")[code].split())
    assert section.startswith(sentence(code.meaning))
    assert f"About the {code.about}." in section
    assert re.search(r"\*What to do\.\* \w{2,}", section)


# ------------------------------------------------------------------------ errors.md

ERRORS = sorted(
    name
    for name in errors.__all__
    if isinstance(getattr(errors, name), type) and issubclass(getattr(errors, name), FabulaError)
)


def builtin_of(error: type[Exception]) -> str:
    """The builtin a caller would catch: the nearest that is not :class:`Exception` itself."""
    plain = [base for base in error.__mro__ if base.__module__ == "builtins"]
    return plain[0].__name__


def facts_of(error: type[Exception]) -> set[str]:
    """The attributes its docstring, or that of its parent, lists."""
    documented = set()
    for base in error.__mro__:
        _, _, listed = inspect.cleandoc(base.__doc__ or "").partition("Attributes:\n")
        if base.__module__ == errors.__name__:
            documented |= set(re.findall(r"^ {4}(\w+):", listed, flags=re.MULTILINE))
    return documented


def test_every_error_is_listed_and_no_other() -> None:
    text = (REFERENCE / "errors.md").read_text(encoding="utf-8")
    assert sorted(rows(text)) == ERRORS


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_is_listed_with_its_builtin_and_its_facts(name: str) -> None:
    error = getattr(errors, name)
    builtin, facts, *_ = rows((REFERENCE / "errors.md").read_text(encoding="utf-8"))[name]
    assert builtin.strip("`") == builtin_of(error)
    assert set(re.findall(r"`(\w+)`", facts)) == facts_of(error)


# --------------------------------------------------------------------------- cli.md


# Typer of late carries its own copy of click, so neither's types can be named here.
PROGRAM: Any = typer.main.get_command(app)
COMMANDS: dict[str, Any] = {f"fabula {name}": one for name, one in PROGRAM.commands.items()}


def parameters(command: Any) -> dict[str, Any]:
    """Arguments by name in capitals, options by their long form; help itself left out."""
    named = {}
    for parameter in command.params:
        long = [word for word in parameter.opts if word.startswith("--")]
        named[long[0] if long else (parameter.name or "").upper()] = parameter
    return {name: parameter for name, parameter in named.items() if name != "--help"}


def test_every_command_has_a_section_and_no_other() -> None:
    documented = {name for name in sections("cli.md") if name.startswith("fabula ")}
    assert documented == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_argument_and_option_of_a_command_is_documented(name: str) -> None:
    documented = rows(sections("cli.md")[name])
    assert {re.split(r"[ ,]", shown)[-1] for shown in documented} == set(parameters(COMMANDS[name]))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_spelling_of_an_option_and_its_variable_are_documented(name: str) -> None:
    section = sections("cli.md")[name]
    for parameter in parameters(COMMANDS[name]).values():
        for option in parameter.opts:
            assert option in section or not option.startswith("-")
        assert parameter.envvar is None or f"`{parameter.envvar}`" in section


def test_the_options_of_the_whole_are_documented() -> None:
    assert set(rows(sections("cli.md")["For every command"])) >= set(parameters(PROGRAM))


def keys_of_json() -> set[str]:
    """Every key of the table of the JSON of a check, and the code spans of their meanings."""
    section = sections("cli.md")["JSON of a check"]
    return set(re.findall(r"`([^`]+)`", section))


def test_every_key_of_the_json_of_a_check_is_documented(seed: Path) -> None:
    done = CliRunner().invoke(app, ["check", str(seed), "--json"], env={"FABULA_TEXTS": None})
    told = json.loads(done.stdout)
    keys = {*told, *told["counts"], *(key for one in told["findings"] for key in one)}
    assert keys <= keys_of_json()


def test_every_key_of_the_json_of_an_unusable_story_is_documented(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["check", str(tmp_path), "--json"])
    told = json.loads(done.stdout)
    assert done.exit_code == 2
    assert {*told, *(key for one in told["unusable"] for key in one)} <= keys_of_json()


# --------------------------------------------------------------------- wire-form.md


def wire(text: str, day: str | None = "2025-03-12") -> dict[str, Any]:
    (line,) = read_lines([json.dumps({"id": 1, "text": text, "lang": "en", "date": day})])
    answer: dict[str, Any] = json.loads(line)
    return answer


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("some 5 to 7 billion dollars", "A mention of an amount"),
        ("last week", "A mention of a date"),
    ],
)
def test_every_key_of_the_wire_form_is_documented(text: str, section: str) -> None:
    described = {name: re.findall(r"\w+", " ".join(rows(part))) for name, part in WIRE.items()}
    answer = wire(text)
    (mention,) = answer["mentions"]
    assert set(answer) <= set(described["Out"])
    assert set(mention) <= set(described[section])
    assert {key for reading in mention["readings"] for key in reading} <= set(
        described["A reading"]
    )


def test_the_error_of_the_wire_form_is_documented() -> None:
    (line,) = read_lines(["{"])
    assert set(json.loads(line)) <= set(rows(WIRE["Out"]))


# ------------------------------------------------------------------------- roles.md


def test_every_role_and_directive_is_documented_in_order() -> None:
    page = sections("roles.md")
    assert list(rows(page["Roles"])) == [f"fab:{name}" for name in sorted(ROLES)]
    directives = [name for name in rows(page["Directives"]) if name.startswith("fab:")]
    assert directives == [f"fab:{name}" for name in sorted(DIRECTIVES)]


def test_every_option_of_a_directive_is_documented() -> None:
    shown = set(re.findall(r"`:([\w-]+):`", sections("roles.md")["Directives"]))
    options = {
        option for directive in DIRECTIVES.values() for option in directive.option_spec or ()
    }
    assert shown == options


def test_every_setting_of_the_extension_is_documented() -> None:
    settings = re.findall(r'add_config_value\("(\w+)"', inspect.getsource(fabula.sphinxext.setup))
    assert list(rows(sections("roles.md")["Settings"])) == settings


def test_everything_that_can_be_counted_is_documented() -> None:
    shown = set(re.findall(r"`(\w+)`", sections("roles.md")["Roles"]))
    assert set(COUNTS) <= shown


# --------------------------------------------------------------------------- api.md


def modules() -> set[str]:
    """Every module of the rooms; the command line and the extension have pages of their own."""
    package = Path(fabula.__file__).parent
    files = (file.relative_to(package.parent) for file in package.rglob("*.py"))
    dotted = {".".join(file.with_suffix("").parts).removesuffix(".__init__") for file in files}
    return {name for name in dotted if name.split(".")[1:2] not in (["cli"], ["sphinxext"])}


@pytest.mark.parametrize(
    "page", sorted((REFERENCE / "api").glob("*.md")), ids=lambda page: page.stem
)
def test_every_listing_of_modules_is_closed_before_the_next_begins(page: Path) -> None:
    fences = re.findall(r"^```.*$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert set(fences[::2]) == {"```{eval-rst}"}
    assert set(fences[1::2]) == {"```"}


def test_every_module_of_the_rooms_is_documented_once() -> None:
    pages = [REFERENCE / "api.md", *sorted((REFERENCE / "api").glob("*.md"))]
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    documented = re.findall(r"^\.\. automodule:: (\S+)$", text, flags=re.MULTILINE)
    assert sorted(documented) == sorted(modules())


def test_the_page_of_the_front_door_lists_its_names_in_order() -> None:
    text = (REFERENCE / "api.md").read_text(encoding="utf-8")
    assert list(rows(text)) == fabula.__all__


def test_every_file_that_the_order_of_reading_names_is_there() -> None:
    page = (REFERENCE.parent / "explanation" / "reading-the-code.md").read_text(encoding="utf-8")
    named = re.findall(r"`([\w/-]+(?:\.py|/))`", page)
    assert len(named) > 40
    root = REFERENCE.parents[1]
    held = [path.as_posix() for room in ("src", "tests") for path in (root / room).rglob("*")]
    gone = [
        name for name in named if not any(path.endswith(f"/{name.strip('/')}") for path in held)
    ]
    assert gone == []
