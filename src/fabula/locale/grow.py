"""Grow ``_data/cldr/*.json`` from the Unicode CLDR, as packaged by Babel, and unit factors by pint.

Run ``python -m fabula.locale.grow`` to write the files, with ``--check`` to compare them byte for
byte and exit with 1 where they differ. Each file has a header with the source, its version, its
licence and the SHA-256 of its data; keys are sorted, so a new CLDR shows as a readable difference.

What is grown, for the languages that have a file of their own unless said otherwise:

- ``locales``: number symbols of all CLDR locales, each as what differs from its parent;
- ``signs``: currency signs of all CLDR locales, likewise;
- ``currencies-*``: names of currencies in all plural forms, and the ISO 4217 codes for all;
- ``units-*``: names and symbols of physical units, under their UCUM code;
- ``scales-*``: scale words of the compact formats, as powers of ten;
- ``calendar-*``: months, weekdays, quarters, eras, and what CLDR says of relative days;
- ``factors``: the exact factor of every unit in its base unit.

The decision: a name that CLDR gives to two currencies or units of one language goes to neither;
news would not use it without saying more.

No other module imports this one: reading needs neither Babel nor pint.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel import Locale, localedata

from fabula.locale.data import languages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["files", "main"]

_ROOT = Path(__file__).parent / "_data"
_HERE = _ROOT / "cldr"
_UNITS = tomllib.loads((_ROOT / "ucum.toml").read_text(encoding="utf-8"))
_BABEL = version("babel")
_SYMBOLS = {"decimal": "decimal", "group": "group", "minus": "minusSign", "percent": "percentSign"}
_LICENCE = "Unicode-3.0"


def files() -> Iterator[tuple[str, str]]:
    """The name and the text of every file, in order of writing."""
    yield "locales", _text(_sparse(_number_symbols))
    yield "signs", _text(_sparse(_signs))
    yield "currencies-root", _text({code: [code] for code in sorted(_codes())})
    yield "factors", _text(dict(_factors()))
    for tag in languages():
        yield f"currencies-{tag}", _text(_distinct(_currency_names(tag)))
        yield f"units-{tag}", _text(_distinct(_unit_names(tag)))
        yield f"scales-{tag}", _text(dict(_scales(tag)))
        yield f"calendar-{tag}", _text(_calendar(tag))


def main(argv: list[str]) -> int:
    """Write the files, or with ``--check`` compare them; 0 if all is as it should be."""
    stale = [
        name for name, text in files() if _read(name) != text and not _written(name, text, argv)
    ]
    for name in stale:
        sys.stderr.write(f"{name}.json differs from what CLDR and Babel {_BABEL} give\n")
    return 1 if stale else 0


def _read(name: str) -> str | None:
    """What is on file."""
    path = _HERE / f"{name}.json"
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _written(name: str, text: str, argv: list[str]) -> bool:
    """Write a file, unless it is only to be checked."""
    if "--check" in argv:
        return False
    (_HERE / f"{name}.json").write_text(text, encoding="utf-8")
    return True


def _text(data: Any) -> str:
    """The data under a header, sorted, one key a line."""
    body = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)
    head = {
        "source": f"Unicode CLDR, by way of Babel {_BABEL}",
        "licence": _LICENCE,
        "sha256": hashlib.sha256(body.encode()).hexdigest(),
    }
    return json.dumps({**head, "data": data}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _data(tag: str) -> Any:
    """What Babel has for a locale, parents merged in."""
    data: Any = localedata.load(tag.replace("-", "_"))
    return localedata.LocaleDataDict(data)


def _sparse(of: Any) -> dict[str, Any]:
    """A table for every locale, less what its parents have already."""
    tags = sorted(localedata.locale_identifiers(), key=lambda tag: (tag.count("_"), tag))
    full: dict[str, dict[str, str]] = {}
    sparse: dict[str, dict[str, str]] = {}
    for tag in tags:
        full[tag] = of(tag)
        parents = [full[step] for step in _parents(tag) if step in full]
        above = {key: value for table in parents for key, value in table.items()}
        differs = {key: value for key, value in full[tag].items() if above.get(key) != value}
        if differs or "_" not in tag:
            sparse[tag.replace("_", "-")] = differs
    return sparse


def _parents(tag: str) -> list[str]:
    """The tags a locale inherits from, the general first, as its name shows them."""
    parts = tag.split("_")
    return ["_".join(parts[: n + 1]) for n in range(len(parts) - 1)]


def _number_symbols(tag: str) -> dict[str, str]:
    """The symbols of Latin digits; other digits bring their own, which are told by their code."""
    latin = _data(tag)["number_symbols"].get("latn", {})
    return {key: latin[name] for key, name in _SYMBOLS.items() if name in latin}


def _signs(tag: str) -> dict[str, str]:
    """The sign of every currency that has one which is not its code."""
    signs = _data(tag)["currency_symbols"]
    return {code: sign for code, sign in signs.items() if sign != code}


def _codes() -> set[str]:
    """Every ISO 4217 code CLDR knows, but for metals, tests, and what is no currency."""
    shared = {"XAF", "XCD", "XCG", "XOF", "XPF"}
    codes = {str(code) for code in Locale("en").currencies}
    return {code for code in codes if code[0] != "X" or code in shared}


def _currency_names(tag: str) -> Iterator[tuple[str, str]]:
    """Every name of every currency, in all plural forms."""
    data = _data(tag)
    for code in sorted(_codes()):
        plurals = data["currency_names_plural"].get(code, {})
        for name in {data["currency_names"].get(code), *plurals.values()} - {None, code}:
            bare = re.sub(r"\s*\([^)]*\)", "", name).strip()
            if bare and bare == name:
                yield code, name


def _unit_names(tag: str) -> Iterator[tuple[str, str]]:
    """Every name and symbol of the units that have a UCUM code here."""
    patterns = _data(tag)["unit_patterns"]
    for unit, (code, _) in _UNITS.items():
        forms = patterns.get(unit, {})
        for width in ("long", "short"):
            for count, pattern in sorted(forms.get(width, {}).items()):
                name = pattern.replace("{0}", "").strip(" \u00a0\u202f.")
                if count != "per" and name and "{" not in name:
                    yield code, name


def _distinct(names: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The names by their code, without those that two codes share."""
    pairs = sorted(set(names))
    shared = Counter(name for _, name in pairs)
    table: dict[str, list[str]] = {}
    for code, name in pairs:
        if shared[name] == 1:
            table.setdefault(code, []).append(name)
    return table


def _scales(tag: str) -> Iterator[tuple[str, int]]:
    """Scale words of one word, a million and up, as powers of ten, from the compact formats."""
    formats = _data(tag)["compact_decimal_formats"]["long"]
    for count in sorted(formats):
        for magnitude, pattern in formats[count].items():
            word = re.sub(r"[0'\u00a0]", "", str(pattern.pattern)).strip()
            zeros = str(pattern.pattern).count("0")
            if word.isalpha() and len(magnitude) > 6:
                yield word.lower(), len(magnitude) - zeros


def _calendar(tag: str) -> dict[str, Any]:
    """Names of months, days, quarters and eras, by context and width, and relative fields."""
    data = _data(tag)
    table = {
        part: {
            f"{context}-{width}": {
                str(key): name for key, name in data[part][context][width].items()
            }
            for context in ("format", "stand-alone")
            for width in ("wide", "abbreviated")
        }
        for part in ("months", "days", "quarters")
    }
    table["eras"] = {
        width: {str(key): name for key, name in data["eras"][width].items()}
        for width in ("wide", "abbreviated")
    }
    table["relative"] = {
        field: {key: str(name) for key, name in value.items() if isinstance(name, str)}
        for field, value in sorted(data.get("date_fields", {}).items())
        if isinstance(value, Mapping)
    }
    return table


def _factors() -> Iterator[tuple[str, list[str]]]:
    """For each UCUM code: the base unit, and the exact factor as a quotient."""
    import pint

    registry: Any = pint.UnitRegistry(non_int_type=Fraction)
    for code, name in _UNITS.values():
        if name:
            base = registry.Quantity(Fraction(1), name).to_root_units()
            powers = sorted(base.unit_items())
            unit = ".".join(f"{part}{power if power != 1 else ''}" for part, power in powers)
            yield code, [unit, str(Fraction(base.magnitude))]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
