"""What `askwell audit --browser` finds: nothing on good pages of each kind, and each fault that the manual shows."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from askwell.audit.browser.modes import ALL, DESKTOP, PHONE, PRINT, Mode
from askwell.audit.browser.seen import look_at
from askwell.audit.browser.serving import serving
from askwell.diagnostics import Diagnostic
from tests.browser.reader import Served
from tests.test_manual import blocks, error_sections, spoil

KINDS = {
    "home": "",
    "answers": "answers/",
    "answer": "answers/sleep-better/",
    "topic": "topics/bones/",
    "expert": "experts/bjoern-buehring/",
    "guide": "decide/sore-back/",
    "not found": "404.html",
    "written by hand": "about/",
}
"""A page of each kind of the real site."""

FEW = (Mode(PHONE, "light", False), Mode(DESKTOP, "dark", True), Mode(PHONE, PRINT, False))
"""The readers who differ most."""

EXAMPLE = FEW[0]
"""The first of them looks in each run, the others in the long one."""

LISTS = ("answers", "topic", "not found")
"""Pages with little on them that no other has: they are looked at with the whole site, in the long run."""

NEED_A_GUIDE = ("SEEN002", "SEEN005")


def file(path: str) -> str:
    return path if path.endswith(".html") else f"{path}index.html"


def said(found: tuple[Diagnostic, ...]) -> list[str]:
    return [str(one) for one in found]


MODES = [pytest.param(mode, marks=[] if mode == EXAMPLE else [pytest.mark.long]) for mode in ALL]


@pytest.mark.parametrize("mode", MODES, ids=str)
def test_the_shipped_sheets_hide_nothing(chromium: Browser, built: Path, served: Served, mode: Mode) -> None:
    kinds = ["answer", "guide"] if mode in FEW[1:] else [kind for kind in KINDS if kind not in LISTS]
    paths = [file(KINDS[kind]) for kind in kinds]
    assert said(look_at(chromium, served.url, built, paths, modes=[mode])) == []


@pytest.mark.long
def test_the_starter_site_shows_everything(chromium: Browser, starter: Path) -> None:
    site = starter / "site"
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    with serving(site, "/") as url:
        assert said(look_at(chromium, url, site, paths)) == []


@pytest.mark.long
def test_the_whole_site_shows_everything(chromium: Browser, built: Path, served: Served) -> None:
    paths = sorted(path.relative_to(built).as_posix() for path in built.rglob("*.html"))
    assert said(look_at(chromium, served.url, built, paths, modes=FEW)) == []


@pytest.mark.parametrize("code", [code for code in error_sections() if code.startswith("SEEN")])
def test_an_example_of_the_manual_is_found(chromium: Browser, starter: Path, tmp_path: Path, code: str) -> None:
    shutil.copytree(starter / "site", tmp_path / "site")
    page = "decide/sample-guide/" if code in NEED_A_GUIDE else "answers/sample-question/"
    for block in blocks(error_sections()[code]):
        spoil(tmp_path, block)
    with serving(tmp_path / "site", "/") as url:
        found = look_at(chromium, url, tmp_path / "site", [file(page)], modes=[EXAMPLE])
    assert code in {one.code for one in found}
