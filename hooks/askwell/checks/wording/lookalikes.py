"""What is left of a label when everything is taken away that a reader may overlook."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from askwell.patterns import regex

_TWINS = str.maketrans(
    # Letters of other scripts that are drawn like Latin ones, small letters only: case is gone by then.
    "авекмнорстухіјѕԁһԛԝɡαβεικνορτυχ",
    "abekmhopctyxijsdhqwgabeiknoptux",
)
_SPARED = regex(r"[.,:/+\u2013-](?=\d)")
"""Signs before a digit: 5.5 is not 55, and -1 is not 1."""


def plain(text: str) -> str:
    """A text in small letters of one alphabet, without signs that are not seen."""
    text = unicodedata.normalize("NFKC", text).casefold().translate(_TWINS).replace("\u2019", "'")
    return "".join(sign for sign in text if unicodedata.category(sign) != "Cf")


@lru_cache(maxsize=4096)  # the labels of a guide stand in many of its states
def skeleton(label: str) -> str:
    """A label without case, spaces, punctuation, invisible signs and the difference between letters drawn alike. Two
    labels with one skeleton cannot be told apart."""
    text = plain(label)
    spared = {found.start() for found in _SPARED.finditer(text)}
    kept = (sign for place, sign in enumerate(text) if place in spared or unicodedata.category(sign)[0] in "LMNS")
    return "".join(kept) or text
