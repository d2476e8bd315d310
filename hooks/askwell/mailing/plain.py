"""Plain words in lines that fit: in columns, as terminals and mail programs count them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

COLUMNS = 76
"""Of a line (ours). RFC 5322 asks for 78, and a program that quotes a letter puts two signs before each line."""


def wrapped(words: str, first: str = "", later: str = "") -> str:
    """Words in lines of at most `COLUMNS` columns. Lines are broken at spaces, and between letters of scripts that
    write none (Chinese, Japanese); never within a word. `first` stands before the first line, `later` before others."""
    lines, line, empty = [], first, True
    for space, piece in _pieces(words):
        gap = "" if empty else space
        if not empty and width(line + gap + piece) > COLUMNS:
            lines.append(line)
            line, gap = later, ""
        line, empty = line + gap + piece, False
    return "\n".join([*lines, line])


def width(words: str) -> int:
    """The columns that words take: two for a wide sign, none for a mark that stands on another."""
    return sum(_columns(sign) for sign in words)


def _columns(sign: str) -> int:
    if sign.isascii():
        return 1
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def _pieces(words: str) -> Iterator[tuple[str, str]]:
    """What no line break may part, each with what stands between it and the last one: a space, or nothing."""
    for word in words.split():
        space, start = " ", 0
        for at in range(1, len(word)):
            if _is_wide_letter(word[at - 1]) and _is_wide_letter(word[at]):
                yield space, word[start:at]
                space, start = "", at
        yield space, word[start:]


def _is_wide_letter(sign: str) -> bool:
    return unicodedata.category(sign) == "Lo" and unicodedata.east_asian_width(sign) in "WF"
