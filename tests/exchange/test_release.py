"""A release is one archive that can be checked, holds everything but the articles, and is reproducible."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow.parquet
import pytest

from commands import fabula
from fabula.errors import InputError
from fabula.exchange import load, load_collation, load_ledger, load_weighed
from fabula.exchange.bag import unzipped
from fabula.exchange.format import formats
from fabula.exchange.history import load_history
from fabula.exchange.release import opened
from fabula.text import canonical
from house.test_quotation import WORD, normalized, runs, taken, texts_of
from planted import HARBOUR

if TYPE_CHECKING:
    from collections.abc import Iterator

RELEASED = 'version = "1"\nreleased = "2025-03-20"'


def dated(story: Path, target: Path) -> Path:
    """A copy of a story folder, its first version dated."""
    target.mkdir(parents=True)
    for file in sorted(story.iterdir()):
        text = file.read_text(encoding="utf-8")
        if file.name == "story.toml":
            text = text.replace('version = "1"', RELEASED)
            assert RELEASED in text
        (target / file.name).write_text(text, encoding="utf-8")
    return target


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    # The texts that the variable names are those of another story.
    monkeypatch.delenv("FABULA_TEXTS", raising=False)
    return dated(HARBOUR / "story", tmp_path / "story")


def edited(story: Path, old: str, new: str, file: str = "story.toml") -> None:
    text = (story / file).read_text(encoding="utf-8")
    assert old in text
    (story / file).write_text(text.replace(old, new), encoding="utf-8")


def released(story: Path, *options: object) -> Path:
    out = story.parent / f"{len(list(story.parent.glob('*.zip')))}.zip"
    ran = fabula("release", story, "--out", out, *options)
    assert ran.code == 0, ran.err
    return out


def members(archive: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(archive) as held:
        return {name: held.read(name) for name in held.namelist()}


def test_the_archive_holds_record_exports_description_and_licence(story: Path) -> None:
    held = members(released(story))
    names = {name.removeprefix("harbour-1/") for name in held}
    assert {
        "bagit.txt",
        "bag-info.txt",
        "manifest-sha256.txt",
        "tagmanifest-sha256.txt",
        "data/CITATION.cff",
        "data/LICENSE.txt",
        "data/README.md",
        "data/ro-crate-metadata.json",
        "data/story/story.toml",
        "data/story/weighed.json",
        "data/story/ledger.json",
        "data/story/collation.json",
        "data/story/history.json",
    } <= names
    exported = {name.split("/")[2] for name in names if name.startswith("data/exports/")}
    assert len(exported) == len(formats()) - len({"native", "cff", "rocrate"})


def test_every_file_is_in_a_manifest_with_its_sha_256(story: Path) -> None:
    held = members(released(story))
    listed = dict(_listed(held, "manifest-sha256.txt")) | dict(
        _listed(held, "tagmanifest-sha256.txt")
    )
    inside = {name.removeprefix("harbour-1/"): data for name, data in held.items()}
    del inside["tagmanifest-sha256.txt"]
    assert listed == {name: hashlib.sha256(data).hexdigest() for name, data in inside.items()}


def _listed(held: dict[str, bytes], manifest: str) -> Iterator[tuple[str, str]]:
    for line in held[f"harbour-1/{manifest}"].decode().splitlines():
        digest, _, name = line.partition("  ")
        yield name, digest


def test_the_description_names_every_file_with_its_size_and_digest(story: Path) -> None:
    held = members(released(story))
    graph = json.loads(held["harbour-1/data/ro-crate-metadata.json"])["@graph"]
    files = {node["@id"]: node for node in graph if node["@type"] == "File"}
    payload = {
        name.removeprefix("harbour-1/data/"): data
        for name, data in held.items()
        if "/data/" in name and not name.endswith("/ro-crate-metadata.json")
    }
    assert files.keys() == payload.keys()
    for name, data in payload.items():
        assert files[name]["contentSize"] == str(len(data))
        assert files[name]["sha256"] == hashlib.sha256(data).hexdigest()
    types = {node["encodingFormat"] for node in files.values()}
    assert "application/octet-stream" not in types


def test_the_story_in_the_archive_is_the_story(story: Path) -> None:
    with opened(released(story)) as folder:
        assert load(folder) == load(story)
        assert load_weighed(folder) == load_weighed(story)
        assert load_ledger(folder) == load_ledger(story)
        assert load_collation(folder) == load_collation(story)
        assert load_history(folder) == load_history(story)
        assert fabula("check", folder).code == fabula("check", story).code == 0


def test_members_are_sorted_stored_and_dated_by_the_release(story: Path) -> None:
    with zipfile.ZipFile(released(story)) as held:
        inside = held.infolist()
    assert [one.filename for one in inside] == sorted(one.filename for one in inside)
    assert {one.date_time for one in inside} == {(2025, 3, 20, 0, 0, 0)}
    assert {one.external_attr >> 16 for one in inside} == {0o100644}
    assert {one.compress_type for one in inside} == {zipfile.ZIP_STORED}
    assert {one.flag_bits for one in inside} == {0}


def test_two_builds_anywhere_give_the_same_bytes(story: Path, tmp_path: Path) -> None:
    """In another folder, under another umask, locale, time zone, hash seed and clock."""
    made = []
    for at, (umask, zone, words) in enumerate(
        ((0o077, "Asia/Kathmandu", "C"), (0o000, "America/St_Johns", "tr_TR.UTF-8"))
    ):
        home = dated(HARBOUR / "story", tmp_path / f"{'deeper/' * at}home" / "story")
        os.utime(home / "story.toml", (at * 10**9, at * 10**9))
        given = {"TZ": zone, "LC_ALL": words, "LANG": words, "PYTHONHASHSEED": str(at + 1)}
        subprocess.run(
            [sys.executable, "-m", "fabula.cli", "release", "story", "--out", "out.zip"],
            cwd=home.parent, umask=umask, check=True, capture_output=True,
            env={**os.environ, **given, "SOURCE_DATE_EPOCH": str(at * 10**8)},
        )  # fmt: skip
        made.append((home.parent / "out.zip").read_bytes())
    assert made[0] == made[1] == released(story).read_bytes()


def test_a_second_release_of_one_version_gives_the_same_bytes(story: Path) -> None:
    assert released(story).read_bytes() == released(story).read_bytes()


def test_the_next_release_tells_what_changed_since_the_last(story: Path) -> None:
    first = released(story)
    edited(
        story, 'version = "1"\nreleased = "2025-03-20"', 'version = "2"\nreleased = "2025-04-01"'
    )
    edited(story, 'name = "Ada Brink"', 'name = "A. Brink"', "sources.toml")
    refused = fabula("release", story)
    assert (refused.code, refused.out) == (2, "")
    assert "name the release of version '1' with --since" in refused.err
    ran = fabula("release", story, "--since", first, "--out", story.parent)
    assert ran.out.endswith("harbour-2.zip: 16 exports, 2 changes since version 1\n")
    lines = fabula("diff", first, story).out.splitlines()
    assert lines[0] == "- Changed story `harbour`: its version."
    assert [change.line for change in load_history(story)[-1].changes] == lines
    assert fabula("diff", first, story.parent / "harbour-2.zip").out.splitlines() == lines


def test_a_comment_of_an_editor_is_not_published(story: Path) -> None:
    edited(story, "[story]", "# not to be told\n[story]")
    assert not any(b"not to be told" in data for data in members(released(story)).values())


def test_the_licence_in_the_folder_is_the_one_that_is_published(story: Path) -> None:
    stated = members(released(story))["harbour-1/data/LICENSE.txt"].decode()
    assert stated.startswith("SPDX-License-Identifier: CC-BY-4.0\n")
    (story / "LICENCE.md").write_text("as you like it\n", encoding="utf-8")
    assert members(released(story))["harbour-1/data/LICENSE.txt"] == b"as you like it\n"


@pytest.mark.parametrize(
    "field", ['version = "1"\n', 'released = "2025-03-20"\n', 'licence = "CC-BY-4.0"\n']
)
def test_a_story_that_does_not_say_what_is_released_is_refused(story: Path, field: str) -> None:
    edited(story, field, "")
    ran = fabula("release", story, "--out", story.parent / "out.zip")
    assert ran.code == 2
    assert f"a release needs {field.split()[0]} in [story]" in ran.err
    assert not (story.parent / "out.zip").exists()


def test_a_record_with_a_fault_is_not_released(story: Path) -> None:
    edited(story, 'value = "port"', 'value = "prot"', "events.toml")
    ran = fabula("release", story, "--out", story.parent / "out.zip")
    assert ran.code == 2
    assert "did you mean 'port'?" in ran.err
    assert not list(story.parent.glob("*.zip*"))


def test_a_record_with_findings_is_not_released(story: Path) -> None:
    edited(story, 'expect = "2016"', 'expect = "2017"', "events.toml")
    ran = fabula("release", story, "--out", story.parent / "out.zip")
    assert ran.code == 1
    assert "first-crane/courier-when" in ran.err
    assert "nothing was released" in ran.err
    assert not list(story.parent.glob("*.zip*"))
    assert load_history(story) == ()


def test_a_release_that_was_changed_is_not_read(story: Path) -> None:
    archive = released(story)
    data = archive.read_bytes()
    title = b"A second crane for Hollum"
    archive.write_bytes(data.replace(title, title.upper()))
    ran = fabula("diff", archive, story)
    assert ran.code == 2
    assert f"fabula: {archive.name} is" in ran.err


def test_what_is_no_release_is_not_read(story: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.zip"
    other.write_bytes(b"PK")
    assert "is no ZIP file" in fabula("diff", other, story).err
    with zipfile.ZipFile(other, "w") as held:
        held.writestr("readme.txt", "nothing")
    with pytest.raises(InputError, match="0 bags"):
        unzipped(other, tmp_path / "out")


def test_a_place_that_cannot_be_written_is_named(story: Path) -> None:
    ran = fabula("release", story, "--out", story / "story.toml" / "out.zip")
    assert ran.code == 2
    assert "cannot be written" in ran.err


def test_a_day_that_no_archive_knows_becomes_its_first(story: Path) -> None:
    edited(story, 'released = "2025-03-20"', 'released = "1900-02-28"')
    with zipfile.ZipFile(released(story)) as held:
        assert {one.date_time for one in held.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.fixture(scope="module")
def first_story(seed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The release of the first story, unpacked, with its columns as text beside them."""
    home = tmp_path_factory.mktemp("release")
    story = Path(shutil.copytree(seed, home / "story"))
    bag = unzipped(released(story), home / "unpacked")
    for file in sorted(bag.rglob("*.parquet")):
        rows = pyarrow.parquet.read_table(file).to_pylist()
        file.with_suffix(".text").write_text(repr(rows), encoding="utf-8")
    return bag


@pytest.mark.texts
def test_no_run_of_13_words_of_an_article_is_released(first_story: Path, articles: Path) -> None:
    assert taken(first_story, articles) == {}


@pytest.mark.texts
def test_what_is_released_of_an_article_is_at_most_a_fifth_of_its_words(
    first_story: Path, articles: Path
) -> None:
    """Words that stand in any run of four that article and archive share, whoever wrote it there."""
    ours = {run for _, text in texts_of(first_story) for run in runs(text, 4)}
    for article in sorted(articles.glob("*.txt")):
        words = WORD.findall(normalized(article.read_text(encoding="utf-8")))
        shared = [at for at in range(len(words) - 3) if tuple(words[at : at + 4]) in ours]
        quoted = {at + more for at in shared for more in range(4)}
        assert 0 < 5 * len(quoted) <= len(words), (article.name, len(quoted), len(words))


def test_the_exports_quote_nothing_that_the_record_does_not(first_story: Path) -> None:
    story = load(first_story / "data" / "story")
    quoted = {claim.passage.exact or "" for _, claim in story.claims()}
    exports = first_story / "data" / "exports"
    with (exports / "csv" / "claims.csv").open(encoding="utf-8", newline="") as lines:
        assert {row["quotation"] for row in csv.DictReader(lines)} == quoted
    notes = json.loads((exports / "altman-chips.annotations.jsonld").read_bytes())
    assert set(exact_in(notes)) <= {canonical(words) for words in quoted}


def exact_in(held: Any) -> Iterator[str]:
    """Every value of a key ``exact``, however deep."""
    if isinstance(held, list):
        for one in held:
            yield from exact_in(one)
    elif isinstance(held, dict):
        yield from (held[name] for name in held if name == "exact")
        yield from exact_in(list(held.values()))


def test_a_release_without_what_a_format_needs_is_refused_before_anything_is_written(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fabula.exchange.format.find_spec", lambda name: None)
    ran = fabula("release", story, "--out", tmp_path)
    assert ran.code == 2
    assert "which needs pyarrow: install fabula with its extra 'parquet'" in ran.err
    assert list(tmp_path.glob("*.zip")) == []
