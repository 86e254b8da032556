"""A part of a story is exported with what it needs, and with nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.exchange import load
from fabula.exchange.edition import Edition
from fabula.exchange.format import format_named, formats
from fabula.exchange.reference import references
from fabula.story import Event

if TYPE_CHECKING:
    from pathlib import Path


def test_each_record_alone_is_what_is_exported_when_it_is_asked_for(seed: Path) -> None:
    story = load(seed)
    whole = Edition.of(story, None, "https://example.org/chips")
    for record, alone in whole.alone():
        if isinstance(record, Event):
            assert alone == Edition.of(story, [record.id], "https://example.org/chips")
        else:
            assert (alone.events, record in alone.sources) == ((), True)


def test_linked_data_of_one_event_names_the_agents_it_leads_to_and_no_others(seed: Path) -> None:
    story = load(seed)
    for record, alone in Edition.of(story).alone():
        text = next(iter(format_named("jsonld").write(alone).files.values())).decode()
        told = {agent.id for agent in story.agents if f'"name": "{agent.name}"' in text}
        led = {agent.id for agent in story.agents if f':agent:{agent.id}"' in text}
        assert told == led, record.id


def test_the_main_file_of_a_format_is_where_it_says(seed: Path) -> None:
    edition = Edition.of(load(seed))
    for format in formats().values():
        files = format.write(edition).files
        folder, _, name = format.file(edition).rpartition("/")
        assert name in files, format.name
        assert folder == (format.name if len(files) > 1 else ""), format.name


def test_a_reference_alone_is_that_of_the_whole_but_for_what_leads_to_others(seed: Path) -> None:
    edition = Edition.of(load(seed), None, "https://example.org/chips")
    for name in ("apa", "chicago", "mla", "ris"):
        format = format_named(name)
        assert format.one
        whole = format.write(edition).files[format.file(edition)].decode()
        assert [one for one in references(edition) if format.one(one) not in whole] == []
