"""The store gives back what was kept, and notices whatever else stands in it."""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from askwell.diagnostics import Diagnostic, Location
from askwell.rebuild.store import Store, StoreError, digest, pickled, unpickled
from askwell.rebuild.units import Units
from askwell.source.asked import Fact, noting

FINDING = Diagnostic(Location("content/a.md", 1, 2), "TEST001", "test words")


@pytest.mark.parametrize("value", [FINDING, (FINDING,), {"a": {1, 2}}, date(2026, 1, 1), Path("a"), "", b"x"])
def test_plain_data_comes_back(value: object) -> None:
    raw = pickled(value)
    assert unpickled(raw, digest(raw)) == value


class Foreign:
    def __reduce__(self) -> tuple[Any, ...]:
        return eval, ("1 + 1",)


@pytest.mark.parametrize(
    "raw",
    [
        pickle.dumps(Foreign()),
        pickle.dumps(Store),
        pickle.dumps(pickled),
        pickle.dumps(pytest.fixture),
        pickle.dumps(Path.cwd)[:-3],
        b"no pickle",
        b"",
    ],
)
def test_nothing_else_is_read(raw: bytes) -> None:
    with pytest.raises(StoreError):
        unpickled(raw, digest(raw))


def test_a_damaged_value_is_noticed() -> None:
    raw = pickled("test words")
    with pytest.raises(StoreError):
        unpickled(raw.replace(b"words", b"Words"), digest(raw))


def test_what_rests_on_a_fact(tmp_path: Path) -> None:
    store = Store.new(tmp_path / "kept" / "a.db")
    store.put("page", "a", b"", [Fact("answers/x", "status"), Fact("answers/x", "votes")])
    store.put("page", "b", b"", [Fact("answers/*", "status")])
    store.put("page", "c", b"", [Fact("answers/y", "status"), Fact("page/a")])
    store.finish()
    store = Store.open(tmp_path / "kept" / "a.db")
    assert set(store.resting([Fact("answers/x", "status")])) == {("page", "a"), ("page", "b")}
    assert set(store.resting([Fact("answers/x", "stat")])) == set()
    assert set(store.resting([Fact("answers/z", "votes"), Fact("page/a")])) == {("page", "c")}
    store.drop("page", "c")
    assert set(store.resting([Fact("page/a")])) == set()
    assert store.row("page", "c") is None


def test_a_first_build_looks_for_nothing_that_rests_on_a_fact(tmp_path: Path) -> None:
    """There is nothing of an earlier build, and no index yet: each look would read the whole table."""
    store = Store.new(tmp_path / "store.db")
    looks = list[str]()
    store.connection.set_trace_callback(looks.append)
    units = Units(store)
    units.keep("page", "a", "text", [Fact("answers/a", "question")])
    assert units.resting("page", Fact("answers/a", "question")) == []
    assert units.settle("orders", lambda: {"votes": "a b"}) == {"votes": "a b"}
    units.settle_each("moved", str.upper, ["a"])
    assert not [look for look in looks if look.startswith("select")]


def test_a_thing_that_is_asked_for_while_another_is_made_brings_what_it_rests_on(tmp_path: Path) -> None:
    facts = {Fact("answers/x", "status"), Fact("answers/x", "votes"), Fact("page/a")}
    store = Store.new(tmp_path / "a.db")
    Units(store).keep("inner", "a", "test", facts)
    store.finish()
    units = Units(Store.open(tmp_path / "a.db"), [])
    with noting() as asked:
        assert units.made("inner", "a", lambda: "made again") == "test"
    assert asked.facts() == facts


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:4_000])


def other(path: Path) -> None:
    path.write_bytes(b"something else\n" * 400)


def without_tables(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("drop table made")
    connection.close()


@pytest.mark.parametrize("spoil", [cut, other, without_tables])
def test_what_is_no_store_is_of_no_use(spoil: Callable[[Path], None], tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store = Store.new(path)
    for number in range(200):
        store.put("page", f"{number}", b"x" * 50)
    store.finish()
    spoil(path)
    with pytest.raises(StoreError):
        Store.open(path).rows("page")
