"""A link that opens a page at some of its words: what stands behind ``#:~:text=`` in an address.

A *text directive* names words of a page; a browser that knows it scrolls to them and marks them,
any other opens the page as ever. The words are the exact ones of a quotation, so the link shows no
word more than the quotation does.

Source: WICG, Scroll-to-text-fragment, 3.3 (the fragment directive delimiter) and the grammar of
``TextDirectiveExplicitChar``: a URL code point other than ``&``, ``-`` and ``,``, which part a
directive; whatever is not one is percent-encoded in UTF-8. Here all but letters, digits, ``.``,
``_`` and ``~`` is.

>>> at_words("https://paper.example/a", "it cost 3-4, or more")
'https://paper.example/a#:~:text=it%20cost%203%2D4%2C%20or%20more'
>>> at_words("https://paper.example/a#top", "naïf")
'https://paper.example/a#top:~:text=na%C3%AFf'
"""

from __future__ import annotations

from urllib.parse import quote

__all__ = ["at_words"]

_DELIMITER = ":~:"


def at_words(address: str, words: str) -> str:
    """The address of a page, opened at words that stand on it.

    A directive the address already has is replaced; its fragment stays.

    Args:
        address: absolute URL of the page.
        words: as they stand there; runs of white space count as one space.
    """
    page, hash_, fragment = address.partition("#")
    fragment = fragment.partition(_DELIMITER)[0] if hash_ else ""
    encoded = quote(" ".join(words.split()), safe="").replace("-", "%2D")
    return f"{page}#{fragment}{_DELIMITER}text={encoded}"
