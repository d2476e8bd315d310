"""Components as they come out, sign by sign. UPDATE_GOLDEN=1 writes the files anew; look at what changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from askwell.render.site import render_site
from tests.conftest import ROOT
from tests.helpers import FILES, FLOW, Site

GOLDEN = ROOT / "tests" / "golden"

PARTS = {
    "question.html": ("decide/test-guide/", '[data-node="screen"]'),
    "outcome-emergency.html": ("decide/test-guide/", '[data-node="call"]'),
    "outcome-urgent.html": ("decide/test-guide/", '[data-node="visit"]'),
    "outcome-self-care.html": ("decide/test-guide/", '[data-node="rest"]'),
    "care-card.html": ("answers/sample/", '[data-care="emergency"]'),
    "source.html": ("answers/sample/", '[data-source="test-source"]'),
    "source-on-paper.html": ("answers/sample/", '[data-source="paper-source"]'),
    "byline.html": ("answers/sample/", ".aw-byline"),
    "passage.html": ("answers/sample/", ".aw-passage"),
    "answer-in-a-list.html": ("answers/", ".aw-answers > li"),
}


def rendered(site: Site, path: str, selector: str) -> str:
    """A part of a page as the templates give it; only its attributes are put in order."""
    site.write(FLOW, FILES[FLOW].replace("urgency: routine", "urgency: urgent"))
    (page,) = [page for page in render_site(site.check()).pages if page.path == path]
    soup = BeautifulSoup(page.html, "html.parser", multi_valued_attributes=None)
    return f"{soup.select(selector)[-1]}\n"


@pytest.mark.parametrize("name", PARTS)
def test_golden(site: Site, name: str) -> None:
    file: Path = GOLDEN / name
    found = rendered(site, *PARTS[name])
    if os.environ.get("UPDATE_GOLDEN") == "1":
        file.write_text(found, "utf-8")
    assert found == file.read_text("utf-8")


def test_every_golden_file_is_used() -> None:
    assert {path.name for path in GOLDEN.glob("*.html")} == set(PARTS)
