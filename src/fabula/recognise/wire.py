"""The wire form: one JSON object a line in, one a line out, in the same order.

In goes ``{"id", "text", "lang", "date"}``, out comes ``{"id", "mentions": [...]}``. Numbers are
decimal strings, offsets code points with ``end`` excluded, an open end is null. A line that cannot
be read gives ``{"id", "error"}``, and the run goes on. Keys may be added, none is taken away: other
programs build on this form. ``derivation`` and ``idiom`` are such additions.

This module does not recognise anything; see :mod:`fabula.recognise.engine`. Run as a program it
reads standard input: ``python -m fabula.recognise.wire``.

>>> import json
>>> line = json.dumps({"id": 1, "text": "about 5 to 7 km", "lang": "en", "date": None})
>>> found = json.loads(next(read_lines([line])))["mentions"][0]
>>> found["low"], found["high"], found["unit"], found["approximator"]
('5', '7', 'km', 'about')
>>> next(read_lines(["{"]))
'{"id": null, "error": "not a line of JSON"}'
"""

from __future__ import annotations

import json
import sys
from datetime import date
from functools import singledispatch
from typing import TYPE_CHECKING, Any

from fabula.errors import FabulaError
from fabula.recognise.dates.mention import DateMention, fields
from fabula.recognise.engine import read
from fabula.recognise.mention import Mention, Quantity
from fabula.value.number import decimal_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

__all__ = ["read_lines", "to_wire"]


@singledispatch
def to_wire(mention: Mention) -> dict[str, Any]:
    """A mention as JSON has it. A new kind of mention registers how it is written."""
    raise TypeError(f"no wire form for mentions of the kind {mention.kind!r}")


@to_wire.register
def _quantity(mention: Quantity) -> dict[str, Any]:
    """An amount: the chosen reading's bounds and unit, then all readings."""
    chosen = mention.chosen
    return {
        "kind": mention.kind,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "low": _decimal(chosen.low),
        "high": _decimal(chosen.high),
        "unit": chosen.unit,
        "approximator": mention.approximator,
        "idiom": mention.idiom,
        "readings": [
            {
                "low": _decimal(reading.low),
                "high": _decimal(reading.high),
                "unit": reading.unit,
                "convention": reading.convention,
                "chosen": reading.chosen,
                "grounds": reading.grounds,
            }
            for reading in mention.readings
        ],
        "derivation": [
            [step.verb, _operand(step.operand), step.start, step.end] for step in mention.derivation
        ],
    }


@to_wire.register
def _date(mention: DateMention) -> dict[str, Any]:
    """A date: the chosen reading's EDTF and bounds, all readings, and what it waits for."""
    place = {"start": mention.start, "end": mention.end, "text": mention.text}
    return {"kind": mention.kind, **place, **fields(mention)}


def _decimal(value: int | Fraction | None) -> str | None:
    """A bound as a decimal string; open is null."""
    return None if value is None else decimal_text(value)


def _operand(operand: Any) -> str | None:
    """The operand of a step: a number exactly, a code or an approximator as it is."""
    return None if operand is None else str(operand)


def read_lines(lines: Iterable[str]) -> Iterator[str]:
    """Read requests a line each, and answer each with a line; blank lines are skipped."""
    for line in lines:
        if line.strip():
            yield _answer(line)


def _answer(line: str) -> str:
    """The answer to one request, or the error in its place."""
    try:
        request = json.loads(line)
    except (ValueError, RecursionError):
        return json.dumps({"id": None, "error": "not a line of JSON"})
    if not isinstance(request, dict):
        return json.dumps({"id": None, "error": "expected an object with id, text, lang and date"})
    try:
        found = read(request["text"], request["lang"], _day(request.get("date")))
    except KeyError as missing:
        return _error(request, f"the key {missing} is missing")
    except (FabulaError, ValueError, TypeError, AttributeError) as error:
        return _error(request, str(error)[:200])
    mentions = [to_wire(mention) for mention in found]
    return json.dumps({"id": request.get("id"), "mentions": mentions}, ensure_ascii=False)


def _error(request: dict[str, Any], message: str) -> str:
    """An answer that says what was wrong with the request."""
    return json.dumps({"id": request.get("id"), "error": message}, ensure_ascii=False)


def _day(written: str | None) -> date | None:
    """The day of writing, an ISO day or null."""
    return None if written is None else date.fromisoformat(written)


def main() -> None:
    """Answer the lines of standard input."""
    sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    for answer in read_lines(sys.stdin):
        sys.stdout.write(f"{answer}\n")


if __name__ == "__main__":
    main()
