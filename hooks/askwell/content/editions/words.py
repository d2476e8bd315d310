"""Plain words: the only thing that stands in an edition's own texts. What readers open stands in items, and what a
sender's program would replace, such as {{ name }}, stands nowhere."""

from __future__ import annotations

import unicodedata

from askwell.patterns import regex

_SIGNS = frozenset(
    ".,;:!?'\"()-/&+%\u2010\u2011\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u00ab\u00bb\u00b0\u00bc\u00bd\u00be\u2032\u00a1\u00bf"
    "\u060c\u061b\u061f"
)
_LETTERS = ("L", "M", "N", "Zs", "Sc", "So")
"""Categories of Unicode: letters of all scripts, their marks, digits, spaces, currencies, pictures."""

_JOINERS = frozenset("\u200d\u200c\u200e\u200f\ufe0f")
"""What joins the parts of a picture, and what says in which direction a name runs."""

_SKIN = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
"""Colours of the picture before them."""

_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0") | frozenset(
    map(chr, (*range(0x180B, 0x1810), *range(0xFE00, 0xFE0E), *range(0xE0100, 0xE01F0)))
)
"""Letters and marks of which nothing is seen: a subject of them is empty, and a word with one is another word."""

_BETWEEN_LETTERS = regex("(?<=[A-Za-z])[\u200c\u200d]")
"""A joiner where no script needs one: it hides a word from whoever looks for it."""

_MOST_MARKS = 4
"""Marks on one letter (ours): Hebrew and Vietnamese need fewer; more run into the lines above."""

_ADDRESS = ("//", "www.")


def not_plain(text: str) -> tuple[int, str] | None:
    """The first sign of a text that is not of plain words: its place in the text, and the sign or the beginning of
    an address; None if there is none."""
    found = [
        (at, sign)
        for at, sign in enumerate(text)
        if not (sign in _SIGNS or sign in _JOINERS or sign in _SKIN or _is_letter(sign))
    ][:1]
    found += [(hidden.start(), hidden[0]) for hidden in _BETWEEN_LETTERS.finditer(text)][:1]
    found += [(at, sign) for at, sign in enumerate(text) if _is_heaped(text, at)][:1]
    found += [(text.lower().index(sign), sign) for sign in _ADDRESS if sign in text.lower()]
    return min(found, default=None)


def _is_letter(sign: str) -> bool:
    return sign not in _UNSEEN and unicodedata.category(sign).startswith(_LETTERS)


def _is_heaped(text: str, at: int) -> bool:
    """Whether the sign at a place is one mark too many on its letter."""
    heap = text[max(at - _MOST_MARKS, 0) : at + 1]
    return len(heap) > _MOST_MARKS and all(unicodedata.category(sign).startswith("M") for sign in heap)


def paragraphs(text: str) -> tuple[str, ...]:
    """A text cut at its empty lines, each paragraph on one line."""
    parts = (" ".join(part.split()) for part in "\n".join(line.rstrip() for line in text.split("\n")).split("\n\n"))
    return tuple(part for part in parts if part)
