"""Copies of a story's texts in which one quoted passage was altered, deleted, doubled or moved."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fabula.errors import Finding
from fabula.evidence import Checked, Placement, check, match
from fabula.exchange import load, load_weighed, text_files
from fabula.story import Timeline

__all__ = ["HARBOUR", "Case", "Quoted", "altered", "deleted", "doubled", "moved"]

HARBOUR = Path(__file__).parent / "harbour"


@dataclass(frozen=True)
class Quoted:
    """A passage of the story, as it stands in its source."""

    address: str
    place: Placement
    words: str

    @property
    def digits(self) -> list[int]:
        """Offsets of its digits in the text of the source."""
        return [self.place.start + at for at, c in enumerate(self.words) if c.isdigit()]


class Case:
    """A story with its texts, checked before anything was planted."""

    def __init__(self, folder: Path, texts: Path) -> None:
        self.folder = folder
        self.story: Timeline = load(folder)
        self.weighed = load_weighed(folder)
        self.files = dict(text_files(texts))
        matched = match(self.story, self.files.items())
        assert not matched.findings
        self.texts = matched.texts
        self.names = {
            source: name for name, data in self.files.items()
            for source in match(self.story, [(name, data)]).exact
        }  # fmt: skip
        self.quoted = [
            Quoted(address, place, self.texts[place.source][place.start : place.end])
            for address, place in self.weighed.items()
        ]

    def named(self, address: str) -> bool:
        """Whether the record says which of several places is meant, or where it is."""
        if address.startswith("source:") or address.endswith("/hedge"):
            return True
        passage = self.story.claim(address).passage
        return passage.nth is not None or passage.exact is None

    def shown(self, address: str) -> bool:
        """Whether the record has its words, rather than their place and digest alone."""
        if address.startswith("source:") or address.endswith("/hedge"):
            return True
        return self.story.claim(address).passage.exact is not None

    def files_with(self, source: str, text: str) -> dict[str, bytes]:
        """The files, that of one source having another text."""
        return {**self.files, self.names[source]: text.encode()}

    def check(self, source: str, text: str) -> Checked:
        """What a check finds once a source has another text."""
        return check(self.story, self.weighed, self.files_with(source, text).items())

    def write(self, folder: Path, source: str, text: str) -> Path:
        """Write the files, that of one source having another text."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in self.files_with(source, text).items():
            (folder / name).write_bytes(data)
        return folder


def at(checked: Checked, address: str) -> list[Finding]:
    """The findings at one address that make the check fail."""
    return [one for one in checked.findings if one.at == address and one.fails]


def altered(text: str, digit: int) -> str:
    """The text with another digit at one place."""
    return f"{text[:digit]}{(int(text[digit]) + 1) % 10}{text[digit + 1 :]}"


def deleted(text: str, place: Placement) -> str:
    """The text without a passage."""
    return text[: place.start] + text[place.end :]


def doubled(text: str, place: Placement) -> str:
    """The text with a passage once more, in a paragraph of its own at the end."""
    return f"{text}\n\n{text[place.start : place.end]}\n"


def moved(text: str, place: Placement) -> str:
    """The text with a passage at its end rather than in its place."""
    return deleted(doubled(text, place), place)
