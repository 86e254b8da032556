"""The words of the interface, in the language of the page: *Taken as*, *Mentioned in*.

A label stands beside the values of a story and is never one of them; those are worded by
:mod:`fabula.present`, in the same languages. It is written in English in the code, and a file
``_data/<language>.toml`` gives each one in another language. A tag is looked up from the
particular to the general (``de-CH``, then ``de``).

>>> label("Taken as", "de-CH"), label("Taken as", "en")
('Verstanden als', 'Taken as')
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["label"]

_HERE = Path(__file__).parent / "_data"


def label(text: str, language: str) -> str:
    """The label in a language; as it is written in the code where there is no other."""
    return _labels(language.partition("-")[0]).get(text, text)


@cache
def _labels(language: str) -> Mapping[str, str]:
    file = _HERE / f"{language}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
