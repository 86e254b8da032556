"""The rules of this house that no linter knows."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import sys
import tomllib
from dataclasses import is_dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from types import ModuleType

import pytest

import fabula
from fabula import errors
from fabula.errors import About, FabulaError, FindingCode

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "fabula"
# The configuration of the ready-made site is Sphinx's to read, and follows its rules.
FILES = sorted(set(PACKAGE.rglob("*.py")) - set((PACKAGE / "sphinxext" / "site").rglob("*.py")))
LONGEST_FUNCTION = 40
LONGEST_MODULE = 400
# Everything that can go wrong stands on one page, and half of it is the list of findings.
TABLES = frozenset({"fabula.errors"})

_Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(file: Path) -> str:
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def imported(file: Path) -> ModuleType:
    return importlib.import_module(name_of(file))


def functions(file: Path) -> list[_Function]:
    return [node for node in ast.walk(tree(file)) if isinstance(node, _Function)]


def length(function: _Function) -> int:
    """Lines of a function without its decorators and its docstring."""
    body = function.body
    told = body[0] if ast.get_docstring(function) is not None else None
    lines = (function.end_lineno or 0) - function.lineno + 1
    return lines - (((told.end_lineno or 0) - told.lineno + 1) if told else 0)


PARAMETERS = pytest.mark.parametrize("file", FILES, ids=name_of)


@PARAMETERS
def test_every_module_opens_with_a_docstring(file: Path) -> None:
    assert (ast.get_docstring(tree(file)) or "").strip()


@PARAMETERS
def test_a_module_has_at_most_400_lines(file: Path) -> None:
    lines = len(file.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST_MODULE or name_of(file) in TABLES


@PARAMETERS
def test_a_function_has_at_most_40_lines(file: Path) -> None:
    assert {
        one.name: length(one) for one in functions(file) if length(one) > LONGEST_FUNCTION
    } == {}


def test_nine_functions_in_ten_are_under_30_lines() -> None:
    lengths = sorted(length(one) for file in FILES for one in functions(file))
    assert lengths[len(lengths) * 9 // 10] < 30


@PARAMETERS
def test_what_a_module_exports_is_there_and_sorted(file: Path) -> None:
    module = imported(file)
    exported = getattr(module, "__all__", [])
    assert exported or len(tree(file).body) == 1  # nothing but a docstring
    assert list(exported) == sorted(exported, key=_sorted_as_ruff_does)
    assert len(set(exported)) == len(exported)
    assert all(hasattr(module, name) for name in exported)


def _sorted_as_ruff_does(name: str) -> tuple[int, str]:
    return (0 if name.isupper() else 1 if name[:1].isupper() else 2, name)


@PARAMETERS
def test_what_a_module_does_not_export_is_marked_so(file: Path) -> None:
    """Whatever is public in a module is in its ``__all__``; the rest begins with an underscore."""
    if file.name == "__init__.py":
        return
    exported = {*imported(file).__all__, "main"}  # what runs a module needs no other name
    made = {
        node.name
        for node in tree(file).body
        if isinstance(node, _Function | ast.ClassDef) and not node.name.startswith("_")
    }
    commands = {one.name for one in functions(file) if _is_command(one)}
    assert made - exported - commands == set()


def _is_command(function: _Function) -> bool:
    return any("command" in ast.unparse(decorator) for decorator in function.decorator_list)


@PARAMETERS
def test_an_init_holds_a_docstring_and_names_and_nothing_else(file: Path) -> None:
    if file.name != "__init__.py" or file.parent in (PACKAGE, PACKAGE / "sphinxext"):
        return
    _docstring, *rest = tree(file).body
    assert all(isinstance(node, ast.Import | ast.ImportFrom | ast.Assign | ast.If) for node in rest)


def test_no_room_has_fewer_than_three_files() -> None:
    rooms = {file.parent for file in FILES if file.parent.parent == PACKAGE}
    small = {room.name for room in rooms if len(list(room.glob("*.py"))) < 4}
    assert small == set()


@pytest.mark.parametrize(
    "file", [file for file in FILES if file.parent.name == "value"], ids=name_of
)
def test_no_value_is_a_float(file: Path) -> None:
    for node in ast.walk(tree(file)):
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), node.lineno
        assert not (isinstance(node, ast.Name) and node.id == "float"), node.lineno


@pytest.mark.parametrize("room", ["value", "story"])
def test_records_and_values_are_frozen_and_have_no_dictionary(room: str) -> None:
    for file in sorted((PACKAGE / room).glob("*.py")):
        for thing in vars(imported(file)).values():
            if (
                isinstance(thing, type)
                and thing.__module__ == name_of(file)
                and is_dataclass(thing)
            ):
                if thing.__name__.startswith("_"):
                    continue
                assert thing.__dataclass_params__.frozen, thing  # type: ignore[attr-defined]
                assert "__slots__" in vars(thing), thing


def error_classes() -> list[type[FabulaError]]:
    return [
        one
        for one in vars(errors).values()
        if isinstance(one, type) and issubclass(one, FabulaError)
    ]


def test_every_error_is_documented_and_is_also_a_builtin() -> None:
    assert len(error_classes()) > 5
    for one in error_classes():
        assert (one.__doc__ or "").strip(), one
        if one is not FabulaError:
            assert issubclass(one, ValueError | LookupError | TypeError), one


def test_every_finding_has_a_code_a_subject_and_a_meaning() -> None:
    codes = [code.value for code in FindingCode]
    assert len(set(codes)) == len(codes)
    for code in FindingCode:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code.value)
        assert code.about in About
        assert code.meaning.strip()


@pytest.mark.parametrize(
    ("module", "free_of"),
    [
        ("fabula", ("babel", "docutils", "pydantic", "rapidfuzz", "regex", "sphinx", "typer")),
        (
            "fabula.story",
            ("babel", "docutils", "pydantic", "rapidfuzz", "regex", "sphinx", "typer"),
        ),
        (
            "fabula.value",
            ("babel", "docutils", "pydantic", "rapidfuzz", "regex", "sphinx", "typer"),
        ),
        ("fabula.exchange", ("docutils", "sphinx", "typer")),
    ],
)
def test_importing_it_loads_no_more_than_it_needs(module: str, free_of: tuple[str, ...]) -> None:
    code = f"import sys, {module}; print(*sorted(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in ran.stdout.split()}
    assert loaded & set(free_of) == set()
    if module == "fabula":
        assert not any(name.startswith("fabula.") for name in ran.stdout.split())


def tracked() -> list[Path]:
    """The files of the project; those that tools made are left out."""
    ran = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    names = ran.stdout.decode().split("\0")[:-1]
    found = [ROOT / name for name in names] or [*PACKAGE.rglob("*"), *(ROOT / "tests").rglob("*")]
    return [file for file in found if file.is_file()]


# In halves, so that this file does not hold what it looks for.
_HOSTS = [
    "".join(halves)
    for halves in (
        ("py", "pi.org"),
        ("python", "hosted"),
        ("npm", "js."),
        ("crates", ".io"),
        ("js", "delivr"),
        ("unp", "kg.com"),
    )
]


def test_no_file_names_a_host_that_packages_are_fetched_from() -> None:
    for file in tracked():
        text = file.read_bytes().decode("utf-8", "ignore").lower()
        assert not [host for host in _HOSTS if host in text], file


def test_no_file_names_a_folder_of_the_machine_it_was_written_on() -> None:
    for file in tracked():
        text = file.read_bytes().decode("utf-8", "ignore")
        assert not re.search(r"/(?:home|opt|root|Users)/\w+/", text), file


def test_the_gates_stay() -> None:
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    assert tools["mypy"]["strict"] is True
    assert {"src", "tests"} <= set(tools["mypy"]["files"])
    assert {"B", "BLE", "C90", "D", "E", "F", "PT", "RUF", "TRY"} <= set(
        tools["ruff"]["lint"]["select"]
    )
    pytest_ = tools["pytest"]["ini_options"]
    assert pytest_["filterwarnings"][0] == "error"
    assert pytest_["xfail_strict"] is True
    assert "--doctest-modules" in pytest_["addopts"]
    assert tools["coverage"]["run"]["branch"] is True
    layers = tools["importlinter"]["contracts"][0]
    assert layers["exhaustive"] is True


def test_no_check_is_put_out_without_a_name_and_few_are_at_all() -> None:
    lines = list(chain.from_iterable(file.read_text("utf-8").splitlines() for file in FILES))
    assert not [
        line for line in lines if re.search(r"#\s*type:\s*ignore(?!\[)|#\s*noqa(?!:)", line)
    ]
    put_out = [
        line for line in lines if re.search(r"type:\s*ignore\[|noqa:|pragma: no cover", line)
    ]
    assert len(put_out) * 500 < len(lines)


def test_the_version_is_written_once() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "version" in project["dynamic"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", fabula.__version__)
