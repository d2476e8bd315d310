"""What readers are told of changes."""

from __future__ import annotations

import pytest

from askwell.content.history.told import all_told, told
from tests.helpers import ANSWER, FILES, FLOW, Site

FIRST, SECOND = "2026-02-01", "2026-03-01"


def lines(*entries: tuple[str, str, str]) -> str:
    return "".join(f"  - {{on: {on}, kind: {kind}, what: {what}, by: test-expert}}\n" for on, kind, what in entries)


def ids(site: Site, *entries: tuple[str, str, str]) -> list[str]:
    """The ids of an answer's changes with their words, as its page has them."""
    block = f"changes:\n{lines(*entries)}" if entries else ""
    text = FILES[ANSWER].replace("reviewed:", f"updated: 2026-03-01\n{block}reviewed:", 1)
    site.write(ANSWER, text)
    answer = site.check().library.answers["sample"]
    return [f"{change.id.removeprefix('change--')} {change.what}" for change in told(answer)]


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        pytest.param([], [], id="none"),
        pytest.param(
            [(FIRST, "update", "a"), (SECOND, "correction", "b")],
            ["2026-03-01-correction b", "2026-02-01-update a"],
            id="oldest first in the file",
        ),
        pytest.param(
            [(SECOND, "correction", "b"), (FIRST, "update", "a")],
            ["2026-03-01-correction b", "2026-02-01-update a"],
            id="newest first in the file",
        ),
        pytest.param(
            [(SECOND, "update", "b"), (SECOND, "correction", "a")],
            ["2026-03-01-update b", "2026-03-01-correction a"],
            id="two kinds on a day",
        ),
        pytest.param(
            [(SECOND, "update", "b"), (SECOND, "update", "a")],
            ["2026-03-01-update-2 b", "2026-03-01-update a"],
            id="two of a kind on a day: the new one on top",
        ),
        pytest.param(
            [(FIRST, "update", "0"), (SECOND, "update", "a"), (SECOND, "update", "b")],
            ["2026-03-01-update-2 b", "2026-03-01-update a", "2026-02-01-update 0"],
            id="two of a kind on a day: the new one below",
        ),
    ],
)
def test_changes_of_a_text(site: Site, entries: list[tuple[str, str, str]], expected: list[str]) -> None:
    assert ids(site, *entries) == expected


def test_changes_of_all_texts(site: Site) -> None:
    site.replace(FLOW, "updated: 2026-01-10\n", f"updated: 2026-03-01\nchanges:\n{lines((SECOND, 'update', 'guide'))}")
    ids(site, (SECOND, "correction", "answer"), (FIRST, "update", "old"))
    found = all_told(site.check().library)
    assert [(change.link.partition("#")[0], change.what) for change in found] == [
        ("answers/sample/", "answer"),
        ("decide/test-guide/", "guide"),
        ("answers/sample/", "old"),
    ]
