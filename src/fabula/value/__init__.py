"""What is said: amounts and dates as values, exact, and no surer than their evidence.

Read in this order: :mod:`~fabula.value.number` (exact decimals), :mod:`~fabula.value.measure`
(an amount), :mod:`~fabula.value.arithmetic` (amounts reckoned with), :mod:`~fabula.value.notation`
(amounts written down), :mod:`~fabula.value.calendar` (days counted), :mod:`~fabula.value.date`
(a written date with digits left open), :mod:`~fabula.value.when` (a date as honestly as it is
known), :mod:`~fabula.value.edtf` (dates written down), :mod:`~fabula.value.interval` (which came
first).

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
