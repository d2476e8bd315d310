"""Pages that have a feed beside them say so: in their head, for browsers and programs, and in words."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from askwell.content import addresses
from askwell.render.site import Site as Rendered
from askwell.render.site import render_site
from tests import editions
from tests.helpers import good_site


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    return render_site(editions.add(good_site(tmp_path_factory.mktemp("feeds"))).check())


def test_which_pages_have_a_feed(rendered: Rendered) -> None:
    assert {page.path: page.feed for page in rendered.pages if page.feed} == {
        "": "answers/",
        "answers/": "answers/",
        "answers/newest/": "answers/",
        "answers/a-to-z/": "answers/",
        "corrections/": "corrections/",
        "decide/test-guide/": "decide/test-guide/",
        "newsletters/": "newsletters/",
        "topics/other-topic/": "topics/other-topic/",
        "topics/test-topic/": "topics/test-topic/",
    }


def test_pages_lead_to_their_feeds(rendered: Rendered) -> None:
    for page in (page for page in rendered.pages if page.feed):
        html = BeautifulSoup(page.document, "html.parser")
        paths = [addresses.feed_path(page.feed, ending) for ending in (addresses.ATOM, addresses.JSON_FEED)]
        expected = [addresses.relative(page.path, path) for path in paths]
        assert [link["href"] for link in html.select('head link[rel="alternate"]')] == expected
        assert [link["type"] for link in html.select('head link[rel="alternate"]')] == [
            "application/atom+xml",
            "application/feed+json",
        ]
        assert set(paths) <= rendered.assets.keys() & rendered.feeds.keys()
        shown = [link["href"] for link in html.select('main [data-part="feed"] a')]
        assert shown == ([] if page.path == "" else expected)
