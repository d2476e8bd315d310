"""An index of the search that was altered."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import cbor2
import pytest

from askwell.audit.search_index import search_index
from askwell.search.pagefind import index_of, write_index
from askwell.search.records import Record

pytestmark = pytest.mark.slow

RECORDS = tuple(
    Record(f"answers/{name}/", f"Test {name}", f"<p>Words of {name}.</p>", (f"Topic {name}", "Both"))
    for name in ("one", "two", "three")
)
MARK = b"pagefind_dcd"


def one(site: Path, pattern: str) -> Path:
    return sorted((site / "pagefind").glob(pattern))[0]


def other_words(site: Path) -> None:
    file = one(site, "fragment/*")
    told = json.loads(gzip.decompress(file.read_bytes()).removeprefix(MARK))
    file.write_bytes(gzip.compress(MARK + json.dumps(told | {"content": "Something else."}).encode()))


def other_address(site: Path) -> None:
    file = one(site, "fragment/*")
    told = json.loads(gzip.decompress(file.read_bytes()).removeprefix(MARK))
    file.write_bytes(gzip.compress(MARK + json.dumps(told | {"url": "https://elsewhere.example/"}).encode()))


def other_topic(site: Path) -> None:
    file = one(site, "filter/*")
    name, values = cbor2.loads(gzip.decompress(file.read_bytes()).removeprefix(MARK))
    values[0][0] = "Odd"
    file.write_bytes(gzip.compress(MARK + cbor2.dumps([name, values])))


def other_page_in_the_list(site: Path) -> None:
    file = one(site, "*.pf_meta")
    told = cbor2.loads(gzip.decompress(file.read_bytes()).removeprefix(MARK))
    told[1].reverse()
    file.write_bytes(gzip.compress(MARK + cbor2.dumps(told)))


def added(name: str) -> Callable[[Path], None]:
    def spoil(site: Path) -> None:
        (site / "pagefind" / name).write_bytes(gzip.compress(MARK + b'{"url": "/x/"}'))

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
        (other_words, "is not the one that was made"),
        (other_address, "is not the one that was made"),
        (other_topic, "other topics"),
        (other_page_in_the_list, "other topics"),
        (changed("pagefind.js"), "is not the one that was made"),
        (changed("wasm.en.pagefind"), "is not the one that was made"),
        (changed("index/*"), "is not the one that was made"),
        (removed("fragment/*"), "does not find '/answers/"),
        (removed("index/*"), "lacks this file"),
        (removed("pagefind-entry.json"), "more or fewer lists"),
        (added("fragment/en_1234567.pf_fragment"), "words for '/x/' that its page does not say"),
        (added("pagefind-ui.js"), "nothing calls for this file"),
        (added("filter/en_1234567.pf_filter"), "more or fewer lists"),
    ],
)
def test_what_was_altered_is_found(spoil: Callable[[Path], None], message: str, tmp_path: Path) -> None:
    write_index(tmp_path, RECORDS)
    spoil(tmp_path)
    found = [str(finding) for finding in search_index(tmp_path, index_of(RECORDS), "site")]
    assert len(found) == bool(message)
    assert all(message in finding and "FILE006" in finding for finding in found)
