"""A guide whose page is too large is told, unless an earlier build finished that page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from askwell.flow.machine import limits
from askwell.render.site import render_site, too_large
from askwell.shelf import Finished, Place
from tests.helpers import Site


@pytest.mark.parametrize(("most", "expected"), [(10, ["FLOW043"]), (10_000_000, [])])
def test_guides_that_are_too_large(most: int, expected: list[str], site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_HTML", most)
    checked = site.check()
    made = render_site(checked)
    assert [one.code for one in too_large(made, checked)] == expected
    before = Place(Finished("index.html"), 0, 0)
    finished = replace(made, pages=tuple(replace(page, before=before) for page in made.pages))
    assert too_large(finished, checked) == ()
