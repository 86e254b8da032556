"""Formats by name: the native story folder and its stand-off data.

Read in this order: :mod:`.schema` (what a table may hold), :mod:`.editor` (what an editor is told
about it), :mod:`.folder` (the files), :mod:`.shape` (tables held against their shape),
:mod:`.record` (tables to records), :mod:`.table` (records to tables), :mod:`.native` (load and
dump), :mod:`.standoff` (where passages stand), :mod:`.ledger` (which figures the sources have),
:mod:`.collation` (what the texts say of one another).
"""

from fabula.exchange.collation import load_collation, save_collation
from fabula.exchange.editor import json_schema
from fabula.exchange.ledger import load_ledger, save_ledger
from fabula.exchange.native import dump, dumps, load
from fabula.exchange.standoff import load_weighed, save_weighed, text_files

__all__ = [
    "dump",
    "dumps",
    "json_schema",
    "load",
    "load_collation",
    "load_ledger",
    "load_weighed",
    "save_collation",
    "save_ledger",
    "save_weighed",
    "text_files",
]
