"""What a deployment would do, and in which order."""

from __future__ import annotations

from pathlib import Path

import pytest

from askwell.deploy.deploying import planned
from tests.deploy.sites import ALL, SITE, Pages, bring, files, finished, host, steps, write

WITHOUT_TWO: Pages = {
    "index.html": "Home: /one/ /list/",
    "list/index.html": "/one/ /",
    "one/index.html": "/",
    "assets/test.css": "a { color: red }",
    "feed.xml": "<feed/>",
}


def test_a_new_host_gets_files_then_pages_and_home_last(tmp_path: Path) -> None:
    assert steps(finished(tmp_path / "site", SITE), host(tmp_path / "host")) == [
        "add assets/test.css",
        "add feed.xml",
        "add two/index.html",
        "add one/index.html",
        "add list/index.html",
        "add index.html",
    ]


def test_what_is_new_comes_before_what_leads_to_it_and_what_goes_comes_last(tmp_path: Path) -> None:
    target = host(tmp_path / "host")
    bring(finished(tmp_path / "site", WITHOUT_TWO), target)
    site = finished(tmp_path / "site", SITE)
    assert steps(site, target) == [
        "add two/index.html",
        "change one/index.html",
        "change list/index.html",
        "change index.html",
    ]
    bring(site, target)
    assert steps(finished(tmp_path / "site", WITHOUT_TWO | {"feed.xml": "<feed></feed>"}), target) == [
        "change one/index.html",
        "change list/index.html",
        "change index.html",
        "change feed.xml",
        "remove two/index.html",
    ]


def test_nothing_is_done_twice(tmp_path: Path) -> None:
    site, target = finished(tmp_path / "site", SITE), host(tmp_path / "host")
    assert bring(site, target) == []
    assert files(tmp_path / "host") == files(tmp_path / "site")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "host").rglob("*.*")}
    assert bring(site, target) == []
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "host").rglob("*.*")} == before


def test_what_is_there_already_is_taken_as_ours(tmp_path: Path) -> None:
    site, target = finished(tmp_path / "site", SITE), host(tmp_path / "host")
    write(tmp_path / "host", {"assets/test.css": SITE["assets/test.css"]})
    now = planned(site, target, ALL)
    assert (now.plan.same, now.plan.foreign, len(now.plan.steps)) == (1, (), 5)


@pytest.mark.parametrize("name", [".git/HEAD", "CNAME", ".well-known/test", "one/notes.txt", "old/index.html"])
def test_files_of_others_stay(tmp_path: Path, name: str) -> None:
    target = host(tmp_path / "host")
    write(tmp_path / "host", {name: "Test"})
    bring(finished(tmp_path / "site", SITE), target)
    bring(finished(tmp_path / "site", WITHOUT_TWO), target, ALL)
    assert files(tmp_path / "host") == files(tmp_path / "site") | {name: b"Test"}


def test_what_others_did_to_our_files_is_told(tmp_path: Path) -> None:
    target, there = host(tmp_path / "host"), tmp_path / "host"
    bring(finished(tmp_path / "site", SITE), target)
    write(there, {"one/index.html": "theirs", "two/index.html": "theirs"})
    (there / "feed.xml").unlink()
    plan = planned(finished(tmp_path / "site", WITHOUT_TWO), target, ALL).plan
    assert (plan.foreign, plan.left, plan.lost) == (("one/index.html",), ("two/index.html",), ("feed.xml",))
    assert "remove two/index.html" not in [f"{step.kind} {step.name}" for step in plan.steps]


def test_a_page_that_no_reader_has_met_is_new_even_if_it_is_there(tmp_path: Path) -> None:
    """It links to what the site no longer has, so it must be right before a page leads to it."""
    target = host(tmp_path / "host")
    bring(finished(tmp_path / "site", WITHOUT_TWO), target)
    site = finished(tmp_path / "site", SITE)
    target.write(".askwell-deploy/manifest.json", planned(site, target, ALL).plan.before.as_bytes())
    target.write("two/index.html", (site.folder / "two/index.html").read_bytes())
    later = finished(tmp_path / "site", SITE | {"two/index.html": "/ /one/"})
    assert steps(later, target)[:2] == ["add two/index.html", "change one/index.html"]
    assert planned(later, target, ALL).plan.foreign == ()
