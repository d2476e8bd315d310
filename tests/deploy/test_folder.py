"""Folders as targets: what stands in the way, and what the machine refuses."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from askwell.deploy.folder import Folder
from askwell.deploy.opening import target_of
from askwell.deploy.refused import Refused
from tests.deploy.sites import SITE, bring, files, finished, host, write


def why(site_folder: Path, target: Folder) -> str:
    with pytest.raises(Refused) as caught:
        bring(finished(site_folder, SITE), target)
    return caught.value.message


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="there is no folder"):
        Folder(tmp_path / "mistyped")
    assert not (tmp_path / "mistyped").exists()


def test_the_root_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "host").symlink_to(tmp_path / "real")
    assert bring(finished(tmp_path / "site", SITE), host(tmp_path / "host")) == []
    assert files(tmp_path / "real") == files(tmp_path / "site")


def test_a_link_inside_is_not_followed(tmp_path: Path) -> None:
    target = host(tmp_path / "host")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "host" / "one").symlink_to(tmp_path / "elsewhere")
    said = f"{tmp_path / 'host' / 'one'} is a link that leads elsewhere, and files of the site go there"
    assert why(tmp_path / "site", target) == said
    assert files(tmp_path / "elsewhere") == {}


def test_a_link_in_place_of_a_file(tmp_path: Path) -> None:
    target = host(tmp_path / "host")
    (tmp_path / "host" / "index.html").symlink_to(tmp_path / "nowhere")
    assert why(tmp_path / "site", target) == "index.html at the target is not a file, and ours goes there"


def test_a_file_in_place_of_a_folder(tmp_path: Path) -> None:
    target = host(tmp_path / "host")
    write(tmp_path / "host", {"one": "theirs"})
    assert (
        why(tmp_path / "site", target) == f"{tmp_path / 'host' / 'one'} is a file, and a folder of the site goes there"
    )


def test_folders_that_are_empty_go_too(tmp_path: Path) -> None:
    target = host(tmp_path / "host")
    bring(finished(tmp_path / "site", SITE | {f"p/{n}/index.html": "/" for n in range(40)}), target)
    bring(finished(tmp_path / "site", SITE | {f"p/{n}/index.html": "/" for n in range(39)}), target)
    assert not (tmp_path / "host" / "p" / "39").exists()
    assert (tmp_path / "host" / "p" / "38").is_dir()


def test_two_at_once(tmp_path: Path) -> None:
    target = host(tmp_path / "host")
    with target.held():
        assert (
            why(tmp_path / "site", host(tmp_path / "host")) == f"another deployment to {tmp_path / 'host'} is running"
        )
    assert bring(finished(tmp_path / "site", SITE), target) == []


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target, site = host(tmp_path / "host"), finished(tmp_path / "site", SITE)
    fsync, left = os.fsync, iter(range(4))

    def full(descriptor: int) -> None:
        if next(left, None) is None:
            raise OSError(28, "No space left on device")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        bring(site, target)
    monkeypatch.undo()
    assert set(files(tmp_path / "host")) < set(SITE)
    assert bring(site, target) == []
    assert files(tmp_path / "host") == files(site.folder)


@pytest.mark.parametrize("where", ["site", "site/inside", ".", "content", "content/new"])
def test_a_target_among_what_the_site_is_made_of(tmp_path: Path, where: str) -> None:
    (tmp_path / where).mkdir(parents=True, exist_ok=True)
    for name in ("site", "content"):
        (tmp_path / name).mkdir(exist_ok=True)
    with pytest.raises(Refused, match="lie one in the other"):
        target_of(str(tmp_path / where), tmp_path / "site", [tmp_path / "content"], print)


@pytest.mark.parametrize("address", ["gs://test", "ftp://host/test", "https://site.example/"])
def test_other_kinds_of_targets(tmp_path: Path, address: str) -> None:
    with pytest.raises(Refused, match=f"{address} is neither a folder nor a bucket"):
        target_of(address, tmp_path, [], print)
