"""How a language writes numbers, money, units and dates: data, and a typed view of it.

Read in this order: :mod:`~fabula.locale.data` (what is on file), :mod:`~fabula.locale.words` (words
with their senses), :mod:`~fabula.locale.grow` (where the grown files come from; never imported by
code that reads).
"""
