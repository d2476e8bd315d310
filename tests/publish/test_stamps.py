"""Nobody changes a published site unseen."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from askwell import publish
from tests.publish.sites import begun, fill, made_ready

SITE = {"index.html": b"home", "a/index.html": b"page", "a/b/index.html": b"page", "a/b/picture.png": b"picture"}


def same_size_and_date(site: Path) -> None:
    file = site / "a" / "index.html"
    before = file.stat()
    file.write_bytes(b"PAGE")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def replaced(site: Path) -> None:
    fill(site, {"new": b"page"})
    (site / "new").replace(site / "a" / "index.html")


def swapped(site: Path) -> None:
    (site / "a").rename(site / "c")
    fill(site, {"a/index.html": b"page"})
    (site / "c" / "b").rename(site / "a" / "b")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(lambda _: None, set(), id="nothing"),
        pytest.param(lambda site: fill(site, {"a/index.html": b"more"}), {"a/index.html"}, id="written anew"),
        pytest.param(same_size_and_date, {"a/index.html"}, id="written with size and date kept"),
        pytest.param(replaced, {"a/index.html"}, id="replaced"),
        pytest.param(lambda site: (site / "index.html").unlink(), {"index.html"}, id="deleted"),
        pytest.param(lambda site: fill(site, {"a/new.html": b""}), {"a/new.html"}, id="added"),
        pytest.param(lambda site: fill(site, {"new.html": b""}), {"new.html"}, id="added at the top"),
        pytest.param(lambda site: fill(site, {"new/x.html": b""}), {"new"}, id="added in a new folder"),
        pytest.param(lambda site: (site / "a/b/d").mkdir(), {"a/b/d"}, id="a folder added"),
        pytest.param(
            lambda site: (site / "a/b").rename(site / "b"),
            {"a/b", "a/b/index.html", "a/b/picture.png", "b"},
            id="a folder moved",
        ),
        pytest.param(swapped, {"a/index.html", "c"}, id="a folder replaced"),
        pytest.param(
            lambda site: (site / "index.html").rename(site / "home.html"), {"index.html", "home.html"}, id="renamed"
        ),
        pytest.param(
            lambda site: (fill(site, {"a/new.html": b""}) / "a/new.html").unlink(), set(), id="added and deleted"
        ),
        pytest.param(lambda site: fill(site, {".git/HEAD": b""}), set(), id="hidden at the top"),
        pytest.param(lambda site: fill(site, {"a/.hidden": b""}), {"a/.hidden"}, id="hidden further down"),
    ],
)
@pytest.mark.parametrize("edits", [0, 1, 2])
def test_what_others_changed(tmp_path: Path, edits: int, change: Callable[[Path], object], expected: set[str]) -> None:
    site = begun(tmp_path / "site", SITE | {"index.html": b"0"})
    publish.prepare(site)
    stamps = publish.stamps(site)
    for turn in range(edits):
        edited = made_ready(site, SITE | {"index.html": b"%d" % turn, f"z/{turn}/x": b"x"})
        publish.publish_edit(edited)
        stamps = publish.renewed(stamps, edited)
    assert publish.touched(site, stamps) == set()
    change(site)
    assert publish.touched(site, stamps) == expected


def test_an_edit_that_was_not_published_touches_nothing(tmp_path: Path) -> None:
    site = begun(tmp_path / "site", SITE)
    publish.prepare(site)
    stamps = publish.stamps(site)
    made_ready(site, {"index.html": b"new"})
    assert publish.touched(site, stamps) == set()
    fill(site, {"a/index.html": b"theirs"})
    assert publish.touched(site, stamps) == {"a/index.html"}


def test_a_site_that_is_not_there(tmp_path: Path) -> None:
    site = begun(tmp_path / "site", SITE)
    stamps = publish.stamps(site)
    site.rename(tmp_path / "elsewhere")
    assert publish.touched(site, stamps) >= SITE.keys()
