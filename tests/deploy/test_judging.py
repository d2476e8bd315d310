"""What keeps a deployment from being done."""

from __future__ import annotations

from pathlib import Path

import pytest

from askwell.deploy.deploying import planned
from askwell.deploy.judging import Allowed
from tests.deploy.sites import SITE, bring, files, finished, host, write

MANY = SITE | {f"page-{n}/index.html": "/" for n in range(15)}
"""21 files: one of them is 4.8 percent, two are 9.5."""

LOCK = "address page-1/ pages:page-1\n"


def without(*names: str) -> dict[str, str]:
    return {name: text for name, text in MANY.items() if name not in names}


@pytest.mark.parametrize(
    ("gone", "allowed", "said"),
    [
        (1, Allowed(), []),
        (2, Allowed(), ["2 files of 21 would be removed: 9.5 %, and more than 5 % is taken for a mistake"]),
        (2, Allowed(9.6), []),
        (1, Allowed(0), ["1 file of 21 would be removed: 4.8 %, and more than 0 % is taken for a mistake"]),
        (15, Allowed(70), ["15 files of 21 would be removed: 71.4 %, and more than 70 % is taken for a mistake"]),
        (15, Allowed(72), []),
    ],
)
def test_the_share_that_may_go(tmp_path: Path, gone: int, allowed: Allowed, said: list[str]) -> None:
    target = host(tmp_path / "host")
    bring(finished(tmp_path / "site", MANY), target)
    before = files(tmp_path / "host")
    less = finished(tmp_path / "site", without(*(f"page-{n}/index.html" for n in range(gone))))
    assert bring(less, target, allowed) == said
    assert files(tmp_path / "host") == (before if said else files(tmp_path / "site"))


def test_the_hint_names_the_threshold_that_would_do(tmp_path: Path) -> None:
    target = host(tmp_path / "host")
    bring(finished(tmp_path / "site", MANY), target)
    less = finished(tmp_path / "site", without("page-1/index.html", "page-2/index.html"))
    (refused,) = planned(less, target, Allowed()).refused
    assert refused.hint == "see that the site is whole; if all of this shall go, say --delete-threshold 10"
    assert bring(less, target, Allowed(10)) == []


def test_pieces_of_the_search_are_not_counted(tmp_path: Path) -> None:
    target = host(tmp_path / "host")
    bring(finished(tmp_path / "site", SITE | {f"search/index/more/{n}.bin": "Test" for n in range(9)}), target)
    assert bring(finished(tmp_path / "site", SITE), target) == []


@pytest.mark.parametrize("threshold", [0, 5, 100])
def test_what_was_published_is_never_removed(tmp_path: Path, threshold: float) -> None:
    target = host(tmp_path / "host")
    bring(finished(tmp_path / "site", MANY), target)
    less = finished(tmp_path / "site", without("page-1/index.html"), LOCK)
    assert "page-1/index.html would be removed, and was published (in content/links.lock)" in bring(
        less, target, Allowed(threshold)
    )
    assert "page-1/index.html" in files(tmp_path / "host")


def test_what_was_never_published_may_go(tmp_path: Path) -> None:
    target = host(tmp_path / "host")
    bring(finished(tmp_path / "site", MANY), target)
    assert bring(finished(tmp_path / "site", without("page-2/index.html"), LOCK), target) == []


@pytest.mark.parametrize("before", [{}, SITE], ids=["never ours", "ours before"])
def test_what_others_wrote_is_replaced_only_if_somebody_says_so(tmp_path: Path, before: dict[str, str]) -> None:
    target, there = host(tmp_path / "host"), tmp_path / "host"
    if before:
        bring(finished(tmp_path / "site", before), target)
    write(there, {"index.html": "theirs"})
    site = finished(tmp_path / "site", SITE)
    assert bring(site, target) == ["index.html at the target is not as we left it"]
    assert (there / "index.html").read_text() == "theirs"
    assert bring(site, target, Allowed(take_over=True)) == []
    assert files(there) == files(tmp_path / "site")


def test_several_files_of_others(tmp_path: Path) -> None:
    target = host(tmp_path / "host")
    write(tmp_path / "host", {"index.html": "theirs", "feed.xml": "theirs", "one/index.html": "theirs"})
    said = ["feed.xml and 2 other files at the target are not as we left them"]
    assert bring(finished(tmp_path / "site", SITE), target) == said


def test_the_place_of_another_site(tmp_path: Path) -> None:
    target = host(tmp_path / "host")
    bring(finished(tmp_path / "site", SITE), target)
    other = finished(tmp_path / "site", SITE, base_url="https://other.example/")
    assert bring(other, target) == [
        "the target has the site https://site.example/, and this one is https://other.example/"
    ]
    assert bring(other, target, Allowed(take_over=True)) == []
