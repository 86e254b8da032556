"""Where the words of the interface come from: one catalogue, named after the package.

A label is English in the source and translated by Sphinx's message catalogues; it is what stands
beside the values of a story, never a value itself (those are worded by :mod:`fabula.present`).

>>> CATALOGUE
'fabula'
"""

from __future__ import annotations

from sphinx.locale import get_translation

__all__ = ["CATALOGUE", "label"]

CATALOGUE = "fabula"

label = get_translation(CATALOGUE)
