"""Drawings of a story, as SVG that stands inside a page: the timeline, the sums, the lineage.

Each is a function from plain rows to text, without clock, font metrics or script. A drawing comes
in two layouts, wide and narrow, of which a style sheet shows one; colours are those of the page,
by class. What a drawing shows is also in a list or a table on the same page.
"""
