"""Tables of the kept index: in each row a key, a number and some bytes, with a sum that shows damage."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple
from zlib import crc32


class DamagedIndex(ValueError):
    """What is kept of an index is not what was put there. Fill it again."""


class Row(NamedTuple):
    """A row: its key, a number of the page or list that it is about, and bytes."""

    key: bytes
    number: int
    data: bytes


class Table:
    """Rows in the order of their keys, in a database that somebody else opened, commits and closes."""

    def __init__(self, connection: sqlite3.Connection, name: str, *, numbered: bool = False) -> None:
        """`numbered` tables are looked through by number, too."""
        self._run = connection.execute
        self._name = f"search_{name}"
        columns = "key blob primary key, number integer not null, sum integer not null, data blob not null"
        self._run(f"create table if not exists {self._name} ({columns})")
        if numbered:
            self._run(f"create index if not exists {self._name}_number on {self._name} (number, key)")
        replacing = "number = excluded.number, sum = excluded.sum, data = excluded.data"
        self._put = f"insert into {self._name} values (?, ?, ?, ?) on conflict (key) do update set {replacing}"

    def __len__(self) -> int:
        [count] = self._run(f"select count(*) from {self._name}").fetchone()
        return int(count)

    def clear(self) -> None:
        """Takes out all rows."""
        self._run(f"delete from {self._name}")

    def put(self, key: bytes, number: int, data: bytes) -> None:
        """Writes a row, in place of one with the same key."""
        self._run(self._put, (key, number, _sum(key, number, data), data))

    def remove(self, key: bytes) -> None:
        """Takes out a row."""
        self._run(f"delete from {self._name} where key = ?", (key,))

    def get(self, key: bytes) -> Row | None:
        """A row by its key. Raises DamagedIndex if it is not what was put there."""
        found = self._run(f"select key, number, sum, data from {self._name} where key = ?", (key,)).fetchone()
        return _checked(*found) if found else None

    def __getitem__(self, key: bytes) -> Row:
        """A row that must be there. Raises DamagedIndex."""
        row = self.get(key)
        if row is None:
            raise DamagedIndex(f"{self._name} lacks a row")
        return row

    def __iter__(self) -> Iterator[Row]:
        """All rows, read one by one."""
        for found in self._run(f"select key, number, sum, data from {self._name} order by key"):
            yield _checked(*found)

    def between(self, first: bytes, last: bytes) -> Iterator[Row]:
        """Rows with a key in this range, both ends within, read one by one."""
        where = "where key between ? and ? order by key"
        for found in self._run(f"select key, number, sum, data from {self._name} {where}", (first, last)):
            yield _checked(*found)

    def all_keys(self) -> list[bytes]:
        """The keys of all rows in order, without their bytes."""
        return [key for (key,) in self._run(f"select key from {self._name} order by key")]

    def numbers(self) -> list[tuple[bytes, int]]:
        """The keys of all rows in order, with their numbers, without their bytes."""
        return sorted(self._run(f"select key, number from {self._name}"))

    def numbered(self, least: int, most: int) -> list[bytes]:
        """The keys of rows with a number in this range, both ends within."""
        where = "where number between ? and ? order by number, key"
        return [key for (key,) in self._run(f"select key from {self._name} {where}", (least, most))]


def _checked(key: bytes, number: int, told: int, data: bytes) -> Row:
    if told != _sum(key, number, data):
        raise DamagedIndex("a row of the kept index is damaged")
    return Row(key, number, data)


def _sum(key: bytes, number: int, data: bytes) -> int:
    return crc32(data, crc32(b"%d %b" % (number, key)))
