"""A table in a text: rows that begin and end with a bar, the second of dashes, all of as many cells.

Markdown would drop the cells that a row has too many, and print a table of another form as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from askwell.content.body.text import Fault
from askwell.patterns import regex

_MARKS = regex(r"[ \t>]*")
_BAR = regex(r"(?<!\\)\|")
_DASHES = regex(r"\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?[ \t]*)?")


@dataclass
class Table:
    """How many rows of a table have been read, and how many cells its first row has."""

    rows: int = 0
    cells: int = 0
    told: bool = False
    """Whether something was said of it: then nothing more is said of its end."""

    def faults(self, line: str, before: str) -> Iterator[Fault]:
        """What is wrong with the next line as a row, or as what follows a table; `before` is the line above it."""
        start = len(_MARKS.match(line)[0])  # type: ignore[index]  # it matches nothing, too
        words = line[start:].rstrip()
        if not words.startswith("|"):
            yield from self._outside(words, start)
            self.rows, self.told = 0, False
            return
        self.rows += 1
        for fault in self._inside(words, start, before):
            self.told = True
            yield fault

    def _inside(self, words: str, start: int, before: str) -> Iterator[Fault]:
        if self.rows == 1 and before.strip(" \t>"):
            yield _fault(start, "this table is too close to the line above it", "put an empty line between them")
        if not words.endswith("|") or words.endswith("\\|") or len(words) == 1:
            yield _fault(start, "this row of a table has no end", "put | behind its last cell")
            return
        yield from self._row(words, len(_BAR.findall(words)) - 1, start)

    def _row(self, words: str, cells: int, start: int) -> Iterator[Fault]:
        if self.rows == 1:
            self.cells = cells
        elif self.rows == 2 and not _DASHES.fullmatch(words):
            dashes = "|" + "---|" * self.cells
            yield _fault(start, "the second row of a table must be of dashes", f"write {dashes} below the headings")
        elif cells != self.cells:
            message = f"this row has {cells} cells, and the first has {self.cells}"
            yield _fault(start, message, "give each row as many; a cell may be empty")

    def _outside(self, words: str, start: int) -> Iterator[Fault]:
        if self.rows and words:
            yield _fault(start, "this line is too close to the table above it", "put an empty line between them")
        elif self.rows in (1, 2) and not self.told:
            yield _fault(0, "the table above has no rows", "write its rows below the dashes, or delete it")
        elif "|" in words and _DASHES.fullmatch(words):
            yield _fault(start, "this table's rows have no bars at their ends", "begin and end each row with |")


def _fault(column: int, message: str, hint: str) -> Fault:
    return Fault(column, "BODY015", message, hint)
