"""A list of definitions in a text: a word on a line, and what it is on the lines below, each behind a colon.

Osteopenia
: Bone that is weaker than usual.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from askwell.content.body.text import Fault
from askwell.patterns import regex

_DEFINITION = regex(r":[ \t]+\S")
_SET_IN = regex(r"[ \t>*+-]+:[ \t]+\S")
_NO_WORD = regex(r"[#>|*+!-]|\d+[.)]\s|[ \t]")
"""How a line begins that is no plain word."""

_WORD_ABOVE = "write the word alone on the line above, and an empty line above that"


@dataclass
class Definitions:
    """The lines read since the last empty one, and whether the last definition among them goes on over a line."""

    lines: int = 0
    begun: bool = False
    goes_on: bool = False

    def faults(self, line: str, before: str) -> Iterator[Fault]:
        """What is wrong with the next line as a definition; `before` is the line above it."""
        if not line.strip():
            self.end()
            return
        if _DEFINITION.match(line):
            self.lines += 1
            yield from self._definition(before)
            self.begun = True
            return
        self.words()
        if not self.begun and _SET_IN.match(line):
            hint = "begin the line with the colon, outside lists and passages"
            yield Fault(len(line) - len(line.lstrip(" \t>*+-")), "BODY016", "a definition cannot stand here", hint)

    def words(self) -> None:
        """Reads a line that begins no definition."""
        self.lines += 1
        self.goes_on = self.goes_on or self.begun

    def end(self) -> None:
        """Reads an empty line."""
        self.lines, self.begun, self.goes_on = 0, False, False

    def _definition(self, before: str) -> Iterator[Fault]:
        if self.goes_on:
            message = "this definition is too close to the one above it"
            yield Fault(0, "BODY016", message, "put an empty line between two words with their definitions")
        elif not self.begun and (self.lines == 1 or _NO_WORD.match(before)):
            yield Fault(0, "BODY016", "this definition has no word above it", _WORD_ABOVE)
        elif not self.begun and self.lines > 2:
            yield Fault(0, "BODY016", "the word above this definition stands on more than one line", _WORD_ABOVE)
