"""What is tapped is large enough: 44 px in the steps of guides, 24 elsewhere."""

from __future__ import annotations

import pytest

from tests.browser.reader import KINDS, Opener
from tests.browser.test_safety import faults

SMALL = """least => ['[data-choice]', '[data-go]', '.aw-call__number', 'summary']
  .flatMap(part => [...document.querySelectorAll(`[data-node] ${part}`)]).filter(e => e.checkVisibility())
  .map(e => [e.textContent.trim(), e.getBoundingClientRect()])
  .filter(([, box]) => box.height < least || box.width < least).map(([words, box]) => [words, box.width, box.height])"""


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.startswith("guide ")])
def test_links_of_a_step_are_large(opened: Opener, kind: str) -> None:
    assert opened(KINDS[kind], screen="phone", scripts=False).evaluate(SMALL, 44) == []


@pytest.mark.parametrize(
    "kind", [pytest.param(kind, marks=[] if kind == "answers" else [pytest.mark.long]) for kind in KINDS]
)
def test_other_links_are_large_or_apart(opened: Opener, kind: str) -> None:
    assert faults(opened(KINDS[kind], screen="phone"), rules=["target-size"]) == []
