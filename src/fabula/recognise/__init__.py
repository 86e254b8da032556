"""Finding amounts and dates in running text, each with its readings and their grounds.

Read in this order: :mod:`~fabula.recognise.token` (text as tokens), :mod:`~fabula.recognise.digits`,
:mod:`~fabula.recognise.spelt`, :mod:`~fabula.recognise.figure`, :mod:`~fabula.recognise.fraction`
and :mod:`~fabula.recognise.number` (numbers), :mod:`~fabula.recognise.measure` (numbers with units),
:mod:`~fabula.recognise.interval`, :mod:`~fabula.recognise.vague` and :mod:`~fabula.recognise.bound` (vagueness, bounds),
:mod:`~fabula.recognise.choice` (between readings), :mod:`~fabula.recognise.mention` (the result),
:mod:`~fabula.recognise.engine` (all of it), :mod:`~fabula.recognise.wire` (as JSON).
"""
