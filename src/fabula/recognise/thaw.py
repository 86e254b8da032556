"""How is a frozen record filled at the price of a plain one?

A *record* is a frozen, slotted dataclass. Python fills one by a call of ``object.__setattr__`` for
each of its fields, since the class itself refuses to be set; with seven fields that takes five times
as long as to set them, and a text makes one for each of its mentions. A *thawed* class is the same
class less the refusal. A record is made of it, filled, and then told its own class, which freezes it.

The decision: only the records that are made for each mention of a text are made so, each by a
function beside its class; whoever else makes one calls the class.

This module does not know any record; see :mod:`fabula.recognise.mention`.

>>> from dataclasses import dataclass
>>> @dataclass(frozen=True, slots=True)
... class Place:
...     start: int
>>> place = object.__new__(thawed(Place))
>>> place.start = 7
>>> place.__class__ = Place
>>> place == Place(7)
True
>>> place.start = 8
Traceback (most recent call last):
dataclasses.FrozenInstanceError: cannot assign to field 'start'
"""

from __future__ import annotations

from typing import Any

__all__ = ["thawed"]


def thawed(record: type) -> Any:
    """The class of a record less its refusal to be set; its objects can become the record's.

    Both of the methods that refuse must go: with one of them left Python takes the slow way.
    """
    plain = {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    return type(record.__name__, (record,), {"__slots__": (), **plain})
