"""Frames that are drawn once for each shape of page are those that each page would have alone, sign by sign."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from askwell.render.frame import Frame, shape_of
from askwell.render.machines.telling import Told
from askwell.render.moved import stubs
from askwell.render.page import Page
from askwell.render.site import render_site
from tests import hard_site
from tests.helpers import ANSWER, FILES, Site, site_of_flows

MENU = "menu:\n  - label: Test & menu\n    url: /answers/sample/\n  - label: Other\n    url: /decide/\n"
SIGNS = 'Is this <test> & "data"?'


def documents(site: Site) -> dict[str, str]:
    return {page.path: page.document for page in render_site(site.check()).pages}


def compare(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    shapes: Counter[object] = Counter()

    def counted(page: Page, told: Told) -> object:
        shapes[shape_of(page, told)] += 1
        return shape_of(page, told)

    monkeypatch.setattr("askwell.render.frame.shape_of", counted)
    found = documents(site)
    monkeypatch.setattr(Frame, "around", Frame.plainly)
    monkeypatch.setattr(stubs, "gapped", lambda page, told: (page, told))
    monkeypatch.setattr(stubs, "shape_of", lambda page, _: page.path)
    assert found == documents(site)
    assert "\0" not in "".join(found.values())
    assert sum(times > 1 for times in shapes.values()) > 1, "hardly two pages have one shape"


def test_signs_and_a_menu_of_deep_links(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.write("site.yml", FILES["site.yml"] + MENU)
    site.write(ANSWER, FILES[ANSWER].replace("Is this test data?", f"'{SIGNS}'"))
    other = FILES[ANSWER].replace("t3st", "oth3r").replace("Is this test data?", "Is this other data?")
    site.write("answers/other.md", other.replace("flow: test-guide\n", ""))
    compare(site, monkeypatch)


def test_texts_that_are_no_longer_kept(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = "status: {}\nsince: 2026-02-01\nwhy: Test <reason> & more.\n"
    for state in ("archived", "withdrawn"):
        text = FILES[ANSWER].replace("t3st", f"{state[:4]}1").replace("flow: test-guide\n", ended.format(state))
        site.write(f"answers/{state}.md", text)
    compare(site, monkeypatch)


def test_a_site_below_a_path(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.replace("site.yml", "https://site.example/", "https://site.example/wellness/")
    compare(site, monkeypatch)


@pytest.mark.slow
def test_guides_of_every_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compare(site_of_flows(tmp_path), monkeypatch)


@pytest.mark.slow
def test_lists_of_many_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compare(hard_site.write(tmp_path), monkeypatch)
