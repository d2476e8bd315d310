"""The lines of a list of recipients, in cells that know their column. A cell never goes on in the next line: no
address, name or link does, and what does would be two headers in a message."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from askwell.patterns import regex

SEPARATORS = ",;\t"
"""What stands between cells: Excel writes ';' where a comma stands in numbers, and a tab in its "Unicode text"."""

_SEP = regex(r"sep=[,;\t]\s*", re.IGNORECASE)
"""The first line by which Excel is told what stands between cells."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, without spaces around it, and the column of its first sign, from 1."""

    text: str
    column: int


class OddRow(ValueError):
    """A line that cannot be cut into cells; `column` says where."""

    def __init__(self, message: str, hint: str, column: int) -> None:
        super().__init__(message)
        self.hint = hint
        self.column = column


class OddText(ValueError):
    """Bytes that are no text. `line` is the first line that is none."""

    def __init__(self, message: str, hint: str, line: int) -> None:
        super().__init__(message)
        self.hint = hint
        self.line = line


def lines(raw: bytes) -> list[str]:
    """The lines of a file in UTF-8, with a byte order mark or without, or in UTF-16 with one. Raises OddText."""
    wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = raw.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = 1 if wide else raw.count(b"\n", 0, error.start) + 1
        raise OddText("this is no text in UTF-8", "save it again as 'CSV UTF-8', or as text in UTF-8", line) from None
    return re.split(r"\r\n|\r|\n", text)


def separator(line: str) -> str:
    """What stands between the cells of a first line; "" if it is a line of one cell."""
    if _SEP.fullmatch(line):
        return line.rstrip(" \r\n")[-1:] or "\t"
    found = [sign for sign in SEPARATORS if sign in line]
    return max(found, key=line.count) if found else ""


def says_separator(line: str) -> bool:
    """Whether a line is Excel's own, before the header."""
    return _SEP.fullmatch(line) is not None


def cells(line: str, between: str) -> list[Cell]:
    """The cells of a line (RFC 4180), with quotes taken off. Raises OddRow."""
    if not between and not line.rstrip(" \t").endswith('"'):
        return [_cell(line, 0)]
    found, at = [], 0
    while True:
        start = at + len(line[at:]) - len(line[at:].lstrip(" "))
        if line[start : start + 1] == '"':
            text, end = _quoted(line, start)
            found.append(Cell(text.strip(" "), start + 2))
            rest = line[end:].lstrip(" ")
            if rest and rest[0] != (between or None):
                message = f"'{rest[0]}' stands after the closing quote of a cell"
                raise OddRow(message, 'write a quote inside a cell twice: ""', len(line) - len(rest) + 1)
            at = len(line) - len(rest)
        else:
            end = line.find(between, at) if between else -1
            end = len(line) if end < 0 else end
            found.append(_cell(line[at:end], at))
            at = end
        if at >= len(line):
            return found
        at += 1


def _cell(text: str, at: int) -> Cell:
    bare = text.strip(" \t")
    return Cell(bare, at + (text.index(bare) if bare else 0) + 1)


def _quoted(line: str, start: int) -> tuple[str, int]:
    """What stands in quotes, and where it ends."""
    found = re.compile(r'"((?:[^"]|"")*)"(?!")').match(line, start)
    if not found:
        raise OddRow(
            "a quote is opened here and not closed in this line",
            "close it; a cell stands on one line",
            start + 1,
        )
    return found[1].replace('""', '"'), found.end()
