"""The files of a finished site, and those that no host can have."""

from __future__ import annotations

from pathlib import Path

import pytest

from askwell.deploy.files import pieces_of, same_on_some_disks
from askwell.deploy.refused import Refused
from tests.deploy.sites import SITE, write


def test_each_file_by_its_bytes(tmp_path: Path) -> None:
    write(tmp_path, {"index.html": "abc", "é/ü.txt": ""})
    found = pieces_of(tmp_path)
    assert list(found) == ["index.html", "é/ü.txt"]
    one = found["index.html"]
    assert (one.size, one.sha256[:8], one.md5) == (3, "ba7816bf", "900150983cd24fb0d6963f7d28e17f72")


def refused(folder: Path) -> str:
    with pytest.raises(Refused) as caught:
        pieces_of(folder)
    return caught.value.message


@pytest.mark.parametrize("name", ["a\nb", "a\\b", "\x7f", ".askwell-deploy/manifest.json", "a\u200bb"])
def test_names_that_no_host_can_serve(tmp_path: Path, name: str) -> None:
    write(tmp_path, {**SITE, name: ""})
    assert refused(tmp_path) == f"no host can serve a file with the name {name!r}"


def test_bytes_that_are_no_letters(tmp_path: Path) -> None:
    write(tmp_path, SITE)
    (tmp_path / "\udcff").write_text("")
    assert refused(tmp_path).startswith("no host can serve a file with the name")


@pytest.mark.parametrize("files", [{}, {"one/index.html": ""}], ids=["empty", "half built"])
def test_a_folder_without_home(tmp_path: Path, files: dict[str, str]) -> None:
    write(tmp_path, files)
    assert refused(tmp_path) == f"there is no finished site in {tmp_path}: it has no index.html"


def test_a_link(tmp_path: Path) -> None:
    write(tmp_path, SITE)
    (tmp_path / "test").symlink_to(tmp_path)
    assert refused(tmp_path) == "'test' is not a file: a site has files only"


@pytest.mark.parametrize(
    ("names", "alike"),
    [
        (["a/b", "a/B"], [("a/B", "a/b")]),
        (["A/b", "a/c"], [("A", "a")]),
        (["\u00e9", "e\u0301"], [("e\u0301", "\u00e9")]),
        (["stra\u00dfe", "STRASSE"], [("STRASSE", "stra\u00dfe")]),
        (["a", "b", "a-b", "ab"], []),
    ],
)
def test_names_that_some_disks_take_for_one(names: list[str], alike: list[tuple[str, str]]) -> None:
    assert same_on_some_disks(names) == alike


def test_a_site_with_two_names_for_one_file(tmp_path: Path) -> None:
    write(tmp_path, SITE)
    try:
        write(tmp_path, {"One.txt": "", "one.txt": "", "ONE.txt": ""})
    except OSError:
        pytest.skip("this disk takes them for one")
    said = "'ONE.txt' and 'One.txt' are one file on some hosts: their names differ in capitals or accents only"
    assert refused(tmp_path) == said
