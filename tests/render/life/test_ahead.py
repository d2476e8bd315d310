"""A site whose answers' pages are made by several processes: the same, with the same kept for the next build."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest

from askwell.content.records import Answer
from askwell.processes import VARIABLE
from askwell.rebuild.checking import know
from askwell.rebuild.store import Store
from askwell.rebuild.units import Units
from askwell.render import pages
from askwell.render.page import Page
from askwell.render.site import Site as Rendered
from askwell.render.site import render_site
from askwell.render.view import View
from tests.helpers import ANSWER, FILES, Site
from tests.render.test_edited import files

pytestmark = [
    pytest.mark.usefixtures("one_thread"),
    pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux only"),
]

STATES = {
    "published": "",
    "draft": "status: draft\n",
    "archived": "status: archived\nsince: 2026-03-01\n",
    "withdrawn": "status: withdrawn\nsince: 2026-03-01\nwhy: Test words.\n",
}


def _rendered(site: Site, number: int, monkeypatch: pytest.MonkeyPatch) -> tuple[Rendered, Units]:
    monkeypatch.setenv(VARIABLE, f"{number}")
    units = Units(Store.passing())
    units.folder = str(site.root / "site")
    checked = replace(site.check(), units=units)
    know(units, checked.library)
    return render_site(checked), units


@pytest.fixture
def several(site: Site) -> Site:
    """A site of answers in several states."""
    site.write("glossary.yml", "tested:\n  term: tested word\n  meaning: Test meaning.\n")
    plain = FILES[ANSWER].replace("flow: test-guide\n", "")
    for number, state in enumerate(STATES):
        text = plain.replace("t3st", f"n{number}st").replace("Is this test data?", f"Is this test n{number}?")
        text = text.replace("## Test heading", "A tested word.\n\n## Test heading")
        site.write(f"answers/n{number}.md", text.replace("question:", f"{STATES[state]}question:"))
    return site


@pytest.mark.parametrize("number", [2, 8])
def test_the_site_and_what_is_kept_are_the_same(number: int, several: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    one, kept = _rendered(several, 1, monkeypatch)
    many, also_kept = _rendered(several, number, monkeypatch)
    assert files(many) == files(one)
    assert {f"answers/n{number}/index.html" for number in (0, 2, 3)} <= files(one).keys()
    assert (many.search, many.found, many.feeds, many.moves) == (one.search, one.found, one.feeds, one.moves)
    assert [replace(page, main="", before="", after="", texts=one.pages[0].texts) for page in many.pages] == [
        replace(page, main="", before="", after="", texts=one.pages[0].texts) for page in one.pages
    ]
    for table in ("made", "asked"):
        found = [units.store.connection.execute(f"select * from {table}").fetchall() for units in (kept, also_kept)]
        assert sorted(found[0]) == sorted(found[1])


def test_a_page_that_cannot_be_made_ends_the_build_as_ever(several: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    made = pages.answer

    def answer(view: View, item: Answer) -> Page:
        if item.slug == "n0":
            raise ValueError("Test")
        return made(view, item)

    monkeypatch.setattr(pages, "answer", answer)
    for number in (1, 2):
        with pytest.raises(ValueError, match="Test"):
            _rendered(several, number, monkeypatch)
