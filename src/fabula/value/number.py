"""How a number is held exactly, and how it is printed.

A *number* is a :class:`~fractions.Fraction`: it holds every decimal a text can write, stays exact
under division (a third of 7 billion is a third), and two spellings of one value are equal and hash
alike, which :class:`~decimal.Decimal` gives only while no quotient is taken. A float is refused:
``0.1`` as a float is another number than the one the text says.

Numbers come from other people's texts, so their size is limited: numerator and denominator have
at most 300 digits, about the range other programs can read back. What is larger is refused before
it is computed.

>>> decimal_text("5e12"), decimal_text(Fraction(8, 100)), decimal_text(Fraction(2, 3))
('5000000000000', '0.08', '0.666666666666667')
>>> exact("1e999999999")
Traceback (most recent call last):
fabula.errors.NotationError: expected an exponent from -1000 to 1000
  1e999999999
    ^^^^^^^^^
"""

from __future__ import annotations

import re
from decimal import Context, Decimal
from fractions import Fraction
from typing import TypeAlias

from fabula.errors import NotationError, RecordError

__all__ = ["Number", "decimal_text", "exact", "exact_text"]

Number: TypeAlias = int | Decimal | Fraction | str

_LIMIT = 10**300
_TEXT_LIMIT = 2000
_EXPONENT_LIMIT = 1000
_SIGNIFICANT = Context(prec=15)
_WRITTEN = re.compile(
    r"([+-]?)([0-9]+)(?:/([0-9]+)|(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?)?", re.ASCII
)


def exact(value: Number) -> Fraction:
    """The number, exactly.

    Text is a decimal (``7.5``, ``5e12``) or a quotient of whole numbers (``1/3``), in ASCII digits
    and without spaces or grouping.

    Raises:
        NotationError: a text is not such a number, or too long; the caret shows where.
        RecordError: the value is no number, not finite, or has more than 300 digits.

    >>> exact("7.5e3"), exact(Decimal("0.10")), exact("1/3")
    (Fraction(7500, 1), Fraction(1, 10), Fraction(1, 3))
    """
    if isinstance(value, str):
        return _limited(_read(value))
    if isinstance(value, Fraction):
        return _limited(value)
    if isinstance(value, Decimal):
        return _limited(Fraction(_reachable(value)))
    if isinstance(value, int):
        return _limited(Fraction(value))
    raise RecordError(
        "number", "value", value, "an int, a Decimal, a Fraction or the text of a decimal"
    )


def decimal_text(value: Number) -> str:
    """The number as other programs read it: plain digits, no exponent, no trailing zeros.

    A decimal that ends is printed whole; one that does not is rounded half-even to 15 significant
    digits.

    >>> decimal_text(Decimal("7.50")), decimal_text(-3), decimal_text(Fraction(1, 8))
    ('7.5', '-3', '0.125')
    >>> decimal_text(Fraction(10**20, 3))
    '33333333333333300000'
    """
    number = exact(value)
    places = _places(number.denominator)
    return _rounded(number) if places is None else _plain(number, places)


def exact_text(value: Number) -> str:
    """The number so that :func:`exact` reads the same back, as short as is still clear.

    From a million on, an exponent is used where it is shorter; a decimal that does not end is
    printed as a quotient.

    >>> [exact_text(n) for n in (2024, 5 * 10**12, 12_345_678, "0.08", Fraction(1, 3))]
    ['2024', '5e12', '12345678', '0.08', '1/3']
    """
    number = exact(value)
    places = _places(number.denominator)
    if places is None:
        return f"{number.numerator}/{number.denominator}"
    plain = _plain(number, places)
    if places or abs(number.numerator) < 10**6:
        return plain
    return min(plain, _scientific(plain), key=len)


def _read(text: str) -> Fraction:
    """``number = [sign] digits ["." digits] ["e" [sign] digits] | [sign] digits "/" digits``."""
    if len(text) > _TEXT_LIMIT:
        raise NotationError(text, _TEXT_LIMIT, len(text), f"at most {_TEXT_LIMIT} characters")
    found = _WRITTEN.match(text)
    if found is None or found.end() < len(text):
        end = found.end() if found else 0
        raise NotationError(text, end, len(text), "a decimal such as 7.5 or 5e12")
    sign, whole, divisor, part, _ = found.groups(default="")
    if divisor and not int(divisor):
        raise NotationError(text, *found.span(3), "a divisor other than 0")
    power = _exponent(text, found) - len(part)
    number = Fraction(int(whole + part), int(divisor or 1)) * Fraction(10) ** power
    return -number if sign == "-" else number


def _exponent(text: str, found: re.Match[str]) -> int:
    """The exponent written, refused while it is still text if it is out of reach."""
    written = found[5] or "0"
    if len(written.lstrip("+-0")) > 4 or abs(int(written)) > _EXPONENT_LIMIT:
        allowed = f"an exponent from -{_EXPONENT_LIMIT} to {_EXPONENT_LIMIT}"
        raise NotationError(text, *found.span(5), allowed)
    return int(written)


def _reachable(value: Decimal) -> Decimal:
    """The decimal, if it is finite and its digits can be written out."""
    exponent = value.as_tuple().exponent
    if (
        not isinstance(exponent, int)
        or abs(exponent) > _EXPONENT_LIMIT
        or value.adjusted() > _EXPONENT_LIMIT
    ):
        raise RecordError("number", "value", value, "a finite number of at most 300 digits")
    return value


def _limited(number: Fraction) -> Fraction:
    """The number, if both its parts are below the limit."""
    if abs(number.numerator) < _LIMIT and number.denominator < _LIMIT:
        return number
    # Not the number itself: Python refuses to print integers of more than 4300 digits.
    bits = max(number.numerator.bit_length(), number.denominator.bit_length())
    raise RecordError("number", "value", f"a number of {bits} bits", "one of at most 300 digits")


def _places(denominator: int) -> int | None:
    """How many decimal places a fraction in lowest terms needs; None if no number is enough."""
    twos = (denominator & -denominator).bit_length() - 1
    rest, fives = denominator >> twos, 0
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def _plain(number: Fraction, places: int) -> str:
    """All digits of a decimal that ends after this many places."""
    sign = "-" if number < 0 else ""
    digits = str(abs(number.numerator) * 10**places // number.denominator).rjust(places + 1, "0")
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else sign + digits


def _rounded(number: Fraction) -> str:
    quotient = _SIGNIFICANT.divide(Decimal(number.numerator), Decimal(number.denominator))
    return f"{_SIGNIFICANT.normalize(quotient):f}"


def _scientific(plain: str) -> str:
    """A whole number as mantissa and exponent: one digit before the point."""
    digits = plain.lstrip("-")
    mantissa = digits.rstrip("0")
    part = f".{mantissa[1:]}" if mantissa[1:] else ""
    return f"{plain[: -len(digits)]}{mantissa[0]}{part}e{len(digits) - 1}"
