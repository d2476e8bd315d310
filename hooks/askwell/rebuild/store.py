"""`.askwell/last-build.db`: what the last build made, for the next one.

It counts only as a whole, and only for the very program that wrote it. Each value has a digest, so that a damaged one
is noticed; what values rest on has none, and the whole file is known by what the file system says of it (`files.seal`).
Values are pickled, and only plain data of ours is read back: no pickle can name anything else.
"""

from __future__ import annotations

import io
import pickle
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from hashlib import blake2b
from importlib import import_module
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel

from askwell.source.asked import Fact

FILE = Path(".askwell", "last-build.db")

_TABLES = """
create table made (kind text, key text, value blob, digest blob, primary key (kind, key));
create table asked (owner text, field text, kind text, key text);
"""
_NEW = "pragma page_size = 16384; pragma journal_mode = off; pragma synchronous = off;"
"""An answer has more than thirty kilobytes here: with the usual page of four, writing takes twice the time."""

_INDEXES = "create index asked_by on asked (owner, field); create index asked_of on asked (kind, key);"


class StoreError(Exception):
    """The store is of no use: damaged, foreign, or of another program."""


class Row(NamedTuple):
    """A value as it is kept: with its digest, and with the owners of the facts that it rests on, each with the names of
    their fields."""

    kind: str
    key: str
    value: bytes
    mark: bytes
    rests_on: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, kind: str, key: str, value: bytes, facts: Iterable[Fact]) -> Row:
        """A value that was pickled, and what it rests on."""
        by_owner: dict[str, list[str]] = {}
        for fact in facts:
            by_owner.setdefault(fact.owner, []).append(fact.field)
        rests = tuple((owner, " ".join(sorted(fields))) for owner, fields in by_owner.items())
        return cls(kind, key, value, digest(value), rests)


class Store:
    """A database of things made. Whoever opens it closes it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    @classmethod
    def new(cls, path: Path) -> Store:
        """An empty one, in the place of what is there. It is not safe from a crash until `finish`: nobody reads it
        before."""
        path.unlink(missing_ok=True)
        path.parent.mkdir(exist_ok=True)
        connection = sqlite3.connect(path, isolation_level=None)
        connection.executescript(f"{_NEW} {_TABLES} begin;")
        return cls(connection)

    @classmethod
    def passing(cls) -> Store:
        """An empty one for this process alone, on the disk as far as memory is too small. It goes when it is closed."""
        connection = sqlite3.connect("", isolation_level=None)
        connection.executescript(f"{_NEW} {_TABLES} begin;")
        return cls(connection)

    def filled(self) -> None:
        """Lets things be found by what they rest on, from here on."""
        self.connection.execute("commit")
        self.connection.executescript(f"{_INDEXES} begin;")

    def finish(self) -> None:
        """Ends the writing of a new one."""
        self.connection.execute("commit")
        self.connection.executescript(_INDEXES)
        self.connection.close()

    @classmethod
    def open(cls, path: Path) -> Store:
        """One that is there, with a transaction begun. Raises StoreError if it cannot be read."""
        try:
            connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)
            connection.executescript("pragma synchronous = off; begin immediate;")
        except sqlite3.Error as error:
            raise StoreError(str(error)) from None
        return cls(connection)

    def rows(self, kind: str) -> dict[str, tuple[bytes, bytes]]:
        """Values of a kind as they were pickled, and their digests, by key."""
        try:
            found = self.connection.execute("select key, value, digest from made where kind = ?", (kind,))
            return {key: (value, mark) for key, value, mark in found}
        except sqlite3.Error as error:
            raise StoreError(str(error)) from None

    def kinds(self) -> list[str]:
        """The kinds of the values."""
        return [kind for (kind,) in self.connection.execute("select distinct kind from made")]

    def keys_of(self, kind: str) -> set[str]:
        """The keys of the values of a kind."""
        try:
            return {key for (key,) in self.connection.execute("select key from made where kind = ?", (kind,))}
        except sqlite3.Error as error:
            raise StoreError(str(error)) from None

    def row(self, kind: str, key: str) -> tuple[bytes, bytes] | None:
        """One of these; None if there is none."""
        try:
            asked = "select value, digest from made where kind = ? and key = ?"
            found: tuple[bytes, bytes] | None = self.connection.execute(asked, (kind, key)).fetchone()
        except sqlite3.Error as error:
            raise StoreError(str(error)) from None
        return found

    def put(self, kind: str, key: str, value: bytes, facts: Iterable[Fact] = ()) -> None:
        """Keeps a value, and what it rests on."""
        self.write(Row.of(kind, key, value, facts))

    def write(self, row: Row) -> None:
        """The same, of a row that is ready."""
        self.connection.execute("insert or replace into made values (?, ?, ?, ?)", row[:4])
        rests = ((owner, fields, row.kind, row.key) for owner, fields in row.rests_on)
        self.connection.executemany("insert into asked values (?, ?, ?, ?)", rests)

    def drop(self, kind: str, key: str) -> None:
        """Forgets a value, and what it rests on."""
        self.connection.execute("delete from made where kind = ? and key = ?", (kind, key))
        self.connection.execute("delete from asked where kind = ? and key = ?", (kind, key))

    def facts(self, kind: str, key: str) -> list[Fact]:
        """What a value rests on."""
        asked = "select owner, field from asked where kind = ? and key = ?"
        try:
            rows = self.connection.execute(asked, (kind, key)).fetchall()
        except sqlite3.Error as error:
            raise StoreError(str(error)) from None
        return [Fact(owner, field) for owner, fields in rows for field in fields.split(" ")]

    def resting(self, facts: Iterable[Fact]) -> Iterator[tuple[str, str]]:
        """The kind and key of all that rests on one of some facts."""
        for fact in facts:
            asked = "select kind, key, field from asked where owner in (?, ?)"
            try:
                for kind, key, fields in self.connection.execute(asked, (fact.owner, fact.of_any.owner)):
                    if fact.field in fields.split(" "):
                        yield kind, key
            except sqlite3.Error as error:
                raise StoreError(str(error)) from None


def digest(value: bytes) -> bytes:
    """What tells a value from all others."""
    return blake2b(value, digest_size=16).digest()


def pickled(value: object, refer: Callable[[object], object] | None = None) -> bytes:
    """A value as bytes. `refer` gives what stands for an object that is kept elsewhere, or None."""
    into = io.BytesIO()
    pickler = _Pickler(into, 5) if refer is None else _Referring(into, 5)
    if isinstance(pickler, _Referring) and refer is not None:
        pickler.refer = refer
    pickler.dump(value)
    return into.getvalue()


class _Ways(dict[type, Callable[[Any], Any]]):
    """How objects of a class are taken apart. Data with slots are made again from their fields: a record has hundreds,
    and the standard library looks their fields up for each."""

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        if issubclass(kind, type):
            raise KeyError(kind)  # a class is told by its name
        if names := _made_of(kind):
            taken = attrgetter(*names)
            self[kind] = (lambda one: (kind, taken(one))) if len(names) > 1 else (lambda one: (kind, (taken(one),)))
        else:
            self[kind] = lambda one: one.__reduce_ex__(5)
        return self[kind]


def _made_of(kind: type) -> list[str]:
    """The fields from which alone data with slots are made; none of other classes."""
    if not (is_dataclass(kind) and "__slots__" in vars(kind)) or hasattr(kind, "__post_init__"):
        return []
    each = fields(kind)
    return [one.name for one in each] if all(one.init and not one.kw_only for one in each) else []


class _Pickler(pickle.Pickler):
    dispatch_table = _Ways()


class _Referring(_Pickler):
    refer: Callable[[object], object]

    def persistent_id(self, obj: object) -> object:
        return self.refer(obj) if isinstance(obj, BaseModel) else None


def unpickled(value: bytes, mark: bytes, found: Callable[[Any], object] | None = None) -> Any:
    """A value from bytes; `found` gives the object that something stands for. Raises StoreError if they are not what
    was kept."""
    if digest(value) != mark:
        raise StoreError("a value is not what was kept")
    return loaded(value, found)


def loaded(value: bytes, found: Callable[[Any], object] | None = None) -> Any:
    """The same of bytes that were pickled just now."""
    unpickler = _Unpickler(io.BytesIO(value))
    unpickler.found = found
    try:
        return unpickler.load()
    except Exception as error:  # whatever a foreign pickle brings about
        raise StoreError(str(error)) from error


class _Unpickler(pickle.Unpickler):
    found: Callable[[Any], object] | None = None

    def find_class(self, module: str, name: str) -> Any:
        """A class of data. Nothing else may be named."""
        if (module, name) not in _CLASSES:
            _CLASSES[module, name] = self._class(module, name)
        return _CLASSES[module, name]

    def _class(self, module: str, name: str) -> Any:
        if (module, name) in _PLAIN:
            return super().find_class(module, name)
        if module.startswith("askwell."):
            named = getattr(import_module(module), name, None)
            if isinstance(named, type) and (issubclass(named, (BaseModel, Enum, tuple)) or _is_data(named)):
                return named
        raise StoreError(f"{module}.{name} is no plain data")

    def persistent_load(self, pid: Any) -> object:
        if self.found is None:
            raise StoreError("nothing is referred to here")
        return self.found(pid)


_CLASSES: dict[tuple[str, str], Any] = {}
"""The classes that were found to be of data."""

_PLAIN = frozenset(
    (
        ("builtins", "set"),
        ("builtins", "frozenset"),
        ("datetime", "date"),
        ("decimal", "Decimal"),
        ("markupsafe", "Markup"),
        ("pathlib", "PosixPath"),
        ("pathlib", "PurePosixPath"),
    )
)


def _is_data(named: type) -> bool:
    return "__dataclass_fields__" in vars(named)
