"""The files that Pagefind makes."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from askwell.search.pagefind import FOLDER, PROGRAMS, index_of, write_index
from askwell.search.records import Record

RECORDS = (
    Record("answers/a/", "First test", '<p>One.</p><h2 id="more">More words</h2><p>Two.</p>', ("Test topic",)),
    Record("about/", "Second test", "<p>Three.</p>"),
)
pytestmark = pytest.mark.slow


def fragments() -> dict[str, dict[str, object]]:
    """What the index says of each page, by its address."""
    files = (content for path, content in index_of(RECORDS).items() if path.endswith(".pf_fragment"))
    told = [json.loads(gzip.decompress(content).removeprefix(b"pagefind_dcd")) for content in files]
    return {str(fragment["url"]): fragment for fragment in told}


def test_a_page_is_found_with_its_headings_and_topics_and_no_other_words() -> None:
    told = fragments()
    assert set(told) == {"/answers/a/", "/about/"}
    first = told["/answers/a/"]
    assert first["content"] == "First test. One. More words. Two."
    assert first["filters"] == {"topic": ["Test topic"]}
    assert first["anchors"] == [{"element": "h2", "id": "more", "text": "More words", "location": 3}]


def test_nothing_is_written_that_no_page_loads(tmp_path: Path) -> None:
    write_index(tmp_path, RECORDS)
    names = {path.relative_to(tmp_path / FOLDER).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert {name for name in names if "/" not in name and not name.endswith(".pf_meta")} == {
        *PROGRAMS,
        "pagefind-entry.json",
    }


def test_without_records_there_is_no_index() -> None:
    assert index_of(()) == {}
