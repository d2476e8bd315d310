"""The pages of a kept index with their numbers."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Set
from typing import NamedTuple

from askwell.search import lists
from askwell.search.difference import Difference
from askwell.search.index import json_of, page, page_file, record_of
from askwell.search.records import Record
from askwell.search.table import Row, Table

_ENDS = b"\n"
"""What parts a page from its topics: neither has it, since JSON writes it otherwise."""


class Numbered(NamedTuple):
    """A page with its number."""

    number: int
    record: Record


class KeptPages:
    """The pages, by their paths: what is shown of each, and its topics."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._table = Table(connection, "pages", numbered=True)

    def __len__(self) -> int:
        return len(self._table)

    def clear(self) -> None:
        """Forgets all pages."""
        self._table.clear()

    def put(self, number: int, record: Record) -> None:
        """Keeps a page."""
        self._table.put(record.path.encode(), number, page(record) + _ENDS + json_of(record.topics))

    def get(self, path: str) -> Numbered | None:
        """A page by its path."""
        row = self._table.get(path.encode())
        return _numbered(row) if row else None

    def __getitem__(self, path: str) -> Numbered:
        """A page that must be there. Raises DamagedIndex."""
        return _numbered(self._table[path.encode()])

    def paths(self) -> frozenset[str]:
        """The paths of all pages."""
        return frozenset(path.decode() for path in self._table.all_keys())

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The files of all pages."""
        for row in self._table:
            yield page_file(row.number), row.data.partition(_ENDS)[0]

    def change(self, before: Mapping[str, Numbered], after: Mapping[str, Numbered], files: Difference) -> None:
        """Keeps pages as they are after a change."""
        for path, (number, record) in before.items():
            files.was(page_file(number), page(record))
            if path not in after:
                self._table.remove(path.encode())
        for number, record in after.values():
            files.now(page_file(number), page(record))
            self.put(number, record)

    def numbers(self, added: Set[str], gone: Mapping[str, int]) -> dict[str, int]:
        """The numbers of pages when some are added, and some with their numbers go away: of those that are added, and
        of all that may have another number than before."""
        near: dict[int, str] = {}
        reached = {*map(lists.alone, added), *gone.values()}
        while True:
            for number in reached:
                near |= self._row(number)
            given = lists.numbers((added | set(near.values())) - gone.keys())
            reached = {number for number in given.values() if number not in near and self._at(number)}
            if not reached:
                return given

    def _row(self, number: int) -> dict[int, str]:
        """The pages whose numbers follow each other without a gap, to both sides of a number that one of them has:
        only they can have made each other's numbers."""
        found: dict[int, str] = {}
        for steps in (1, -1):
            at = number
            while (at not in found or at == number) and (path := self._at(at)):
                found[at] = path
                at = lists.after(at, steps)
        return found

    def _at(self, number: int) -> str:
        """The path of the page with a number, "" if none has it."""
        return "".join(key.decode() for key in self._table.numbered(number, number))


def _numbered(row: Row) -> Numbered:
    shown, _, topics = row.data.partition(_ENDS)
    return Numbered(row.number, record_of(shown, json.loads(topics)))
