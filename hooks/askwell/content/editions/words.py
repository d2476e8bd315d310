"""Plain words: the only thing that stands in an edition's own texts. What readers open stands in items, and what a
sender's program would replace, such as {{ name }}, stands nowhere."""

from __future__ import annotations

import unicodedata

_SIGNS = frozenset(
    ".,;:!?'\"()-/&+%\u2010\u2011\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u00ab\u00bb\u00b0\u00bc\u00bd\u00be\u2032\u00a1\u00bf"
    "\u060c\u061b\u061f"
)
_LETTERS = ("L", "M", "N", "Zs", "Sc", "So")
"""Categories of Unicode: letters of all scripts, their marks, digits, spaces, currencies, pictures."""

_JOINERS = frozenset("\u200d\u200c\u200e\u200f\ufe0f")
"""What joins the parts of a picture, and what says in which direction a name runs."""

_ADDRESS = ("//", "www.")


def not_plain(text: str) -> tuple[int, str] | None:
    """The first sign of a text that is not of plain words: its place in the text, and the sign or the beginning of
    an address; None if there is none."""
    found = [
        (at, sign)
        for at, sign in enumerate(text)
        if sign not in _SIGNS and sign not in _JOINERS and not unicodedata.category(sign).startswith(_LETTERS)
    ][:1]
    found += [(text.lower().index(sign), sign) for sign in _ADDRESS if sign in text.lower()]
    return min(found, default=None)


def paragraphs(text: str) -> tuple[str, ...]:
    """A text cut at its empty lines, each paragraph on one line."""
    parts = (" ".join(part.split()) for part in "\n".join(line.rstrip() for line in text.split("\n")).split("\n\n"))
    return tuple(part for part in parts if part)
