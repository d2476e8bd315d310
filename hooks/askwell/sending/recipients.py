"""The list of people whom an edition is sent to: a text with an address on each line, or a table (CSV).

Nothing is sent to a list with a mistake in it. All of them are told at once.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from askwell.diagnostics import Diagnostic, Location, Severity, counted, did_you_mean, in_order
from askwell.sending.addresses import OddAddress, address, same_person
from askwell.sending.rows import SEPARATORS, Cell, OddRow, OddText, cells, lines, says_separator, separator

COLUMNS = ("address", "name", "unsubscribe")
"""What a table may have; the first one it must have."""

MOST_NAME = 200
"""Signs of a name (ours): a longer one is no name."""

MOST_LINK = 900
"""Signs of an address that takes somebody off the list (ours): its header may have 998 (RFC 5322, section 2.1.1)."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """One person: the address, the name or "", and the https address that takes this person off the list or ""."""

    address: str
    name: str = ""
    unsubscribe: str = ""

    @property
    def key(self) -> str:
        """What tells this person from all others."""
        return same_person(self.address)


@dataclass(frozen=True, slots=True)
class RecipientList:
    """The people of a file, each one once, in its order, and what is wrong with it."""

    people: tuple[Recipient, ...]
    diagnostics: tuple[Diagnostic, ...]


def read_recipients(path: Path) -> RecipientList:
    """The people whom a file names, and all mistakes in it."""
    name = os.path.relpath(path)
    try:
        found = lines(path.read_bytes())
    except OSError as error:
        said = (error.strerror or "it cannot be read").lower()
        hint = "name a file that is there and that you may open"
        return RecipientList((), (Diagnostic(Location(name), "SEND001", f"this list cannot be read: {said}", hint),))
    except OddText as error:
        return RecipientList((), (Diagnostic(Location(name, error.line), "SEND001", str(error), error.hint),))
    reading = _Reading(name, found)
    reading.read()
    return RecipientList(tuple(reading.people.values()), in_order(reading.diagnostics))


class _Reading:
    """One reading of a list: its people by their keys, the line of each, and what is wrong."""

    def __init__(self, name: str, text: list[str]) -> None:
        self.name = name
        self.text = text
        self.people: dict[str, Recipient] = {}
        self.lines: dict[str, int] = {}
        self.diagnostics: list[Diagnostic] = []

    def read(self) -> None:
        rows = ((number, line) for number, line in enumerate(self.text, 1) if line.strip() and line[0] != "#")
        first, head = next(rows, (1, ""))
        between = separator(head) if not _is_bare(head) else ""
        if says_separator(head):
            first, head = next(rows, (1, ""))
        wanted = len(self.diagnostics)
        if _is_bare(head):
            for number, line in ((first, head), *rows):
                self._person(number, dict(zip(COLUMNS, self._cells(number, line, ""), strict=False)) if line else {})
        elif columns := self._header(first, self._cells(first, head, between)):
            for number, line in rows:
                self._person(number, self._row(number, columns, self._cells(number, line, between)))
        if not self.people and len(self.diagnostics) == wanted:
            self._wrong(
                Location(self.name, first), "SEND002", "nobody is in this list", "write an address on each line"
            )

    def _wrong(self, place: Location, code: str, message: str, hint: str, how: Severity = Severity.ERROR) -> None:
        self.diagnostics.append(Diagnostic(place, code, message, hint, how))

    def _cells(self, number: int, line: str, between: str) -> list[Cell]:
        try:
            return cells(line, between)
        except OddRow as error:
            self._wrong(Location(self.name, number, error.column), "SEND004", str(error), error.hint)
            return []

    def _header(self, number: int, head: list[Cell]) -> list[str]:
        """The columns of a table by their first line; none if it has a mistake."""
        before, names = len(self.diagnostics), [cell.text.lower() for cell in head]
        if any("@" in name for name in names):
            place = Location(self.name, number, next(cell.column for cell in head if "@" in cell.text))
            hint = "put a line before it: address,name"
            self._wrong(place, "SEND003", "the first line of a table names its columns, and this is a person", hint)
            return []
        for n, (cell, name) in enumerate(zip(head, names, strict=True)):
            place = Location(self.name, number, cell.column)
            if name not in COLUMNS:
                hint = "call it 'address'" if "mail" in name else did_you_mean(name, COLUMNS)
                also = "or take the column out: what it says of people would not be heeded"
                self._wrong(place, "SEND003", f"there is no column '{cell.text}'", f"{hint}, {also}")
            elif name in names[:n]:
                self._wrong(place, "SEND003", f"the column '{name}' is there twice", "take one of them out")
        if head and len(self.diagnostics) == before and "address" not in names:
            hint = "begin with a line that names the columns: address, and name or unsubscribe if there are any"
            self._wrong(Location(self.name, number), "SEND003", "there is no column 'address'", hint)
        return names if len(self.diagnostics) == before else []

    def _row(self, number: int, columns: list[str], row: list[Cell]) -> dict[str, Cell]:
        while len(row) > len(columns) and not row[-1].text:
            row = row[:-1]
        if row and len(row) != len(columns):
            place = Location(self.name, number, row[min(len(row), len(columns) + 1) - 1].column)
            said = (
                f"this line has {counted(len(row), 'cell')}, and the first line names {counted(len(columns), 'column')}"
            )
            self._wrong(place, "SEND004", said, "write as many, with quotes around a cell that has a comma in it")
            return {}
        return dict(zip(columns, row, strict=True)) if any(cell.text for cell in row) else {}

    def _person(self, number: int, row: dict[str, Cell]) -> None:
        """Takes the person of one line, if all of it is right."""
        if not row:
            return
        before, cell = len(self.diagnostics), row["address"]
        for column, wrong in ((c, w) for c in row for w in _mistakes(c, row[c].text)):
            code, message, hint, at = wrong
            self._wrong(Location(self.name, number, row[column].column + at), code, message, hint)
        if len(self.diagnostics) > before:
            return
        texts = {column: row[column].text for column in row if column != "address"}
        person = Recipient(address(cell.text), **texts)
        known = self.people.get(person.key)
        if known is None:
            self.people[person.key], self.lines[person.key] = person, number
            return
        place = Location(self.name, number, cell.column)
        if (known.name, known.unsubscribe) == (person.name, person.unsubscribe):
            said = f"'{cell.text}' is in line {self.lines[person.key]} too; it counts once"
            self._wrong(place, "SEND006", said, "take one of them out", Severity.WARNING)
        else:
            said = f"'{cell.text}' is in line {self.lines[person.key]} too, with another name or another unsubscribe"
            self._wrong(place, "SEND007", said, "keep the line that is right")


def _is_bare(head: str) -> bool:
    """Whether a first line is an address alone: the file is a text then, and has no header."""
    text = head.strip()
    return not (says_separator(head) or any(sign in text for sign in SEPARATORS) or text.strip('"').lower() in COLUMNS)


def _mistakes(column: str, text: str) -> Iterator[tuple[str, str, str, int]]:
    """The code of each mistake of a cell, what is wrong, what to do, and the sign where it begins, from 0."""
    if column == "address":
        try:
            address(text)
        except OddAddress as error:
            if text:
                yield "SEND005", str(error), error.hint, error.at
            else:
                yield "SEND005", "there is no address in this line", "write one, or take the line out", 0
        return
    odd = next((n for n, sign in enumerate(text) if _cannot_be_printed(sign)), -1)
    if odd >= 0:
        yield "SEND008", f"the {column} has a sign that cannot be printed: U+{ord(text[odd]):04X}", "type it anew", odd
    elif column == "name" and len(text) > MOST_NAME:
        yield "SEND008", f"this name has {len(text)} signs", f"write at most {MOST_NAME}", MOST_NAME
    elif column == "unsubscribe" and text and (wrong := _odd_link(text)):
        yield "SEND008", f"'{text}' {wrong}", "write a whole address that begins with https://", 0


def _cannot_be_printed(sign: str) -> bool:
    """Whether a sign has no place in a cell. Names in Persian and in India's scripts need the two joiners."""
    return unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp") and sign not in "\u200c\u200d"


def _odd_link(text: str) -> str:
    """What is wrong with an address that takes somebody off the list, as the end of a sentence; or ""."""
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return "is no address of a page"
    if parts.scheme.lower() != "https" or not host:
        return "does not begin with https:// and the name of a site"
    if not text.isascii() or any(sign in text for sign in ' <>"'):
        return "has a sign that stands in no address of a page"
    if parts.username or parts.password:
        return "has a name or a password in it"
    return "is too long" if len(text) > MOST_LINK else ""
