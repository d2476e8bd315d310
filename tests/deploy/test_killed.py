"""A deployment that is interrupted, at each step: the next one goes on, and readers meet no link without its page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from askwell.deploy.deploying import Finished
from askwell.deploy.folder import Folder
from tests.deploy.sites import ALL, SITE, Pages, bring, files, finished, write


class Killed(BaseException):
    """The end of a process, wherever it is."""


class Mortal(Folder):
    """A folder to which a few changes are made before the process ends; what is there after each is kept."""

    def __init__(self, folder: Path, lives: int = 10_000) -> None:
        folder.mkdir(exist_ok=True)
        super().__init__(folder)
        self.lives = lives
        self.moments: list[Mapping[str, bytes]] = []

    def _live(self) -> None:
        self.moments.append(files(self.folder))
        if self.lives == 0:
            raise Killed
        self.lives -= 1

    def write(self, name: str, data: bytes) -> str:
        self._live()
        (self.folder / ".askwell-deploy" / "part").write_bytes(data[:3])  # as far as it came
        return super().write(name, data)

    def remove(self, name: str) -> None:
        self._live()
        super().remove(name)


OLD: Pages = {
    "index.html": "/one/ /gone/ /list/",
    "list/index.html": "/one/ /gone/ /",
    "one/index.html": "/gone/",
    "gone/index.html": "/ /gone-too/",
    "gone-too/index.html": "/gone/ /one/",
    "assets/test.css": "old",
}
NEW: Pages = SITE | {"ring/index.html": "/two/ /list/ /", "two/index.html": "/ /ring/"}
OTHER: Pages = {"index.html": "/two/ /three/", "two/index.html": "/ /three/", "three/index.html": "/ /two/"}


def links(page: bytes) -> list[str]:
    return re.findall(r'href="/([^"]*)"', page.decode())


def met_in_vain(moment: Mapping[str, bytes], known: set[str]) -> Iterator[str]:
    """The links without a page that readers meet who come from home or by addresses that they know."""
    waiting = [name for name in {"index.html", *known} if name in moment]
    seen = set(waiting)
    while waiting:
        name = waiting.pop()
        for link in links(moment[name]) if name.endswith(".html") else ():
            target = f"{link}index.html"
            if target not in moment:
                yield f"{name}: /{link}"
            elif target not in seen:
                seen.add(target)
                waiting.append(target)


def lives_of(tmp_path: Path, before: Finished, after: Pages) -> int:
    """How many changes a deployment makes."""
    target = Mortal(tmp_path / "counted")
    bring(before, target, ALL)
    made = len(target.moments)
    bring(finished(tmp_path / "site", after), target, ALL)
    return len(target.moments) - made


@pytest.mark.parametrize(("old", "new"), [({}, NEW), (OLD, NEW), (NEW, OLD)], ids=["first", "next", "back"])
def test_at_each_step(tmp_path: Path, old: Pages, new: Pages) -> None:
    site = finished(tmp_path / "site", new)
    lives, known = 0, set(old) & set(new)
    while True:
        folder = tmp_path / f"host-{lives}"
        write(folder, {".git/HEAD": "theirs"})
        if old:
            bring(finished(tmp_path / "old", old), Mortal(folder), ALL)
        mortal = Mortal(folder, lives)
        try:
            bring(site, mortal, ALL)
            ended = True
        except Killed:
            ended = False
        after = Mortal(folder)
        assert bring(site, after, ALL) == []
        assert files(folder) == files(site.folder) | {".git/HEAD": b"theirs"}
        for moment in [*mortal.moments, *after.moments, files(folder)]:
            assert list(met_in_vain(moment, known)) == []
        if ended:
            break
        lives += 1
    assert lives > len(new)


def test_what_was_done_is_not_done_again(tmp_path: Path) -> None:
    site = finished(tmp_path / "site", NEW)
    mortal = Mortal(tmp_path / "host", 5)
    with pytest.raises(Killed):
        bring(site, mortal)
    after = Mortal(tmp_path / "host")
    bring(site, after)
    assert len(after.moments) == len(NEW) + 2 - 4  # all files and two lists, without the list and four files


@pytest.mark.parametrize("lives", range(9))
def test_another_site_goes_on_where_one_was_killed(tmp_path: Path, lives: int) -> None:
    """What the first had put there, and no reader met, is right before a page leads to it."""
    target = tmp_path / "host"
    bring(finished(tmp_path / "site", OLD), Mortal(target))
    with pytest.raises(Killed):
        bring(finished(tmp_path / "site", NEW), Mortal(target, lives), ALL)
    after = Mortal(target)
    assert bring(finished(tmp_path / "site", OTHER), after, ALL) == []
    assert files(target) == files(tmp_path / "site")
    for moment in after.moments:
        assert list(met_in_vain(moment, {"index.html"})) == []
