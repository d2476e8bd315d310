"""The lock of sources: a line that is good, lines that are not, and writing it."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from askwell.surroundings.all_findings import with_surroundings
from askwell.watch.lock import NAME, Accepted, read_lock, write_lock
from tests.helpers import Site

ONE, TWO = "0" * 31 + "1", "0" * 31 + "2"
GOOD = f"test-source 2026-01-05 trafilatura-2.3.1 {ONE}"


def lock_of(site: Site, text: str | bytes) -> list[str]:
    """What the check says of a lock, as "line CODE"."""
    site.write("sources.lock", text)
    checked = with_surroundings(site.root, site.check())
    return [f"{d.location.line} {d.code}" for d in checked.diagnostics if d.location.path == NAME]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("\n", []),
        ("# words\n", []),
        (f"{GOOD}\n", []),
        (GOOD, []),
        (f"{GOOD}\r\n", []),
        (f"{GOOD} \n", []),
        (f"{GOOD} title,notice\n", []),
        (f"{GOOD}\n{GOOD}\n", []),
        (f"{GOOD}\npaper-source 2026-01-05 bytes {TWO}\n", []),
        (f"<<<<<<< HEAD\n{GOOD}\n=======\n{GOOD}\n>>>>>>> other\n", ["1 WATCH001", "3 WATCH001", "5 WATCH001"]),
        (f"||||||| base\n{GOOD}\n", ["1 WATCH001"]),
        ("test-source\n", ["1 WATCH002"]),
        (f"{GOOD[:-1]}\n", ["1 WATCH002"]),
        (GOOD.replace("-01-05", "-02-30"), ["1 WATCH002"]),
        (GOOD.replace("test-source", "Test_Source"), ["1 WATCH002"]),
        (f"{GOOD} Title\n", ["1 WATCH002"]),
        (f"{GOOD}\n{GOOD.replace(ONE, TWO)}\n", ["2 WATCH003"]),
        (f"{GOOD}\n{GOOD.replace('05', '06')}\n", ["2 WATCH003"]),
        (f"{GOOD}\n{GOOD.replace('test', 'tset')}\n", ["2 WATCH004"]),
        (b"\xff\xfe", ["1 READ002"]),
        (b"x\x00y", ["1 READ008"]),
    ],
)
def test_lock(site: Site, text: str | bytes, expected: list[str]) -> None:
    assert lock_of(site, text) == expected


def test_a_lock_that_is_a_folder_is_told(site: Site) -> None:
    site.path("sources.lock").mkdir()
    assert [d.code for d in read_lock(site.root).findings] == ["READ001"]


def test_a_source_with_a_mistake_of_its_own_is_not_told_as_gone(site: Site) -> None:
    site.replace("sources.yml", "title: Test source\n", "titel: Test source\n")
    assert lock_of(site, f"{GOOD}\n") == []


def test_of_two_lines_the_later_day_counts(site: Site) -> None:
    later = GOOD.replace("05", "06").replace(ONE, TWO)
    for text in (f"{GOOD}\n{later}\n", f"{later}\n{GOOD}\n"):
        site.write("sources.lock", text)
        assert read_lock(site.root).accepted["test-source"].fingerprint == TWO


def test_what_is_written_is_read_again_and_is_sorted(tmp_path: Path) -> None:
    accepted = {
        "b": Accepted(date(2026, 1, 5), "bytes", ONE),
        "a": Accepted(date(2026, 1, 6), "trafilatura-2.3.1", TWO, ("notice", "title")),
    }
    write_lock(tmp_path, accepted)
    lock = read_lock(tmp_path)
    assert (lock.accepted, lock.findings) == (accepted, ())
    lines = [line for line in (tmp_path / NAME).read_text("utf-8").splitlines() if not line.startswith("#")]
    assert [line.split()[0] for line in lines] == ["a", "b"]
    assert os.listdir((tmp_path / NAME).parent) == ["sources.lock"]
