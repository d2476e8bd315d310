"""What is kept of sources, and the troubles that it tells of."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from askwell.watch.lock import Accepted, write_lock
from askwell.watch.state import NAME, Entry, Result, read_state, troubles, write_state
from tests.helpers import Site

ONE, TWO = "0" * 31 + "1", "0" * 31 + "2"
URL = "https://source.example/page"
READ = Entry(
    URL, 1e9, "2026-11-20", Result.READ, "2026-01-05", reader="whole", fingerprint=ONE, seen="2026-01-05",
    read_on="2026-11-20",
)  # fmt: skip
GONE = replace(READ, result=Result.GONE, since="2026-11-01", said="its site says 404")
CHANGED = replace(READ, fingerprint=TWO, seen="2026-11-02")
MOVED = replace(READ, moved="https://new.example/", moved_on="2026-11-03")
RETRACTED = replace(READ, signs=("title",), signs_on="2026-11-04")


@pytest.mark.parametrize(
    ("entry", "signs", "expected"),
    [
        (READ, (), []),
        (GONE, (), ["gone 2026-11-01"]),
        (CHANGED, (), ["changed 2026-11-02"]),
        (MOVED, (), ["moved 2026-11-03"]),
        (RETRACTED, (), ["retracted 2026-11-04"]),
        (RETRACTED, ("title",), []),
        (replace(RETRACTED, signs=("title", "notice")), ("title",), ["retracted 2026-11-04"]),
        (replace(RETRACTED, signs=("of another version",)), (), []),
        (replace(CHANGED, result=Result.FAILED, said="no reply"), (), ["changed 2026-11-02"]),
        (replace(READ, result=Result.REFUSED), (), []),
        (replace(CHANGED, url="https://other.example/"), (), []),
    ],
)
def test_troubles(site: Site, entry: Entry, signs: tuple[str, ...], expected: list[str]) -> None:
    write_state(site.root, {"test-source": entry})
    write_lock(site.root, {"test-source": Accepted(date(2026, 1, 5), "whole", ONE, signs)})
    found = troubles(site.root, site.check().library)
    assert [f"{t.kind} {t.since}" for t in found] == expected
    assert {(t.source, str(t.location)) for t in found} <= {("test-source", "content/sources.yml:4:8")}


def test_nothing_is_the_matter_before_anybody_asked(site: Site) -> None:
    assert troubles(site.root, site.check().library) == ()


def test_a_text_that_nobody_accepted_has_not_changed(site: Site) -> None:
    write_state(site.root, {"test-source": CHANGED})
    assert troubles(site.root, site.check().library) == ()


def test_another_reader_is_named(site: Site) -> None:
    write_state(site.root, {"test-source": CHANGED})
    write_lock(site.root, {"test-source": Accepted(date(2026, 1, 5), "trafilatura-2.0.0", ONE)})
    (found,) = troubles(site.root, site.check().library)
    assert "trafilatura-2.0.0 then, and by whole now" in found.what


def test_what_is_kept_is_read_again(site: Site) -> None:
    entries = {"b": RETRACTED, "a": replace(MOVED, etag='"x"', retry=2e9)}
    write_state(site.root, entries)
    assert read_state(site.root).entries == entries


@pytest.mark.parametrize(
    "text", ["{", "[]", "", "\0", "[" * 100_000, '{"version": 99, "sources": {}}', '{"version": 1}']
)
def test_a_state_that_is_broken_is_empty_and_says_so(site: Site, text: str) -> None:
    (site.root / NAME).parent.mkdir()
    (site.root / NAME).write_text(text, "utf-8")
    state = read_state(site.root)
    assert (state.entries, bool(state.problem)) == ({}, True)
    assert troubles(site.root, site.check().library) == ()


@pytest.mark.parametrize(
    "odd",
    [{"result": "eaten"}, {"on": "today"}, {"since": ""}, {"url": 3}, {"at": "x"}, {"signs": 3}, {"signs": [3]},
     {"more": 1}, {"fingerprint": None}, {"seen": ""}, {"read_on": "x"}],
)  # fmt: skip
def test_an_odd_entry_counts_as_none(site: Site, odd: dict[str, Any]) -> None:
    write_state(site.root, {"test-source": READ, "other": READ})
    kept = json.loads((site.root / NAME).read_text("utf-8"))
    kept["sources"]["test-source"].update(odd)
    (site.root / NAME).write_text(json.dumps(kept), "utf-8")
    assert list(read_state(site.root).entries) == ["other"]
