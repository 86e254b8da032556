"""WHERE something is said: an address in the text of a source, and the way back to it.

Reading order: :mod:`~fabula.text.span` (a stretch of text), :mod:`~fabula.text.fold` (the text in
canonical form, and without its typography), :mod:`~fabula.text.selector` (an address),
:mod:`~fabula.text.edge` (where a quotation may begin and end), :mod:`~fabula.text.place` (where
the words of an address stand), :mod:`~fabula.text.anchor` (from an address back to its stretch),
:mod:`~fabula.text.letters` (what readers make of it that go by letters alone).

The functions ``fold`` and ``anchor`` bear the names of their modules: as attributes of this
package they are the functions, and ``from fabula.text.anchor import How`` reaches the module.
"""

from fabula.text.anchor import Anchor, How, anchor, locate
from fabula.text.fold import Folded, canonical, fingerprint, fold
from fabula.text.selector import Selector, digest, select
from fabula.text.span import Span, covered_words, union, union_length, word_spans, words

__all__ = [
    "Anchor",
    "Folded",
    "How",
    "Selector",
    "Span",
    "anchor",
    "canonical",
    "covered_words",
    "digest",
    "fingerprint",
    "fold",
    "locate",
    "select",
    "union",
    "union_length",
    "word_spans",
    "words",
]
