"""What is read aloud: titles say where a reader is, parts have names of their own, and two steps as a whole."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.browser.reader import KINDS, PAGES, Opener

GOLDEN = Path(__file__).parent.parent.parent / "golden" / "tree"

STEPS = {"question": "decide/test-guide/#test-guide--screen", "outcome": "decide/test-guide/#test-guide--call"}
"""A step of each kind, of the site of hard cases."""

_NAMES = """() => [...document.querySelectorAll('nav, main section, header, footer, aside, [role=region]')]
  .filter(e => e.checkVisibility()).map(e => [e.localName, e.getAttribute('aria-label')
    ?? document.getElementById(e.getAttribute('aria-labelledby'))?.textContent ?? ''])"""


@pytest.mark.parametrize("kind", PAGES)
def test_the_title_says_where_a_reader_is(opened: Opener, kind: str) -> None:
    page = opened(PAGES[kind], scripts=False)
    heading = page.locator("h1").inner_text()
    title = page.title()
    assert title.endswith("Ask Well")
    assert kind == "home" or heading in title


@pytest.mark.parametrize("kind", KINDS)
def test_navigations_have_names_that_differ(opened: Opener, kind: str) -> None:
    names = [name for tag, name in opened(KINDS[kind], scripts=False).evaluate(_NAMES) if tag == "nav"]
    assert all(names)
    assert len(names) == len(set(names))


@pytest.mark.parametrize("step", STEPS)
def test_a_step_is_read_aloud_as_it_was(strained: Opener, step: str) -> None:
    """UPDATE_GOLDEN=1 writes the trees anew; look at what changed."""
    path = STEPS[step]
    page = strained(path, scripts=False)
    tree = page.locator("[data-node]:visible").aria_snapshot() + "\n"
    file = GOLDEN / f"{step}.txt"
    if os.environ.get("UPDATE_GOLDEN") == "1":
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(tree, "utf-8")
    assert tree == file.read_text("utf-8")
