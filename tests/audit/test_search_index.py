"""An index of the search that was altered."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from askwell.audit.html.links import Files
from askwell.audit.search_index import search_index
from askwell.search.index import FOLDER, index_of, write_index
from askwell.search.records import Record
from askwell.search.texts import Part

RECORDS = tuple(
    Record(f"answers/{name}/", f"Test {name}", "", (Part("", "", f"Words of {name}."),), (f"Topic {name}", "Both"))
    for name in ("one", "two", "three")
)


def one(site: Path, pattern: str) -> Path:
    return sorted((site / FOLDER).glob(pattern))[0]


def other(pattern: str, place: int | str, value: object) -> Callable[[Path], None]:
    """Another value in a file of JSON."""

    def spoil(site: Path) -> None:
        file = one(site, pattern)
        told = json.loads(file.read_text("utf-8"))
        told[place] = value
        file.write_text(json.dumps(told), "utf-8")

    return spoil


def added(name: str, text: str = '["x/"]') -> Callable[[Path], None]:
    def spoil(site: Path) -> None:
        (site / FOLDER / name).write_text(text, "utf-8")

    return spoil


def changed(pattern: str) -> Callable[[Path], None]:
    def spoil(site: Path) -> None:
        file = one(site, pattern)
        file.write_bytes(file.read_bytes() + b" ")

    return spoil


def removed(pattern: str) -> Callable[[Path], None]:
    return lambda site: one(site, pattern).unlink()


def nothing(site: Path) -> None:
    del site


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (nothing, ""),
        (other("pages/*", 2, "Something else."), "is not the one that was made"),
        (other("pages/*", 0, "https://elsewhere.example/"), "is not the one that was made"),
        (other("start.json", "pages", 4), "is not the one that was made"),
        (changed("words/*"), "is not the one that was made"),
        (changed("topics/*"), "is not the one that was made"),
        (changed("letters/*"), "is not the one that was made"),
        (removed("pages/*"), "does not find '/answers/"),
        (removed("words/*"), "lacks this file"),
        (removed("topics/*"), "lacks this file"),
        (removed("start.json"), "lacks this file"),
        (added("pages/ffffff.json"), "words for '/x/' that its page does not say"),
        (added("pages/ffffff.json", "{}"), "words for '(cannot be read)'"),
        (added("pages/ffffff.json", "no JSON"), "words for '(cannot be read)'"),
        (added("words.js"), "nothing calls for this file"),
        (added("topics/1234567.bin"), "nothing calls for this file"),
    ],
)
def test_what_was_altered_is_found(spoil: Callable[[Path], None], message: str, tmp_path: Path) -> None:
    write_index(tmp_path, index_of(RECORDS))
    spoil(tmp_path)
    found = [str(finding) for finding in search_index(tmp_path, Files.of(tmp_path).paths, index_of(RECORDS), "site")]
    assert len(found) == bool(message)
    assert all(message in finding and "FILE006" in finding for finding in found)


def test_without_records_there_is_nothing_to_find_and_no_fault(tmp_path: Path) -> None:
    write_index(tmp_path, index_of(()))
    assert list(search_index(tmp_path, Files.of(tmp_path).paths, index_of(()), "site")) == []
