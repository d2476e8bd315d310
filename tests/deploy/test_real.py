"""The pages of this repository's own site, brought to a host step by step; and a process that is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html

from askwell.content.links.lock import Lock
from askwell.deploy.deploying import Finished
from askwell.deploy.files import HOME, pieces_of
from askwell.deploy.folder import Folder
from tests.deploy.sites import ALL, bring, files, host
from tests.deploy.test_killed import Mortal
from tests.sites import copy

pytestmark = pytest.mark.slow

BASE = "https://ask-well.example/"
GONE = "answers/swimming-and-bones/index.html"


def links(name: str, raw: bytes) -> set[str]:
    """The files to which a page leads, as a browser reads it."""
    found = html.fromstring(raw).xpath("//@href | //@src")
    assert isinstance(found, list)
    urls = {urlsplit(urljoin(BASE + name.removesuffix(HOME), str(link))) for link in found}
    paths = {unquote(url.path.lstrip("/")) for url in urls if f"{url.scheme}://{url.netloc}/" == BASE}
    return {f"{path}{HOME}" if path == "" or path.endswith("/") else path for path in paths}


class Watched(Mortal):
    """A folder whose pages are followed before each change: each link leads to a file, but from pages that no reader
    can have met yet."""

    def __init__(self, folder: Path, known: set[str]) -> None:
        super().__init__(folder)
        self.known, self.seen = known, dict[tuple[str, bytes], set[str]]()

    def _live(self) -> None:
        self.check(files(self.folder))

    def check(self, there: Mapping[str, bytes]) -> None:
        waiting = [name for name in {HOME, *self.known} if name in there]
        met = set(waiting)
        while waiting:
            name = waiting.pop()
            if name.endswith(".html"):
                key = name, there[name]
                if key not in self.seen:
                    self.seen[key] = links(*key)
                assert self.seen[key] <= there.keys(), f"{name} leads to nothing: {self.seen[key] - there.keys()}"
                waiting += self.seen[key] - met
                met |= self.seen[key]


def smaller(built: Path, folder: Path) -> Path:
    """The site without an answer, and without each page that leads to it or to such a page, but for home."""
    site = copy(built, folder)
    while True:
        there = files(site)
        pages = {name: links(name, raw) for name, raw in there.items() if name.endswith(".html")}
        lost = {name for name, found in pages.items() if name == GONE or not found <= there.keys()} - {HOME}
        if not lost:
            break
        for name in lost:
            (site / name).unlink()
    (site / HOME).write_text("<p>Test</p>", "utf-8")
    return site


@pytest.mark.parametrize("way", ["first", "more", "less"])
def test_no_reader_meets_a_link_without_its_page(built: Path, tmp_path: Path, way: str) -> None:
    assert (built / GONE).exists()
    whole, less = copy(built, tmp_path / "whole"), smaller(built, tmp_path / "less")
    before, after = {"first": (None, whole), "more": (less, whole), "less": (whole, less)}[way]
    known = set(files(less)) & set(files(whole)) if before else set()
    target = Watched(tmp_path / "host", known)
    for site in filter(None, (before, after)):
        assert bring(Finished(site, pieces_of(site), BASE, Lock()), target, ALL) == []
    target.check(files(tmp_path / "host"))
    assert files(tmp_path / "host") == files(after)


CHILD = """
import sys
from pathlib import Path
from askwell.content.links.lock import Lock
from askwell.deploy.deploying import Finished
from askwell.deploy.files import pieces_of
from askwell.deploy.folder import Folder
from tests.deploy.sites import bring
site = Path(sys.argv[1])
bring(Finished(site, pieces_of(site), "https://ask-well.example/", Lock()), Folder(Path(sys.argv[2])))
"""


def test_a_process_that_is_killed(built: Path, tmp_path: Path) -> None:
    target, wanted = tmp_path / "host", files(built)
    host(target)
    command = [sys.executable, "-c", CHILD, str(built), str(target)]
    with subprocess.Popen(command, cwd=Path(__file__).parents[2]) as child:
        end = time.monotonic() + 60
        while len(files(target)) < 20 and time.monotonic() < end:
            time.sleep(0.002)
        os.kill(child.pid, signal.SIGKILL)
    there = files(target)
    assert len(there) >= 20
    assert there.items() <= wanted.items()
    assert bring(Finished(built, pieces_of(built), BASE, Lock()), Folder(target)) == []
    assert files(target) == wanted
