"""Things that several processes make ahead: the build that asks for them finds them made, and keeps the same."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from functools import partial

import pytest

from askwell.processes import VARIABLE
from askwell.rebuild.store import Store
from askwell.rebuild.units import Units
from askwell.source.asked import Afresh, Fact, note

pytestmark = [
    pytest.mark.usefixtures("one_thread"),
    pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux only"),
]

KEYS = [f"key-{number}" for number in range(30)]


def _made(key: str) -> list[str]:
    note(Fact(f"text/{key}"), Fact(f"answers/{key}", "question"), Fact(f"answers/{key}", "updated"))
    return [f"made of {key}"]


def _text(key: str) -> str:
    note(Fact(f"answers/{key}", "body"))
    return f"text of {key}"


def _never(_: str) -> str:
    raise AssertionError("this was made ahead")


def _ahead(units: Units, number: int, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[str], None]) -> list[object]:
    def work(key: str) -> str:
        units.settle_each("text", _text, [key])
        found = units.made("about", key, lambda: _made(key))
        units.keep("by the way", key, units.part("text", key, _never), ())
        spoil(key)
        return found[0].upper()

    monkeypatch.setenv(VARIABLE, str(number))
    return [*units.ahead(work, KEYS, 10, ("text", "about"))]


def _rows(units: Units) -> dict[tuple[str, str], object]:
    made = units.store.connection.execute("select kind, key, value, digest from made").fetchall()
    asked = units.store.connection.execute("select kind, key, owner, field from asked order by owner, field").fetchall()
    return {(kind, key): (rest, [row[2:] for row in asked if row[:2] == (kind, key)]) for kind, key, *rest in made}


@pytest.mark.parametrize("number", [2, 8])
def test_what_was_made_ahead_is_not_made_again(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    ahead, serial = Units(Store.passing()), Units(Store.passing())
    assert _ahead(ahead, number, monkeypatch, lambda _: None) == [f"MADE OF {key.upper()}" for key in KEYS]
    before = _rows(ahead)
    ahead.settle_each("text", _never, KEYS)
    for key in KEYS:
        assert ahead.made("about", key, lambda: [_never("")]) == [f"made of {key}"]
        assert ahead.part("text", key, _never) == f"text of {key}"
    serial.settle_each("text", _text, KEYS)
    for key in KEYS:
        serial.made("about", key, partial(_made, key))
        serial.keep("by the way", key, f"text of {key}", ())
    assert _rows(ahead) == before == _rows(serial)


@pytest.mark.parametrize("spoilt", ["key-0", "key-20"])
def test_what_fails_is_made_when_it_is_asked_for(spoilt: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def spoil(key: str) -> None:
        if key == spoilt:
            raise ValueError("Test")

    units = Units(Store.passing())
    found = _ahead(units, 2, monkeypatch, spoil)
    assert [key for key, one in zip(KEYS, found, strict=True) if one is None] == [spoilt]
    assert {key for _, key in _rows(units)} == {*KEYS} - {spoilt}
    assert units.made("about", spoilt, lambda: ["made now"]) == ["made now"]
    assert units.lacking("text", KEYS) == [spoilt]


def test_a_process_that_is_ended_leaves_the_rest_to_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    def spoil(key: str) -> None:
        if key == "key-20":
            os.kill(os.getpid(), signal.SIGKILL)

    units = Units(Store.passing())
    found = _ahead(units, 2, monkeypatch, spoil)
    assert 0 < len(found) <= 20
    assert units.lacking("text", KEYS) == KEYS[len(found) :]


@pytest.mark.parametrize("given", ["1", "none"])
def test_one_process_makes_nothing_ahead(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, given)
    assert [*Units(Store.passing()).ahead(_never, KEYS, 10)] == []


def test_an_edit_makes_nothing_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "2")
    store = Store.passing()
    store.filled()
    assert [*Units(store, []).ahead(_never, KEYS, 10)] == [*Afresh().ahead(_never, KEYS, 10)] == []


@pytest.mark.parametrize("number", [2, 8])
def test_what_several_processes_make_of_each_is_kept_as_if_one_had_made_it(number: int) -> None:
    alone, shared = Units(Store.passing()), Units(Store.passing())
    expected = [*alone.made_of_each("about", _made, KEYS, 1)]
    assert [*shared.made_of_each("about", _made, KEYS, number)] == expected
    assert _rows(shared) == _rows(alone)


@pytest.mark.parametrize("number", [1, 2])
def test_of_what_is_made_anew_the_last_is_forgotten(number: int) -> None:
    store = Store.passing()
    first = [*Units(store).made_of_each("about", lambda key: f"first {key}", KEYS, 1)]
    store.filled()
    units = Units(store, [])
    assert units.held("about", KEYS[0]) == first[0]
    assert [*units.made_of_each("about", _made, KEYS[:2], number)] == [[f"made of {key}"] for key in KEYS[:2]]
    assert [units.held("about", key) for key in KEYS[:3]] == [None, None, first[2]]
    assert [key for kind, key in store.resting([Fact("text/key-1")])] == ["key-1"]
