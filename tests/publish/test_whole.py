"""A site is replaced whole: whatever happens, what stands there is the old one or the new one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from askwell import publish
from askwell.processes import ProcessesError
from askwell.publish import swap
from tests.publish.sites import fill, names
from tests.sites import QUIET, copy, replace, run, tree

OLD = {"index.html": b"old", "gone/index.html": b"old"}
NEW = {"index.html": b"new", "come/index.html": b"new"}


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(28, "No space left", "a"), "The site cannot be written: [Errno 28] No space left: 'a'"),
        (ProcessesError("one of 2 processes was ended"), "one of 2 processes was ended"),
    ],
)
def test_what_ended_a_build_is_told(error: OSError, sentence: str) -> None:
    assert publish.refusal(error) == sentence


def dead_pid() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


@pytest.fixture(params=[True, False], ids=["exchanged", "in two steps"])
def _both_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the kernel's exchange, and as on file systems that have none."""
    if not request.param:
        monkeypatch.setattr(swap, "_exchange", lambda *_: False)


@pytest.mark.usefixtures("_both_ways")
@pytest.mark.parametrize(
    ("old", "expected"),
    [
        pytest.param(None, NEW, id="first site"),
        pytest.param({}, NEW, id="empty folder"),
        pytest.param(OLD, NEW, id="another site"),
        pytest.param(OLD | {".git": b"gitdir"}, NEW | {".git": b"gitdir"}, id="hidden file"),
        pytest.param(OLD | {".git/HEAD": b"ref"}, NEW | {".git/HEAD": b"ref"}, id="hidden folder"),
        pytest.param(OLD | {"gone/.keep": b""}, NEW, id="hidden file further down"),
    ],
)
def test_the_new_site_takes_the_place_of_the_old(
    tmp_path: Path, old: dict[str, bytes] | None, expected: dict[str, bytes]
) -> None:
    site = tmp_path / "deep" / "site"
    if old is not None:
        site.mkdir(parents=True)
        fill(site, old)
    fresh = publish.begin(site)
    assert (fresh.parent, tree(fresh)) == (site.parent, {})
    publish.commit(fill(fresh, NEW), site)
    assert tree(site) == expected
    assert names(site.parent) == ["site"]


@pytest.mark.usefixtures("_both_ways")
def test_what_the_new_site_has_itself_is_not_carried_over(tmp_path: Path) -> None:
    site = fill(tmp_path / "site", OLD | {".nojekyll": b"old"})
    publish.commit(fill(publish.begin(site), NEW | {".nojekyll": b"new"}), site)
    assert tree(site) == NEW | {".nojekyll": b"new"}


@pytest.mark.usefixtures("_both_ways")
def test_a_link_to_the_site_stays_a_link(tmp_path: Path) -> None:
    real = fill(tmp_path / "server" / "www", OLD)
    link = tmp_path / "site"
    link.symlink_to(real)
    publish.commit(fill(publish.begin(link), NEW), link)
    assert link.is_symlink()
    assert tree(real) == NEW
    assert names(real.parent) == ["www"]


def test_a_site_that_is_thrown_away_leaves_nothing(tmp_path: Path) -> None:
    site = fill(tmp_path / "site", OLD)
    publish.discard(fill(publish.begin(site), NEW))
    assert tree(site) == OLD
    assert names(tmp_path) == ["site"]


def test_folders_of_dead_builds_go_and_those_of_living_ones_stay(tmp_path: Path) -> None:
    site = fill(tmp_path / "site", OLD)
    living, other = f".site.{os.getppid()}", f".other.{dead_pid()}"
    for name in (f".site.{dead_pid()}", living, other, ".site.words", f".site.{os.getpid()}"):
        fill(tmp_path / name, {"index.html": b"left"})
    fresh = publish.begin(site)
    assert fresh.name == f".site.{os.getpid()}"
    assert tree(fresh) == {}
    assert names(tmp_path) == sorted([fresh.name, living, ".site.words", other, "site"])


def test_a_site_put_aside_comes_back(tmp_path: Path) -> None:
    fill(tmp_path / ".site.last", OLD)
    publish.begin(tmp_path / "site")
    assert tree(tmp_path / "site") == OLD
    assert names(tmp_path) == [f".site.{os.getpid()}", "site"]


def test_a_site_put_aside_goes_if_the_new_one_is_there(tmp_path: Path) -> None:
    fill(tmp_path / ".site.last", OLD)
    fill(tmp_path / "site", NEW)
    publish.begin(tmp_path / "site")
    assert tree(tmp_path / "site") == NEW
    assert names(tmp_path) == [f".site.{os.getpid()}", "site"]


KILLED = """
import os, pathlib, shutil, sys
from askwell import publish
from askwell.publish import swap
site = pathlib.Path(sys.argv[1])
fresh = publish.begin(site)
(fresh / "index.html").write_bytes(b"new")
(fresh / "come").mkdir()
(fresh / "come" / "index.html").write_bytes(b"new")
def die(*_, **__): os.kill(os.getpid(), 9)
def once_more(number, step):
    def counted(*given):
        calls.append(given)
        return die() if len(calls) > number else step(*given)
    calls = []
    return counted
%s
publish.commit(fresh, site)
"""


@pytest.mark.parametrize(
    ("moment", "then"),
    [
        pytest.param("swap._exchange = die", OLD, id="before the exchange"),
        pytest.param("shutil.rmtree = die", NEW, id="after the exchange"),
        pytest.param(
            "swap._exchange = lambda *_: False; pathlib.Path.rename = once_more(0, pathlib.Path.rename)",
            OLD,
            id="before the first step",
        ),
        pytest.param(
            "swap._exchange = lambda *_: False; pathlib.Path.rename = once_more(1, pathlib.Path.rename)",
            OLD,
            id="between the two steps",
        ),
        pytest.param("swap._exchange = lambda *_: False; shutil.rmtree = die", NEW, id="after the second step"),
    ],
)
def test_killed_at_a_step(tmp_path: Path, moment: str, then: dict[str, bytes]) -> None:
    site = fill(tmp_path / "site", OLD)
    done = subprocess.run([sys.executable, "-c", KILLED % moment, site], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (-signal.SIGKILL, "")
    fresh = publish.begin(site)
    assert tree(site) == then
    publish.commit(fill(fresh, NEW), site)
    assert tree(site) == NEW
    assert names(tmp_path) == ["site"]


@pytest.mark.parametrize(
    ("command", "kills"),
    [
        pytest.param(("askwell", "build"), 30, id="askwell build"),
        pytest.param(("mkdocs", "build"), 30, id="mkdocs build"),
    ],
)
@pytest.mark.long
def test_a_build_killed_at_any_time(starter: Path, tmp_path: Path, command: tuple[str, ...], kills: int) -> None:
    """Builds of two contents in turn, each killed a little later than the one before."""
    site = copy(starter, tmp_path / "ours")
    titles = ["name: My health answers", "name: Test name"]
    trees = [tree(site / "site")]
    begun = time.monotonic()
    for turn in (0, 1):
        replace(site / "content" / "site.yml", titles[turn], titles[1 - turn])
        assert run(site, *command).returncode == 0
        trees.append(tree(site / "site"))
    takes = (time.monotonic() - begun) / 2
    assert trees[0] == trees[2] != trees[1]
    for moment in range(1, kills + 1):
        new = moment % 2
        replace(site / "content" / "site.yml", titles[1 - new], titles[new])
        with subprocess.Popen([sys.executable, "-m", *command], cwd=site, env=QUIET, stderr=subprocess.PIPE) as build:
            time.sleep(takes * (0.3 + 0.8 * moment / kills))
            build.kill()
        assert tree(site / "site") in trees[:2]
    assert run(site, *command).returncode == 0
    assert tree(site / "site") == trees[kills % 2]
    assert [path.name for path in site.glob(".site*")] == []
