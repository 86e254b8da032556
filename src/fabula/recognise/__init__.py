"""Finding amounts and dates in running text, each with its readings and their grounds.

Read in this order: :mod:`~fabula.recognise.token` (text as tokens), :mod:`~fabula.recognise.amounts.digits`,
:mod:`~fabula.recognise.amounts.spelt`, :mod:`~fabula.recognise.amounts.figure`, :mod:`~fabula.recognise.amounts.fraction`
and :mod:`~fabula.recognise.amounts.number` (numbers), :mod:`~fabula.recognise.amounts.measure` (numbers with units),
:mod:`~fabula.recognise.amounts.interval`, :mod:`~fabula.recognise.amounts.vague` and :mod:`~fabula.recognise.amounts.bound` (vagueness, bounds),
:mod:`~fabula.recognise.amounts.choice` (between readings), :mod:`~fabula.recognise.mention` (the result),
:mod:`~fabula.recognise.engine` (all of it), :mod:`~fabula.recognise.wire` (as JSON).
"""
