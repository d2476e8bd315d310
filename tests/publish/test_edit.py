"""A site that differs from the last one in few files is published whole, and nothing is written into the last one."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from askwell import publish
from askwell.publish import spare, swap
from tests.publish.sites import Files, begun, fill, folders, folders_of, made_ready, names, stands
from tests.sites import tree

OLD = {"index.html": b"old", "same/index.html": b"same", "gone/deep/index.html": b"old", "list/1.html": b"old"}
NEW = {"index.html": b"new", "same/index.html": b"same", "come/deep/index.html": b"new", "list/1.html": b"old"}
OTHER = {"index.html": b"other", "same/index.html": b"same", "gone/deep/index.html": b"other", "list": b"a file"}


def no_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "_exchange", lambda *_: False)


def no_links(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)


@pytest.fixture(params=[lambda _: None, no_exchange, no_links], ids=["", "no exchange", "no links"])
def _all_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a usual disk, and on file systems that cannot exchange or link."""
    request.param(monkeypatch)


@pytest.mark.usefixtures("_all_ways")
def test_edits_follow_one_another(tmp_path: Path) -> None:
    site = begun(tmp_path / "site", OLD)
    for files in (NEW, OTHER, OLD, OLD, OTHER, NEW):
        edited = made_ready(site, files)
        stands(edited.folder, files)
        publish.publish_edit(edited)
        stands(site, files)
    assert names(tmp_path) == [".site.spare", "site"]


def drawn(random: Random) -> Files:
    """Files that are often in each other's way: a page where there was a folder, say."""
    paths = ["a", "a/b", "a/b/c", "a/b/d", "a/e", "f/g", "f/h/i", "j", "k/l/m/n"]
    chosen = [path for path in paths if random.random() < 0.6]
    free = [path for path in chosen if not any(other.startswith(f"{path}/") for other in chosen)]
    return {path: random.choice([b"1", b"2", b"3"]) for path in free}


@pytest.mark.usefixtures("_all_ways")
@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(1, 4))])
def test_drawn_edits(tmp_path: Path, seed: int) -> None:
    """Some are not published, some sites are built from nothing, some spares are lost; stamps know each site."""
    random = Random(seed)
    files: Files = {}
    site = begun(tmp_path / "site", files)
    stamps = publish.stamps(site)
    for _ in range(30):
        after = drawn(random)
        draw = random.random()
        if draw < 0.05:
            begun(site, after, spare=True)
            assert not publish.prepare(site)
            stamps, files = publish.stamps(site), after
        elif draw < 0.1:
            swap.remove(spare.spare_of(site) / random.choice(["", "tree", "behind.json"]))
            stamps = publish.stamps(site)  # to lose a link touches a file
        elif draw < 0.3:
            edited = made_ready(site, after)
            stands(edited.folder, after)
            stamps = publish.stamps(site) if edited.anew else stamps
        else:
            edited = made_ready(site, after)
            publish.publish_edit(edited)
            stamps, files = publish.renewed(stamps, edited), after
            assert stamps.by_path() == publish.stamps(site).by_path()
        stands(site, files)
        assert publish.touched(site, stamps) == set()


def test_nothing_is_written_into_a_file_of_the_site(tmp_path: Path) -> None:
    site = begun(tmp_path / "site", OLD)
    publish.prepare(site)
    other = tmp_path / "other"
    for name in OLD:
        (other / name).parent.mkdir(parents=True, exist_ok=True)
        (other / name).hardlink_to(site / name)
    for files in (NEW, OTHER, NEW):
        publish.publish_edit(made_ready(site, files))
        assert tree(other) == OLD


def test_what_did_not_change_is_the_same_file(tmp_path: Path) -> None:
    site = begun(tmp_path / "site", OLD)
    before = (site / "same/index.html").stat().st_ino
    publish.publish_edit(made_ready(site, NEW))
    assert (site / "same/index.html").stat().st_ino == before


def test_files_come_from_elsewhere_too(tmp_path: Path) -> None:
    site = begun(tmp_path / "site", OLD)
    picture = fill(tmp_path, {"picture.png": b"picture"}) / "picture.png"
    publish.publish_edit(publish.edit(site, [("picture.png", picture), ("text.txt", "text")]))
    assert tree(site) == OLD | {"picture.png": b"picture", "text.txt": b"text"}
    assert (site / "picture.png").stat().st_ino != picture.stat().st_ino


@pytest.mark.usefixtures("_all_ways")
def test_hidden_entries_are_those_of_the_published_site(tmp_path: Path) -> None:
    site = begun(tmp_path / "site", OLD)
    publish.prepare(site)
    fill(site, {".git/HEAD": b"1", ".well-known/theirs": b"1"})
    for turn in range(4):
        kept = {".git/HEAD": b"%d" % turn, ".well-known/theirs": b"1"}
        (site / ".git" / "HEAD").write_bytes(kept[".git/HEAD"])
        publish.publish_edit(publish.edit(site, [("index.html", b"%d" % turn), (".well-known/ours", b"%d" % turn)]))
        assert tree(site) == OLD | kept | {"index.html": b"%d" % turn, ".well-known/ours": b"%d" % turn}
    publish.publish_edit(publish.edit(site, [], [".well-known/ours"]))
    (site / ".git" / "HEAD").unlink()
    (site / ".git").rmdir()
    publish.publish_edit(publish.edit(site, [("index.html", b"last")]))
    assert tree(site) == OLD | {"index.html": b"last", ".well-known/theirs": b"1"}


@pytest.mark.usefixtures("_all_ways")
def test_a_link_to_the_site_stays_a_link(tmp_path: Path) -> None:
    real, site = tmp_path / "server" / "www", tmp_path / "site"
    real.mkdir(parents=True)
    site.symlink_to(real)
    begun(site, OLD)
    for files in (NEW, OTHER):
        publish.publish_edit(made_ready(site, files))
        assert site.is_symlink()
        stands(real, files)
    assert (names(tmp_path), names(real.parent)) == (["server", "site"], [".www.spare", "www"])


def test_a_build_from_nothing_takes_the_spare_away(tmp_path: Path) -> None:
    site = begun(tmp_path / "site", OLD)
    publish.publish_edit(made_ready(site, NEW))
    begun(site, OTHER)
    assert names(tmp_path) == ["site"]


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda folder: (folder / "behind.json").write_text("{"), id="damaged"),
        pytest.param(lambda folder: (folder / "behind.json").write_text('{"form": 0}'), id="of another program"),
        pytest.param(lambda folder: (folder / "behind.json").unlink(), id="unfinished"),
        pytest.param(lambda folder: (folder / "tree").rename(folder / "wood"), id="without its tree"),
        pytest.param(lambda folder: folder.rename(folder.with_name("elsewhere")), id="not there"),
    ],
)
def test_a_spare_that_is_none_is_made_anew(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    site = begun(tmp_path / "site", OLD)
    publish.publish_edit(made_ready(site, NEW))
    spoil(tmp_path / ".site.spare")
    edited = made_ready(site, OTHER)
    assert edited.anew
    publish.publish_edit(edited)
    stands(site, OTHER)


def test_the_last_site_becomes_the_spare(tmp_path: Path) -> None:
    """Whatever it was, and whatever was left of another spare."""
    site = begun(tmp_path / "site", OTHER | {".git/HEAD": b"1"}, spare=True)
    publish.publish_edit(made_ready(site, OLD))
    begun(site, NEW, spare=True)
    assert names(tmp_path) == [".site.spare", "site"]
    assert tree(tmp_path / ".site.spare" / "tree") == NEW
    assert folders(tmp_path / ".site.spare" / "tree") == folders_of(NEW)
    edited = made_ready(site, OLD)
    assert not edited.anew
    publish.publish_edit(edited)
    assert tree(site) == OLD | {".git/HEAD": b"1"}


def test_a_spare_of_another_site_is_made_anew(tmp_path: Path) -> None:
    site = begun(tmp_path / "site", OLD)
    publish.publish_edit(made_ready(site, NEW))
    site.rename(tmp_path / "elsewhere")
    fill(site, OTHER | {"more.html": b"more"})
    publish.publish_edit(publish.edit(site, [("index.html", b"new")]))
    stands(site, OTHER | {"more.html": b"more", "index.html": b"new"})


STEPS = {"open", "os.link", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.utime", "shutil.copyfile"}


def killed_at(step: int, act: Callable[[], None]) -> bool:
    """Lets a process of its own do something until it has done so many things to files; whether it was killed."""
    child = os.fork()
    if child == 0:
        left = step

        def die(event: str, given: tuple[object, ...]) -> None:
            nonlocal left
            if event in STEPS or (event == "ctypes.dlsym" and given[1] == "renameat2"):
                left -= 1
                if left < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(die)
        try:
            act()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


@pytest.mark.usefixtures("_all_ways")
@pytest.mark.parametrize("spare_is_there", [True, False], ids=["next edit", "first edit"])
@pytest.mark.parametrize("stride", [pytest.param(1, marks=pytest.mark.slow), 11], ids=["each", "some"])
def test_killed_at_any_step(tmp_path: Path, spare_is_there: bool, stride: int) -> None:
    """What stands there is the old site or the new one, and so it is after the next edit."""
    files = [OLD | {".git/HEAD": b"1"}, NEW | {".git/HEAD": b"1"}]
    seen, step, killed = [], 0, True
    while killed:
        site = begun(tmp_path / str(step) / "site", OTHER)
        fill(site, {".git/HEAD": b"1"})
        if spare_is_there:
            publish.publish_edit(made_ready(site, OLD))
        else:
            begun(site, OLD)
        killed = killed_at(step, lambda at=site: publish.publish_edit(made_ready(at, NEW)))  # type: ignore[misc]
        swap.put_back(site)
        assert tree(site) in files
        seen.append(files.index(tree(site)))
        for after in (OTHER, NEW):
            publish.publish_edit(made_ready(site, after))
            assert tree(site) == after | {".git/HEAD": b"1"}
            assert folders(site) - {".git"} == folders_of(after)
        step += stride
    assert seen == sorted(seen)
    assert seen[-1] == 1
    assert step > 15


@pytest.mark.usefixtures("_all_ways")
@pytest.mark.parametrize("stride", [pytest.param(1, marks=pytest.mark.slow), 13], ids=["each", "some"])
def test_a_build_from_nothing_killed_at_any_step(tmp_path: Path, stride: int) -> None:
    """Edits go on from what stands there, whatever became of the spare."""
    step, killed = 0, True
    while killed:
        site = begun(tmp_path / str(step) / "site", OTHER, spare=True)
        publish.publish_edit(made_ready(site, OLD))
        fresh = fill(publish.begin(site), NEW)
        killed = killed_at(step, lambda new=fresh, at=site: publish.commit(new, at, spare=True))  # type: ignore[misc]
        swap.put_back(site)
        assert tree(site) in (OLD, NEW)
        for after in (OTHER, NEW):
            publish.publish_edit(made_ready(site, after))
            stands(site, after)
        begun(site, OLD)
        assert names(site.parent) == ["site"]
        step += stride
    assert step > 26
