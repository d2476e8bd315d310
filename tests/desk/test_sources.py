"""Sources, by what `askwell sources` kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from askwell.desk.sources import NEVER
from askwell.watch.lock import Accepted, write_lock
from askwell.watch.state import Entry, Result, write_state
from tests.desk.desks import desk, kept, told
from tests.helpers import FILES, Site

ONE, TWO = "0" * 31 + "1", "0" * 31 + "2"
URL = "https://source.example/page"
READ = Entry(URL, 1e9, "2026-11-20", Result.READ, "2026-01-05", reader="whole", fingerprint=ONE, seen="2026-01-05")
GONE = replace(READ, result=Result.GONE, since="2026-11-01", said="its site says 404")


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (READ, []),
        (GONE, ["2026-11-01 source-gone:test-source"]),
        (replace(READ, fingerprint=TWO, seen="2026-11-02"), ["2026-11-02 source-changed:test-source"]),
        (replace(READ, moved="https://new.example/", moved_on="2026-11-03"), ["2026-11-03 source-moved:test-source"]),
        (replace(READ, signs=("title",), signs_on="2026-11-04"), ["2026-11-04 source-retracted:test-source"]),
    ],
)
def test_troubles_are_tasks(site: Site, entry: Entry, expected: list[str]) -> None:
    write_state(site.root, {"test-source": entry})
    write_lock(site.root, {"test-source": Accepted(date(2026, 1, 5), "whole", ONE, ())})
    found = desk(site)
    lines = [line for line in told(found) if " source-" in line]
    assert lines == [f"waiting {line} sources.yml:4:8" for line in expected]
    assert NEVER not in found.notes
    for task in found.tasks:
        if task.kind == "source":
            assert (task.title, task.who) == ("Test source", ("test-expert",))
            assert "2 pages rest on it" in task.todo
            assert task.todo[0].isupper()


def test_a_source_that_is_gone_is_not_a_dead_link_as_well(site: Site) -> None:
    write_state(site.root, {"test-source": GONE})
    kept(site, "links.json", f'{{"{URL}": {{"status": 404, "at": 1793664000}}}}')
    assert [task.id for task in desk(site).tasks if task.kind in ("source", "link")] == ["source-gone:test-source"]


def test_nobody_has_asked(site: Site) -> None:
    assert NEVER in desk(site).notes
    site.write("sources.yml", FILES["sources.yml"].replace(f"  url: {URL}\n", "  where: Test library\n"))
    assert NEVER not in desk(site).notes


@pytest.mark.parametrize("text", ["", "{", "[]", "null", b"\xff", '{"version": 99}', '{"version": 1, "sources": []}'])
def test_a_broken_file_is_told_in_a_sentence(site: Site, text: str | bytes) -> None:
    kept(site, "sources.json", text)
    notes = [note for note in desk(site).notes if note.startswith(".askwell/sources.json cannot be used: ")]
    assert [note.endswith(" Run `askwell sources` again.") for note in notes] == [True]
