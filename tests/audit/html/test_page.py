"""Where elements stand in a page, and in which others."""

from __future__ import annotations

import pytest

from askwell.audit.html.page import inside, place_of, read_page
from tests.audit.spoil import FULL, GUIDE, Audited


@pytest.mark.parametrize("path", [FULL, GUIDE])
def test_places_are_in_the_order_of_the_page(path: str, audited: Audited) -> None:
    page = read_page(audited.site, path, "site")
    assert page is not None
    elements = list(page.root.iter())
    places = [place_of(element) for element in elements]
    assert len(elements) > 100
    assert places == sorted(set(places))


def test_inside(audited: Audited) -> None:
    page = read_page(audited.site, FULL, "site")
    assert page is not None
    assert page.main is not None
    within = [element for element in page.root.iter() if inside(element, page.main)]
    assert within == list(page.main.iter())
