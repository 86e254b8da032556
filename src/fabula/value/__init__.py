"""What is said: amounts and dates as values, exact, and no surer than their evidence.

Read in this order. Amounts: :mod:`~fabula.value.number` (exact decimals),
:mod:`~fabula.value.measure` (an amount), :mod:`~fabula.value.notation` (amounts written down),
:mod:`~fabula.value.arithmetic` (amounts reckoned with). Dates: :mod:`~fabula.value.calendar` (days
counted), :mod:`~fabula.value.digits` and :mod:`~fabula.value.date` (a written date, digits left
open and all), :mod:`~fabula.value.daterange` (from one to another, and sets),
:mod:`~fabula.value.bound` and :mod:`~fabula.value.days` (what is possible, and why),
:mod:`~fabula.value.when` (a date as honestly as it is known), :mod:`~fabula.value.edtf` (dates
written down), :mod:`~fabula.value.interval` (which came first), :mod:`~fabula.value.convex` (which
relations days can hold).

The standard library is all these modules need, and there is no float in them.
"""

from fabula.value.measure import Approximator, Measure
from fabula.value.notation import agrees, format_measure, parse_measure
from fabula.value.when import Bound, Shape, When

__all__ = [
    "Approximator",
    "Bound",
    "Measure",
    "Shape",
    "When",
    "agrees",
    "format_measure",
    "parse_measure",
]
