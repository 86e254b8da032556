"""What may be an id: permanent, readable, and safe in a URL, a file name and a link target.

A *slug* is a lower-case ASCII letter, then letters, digits and hyphens, at most 80 in all. It is
the anchor in the built page as it stands, so nothing has to be renumbered or escaped. A claim is
addressed as ``event/claim``; the dateline and the title of a source as ``source:nl/dateline``.

>>> is_slug("wsj-report"), is_slug("WSJ report"), is_slug("")
(True, False, False)
"""

from __future__ import annotations

import re

from fabula.errors import RecordError

__all__ = ["LONGEST", "check_slug", "is_language", "is_slug", "label", "proposed_slug"]

LONGEST = 80
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,8}")
_SLUG = re.compile(r"[a-z][a-z0-9-]{0,79}")


def is_slug(text: str) -> bool:
    """Whether a text can serve as an id."""
    return _SLUG.fullmatch(text) is not None


def is_language(tag: str) -> bool:
    """Whether a text has the form of a language tag (BCP 47); whether it is assigned is not asked.

    >>> is_language("en-GB"), is_language("german")
    (True, False)
    """
    return _LANGUAGE.fullmatch(tag) is not None


def label(table: str, id: str) -> str:
    """What to call a record in a message; an id that is no slug may be hostile, and is cut.

    >>> label("event", "denial")
    "event 'denial'"
    """
    return f"{table} {id[:LONGEST]!r}"


def check_slug(place: str, field: str, came: str) -> None:
    """Refuse what is not a slug, and propose one.

    Raises:
        RecordError: what came is not a slug.
    """
    if not is_slug(came):
        allowed = f"an id: a letter a-z, then at most {LONGEST - 1} of a-z, 0-9 and -"
        raise RecordError(place, field, came, allowed, proposed_slug(came))


def proposed_slug(text: str) -> str | None:
    """The slug most like a text, or None if it has no letter to begin with.

    >>> proposed_slug("The WSJ's 1st report!")
    'the-wsj-s-1st-report'
    """
    joined = re.sub(r"[^a-z0-9]+", "-", text[:LONGEST].lower()).strip("-")
    slug = joined.lstrip("-0123456789")
    return slug or None
